"""A poster larger than the paper becomes tiles to be glued, every seam with the same overlap.

Tiles are equal, so that none is a sliver. A tile stands in the top left corner inside the margins. On the right and
below it is cut along a plain line, and glued over the next; the strip that then lies under its neighbour, on the left
and above, is hatched as far as a dashed line. Lengths are mm; the pages made are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor
from typing import NamedTuple

from kit.imposition.gluing import glue_edge
from kit.imposition.grid import Rect
from kit.imposition.windows import seen
from kit.model.printer import Edges
from kit.model.values import Size
from kit.typesetting.page import DECORATION, MM, REGULAR, Page, Placed, Rule, Run

OVERLAP, MARGINS = 10.0, Edges.even(5.0)
_MORE_THAN_MARGIN = 2.0  # an overlap is that much wider than what the printer leaves blank
_LABEL_BAND, _LABEL_BASELINE, _LABEL_SIZE = 4.0, 3.0, 7.0  # mm, mm from the tile, pt
_WIDTH, _GREY, _DASH = 0.25, "#595959", (3.0, 2.0)
_LEAST = 0.9  # of its size: below that a poster is another poster
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
    overlap: float = OVERLAP
    margins: Edges = MARGINS

    @property
    def sheets(self) -> int:
        return self.columns * self.rows

    @property
    def part(self) -> Rect:
        """Where a tile stands on its sheet."""
        return Rect(self.margins.left, self.margins.top, self.tile.width, self.tile.height)

    def window(self, row: int, column: int) -> Rect:
        """What part of the poster a tile shows; rows and columns counted from 0."""
        left, top = column * (self.tile.width - self.overlap), row * (self.tile.height - self.overlap)
        return Rect(left, top, self.tile.width, self.tile.height)


def layout(size: Size, paper: Size, margins: Edges = MARGINS) -> TileLayout:
    """The fewest sheets for a poster of that size; one, without margin, if it is no larger than the paper.

    `margins` are for a sheet held upright.
    """
    for sheet in _turns(paper):
        if size.width <= sheet.width + _EPSILON and size.height <= sheet.height + _EPSILON:
            return TileLayout(1, 1, sheet, size)
    return min((_divide(size, room) for room in _rooms(paper, margins)), key=lambda tiles: tiles.sheets)


def reduced(size: Size, paper: Size, margins: Edges = MARGINS) -> Size | None:
    """The largest size, in the same proportions, that takes half the sheets or fewer; None if that is far smaller.

    Measures are whole tenths of a millimetre, and the name is kept.
    """
    most = layout(size, paper, margins).sheets // 2
    shares = [share for room in _rooms(paper, margins) for share in _shares(size, room, most)]
    if most:
        shares += [min(sheet.width / size.width, sheet.height / size.height) for sheet in _turns(paper)]
    best = max(shares, default=0.0)
    if not _LEAST <= best < 1:
        return None
    return Size(floor(size.width * best * 10) / 10, floor(size.height * best * 10) / 10, size.name)


def tile(page: Page, paper: Size, margins: Edges = MARGINS, label: Callable[[int, int], str] = "{}-{}".format,
         glue: Page | None = None) -> list[Page]:
    """The sheets of a poster, row by row; `label` words a row and a column, counted from 1.

    `glue` is a line of words, set along the strips that are glued. A page no larger than the paper comes back as it is.
    """
    tiles = layout(Size(page.width / MM, page.height / MM), paper, margins)
    if tiles.sheets == 1:
        return [page]
    return [_sheet(page, tiles, row, column, label(row + 1, column + 1), glue)
            for row in range(tiles.rows) for column in range(tiles.columns)]


# --- dividing ------------------------------------------------------------------------------------------


class _Room(NamedTuple):
    """A sheet held one way, its label in one place, and how large a tile may then be."""

    paper: Size
    tile: Size
    beside: bool
    overlap: float
    margins: Edges


def _turns(paper: Size) -> tuple[Size, Size]:
    """Upright, and on its side."""
    upright = paper.landscape.turned
    return upright, upright.turned


def _rooms(paper: Size, margins: Edges) -> Iterator[_Room]:
    """The label's band is taken from the width or from the height, whichever costs no sheet."""
    overlap = max(OVERLAP, max(margins) + _MORE_THAN_MARGIN)
    for sheet in _turns(paper):
        held = _held(margins, sheet)
        for beside in (False, True):
            width = sheet.width - held.left - held.right - (_LABEL_BAND if beside else 0)
            height = sheet.height - held.top - held.bottom - (0 if beside else _LABEL_BAND)
            yield _Room(sheet, Size(width, height), beside, overlap, held)


def _held(margins: Edges, sheet: Size) -> Edges:
    """The margins of a sheet as it is held: turned on its side, no one knows which way, so the wider ones count."""
    if sheet.height >= sheet.width:
        return margins
    ends, sides = max(margins.top, margins.bottom), max(margins.left, margins.right)
    return Edges(sides, ends, sides, ends)


def _divide(size: Size, room: _Room) -> TileLayout:
    overlap = room.overlap
    columns = _count(size.width, room.tile.width, overlap)
    rows = _count(size.height, room.tile.height, overlap)
    part = Size((size.width + (columns - 1) * overlap) / columns, (size.height + (rows - 1) * overlap) / rows)
    return TileLayout(columns, rows, room.paper, part, room.beside, overlap, room.margins)


def _count(length: float, window: float, overlap: float) -> int:
    """Windows that cover a length when each covers `overlap` of the one before."""
    return max(1, ceil((length - overlap - _EPSILON) / (window - overlap)))


def _shares(size: Size, room: _Room, most: int) -> Iterator[float]:
    """How much of its size the poster has on every number of columns, and as many rows as that leaves sheets for."""
    for columns in range(1, most + 1):
        width = columns * (room.tile.width - room.overlap) + room.overlap
        height = (most // columns) * (room.tile.height - room.overlap) + room.overlap
        yield min(width / size.width, height / size.height)


# --- drawing -------------------------------------------------------------------------------------------


def _sheet(poster: Page, tiles: TileLayout, row: int, column: int, label: str, glue: Page | None) -> Page:
    sheet = Page.of_mm(tiles.paper.width, tiles.paper.height, label)
    part, window = tiles.part, tiles.window(row, column)
    first = not (row or column)
    # A reader's ear is given the poster once, all of it with its first tile; the others draw what they show.
    shown = poster if first else seen(poster, (window.x * MM, window.y * MM, window.right * MM, window.bottom * MM))
    sheet.add(
        Placed(shown, (part.x - window.x) * MM, (part.y - window.y) * MM, 0, tuple(side * MM for side in part),
               0 if first else DECORATION),
        *glue_edge(part, tiles.overlap, column > 0, row > 0, glue),
        *_seams(tiles, row, column),
        _label(part, label, tiles.beside),
    )
    return sheet


def _seams(tiles: TileLayout, row: int, column: int) -> list[Rule]:
    """Where neighbours are glued (dashed) and where this tile is cut (plain): drawn on what is covered or cut off."""
    part, half = tiles.part, _WIDTH / MM / 2
    upright = [(part.x + tiles.overlap - half, _DASH)] * (column > 0)
    upright += [(part.right + half, ())] * (column < tiles.columns - 1)
    level = [(part.y + tiles.overlap - half, _DASH)] * (row > 0)
    level += [(part.bottom + half, ())] * (row < tiles.rows - 1)
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
