"""A sheet at one of its sizes: as it is, several to the paper, or in tiles to be glued."""

from __future__ import annotations

from kit.delivery.order import Order
from kit.documents import sheets
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.imposition import nup, tiling
from kit.model.deck import Deck
from kit.model.sheet import Digest, Handout, Poster, Sheet, Tent, Tree
from kit.model.values import Size
from kit.model.workshop import Printed
from kit.planning.quantities import needed

_TENTS_A_SHEET = 2
_POSTER_WEIGHT, _TEXT_WEIGHT = 120, 80  # g/m²
_TILE_CUTS = 2


def sheet_printouts(sheet: Sheet, look: Look, order: Order, session: Session, printed: Printed) -> list[Printout]:
    """A sheet of a pack, as often as its line of the script asks for.

    Name tents that already bear the facilitators' names are printed once, in a file of their own.
    """
    count = needed(printed, session.group)
    out = sheet_printout(sheet, look, order, str(printed.size or sheet.sizes[0]), session.decks, session)
    if not isinstance(sheet, Tent):
        return [_copied(out, count)._replace(printed=printed)]
    *named, blank = out.pages
    blanks = out._replace(pages=[blank], copies=-(-count // _TENTS_A_SHEET), items=count, printed=printed)
    title = look.words("files.team", title=out.title)
    team = out._replace(pages=named, name=f"{out.name}-equipe", title=title, items=len(session.event.facilitators))
    return [team, blanks] if named else [blanks]


def sheet_printout(sheet: Sheet, look: Look, order: Order, size: str, decks: dict[str, Deck],
                   session: Session | None = None) -> Printout:
    """A sheet, once, at the named size."""
    asked = order.sheet_size(size)
    turned = asked.landscape if sheet.orientation == "landscape" else asked.landscape.turned
    pages = sheets.draw(sheet, turned, look, decks, session)
    weight = sheet.weight or (_POSTER_WEIGHT if isinstance(sheet, Poster | Tree) else _TEXT_WEIGHT)
    whole = Printout("sheet", str(sheet.sheet), str(sheet.title), pages, (turned.width, turned.height), weight=weight,
                     items=1, use=asked.name)
    if _is_smaller(asked, order.sheet_paper):
        return _several(whole, turned, order)
    if _is_larger(asked, order):
        return _tiled(whole, turned, look, order)
    if isinstance(sheet, Digest | Handout) and sheet.sides == 2 and len(pages) > 1:
        return whole._replace(sides=2, flip="short-edge" if turned.width > turned.height else "long-edge")
    return whole


def _copied(printout: Printout, count: int) -> Printout:
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
                             cuts=cells.columns - 1 + cells.rows - 1)


def _tiled(printout: Printout, size: Size, look: Look, order: Order) -> Printout:
    """A poster in tiles on the paper, each labelled with its row and column."""
    paper = order.sheet_paper
    tiles = tiling.layout(size, paper)

    def label(row: int, column: int) -> str:
        return look.line(look.words("tiles.label", title=printout.title, row=row, column=column, rows=tiles.rows,
                                    columns=tiles.columns))

    pages = [tile for page in printout.pages for tile in tiling.tile(page, paper, label=label)]
    return printout._replace(pages=pages, paper=(tiles.paper.width, tiles.paper.height), cuts=_TILE_CUTS,
                             tiles=(tiles.columns, tiles.rows))
