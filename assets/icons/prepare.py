#!/usr/bin/env python3
"""Make the icons of this folder from lucide's: one path each, absolute, of M, L, C and Z alone. Needs svgelements.

    python3 prepare.py LUCIDE_PACKAGE [--names names.txt] [--out FOLDER]

Only who changes the choice of icons runs this: add a line to names.txt, run it, look at the result.
"""

from __future__ import annotations

import argparse
import math
import shutil
from collections.abc import Iterator
from pathlib import Path

from svgelements import SVG, Arc, Close, CubicBezier, Line, Move, QuadraticBezier, Shape
from svgelements import Path as Outline

DECIMALS = 3  # of a grid of 24: on an icon 60 mm wide, 0.003 mm
WRAPPER = ('<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2" '
           'stroke-linecap="round" stroke-linejoin="round" viewBox="0 0 24 24"><path d="{}"/></svg>\n')


def main() -> None:
    here = Path(__file__).parent
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("lucide", type=Path, help="unpacked npm package lucide-static")
    arguments.add_argument("--names", type=Path, default=here / "names.txt")
    arguments.add_argument("--out", type=Path, default=here)
    given = arguments.parse_args()
    names = listed(given.names)
    for name in names:
        drawing = normalised(given.lucide / "icons" / f"{name}.svg")
        (given.out / f"{name}.svg").write_text(WRAPPER.format(drawing), encoding="utf-8", newline="\n")
    for left in {path.stem for path in given.out.glob("*.svg")} - set(names):
        (given.out / f"{left}.svg").unlink()
    shutil.copyfile(given.lucide / "LICENSE", given.out / "LICENSE-lucide.txt")


def listed(path: Path) -> list[str]:
    """The first word of each line: lucide's name. What follows it is the picture in French."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def normalised(path: Path) -> str:
    """All the shapes of an icon, in their order, as one path of absolute M, L, C and Z."""
    shapes = [element for element in SVG.parse(path).elements() if isinstance(element, Shape)]
    if any(shape.values.get("fill", "none") != "none" for shape in shapes):
        raise SystemExit(f"{path.name}: part of it is filled, which a stroke alone cannot show")
    return " ".join(command for shape in shapes for command in drawn(abs(Outline(shape))))


def drawn(outline: Outline) -> Iterator[str]:
    """Its commands; where SVG lets a line go on from a closed outline, the move to its start is written out."""
    closed = False
    for segment in outline:
        if closed and not isinstance(segment, Move):
            yield written("M", segment.start)
        yield from commands(segment)
        closed = isinstance(segment, Close)


def commands(segment: object) -> Iterator[str]:
    match segment:
        case Move():
            yield written("M", segment.end)
        case Close():
            yield "Z"
        case Line():
            yield written("L", segment.end)
        case CubicBezier():
            yield written("C", segment.control1, segment.control2, segment.end)
        case QuadraticBezier(start=start, control=control, end=end):
            yield written("C", start + (control - start) * (2 / 3), end + (control - end) * (2 / 3), end)
        case Arc():
            yield from curved(segment)
        case _:
            raise SystemExit(f"no rule for {segment!r}")


def curved(arc: Arc) -> Iterator[str]:
    """An arc of ellipse as Bézier curves of a quarter turn at most, true to 0.03 % of its radius."""
    across, up = arc.prx - arc.center, arc.pry - arc.center
    pieces = max(1, math.ceil(abs(arc.sweep) / (math.pi / 2) - 1e-6))
    step, start = arc.sweep / pieces, arc.get_start_t()
    reach = 4 / 3 * math.tan(step / 4)

    def at(angle: float) -> tuple:
        """The point at an angle, and where its tangent's handle stands from it."""
        cos, sin = math.cos(angle), math.sin(angle)
        return arc.center + across * cos + up * sin, (up * cos - across * sin) * reach

    for piece in range(pieces):
        (near, leaving), (far, coming) = at(start + step * piece), at(start + step * (piece + 1))
        yield written("C", near + leaving, far - coming, arc.end if piece == pieces - 1 else far)


def written(letter: str, *points: object) -> str:
    numbers = (round(value, DECIMALS) + 0.0 for point in points for value in (point.x, point.y))
    return " ".join([letter, *(f"{number:g}" for number in numbers)])


if __name__ == "__main__":
    main()
