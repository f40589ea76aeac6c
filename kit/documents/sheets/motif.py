"""The seed motif: leaves, sprouts and sprigs drawn with curves, as decoration. Lengths in points, angles in degrees."""

from __future__ import annotations

from math import cos, pi, sin

from kit.typesetting.page import Path
from kit.typesetting.shapes import Segments


def leaf(x: float, y: float, length: float, angle: float, breadth: float = 0.3) -> Segments:
    """A pointed leaf from its stalk at (x, y); `angle` is where its tip points, 0 to the right, 90 up."""
    ahead = (cos(angle * pi / 180), -sin(angle * pi / 180))
    aside = (-ahead[1], ahead[0])

    def at(along: float, across: float) -> tuple[float, float]:
        return (
            x + length * (ahead[0] * along + aside[0] * across),
            y + length * (ahead[1] * along + aside[1] * across),
        )

    return (("M", x, y), ("C", *at(0.2, breadth), *at(0.65, breadth), *at(1, 0)),
            ("C", *at(0.65, -breadth), *at(0.2, -breadth), x, y), ("Z",))


def sprout(x: float, y: float, height: float, colour: str, fill: str) -> list[Path]:
    """A young plant standing on (x, y): a stem and two leaves, one a little larger."""
    pen = height * 0.055
    fork = y - height * 0.45
    stem = (("M", x, y), ("C", x, y - height * 0.2, x - height * 0.03, y - height * 0.3, x, fork))
    leaves = [leaf(x, fork, height * 0.62, 48, 0.34), leaf(x, fork, height * 0.5, 138, 0.34)]
    return [Path(stem, None, colour, pen), *(Path(outline, fill, colour, pen) for outline in leaves)]


def sprig(x: float, y: float, length: float, angle: float, colour: str, fill: str, leaves: int = 7) -> list[Path]:
    """A leafy twig from (x, y) towards `angle`, its leaves in turn on either side and one at the tip."""
    ahead = (cos(angle * pi / 180), -sin(angle * pi / 180))
    pen = length * 0.012
    drawn = [Path((("M", x, y), ("L", x + ahead[0] * length * 0.86, y + ahead[1] * length * 0.86)), None, colour, pen)]
    for i in range(leaves):
        along = length * (0.18 + 0.68 * i / max(1, leaves - 1))
        side = 0 if i == leaves - 1 else (48 if i % 2 else -48)
        size = length * (0.3 - 0.1 * i / leaves)
        drawn.append(Path(leaf(x + ahead[0] * along, y + ahead[1] * along, size, angle + side), fill, colour, pen))
    return drawn
