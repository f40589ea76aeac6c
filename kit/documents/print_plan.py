"""The print plan: what to print, on what paper, how many, how to cut, how long it takes; and a rule to check the scale."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.look import Look, mm
from kit.documents.session import Printout, Session
from kit.planning.agenda import length
from kit.planning.quantities import needed
from kit.typesetting.blocks import Composer
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Page, Path, Rule, Run
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

_COLUMNS = (("done", 5), ("file", 30), ("paper", 17), ("sides", 20), ("copies", 12), ("sheets", 8), ("cuts", 8))
# Office printers turn paper by themselves up to about this weight (g/m²); heavier sheets are fed by hand.
DUPLEX_LIMIT = 160
# Minutes that preparing takes, counted with a guillotine and five sheets at a time.
_PRINT_SHEETS_A_MINUTE, _CUT_STACK, _MINUTES_A_CUT, _MINUTES_A_TILE, _MINUTES_A_FOLD = 10, 5, 0.5, 1.5, 0.3


class Totals(NamedTuple):
    sheets: int
    minutes: int


def totals(printouts: list[Printout]) -> Totals:
    """Sheets of paper in all, and minutes to print, cut, fold and glue them, rounded up to five."""
    minutes = 0.0
    for out in printouts:
        minutes += out.sheets / _PRINT_SHEETS_A_MINUTE
        minutes += -(-out.sheets // _CUT_STACK) * out.cuts * _MINUTES_A_CUT
        if out.tiles != (1, 1):
            minutes += out.sheets * _MINUTES_A_TILE
        if out.flip == "fold":
            minutes += out.items * _MINUTES_A_FOLD
    return Totals(sum(out.sheets for out in printouts), -(-round(minutes) // 5) * 5)


def pages(session: Session, printouts: list[Printout], look: Look) -> list[Page]:
    """The plan for these files, in the order in which they are printed."""
    paper = look.paper
    frame = Frame(mm(paper.width), mm(paper.height), mm(15), mm(14), mm(15), mm(15))
    compose = Composer(look.setter, frame.measure, look.body._replace(size=9.5, leading=1.3, hyphenate=False),
                       look.accent("green").ink)
    slices = _title(session, printouts, look, compose)
    slices += _settings(look, compose)
    slices += _files(printouts, look, compose, frame)
    slices += _advice(printouts, look, compose)
    slices += _bring(session, look, compose)
    return paginate(slices, frame, _furniture(session, look, frame))


def _furniture(session: Session, look: Look, frame: Frame):
    style = look.small._replace(size=8.0)

    def draw(number: int, total: int, section: str) -> list[Box]:
        text = look.words("plan.foot", workshop=session.workshop.title, version=session.workshop.version)
        y = frame.height - mm(11)
        page = look.words("common.page", n=number, total=total)
        return [*look.setter.place(look.setter.lines(text, style, frame.measure), style, frame.left, y, frame.measure),
                *look.setter.place(look.setter.lines(page, style, frame.measure), style._replace(align="right"), frame.left,
                                   y, frame.measure)]

    return draw


def _title(session: Session, printouts: list[Printout], look: Look, compose: Composer) -> list[Slice]:
    words, group = look.words, session.group
    sums = totals(printouts)
    slices = compose.heading(words("plan.title", workshop=session.workshop.title), 1, look.title(1)._replace(size=20), gap=0)
    people = ", ".join((words.plural("count.participants", group.participants), words.plural("count.tables", group.tables),
                        words.plural("count.facilitators", group.facilitators)))
    slices += compose.paragraph(words("plan.for", people=people), gap=3)
    slices += compose.paragraph(words("plan.paper-needed", list=_papers(printouts, look)), gap=2)
    slices += compose.paragraph(
        words("plan.sums", files=len(printouts), sheets=words.plural("count.sheets", sums.sheets),
              time=length(sums.minutes) if sums.minutes else "–"), gap=2)
    return slices


def _papers(printouts: list[Printout], look: Look) -> str:
    """How many sheets of each paper to have ready."""
    needed_sheets: dict[tuple[str, int], int] = {}
    for out in printouts:
        key = (_paper(out, look), out.weight)
        needed_sheets[key] = needed_sheets.get(key, 0) + out.sheets
    return ", ".join(look.words("plan.of-paper", n=n, paper=paper, weight=weight)
                     for (paper, weight), n in sorted(needed_sheets.items(), key=lambda item: (-len(item[0][0]), item[0])))


def _settings(look: Look, compose: Composer) -> list[Slice]:
    """The one setting that spoils everything when it is wrong, with a rule to lay a ruler on."""
    words, accent = look.words, look.accent("orange")
    inner = compose.measure - 24
    slices = compose.heading(words("plan.scale"), 2, look.title(2, accent.ink)._replace(size=12), gap=0, x=14, measure=inner)
    slices += compose.paragraph(words("plan.scale-text"), 14, inner, 2)
    slices += compose.drawing(_ruler(look), mm(11), gap=4, keep=True)
    return compose.panel(slices, accent.tint, bar=accent.solid, pad=7, gap=9)


def _ruler(look: Look) -> list[Box]:
    """A rule of exactly 100 mm, a tick every centimetre."""
    ink, x0, y = look.theme.ink, 14.0, mm(3)
    boxes: list[Box] = [Rule(x0, y, x0 + mm(100), y, 0.8, ink)]
    for i in range(11):
        tall = mm(3) if i % 5 == 0 else mm(2)
        boxes.append(Rule(x0 + mm(10 * i), y, x0 + mm(10 * i), y + tall, 0.8, ink))
        if i % 5 == 0:
            text = f"{i * 10} mm" if i == 10 else str(i * 10)
            width = look.setter.fonts.width(text, REGULAR, 8)
            boxes.append(Run(x0 + mm(10 * i) - width / 2, y + mm(7), text, REGULAR, 8, ink, None, None, width))
    return boxes


# --- the files -----------------------------------------------------------------------------------------


def _files(printouts: list[Printout], look: Look, compose: Composer, frame: Frame) -> list[Slice]:
    total = sum(share for _, share in _COLUMNS)
    widths = [compose.measure * share / total for _, share in _COLUMNS]
    head = Row(tuple(_text(look.words(f"plan.{key}") if key != "done" else "", compose, True) for key, _ in _COLUMNS))
    rows = [_row(out, look, compose) for out in printouts]
    slices = compose.heading(look.words("plan.files"), 2, look.title(2), gap=12)
    return slices + table(widths, head, rows, TableStyle(look.theme.line, look.theme.ground, 4, 4), compose.root,
                          frame.room, gap=5)


def _row(out: Printout, look: Look, compose: Composer) -> Row:
    words = look.words
    notes = [out.file]
    if out.tiles != (1, 1):
        notes.append(words("plan.tiles", size=out.use, columns=out.tiles[0], rows=out.tiles[1]))
    elif out.kind == "deck":
        notes.append(words.plural("count.cards", out.items))
    cells = (
        lambda x, measure, node: [Slice(12, (Path(rectangle(x + 1, 1.5, 9, 9, 1.5), None, look.theme.ink, 0.8, (), node),))],
        _two(out.title, " · ".join(notes), look, compose),
        _text(words("plan.paper-weight", paper=_paper(out, look), weight=out.weight), compose),
        _text(_sides(out, look), compose),
        _text(str(out.copies), compose, True),
        _text(str(out.sheets), compose),
        _text(words("plan.cuts-each", n=out.cuts) if out.cuts else "–", compose),
    )
    return Row(cells)


def _paper(out: Printout, look: Look) -> str:
    """`A4`, `A3 paysage`; measures for what has no name."""
    short, long = sorted(out.paper)
    name = {(210, 297): "A4", (297, 420): "A3", (216, 279): "Letter"}.get((round(short), round(long)), f"{short:g} × {long:g} mm")
    return name


def _sides(out: Printout, look: Look) -> str:
    if out.flip == "fold":
        return look.words("plan.fold")
    if out.sides == 2:
        return look.words(f"plan.{out.flip}")
    if out.flip == "single":
        return look.words("plan.single")
    return look.words("plan.one-side")


def _two(title: str, note: str, look: Look, compose: Composer) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        slices = compose.lines(title, compose.body._replace(face=BOLD), x, measure, Node("P", node))
        return slices + compose.lines(note, look.small, x, measure, Node("P", node), gap=1)

    return fill


def _text(text: str, compose: Composer, bold: bool = False) -> Cell:
    style = compose.body._replace(face=BOLD) if bold else compose.body
    return lambda x, measure, node: compose.lines(text, style, x, measure, node) if text else []


# --- advice and materials --------------------------------------------------------------------------------


def _advice(printouts: list[Printout], look: Look, compose: Composer) -> list[Slice]:
    """What these files need knowing, and nothing that they do not."""
    words = look.words
    advice = []
    if any(out.sides == 2 and out.weight > DUPLEX_LIMIT for out in printouts):
        advice.append(words("plan.heavy", limit=DUPLEX_LIMIT))
    if any(out.kind == "deck" and out.cuts for out in printouts):
        advice.append(words("plan.cutting"))
    if any(out.tiles != (1, 1) for out in printouts):
        advice.append(words("plan.gluing"))
    if any(_paper(out, look) == "A3" for out in printouts):
        advice.append(words("plan.a3"))
    if any(out.sheets > 1 and out.kind == "deck" and out.copies > 1 for out in printouts):
        advice.append(words("plan.sorting"))
    if not advice:
        return []
    return compose.heading(words("plan.advice"), 2, look.title(2), gap=14) + compose.bullets(advice, gap=4)


def _bring(session: Session, look: Look, compose: Composer) -> list[Slice]:
    """The materials to gather, counted for this group, with boxes to tick."""
    if not session.workshop.materials:
        return []
    items = []
    for material in session.workshop.materials:
        note = f" ({material.note})" if material.note else ""
        items.append(f"**{needed(material, session.group)}** × {material.item}{note}")
    slices = compose.heading(look.words("plan.bring"), 2, look.title(2), gap=14)
    return slices + compose.bullets(items, gap=4, tick=True)
