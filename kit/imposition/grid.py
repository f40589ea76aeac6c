"""How many cards a sheet of paper holds, and where they stand.

Everything is in mm from the top left corner of the paper. Cards abut: one cut parts two neighbours.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import NamedTuple

from kit.model.values import Size

PRINTABLE = 4.0  # mm from the paper's edge where no printer is sure to print
MARK_GAP = 1.0  # mm between the outer trim and a crop mark
MARK_LEAST, MARK_MOST = 2.0, 5.0  # mm, the length of a crop mark one can lay a ruler on, and the longest drawn
_ROOM_FOR_MARKS = PRINTABLE + MARK_GAP + MARK_LEAST

VERTICAL, HORIZONTAL = "vertical", "horizontal"  # how a fold runs: faces side by side, faces one above the other
_EPSILON = 1e-6  # mm, what rounding may add


class Rect(NamedTuple):
    """A rectangle in mm, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


class Grid(NamedTuple):
    """Cards in columns and rows, centred on a sheet.

    `card` is the trim as it is read; `turned` lays it on its side. With a `fold`, a cell holds a card's two faces,
    the front to the left or on top, and `columns` and `rows` count cells.
    """

    paper: Size
    card: Size
    columns: int
    rows: int
    margin: float = 5.0
    turned: bool = False
    fold: str = ""

    @property
    def face(self) -> Size:
        """One face as it lies on the sheet."""
        return self.card.turned if self.turned else self.card

    @property
    def cell(self) -> Size:
        """What is repeated, and what is cut out: a face, or two that share a fold."""
        return _cell(self.face, self.fold)

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        """From the paper's edge to the outer trim, on the left and on the right."""
        return (self.paper.width - self.columns * self.cell.width) / 2

    @property
    def top(self) -> float:
        """From the paper's edge to the outer trim, at the top and at the bottom."""
        return (self.paper.height - self.rows * self.cell.height) / 2

    @property
    def cells(self) -> tuple[Rect, ...]:
        """Where pieces are cut out, left to right then down."""
        return tuple(self._rect(i, self.cell) for i in range(self.capacity))

    @property
    def slots(self) -> tuple[Rect, ...]:
        """Where fronts stand, left to right then down; the cells themselves unless they are folded."""
        return tuple(self._rect(i, self.face) for i in range(self.capacity))

    def _rect(self, i: int, size: Size) -> Rect:
        row, column = divmod(i, self.columns)
        return Rect(self.left + column * self.cell.width, self.top + row * self.cell.height, size.width, size.height)

    def used(self, cards: int) -> tuple[int, int]:
        """Columns and rows in which at least one of the sheet's first `cards` cells is filled."""
        return min(cards, self.columns), -(-min(cards, self.capacity) // self.columns)


def choose(paper: Size, card: Size, margin: float = 5.0) -> Grid | None:
    """The best grid for cards of that trim, or None if not one fits inside the margin (mm).

    Room for crop marks all round comes first, because cards without them cannot be cut straight; then most cards,
    fewest cuts, cards upright, paper upright.
    """
    return _best(paper, card, margin, ("",))


def folded(grid: Grid) -> Grid | None:
    """The best grid of fronts joined to their backs by a fold, for the same paper, card and margin."""
    return _best(grid.paper, grid.card, grid.margin, (VERTICAL, HORIZONTAL))


def fit(paper: Size, card: Size, margin: float = 5.0, turned: bool = False, fold: str = "") -> Grid | None:
    """As many cards as the paper holds the way it is held, or None."""
    cell = _cell(card.turned if turned else card, fold)
    columns = floor((paper.width - 2 * margin + _EPSILON) / cell.width)
    rows = floor((paper.height - 2 * margin + _EPSILON) / cell.height)
    return Grid(paper, card, columns, rows, margin, turned, fold) if columns > 0 and rows > 0 else None


def cuts(grid: Grid, cards: int) -> int:
    """Straight cuts for a sheet of `cards` cards, strips being kept together as they are cut."""
    columns, rows = grid.used(cards)
    return columns + 1 + rows + 1 if cards else 0


def _best(paper: Size, card: Size, margin: float, folds: tuple[str, ...]) -> Grid | None:
    upright = paper.landscape.turned
    for around in (max(margin, _ROOM_FOR_MARKS), margin):
        tried = [fit(sheet, card, around, turned, fold)
                 for fold, turned, sheet in product(folds, (False, True), (upright, upright.turned))]
        fitting = [grid._replace(margin=margin) for grid in tried if grid]
        if fitting:
            return min(fitting, key=_merit)
    return None


def _merit(grid: Grid) -> tuple:
    """Least is best; min() keeps the order in which grids were tried for the rest."""
    return -grid.capacity, cuts(grid, grid.capacity), grid.turned


def _cell(face: Size, fold: str) -> Size:
    return Size(face.width * (2 if fold == VERTICAL else 1), face.height * (2 if fold == HORIZONTAL else 1))
