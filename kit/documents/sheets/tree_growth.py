"""What grows on the tree (buds, fruits, leaves, twigs), placed by fixed arithmetic so that no two pieces touch.

Lengths are units of 1 mm on an A3, as in the skeleton.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, cos, pi, radians, sin
from typing import NamedTuple

from kit.documents.sheets.tree_shapes import Knot, Point, bezier
from kit.documents.sheets.tree_skeleton import BEARING, EDGE, LEADER, LIMBS, NAME, RIBBON, TRUNK, WIDTH, Limb, roots
from kit.documents.sheets.tree_space import Space

_TURN = 0.6180339887  # the golden section: its multiples, wrapped, never gather nor repeat
_TOP, _LOWEST = 36.0, 230.0
_AIR = 0.6  # what is left free around every piece
# Leaves are tried on short stalks first, then on longer twigs where there is still room: stalk, degrees from the limb.
_PASSES = ((4.4, 44), (35, 53), (8.1, 56), (12, 55), (22, 52), (22, 56), (7.5, 50), (6.1, 74), (18, 78), (24, 74))
# Where fruits hang: limb and place along it, in the order in which they are hung.
_HOOKS = ((0, .32), (1, .87), (4, .52), (2, .32), (3, .46), (2, .90), (1, .34), (0, .91), (3, .92), (4, .94), (0, .58),
          (2, .6))
# A leaf's room as circles: where along it, and how much of half its breadth. The widest first: it fails soonest.
_ROOM = ((0.46, 1.0), (0.94, 0.24), (0.80, 0.60), (0.26, 0.76), (0.64, 0.88), (0.10, 0.32))


class Pieces(NamedTuple):
    """How large leaves and buds are (length), how large fruits (half their breadth), how many fruits at most."""

    leaf: float
    bud: float
    fruit: float
    fruits: int


class Leaf(NamedTuple):
    """A leaf from its stalk at (x, y) to its tip; `bend` is how far the tip turns aside."""

    x: float
    y: float
    angle: float
    length: float
    breadth: float
    bend: float

    def along(self, share: float) -> Point:
        return (self.x + self.length * share * cos(self.angle), self.y + self.length * share * sin(self.angle))

    def room(self) -> list[Knot]:
        """The room it takes, as circles."""
        dx, dy, half = self.length * cos(self.angle), self.length * sin(self.angle), self.breadth / 2
        return [Knot(self.x + dx * share, self.y + dy * share, half * part) for share, part in _ROOM]


class Fruit(NamedTuple):
    """A fruit hanging from (x, y), half its breadth, and its stalk."""

    x: float
    y: float
    r: float
    stalk: tuple[Knot, ...]

    def room(self) -> list[Knot]:
        return [Knot(self.x, self.y + self.r * 1.22, self.r), Knot(self.x, self.y + self.r * 0.25, self.r * 0.5)]


class Bud(NamedTuple):
    """A bud from its foot at (x, y), the way it points, its length."""

    x: float
    y: float
    angle: float
    length: float

    def room(self) -> list[Knot]:
        dx, dy = self.length * cos(self.angle), self.length * sin(self.angle)
        return [Knot(self.x + dx * share, self.y + dy * share, self.length * r)
                for share, r in ((0.3, 0.33), (0.6, 0.3), (0.9, 0.14))]


class Station(NamedTuple):
    """A place on a limb or twig from which leaves may grow: `clear` is how far out one must be to be clear of it."""

    x: float
    y: float
    clear: float
    heading: float
    side: int
    more: float = 0.0


class Growth(NamedTuple):
    """All that grew, and the space as it is afterwards, to be asked and no longer changed."""

    buds: tuple[Bud, ...]
    fruits: tuple[Fruit, ...]
    leaves: tuple[Leaf, ...]
    twigs: tuple[tuple[Knot, ...], ...]
    space: Space


@lru_cache(maxsize=8)
def grow(pieces: Pieces, title: tuple[float, float], name: float) -> Growth:
    """The tree in leaf, clear of a title that reaches that far right and down from the top left corner.

    `name` is the width of the name of the branches, for which a place is kept.
    """
    return _Grower(pieces, title, name).growth()


class _Grower:
    """Adds piece after piece where the space is free."""

    def __init__(self, pieces: Pieces, title: tuple[float, float], name: float):
        self.pieces, self.title = pieces, title
        self.space = Space()
        self.space.take(Knot(NAME[0] + name * (i / 8 - 0.5), NAME[1], 3.6) for i in range(9))
        self.leaves: list[Leaf] = []
        self.twigs: list[tuple[Knot, ...]] = []
        self.count = 0

    def growth(self) -> Growth:
        self.space.take(TRUNK)
        for root in roots(0):
            self.space.take(root.knots()[:4])
        for limb in BEARING:
            self.space.take(limb.knots(24))
        for limb in LIMBS:
            self.space.take(knot._replace(r=RIBBON + 0.8) for knot in limb.under_ribbon())
        buds = tuple(self._bud(limb) for limb in BEARING)
        fruits = tuple(fruit for hook in _HOOKS[:self.pieces.fruits] if (fruit := self._fruit(*hook)))
        self._leaves()
        return Growth(buds, fruits, tuple(self.leaves), tuple(self.twigs), self.space)

    def _bud(self, limb: Limb) -> Bud:
        tip = limb.at(1)
        bud = Bud(tip.x, tip.y, limb.heading(1), self.pieces.bud)
        self.space.take(bud.room())
        return bud

    # --- fruits --------------------------------------------------------------------------------

    def _fruit(self, limb: int, t: float) -> Fruit | None:
        """A fruit under a limb, on the shortest stalk that leaves it free."""
        knot, r = LIMBS[limb].at(t), self.pieces.fruit
        for drop in (4, 7, 10, 13):
            for aside in (0, 4, -4, 8, -8):
                x, y = knot.x + aside, knot.y + knot.r + drop
                if EDGE + r < x < WIDTH - EDGE - r and self.space.free(x, y + r * 1.22, r + _AIR):
                    stalk = _curved((knot.x, knot.y), (knot.x, knot.y + knot.r + 3), (x, y - 4), (x, y + 1))
                    fruit = Fruit(x, y, r, stalk)
                    self.space.take([*fruit.room(), *stalk[1:]])
                    return fruit
        return None

    # --- leaves --------------------------------------------------------------------------------

    def _leaves(self) -> None:
        stations = [station for limb in BEARING for station in _stations(limb)]
        for stalk, spread in _PASSES:
            for side in (-1, 1):
                for station in tuple(stations):
                    stations += self._try(station, stalk, spread, side)

    def _try(self, at: Station, stalk: float, spread: float, side: int) -> list[Station]:
        """A leaf, if there is room for it; a long twig gives stations of its own."""
        self.count += 1
        turn = radians(spread + at.more + 14 * (self._vary(1) - 0.5)) * side * at.side
        out, reach = at.heading + turn, at.clear + stalk
        angle = _level(out, 0.40 if stalk < 12 else 0.26, 0.70)
        leaf = self._leaf(at.x + reach * cos(out), at.y + reach * sin(out), angle)
        if leaf is None:
            return []
        aim = at.heading + turn * 0.6
        twig = _curved((at.x, at.y), (at.x + reach * 0.5 * cos(aim), at.y + reach * 0.5 * sin(aim)),
                       leaf.along(-0.3 * reach / leaf.length), (leaf.x, leaf.y))
        if not all(self.space.free(k.x, k.y, 0.4) for k in twig[1:4]
                   if (k.x - at.x) ** 2 + (k.y - at.y) ** 2 > (at.clear + 1.6) ** 2):
            return []
        self.leaves.append(leaf)
        self.twigs.append(twig)
        self.space.take(k._replace(r=k.r + _AIR) for k in leaf.room())
        self.space.take(twig[2:])
        if stalk <= 12:
            return []
        return [Station(k.x, k.y, 1.0, atan2(b.y - a.y, b.x - a.x), at.side)
                for a, k, b in zip(twig, twig[1:], twig[2:], strict=False)]

    def _vary(self, times: int) -> float:
        """The next of numbers between 0 and 1 that keep their distance."""
        return (self.count * _TURN * times) % 1

    def _leaf(self, x: float, y: float, angle: float) -> Leaf | None:
        """The leaf that grows there, if the page, the title and all that is there already leave it room."""
        length = self.pieces.leaf * (0.975 + 0.07 * self._vary(3))
        tx, ty = x + length * cos(angle), y + length * sin(angle)
        if not (EDGE < tx < WIDTH - EDGE and EDGE < x < WIDTH - EDGE and _TOP < ty < _LOWEST and y > _TOP):
            return None
        breadth = length * (0.49 + 0.05 * self._vary(5))
        if min(tx, x) < self.title[0] and min(ty, y) - breadth / 2 < self.title[1]:
            return None
        for share, part in _ROOM:
            if not self.space.free(x + (tx - x) * share, y + (ty - y) * share, breadth / 2 * part + _AIR):
                return None
        return Leaf(x, y, angle, length, breadth, length * (0.06 if self.count % 2 else -0.05))


def _stations(limb: Limb) -> Iterator[Station]:
    start, end = limb.ribbon
    more = 16.0 if limb is LEADER else 0.0
    for i in range(5 if limb is LEADER else 3, 25):
        knot = limb.at(i / 25)
        clear = RIBBON + 1.2 if start - 0.05 < i / 25 < end + 0.05 else knot.r
        yield Station(knot.x, knot.y, clear, limb.heading(i / 25), limb.side, more)


def _curved(*curve: Point) -> tuple[Knot, ...]:
    """A twig along a cubic curve."""
    return tuple(Knot(*bezier(*curve, i / 4), 0.95 - 0.1 * i) for i in range(5))


def _level(angle: float, down: float, up: float) -> float:
    """The angle brought near enough to the horizontal for a hand to write along it."""
    tilt = max(-down, min(up, atan2(-sin(angle), abs(cos(angle)))))
    return -tilt if cos(angle) >= 0 else pi + tilt
