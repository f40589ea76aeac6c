"""The pieces a tree is drawn with: tapered strands, leaves, fruits, buds, ribbons, stones, as path segments.

A shape is asked for where it stands and which way it points (radians, clockwise from the right, y down);
lengths are in whatever unit the caller draws in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin
from typing import NamedTuple

from kit.typesetting.shapes import Segments

Point = tuple[float, float]
_K = 0.5523  # how far a Bézier handle stands to draw a quarter of a circle of radius 1


class Knot(NamedTuple):
    """A point of a strand's middle line and half its thickness there."""

    x: float
    y: float
    r: float


def bezier(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """The point at `t` (0 to 1) of a cubic curve."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    return (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def through(points: Sequence[Point], closed: bool = False) -> Segments:
    """A soft line through the points (Catmull-Rom)."""
    n = len(points)

    def at(i: int) -> Point:
        return points[i % n] if closed else points[max(0, min(n - 1, i))]

    segments: list[tuple] = [("M", *points[0])]
    for i in range(n if closed else n - 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at(i - 1), at(i), at(i + 1), at(i + 2)
        segments.append(("C", bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy))
    return (*segments, ("Z",)) if closed else tuple(segments)


def strand(knots: Sequence[Knot]) -> Segments:
    """Wood: a shape that follows its knots, thick and thin, and ends in a round tip; its start is left square."""
    left, right = _sides(knots)
    end, last = knots[-1], knots[-2]
    angle = atan2(end.y - last.y, end.x - last.x)
    hx, hy = cos(angle) * end.r * 1.3, sin(angle) * end.r * 1.3
    (lx, ly), (rx, ry) = left[-1], right[-1]
    return (*through(left), ("C", lx + hx, ly + hy, rx + hx, ry + hy, rx, ry), *through(right[::-1])[1:], ("Z",))


def _sides(knots: Sequence[Knot]) -> tuple[list[Point], list[Point]]:
    """The two edges of what is as thick as its knots say."""
    left, right = [], []
    for i, (x, y, r) in enumerate(knots):
        before, after = knots[max(i - 1, 0)], knots[min(i + 1, len(knots) - 1)]
        dx, dy = after.x - before.x, after.y - before.y
        length = hypot(dx, dy) or 1.0
        nx, ny = dy / length * r, -dx / length * r
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left, right


def placed(segments: Iterable[tuple], at: Point, angle: float = 0.0, flip: bool = False) -> Segments:
    """Segments drawn along the x axis from the origin, turned by `angle` and moved to `at`."""
    ax, ay, c, s = *at, cos(angle), sin(angle)
    sx, cx = (-s, -c) if flip else (s, c)
    found = []
    for kind, *values in segments:
        turned = [kind]
        for i in range(0, len(values), 2):
            x, y = values[i], values[i + 1]
            turned += (ax + x * c - y * sx, ay + x * s + y * cx)
        found.append(tuple(turned))
    return tuple(found)


def leaf(length: float, breadth: float, bend: float = 0.0) -> Segments:
    """A leaf from its stalk at the origin to its tip at (length, bend): full in the middle, where one writes."""
    b = breadth / 2
    return (("M", 0, 0), ("C", length * 0.08, -b * 0.78, length * 0.26, -b * 1.02, length * 0.46, -b),
            ("C", length * 0.70, -b * 0.97, length * 0.86, -b * 0.36 + bend * 0.7, length, bend),
            ("C", length * 0.88, b * 0.50 + bend * 0.6, length * 0.66, b * 1.00, length * 0.42, b),
            ("C", length * 0.24, b * 1.00, length * 0.06, b * 0.70, 0, 0), ("Z",))


def half_leaf(length: float, breadth: float, bend: float = 0.0) -> Segments:
    """The side of a leaf that lies in the shade of its vein."""
    lower = leaf(length, breadth, bend)[3:]
    middle = ("C", length * 0.3, -breadth * 0.05, length * 0.7, -breadth * 0.03 + bend * 0.4, length, bend)
    return (("M", 0, 0), middle, *lower)


def vein(length: float, breadth: float, bend: float, end: float, width: float) -> Segments:
    """The middle vein of a leaf, thinning out at a share of its length."""
    curve = ((0.0, 0.0), (length * 0.3, -breadth * 0.05), (length * 0.7, -breadth * 0.03 + bend * 0.4), (length, bend))
    return strand([Knot(*bezier(*curve, end * i / 4), width * (1 - i / 4.6)) for i in range(5)])


def fruit(r: float) -> Segments:
    """A fruit hanging from the origin: round, its shoulders drawn up to the stalk; `r` is half its breadth."""
    k, middle, low = r * _K, r * 1.26, r * 2.24
    return (("M", 0, 0), ("C", r * 0.16, r * 0.42, r, r * 0.40, r, middle), ("C", r, middle + k, k * 1.08, low, 0, low),
            ("C", -k * 1.08, low, -r, middle + k, -r, middle), ("C", -r, r * 0.40, -r * 0.16, r * 0.42, 0, 0), ("Z",))


def bud(length: float) -> Segments:
    """A closed bud from its foot at the origin to its tip, along the x axis."""
    b = length * 0.30
    return (("M", 0, -b * 0.25), ("C", length * 0.06, -b * 0.95, length * 0.26, -b * 1.12, length * 0.46, -b * 0.92),
            ("C", length * 0.68, -b * 0.70, length * 0.80, -b * 0.16, length, 0),
            ("C", length * 0.80, b * 0.16, length * 0.68, b * 0.70, length * 0.46, b * 0.92),
            ("C", length * 0.26, b * 1.12, length * 0.06, b * 0.95, 0, b * 0.25), ("Z",))


def scale(length: float) -> Segments:
    """One of the two scales that still hold a bud; flip it for the other."""
    b = length * 0.30
    return (("M", -length * 0.04, b * 0.1), ("C", 0, b * 0.95, length * 0.12, b * 1.25, length * 0.40, b * 1.02),
            ("C", length * 0.30, b * 0.80, length * 0.16, b * 0.45, length * 0.10, -b * 0.05), ("Z",))


def pebble(x: float, y: float, r: float, seed: float) -> Segments:
    """A small stone, no two alike."""
    points = []
    for i in range(7):
        angle = 2 * pi * i / 7 + seed
        q = r * (0.82 + 0.26 * ((seed * 7.3 + i * 0.618) % 1))
        points.append((x + q * 1.35 * cos(angle), y + q * 0.8 * sin(angle)))
    return through(points, closed=True)


def ribbon(middle: Sequence[Point], half: float, notch: float) -> Segments:
    """A ribbon laid along a line, its two ends notched."""
    left, right = _sides([Knot(x, y, half) for x, y in middle])

    def cut(end: Point, before: Point) -> Point:
        angle = atan2(before[1] - end[1], before[0] - end[0])
        return (end[0] + notch * cos(angle), end[1] + notch * sin(angle))

    return (*through(left), ("L", *cut(middle[-1], middle[-2])), ("L", *right[-1]), *through(right[::-1])[1:],
            ("L", *cut(middle[0], middle[1])), ("Z",))
