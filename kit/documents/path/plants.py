"""What grows at a stage of the path: bare soil, a seed, a shoot, a plant, a tree, a garden. Decoration, in points."""

from __future__ import annotations

from math import cos, pi, sin

from kit.documents.look import Look
from kit.documents.sheets.motif import leaf, sprig, sprout
from kit.documents.sheets.tree_shapes import Knot, pebble, strand, through
from kit.typesetting.page import Path
from kit.typesetting.shapes import Segments, circle, ellipse

WIDTH, HEIGHT = 60.0, 112.0  # the room of the largest
_PEN = 1.1
# Leaves of a tree's crown: where they stand from its middle and how they point.
_CROWN = tuple((0.68 * cos(i * 2.4) * ((i + 1) / 11) ** 0.5, 0.6 * sin(i * 2.4) * ((i + 1) / 11) ** 0.5, i * 137.5 % 360)
               for i in range(11))


def grown(growth: str, look: Look, x: float, y: float) -> list[Path]:
    """What has grown by then, standing on (x, y)."""
    return _GROWN[growth](look, x, y)


def tuft(look: Look, x: float, y: float, size: float) -> list[Path]:
    """A few blades of grass."""
    green = look.accent("green")
    return [Path((("M", x, y), ("C", x + lean * 0.2, y - size * 0.5, x + lean * 0.6, y - size * 0.8, x + lean, y - size * up)),
                 None, green.solid, 0.9) for lean, up in ((-size * 0.5, 0.8), (0.6, 1.0), (size * 0.55, 0.75))]


def stone(look: Look, x: float, y: float, r: float) -> Path:
    """A pebble beside the path."""
    return Path(pebble(x, y, r, (x * 0.37 + y * 0.11) % 5), look.accent("grey").tint, look.theme.line, 0.7)


def _mound(look: Look, x: float, y: float, width: float, height: float) -> list[Path]:
    """A heap of earth with a few crumbs and furrows."""
    brown, half = look.accent("brown"), width / 2
    outline: Segments = (("M", x - half, y), ("C", x - half * 0.62, y - height * 1.15, x + half * 0.5, y - height * 1.25, x + half, y),
                         ("Z",))
    crumbs = ((-0.45, 0.25), (-0.1, 0.55), (0.22, 0.3), (0.48, 0.2), (-0.2, 0.18))
    return [look.ground(outline, brown.tint), Path(outline, None, brown.ink, _PEN),
            *(Path(ellipse(x + half * dx, y - height * dy, 1.5, 1.0), brown.solid) for dx, dy in crumbs)]


def _soil(look: Look, x: float, y: float) -> list[Path]:
    """A heap of earth, and the spade that turned it."""
    return [look.icon("shovel", x + 2, y - 46, 38, look.accent("brown").ink), *_mound(look, x - 6, y, 46, 16)]


def _seed(look: Look, x: float, y: float) -> list[Path]:
    """A seed that puts out its first root and its first tip."""
    ochre, green = look.accent("ochre"), look.accent("green")
    body = leaf(x - 3, y - 13, 25, 62, 0.52)
    root = (("M", x - 3, y - 13), ("C", x - 6, y - 9, x - 3, y - 6, x - 7, y - 2))
    tip = (("M", x + 8.5, y - 34), ("C", x + 9, y - 40, x + 5, y - 42, x + 6, y - 47))
    return [*_mound(look, x, y, 50, 15), Path(root, None, ochre.ink, _PEN), Path(body, ochre.tint, ochre.ink, _PEN),
            Path(tip, None, green.ink, _PEN), Path(leaf(x + 6, y - 46, 10, 60, 0.34), green.tint, green.ink, 0.9)]


def _shoot(look: Look, x: float, y: float) -> list[Path]:
    green = look.accent("green")
    return [*sprout(x, y - 8, 48, green.ink, green.tint), *_mound(look, x, y, 40, 10)]


def _plant(look: Look, x: float, y: float) -> list[Path]:
    green = look.accent("green")
    return [*sprig(x, y - 4, 84, 90, green.ink, green.tint, 9), *_mound(look, x, y, 38, 8)]


def _tree(look: Look, x: float, y: float, scale: float = 1.0) -> list[Path]:
    """A small tree in leaf, with a few fruits."""
    green, brown, rose = look.accent("green"), look.accent("brown"), look.accent("rose")
    r, top = 29 * scale, y - 76 * scale
    blob = through([(x + r * (1 + 0.1 * (i % 2)) * cos(i * pi / 5), top + r * (0.98 + 0.1 * (i % 2)) * sin(i * pi / 5))
                    for i in range(10)], closed=True)
    trunk = strand([Knot(x, y, 5 * scale), Knot(x - 0.6 * scale, y - 14 * scale, 3.6 * scale),
                    Knot(x, y - 44 * scale, 2.8 * scale), Knot(x + 0.5, y - 68 * scale, 1.3 * scale)])
    crown = [leaf(x + r * dx, top + r * dy, 13 * scale, angle, 0.3) for dx, dy, angle in _CROWN]
    fruits = [circle(x + r * dx, top + r * dy, 3.2 * scale) for dx, dy in ((-0.55, 0.42), (0.5, 0.5), (0.12, -0.62))]
    return [look.ground(blob, green.tint), Path(blob, None, green.ink, _PEN), Path(trunk, brown.tint, brown.ink, _PEN),
            *(Path(one, look.theme.paper, green.ink, 0.8) for one in crown),
            *(Path(one, rose.tint, rose.ink, 0.9) for one in fruits)]


def _garden(look: Look, x: float, y: float) -> list[Path]:
    """Several things that grow beside each other, one in flower."""
    green = look.accent("green")
    return [*_tree(look, x - 9, y, 0.95), *_flower(look, x + 20, y), *sprout(x - 27, y, 22, green.ink, green.tint),
            *tuft(look, x + 8, y, 8)]


def _flower(look: Look, x: float, y: float) -> list[Path]:
    green, plum, ochre, head = look.accent("green"), look.accent("plum"), look.accent("ochre"), y - 42
    stem = (("M", x, y), ("C", x + 1, y - 15, x - 1.5, y - 28, x, head))
    petals = [leaf(x, head, 9.5, 36 + 72 * i, 0.42) for i in range(5)]
    return [Path(stem, None, green.ink, _PEN), Path(leaf(x, y - 12, 13, 40, 0.32), green.tint, green.ink, 0.9),
            Path(leaf(x, y - 18, 12, 142, 0.32), green.tint, green.ink, 0.9),
            *(Path(petal, plum.tint, plum.ink, 0.9) for petal in petals), Path(circle(x, head, 2.6), ochre.solid)]


_GROWN = {"sol": _soil, "graine": _seed, "pousse": _shoot, "plant": _plant, "arbre": _tree, "jardin": _garden}
