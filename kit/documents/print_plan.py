"""The print plan: what to print, on what paper, how many, how to cut, how long it takes; a rule to check the scale."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.documents.session import Printout, Session
from kit.planning.agenda import length
from kit.planning.quantities import needed
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import REGULAR, Box, Page, Path, Rule, Run
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

# Shares of the measure; each takes its title on one line.
_COLUMNS = (("done", 4), ("file", 30), ("paper", 14), ("sides", 21), ("copies", 13), ("sheets", 9), ("cuts", 9))
_NAMES = {(210, 297): "A4", (297, 420): "A3", (216, 279): "Letter"}
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
    workshop = session.workshop
    leaf = Leaf(look, workshop.title, frame, look.body._replace(size=9.5, leading=1.3), look.accent("green").ink,
                workshop.title.place)
    slices = [*_title(session, printouts, leaf), *_settings(leaf), *_files(printouts, leaf), *_advice(printouts, leaf),
              *_bring(session, leaf)]
    foot = look.words("plan.foot", workshop=workshop.title, version=workshop.version)
    return paginate(slices, frame, leaf.foot(foot, 11))


def _title(session: Session, printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    look, words, group = leaf.look, leaf.look.words, session.group
    sums = totals(printouts)
    title = words("plan.title", workshop=session.workshop.title)
    slices = leaf.heading(title, 1, look.title(1)._replace(size=20), gap=0)
    people = ", ".join((words.plural("count.participants", group.participants),
                        words.plural("count.tables", group.tables),
                        words.plural("count.facilitators", group.facilitators)))
    slices += leaf.paragraph(words("plan.for", people=people), gap=3)
    slices += leaf.paragraph(words("plan.paper-needed", list=_papers(printouts, look)), gap=2)
    slices += leaf.paragraph(
        words("plan.sums", files=len(printouts), sheets=words.plural("count.sheets", sums.sheets),
              time=length(sums.minutes) if sums.minutes else "–"), gap=2)
    return slices


def _papers(printouts: list[Printout], look: Look) -> str:
    """How many sheets of each paper to have ready."""
    needed_sheets: dict[tuple[str, int], int] = {}
    for out in printouts:
        key = (_paper(out), out.weight)
        needed_sheets[key] = needed_sheets.get(key, 0) + out.sheets
    ordered = sorted(needed_sheets.items(), key=lambda item: (-len(item[0][0]), item[0]))
    return ", ".join(look.words("plan.of-paper", n=n, paper=paper, weight=weight) for (paper, weight), n in ordered)


def _settings(leaf: Leaf) -> list[Slice]:
    """The one setting that spoils everything when it is wrong, with a rule to lay a ruler on."""
    look = leaf.look
    words, accent = look.words, look.accent("orange")
    inner = leaf.measure - 24
    title = look.title(2, accent.ink)._replace(size=12)
    slices = leaf.heading(words("plan.scale"), 2, title, gap=0, x=14, measure=inner)
    slices += leaf.paragraph(words("plan.scale-text"), 14, inner, 2)
    slices += leaf.drawing(_ruler(look), mm(11), gap=4, keep=True)
    return leaf.panel(slices, accent.tint, bar=accent.solid, pad=7, gap=9)


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


def _files(printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    look = leaf.look
    titles = [(look.words(f"plan.{key}") if key != "done" else "", share) for key, share in _COLUMNS]
    widths, head = leaf.columns(titles)
    rows = [_row(out, leaf) for out in printouts]
    style = TableStyle(look.theme.line, look.theme.ground, 4, 4)
    slices = leaf.heading(look.words("plan.files"), 2, look.title(2), gap=12)
    return slices + table(widths, head, rows, style, leaf.root, leaf.frame.room, gap=5)


def _row(out: Printout, leaf: Leaf) -> Row:
    look, words = leaf.look, leaf.look.words
    notes = [out.file]
    if out.tiles != (1, 1):
        notes.append(words("plan.tiles", size=out.use, columns=out.tiles[0], rows=out.tiles[1]))
    elif out.kind == "deck":
        notes.append(words.plural("count.cards", out.items))
    paper = words("plan.paper-weight", paper=_paper(out), weight=out.weight)
    cuts = words("plan.cuts-each", n=out.cuts) if out.cuts else "–"
    return Row((_box(look), leaf.noted(out.title, " · ".join(notes), look.small), leaf.cell(paper),
                leaf.cell(_sides(out, look)), leaf.cell(str(out.copies), leaf.bold), leaf.cell(str(out.sheets)),
                leaf.cell(cuts)))


def _box(look: Look) -> Cell:
    """A box to tick."""
    return lambda x, measure, node: [
        Slice(12, (Path(rectangle(x + 1, 1.5, 9, 9, 1.5), None, look.theme.ink, 0.8, (), node),))]


def _paper(out: Printout) -> str:
    """`A4`; measures for what has no name."""
    short, long = sorted(out.paper)
    return _NAMES.get((round(short), round(long)), f"{short:g} × {long:g} mm")


def _sides(out: Printout, look: Look) -> str:
    if out.flip == "fold":
        return look.words("plan.fold")
    if out.sides == 2:
        return look.words(f"plan.{out.flip}")
    if out.flip == "single":
        return look.words("plan.single")
    return look.words("plan.one-side")


# --- advice and materials --------------------------------------------------------------------------------


def _advice(printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    """What these files need knowing, and nothing that they do not."""
    look, words = leaf.look, leaf.look.words
    advice = []
    if any(out.sides == 2 and out.weight > DUPLEX_LIMIT for out in printouts):
        advice.append(words("plan.heavy", limit=DUPLEX_LIMIT))
    if any(out.kind == "deck" and out.cuts for out in printouts):
        advice.append(words("plan.cutting"))
    if any(out.tiles != (1, 1) for out in printouts):
        advice.append(words("plan.gluing"))
    if any(_paper(out) == "A3" for out in printouts):
        advice.append(words("plan.a3"))
    if any(out.sheets > 1 and out.kind == "deck" and out.copies > 1 for out in printouts):
        advice.append(words("plan.sorting"))
    if not advice:
        return []
    return leaf.heading(words("plan.advice"), 2, look.title(2), gap=14) + leaf.bullets(advice, gap=4)


def _bring(session: Session, leaf: Leaf) -> list[Slice]:
    """The materials to gather, counted for this group, with boxes to tick."""
    if not session.workshop.materials:
        return []
    items = []
    for material in session.workshop.materials:
        note = f" ({material.note})" if material.note else ""
        items.append(f"**{needed(material, session.group)}** × {material.item}{note}")
    slices = leaf.heading(leaf.look.words("plan.bring"), 2, leaf.look.title(2), gap=14)
    return slices + leaf.bullets(items, gap=4, tick=True)
