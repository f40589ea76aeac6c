"""The tree as ink: canopy, wood, ribbons, leaves, fruits and buds, in outlines and pale tints, as paths of the page.

Outlines are drawn as a brush draws them: each shape is filled with ink, then a slightly smaller one, shifted towards
the light (from the top left), with its tint. So lines swell on the shaded side, and joints of wood melt together.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, exp, hypot, pi, sin

from kit.documents.look import Look
from kit.documents.sheets import tree_shapes as shapes
from kit.documents.sheets.tree_growth import Bud, Fruit, Growth, Leaf
from kit.documents.sheets.tree_shapes import Knot, Point
from kit.documents.sheets.tree_skeleton import BEARING, BOUGH, EDGE, GROUND, LIMBS, RIBBON, TRUNK, Limb
from kit.typesetting.page import Node, Path
from kit.typesetting.shapes import Segments

_WOOD_LINE, _LEAF_LINE = 0.6, 0.55
# The canopy: from where its reach is measured, in how many directions, and the weights that soften it.
_MIDDLE: Point = (149.0, 128.0)
_RAYS = 60
_SOFT = tuple((j, exp(-(j / 3) ** 2)) for j in range(-6, 7))
# Bark: how far from the middle of the trunk (in half thicknesses), and between which of its knots.
_BARK = ((-0.80, 1.0, 2.6), (0.84, 1.3, 2.3), (0.62, 1.6, 2.9), (-0.66, 2.9, 3.9), (0.70, 3.3, 4.3), (-0.30, 4.9, 5.6),
         (0.45, 5.2, 6.1), (-0.5, 6.2, 7.1))


def blend(a: str, b: str, share: float) -> str:
    """A colour between two: `share` of the second."""
    parts = ((int(a[i:i + 2], 16), int(b[i:i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p * (1 - share) + q * share):02x}" for p, q in parts)


class Brush:
    """Paints in the drawing's units, at a scale and from a left edge given in points; all of it belongs to one node."""

    def __init__(self, look: Look, unit: float, left: float, node: Node):
        self.look, self.unit, self.left, self.node = look, unit, left, node
        self.paths: list[Path] = []

    def tint(self, accent: str, paleness: float) -> str:
        """The tint of an accent, paler by a share."""
        return blend(self.look.accent(accent).tint, self.look.theme.paper, paleness)

    def paint(self, segments: Segments, fill: str | None = None, stroke: str | None = None, width: float = 0.0,
              dash: tuple[float, ...] = ()) -> None:
        u, left = self.unit, self.left
        # Written out, because thousands of segments pass here.
        enlarged = tuple([
            (s[0], s[1] * u + left, s[2] * u, s[3] * u + left, s[4] * u, s[5] * u + left, s[6] * u) if len(s) == 7
            else (s[0], s[1] * u + left, s[2] * u) if len(s) == 3 else s for s in segments])
        self.paths.append(Path(enlarged, fill, stroke, width * u, tuple([d * u for d in dash]), self.node))

    # --- what bears ------------------------------------------------------------------------------

    def canopy(self, growth: Growth, top: float) -> None:
        """The soft silhouette behind all that grows, in two washes; it stays under the words above it."""
        reaches, (mx, my) = _reaches(growth), _MIDDLE
        for margin, paleness in ((10.0, 0.62), (-6.0, 0.42)):
            points = []
            for angle, reach in reaches:
                # Drawn in softly at the limits of the page: a hard stop would show as an edge.
                limit = _oval(angle, mx - EDGE, my - top if sin(angle) < 0 else GROUND - my)
                soft = ((reach + margin) ** -9 + limit ** -9) ** (-1 / 9)
                points.append((mx + soft * cos(angle), my + soft * sin(angle)))
            self.paint(shapes.through(points, closed=True), self.tint("green", paleness))

    def wood(self, growth: Growth, roots: Sequence[Limb]) -> None:
        """Twigs, then roots, limbs and trunk as one piece; then the bark."""
        brown, pale = self.look.accent("brown"), self.tint("brown", 0.5)
        for twig in (*growth.twigs, *(fruit.stalk for fruit in growth.fruits)):
            self.paint(shapes.strand(twig), brown.ink)
        strands = [*(limb.knots() for limb in (*roots, *LIMBS, BOUGH)), list(TRUNK)]
        for knots in strands:
            self.paint(shapes.strand(knots), brown.ink)
        for knots in strands:
            lit = [Knot(x - 0.13, y - 0.1, r - min(_WOOD_LINE, r * 0.42)) for x, y, r in knots]
            self.paint(shapes.strand(lit), pale)
        for aside, start, end in _BARK:
            self.paint(shapes.strand(_bark(aside, start, end)), brown.solid)

    # --- what people write on ----------------------------------------------------------------------

    def pieces(self, growth: Growth) -> None:
        """Ribbons, leaves, fruits and buds, above the wood."""
        for limb in LIMBS:
            self._ribbon([(knot.x, knot.y) for knot in limb.under_ribbon()])
        for leaf in growth.leaves:
            self._leaf(leaf)
        for fruit in growth.fruits:
            self._fruit(fruit)
        for bud in growth.buds:
            self._bud(bud)

    def _ribbon(self, middle: list[Point]) -> None:
        """The open band on a limb, where a domain is written, and its shadow."""
        ink = self.look.accent("brown").ink
        self.paint(shapes.ribbon([(x + 0.5, y + 0.9) for x, y in middle], RIBBON, 3.4), ink)
        self.paint(shapes.ribbon(middle, RIBBON - 0.1, 3.4), self.tint("ochre", 0.45), ink, 0.45)

    def _leaf(self, leaf: Leaf) -> None:
        """White where the light falls and pale beyond the vein, so that pencil and pen can be read on it."""
        green, flip, line = self.look.accent("green"), cos(leaf.angle) < 0, _LEAF_LINE
        foot, inside = (leaf.x, leaf.y), leaf.along(1.15 * line / leaf.length)
        inside = (inside[0] - 0.14, inside[1] - 0.18)
        whole, smaller = leaf[3:], (leaf.length - 2.4 * line, leaf.breadth - 1.7 * line, leaf.bend)
        for outline, at, fill in ((shapes.leaf(*whole), foot, green.ink),
                                  (shapes.leaf(*smaller), inside, self.look.theme.paper),
                                  (shapes.half_leaf(*smaller), inside, self.tint("green", 0.25)),
                                  (shapes.vein(*whole, end=0.88, width=0.28), foot, green.solid)):
            self.paint(shapes.placed(outline, at, leaf.angle, flip), fill)

    def _fruit(self, fruit: Fruit) -> None:
        rose, green, at = self.look.accent("rose"), self.look.accent("green"), (fruit.x, fruit.y)
        self.paint(shapes.placed(shapes.fruit(fruit.r), at), rose.ink)
        inside = (fruit.x - 0.14, fruit.y + 0.5)
        self.paint(shapes.placed(shapes.fruit(fruit.r - 0.55), inside), self.tint("rose", 0.45))
        leaf = shapes.placed(shapes.leaf(fruit.r * 0.9, fruit.r * 0.46, 0.6), at, -0.42)
        self.paint(leaf, self.tint("green", 0.3), green.ink, 0.4)

    def _bud(self, bud: Bud) -> None:
        ochre, green, at = self.look.accent("ochre"), self.look.accent("green"), (bud.x, bud.y)
        self.paint(shapes.placed(shapes.bud(bud.length), at, bud.angle), self.tint("ochre", 0.25), ochre.ink, 0.5)
        for flip in (False, True):
            scale = shapes.placed(shapes.scale(bud.length), at, bud.angle, flip)
            self.paint(scale, self.tint("green", 0.2), green.ink, 0.4)


