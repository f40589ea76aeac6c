"""A badge: a name as large as it goes, and nothing that tells a function or a status; or a line to write one on."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.faces.prompt import back
from kit.documents.look import Look
from kit.documents.sheets.motif import sprout
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part
from kit.typesetting.page import BOLD, MM, Node, Page, Rule
from kit.typesetting.text import Style

__all__ = ["back", "front"]

_NAME, _FLOOR = 40.0, 18.0  # points; a badge is read from two steps away
_LINE = 0.64  # how far down the face one writes


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    _plant(face)
    if card.front:
        _name(face)
    else:
        _to_write(face)
    return face.page


def _name(face: Face) -> None:
    """On one line down to the floor, then on as many as its words allow."""
    setter, name = face.look.setter, face.card.front
    style = Style(_NAME, 1.1, BOLD, face.accent.ink, "center", balance=True)
    size = style.size * min(1.0, face.width / setter.width(name, style)) - 0.1
    style = style._replace(size=max(_FLOOR, size))
    box = (face.left, face.top, face.width, face.bottom - face.top - 5 * MM)
    face.text([Part(name, style)], box, _FLOOR, middle=True)


def _to_write(face: Face) -> None:
    y = face.page.height * _LINE
    face.page.add(Rule(face.left + 4 * MM, y, face.left + face.width - 4 * MM, y, 1.0, face.look.theme.line))
    if face.deck.heading:
        style = Style(max(face.sizes.field, face.look.least_small), 1.2, colour=face.look.theme.soft, align="center")
        face.line(face.deck.heading, style, face.left + 8 * MM, y + 1.5 * MM, face.width - 16 * MM)


def _plant(face: Face) -> None:
    """The kit's sprout in the corner, as on name tents."""
    x, y = face.page.width - 9 * MM, face.page.height - 6.5 * MM
    face.page.add(*sprout(x, y, 6 * MM, face.accent.solid, face.accent.tint))
