"""A questionnaire: the same scale beside each statement, then open questions. No name is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import Room, box_field
from kit.documents.sheets.fields import field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE, tick_circle
from kit.model.blank import Path as Place
from kit.model.deck import Deck
from kit.model.sheet import Questionnaire
from kit.model.values import Size
from kit.typesetting.page import BOLD, Box, Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, stacked, stripped
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_LARGER = (1.2, 1.1, 1.0)
_MOST_SCALE = 0.62  # of the width, for the circles of a scale
_MOST_LINES = 3  # more for an open question, on a paper with room to spare


class Grid(NamedTuple):
    """Where the circles stand: x of the first column, the columns' width, the circles' radius, in points."""

    x: float
    column: float
    r: float


def pages(
    sheet: Questionnaire, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
) -> list[Page]:
    """One page, its statements as far apart and its answers as long as the paper allows; else several."""
    for enlarged in _LARGER:
        frame = SheetFrame(sheet, size, look, session, enlarged=enlarged)
        head, air = frame.head(), mm(3.4 if enlarged > 1 else 1.6)
        # Larger type only where it leaves every answer a line more.
        if frame.fits([*head, *_strips(frame, air, int(enlarged > 1))]):
            return frame.flow([*head, *_spread(frame, frame.room - height_of([*head, *frame.note()]), air)])
    return frame.flow([*head, *_strips(frame, 0.0, 0)])


def _spread(frame: SheetFrame, room: float, air: float) -> list[Slice]:
    """Statements and questions over the height there is: first more air, then longer answers."""
    sheet = frame.sheet
    spare = room - 1 - height_of(_strips(frame, air, 0))
    more = min(spare / max(1, len(sheet.statements)), mm(4.5) * frame.type.scale)
    asked = sum(not question.choices for question in sheet.questions)
    lines = int((spare - more * len(sheet.statements)) / _line(frame) / asked) if asked else 0
    return _strips(frame, air + more, min(lines, _MOST_LINES))


def _line(frame: SheetFrame) -> float:
    return LINE * max(0.9, frame.type.scale)


def _strips(frame: SheetFrame, air: float, lines: int) -> list[Slice]:
    """Statements with that much more air each, open questions with that many more lines."""
    grid, table = _grid(frame), Node("Table", frame.compose.root)
    heading = _scale_heading(frame, grid, Node("TR", table))
    again = stripped([heading])
    strips = [heading]
    for index, statement in enumerate(frame.sheet.statements):
        strips.append(_statement(frame, grid, statement, index, air, Node("TR", table))._replace(head=again))
    for index, question in enumerate(frame.sheet.questions):
        if not question.choices:
            question = replace(question, lines=question.lines + lines)
        first, *rest = field(frame, question, _line(frame), frame.compose.root, ("questions", index))
        strips += [first._replace(gap=max(first.gap, mm(0.8 if index else 2)) * frame.type.scale), *rest]
    return strips


def _grid(frame: SheetFrame) -> Grid:
    """Columns wide enough for the longest word of the scale, and a finger apart where there is room."""
    setter, style, labels = frame.look.setter, _scale_style(frame), frame.sheet.scale
    words = (word.width for label in labels for line in setter.prepare(label, BOLD) for word in line)
    word = max(words, default=0.0) * style.size / 1000
    r = mm(2.7) * max(1.0, frame.type.scale)
    at_ease = min(mm(12) * frame.type.scale, frame.width * 0.45 / max(1, len(labels)))
    column = max(word + mm(2), 2 * r + mm(2.2), at_ease)
    if column * len(labels) > frame.width * _MOST_SCALE:
        frame.overflow(max(labels, key=len))
    return Grid(frame.width - column * len(labels), column, r)


def _scale_style(frame: SheetFrame) -> Style:
    return Style(frame.type.measures.hint, 1.15, BOLD, frame.accent.ink, "center")


def _scale_heading(frame: SheetFrame, grid: Grid, row: Node) -> Slice:
    """The words of the scale above its circles, standing on one line."""
    style, cells = _scale_style(frame), []
    for i, label in enumerate(frame.sheet.scale):
        node = Node("TH", row, scope="Column")
        cells.append(frame.compose.lines(label, style, grid.x + i * grid.column, grid.column, node))
    tallest = max((height_of(cell) for cell in cells), default=0.0)
    # The cell above the statements is empty, and still a cell: rows of a table have as many.
    boxes: list[Box] = [Path((), node=Node("TD", row))]
    for cell in cells:
        boxes += stacked(cell, 0, tallest - height_of(cell))
    return Slice(tallest + mm(1.2), tuple(boxes), mm(3) * frame.type.scale, keep=True)


def _statement(frame: SheetFrame, grid: Grid, statement: str, index: int, air: float, row: Node) -> Slice:
    """One statement and its circles, on a tint every other time so that the eye stays on its row."""
    pad = mm(1.8)
    style = frame.type.body._replace(leading=1.2)
    texts = frame.compose.lines(statement, style, pad, grid.x - 2 * pad, Node("TH", row, scope="Row"))
    height = max(height_of(texts), 2 * grid.r) + mm(2.2) + air
    boxes: list[Box] = []
    if index % 2 == 0:
        boxes.append(frame.look.ground(rectangle(0, 0, frame.width, height, mm(1.6)), frame.accent.tint))
    boxes += stacked(texts, 0, (height - height_of(texts)) / 2)
    for i, label in enumerate(frame.sheet.scale):
        boxes += _circle(frame, grid, grid.x + (i + 0.5) * grid.column, height / 2, label, ("statements", index), row)
    return Slice(height, tuple(boxes))


def _circle(frame: SheetFrame, grid: Grid, cx: float, cy: float, label: str, path: Place,
            row: Node) -> list[Box]:
    """A white circle to tick; the number of a scale of numbers stands in it, light enough to be ticked over."""
    theme, cell = frame.look.theme, Node("TD", row)
    shape = tick_circle(cx, cy, grid.r, theme.soft, theme.paper)
    box = box_field(frame, path, label, Room(cx - grid.r, cy - grid.r, 2 * grid.r, 2 * grid.r), cell)
    if not str(label).strip().isdigit():
        return [shape._replace(node=cell), *box]
    style = Style(grid.r * 1.15, 1.0, colour=theme.soft, align="center")
    lines = frame.look.setter.lines(label, style, 2 * grid.r)
    number = frame.look.setter.place(lines, style, cx - grid.r, cy - style.line / 2, 2 * grid.r, cell)
    return [shape, *number, *box]
