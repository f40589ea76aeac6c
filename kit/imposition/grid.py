"""How many cards a sheet of paper holds, and where they stand.

Everything is in mm from the top left corner of the paper. Without a gap cards abut: one cut parts two neighbours.
"""

from __future__ import annotations

from itertools import product
from math import floor
from typing import NamedTuple

from kit.model.printer import Edges
from kit.model.values import Size

PRINTABLE = 4.0  # mm from the paper's edge where no printer is sure to print
MARK_GAP = 1.0  # mm between the outer trim and a crop mark, at least
MARK_LEAST, MARK_MOST = 2.0, 5.0  # mm, the length of a crop mark one can lay a ruler on, and the longest drawn
MARK_AIR = 0.5  # mm of white between the ink of a card and its mark, where there is room for them

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


class Spacing(NamedTuple):
    """What cards keep clear of, in mm: the edges of the paper, each other, and how far each draws past its trim.

    `printable` is where ink may begin along each edge. `upright` says that paper is never laid on its side: the edges
    of a printer are told apart, and which way it turns a sheet that lies is not known.
    """

    margins: Edges = Edges.even(5.0)
    gap: float = 0.0
    bleed: float = 1.5
    printable: Edges = Edges.even(PRINTABLE)
    upright: bool = False

    @property
    def roomy(self) -> Edges:
        """The margins that leave room for crop marks too; beside cards that abut, their bleed gives way to marks."""
        air = max(MARK_GAP, self.bleed) if self.gap else MARK_GAP
        return Edges(*(max(margin, edge + air + MARK_LEAST)
                       for margin, edge in zip(self.margins, self.printable, strict=True)))

    @property
    def holds_upright(self) -> bool:
        """Whether it matters how the paper lies."""
        return self.upright or len(set(self.margins)) > 1 or len(set(self.printable)) > 1

    def spill(self, room: float, printable: float, marked: bool) -> float:
        """How far ink goes beyond a trim that is `room` from the paper's edge; on a marked sheet, marks keep theirs."""
        reach = max(0.0, room - printable)
        return min(self.bleed, reach, max(MARK_GAP, reach - MARK_LEAST) if marked else reach)


