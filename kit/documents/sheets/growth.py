"""Four stages of growth, drawn on the same ground: a seed, a sprout, a plant, a tree. Lengths in points."""

from __future__ import annotations

from math import cos, pi, sin

from kit.documents.sheets.motif import leaf, sprout
from kit.documents.sheets.tree_shapes import Knot, strand, through
from kit.typesetting.page import Path
from kit.typesetting.shapes import circle

STAGES = 4
_PEN = 0.03  # of the height of a tree


def grown(stage: int, of: int, x: float, ground: float, height: float, colour: str, fill: str | None) -> list[Path]:
    """The stage `stage` of `of` stages, its foot at (x, ground), as tall as a tree of that height would let it be."""
    kind = round(stage * (STAGES - 1) / max(1, of - 1))
    return (_seed, _sprout, _plant, _tree)[kind](x, ground, height, colour, fill)


def _soil(x: float, ground: float, width: float, colour: str, pen: float) -> Path:
    """A low mound under whatever grows."""
    half = width / 2
    return Path((("M", x - half, ground), ("C", x - half * 0.4, ground - width * 0.06, x + half * 0.4,
                                           ground - width * 0.06, x + half, ground)), None, colour, pen)


def _seed(x: float, ground: float, height: float, colour: str, fill: str | None) -> list[Path]:
    """Under the ground, its first root out."""
    pen, long = height * _PEN, height * 0.26
    seed = leaf(x - long * 0.42, ground + height * 0.06, long, -28, 0.42)
    tip = (x + long * 0.46, ground + height * 0.06 + long * 0.47)
    root = (("M", *tip), ("C", tip[0] + long * 0.1, tip[1] + long * 0.12, tip[0] + long * 0.02, tip[1] + long * 0.3,
                          tip[0] + long * 0.2, tip[1] + long * 0.42))
    return [_soil(x, ground, height * 0.7, colour, pen), Path(seed, fill, colour, pen), Path(root, None, colour, pen)]


def _sprout(x: float, ground: float, height: float, colour: str, fill: str | None) -> list[Path]:
    pen = height * _PEN
    return [_soil(x, ground, height * 0.7, colour, pen),
            *(path._replace(width=pen) for path in sprout(x, ground - height * 0.03, height * 0.46, colour, fill))]


def _plant(x: float, ground: float, height: float, colour: str, fill: str | None) -> list[Path]:
    """A stem with three pairs of leaves and one at its tip."""
    pen, top = height * _PEN, ground - height * 0.6
    stem = (("M", x, ground - height * 0.03), ("C", x + height * 0.03, ground - height * 0.25, x - height * 0.02,
                                               ground - height * 0.45, x, top))
    pairs = [(0.2, 0.26), (0.36, 0.23), (0.5, 0.19)]
    leaves = [leaf(x, ground - height * at, height * size, angle, 0.34)
              for at, size in pairs for angle in (28, 152)]
    leaves.append(leaf(x, top, height * 0.2, 90, 0.36))
    return [_soil(x, ground, height * 0.7, colour, pen), Path(stem, None, colour, pen),
            *(Path(outline, fill, colour, pen) for outline in leaves)]


def _tree(x: float, ground: float, height: float, colour: str, fill: str | None) -> list[Path]:
    """A trunk under a round crown, with fruits."""
    pen, middle = height * _PEN, ground - height * 0.64
    trunk = strand([Knot(x, ground - height * 0.01, height * 0.085), Knot(x, ground - height * 0.14, height * 0.05),
                    Knot(x, ground - height * 0.38, height * 0.04)])
    crown = []
    for i in range(14):  # in and out in turn, like a cloud
        angle, r = 2 * pi * i / 14, height * (0.36 if i % 2 else 0.325)
        crown.append((x + r * 1.06 * cos(angle), middle + r * 0.94 * sin(angle)))
    fruits = [(-0.17, -0.1), (0.06, -0.17), (0.2, 0.04), (-0.06, 0.1), (-0.22, 0.12)]
    return [_soil(x, ground, height * 0.7, colour, pen), Path(trunk, fill, colour, pen),
            Path(through(crown, closed=True), fill or "#ffffff", colour, pen),
            *(Path(circle(x + height * dx, middle + height * dy, height * 0.03), colour) for dx, dy in fruits)]
