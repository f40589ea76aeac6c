"""What is printed beside the cards: crop marks, fold marks and creases, and the slug that names the sheet.

Marks stand in the margins of the paper, in line with a trim that is there to be cut, so that the first cut does not
take the next one's mark away; they begin where the bleed of the cards ends. Grids are in mm, the boxes returned in
points.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.imposition.grid import MARK_AIR, MARK_GAP, MARK_LEAST, MARK_MOST, VERTICAL, Grid
from kit.imposition.turning import fold_axis
from kit.typesetting.page import MM, REGULAR, Rule, Run

PEN = 0.5  # pt: thinner marks vanish in an office printer
_BLACK = "#000000"
_CREASE_WIDTH, _GREY = 0.25, "#595959"
_DASH = (2.0, 2.0)
_SLUG_SIZE = 6.5  # pt
_SLUG_BAND = 3.0  # mm, the height that the slug takes at the foot of the printable area
_SLUG_DESCENT = 0.7  # mm below the baseline
_EPSILON = 1e-6  # mm, what rounding may add

Span = tuple[float, float]


def crop_marks(grid: Grid, cards: int, pen: float = PEN) -> list[Rule]:
    """Marks at both ends of every cut of a sheet that holds `cards` cards, `pen` points wide."""
    xs, ys = grid.trims(cards)
    return _down(grid, xs, pen) + _across(grid, ys, pen)


def fold_marks(grid: Grid, cards: int, pen: float = PEN) -> list[Rule]:
    """Dashed: marks in the margins in line with the folds, and a crease between the faces for once cards are cut."""
    fronts = grid.slots[:cards]
    axes = [fold_axis(front, grid.fold) for front in fronts]
    lines = dict.fromkeys(axis.at for axis in axes)
    marks = _down(grid, lines, pen, _DASH) if grid.fold == VERTICAL else _across(grid, lines, pen, _DASH)
    for front, axis in zip(fronts, axes, strict=True):
        ends = ((axis.at, front.y, axis.at, front.bottom) if axis.vertical
                else (front.x, axis.at, front.right, axis.at))
        marks.append(_rule(*ends, _CREASE_WIDTH, _GREY, _DASH))
    return marks


def slug(grid: Grid, text: str) -> list[Run]:
    """The line that names the sheet, at the foot of the paper below the marks; nothing where there is no room."""
    if not text or not _room_for_slug(grid):
        return []
    printable = grid.spacing.printable
    x, y = max(grid.left, printable.left), grid.paper.height - printable.bottom - _SLUG_DESCENT
    return [Run(x * MM, y * MM, text, REGULAR, _SLUG_SIZE, _GREY)]


def _down(grid: Grid, xs: Iterable[float], pen: float, dash: tuple[float, ...] = ()) -> list[Rule]:
    """Marks at the head and the foot of the sheet; those at the foot leave the slug its room."""
    edges, printable = grid.edges, grid.spacing.printable
    head = _span(grid, edges.top, printable.top)
    foot = _span(grid, edges.bottom, printable.bottom, _SLUG_BAND if _room_for_slug(grid) else 0.0)
    ends = [(head[1], head[0]), (grid.paper.height - foot[0], grid.paper.height - foot[1])]
    return [_rule(x, start, x, end, pen, _BLACK, dash) for x in xs for start, end in ends if end > start]


def _across(grid: Grid, ys: Iterable[float], pen: float, dash: tuple[float, ...] = ()) -> list[Rule]:
    """Marks at the left and the right of the sheet."""
    edges, printable = grid.edges, grid.spacing.printable
    left, right = _span(grid, edges.left, printable.left), _span(grid, edges.right, printable.right)
    ends = [(left[1], left[0]), (grid.paper.width - right[0], grid.paper.width - right[1])]
    return [_rule(start, y, end, y, pen, _BLACK, dash) for y in ys for start, end in ends if end > start]


def _span(grid: Grid, edge: float, printable: float, kept: float = 0.0) -> Span:
    """Where a mark begins and ends, in mm from the edge of the paper, when the first trim is `edge` mm from it.

    It begins past the ink of the card beside it, with a little white between them where that costs the mark nothing.
    """
    ink = _ink(grid, edge, printable)
    white = min(MARK_AIR, max(0.0, edge - printable - kept - max(MARK_GAP, ink) - MARK_LEAST))
    begin = edge - max(MARK_GAP, ink + white)
    return begin, max(printable + kept, begin - MARK_MOST)


def _ink(grid: Grid, edge: float, printable: float) -> float:
    """How far the cards of a sheet with marks reach beyond their outer trim."""
    return grid.spacing.spill(edge, printable, marked=True)


def _room_for_slug(grid: Grid) -> bool:
    edge, printable = grid.edges.bottom, grid.spacing.printable.bottom
    return edge + _EPSILON >= printable + _SLUG_BAND + MARK_LEAST + max(MARK_GAP, _ink(grid, edge, printable))


def _rule(x1: float, y1: float, x2: float, y2: float, width: float, colour: str, dash: tuple[float, ...]) -> Rule:
    return Rule(x1 * MM, y1 * MM, x2 * MM, y2 * MM, width, colour, dash)
