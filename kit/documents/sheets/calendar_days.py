"""What stands in a calendar for one day: its number and date, whether there is a point, and its two halves.

What is planned stands on a tinted ground; what is free stays white, says so, and can be written on. Lengths in points.
"""

from __future__ import annotations

from kit.documents.look import mm
from kit.documents.sheets.blanks import Room, area_field, is_written, line_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import PEN, UNDER, ruled
from kit.model.calendars import Half, Moment
from kit.planning.workdays import Weekday
from kit.typesetting.page import BOLD, Box, Node, Rule
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, displaced
from kit.typesetting.text import Style


def strong(frame: SheetFrame) -> Style:
    """Of names and numbers."""
    return frame.type.hint._replace(face=BOLD, colour=frame.look.theme.ink, leading=1.2)


def soft(frame: SheetFrame) -> Style:
    """Of what tells whether a half-day is free, and with whom: small, but running text all the same."""
    return frame.type.small._replace(size=max(frame.type.small.size, frame.look.least), leading=1.25)


# --- a day's head --------------------------------------------------------------------------------------


def head(frame: SheetFrame, day: Weekday, x: float, measure: float, node: Node, weekday: bool = False) -> list[Slice]:
    """`J5 · 9 avril`, or `J5` and a line for the date; that there is a point on that day; or which holiday it is.

    `weekday`: the date tells it too, and the point stands under it.
    """
    words, date, gap = frame.look.words, _date(frame, day, weekday), mm(0.8) * frame.type.scale
    if day.number is None:
        said = words("first-days.holiday", date=date, name=day.holiday) if day.holiday else date
        return frame.compose.lines(said, soft(frame), x, measure, Node("P", node))
    said = words("first-days.dated", n=day.number, date=date) if date else words("first-days.day", n=day.number)
    style = strong(frame)._replace(colour=frame.accent.ink)
    sign, width = _point(frame, node) if day.number in frame.sheet.meetings else (Slice(0.0), 0.0)
    taken = 0.0 if weekday else width
    first, *more = frame.compose.lines(said, style, x, measure - taken, Node("P", node))
    start = x + frame.look.setter.width(said, style) + style.size * 0.6
    line = [] if date else _date_line(frame, day.number, start, x + measure - taken, node)
    if weekday:
        return [first._replace(boxes=(*first.boxes, *line)), *more, displaced(sign, x), Slice(gap)]
    beside = displaced(sign, x + measure - taken).boxes
    return [first._replace(boxes=(*first.boxes, *line, *beside)), *more, Slice(gap)]


def _date(frame: SheetFrame, day: Weekday, weekday: bool) -> str:
    """`9 avril`, or `vendredi 9 avril`; empty where it is not known."""
    if day.date is None:
        return ""
    words, number = frame.look.words, day.date.day
    date = words("first-days.date", day=words("calendar.first") if number == 1 else number,
                 month=words("calendar.months").split()[day.date.month - 1])
    return f"{words('calendar.days').split()[day.date.weekday()]} {date}" if weekday else date


def _date_line(frame: SheetFrame, number: int, start: float, end: float, node: Node) -> list[Box]:
    """A line to write the date on, beside the day's number."""
    style = strong(frame)
    baseline = style.line * 0.88
    room = Room(start, 0.0, end - start, baseline - UNDER)
    return [ruled(start, baseline, end - start, frame.look.theme),
            *line_field(frame, ("days", number), room, baseline - style.size * 0.2, node)]


def _point(frame: SheetFrame, node: Node) -> tuple[Slice, float]:
    """That there is time to talk on that day, with its sign, from x = 0; and the width that it takes."""
    style, setter = strong(frame)._replace(colour=frame.look.accent("plum").ink), frame.look.setter
    icon, words = style.size * 1.05, frame.look.words("first-days.point")
    width = setter.width(words, style)
    text = setter.place(setter.lines(words, style, width + 1), style, icon * 1.35, 0.0, width + 1, Node("P", node))
    sign = frame.look.icon("message-circle", 0.0, (style.line - icon) / 2, icon, style.colour)
    return Slice(style.line, (sign, *text)), width + icon * 1.35


# --- half a day ----------------------------------------------------------------------------------------


def half_words(frame: SheetFrame, day: int, half: Half, x: float, measure: float, node: Node) -> list[Slice]:
    """`Matin`, and what is planned then; or that it is free, as long as no results file has written there."""
    words, planned = frame.look.words, frame.sheet.moment(day, half)
    name = words(f"first-days.{half}")
    if not planned:
        said = name if is_written(frame, ("days", day, half)) else words("first-days.free", half=name)
        return frame.compose.lines(said, soft(frame), x, measure, Node("P", node))
    strips = frame.compose.lines(name, soft(frame), x, measure, Node("P", node))
    strips += frame.compose.lines(planned.title, strong(frame), x, measure, Node("P", node))
    style = soft(frame)._replace(colour=frame.look.theme.ink)
    for text in _people(frame, planned):
        strips += frame.compose.lines(text, style, x, measure, Node("P", node))
    return strips


def half_block(frame: SheetFrame, day: int, half: Half, x: float, measure: float, tall: float, node: Node,
               lined: bool = True) -> list[Slice]:
    """The same in its room: what is planned on its ground, or room to write, under a line where it is `lined`."""
    first, *more = half_words(frame, day, half, x, measure, node)
    inset, radius = mm(0.7) * frame.type.scale, mm(1.2) * frame.type.scale
    if frame.sheet.moment(day, half):
        shape = rectangle(x - inset, 0, measure + 2 * inset, tall - inset, radius)
        ground = frame.look.ground(shape, frame.accent.tint)
        pushed = [Slice(inset * 0.7, (ground,)), first, *more]
        return [*pushed, Slice(max(0.0, tall - height_of(pushed)))]
    line = [Rule(x, 0, x + measure, 0, PEN, frame.look.theme.line)] if lined else []
    below = tall - first.height - inset
    field = area_field(frame, ("days", day, half), Room(x, 0.0, measure, below), node)
    return [first._replace(boxes=(*line, *first.boxes)), Slice(below, tuple(field)), Slice(inset)]


def _people(frame: SheetFrame, moment: Moment) -> list[str]:
    """With whom, and who sees to it, each as a text that keeps its place."""
    return [text.reworded(frame.look.words(f"first-days.{key}", who=text))
            for key, text in (("beside", moment.beside), ("who", moment.who)) if text]
