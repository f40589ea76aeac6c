"""An image for talking: one drawing, large, on a soft ground; its neutral name stays small at the foot."""

from __future__ import annotations

from math import cos, pi, sin

from kit.documents.faces.face import Face
from kit.documents.faces.prompt import back
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.page import Node, Page
from kit.typesetting.shapes import Segments
from kit.typesetting.text import Style

__all__ = ["back", "front"]

_COLOURS = ("green", "blue", "orange", "plum", "ochre", "teal", "rose", "brown")


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    index = next(i for i, c in enumerate(deck.cards) if c is card)
    accent = face.accent if face.category else look.accent(_COLOURS[index % len(_COLOURS)])
    bottom = face.footer()
    name = Style(face.sizes.caption, 1.2, colour=look.theme.soft, align="center")
    y = bottom - name.line
    face.line(card.title or "", name, face.left, y, face.width)
    cx, cy = face.page.width / 2, (face.top + y) / 2
    r = min(face.width / 2, (y - face.top) / 2) * 0.97
    face.page.add(look.ground(_blob(cx, cy, r, index), accent.tint))
    if not face.has_icon():
        return face.page
    size = r * 1.28
    figure = Node("Figure", section, alt=str(card.title))
    face.page.add(look.icon(card.icon, cx - size / 2, cy - size / 2, size, accent.ink, figure, weight=1.35))
    return face.page


def _blob(cx: float, cy: float, r: float, index: int) -> Segments:
    """A soft round shape, a little different on each card: eight points on an uneven circle, joined by curves."""
    count = 8
    radii = [r * (0.93 + 0.07 * sin(2.4 * (index + 1) * (i + 1))) for i in range(count)]
    angles = [2 * pi * i / count + index for i in range(count)]
    points = [(cx + q * cos(a), cy + q * sin(a)) for a, q in zip(angles, radii, strict=True)]
    segments: list[tuple] = [("M", *points[0])]
    for i in range(count):
        p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
        # Catmull-Rom through p1 and p2, as a Bézier curve.
        segments.append(("C", p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
                         p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, *p2))
    return (*segments, ("Z",))
