"""The calendar of a training: its hours, computed; a row for each month; and its days and weeks, to be ticked off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import INSET, Room, area_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE, choices, row_width
from kit.documents.sheets.sharing import share_out
from kit.model.calendars import PLANNED, Training
from kit.model.deck import Deck
from kit.model.values import Size, Span
from kit.typesetting.page import BOLD, Node, Page, Path
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_CLEAR = 1.5  # points, of a field from the lines above and below it
_MONTH, _PLANNED, _COUNT = 2, 3, 7  # shares of the measure


def pages(
    sheet: Training, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
) -> list[Page]:
    """One page where it fits, its months as tall as the paper allows; else as many as it takes."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    scale = frame.type.scale
    style = TableStyle(look.theme.line, frame.accent.tint, mm(2) * scale, mm(1.4) * scale, grid=True)
    above, below = [*frame.head(), *_sums(frame, style)], _to_tick(frame)

    def months(heights: list[float]) -> list[Slice]:
        rows = [_month(frame, i, height, style) for i, height in enumerate(heights)]
        widths = _widths(frame, [_MONTH, *[_PLANNED] * len(PLANNED)])
        heads = [look.words("training.month"), *(look.words(f"training.{key}") for key in PLANNED)]
        return table(widths, _heads(frame, heads), rows, style, frame.compose.root, frame.room, True, mm(4) * scale)

    needs = [LINE * max(1.0, scale)] * len(sheet.months)
    spare = frame.room - height_of([*above, *months(needs), *below, *frame.note()]) - 1
    if spare > 0:
        needs = share_out(sum(needs) + spare, needs, [1] * len(needs))
    return frame.flow([*above, *months(needs), *below])


# --- the hours -----------------------------------------------------------------------------------------


def _sums(frame: SheetFrame, style: TableStyle) -> list[Slice]:
    """How each total comes about: a part of the training, the count of its days, its hours."""
    words, theory, placement = frame.look.words, frame.sheet.theory, frame.sheet.placement
    days = _from_to(frame, placement.days_a_week, "training.from-to", str(placement.days_a_week.least))
    whole = Span(theory.hours + placement.hours.least, theory.hours + placement.hours.most)
    rows = [
        (words("training.theory-part"), words("training.theory-count", days=theory.days, hours=theory.hours_a_day),
         words("training.hours", n=theory.hours)),
        (words("training.placement-part"),
         words("training.placement-count", weeks=placement.weeks, days=days, hours=placement.hours_a_day),
         _hours(frame, placement.hours)),
        (words("training.whole"), words("training.theory-and-placement"), _hours(frame, whole)),
    ]
    heads = _heads(frame, [words(f"training.{key}") for key in ("part", "count", "total")])
    bold = _strong(frame)._replace(colour=frame.look.theme.ink)
    body = [Row((_text(frame, part, _strong(frame)), _text(frame, count, frame.type.body), _text(frame, total, bold)))
            for part, count, total in rows]
    widths = _widths(frame, [_MONTH, _COUNT, _PLANNED])
    return table(widths, heads, body, style, frame.compose.root, frame.room, True, mm(4) * frame.type.scale)


def _from_to(frame: SheetFrame, span: Span, key: str, one: str) -> str:
    """`2 à 4` in the words of a key, or `one` where both ends are the same."""
    return one if span.least == span.most else frame.look.words(key, least=span.least, most=span.most)


def _hours(frame: SheetFrame, span: Span) -> str:
    """`210 h à 420 h`."""
    return _from_to(frame, span, "training.hours-from-to", frame.look.words("training.hours", n=span.least))


# --- the months ----------------------------------------------------------------------------------------


def _month(frame: SheetFrame, number: int, height: float, style: TableStyle) -> Row:
    """A month's name, and room to write for each thing to plan."""
    cells = [_to_fill(frame, ("months", number, key), height, style) for key in PLANNED]
    return Row((_text(frame, frame.sheet.months[number], _strong(frame)), *cells), least=height)


def _to_fill(frame: SheetFrame, path: tuple, height: float, style: TableStyle) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        room = Room(x - INSET, _CLEAR - style.pad_y, measure + 2 * INSET, height - 2 * _CLEAR)
        return [Slice(0.0, (Path((), node=node), *area_field(frame, path, room, node)))]

    return fill


def _to_tick(frame: SheetFrame) -> list[Slice]:
    """A box for each day of theory and each week of placement, with its number."""
    strips: list[Slice] = []
    gap = mm(3.4) * frame.type.scale
    for key in ("theory", "placement"):
        style = _strong(frame)
        strips += frame.compose.paragraph(frame.look.words(f"training.{key}-done"), gap=gap, style=style, keep=True)
        boxes = frame.blanks[(key,)].choices
        style = frame.type.hint._replace(colour=frame.look.theme.ink)
        strips += choices(frame, boxes, 0.0, _measure(frame, boxes, style), style, frame.compose.root, (key,), mm(0.8))
    return strips


def _measure(frame: SheetFrame, boxes: Sequence[str], style: Style) -> float:
    """The measure that shares boxes out among as few rows as they take, none of them nearly empty."""
    rows = -(-row_width(frame, boxes, style) // frame.width)
    widest = boxes[-int(-(-len(boxes) // rows)):]
    return min(frame.width, row_width(frame, widest, style) + 1)


# --- cells ---------------------------------------------------------------------------------------------


def _strong(frame: SheetFrame) -> Style:
    return frame.type.body._replace(face=BOLD, colour=frame.accent.ink, leading=1.2)


def _widths(frame: SheetFrame, shares: list[int]) -> list[float]:
    return [frame.width * share / sum(shares) for share in shares]


def _heads(frame: SheetFrame, texts: list[str]) -> Row:
    return Row(tuple(_text(frame, text, _strong(frame)) for text in texts))


def _text(frame: SheetFrame, text: str, style: Style) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        return frame.compose.lines(text, style, x, measure, node) if text else []

    return fill
