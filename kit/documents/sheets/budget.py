"""A budget: costs and income by line and year, their sums and the balance; blank wherever no amount is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import Room, area_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import PEN
from kit.documents.sheets.sharing import share_out
from kit.model.blank import Path as Place
from kit.model.budget import Budget
from kit.model.deck import Deck
from kit.model.results import Results
from kit.model.sums import Year, written, year_of
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.page import BOLD, Node, Page, Path
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_ROW, _LEAST = mm(9), mm(7.2)  # from line to line on A4; a form that would spill over is set tighter
_BALANCE = 1.4  # of another row, the one that says what lacks
_YEAR, _YEAR_LARGE = 0.185, 0.16  # of the measure, a year's column; in an edition's larger type


def pages(sheet: Budget, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page where the rows fit on it, as tall as the paper allows; else as many as it takes, the years repeated."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    frame.results = _filled(frame)
    scale = frame.type.scale
    style = TableStyle(look.theme.line, frame.accent.tint, mm(2) * scale, mm(0.9) * scale, PEN, grid=True)
    right = frame.type.strong._replace(align="right")
    head = Row((_named(frame, look.words("budget.euros"), frame.type.hint, 0.0),
                *(_named(frame, year, right, 0.0) for year in sheet.years)))
    year = frame.width * min(_YEAR if look.factor == 1 else _YEAR_LARGE, 0.7 / max(1, len(sheet.years)))
    widths = [frame.width - year * len(sheet.years), *[year] * len(sheet.years)]

    def strips(heights: list[float]) -> list[Slice]:
        rows = _rows(frame, style, heights)
        return _tied(frame, table(widths, head, rows, style, frame.compose.root, frame.room, True, mm(4) * scale))

    count = len(_rows(frame, style, []))
    above = frame.head()
    set_once = strips([_LEAST * scale] * count)
    needs = [piece.height for piece in set_once[1:]]
    room = frame.room - height_of(above) - height_of(set_once[:1]) - height_of(frame.note()) - 1
    if len(needs) != count or sum(needs) > room:
        return frame.flow([*above, *set_once])
    at_ease = min(room, sum(max(need, _ROW * 1.25 * scale) for need in needs))
    weights = [1.0] * count
    weights[count - 1 - bool(sheet.secured)] = _BALANCE
    return frame.flow([*above, *strips(share_out(at_ease, needs, weights))])


def _tied(frame: SheetFrame, strips: list[Slice]) -> list[Slice]:
    """The heading of each side kept with its first line, where every row is one strip."""
    costs, income = frame.sheet.both
    headings = {1, 3 + len(costs.lines)}
    whole = len(strips) == 6 + len(costs.lines) + len(income.lines) + bool(frame.sheet.secured)
    return [piece._replace(keep=True) if whole and i in headings else piece for i, piece in enumerate(strips)]


def _filled(frame: SheetFrame) -> Results:
    """Everything that is known, as answers by name: amounts as they are printed, sums and balances worked out."""
    sheet, amounts, told = frame.sheet, written(frame.sheet, frame.results), frame.look.words.amount
    said: dict[Place, str] = {}
    for number in range(len(sheet.years)):
        year = year_of(sheet, number, amounts)
        said |= {path: told(value) for side in year for path, value in side.items() if value is not None}
        said |= {("total", side, number): told(total) for side, total in enumerate(year.sums) if total is not None}
        if year.balance is not None:
            said["balance", number] = _balance(frame, year)
    answers: dict[str, dict[str, Text]] = {}
    for path, text in {**amounts, **said}.items():
        section, _, key = frame.blanks[path].name.partition("/")
        # A sum stands where its year is named, for who must be told that there is no room for it.
        answers.setdefault(section, {})[key] = (amounts.get(path) or sheet.years[path[-1]]).reworded(text)
    return Results(results=sheet.sheet, answers=answers)


def _balance(frame: SheetFrame, year: Year) -> str:
    """What lacks or is left; while a line is empty, so far."""
    words, value = frame.look.words, year.balance
    key = "budget.missing" if value < 0 else "budget.left" if value else "budget.even"
    said = words(key, amount=words.amount(abs(value)))
    return said if year.complete else words("budget.so-far", balance=said)


def _rows(frame: SheetFrame, style: TableStyle, heights: list[float]) -> list[Row]:
    """A heading for each side, its lines, its total; then the balance, and what is sure before anybody is hired."""
    sheet, words, strong = frame.sheet, frame.look.words, frame.type.strong
    rows: list[Row] = []

    def add(title: Text | str, named: Style, place: Place = (), hint: str = "", tinted: bool = False,
            bold: bool = False) -> None:
        height = heights[len(rows)] if heights else 0.0
        amounts = [_amount(frame, style, (*place, year), height, bold) if place else _named(frame, "", named, 0.0)
                   for year in range(len(sheet.years))]
        fill = frame.accent.tint if tinted and not frame.look.edge else None
        rows.append(Row((_named(frame, title, named, height - 2 * style.pad_y, hint), *amounts), fill, height))

    for s, side in enumerate(sheet.both):
        add(side.title, frame.type.heading, tinted=True)
        for i, line in enumerate(side.lines):
            add(line.title, frame.type.body._replace(leading=1.2), ("lines", s, i), line.hint or "")
        total = words("budget.total", title=str(side.title)[:1].lower() + str(side.title)[1:])
        add(total, strong, ("total", s), tinted=True, bold=True)
    add(words("budget.balance"), strong, ("balance",), bold=True)
    if sheet.secured:
        add(sheet.secured.title, strong, ("secured",), sheet.secured.hint or "", tinted=True, bold=True)
    return rows


def _named(frame: SheetFrame, title: str, style: Style, room: float, hint: str = "") -> Cell:
    """A title with its hint, half way down its cell."""

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = frame.compose.lines(title, style, x, measure, node) if title else []
        strips += frame.compose.lines(hint, frame.type.hint, x, measure, node) if hint else []
        return [Slice(max(0.0, (room - height_of(strips)) / 2)), *strips] if strips else []

    return fill


def _amount(frame: SheetFrame, style: TableStyle, path: Place, height: float, strong: bool) -> Cell:
    """An amount at the right of its cell, or room for one."""
    set_in = frame.type.body._replace(align="right", leading=1.2, face=BOLD if strong else frame.type.body.face)

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        room = Room(x, 1.0 - style.pad_y, measure - mm(1), height - 2.0)
        return [Slice(0.0, (Path((), node=node), *area_field(frame, path, room, node, middle=set_in)))]

    return fill
