"""A head-count: how many people at each moment, in boxes to tick by fives. Never who."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import Room, line_field
from kit.documents.sheets.fields import field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE, tick_box
from kit.model.deck import Deck
from kit.model.sheet import Headcount, Question
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_FIVE = 5
_SIDE = mm(6.5)
_STEP, _APART = 1.22, 0.6  # from box to box, and the space after a five, in sides of a box
_FIVE_WIDE = _STEP * (_FIVE - 1) + 1 + (_STEP - 1)


class Boxes(NamedTuple):
    """How the boxes of a moment stand: how many fives in a row, a box's side and the steps between, in points."""

    fives: int
    side: float
    step: float
    apart: float


def pages(
    sheet: Headcount, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
) -> list[Page]:
    """One page; more where there are very many moments or boxes."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    strips = frame.head()
    for key in ("when", "where"):
        question = Question(label=Text(look.words(f"sheet.{key}")))
        strips += field(frame, question, LINE * max(1.0, frame.type.scale), frame.compose.root, (key,))
    spare = frame.room - 1 - height_of([*strips, *frame.note()]) - height_of(_moments(frame, mm(7)))
    gap = mm(7) + min(max(0.0, spare / max(1, len(sheet.moments))), mm(9)) * frame.type.scale
    return frame.flow([*strips, *_moments(frame, gap)])


def _moments(frame: SheetFrame, gap: float) -> list[Slice]:
    boxes = _boxes(frame)
    moments = enumerate(frame.sheet.moments)
    return [piece for number, moment in moments for piece in _moment(frame, moment, number, boxes, gap)]


def _boxes(frame: SheetFrame) -> Boxes:
    """As many fives in a row as keep a box at a size that a pen hits; then as large as the row allows."""
    room = frame.width - _total_width(frame)
    held = int((room / _SIDE / frame.type.scale + _APART) // (_FIVE_WIDE + _APART))
    fives = max(1, min(held, -(-frame.sheet.boxes // _FIVE)))
    side = min(room / (fives * (_FIVE_WIDE + _APART) - _APART), _SIDE * 1.4 * frame.type.scale)
    return Boxes(fives, side, side * _STEP, side * _APART)


def _total_width(frame: SheetFrame) -> float:
    return mm(30) * frame.type.scale


def _moment(frame: SheetFrame, moment: str, number: int, boxes: Boxes, gap: float) -> list[Slice]:
    """The moment's name, rows of boxes with a number at each five, and at their right the total."""
    node = Node("Sect", frame.compose.root)
    digits = Style(frame.type.measures.small, 1.2, REGULAR, frame.look.theme.soft, "center")
    per_row = boxes.fives * _FIVE
    rows = [_row(frame, boxes, first, min(first + per_row, frame.sheet.boxes), digits, node)
            for first in range(0, frame.sheet.boxes, per_row)]
    # The total stands beside the first two rows, which stay together.
    tall = max(height_of(rows[:2]) - digits.line - mm(2.5), mm(13) * frame.type.scale)
    first = rows[0]._replace(
        height=rows[0].height if len(rows) > 1 else max(rows[0].height, tall + mm(2)),
        keep=len(rows) > 1,
        gap=mm(3) * frame.type.scale,
        boxes=(*rows[0].boxes, *_total(frame, tall, number, node)),
    )
    return [*frame.band(moment, gap, node), first, *rows[1:]]


def _row(frame: SheetFrame, boxes: Boxes, first: int, end: int, number: Style, node: Node) -> Slice:
    """Boxes from the first to before the end, by fives."""
    drawn: list[Box] = []
    for i in range(first, end):
        x = (i - first) * boxes.step + (i - first) // _FIVE * boxes.apart
        drawn.append(tick_box(x, 0, boxes.side, frame.look.theme.soft))
        if (i + 1) % _FIVE == 0:
            digits = frame.look.setter.lines(str(i + 1), number, boxes.side)
            drawn += frame.look.setter.place(digits, number, x, boxes.side + mm(0.6), boxes.side, node)
    return Slice(boxes.side + number.line + mm(2.5), tuple(drawn))


def _total(frame: SheetFrame, height: float, number: int, node: Node) -> list[Box]:
    """The box for the sum, its word above it."""
    width, style = _total_width(frame) - mm(6), Style(frame.type.measures.hint, 1.2, BOLD, frame.accent.ink)
    x = frame.width - width
    word = frame.look.setter.lines(frame.look.words("sheet.total"), style, width)
    y = mm(1.5) + style.line
    room = Room(x + mm(1), y, width - mm(2), height - y - mm(1))
    return [Path(rectangle(x, 0, width, height, mm(1.6)), frame.accent.tint, frame.accent.solid, 0.8),
            *frame.look.setter.place(word, style, x + mm(2), mm(1), width, Node("P", node)),
            *line_field(frame, ("moments", number), room, y + room.height * 0.75, node)]
