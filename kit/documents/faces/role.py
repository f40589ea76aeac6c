"""A role for the time of a workshop: its drawing, its name and its purpose in front, what to do behind."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part
from kit.typesetting.page import BOLD, MM, Node, Page, Path
from kit.typesetting.shapes import circle
from kit.typesetting.text import Style


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    bottom = face.footer()
    r = face.width * 0.27
    cx, cy = face.page.width / 2, face.top + r + 4 * MM
    face.page.add(look.ground(circle(cx, cy, r), face.accent.tint))
    if face.has_icon():
        face.page.add(look.icon(card.icon, cx - r * 0.6, cy - r * 0.6, r * 1.2, face.accent.ink, weight=1.7))
    y = cy + r + 5 * MM
    title = Style(face.sizes.name, 1.15, BOLD, face.accent.ink, "center")
    parts = [Part(card.title or "", title)]
    if card.front:
        style = Style(face.sizes.purpose, 1.3, colour=look.theme.ink, align="center", balance=True)
        parts.append(Part(card.front, style, 6))
    face.text(parts, (face.left, y, face.width, bottom - y))
    return face.page


def back(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "verso")
    bottom = face.footer()
    size = face.sizes.said
    title = Style(size + 2, 1.2, BOLD, face.accent.ink)
    body = Style(size, 1.28, colour=look.theme.ink)
    indent = size * 1.1
    parts = [Part(card.title or "", title)] + [Part(item, body, 5, indent) for item in card.do]
    top = face.top
    before = len(face.page.boxes)
    face.text(parts, (face.left, top, face.width, bottom - top))
    _dots(face, before, size, indent)
    return face.page


def _dots(face: Face, start: int, size: float, indent: float) -> None:
    """A dot before the first line of each thing to do."""
    seen = set()
    dots = []
    for run in face.page.boxes[start:]:
        if abs(run.x - face.left - indent) < 0.1 and id(run.node) not in seen:
            seen.add(id(run.node))
            dots.append(Path(circle(face.left + size * 0.35, run.y - run.size * 0.34, size * 0.17), face.accent.ink))
    face.page.add(*dots)
