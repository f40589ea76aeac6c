"""Card faces: each card of a deck as a page of its trim size, front and back, by its template."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from msgspec.structs import replace

from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.reading.later import Later
from kit.typesetting.page import Node, Page

# From as many cards on, faces are drawn when their sheet is, and let go; so many are kept for their other copies.
MANY = 400
_MOST = 2_000  # faces that a look keeps
Faces = tuple[Page, Page | None]
_MODULES = {"claim": "claim", "prompt": "prompt", "sort": "prompt", "vote": "vote", "role": "role", "image": "image",
            "token": "token", "blank": "blank", "badge": "badge"}


def draw(card: Card, deck: Deck, look: Look) -> Faces:
    """The front of a card, and its back where the deck has backs. What does not fit is reported at the card."""
    module = _module(_MODULES[deck.template_of(card)])
    section = Node("Sect")
    front = _read_last(module.front(card, deck, look, section))
    return front, (_read_last(module.back(card, deck, look, section)) if deck.has_backs else None)


@cache
def _module(name: str) -> ModuleType:
    """A template's module, imported when the first card asks for it."""
    return import_module(f"{__name__}.{name}")


def _read_last(face: Page) -> Page:
    """The face with its foot at the end: what is drawn last is read last."""
    face.boxes.sort(key=lambda box: bool(getattr(box, "node", None) and box.node.attributes.get("last")))
    return face


def draw_deck(deck: Deck, look: Look, cards: Iterable[tuple[Card, int]] | None = None) -> Sequence[Faces]:
    """The faces of these cards, all unless said, in order: each drawn once, and listed as often as there are copies.

    A card looks the same whichever others are drawn beside it. Those of a very large deck are drawn when they are
    asked for: until then nothing is known of what does not fit.
    """
    if isinstance(cards, Later):  # each once: see kit/model/long_deck
        return cards.then(lambda card: draw(card[0], deck, look))
    listed = [(card, card.copies) for card in deck.cards] if cards is None else list(cards)
    drawn = _drawing(deck, look)
    faces = Later(len(listed), lambda number: drawn(listed[number][0]), kept=MANY)
    places = array("L", [number for number, (_, copies) in enumerate(listed) for _ in range(copies)])
    copied = Later(len(places), lambda number: faces[places[number]])
    return copied if len(listed) >= MANY else list(copied)


def _drawing(deck: Deck, look: Look) -> Callable[[Card], Faces]:
    """Draws cards of a deck. Where a look keeps faces, those that are drawn without a word are, for decks to come.

    A card is then known by all that is said on it, of it, and of its deck. An image takes its colour from its place.
    """
    kept, report = look.faces, look.setter.report
    if kept is None or deck.template == "image":
        return lambda card: draw(card, deck, look)
    around = repr((replace(deck, cards=()), look.factor, look.paper, look.reading))

    def drawn(card: Card) -> Faces:
        key = (card, around)
        if key in kept:
            return kept[key]
        before, made = len(report), draw(card, deck, look)
        if len(report) == before and deck.template_of(card) != "image":
            if len(kept) >= _MOST:
                del kept[next(iter(kept))]
            kept[key] = made
        return made

    return drawn