def _bark(aside: float, start: float, end: float) -> list[Knot]:
    """A line of the bark, thickest in its middle."""
    line = []
    for i in range(7):
        at = start + (end - start) * i / 6
        a, b, share = TRUNK[int(at)], TRUNK[int(at) + 1], at % 1
        x, y, r = (p * (1 - share) + q * share for p, q in zip(a, b, strict=True))
        line.append(Knot(x + aside * r, y, 0.05 + 0.3 * sin(pi * i / 6)))
    return line


def _oval(angle: float, across: float, along: float) -> float:
    """How far a rounded box reaches in a direction, of which these are the half sides."""
    return (abs(cos(angle) / across) ** 6 + abs(sin(angle) / along) ** 6) ** (-1 / 6)


def _reaches(growth: Growth) -> list[tuple[float, float]]:
    """How far the crown reaches from its middle in each direction (radians), softened."""
    far = [30.0] * _RAYS
    circles = [knot for limb in BEARING for knot in limb.knots(6)]
    for piece in (*growth.leaves, *growth.buds):
        circles += piece.room()
    for x, y, r in circles:
        dx, dy = x - _MIDDLE[0], y - _MIDDLE[1]
        reach, ray = hypot(dx, dy) + r, int((atan2(dy, dx) + pi) / (2 * pi) * _RAYS)
        for near in (ray - 1, ray % _RAYS, (ray + 1) % _RAYS):
            far[near] = max(far[near], reach)
    total, found = sum(weight for _, weight in _SOFT), []
    for ray in range(0, _RAYS, 2):
        reach = sum(far[(ray + j) % _RAYS] * weight for j, weight in _SOFT) / total
        found.append(((ray + 0.5) / _RAYS * 2 * pi - pi, reach))
    return found
