"""A calendar of the first working days: a row for each week; in large type, where that is too wide, for each day."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import Look, mm
from kit.documents.sheets.calendar_days import half_block, half_words, head, soft, strong
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import PEN
from kit.documents.sheets.sharing import share_out
from kit.model.calendars import HALVES, Calendar, Half
from kit.model.deck import Deck
from kit.model.values import Size
from kit.planning.workdays import Weekday, weeks
from kit.typesetting.page import Node, Page
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

if TYPE_CHECKING:
    from kit.documents.session import Session

# To write in, on A4, under the name of a free half-day: at ease first, then less where holidays make five weeks of it.
_AIRS = (mm(8), mm(6), mm(4))
_DAY, _HALF = 3, 4  # shares of the measure, where a row is a day


class Heights(NamedTuple):
    """Of a week, in points: its line of dates and points, and its two halves of days."""

    head: float
    morning: float
    afternoon: float

    def of(self, half: Half) -> float:
        return getattr(self, half)


def pages(
    sheet: Calendar, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
) -> list[Page]:
    """One page where the weeks fit on it, as tall as the paper allows; else several, no week broken."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    planned = weeks(sheet.arrival, sheet.days, sheet.holidays, look.words.language)
    above = [*frame.head(), *_span(frame, planned)]
    for air in _AIRS:
        needs = [_needs(frame, week, air) for week in planned]
        strips = _by_weeks(frame, planned, needs)
        spare = frame.room - height_of([*above, *strips, *frame.note()]) - 1
        if spare > 0 and not frame.misfits:
            return frame.flow([*above, *_by_weeks(frame, planned, _spread(needs, spare))])
    if look.factor > 1:
        frame = SheetFrame(sheet, size, look, session, traces=True)
        return frame.flow([*frame.head(), *_span(frame, planned), *_by_days(frame, planned)])
    return frame.flow([*above, *strips])


def _style(frame: SheetFrame) -> TableStyle:
    scale = frame.type.scale
    return TableStyle(frame.look.theme.line, frame.accent.tint, mm(1.6) * scale, mm(1.2) * scale, PEN, grid=True)


def _span(frame: SheetFrame, planned: list[list[Weekday]]) -> list[Slice]:
    """From which day to which; nothing where no date is known."""
    days = [day.date for week in planned for day in week if day.number and day.date]
    if not days:
        return []
    words = frame.look.words
    said = words("first-days.span", first=words.date(days[0]), last=words.date(days[-1]), n=len(days))
    return frame.compose.paragraph(said, gap=mm(1.6) * frame.type.scale, style=strong(frame), keep=True)


def _text(frame: SheetFrame, text: str) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        return frame.compose.lines(text, strong(frame), x, measure, node)

    return fill


# --- a row for each week -------------------------------------------------------------------------------


def _by_weeks(frame: SheetFrame, planned: list[list[Weekday]], heights: list[Heights]) -> list[Slice]:
    """The table; its heads are the days of the week, where they are known."""
    words, style = frame.look.words, _style(frame)
    names = [words("first-days.weeks"), *words("calendar.days").split()[:len(planned[0])]]
    heads = Row(tuple(_text(frame, name) for name in names)) if frame.sheet.arrival else None
    rows = []
    for number, (week, tall) in enumerate(zip(planned, heights, strict=True), 1):
        days = [_day(frame, day, tall) for day in week]
        rows.append(Row((_text(frame, words("first-days.week", n=number)), *days), least=sum(tall) + 2 * style.pad_y))
    first = _first_column(frame)
    widths = [first, *[(frame.width - first) / len(planned[0])] * len(planned[0])]
    return table(widths, heads, rows, style, frame.compose.root, frame.room, True, mm(4) * frame.type.scale)


def _first_column(frame: SheetFrame) -> float:
    """As wide as the longest word of `Semaine 1`."""
    words = frame.look.words("first-days.week", n=1).split()
    return max(frame.look.setter.width(word, strong(frame)) for word in words) + 2 * _style(frame).pad_x + 1


def _day(frame: SheetFrame, day: Weekday, tall: Heights) -> Cell:
    """The day's head, then its morning and its afternoon, each as tall as in the whole week."""

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = head(frame, day, x, measure, node)
        if day.number is None:
            return strips
        strips.append(Slice(max(0.0, tall.head - height_of(strips))))
        for half in HALVES:
            strips += half_block(frame, day.number, half, x, measure, tall.of(half), node)
        return [piece._replace(keep=True) for piece in strips]

    return fill


def _needs(frame: SheetFrame, week: list[Weekday], air: float) -> Heights:
    """What a week takes at the least: the tallest of its days, part by part, with that much room to write."""
    measure = (frame.width - _first_column(frame)) / len(week) - 2 * _style(frame).pad_x
    heads = [height_of(head(frame, day, 0.0, measure, Node("TD"))) for day in week]
    numbers = [day.number for day in week if day.number]
    return Heights(max(heads), *(_tallest(frame, numbers, half, measure, air) for half in HALVES))


def _tallest(frame: SheetFrame, numbers: list[int], half: Half, measure: float, air: float) -> float:
    """Of the same half of several days; set once to be measured, and thrown away."""
    said = [height_of(half_words(frame, number, half, 0.0, measure, Node("TD"))) for number in numbers]
    return max([soft(frame).line + air * frame.type.scale, *said]) + mm(1.4) * frame.type.scale


def _spread(needs: list[Heights], spare: float) -> list[Heights]:
    """The spare height given to the weeks, so that they are as alike as what they hold allows."""
    shares = share_out(sum(map(sum, needs)) + spare, [sum(need) for need in needs], [1] * len(needs))
    return [Heights(need.head, *share_out(share - need.head, need[1:], [1, 1]))
            for need, share in zip(needs, shares, strict=True)]


# --- a row for each day --------------------------------------------------------------------------------


def _by_days(frame: SheetFrame, planned: list[list[Weekday]]) -> list[Slice]:
    """Each working day, and each holiday among them, on as many pages as it takes."""
    words, style = frame.look.words, _style(frame)
    heads = Row(tuple(_text(frame, words(f"first-days.{key}")) for key in ("days", *HALVES)))
    shares = (_DAY, _HALF, _HALF)
    widths = [frame.width * share / sum(shares) for share in shares]
    rows = [_row(frame, day, widths[1] - 2 * style.pad_x)
            for day in chain.from_iterable(planned) if day.number or day.holiday]
    return table(widths, heads, rows, style, frame.compose.root, frame.room, True, mm(4) * frame.type.scale)


def _row(frame: SheetFrame, day: Weekday, measure: float) -> Row:
    def name(x: float, room: float, node: Node) -> list[Slice]:
        return head(frame, day, x, room, node, weekday=True)

    if day.number is None:
        return Row((name, *[lambda x, room, node: []] * len(HALVES)))
    tall = max(_tallest(frame, [day.number], half, measure, _AIRS[0]) for half in HALVES)
    return Row((name, *(_half(frame, day.number, half, tall) for half in HALVES)))


def _half(frame: SheetFrame, number: int, half: Half, tall: float) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = half_block(frame, number, half, x, measure, tall, node, lined=False)
        return [piece._replace(keep=True) for piece in strips]

    return fill
