"""Card faces: each card of a deck as a page of its trim size, front and back, by its template."""

from __future__ import annotations

from importlib import import_module

from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.page import Node, Page

_MODULES = {"claim": "claim", "prompt": "prompt", "sort": "prompt", "vote": "vote", "role": "role", "image": "image",
            "token": "token", "blank": "blank"}


def draw(card: Card, deck: Deck, look: Look) -> tuple[Page, Page | None]:
    """The front of a card, and its back where the deck has backs. What does not fit is reported at the card."""
    module = import_module(f"{__name__}.{_MODULES[deck.template_of(card)]}")
    section = Node("Sect")
    front = module.front(card, deck, look, section)
    return front, (module.back(card, deck, look, section) if deck.has_backs else None)


def draw_deck(deck: Deck, look: Look) -> list[tuple[Page, Page | None]]:
    """All faces in order, each drawn once and listed as often as the card has copies."""
    faces = []
    for card in deck.cards:
        faces += [draw(card, deck, look)] * card.copies
    return faces
