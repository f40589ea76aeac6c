"""Worksheets smaller than the paper, several to a sheet: the paper is halved, and halved again.

A5 stands 2 to an A4, A6 stands 4; dashed ticks in the margins show where to cut. Lengths are mm; pages are in points.
"""

from __future__ import annotations

from typing import NamedTuple

from kit.model.values import Size
from kit.typesetting.page import DECORATION, MM, Page, Placed, Rule

_TICK_FROM, _TICK_TO = 5.0, 9.0  # mm from the edge of the paper: printable, and outside the margins of a worksheet
_WIDTH, _GREY, _DASH = 0.25, "#595959", (2.0, 2.0)
_EPSILON = 1e-6


class NupLayout(NamedTuple):
    """Columns and rows of equal cells on `paper`, which is turned so that pages stand upright."""

    columns: int
    rows: int
    paper: Size

    @property
    def per_sheet(self) -> int:
        return self.columns * self.rows

    @property
    def cell(self) -> Size:
        return Size(self.paper.width / self.columns, self.paper.height / self.rows)


def layout(size: Size, paper: Size) -> NupLayout:
    """The paper halved as often as pages of that size still fit; ValueError("page-trop-grande") if none does."""
    upright = paper.landscape.turned
    best = None
    halved = NupLayout(1, 1, upright)
    while held := _held(halved, size):
        best, halved = held, _half(halved)
    if best is None:
        raise ValueError("page-trop-grande")
    return best


def nup(pages: list[Page], paper: Size) -> list[Page]:
    """Pages of one size on sheets, left to right then down; each in the middle of its cell."""
    if not pages:
        return []
    cells = layout(Size(pages[0].width / MM, pages[0].height / MM), paper)
    stacks = [pages[i:i + cells.per_sheet] for i in range(0, len(pages), cells.per_sheet)]
    return [_sheet(stack, cells) for stack in stacks]


def _half(cells: NupLayout) -> NupLayout:
    if cells.cell.width > cells.cell.height:
        return cells._replace(columns=cells.columns * 2)
    return cells._replace(rows=cells.rows * 2)


def _held(cells: NupLayout, size: Size) -> NupLayout | None:
    """These cells, or the same with the paper turned, if they hold a page upright."""
    for held in (cells, NupLayout(cells.rows, cells.columns, cells.paper.turned)):
        if size.width <= held.cell.width + _EPSILON and size.height <= held.cell.height + _EPSILON:
            return held
    return None


def _sheet(pages: list[Page], cells: NupLayout) -> Page:
    sheet = Page.of_mm(cells.paper.width, cells.paper.height, pages[0].title)
    width, height = cells.cell.width * MM, cells.cell.height * MM
    for i, page in enumerate(pages):
        row, column = divmod(i, cells.columns)
        x, y = column * width + (width - page.width) / 2, row * height + (height - page.height) / 2
        sheet.add(Placed(page, x, y, copy=DECORATION if page in pages[:i] else 0))
    sheet.add(*_ticks(cells, len(pages)))
    return sheet


def _ticks(cells: NupLayout, pages: int) -> list[Rule]:
    """At both ends of each cut beside a page that is there."""
    paper = cells.paper
    columns, rows = min(pages, cells.columns), -(-pages // cells.columns)
    ends = []
    for column in range(1, min(columns + 1, cells.columns)):
        x = column * cells.cell.width
        ends += [(x, y1, x, y2) for y1, y2 in _margins(paper.height)]
    for row in range(1, min(rows + 1, cells.rows)):
        y = row * cells.cell.height
        ends += [(x1, y, x2, y) for x1, x2 in _margins(paper.width)]
    return [Rule(*(end * MM for end in tick), _WIDTH, _GREY, _DASH) for tick in ends]


def _margins(length: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where ticks begin and end along an edge of that length."""
    return (_TICK_FROM, _TICK_TO), (length - _TICK_TO, length - _TICK_FROM)
