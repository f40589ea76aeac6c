"""A poster larger than the paper becomes tiles to be glued, every seam with the same overlap.

Tiles are equal, so that none is a sliver. A tile stands in the top left corner inside the margin: its dashed lines
show how far the neighbours on the left and above are glued over it; its plain lines, on the right and below, where
it is cut before it is glued onto the next. Lengths are mm; the pages made are in points.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from kit.imposition.grid import Rect
from kit.model.values import Size
from kit.typesetting.page import DECORATION, MM, REGULAR, Page, Placed, Rule, Run

_LABEL_BAND, _LABEL_BASELINE, _LABEL_SIZE = 4.0, 3.0, 7.0  # mm, mm from the tile, pt
_WIDTH, _GREY, _DASH = 0.25, "#595959", (3.0, 2.0)
_EPSILON = 1e-6


class TileLayout(NamedTuple):
    """How a poster is divided: `paper` is turned as the sheets are, `tile` is the part of the poster on each of them.

    `beside` says that labels run down the right of the tiles, not under them.
    """

    columns: int
    rows: int
    paper: Size
    tile: Size
    beside: bool = False

    @property
    def sheets(self) -> int:
        return self.columns * self.rows


def layout(size: Size, paper: Size, overlap: float = 10.0, margin: float = 5.0) -> TileLayout:
    """The fewest sheets for a poster of that size; one, without margin, if it is no larger than the paper."""
    upright = paper.landscape.turned
    turns = (upright, upright.turned)
    for sheet in turns:
        if size.width <= sheet.width + _EPSILON and size.height <= sheet.height + _EPSILON:
            return TileLayout(1, 1, sheet, size)
    tried = [_divide(size, sheet, overlap, margin, beside) for sheet in turns for beside in (False, True)]
    return min(tried, key=lambda tiles: tiles.sheets)


def tile(page: Page, paper: Size, overlap: float = 10.0, margin: float = 5.0,
         label: Callable[[int, int], str] = "{}-{}".format) -> list[Page]:
    """The sheets of a poster, row by row; `label` words a row and a column, counted from 1.

    A page no larger than the paper comes back as it is.
    """
    tiles = layout(Size(page.width / MM, page.height / MM), paper, overlap, margin)
    if tiles.sheets == 1:
        return [page]
    return [_sheet(page, tiles, row, column, overlap, margin, label(row + 1, column + 1))
            for row in range(tiles.rows) for column in range(tiles.columns)]


def _divide(size: Size, paper: Size, overlap: float, margin: float, beside: bool) -> TileLayout:
    """The label's band is taken from the width or from the height, whichever costs no sheet."""
    width = paper.width - 2 * margin - (_LABEL_BAND if beside else 0)
    height = paper.height - 2 * margin - (0 if beside else _LABEL_BAND)
    columns, rows = _count(size.width, width, overlap), _count(size.height, height, overlap)
    part = Size((size.width + (columns - 1) * overlap) / columns, (size.height + (rows - 1) * overlap) / rows)
    return TileLayout(columns, rows, paper, part, beside)


def _count(length: float, window: float, overlap: float) -> int:
    """Windows that cover a length when each covers `overlap` of the one before."""
    return max(1, ceil((length - overlap - _EPSILON) / (window - overlap)))


def _sheet(poster: Page, tiles: TileLayout, row: int, column: int, overlap: float, margin: float, label: str) -> Page:
    sheet = Page.of_mm(tiles.paper.width, tiles.paper.height, label)
    part = Rect(margin, margin, tiles.tile.width, tiles.tile.height)
    left, top = column * (part.width - overlap), row * (part.height - overlap)
    sheet.add(
        # A reader's ear is given the poster once, with its first tile.
        Placed(poster, (margin - left) * MM, (margin - top) * MM, 0, tuple(side * MM for side in part),
               DECORATION if row or column else 0),
        *_seams(part, tiles, row, column, overlap),
        _label(part, label, tiles.beside),
    )
    return sheet


def _seams(part: Rect, tiles: TileLayout, row: int, column: int, overlap: float) -> list[Rule]:
    """Where neighbours are glued (dashed) and where this tile is cut (plain)."""
    upright = [(part.x + overlap, _DASH)] * (column > 0) + [(part.right, ())] * (column < tiles.columns - 1)
    level = [(part.y + overlap, _DASH)] * (row > 0) + [(part.bottom, ())] * (row < tiles.rows - 1)
    lines = [((x, part.y, x, part.bottom), dash) for x, dash in upright]
    lines += [((part.x, y, part.right, y), dash) for y, dash in level]
    return [Rule(*(end * MM for end in ends), _WIDTH, _GREY, dash) for ends, dash in lines]


def _label(part: Rect, text: str, beside: bool) -> Run | Placed:
    """Outside the tile, under it or running down its right side."""
    if not beside:
        return Run(part.x * MM, (part.bottom + _LABEL_BASELINE) * MM, text, REGULAR, _LABEL_SIZE, _GREY)
    strip = Page.of_mm(part.height, _LABEL_BAND)
    # Turned clockwise the line reads downwards, its letters' feet towards the tile.
    strip.add(Run(0, _LABEL_BASELINE * MM, text, REGULAR, _LABEL_SIZE, _GREY))
    return Placed(strip, part.right * MM, part.y * MM, 90)
