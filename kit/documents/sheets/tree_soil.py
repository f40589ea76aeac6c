"""The soil under the tree: a clod of earth with its layers and stones, grass and two seedlings on top.

Lengths are units of 1 mm on an A3, as in the skeleton.
"""

from __future__ import annotations

from itertools import pairwise
from math import copysign, cos, exp, pi, sin

from kit.documents.sheets import tree_shapes as shapes
from kit.documents.sheets.motif import sprout
from kit.documents.sheets.tree_drawing import Brush
from kit.documents.sheets.tree_shapes import Knot, Point
from kit.documents.sheets.tree_skeleton import EDGE, GROUND, WIDTH
from kit.documents.sheets.tree_space import Space

_LEFT, _RIGHT = EDGE + 0.5, WIDTH - EDGE - 0.5
_STEPS = 32
_TURN, _PLASTIC = 0.6180339887, 0.7548776662  # their multiples, wrapped, spread over a line and over a plane
_UPPER, _LOWER = 0.27, 0.76  # where the layers part, as shares of the depth
_GRASS = (24, 57, 66, 222, 238, 271)
_SEEDLINGS = ((40, 15), (253, 9.5))  # where, how tall


def surface(x: float) -> float:
    """The height of the ground at x: uneven, and risen around the trunk."""
    return GROUND + 6.5 + 0.9 * sin(x * 0.061) + 0.6 * sin(x * 0.147 + 2) - 6 * exp(-(((x - 143) / 46) ** 2))


def stratum(share: float, depth: float, lift: float = 0.0) -> list[Point]:
    """The line between two layers, at a share of the depth; all meet at the rounded ends of the clod."""
    points = []
    for i in range(_STEPS + 1):
        turn = pi * i / _STEPS
        x = (_LEFT + _RIGHT) / 2 - (_RIGHT - _LEFT) / 2 * copysign(abs(cos(turn)) ** 0.36, cos(turn))
        wave = (1.5 * sin(x * 0.043 + lift) + 0.7 * sin(x * 0.11 + 2 * lift)) * min(1, sin(turn) * 2) if share else 0
        points.append((x, surface(x) + (GROUND + 6 + depth - surface(x)) * share * sin(turn) ** 0.45 + wave))
    return points


def mark(earth: Space, depth: float) -> None:
    """Keep labels off the lines of the layers."""
    for line in (stratum(_UPPER, depth, 0.5), stratum(_LOWER, depth, 3.2), stratum(1, depth)):
        for (ax, ay), (bx, by) in pairwise(line):
            earth.take([Knot(ax, ay, 0.6), Knot((ax + bx) / 2, (ay + by) / 2, 0.6)])


def paint(brush: Brush, depth: float) -> None:
    """The earth and its layers, under the roots."""
    look = brush.look
    top, bottom = stratum(0, depth), stratum(1, depth)
    upper, lower = stratum(_UPPER, depth, 0.5), stratum(_LOWER, depth, 3.2)
    layers = ((top, upper, brush.tint("brown", 0.1)), (upper, lower, look.theme.ground),
              (lower, bottom, brush.tint("brown", 0.55)))
    for above, below, fill in layers:
        brush.paint((*shapes.through(above), ("L", *below[-1]), *shapes.through(below[::-1])[1:], ("Z",)), fill)
    brown = look.accent("brown")
    brush.paint(shapes.through(upper[1:-1]), None, brown.solid, 0.22, (4, 2.2, 0.6, 2.2))
    brush.paint(shapes.through(lower[1:-1]), None, brown.solid, 0.26, (0.1, 1.9))
    brush.paint(shapes.through(bottom), None, brown.solid, 0.35)
    brush.paint(shapes.through(top), None, brown.ink, 0.5)


def strew(brush: Brush, depth: float, earth: Space) -> None:
    """Stones, no two alike, where no root runs and no label stands."""
    for n in range(60):
        x = _LEFT + 18 + (_RIGHT - _LEFT - 36) * ((n * _TURN) % 1)
        y = surface(x) + (GROUND + 6 + depth - surface(x)) * (0.16 + 0.76 * ((n * _PLASTIC) % 1))
        r = 1.1 + 1.6 * ((n * _PLASTIC * _PLASTIC) % 1)
        if earth.free(x, y, r * 1.6 + 3):
            earth.take([Knot(x, y, r + 14)])
            brush.paint(shapes.pebble(x, y, r, n), brush.look.theme.paper, brush.look.accent("brown").solid, 0.3)


def plant(brush: Brush) -> None:
    """Grass, and two seedlings."""
    green, unit = brush.look.accent("green"), brush.unit
    for n, x in enumerate(_GRASS):
        for k, lean in enumerate((-1.6, -0.5, 0.7, 1.7)):
            height, foot = 3.2 + 2.2 * (((n * 4 + k) * _TURN) % 1), x + k * 0.9
            y = surface(foot)
            blade = (Knot(foot, y + 0.3, 0.28), Knot(foot + lean * 0.3, y - height * 0.55, 0.2),
                     Knot(foot + lean, y - height, 0.06))
            brush.paint(shapes.strand(blade), green.ink)
    for x, height in _SEEDLINGS:
        plant = sprout(x * unit + brush.left, surface(x) * unit, height * unit, green.ink, green.tint)
        brush.paths += [path._replace(node=brush.node) for path in plant]
