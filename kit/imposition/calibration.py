"""The back of the calibration sheet, and what the numbers read through it say of a printer. Lengths are mm.

In cell n the back's strokes stand n quarters of a millimetre short of where they belong. Where a printer slips by
just so much, they come to lie on the front's.
"""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from kit.documents.calibration_layout import ARM, GRIDS, MOST, STEP, CalibrationLayout, Cell, Grid
from kit.imposition.grid import Rect
from kit.imposition.turning import Turn, paper_axis

_WIDEST_GAP = 2.0  # mm by which the top and the bottom of a sheet may disagree, for paper shrinks in the heat


class Misread(ValueError):
    """Numbers that no printer gives: `gap` is by how many mm the top and the bottom of the sheet disagree."""

    def __init__(self, gap: float):
        super().__init__(f"{gap:.2f}")
        self.gap = gap


class Reading(NamedTuple):
    """The numbers read in one grid: of the cell where upright strokes are one, and of that where level ones are."""

    x: int
    y: int


class Readings(NamedTuple):
    """All that is read of one sheet."""

    top: Reading
    bottom: Reading


class Slip(NamedTuple):
    """How a back lands: turned by `turn` degrees clockwise about the middle of the sheet, then moved by x and y."""

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0

    def after(self, first: Slip) -> Slip:
        """Both, one upon the other: what a printer does to a sheet whose correction took `first` away."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        return Slip(self.x + c * first.x - s * first.y, self.y + s * first.x + c * first.y, self.turn + first.turn)


class Stroke(NamedTuple):
    """A straight stroke of a cross, on the side of the paper it is printed on."""

    x1: float
    y1: float
    x2: float
    y2: float


class Sheet(NamedTuple):
    """A calibration sheet and the edge about which it is turned over."""

    layout: CalibrationLayout
    turn: Turn

    def behind(self, grid: Grid, number: int) -> Cell:
        """The middle of a cross as it would stand on the back, exactly behind the front's."""
        cell = self.layout.cell(grid, number)
        place = paper_axis(self.layout.paper, self.turn).behind(Rect(cell.x, cell.y, 0, 0))
        return Cell(number, place.x, place.y)

    def centred(self, grid: Grid, number: int) -> tuple[float, float]:
        """The same, from the middle of the sheet."""
        cell = self.behind(grid, number)
        return cell.x - self.layout.paper.width / 2, cell.y - self.layout.paper.height / 2


def front_strokes(layout: CalibrationLayout) -> list[Stroke]:
    """Every cross of the front."""
    return [stroke for grid in GRIDS for cell in layout.cells(grid) for stroke in _cross(cell, 0.0)]


def back_strokes(sheet: Sheet) -> list[Stroke]:
    """Every cross of the back. A stroke is moved across itself alone, so that it keeps beside the front's."""
    return [stroke for grid in GRIDS for number in range(-MOST, MOST + 1)
            for stroke in _cross(sheet.behind(grid, number), -STEP * number)]


def _cross(cell: Cell, moved: float) -> tuple[Stroke, Stroke]:
    x, y = cell.x + moved, cell.y + moved
    return Stroke(x, cell.y - ARM, x, cell.y + ARM), Stroke(cell.x - ARM, y, cell.x + ARM, y)


def slip(readings: Readings, sheet: Sheet) -> Slip:
    """What a printer does to its backs, from the numbers read. Raises Misread.

    A point p, from the middle of the sheet, lands at R p + b. The turn follows from what x says above and below; the
    rest is the mean of what is then left of each reading.
    """
    (x1, y1), (x2, y2) = (sheet.centred(grid, reading.x) for grid, reading in zip(GRIDS, readings, strict=True))
    (u1, v1), (u2, v2) = (sheet.centred(grid, reading.y) for grid, reading in zip(GRIDS, readings, strict=True))
    moved = [STEP * (one - two) for one, two in zip(readings.top, readings.bottom, strict=True)]
    turned, drawn = 0.0, 0.0  # the sine of the turn, and its cosine less one
    for _ in range(3):
        turned = ((x1 - x2) * drawn - moved[0]) / (y1 - y2)
        drawn = cos(asin(turned)) - 1
    gap = moved[1] - (u1 - u2) * turned - (v1 - v2) * drawn
    if abs(gap) > _WIDEST_GAP:
        raise Misread(gap)
    across = [STEP * reading.x - x * drawn + y * turned
              for reading, x, y in zip(readings, (x1, x2), (y1, y2), strict=True)]
    down = [STEP * reading.y - u * turned - v * drawn
            for reading, u, v in zip(readings, (u1, u2), (v1, v2), strict=True)]
    return Slip(sum(across) / 2, sum(down) / 2, degrees(asin(turned)))
