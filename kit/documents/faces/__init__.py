"""Card faces: each card of a deck as a page of its trim size, front and back, by its template."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType

from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.page import Node, Page

_MODULES = {"claim": "claim", "prompt": "prompt", "sort": "prompt", "vote": "vote", "role": "role", "image": "image",
            "token": "token", "blank": "blank"}


def draw(card: Card, deck: Deck, look: Look) -> tuple[Page, Page | None]:
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


def draw_deck(deck: Deck, look: Look, cards: Iterable[tuple[Card, int]] | None = None
              ) -> list[tuple[Page, Page | None]]:
    """The faces of these cards, all unless said, in order: each drawn once, and listed as often as there are copies.

    A card looks the same whichever others are drawn beside it.
    """
    faces = []
    for card, copies in ((card, card.copies) for card in deck.cards) if cards is None else cards:
        faces += [draw(card, deck, look)] * copies
    return faces
