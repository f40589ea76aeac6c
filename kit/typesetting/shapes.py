"""Outlines as path segments: rounded boxes, and the shapes that tell categories apart without colour."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

Segments = tuple[tuple, ...]
_KEPT = 256  # of each shape, at most: cards, boxes to tick and marks draw the same ones again and again
_K = 0.5523  # how far a Bézier handle stands to draw a quarter of a circle of radius 1


@lru_cache(_KEPT)
def rectangle(x: float, y: float, width: float, height: float, radius: float = 0) -> Segments:
    """A box from its top left corner, its corners rounded by `radius`."""
    if not radius:
        return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))
    r, k = min(radius, width / 2, height / 2), min(radius, width / 2, height / 2) * (1 - _K)
    right, bottom = x + width, y + height
    return (
        ("M", x + r, y), ("L", right - r, y), ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r), ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom), ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r), ("C", x, y + k, x + k, y, x + r, y), ("Z",),
    )


def circle(cx: float, cy: float, r: float) -> Segments:
    return ellipse(cx, cy, r, r)


@lru_cache(_KEPT)
def ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    a, b = rx * _K, ry * _K
    return (
        ("M", cx + rx, cy), ("C", cx + rx, cy + b, cx + a, cy + ry, cx, cy + ry),
        ("C", cx - a, cy + ry, cx - rx, cy + b, cx - rx, cy), ("C", cx - rx, cy - b, cx - a, cy - ry, cx, cy - ry),
        ("C", cx + a, cy - ry, cx + rx, cy - b, cx + rx, cy), ("Z",),
    )


def polygon(points: list[tuple[float, float]]) -> Segments:
    first, *rest = points
    return (("M", *first), *(("L", *p) for p in rest), ("Z",))


@lru_cache(_KEPT)
def regular(cx: float, cy: float, r: float, sides: int, start: float = -90) -> Segments:
    """A regular polygon, its first corner at `start` degrees (0 is to the right, clockwise)."""
    angles = [(start + 360 * i / sides) * pi / 180 for i in range(sides)]
    return polygon([(cx + r * cos(a), cy + r * sin(a)) for a in angles])


def star(cx: float, cy: float, r: float) -> Segments:
    angles = [(-90 + 36 * i) * pi / 180 for i in range(10)]
    radii = [r if i % 2 == 0 else r * 0.45 for i in range(10)]
    return polygon([(cx + q * cos(a), cy + q * sin(a)) for a, q in zip(angles, radii, strict=True)])


def leaf(cx: float, cy: float, r: float) -> Segments:
    """A pointed leaf, its tip up."""
    return (("M", cx, cy - r), ("C", cx + r * 0.95, cy - r * 0.35, cx + r * 0.75, cy + r * 0.65, cx, cy + r),
            ("C", cx - r * 0.75, cy + r * 0.65, cx - r * 0.95, cy - r * 0.35, cx, cy - r), ("Z",))


def drop(cx: float, cy: float, r: float) -> Segments:
    """A drop, its tip up."""
    return (("M", cx, cy - r),
            ("C", cx + r * 0.25, cy - r * 0.5, cx + r * 0.8, cy - r * 0.1, cx + r * 0.8, cy + r * 0.25),
            ("C", cx + r * 0.8, cy + r * 0.67, cx + r * 0.44, cy + r, cx, cy + r),
            ("C", cx - r * 0.44, cy + r, cx - r * 0.8, cy + r * 0.67, cx - r * 0.8, cy + r * 0.25),
            ("C", cx - r * 0.8, cy - r * 0.1, cx - r * 0.25, cy - r * 0.5, cx, cy - r), ("Z",))


def bud(cx: float, cy: float, r: float) -> Segments:
    """A closed bud on its stalk: an egg, wider below."""
    return (("M", cx, cy - r), ("C", cx + r * 0.5, cy - r * 0.7, cx + r * 0.7, cy, cx + r * 0.5, cy + r * 0.45),
            ("C", cx + r * 0.4, cy + r * 0.8, cx + r * 0.12, cy + r * 0.8, cx + r * 0.12, cy + r),
            ("L", cx - r * 0.12, cy + r),
            ("C", cx - r * 0.12, cy + r * 0.8, cx - r * 0.4, cy + r * 0.8, cx - r * 0.5, cy + r * 0.45),
            ("C", cx - r * 0.7, cy, cx - r * 0.5, cy - r * 0.7, cx, cy - r), ("Z",))


def root(cx: float, cy: float, r: float) -> Segments:
    """A forked root, wide above."""
    right = ((0.55, -0.9), (0.45, -0.1), (0.8, 0.9), (0.15, 0.3))
    points = (*right, (0.0, 1.0), *((-x, y) for x, y in reversed(right)))
    return polygon([(cx + r * x, cy + r * y) for x, y in points])


def heart(cx: float, cy: float, r: float) -> Segments:
    return (("M", cx, cy + r * 0.9), ("C", cx - r * 1.5, cy - r * 0.1, cx - r * 0.7, cy - r * 1.25, cx, cy - r * 0.4),
            ("C", cx + r * 0.7, cy - r * 1.25, cx + r * 1.5, cy - r * 0.1, cx, cy + r * 0.9), ("Z",))


_SYMBOLS = {
    "circle": lambda x, y, r: circle(x, y, r * 0.92),
    "square": lambda x, y, r: rectangle(x - r * 0.82, y - r * 0.82, r * 1.64, r * 1.64, r * 0.15),
    "triangle": lambda x, y, r: regular(x, y + r * 0.18, r * 1.12, 3),
    "diamond": lambda x, y, r: regular(x, y, r * 1.08, 4),
    "hexagon": lambda x, y, r: regular(x, y, r, 6),
    "star": lambda x, y, r: star(x, y, r * 1.15),
    "leaf": leaf, "drop": drop, "bud": bud, "root": root, "heart": heart,
}


@lru_cache(_KEPT)
def symbol(name: str, cx: float, cy: float, r: float) -> Segments:
    """The outline of a named shape (see kit/model/deck.Shape), about `r` from its centre to its edge."""
    return _SYMBOLS[name](cx, cy, r)
