"""A vote: one shape and one word, read across the table and without its colour."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.faces.prompt import back
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import TABLE_FLOOR, Part
from kit.typesetting.page import BOLD, MM, Node, Page
from kit.typesetting.text import Style

__all__ = ["back", "front"]


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    bottom = face.footer()
    word = Style(face.sizes.word, 1.15, BOLD, face.accent.ink, "center")
    height = word.line * 1.2
    room = bottom - height - face.top - 4 * MM
    r = min(face.width * 0.42, room * 0.46)
    category = face.category
    middle = face.top + room / 2 + 2 * MM
    face.page.add(*look.badge(category.shape, category.letter, face.page.width / 2, middle, r, face.accent))
    box = (face.left, bottom - height - 1 * MM, face.width, height)
    face.text([Part(card.front or "", word)], box, max(TABLE_FLOOR, face.sizes.floor), middle=True)
    return face.page
