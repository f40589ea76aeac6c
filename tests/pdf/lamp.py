"""A calibration sheet read as a person reads it, who holds it against a lamp: off the PDF alone. Lengths are mm.

The front's crosses with the numbers that stand beside them; the back's, through a printer that slips and through the
paper; in which cell two strokes are one.
"""

from __future__ import annotations

from ctypes import c_float
from math import cos, hypot, radians, sin
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from .reading_back import MM

LONG = 8.0


class Stroke(NamedTuple):
    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x1 + self.x2) / 2, (self.y1 + self.y2) / 2

    @property
    def upright(self) -> bool:
        return abs(self.x2 - self.x1) < abs(self.y2 - self.y1)


class Cross(NamedTuple):
    number: int
    x: float
    y: float


def strokes(page: pypdfium2.PdfPage) -> list[Stroke]:
    """Every straight stroke of a page that is as long as a cross is tall."""
    found = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        if raw.FPDFPath_CountSegments(path) != 2:
            continue
        points = [_point(path, index, page.get_height()) for index in (0, 1)]
        stroke = Stroke(*points[0], *points[1])
        if abs(hypot(stroke.x2 - stroke.x1, stroke.y2 - stroke.y1) - LONG) < 0.1:
            found.append(stroke)
    return found


def _point(path, index: int, height: float) -> tuple[float, float]:
    x, y = c_float(), c_float()
    assert raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, index), x, y)
    x, y = path.get_matrix().on_point(x.value, y.value)
    return x / MM, (height - y) / MM


def crosses(page: pypdfium2.PdfPage) -> dict[str, list[Cross]]:
    """The crosses of the front's two grids: where two strokes share their middle, with the number beside it."""
    drawn, words, tall = strokes(page), page.get_textpage(), page.get_height() / MM
    level = [stroke.middle for stroke in drawn if not stroke.upright]
    found: dict[str, list[Cross]] = {"top": [], "bottom": []}
    for x, y in (stroke.middle for stroke in drawn if stroke.upright):
        if any(hypot(x - u, y - v) < 0.05 for u, v in level):
            grid, down = ("top", 6.1) if y < tall / 2 else ("bottom", -6.1)
            box = ((x - 4) * MM, (tall - y - down - 1.9) * MM, (x + 4) * MM, (tall - y - down + 1.9) * MM)
            found[grid].append(Cross(int(words.get_text_bounded(*box).strip().replace("−", "-")), x, y))
    return found


def printed(stroke: Stroke, slip: tuple[float, float, float], paper: tuple[float, float]) -> Stroke:
    """Where a stroke of the back lands, in a printer that turns it clockwise about the sheet's middle and moves it."""
    across, down, turn = slip
    c, s = cos(radians(turn)), sin(radians(turn))

    def landed(x: float, y: float) -> tuple[float, float]:
        x, y = x - paper[0] / 2, y - paper[1] / 2
        return paper[0] / 2 + c * x - s * y + across, paper[1] / 2 + s * x + c * y + down

    return Stroke(*landed(stroke.x1, stroke.y1), *landed(stroke.x2, stroke.y2))


def through(stroke: Stroke, flip: str, paper: tuple[float, float]) -> Stroke:
    """The same stroke, seen from the front."""
    if flip == "long-edge":
        return Stroke(paper[0] - stroke.x1, stroke.y1, paper[0] - stroke.x2, stroke.y2)
    return Stroke(stroke.x1, paper[1] - stroke.y1, stroke.x2, paper[1] - stroke.y2)


def read(document: pypdfium2.PdfDocument, slip: tuple[float, float, float], flip: str) -> dict[str, tuple[int, int]]:
    """The numbers that a person notes: in each grid, of the cell where two strokes come nearest to being one."""
    paper = tuple(length / MM for length in document[0].get_size())
    behind = [through(printed(stroke, slip, paper), flip, paper) for stroke in strokes(document[1])]
    return {grid: (_nearest(cells, behind, True), _nearest(cells, behind, False))
            for grid, cells in crosses(document[0]).items()}


def _nearest(cells: list[Cross], behind: list[Stroke], upright: bool) -> int:
    """Every stroke that lies beside a good part of the front's counts, whichever cell it was meant for."""
    def apart(cell: Cross) -> float:
        gaps = [10.0]
        for stroke in behind:
            x, y = stroke.middle
            along, across = (y - cell.y, x - cell.x) if upright else (x - cell.x, y - cell.y)
            if stroke.upright == upright and abs(along) < LONG - 2:
                gaps.append(abs(across))
        return min(gaps)

    return min(cells, key=apart).number
