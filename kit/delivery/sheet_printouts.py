"""A sheet at one of its sizes: as it is, several to the paper, or in tiles to be glued."""

from __future__ import annotations

from math import floor

from kit.delivery.correcting import corrected
from kit.delivery.first_days import arriving
from kit.delivery.order import Order
from kit.delivery.proofs import proofed_sheet
from kit.delivery.reuse import Reuse
from kit.delivery.workbench import worded
from kit.documents import sheets
from kit.documents.look import Look
from kit.documents.session import Printout, Reduction, Session
from kit.documents.sheets.blanks import on_paper_only
from kit.imposition import nup, tiling
from kit.model.deck import Deck
from kit.model.printer import Edges
from kit.model.sheet import Poster, Sheet, Tent, Tree, is_private
from kit.model.values import Size
from kit.model.workshop import Printed
from kit.planning.quantities import needed
from kit.reading.diagnostics import Report
from kit.reading.source import place_of
from kit.typesetting.page import BOLD, Page
from kit.typesetting.scaling import enlarged
from kit.typesetting.text import Style

TENTS_A_SHEET = 2
_SIZES, _TRIED = ("A6", "A5", "A4", "A3", "A2", "A1", "A0"), 4  # from the size asked for, how many are tried
_POSTER_WEIGHT, _TEXT_WEIGHT = 120, 80  # g/m²
_WORD_SIZE, _WORD_GREY = 8.0, "#595959"  # pt, of the words on the strips that are glued


