"""A table to fill in: blank rows or titled ones, as tall as the paper allows and never under 9 mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import INSET, Room, area_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.occasion import known
from kit.documents.sheets.pens import LINE, PEN
from kit.documents.sheets.sharing import share_out
from kit.model.blank import Path as Place
from kit.model.deck import Deck
from kit.model.sheet import Column, Table
from kit.model.values import Size
from kit.typesetting.page import BOLD, Node, Page, Path
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_CLEAR = 1.5  # points, of a field from the lines above and below it


def pages(sheet: Table, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page where the rows fit on it, else as many as it takes, the heads repeated."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    scale = frame.type.scale
    style = TableStyle(look.theme.line, frame.accent.tint, mm(2) * scale, mm(1.4) * scale, PEN, grid=True)
    widths = _widths(frame, style)
    head = Row(tuple(_heading(frame, column) for column in sheet.columns))

    def strips(rows: list[Row]) -> list[Slice]:
        return table(widths, head, rows, style, frame.compose.root, frame.room, bool(sheet.row_titles), mm(4) * scale)

    above, rows = frame.head(), max(sheet.rows, len(sheet.row_titles))
    set_once = strips(_rows(frame, style, [LINE] * rows))
    needs = [piece.height for piece in set_once[1:]]
    room = frame.room - height_of(above) - height_of(set_once[:1]) - height_of(frame.note()) - 1
    if len(needs) > rows:  # a row taller than a page comes in several strips, and no height is to be shared out
        return frame.flow([*above, *set_once])
    heights = share_out(room, needs, [1] * rows) if sum(needs) <= room else needs
    return frame.flow([*above, *strips(_rows(frame, style, heights))])


def _widths(frame: SheetFrame, style: TableStyle) -> list[float]:
    """The measure by the columns' widths, but to each at least its longest word, where all of them have room."""
    columns, kinds = frame.sheet.columns, frame.type
    texts = [[(column.title, kinds.strong), (column.hint or "", kinds.hint)] for column in columns]
    for titled in texts[:1]:
        titled += [(title, _title_style(frame)) for title in frame.sheet.row_titles]
    needs = [max(_longest_word(frame, text, kind) for text, kind in column) + 2 * style.pad_x + 1 for column in texts]
    weights = [column.width for column in columns]
    return share_out(frame.width, needs if sum(needs) <= frame.width else [0.0] * len(needs), weights)


def _longest_word(frame: SheetFrame, text: str, style: Style) -> float:
    words = [word.width for line in frame.look.setter.prepare(text, style.face) for word in line]
    return max(words, default=0.0) * style.size / 1000


def _title_style(frame: SheetFrame) -> Style:
    return frame.type.body._replace(face=BOLD, leading=1.2)


def _heading(frame: SheetFrame, column: Column) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = frame.compose.lines(column.title, frame.type.strong, x, measure, node)
        return strips + (frame.compose.lines(column.hint, frame.type.hint, x, measure, node) if column.hint else [])

    return fill


def _rows(frame: SheetFrame, style: TableStyle, heights: list[float]) -> list[Row]:
    """The rows at least so tall; beside a title stands what the session already knows, or room to write."""
    sheet, rows = frame.sheet, []
    for i, height in enumerate(heights):
        cells = [_to_fill(frame, style, ("cells", i, column), height) for column in range(len(sheet.columns))]
        if sheet.row_titles:
            title = sheet.row_titles[i] if i < len(sheet.row_titles) else ""
            said = known(title, frame.session, frame.look)
            beside = [_to_fill(frame, style, ("cells", i, 1), height, said)] if cells[1:] else []
            cells = [_middle(frame, title, _title_style(frame), height - 2 * style.pad_y), *beside, *cells[2:]]
        rows.append(Row(tuple(cells), least=height))
    return rows


def _middle(frame: SheetFrame, text: str, style: Style, room: float) -> Cell:
    """A text half way down its cell."""

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = frame.compose.lines(text, style, x, measure, node) if text else []
        return [Slice(max(0.0, (room - height_of(strips)) / 2)), *strips] if strips else []

    return fill


def _to_fill(frame: SheetFrame, style: TableStyle, path: Place, height: float, said: str = "") -> Cell:
    """A cell to fill in, which takes no height of its own; `said` is what the session already knows."""

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        # From line to line, but as far from the edges as text is from them.
        room = Room(x - INSET, _CLEAR - style.pad_y, measure + 2 * INSET, height - 2 * _CLEAR)
        boxes = area_field(frame, path, room, node, said, frame.type.body)
        return [Slice(0.0, (Path((), node=node), *boxes))]

    return fill
