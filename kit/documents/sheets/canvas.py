"""A canvas: areas to fill in together, by hand or with cards, in rows whose heights follow the areas' weights."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import INSET, Room, area_field, is_written, line_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE, UNDER, choices, dotted, ruled
from kit.documents.sheets.sharing import share_out
from kit.model.blank import Path as Place
from kit.model.deck import Deck
from kit.model.sheet import Area, Canvas
from kit.model.theme import Swatch
from kit.model.values import Size
from kit.typesetting.page import Box, Node, Page, Path, Run
from kit.typesetting.shapes import Segments, rectangle
from kit.typesetting.slices import Slice, stacked

if TYPE_CHECKING:
    from kit.documents.session import Session

# Type beside the paper's usual size: larger where the words still leave most of the page to what is put there.
_LARGER = (1.45, 1.3, 1.15, 1.0)
_MOST_WORDS = 0.24


class Cell(NamedTuple):
    """An area in its row: which it is, its column, how wide it is, its title, and what is asked under it. In points."""

    area: Area
    number: int
    x: float
    width: float
    head: list[Slice]
    asked: list[Slice]
    node: Node


class Grid(NamedTuple):
    """Rows of cells with the height of their band of titles, and the height that each needs at least."""

    rows: list[list[Cell]]
    bands: list[float]
    needs: list[float]

    def only(self, held: list[int]) -> Grid:
        """Some of the rows."""
        return Grid(*([column[i] for i in held] for column in self))


def pages(sheet: Canvas, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page, filled by its areas."""
    for enlarged in _LARGER:
        frame = SheetFrame(sheet, size, look, session, traces=True, enlarged=enlarged)
        page, top, bottom = frame.open()
        top += _gutter(frame) * 1.2
        grid = _grid(frame)
        room = bottom - top - _gutter(frame) * (len(grid.rows) - 1)
        if not frame.misfits and _words(grid) <= room * _MOST_WORDS:
            break
    full = sum(grid.needs) > room + 0.01
    if look.factor > 1 and (full or frame.misfits):
        return _over_pages(SheetFrame(_in_columns(sheet, look.reading.columns), size, look, session, traces=True))
    if full:
        _report(frame, grid, sum(grid.needs) - room)
    _fill(frame, page, grid, top, bottom)
    return frame.close(page)


def _in_columns(sheet: Canvas, most: int) -> Canvas:
    return replace(sheet, columns=most) if sheet.columns > most else sheet


def _fill(frame: SheetFrame, page: Page, grid: Grid, top: float, bottom: float) -> None:
    """Draw the rows of a page over all the height between two y."""
    room = bottom - top - _gutter(frame) * (len(grid.rows) - 1)
    heights = share_out(room, grid.needs, [max(cell.area.weight for cell in row) for row in grid.rows])
    for row, band, height in zip(grid.rows, grid.bands, heights, strict=True):
        for cell in row:
            page.add(*_drawn(frame, cell, top, height, band))
        top += height + _gutter(frame)


def _over_pages(frame: SheetFrame) -> list[Page]:
    """In an edition's larger type, as many pages as it takes; no row is broken."""
    page, top, bottom = frame.open()
    pages, top, grid = [page], top + _gutter(frame) * 1.2, _grid(frame)
    held: list[int] = []
    for index, need in enumerate(grid.needs):
        taken = sum(grid.needs[i] + _gutter(frame) for i in held)
        if held and taken + need > bottom - top:
            _fill(frame, pages[-1], grid.only(held), top, bottom)
            pages.append(Page(frame.page_width, frame.page_height, page.title))
            held, top = [], frame.top
        if need > bottom - top + 0.01:
            _report(frame, grid.only([index]), need - bottom + top)
        held.append(index)
    _fill(frame, pages[-1], grid.only(held), top, bottom)
    return frame.close_all(pages)


def in_rows(areas: tuple[Area, ...], columns: int) -> list[list[tuple[Area, int, int]]]:
    """Areas with their first column and span, row by row; the last of a row takes what is left of it."""
    rows: list[list[tuple[Area, int, int]]] = []
    used = columns
    for area in areas:
        span = min(area.span, columns)
        if used + span > columns:
            rows.append([])
            used = 0
        rows[-1].append((area, used, span))
        used += span
    return [[*row[:-1], (row[-1][0], row[-1][1], columns - row[-1][1])] for row in rows]


# --- setting -----------------------------------------------------------------------------------------


def _gutter(frame: SheetFrame) -> float:
    return mm(3) * frame.type.scale


def _pad(frame: SheetFrame) -> float:
    return mm(2.6) * frame.type.scale


def _radius(frame: SheetFrame) -> float:
    """Of a badge."""
    return mm(3.1) * frame.type.scale


def _accent(frame: SheetFrame, area: Area) -> Swatch:
    return frame.look.accent(area.colour or "green")


def _grid(frame: SheetFrame) -> Grid:
    gutter = _gutter(frame)
    column = (frame.width - gutter * (frame.sheet.columns - 1)) / frame.sheet.columns
    numbers = count()
    rows = [[_cell(frame, area, next(numbers), first * (column + gutter), span * (column + gutter) - gutter)
             for area, first, span in row] for row in in_rows(frame.sheet.areas, frame.sheet.columns)]
    bands = [_band(frame, row) for row in rows]
    needs = [band + max(height_of(cell.asked) for cell in row) + _pad(frame) + mm(7) * frame.type.scale
             for row, band in zip(rows, bands, strict=True)]
    return Grid(rows, bands, needs)


