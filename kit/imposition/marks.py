"""What is printed beside the cards: crop marks, fold marks and creases, and the slug that names the sheet.

Marks stand in the margins of the paper, in line with a trim that is there to be cut, so that the first cut does not
take the next one's mark away. Grids are in mm, the boxes returned in points.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.imposition.grid import MARK_GAP, MARK_LEAST, MARK_MOST, PRINTABLE, VERTICAL, Grid
from kit.imposition.turning import fold_axis
from kit.typesetting.page import MM, REGULAR, Rule, Run

_WIDTH, _BLACK = 0.5, "#000000"
_CREASE_WIDTH, _GREY = 0.25, "#595959"
_DASH = (2.0, 2.0)
_SLUG_SIZE = 6.5  # pt
_SLUG_BAND = 3.0  # mm, the height that the slug takes at the foot of the printable area
_SLUG_DESCENT = 0.7  # mm below the baseline


def crop_marks(grid: Grid, cards: int) -> list[Rule]:
    """Marks at both ends of every cut of a sheet that holds `cards` cards."""
    columns, rows = grid.used(cards)
    xs = (grid.left + i * grid.cell.width for i in range(columns + 1)) if cards else ()
    ys = (grid.top + i * grid.cell.height for i in range(rows + 1)) if cards else ()
    return _down(grid, xs) + _across(grid, ys)


def fold_marks(grid: Grid, cards: int) -> list[Rule]:
    """Dashed: marks in the margins in line with the folds, and a crease between the faces for once cards are cut."""
    fronts = grid.slots[:cards]
    axes = [fold_axis(front, grid.fold) for front in fronts]
    lines = dict.fromkeys(axis.at for axis in axes)
    marks = _down(grid, lines, _DASH) if grid.fold == VERTICAL else _across(grid, lines, _DASH)
    for front, axis in zip(fronts, axes, strict=True):
        ends = ((axis.at, front.y, axis.at, front.bottom) if axis.vertical
                else (front.x, axis.at, front.right, axis.at))
        marks.append(_rule(*ends, _CREASE_WIDTH, _GREY, _DASH))
    return marks


def slug(grid: Grid, text: str) -> list[Run]:
    """The line that names the sheet, at the foot of the paper below the marks; nothing where there is no room."""
    if not text or not _room_for_slug(grid):
        return []
    x, y = max(grid.left, PRINTABLE), grid.paper.height - PRINTABLE - _SLUG_DESCENT
    return [Run(x * MM, y * MM, text, REGULAR, _SLUG_SIZE, _GREY)]


def _down(grid: Grid, xs: Iterable[float], dash: tuple[float, ...] = ()) -> list[Rule]:
    """Marks at the head and the foot of the sheet; those at the foot leave the slug its room."""
    head, foot = grid.top - MARK_GAP, grid.paper.height - grid.top + MARK_GAP
    above, below = _length(grid.top), _length(grid.top - (_SLUG_BAND if _room_for_slug(grid) else 0))
    spans = ((head - above, head), (foot, foot + below))
    return [_rule(x, start, x, end, _WIDTH, _BLACK, dash) for x in xs for start, end in spans if end > start]


def _across(grid: Grid, ys: Iterable[float], dash: tuple[float, ...] = ()) -> list[Rule]:
    """Marks at the left and the right of the sheet."""
    left, right, length = grid.left - MARK_GAP, grid.paper.width - grid.left + MARK_GAP, _length(grid.left)
    spans = ((left - length, left), (right, right + length))
    return [_rule(start, y, end, y, _WIDTH, _BLACK, dash) for y in ys for start, end in spans if end > start]


def _length(margin: float) -> float:
    return max(0.0, min(MARK_MOST, margin - MARK_GAP - PRINTABLE))


def _room_for_slug(grid: Grid) -> bool:
    return grid.top >= PRINTABLE + _SLUG_BAND + MARK_LEAST + MARK_GAP


def _rule(x1: float, y1: float, x2: float, y2: float, width: float, colour: str, dash: tuple[float, ...]) -> Rule:
    return Rule(x1 * MM, y1 * MM, x2 * MM, y2 * MM, width, colour, dash)
