"""A token: a disc with its mark, to be set down, spent or stuck."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.faces.prompt import back
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part, fit
from kit.typesetting.page import BOLD, MM, Node, Page, Path
from kit.typesetting.shapes import circle
from kit.typesetting.text import Style

__all__ = ["back", "front"]


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    accent, category = face.accent, face.category
    cx, cy = face.page.width / 2, face.page.height / 2
    r = min(cx, cy) - 2 * MM
    face.page.add(Path(circle(cx, cy, r), accent.tint, accent.ink, 1.0))
    floor = face.sizes.token
    style = Style(max(floor, r * 0.25), 1.15, BOLD, accent.ink, "center")
    width = r * 1.5
    parts = [Part(card.title or category.title, style)]
    fitted = fit(look.setter, parts, width, style.line * 1.05, floor)
    if fitted is None:
        face.overflow(parts, width, style.line, floor)
        return face.page
    if face.has_icon():
        size = r * 0.95
        face.page.add(look.icon(card.icon, cx - size / 2, cy - r * 0.72, size, accent.ink, weight=1.8))
    else:
        face.page.add(*look.badge(category.shape, category.letter, cx, cy - r * 0.2, r * 0.5, accent))
    node = Node("P", section)
    face.page.add(*fitted.place(look.setter, cx - width / 2, cy + r * 0.38, width, [node]))
    return face.page