def sheet_printouts(sheet: Sheet, look: Look, order: Order, session: Session, printed: Printed,
                    reuse: Reuse) -> list[Printout]:
    """A sheet of a pack, as often as its line of the script asks for.

    Name tents that already bear the facilitators' names are printed once, in a file of their own.
    """
    count, size = needed(printed, session.group), str(printed.size or sheet.sizes[0])
    out = reuse.of_session(sheet, size, session, lambda session: sheet_printout(
        sheet, for_all(sheet, look), order, size, session.decks, session), look.setter.report)
    if not isinstance(sheet, Tent):
        return [copied(out, count)._replace(printed=printed)]
    *named, blank = out.pages
    blanks = out._replace(pages=[blank], copies=-(-count // TENTS_A_SHEET), items=count, printed=printed)
    title = look.words("files.team", title=out.title)
    team = out._replace(pages=named, name=f"{out.name}-equipe", title=title, items=len(session.event.facilitators))
    return [team, blanks] if named else [blanks]


def for_all(sheet: Sheet, look: Look) -> Look:
    """The look that a sheet of a pack is set with: what somebody wrote on a private one is not printed for others."""
    if not is_private(sheet) or str(sheet.sheet) not in look.results:
        return look
    report, answers = look.setter.report, look.results[str(sheet.sheet)]
    report.warn("reponses-privees", place_of(answers.results), sheet=str(sheet.sheet))
    return look.answering({name: said for name, said in look.results.items() if name != str(sheet.sheet)})


def sheet_printout(sheet: Sheet, look: Look, order: Order, size: str, decks: dict[str, Deck],
                   session: Session | None = None) -> Printout:
    """A sheet, once, at the named size. A print shop has paper as large as it takes, and cuts it itself."""
    look = look.speaking(str(sheet.language))
    sheet = arriving(worded(sheet, order.reading), session.event if session else order.event, look, look.setter.report)
    asked = order.sheet_size(_holding(sheet, look, order, size, decks, session))
    full = _turned(sheet, asked)
    in_tiles = not order.shop and _is_larger(asked, order)
    smaller = tiling.reduced(full, order.sheet_paper, _margins(order)) if in_tiles else None
    turned = smaller if smaller and order.reduce else full
    pages = sheets.draw(sheet, turned, look, decks, session)
    if order.proof or order.shop or in_tiles or (order.family and order.family.print_only):
        pages = [on_paper_only(page) for page in pages]
    if order.proof:
        pages = proofed_sheet(pages, order)
    weight = sheet.weight or (_POSTER_WEIGHT if isinstance(sheet, Poster | Tree) else _TEXT_WEIGHT)
    whole = Printout("sheet", str(sheet.sheet), str(sheet.title), pages, (turned.width, turned.height), weight=weight,
                     items=1, use=asked.name, shop=bool(order.shop), private=is_private(sheet),
                     language=str(sheet.language))
    if not order.shop and _is_smaller(asked, order.sheet_paper):
        return corrected(_several(whole, turned, order), order)
    if in_tiles:
        return corrected(_tiled(whole, look, order)._replace(reduction=_reduction(full, smaller, order)), order)
    if _is_leaf(sheet) and len(pages) > 1:
        whole = whole._replace(sides=2, flip="short-edge" if turned.width > turned.height else "long-edge")
    return corrected(whole, order)


def poster_printout(out: Printout, look: Look, order: Order) -> Printout:
    """A poster that is no sheet of a script, drawn at its size: whole, or in tiles as those are."""
    full = Size(*out.paper, out.use)
    if order.shop or not _is_larger(full, order):
        return corrected(out, order)
    smaller = tiling.reduced(full, order.sheet_paper, _margins(order))
    if smaller and order.reduce:
        pages = [enlarged(page, smaller.width / full.width) for page in out.pages]
        out = out._replace(pages=pages, paper=smaller[:2])
    return corrected(_tiled(out, look, order)._replace(reduction=_reduction(full, smaller, order)), order)


def _holding(sheet: Sheet, look: Look, order: Order, size: str, decks: dict[str, Deck],
             session: Session | None) -> str:
    """The name of the size that a sheet is printed at: in an edition's larger type, the first that holds it all.

    A slip of paper is not made a booklet either. Where none holds it, it is the size asked for, and the errors say so.
    """
    if not look.reading.body or size.upper() not in _SIZES[:-1]:
        return size
    first = _SIZES.index(size.upper())
    for name in _SIZES[first:first + _TRIED]:
        report, full = Report(), order.sheet_size(name)
        pages = sheets.draw(sheet, _turned(sheet, full), look.trying(report), decks, session)
        if not report.errors and (len(pages) <= 1 + _is_leaf(sheet) or full.height >= order.sheet_paper.height):
            return name
    return size


def _is_leaf(sheet: Sheet) -> bool:
    """Whether its pages are printed on both sides of the paper."""
    return getattr(sheet, "sides", 1) == 2


def _turned(sheet: Sheet, size: Size) -> Size:
    """The size as the sheet is held."""
    return size.landscape if sheet.orientation == "landscape" else size.landscape.turned


def copied(printout: Printout, count: int) -> Printout:
    """As many sheets as hold that many pieces."""
    return printout._replace(copies=-(-count // printout.items), items=count)


def _is_smaller(size: Size, paper: Size) -> bool:
    """Half of the paper or less, by name: A5 and A6 on A4."""
    return size.width * size.height <= paper.width * paper.height * 0.55


def _is_larger(size: Size, order: Order) -> bool:
    """Larger than the paper; up to A3 a sheet stays whole unless the person named a smaller paper."""
    most = order.paper or Size.parse("A3")
    return size.width * size.height > most.width * most.height * 1.1


def _several(printout: Printout, size: Size, order: Order) -> Printout:
    """As many as go side by side on one sheet of paper, to be cut apart."""
    cells = nup.layout(size, order.sheet_paper)
    pages = [page for one in printout.pages for page in nup.nup([one] * cells.per_sheet, order.sheet_paper)]
    return printout._replace(pages=pages, paper=(cells.paper.width, cells.paper.height), items=cells.per_sheet,
                             cuts=cells.columns - 1 + cells.rows - 1, leaves=tuple(printout.pages))


def _tiled(printout: Printout, look: Look, order: Order) -> Printout:
    """A poster in tiles on the paper, each labelled with its row and column."""
    paper, margins = order.sheet_paper, _margins(order)
    tiles = tiling.layout(Size(*printout.paper), paper, margins)

    def label(row: int, column: int) -> str:
        return look.line(look.words("tiles.label", title=printout.title, row=row, column=column, rows=tiles.rows,
                                    columns=tiles.columns))

    glue = _line_of(look.words("tiles.glue"), look)
    pages = [tile for page in printout.pages for tile in tiling.tile(page, paper, margins, label, glue)]
    cuts = (tiles.columns > 1) + (tiles.rows > 1)  # a tile in the middle: on the right and below
    return printout._replace(pages=pages, paper=(tiles.paper.width, tiles.paper.height), cuts=cuts,
                             tiles=(tiles.columns, tiles.rows), leaves=tuple(printout.pages))


def _margins(order: Order) -> Edges:
    """What tiles keep clear of: what the printer leaves blank where that is known, and never less than is usual."""
    usual = tiling.MARGINS
    return Edges(*map(max, order.profile.margins, usual)) if order.profile else usual


def _reduction(full: Size, smaller: Size | None, order: Order) -> Reduction | None:
    """How much paper a slightly smaller poster takes, where it takes half; said too where it is printed so."""
    if smaller is None:
        return None
    tiles = tiling.layout(smaller, order.sheet_paper, _margins(order))
    return Reduction(floor(1000 * smaller.width / full.width) / 10, tiles.sheets)


def _line_of(text: str, look: Look) -> Page:
    """A few words as a page no larger than themselves."""
    style = Style(_WORD_SIZE, 1.0, BOLD, _WORD_GREY)
    width = look.setter.width(text, style)
    page = Page(width, style.line)
    page.add(*look.setter.place(look.setter.lines(text, style, width + 1), style, 0, 0, width))
    return page