class Grid(NamedTuple):
    """Cards in columns and rows, in the middle of what the margins leave of a sheet.

    `card` is the trim as it is read; `turned` lays it on its side. With a `fold`, a cell holds a card's two faces,
    the front to the left or on top, and `columns` and `rows` count cells.
    """

    paper: Size
    card: Size
    columns: int
    rows: int
    spacing: Spacing = Spacing()
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
    def block(self) -> Rect:
        """From the first trim to the last, across and down: every cell and the gaps between them."""
        margins, roomy, paper, gap = self.spacing.margins, self.spacing.roomy, self.paper, self.spacing.gap
        width = self.columns * (self.cell.width + gap) - gap
        height = self.rows * (self.cell.height + gap) - gap
        x = _middle(paper.width, width, (margins.left, margins.right), (roomy.left, roomy.right))
        y = _middle(paper.height, height, (margins.top, margins.bottom), (roomy.top, roomy.bottom))
        return Rect(x, y, width, height)

    @property
    def edges(self) -> Edges:
        """From the outer trims to the edges of the paper."""
        block = self.block
        return Edges(block.y, self.paper.width - block.right, self.paper.height - block.bottom, block.x)

    @property
    def left(self) -> float:
        """From the left edge of the paper to the first trim."""
        return self.block.x

    @property
    def top(self) -> float:
        """From the top of the paper to the first trim."""
        return self.block.y

    @property
    def cells(self) -> tuple[Rect, ...]:
        """Where pieces are cut out, left to right then down."""
        return self._stepped(self.cell)

    @property
    def slots(self) -> tuple[Rect, ...]:
        """Where fronts stand, left to right then down; the cells themselves unless they are folded."""
        return self._stepped(self.face)

    def _stepped(self, size: Size) -> tuple[Rect, ...]:
        block, across, down = self.block, self.cell.width + self.spacing.gap, self.cell.height + self.spacing.gap
        return tuple(Rect(block.x + column * across, block.y + row * down, size.width, size.height)
                     for row in range(self.rows) for column in range(self.columns))

    def used(self, cards: int) -> tuple[int, int]:
        """Columns and rows in which at least one of the sheet's first `cards` cells is filled."""
        return min(cards, self.columns), -(-min(cards, self.capacity) // self.columns)

    def trims(self, cards: int) -> tuple[list[float], list[float]]:
        """Where a sheet of that many cards is cut: every x, then every y. Two cuts a gap, one where cards abut."""
        columns, rows = self.used(cards)
        if not cards:
            return [], []
        block, gap = self.block, self.spacing.gap
        return _trims(block.x, self.cell.width, gap, columns), _trims(block.y, self.cell.height, gap, rows)


def choose(paper: Size, card: Size, spacing: Spacing = Spacing()) -> Grid | None:
    """The best grid for cards of that trim, or None if not one fits inside the margins.

    Room for crop marks all round comes first, because cards without them cannot be cut straight; then most cards,
    fewest cuts, cards upright, paper upright.
    """
    return _best(paper, card, spacing, ("",))


def folded(grid: Grid) -> Grid | None:
    """The best grid of fronts joined to their backs by a fold, for the same paper, card and spacing."""
    return _best(grid.paper, grid.card, grid.spacing, (VERTICAL, HORIZONTAL))


def fit(paper: Size, card: Size, spacing: Spacing = Spacing(), turned: bool = False, fold: str = "") -> Grid | None:
    """As many cards as the paper holds the way it is held, or None."""
    cell, margins, gap = _cell(card.turned if turned else card, fold), spacing.margins, spacing.gap
    columns = floor((paper.width - margins.left - margins.right + gap + _EPSILON) / (cell.width + gap))
    rows = floor((paper.height - margins.top - margins.bottom + gap + _EPSILON) / (cell.height + gap))
    return Grid(paper, card, columns, rows, spacing, turned, fold) if columns > 0 and rows > 0 else None


def cuts(grid: Grid, cards: int) -> int:
    """Straight cuts for a sheet of `cards` cards, strips being kept together as they are cut."""
    return sum(map(len, grid.trims(cards)))


def _best(paper: Size, card: Size, spacing: Spacing, folds: tuple[str, ...]) -> Grid | None:
    upright = paper.landscape.turned
    sheets = (upright,) if spacing.holds_upright else (upright, upright.turned)
    for margins in (spacing.roomy, spacing.margins):
        tried = [fit(sheet, card, spacing._replace(margins=margins), turned, fold)
                 for fold, turned, sheet in product(folds, (False, True), sheets)]
        fitting = [grid._replace(spacing=spacing) for grid in tried if grid]
        if fitting:
            return min(fitting, key=_merit)
    return None


def _merit(grid: Grid) -> tuple:
    """Least is best; min() keeps the order in which grids were tried for the rest."""
    return -grid.capacity, cuts(grid, grid.capacity), grid.turned


def _cell(face: Size, fold: str) -> Size:
    return Size(face.width * (2 if fold == VERTICAL else 1), face.height * (2 if fold == HORIZONTAL else 1))


def _middle(length: float, used: float, margins: tuple[float, float], roomy: tuple[float, float]) -> float:
    """Where to begin, to stand in the middle of what the roomy margins leave; the plain ones if that is too little."""
    before, after = roomy if used <= length - sum(roomy) + _EPSILON else margins
    return before + (length - before - after - used) / 2


def _trims(start: float, length: float, gap: float, count: int) -> list[float]:
    edges = [start + i * (length + gap) + side for i in range(count) for side in (0, length)]
    return edges if gap else [*edges[::2], edges[-1]]
