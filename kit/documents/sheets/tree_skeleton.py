"""The frame of the tree: trunk, limbs and roots as curves, drawn by hand once and kept as numbers.

Lengths are units of 1 mm on an A3: the drawing is enlarged or reduced as a whole. y grows down from the top of the
page. The ground lies near the golden section of the height, the trunk left of the middle, and no two limbs are alike.
"""

from __future__ import annotations

from math import atan2
from typing import NamedTuple

from kit.documents.sheets.tree_shapes import Knot, Point, bezier

WIDTH, HEIGHT = 297.0, 420.0
EDGE = 13.0  # nothing of the drawing comes nearer to the edge of the page
GROUND = 260.0
RIBBON = 6.3  # half the breadth of the ribbon on a limb
_ROOT_ROOM = 58.0  # how deep the soil is for which the roots were drawn


class Limb(NamedTuple):
    """A branch or a root: its curve, half its thickness at both ends, how soon it thins.

    `ribbon` is the part of it that a ribbon covers, between two shares of its length; past its tip there is none.
    """

    curve: tuple[Point, Point, Point, Point]
    thick: float
    thin: float = 1.0
    taper: float = 1.35
    ribbon: tuple[float, float] = (2.0, 2.0)

    def at(self, t: float) -> Knot:
        """Its middle and half thickness at `t`, 0 to 1; a little stouter where it leaves the trunk."""
        u = 1 - t
        return Knot(*bezier(*self.curve, t), self.thin + (self.thick - self.thin) * (u ** self.taper + 0.2 * u ** 8))

    def knots(self, n: int = 10) -> list[Knot]:
        return [self.at(i / n) for i in range(n + 1)]

    def heading(self, t: float) -> float:
        """The direction in which it grows there, in radians."""
        (ax, ay), (bx, by) = (bezier(*self.curve, max(0.0, min(1.0, t + d))) for d in (-0.02, 0.02))
        return atan2(by - ay, bx - ax)

    @property
    def side(self) -> int:
        """1 if it grows to the right, -1 to the left."""
        return 1 if self.curve[3][0] > self.curve[0][0] else -1

    def under_ribbon(self) -> list[Knot]:
        """The part of it that its ribbon covers."""
        start, end = self.ribbon
        return [self.at(start + (end - start) * i / 8) for i in range(9)]


# Each leaves the trunk upwards, leans out until one can write along it, and rises again at its tip.
LIMBS = (
    Limb(((138.5, 242), (124, 190), (76, 219), (27, 186)), 10.0, ribbon=(0.38, 0.81)),
    Limb(((144, 236), (160, 174), (220, 209), (269, 174)), 9.5, ribbon=(0.40, 0.79)),
    Limb(((145, 204), (136, 134), (84, 156), (30, 116)), 8.8, ribbon=(0.40, 0.80)),
    Limb(((151.5, 186), (165, 118), (222, 150), (270, 109)), 8.0, ribbon=(0.39, 0.81)),
    Limb(((160.5, 134), (168, 64), (218, 89), (256, 57)), 5.6, ribbon=(0.36, 0.90)),
)
# The middle of the branches' name, under the second ribbon.
NAME: Point = (211.0, 209.5)
# A lighter one, without ribbon, fills the crown under the title.
BOUGH = Limb(((156, 160), (147, 112), (118, 108), (86, 74)), 5.0)
# The end of the trunk, from which leaves grow as from a limb.
LEADER = Limb(((161, 126), (166, 98), (166, 72), (175, 49)), 8.0, taper=1.1)
BEARING = (*LIMBS, BOUGH, LEADER)  # what leaves grow on
TRUNK = (Knot(143, 268, 15), Knot(142.4, 258, 21), Knot(141.4, 247, 21.5), Knot(140.6, 235, 20), Knot(142, 216, 17.8),
         Knot(147.5, 187, 14.2), Knot(154.5, 157, 10.8), Knot(160.5, 127, 7.7), Knot(165, 99, 5.0),
         Knot(168.6, 74, 2.9), Knot(175, 49, 0.9))

_ROOTS = (
    Limb(((136, 228), (120, 278), (84, 254), (22, 281)), 11.0, 0.8, 0.85),
    Limb(((139, 240), (128, 300), (92, 282), (44, 306)), 9.5, 0.8, 0.85),
    Limb(((144, 250), (138, 286), (155, 294), (143, 316)), 10.0, 0.7, 0.9),
    Limb(((147, 240), (156, 298), (204, 280), (246, 307)), 9.5, 0.8, 0.85),
    Limb(((145.5, 228), (165, 280), (222, 254), (276, 280)), 11.0, 0.8, 0.85),
)
# Where each root forks (root, place along it), and the rest of the fork's curve.
_FORKS = (
    (0, 0.52, ((60, 272), (48, 288), (24, 294))),
    (1, 0.58, ((84, 297), (84, 304), (68, 314))),
    (2, 0.40, ((136, 292), (122, 300), (113, 314))),
    (2, 0.46, ((156, 298), (168, 302), (175, 315))),
    (3, 0.54, ((202, 296), (210, 305), (226, 314))),
    (4, 0.55, ((238, 273), (252, 289), (271, 294))),
)


def roots(depth: float) -> list[Limb]:
    """The roots in a soil of that depth."""
    stretch = depth / _ROOT_ROOM

    def sunk(point: Point) -> Point:
        return (point[0], GROUND + (point[1] - GROUND) * stretch if point[1] > GROUND else point[1])

    whole = [root._replace(curve=tuple(map(sunk, root.curve))) for root in _ROOTS]
    forks = []
    for root, t, rest in _FORKS:
        start = whole[root].at(t)
        forks.append(Limb(((start.x, start.y), *map(sunk, rest)), start.r * 0.66, 0.6, 0.8))
    return [*whole, *forks]
