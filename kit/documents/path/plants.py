"""What grows at a stage of the path: bare soil, a seed, a shoot, a plant, a tree, a garden. Decoration, in points."""

from __future__ import annotations

from math import cos, pi, sin

from kit.documents.look import Look
from kit.documents.sheets.motif import leaf, sprig, sprout
from kit.documents.sheets.tree_shapes import Knot, pebble, strand
from kit.typesetting.page import Path
from kit.typesetting.shapes import Segments, circle, ellipse

# How tall each is, with air above it.
TALL = {"sol": 66.0, "graine": 58.0, "pousse": 66.0, "plant": 99.0, "arbre": 92.0, "jardin": 92.0}
_PEN = 1.1
# Leaves of a tree's crown: where they stand from its middle and how they point.
_CROWN = tuple((0.68 * cos(i * 2.4) * (i / 11 + 0.09) ** 0.5, 0.6 * sin(i * 2.4) * (i / 11 + 0.09) ** 0.5,
                i * 137.5 % 360) for i in range(11))


def grown(growth: str, look: Look, x: float, y: float) -> list[Path]:
    """What has grown by then, standing on (x, y)."""
    return _GROWN[growth](look, x, y)


def tuft(look: Look, x: float, y: float, size: float) -> list[Path]:
    """A few blades of grass."""
    green, found = look.accent("green"), []
    for lean, up in ((-0.5, 0.8), (0.1, 1.0), (0.55, 0.75)):
        tip = (x + lean * size, y - up * size)
        blade = (("M", x, y), ("C", x + lean * size * 0.2, y - size * 0.5, x + lean * size * 0.6, y - size * 0.8, *tip))
        found.append(Path(blade, None, green.solid, 0.9))
    return found


def stone(look: Look, x: float, y: float, r: float) -> Path:
    """A pebble beside the path."""
    return Path(pebble(x, y, r, (x * 0.37 + y * 0.11) % 5), look.accent("grey").tint, look.theme.line, 0.7)


def _mound(look: Look, x: float, y: float, width: float, height: float) -> list[Path]:
    """A heap of earth with a few crumbs and furrows."""
    brown, half = look.accent("brown"), width / 2
    top = (x - half * 0.62, y - height * 1.15, x + half * 0.5, y - height * 1.25)
    outline: Segments = (("M", x - half, y), ("C", *top, x + half, y), ("Z",))
    crumbs = ((-0.45, 0.25), (-0.1, 0.55), (0.22, 0.3), (0.48, 0.2), (-0.2, 0.18))
    return [look.ground(outline, brown.tint), Path(outline, None, brown.ink, _PEN),
            *(Path(ellipse(x + half * dx, y - height * dy, 1.5, 1.0), brown.solid) for dx, dy in crumbs)]


def _soil(look: Look, x: float, y: float) -> list[Path]:
    """A heap of earth, and the spade that turned it."""
    brown, paper = look.accent("brown"), look.theme.paper
    foot, head = (x + 8.0, y - 8.0), (x + 17.0, y - 52.0)
    shaft = (("M", *foot), ("L", *head))
    grip = (("M", head[0] - 7, head[1] - 4.5), ("L", head[0] + 8.5, head[1] - 1.5))
    wood = [Path(line, None, colour, width)
            for colour, width in ((brown.ink, 4.6), (paper, 2.4)) for line in (shaft, grip)]
    return [*wood, *_mound(look, x, y, 58, 21)]


def _seed(look: Look, x: float, y: float) -> list[Path]:
    """A seed in the earth that puts out its first root and its first tip."""
    ochre, green = look.accent("ochre"), look.accent("green")
    root = (("M", x - 5, y - 14), ("C", x - 9, y - 10, x - 4, y - 7, x - 9, y - 2))
    tip = (("M", x + 8.5, y - 36), ("C", x + 11, y - 41, x + 6, y - 44, x + 8, y - 49))
    return [*_mound(look, x, y, 58, 19), Path(root, None, ochre.ink, 1.4),
            Path(leaf(x - 5, y - 14, 29, 60, 0.5), ochre.tint, ochre.ink, _PEN), Path(tip, None, green.ink, 1.4),
            Path(leaf(x + 8, y - 48, 12, 35, 0.36), green.tint, green.ink, _PEN)]


def _shoot(look: Look, x: float, y: float) -> list[Path]:
    green = look.accent("green")
    return [*sprout(x, y - 8, 60, green.ink, green.tint), *_mound(look, x, y, 46, 12)]


def _plant(look: Look, x: float, y: float) -> list[Path]:
    green = look.accent("green")
    return [*sprig(x, y - 4, 84, 90, green.ink, green.tint, 7), *_mound(look, x, y, 44, 10)]


def _tree(look: Look, x: float, y: float, scale: float = 1.0) -> list[Path]:
    """A small tree in leaf, with a few fruits."""
    green, brown, rose = look.accent("green"), look.accent("brown"), look.accent("rose")
    r, top = 17 * scale, y - 60 * scale
    clouds = [(x + 13 * scale * cos(i * pi / 3), top + 12 * scale * sin(i * pi / 3)) for i in range(6)]
    trunk = strand([Knot(x, y, 5 * scale), Knot(x - 0.6 * scale, y - 12 * scale, 3.6 * scale),
                    Knot(x, y - 34 * scale, 2.8 * scale), Knot(x + 0.5, y - 62 * scale, 1.3 * scale)])
    crown = [leaf(x + 30 * scale * dx, top + 30 * scale * dy, 11 * scale, angle, 0.3) for dx, dy, angle in _CROWN]
    fruits = [circle(x + 30 * scale * dx, top + 30 * scale * dy, 3.4 * scale)
              for dx, dy in ((-0.6, 0.35), (0.55, 0.42), (0.12, -0.6))]
    canopy = look.theme.paper if look.edge else green.tint
    return [*(Path(circle(*at, r + _PEN), green.ink) for at in clouds),
            *(Path(circle(*at, r), canopy) for at in clouds), Path(trunk, brown.tint, brown.ink, _PEN),
            *(Path(one, look.theme.paper, green.ink, 0.8) for one in crown),
            *(Path(one, rose.tint, rose.ink, 0.9) for one in fruits)]


def _garden(look: Look, x: float, y: float) -> list[Path]:
    """Several things that grow beside each other, one in flower."""
    green = look.accent("green")
    return [*_tree(look, x - 5, y, 0.95), *_flower(look, x + 23, y), *sprout(x - 25, y, 22, green.ink, green.tint),
            *tuft(look, x + 8, y, 8)]


def _flower(look: Look, x: float, y: float) -> list[Path]:
    green, plum, ochre, head = look.accent("green"), look.accent("plum"), look.accent("ochre"), y - 42
    stem = (("M", x, y), ("C", x + 1, y - 15, x - 1.5, y - 28, x, head))
    petals = [leaf(x, head, 9.5, 36 + 72 * i, 0.42) for i in range(5)]
    return [Path(stem, None, green.ink, _PEN), Path(leaf(x, y - 12, 13, 40, 0.32), green.tint, green.ink, 0.9),
            Path(leaf(x, y - 18, 12, 142, 0.32), green.tint, green.ink, 0.9),
            *(Path(petal, plum.tint, plum.ink, 0.9) for petal in petals), Path(circle(x, head, 2.6), ochre.solid)]


_GROWN = {"sol": _soil, "graine": _seed, "pousse": _shoot, "plant": _plant, "arbre": _tree, "jardin": _garden}
