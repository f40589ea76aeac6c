"""Where everything stands on the front of the calibration sheet, in mm from its top left corner.

Two grids of 41 numbered cells, one along the top edge and one along the bottom, the second in mirror image: so what
is read far to the left above is read far to the right below, and an error in one takes from an error in the other.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from kit.model.values import Size

Grid = Literal["top", "bottom"]
GRIDS: tuple[Grid, Grid] = ("top", "bottom")
STEP, MOST = 0.25, 20  # mm from cell to cell; the highest number
ARM = 4.0  # mm from the middle of a cross to the end of a stroke
CARD, CARD_HEIGHT = 85.6, 53.98  # mm, an identification card by ISO/IEC 7810 (ID-1)
RULE = 100.0  # mm
PERCENTS = tuple(97 + half / 2 for half in range(13))  # what a rule of 100 mm may turn out to measure
RUNGS = 9  # mm of margin that are told apart
# In furrows, as an ox ploughs: from one number to the next it is never far, so that even on a sheet that is turned the
# slip changes little between them, and every slip has its cell.
_ROWS = (range(-MOST, -6), range(6, -7, -1), range(7, MOST + 1))
# A stroke strays by 10 mm at most: 5 that are drawn and 5 that the printer adds. Where crosses are farther apart
# than that, what is behind a cross belongs to it whenever they coincide.
_ROW, _WIDEST = 12.0, 16.0
_FIRST = 16.2  # mm from the paper's edge to the first crosses
_SIDE = 10.5  # mm that cells keep clear of the paper's sides


class Cell(NamedTuple):
    """A numbered cross: its middle."""

    number: int
    x: float
    y: float


class CalibrationLayout(NamedTuple):
    """A calibration sheet, held upright."""

    paper: Size

    @property
    def column(self) -> float:
        """From one cross to the next in its row."""
        return min(_WIDEST, (self.paper.width - 2 * _SIDE) / len(_ROWS[0]))

    def cells(self, grid: Grid) -> list[Cell]:
        return [self.cell(grid, number) for number in range(-MOST, MOST + 1)]

    def cell(self, grid: Grid, number: int) -> Cell:
        row = next(i for i, numbers in enumerate(_ROWS) if number in numbers)
        across = (_ROWS[row].index(number) - (len(_ROWS[row]) - 1) / 2) * self.column
        down = _FIRST + row * _ROW
        if grid == "top":
            return Cell(number, self.paper.width / 2 + across, down)
        return Cell(number, self.paper.width / 2 - across, self.paper.height - _FIRST - (2 - row) * _ROW)

    @property
    def words(self) -> tuple[float, float]:
        """The heights between which there is room for words."""
        taken = _FIRST + 2 * _ROW + 2 * ARM
        return taken + 4, self.paper.height - taken - 3


def card_mark(length: float, percent: float) -> float:
    """Where on the sheet a card of that length ends, if a rule of 100 mm measures `percent` mm."""
    return length * 100 / percent