def _cell(frame: SheetFrame, area: Area, number: int, x: float, width: float) -> Cell:
    """The area's texts, composed from its left edge."""
    pad, node = _pad(frame), Node("Sect", frame.compose.root)
    measure, badge = width - 2 * pad, 2 * _radius(frame) + pad * 0.7 if area.letter else 0.0
    title = frame.type.strong._replace(colour=_accent(frame, area).ink)
    head = frame.compose.heading(area.title, 2, title, x=pad + badge, measure=measure - badge, parent=node)
    asked = _hint(frame, area.hint, ("areas", number, "hint"), measure, node) if area.hint else []
    if area.choices:
        style = frame.type.hint._replace(colour=frame.look.theme.ink)
        asked += choices(frame, area.choices, pad, measure, style, node, ("areas", number, "choices"), gap=mm(0.8))
    return Cell(area, number, x, width, head, asked, node)


def _hint(frame: SheetFrame, hint: str, path: Place, measure: float, node: Node) -> list[Slice]:
    """What to write here; after a colon, a line to write it on."""
    pad, style = _pad(frame), frame.type.hint
    strips = frame.compose.paragraph(hint, x=pad, measure=measure, gap=0.0, style=style, parent=node)
    if hint.rstrip().endswith(":"):
        start = max(box.x + box.width for box in strips[-1].boxes if isinstance(box, Run)) + style.size * 0.4
        width, baseline = max(0.0, pad + measure - start), style.line * 0.88
        line = ruled(start, baseline, width, frame.look.theme)
        room = Room(start, 0.0, width, baseline - UNDER)
        answer = line_field(frame, path, room, baseline - style.size * 0.2, node) if width else []
        strips[-1] = strips[-1]._replace(boxes=(*strips[-1].boxes, line, *answer))
    return strips


def _band(frame: SheetFrame, row: list[Cell]) -> float:
    """The height of the tinted band of the titles, the same for a whole row."""
    badge = 2 * _radius(frame) if any(cell.area.letter for cell in row) else 0.0
    text = max(sum(piece.height for piece in cell.head) for cell in row)
    return max(badge + _pad(frame) * 0.4, text) + _pad(frame) * 0.9


def _words(grid: Grid) -> float:
    """How much of the page the areas' own words take, in points of height."""
    return sum(grid.bands) + sum(max(height_of(cell.asked) for cell in row) for row in grid.rows)


def _report(frame: SheetFrame, grid: Grid, excess: float) -> None:
    """The longest area is the one to shorten."""
    cell = max((cell for row in grid.rows for cell in row), key=lambda cell: height_of([*cell.asked, *cell.head]))
    frame.overflow(cell.area.hint or cell.area.title, int(excess / frame.type.hint.line) + 1)


# --- drawing -----------------------------------------------------------------------------------------


def _drawn(frame: SheetFrame, cell: Cell, top: float, height: float, band: float) -> list[Box]:
    """The area's band and outline, its badge and texts, and dotted lines where a pen will write."""
    accent, pad, scale = _accent(frame, cell.area), _pad(frame), frame.type.scale
    x, radius = frame.left + cell.x, mm(2) * scale
    boxes: list[Box] = [frame.look.ground(_rounded_above(x, top, cell.width, band, radius), accent.tint),
                        Path(rectangle(x, top, cell.width, height, radius), None, accent.solid, 0.8 * scale)]
    if cell.area.letter:
        r = _radius(frame)
        boxes += frame.look.badge(cell.area.shape or "circle", cell.area.letter, x + pad + r, top + band / 2, r, accent)
    text = sum(piece.height for piece in cell.head)
    boxes += stacked(cell.head, x, top + (band - text) / 2)
    below = top + band + pad * 0.5
    boxes += stacked(cell.asked, x, below)
    return boxes + _to_fill(frame, cell, x + pad, below + height_of(cell.asked), top + height)


def _to_fill(frame: SheetFrame, cell: Cell, x: float, top: float, bottom: float) -> list[Box]:
    """What is left of an area: dotted lines for a pen, which an answer takes the place of, and one field."""
    path, width = ("areas", cell.number), cell.width - 2 * _pad(frame)
    ruled_here = frame.type.by_hand and not is_written(frame, path)
    lines = _dotted_lines(frame, x, width, top, bottom) if ruled_here else []
    room = Room(x - INSET, top + 1, width + 2 * INSET, bottom - top - 1 - _pad(frame) * 0.5)
    return [*lines, *area_field(frame, path, room, cell.node)]


def _dotted_lines(frame: SheetFrame, x: float, width: float, top: float, bottom: float) -> list[Box]:
    """Lines 9 mm apart, counted from the bottom so that neighbours agree, up to under the hint."""
    lines: list[Box] = []
    y = bottom - _pad(frame) * 0.9
    while y > top + LINE * 0.5:
        lines.append(dotted(x, y, width, frame.look.theme))
        y -= LINE
    return lines


def _rounded_above(x: float, y: float, width: float, height: float, r: float) -> Segments:
    """A band whose upper corners are rounded."""
    k, right, bottom = r * 0.4477, x + width, y + height
    return (("M", x, bottom), ("L", x, y + r), ("C", x, y + k, x + k, y, x + r, y), ("L", right - r, y),
            ("C", right - k, y, right, y + k, right, y + r), ("L", right, bottom), ("Z",))
