"""Who was there, half-day by half-day, signed by each person and by who trains. Never what anyone is.

Every page is whole, so that a loose one still says of what it is. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.fact_table import fact_table
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE, PEN
from kit.documents.sheets.told import day_of, part_of, signed_for
from kit.model.deck import Deck
from kit.model.training_sheets import Register
from kit.model.values import Size
from kit.planning.half_days import HalfDay
from kit.typesetting.page import Node, Page
from kit.typesetting.slices import Slice, stripped
from kit.typesetting.tables import Cell, Row, TableStyle, table

if TYPE_CHECKING:
    from kit.documents.session import Session

_NAME = {1: 0.42, 2: 0.38}  # of the measure, by how many half-days stand beside it; beside more, all are alike
_TALL = 1.0  # of a row to sign in, in lines to write on


def pages(sheet: Register, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
          ) -> list[Page]:
    """As many people to a page as it holds beside all the rest; in larger type, where that is few, one table."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    title, facts = frame.head(), fact_table(frame, sheet.facts, "facts", mm(3))
    heads, rows = _parted(_signed(frame, sheet.person, _people(sheet, session), dated=True))
    below = [*_signed(frame, sheet.team, _team(session)), *_foot(frame)]
    if look.factor > 1:
        return frame.flow([*title, *facts, *heads, *rows, *below])
    room = frame.content_bottom - frame.top - height_of([*title, *facts, *heads, *below])
    made = [_page(frame, [*title, *facts, *heads, *part, *below] if first else
                  stripped([*facts, *heads]) + tuple(part) + stripped(below))
            for first, part in _parts(rows, len(rows) - _spare(frame), room, height_of(title))]
    if height_of(rows[:1]) > room:
        frame.overflow(sheet.title, int((height_of(rows[:1]) - room) / LINE) + 1)
    return frame.close_all(made)


def _page(frame: SheetFrame, strips: Sequence[Slice]) -> Page:
    page = Page(frame.page_width, frame.page_height, str(frame.sheet.title))
    frame.put(page, strips, frame.top)
    return page


def _parts(rows: list[Slice], least: int, room: float, more: float) -> Iterator[tuple[bool, list[Slice]]]:
    """Rows by the page, at least one on each, and whether it is the first; on the others there is so much more room.

    Past the `least` there must be, rows are for who comes besides: no page is begun for those.
    """
    first, part = True, []
    for number, row in enumerate(rows):
        if part and height_of([*part, row]) > (room if first else room + more):
            if number >= least:
                break
            yield first, part
            first, part = False, []
        part.append(row)
    yield first, part


def _parted(strips: list[Slice]) -> tuple[list[Slice], list[Slice]]:
    """The head of a table and its rows: only rows know what is repeated above them."""
    return [strip for strip in strips if not strip.head], [strip for strip in strips if strip.head]


# --- who ---------------------------------------------------------------------------------------------------


def _people(sheet: Register, session: Session | None) -> list[str]:
    """Names, then blanks for the people expected besides, and for who comes unannounced."""
    if session is None:
        return [""] * sheet.rows
    names = list(session.event.names)
    return names + [""] * (max(0, session.group.participants - len(names)) + sheet.spare)


def _spare(frame: SheetFrame) -> int:
    return frame.sheet.spare if frame.session else 0


def _team(session: Session | None) -> list[str]:
    """Who trains: first names, and blanks for who is not named."""
    names = list(session.event.facilitators) if session else []
    return names + [""] * ((session.group.facilitators if session else 1) - len(names))


# --- tables ------------------------------------------------------------------------------------------------


def _signed(frame: SheetFrame, who: str, names: list[str], dated: bool = False) -> list[Slice]:
    """A table of people with a column for each half-day, to sign in; `dated`: its head says which."""
    scale = frame.type.scale
    style = TableStyle(frame.look.theme.line, frame.accent.tint, mm(2) * scale, mm(1.2) * scale, PEN, grid=True)
    halves = signed_for(frame.session) if frame.session else (None,)
    name = frame.width * _NAME.get(len(halves), 1 / (len(halves) + 1))
    widths = [name, *[(frame.width - name) / len(halves)] * len(halves)]
    head = Row((_lines(frame, who), *(_half_day(frame, half, dated) for half in halves)))
    least = LINE * _TALL * max(1.0, scale)
    rows = [Row((_lines(frame, text, least - 2 * style.pad_y), *[_blank] * len(halves)), least=least)
            for text in names]
    return table(widths, head, rows, style, frame.compose.root, frame.room, True, mm(3) * scale)


def _blank(x: float, measure: float, node: Node) -> list[Slice]:
    return []


def _lines(frame: SheetFrame, text: str, room: float = 0.0) -> Cell:
    """A text, half way down the room there is."""
    style = frame.type.body._replace(leading=1.2) if room else frame.type.strong

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = frame.compose.lines(text, style, x, measure, node) if text else []
        return [Slice(max(0.0, (room - height_of(strips)) / 2)), *strips] if strips else []

    return fill


def _half_day(frame: SheetFrame, half: HalfDay | None, dated: bool) -> Cell:
    """What is asked for and, above it, when: as it is known, else to be written."""
    words, session = frame.look.words, frame.session
    told = [(frame.sheet.signature, frame.type.hint)]
    if dated:
        day = day_of(half, session, frame.look) if half else ""
        part = part_of(half, session, frame.look) if half else ""
        told = [(day or words("register.blank-day"), frame.type.strong),
                (part or words("register.blank-hours"), frame.type.hint), *told]

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        return [strip for text, style in told for strip in frame.compose.lines(text, style, x, measure, node)]

    return fill


def _foot(frame: SheetFrame) -> list[Slice]:
    """What people are told of their data, to be filled in by who keeps it."""
    return fact_table(frame, frame.sheet.foot, "foot", mm(2), across=2) if frame.sheet.foot else []
