"""How a full sheet is cut: the pieces, the cuts in the order in which they are made, the folds."""

from __future__ import annotations

from kit.documents.session import CutPlan
from kit.imposition.grid import VERTICAL, Grid
from kit.imposition.turning import fold_axis

Line = tuple[float, float, float, float]


def cut_plan(grid: Grid, cards: int) -> CutPlan:
    """For a sheet of that many cards. All cuts of one direction go through the whole sheet, then the strips are turned.

    First the direction that leaves the fewest strips; marks at both ends of every cut stay on the sheet or on its
    strips' offcuts, which are kept beside them.
    """
    paper = grid.paper
    xs, ys = grid.trims(cards)
    upright = [(x, 0.0, x, paper.height) for x in xs]
    level = [(0.0, y, paper.width, y) for y in ys]
    columns, rows = grid.used(cards)
    cuts = upright + level if columns <= rows else level + upright
    return CutPlan((paper.width, paper.height), tuple(tuple(cell) for cell in grid.cells[:cards]), tuple(cuts),
                   tuple(_folds(grid, cards)))


def _folds(grid: Grid, cards: int) -> list[Line]:
    """From edge to edge, one for every row or column of pairs."""
    if not grid.fold:
        return []
    lines = dict.fromkeys(fold_axis(front, grid.fold).at for front in grid.slots[:cards])
    if grid.fold == VERTICAL:
        return [(x, 0.0, x, grid.paper.height) for x in lines]
    return [(0.0, y, grid.paper.width, y) for y in lines]
