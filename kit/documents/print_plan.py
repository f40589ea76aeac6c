"""The print plan: what to print, on what paper, how many, how long it takes; then how it is finished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kit.documents.identity import in_words, overlays
from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.documents.plan_guidance import guidance
from kit.documents.plan_settings import PrintSettings, settings_panel
from kit.documents.plan_shop import shop_panel
from kit.documents.session import Printout, Session
from kit.model.paper import NOMINATIVE
from kit.model.values import paper_named
from kit.planning.quantities import needed
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

__all__ = ["Figures", "PrintSettings", "Totals", "figures", "pages", "papers", "totals"]

# Shares of the measure; each takes its title on one line.
_COLUMNS = (("done", 4), ("file", 30), ("paper", 15), ("sides", 23), ("copies", 14), ("sheets", 9), ("cuts", 9))
# Minutes that preparing takes, counted with a guillotine and five sheets at a time.
_PRINT_SHEETS_A_MINUTE, _CUT_STACK, _MINUTES_A_CUT, _MINUTES_A_TILE, _MINUTES_A_FOLD = 10, 5, 0.5, 1.5, 0.3
_MINUTES_A_STACK, _MINUTES_A_BOOKLET = 3, 2  # to put fronts back into the tray; to fold and staple
_TICK = 26.0  # points, in larger type: of the column of boxes
_TWO_LISTS_FROM = 6  # materials; fewer are one list


class Totals(NamedTuple):
    sheets: int
    minutes: int


class Figures(NamedTuple):
    """How a file is printed, in words: on what, on which sides, how often, on how many sheets, with how many cuts."""

    paper: str
    sides: str
    copies: str
    sheets: str
    cuts: str


def figures(out: Printout, look: Look) -> Figures:
    """What the plan says of a file."""
    words = look.words
    return Figures(words("plan.paper-weight", paper=_paper(out), weight=out.weight), _sides(out, look),
                   str(out.copies), str(out.sheets), words("plan.cuts-each", n=out.cuts) if out.cuts else "–")


def totals(printouts: Sequence[Printout]) -> Totals:
    """Sheets of paper in all, and minutes to print, cut, fold and glue them, rounded up to five.

    What is made for a print shop costs neither.
    """
    minutes = 0.0
    printed = [out for out in printouts if not out.shop]
    for out in printed:
        minutes += out.sheets / _PRINT_SHEETS_A_MINUTE
        minutes += -(-out.sheets // _CUT_STACK) * out.cuts * _MINUTES_A_CUT
        minutes += _MINUTES_A_STACK * out.copies if out.stacks[0] else 0
        minutes += _MINUTES_A_BOOKLET * out.copies if out.booklet else 0
        minutes += out.sheets * _MINUTES_A_TILE if out.tiles != (1, 1) else 0
        minutes += out.items * _MINUTES_A_FOLD if out.flip == "fold" else 0
    return Totals(sum(out.sheets for out in printed), -(-round(minutes) // 5) * 5)


def pages(session: Session, printouts: list[Printout], look: Look,
          settings: PrintSettings = PrintSettings()) -> list[Page]:
    """The plan for these files, in the order in which they are printed."""
    paper = look.paper
    frame = Frame(mm(paper.width), mm(paper.height), mm(15), mm(14), mm(15), mm(15))
    workshop = session.workshop
    leaf = Leaf(look, workshop.title, frame, look.body._replace(size=9.5, leading=1.3), look.accent("green").ink,
                workshop.title.place)
    slices = [*_title(session, printouts, leaf), *settings_panel(leaf, settings),
              *_files(session, [out for out in printouts if not out.shop], leaf),
              *shop_panel(printouts, settings, leaf), *guidance(printouts, settings, leaf), *_bring(session, leaf)]
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
    printed = [out for out in printouts if not out.shop]
    if printed:
        slices += leaf.paragraph(words("plan.paper-needed", list=papers(printed, look)), gap=2)
    said = words("plan.sums", files=words.plural("count.files", len(printed)),
                 sheets=words.plural("count.sheets", sums.sheets),
                 time=words.length(sums.minutes) if sums.minutes else "–")
    if len(printed) < len(printouts):
        said += " " + words("plan.sums-shop", files=words.plural("count.files", len(printouts) - len(printed)))
    slices += leaf.paragraph(said, gap=2)
    laid = overlays(session, look)
    return slices + leaf.paragraph(words("plan.overlays", names=laid), gap=2, style=look.small) if laid else slices


def papers(printouts: Sequence[Printout], look: Look) -> str:
    """How many sheets of each paper to have ready."""
    needed_sheets: dict[tuple[str, int], int] = {}
    for out in printouts:
        key = (_paper(out), out.weight)
        needed_sheets[key] = needed_sheets.get(key, 0) + out.sheets
    ordered = sorted(needed_sheets.items(), key=lambda item: (-len(item[0][0]), item[0]))
    return ", ".join(look.words("plan.of-paper", n=n, paper=paper, weight=weight) for (paper, weight), n in ordered)


# --- the files -----------------------------------------------------------------------------------------


def _files(session: Session, printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    look = leaf.look
    titles = [(look.words(f"plan.{key}") if key != "done" else "", share) for key, share in _COLUMNS]
    widths, head = _two_columns(leaf) if look.factor > 1 else leaf.columns(titles)
    rows = [_row(out, session, leaf) for out in printouts]
    style = TableStyle(look.theme.line, look.theme.ground, 4, 3.2)
    slices = leaf.heading(look.words("plan.files"), 2, look.title(2), gap=11)
    return slices + table(widths, head, rows, style, leaf.root, leaf.frame.room, gap=5) if rows else []


def _row(out: Printout, session: Session, leaf: Leaf) -> Row:
    look, words = leaf.look, leaf.look.words
    file = f"{out.file} · {words.plural('count.cards', out.items)}" if out.kind == "deck" else out.file
    notes = "\n".join([file, *_whose(out, look)])
    title = str(out.title).removesuffix(f" – {session.workshop.title}")
    told = figures(out, look)
    if look.factor > 1:
        return Row((_box(look), _block(title, notes, told, leaf)))
    return Row((_box(look), leaf.noted(title, notes, look.small), leaf.cell(told.paper), leaf.cell(told.sides),
                leaf.cell(told.copies, leaf.bold), leaf.cell(told.sheets), leaf.cell(told.cuts)))


def _whose(out: Printout, look: Look) -> list[str]:
    """Whom a file is for, where that is somebody in particular; that it is handed to nobody else."""
    names = [look.words(f"roles.{role}") for role in out.roles]
    return [*([look.words("plan.whose", names=in_words(names, look))] if names else []),
            *([look.words("plan.private")] if out.private else []),
            *([look.words("plan.nominative")] if out.kind == NOMINATIVE else [])]


def _two_columns(leaf: Leaf) -> tuple[list[float], Row]:
    """In larger type: the box to tick, and all the rest in one."""
    head = Row((leaf.cell(""), leaf.cell(leaf.look.words("plan.file"), leaf.bold)))
    return [_TICK, leaf.measure - _TICK], head


def _block(title: str, notes: str, told: Figures, leaf: Leaf) -> Cell:
    """Everything about a file, below each other."""
    words, head = leaf.look.words, leaf.noted(title, notes, leaf.look.small)

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        lines = [words("plan.labelled", label=words(f"plan.{key}"), text=text) for key, text in told._asdict().items()]
        return [*head(x, measure, node),
                *(piece for line in lines for piece in leaf.lines(line, leaf.body, x, measure, Node("P", node), gap=1))]

    return fill


def _box(look: Look) -> Cell:
    """A box to tick."""
    return lambda x, measure, node: [
        Slice(12, (Path(rectangle(x + 1, 1.5, 9, 9, 1.5), None, look.theme.ink, 0.8, (), node),))]


def _paper(out: Printout) -> str:
    """`A4`; measures for what has no name."""
    short, long = sorted(out.paper)
    return paper_named(out.paper) or f"{short:g} × {long:g} mm"


def _sides(out: Printout, look: Look) -> str:
    """How the paper goes through the printer."""
    words, (fronts, backs) = look.words, out.stacks
    if fronts:
        told = words("plan.two-stacks", fronts=_span(1, fronts, look), backs=_span(fronts + 1, backs, look))
        rest = len(out.pages) - fronts - backs
        alone = words.plural("plan.then-alone", rest, pages=_span(fronts + backs + 1, rest, look))
        return told + alone if rest else told
    if out.booklet:
        return words("plan.as-booklet")
    if out.flip in ("fold", "single"):
        return words(f"plan.{out.flip}")
    told = words(f"plan.{out.flip}") if out.sides == 2 else words("plan.one-side")
    if out.tiles == (1, 1):
        return told
    tiles = words("plan.tiles", size=out.use, sheets=out.tiles[0] * out.tiles[1])
    return words("plan.in-tiles", told=told, tiles=tiles)


def _span(first: int, count: int, look: Look) -> str:
    """`7 à 12`, or one page alone."""
    return look.words("plan.span", first=first, last=first + count - 1) if count > 1 else str(first)


# --- materials -------------------------------------------------------------------------------------------


def _bring(session: Session, leaf: Leaf) -> list[Slice]:
    """The materials to gather, counted for this group, with boxes to tick."""
    items = []
    for material in session.workshop.materials:
        note = f" ({material.note})" if material.note else ""
        items.append(f"**{needed(material, session.group)}** × {material.item}{note}")
    if not items:
        return []
    slices = leaf.heading(leaf.look.words("plan.bring"), 2, leaf.look.title(2), gap=12)
    if len(items) < _TWO_LISTS_FROM:
        return slices + leaf.bullets(items, gap=4, tick=True)
    half, width = -(-len(items) // 2), leaf.measure / 2 - 8
    return slices + leaf.side_by_side([leaf.bullets(items[:half], 0, width, 4, tick=True),
                                       leaf.bullets(items[half:], width + 16, width, 4, tick=True)], gap=4)
