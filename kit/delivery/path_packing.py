"""The overview of the path becomes files: the garden for the wall, the list to tick off, what is kept with them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from kit import __version__
from kit.delivery import manifest
from kit.delivery.correcting import corrected
from kit.delivery.drawing import pdf_of
from kit.delivery.manifest import Entry, Manifest, WalkedStage
from kit.delivery.order import Order
from kit.delivery.packing import Pack
from kit.delivery.printouts import named
from kit.delivery.sheet_printouts import copied, for_all, poster_printout, sheet_printout
from kit.delivery.word_copies import is_for_a_desk, word_copy, word_file
from kit.delivery.workbench import decks_of, worded
from kit.documents.enlarging import grounded, larger
from kit.documents.look import Look
from kit.documents.path import checklist, garden
from kit.documents.path.route import Route, routed
from kit.documents.session import Printout
from kit.documents.sheets.blanks import on_paper_only
from kit.model.derived import DerivedDeck
from kit.model.library import PATH, Library
from kit.model.path import Journey
from kit.model.values import PAPERS, Size
from kit.reading.source import Text
from kit.typesetting.page import MM, Page

if TYPE_CHECKING:
    from kit.pdf.document import Printer

_POSTER_WEIGHT = 120  # g/m²


def make_path(journey: Journey, library: Library, look: Look, printer: Printer, order: Order) -> Pack | None:
    """The overview for an order, or None where the report holds an error that touches it."""
    before = library.report.raised
    laid_out = lay_out_path(journey, library, look, order)
    if laid_out is None:
        return None
    route, printouts = laid_out
    files = {out.file: bytes(pdf_of(out, printer, library.report)) for out in printouts}
    if order.shop:
        from kit.delivery.preflight import refused

        refused(files, library.report)
    if library.report.raised > before:
        return None
    entries = [manifest.printed(out, files[out.file]) for out in printouts]
    for out in filter(is_for_a_desk, printouts if order.word else ()):
        data = files[word_file(out)] = word_copy(out, printer)
        entries.append(Entry(file=word_file(out), kind=manifest.WORD, title=out.title, bytes=len(data),
                             sha256=manifest.digest(data)))
    return Pack(_about(route, entries, library, look, order), files)


def lay_out_path(journey: Journey, library: Library, look: Look, order: Order) -> tuple[Route, list[Printout]] | None:
    """Every page of the overview, set but not yet drawn; None where the report holds an error that touches it."""
    before, look = library.report.raised, look.speaking(str(journey.language))
    scripts = {str(name): worded(library.workshop(name), order.reading)
               for stage in journey.stages for name in stage.workshops}
    if None in scripts.values():
        return None
    route = routed(worded(journey, order.reading), scripts, library.report)
    printouts = [*_printouts(route, look, order), *_beside(journey, library, look, order)]
    for out in printouts:
        grounded(out.pages, look)
    return (route, printouts) if library.report.raised == before else None


def _printouts(route: Route, look: Look, order: Order) -> Iterator[Printout]:
    title, pages = str(route.journey.title), garden.pages(route, look)
    paper = _paper(pages[0])
    poster = Printout("sheet", PATH, title, pages, tuple(paper[:2]), weight=_POSTER_WEIGHT, items=1, use=paper.name,
                      shop=bool(order.shop), language=look.setter.language)
    yield poster_printout(poster, look, order)
    pages = larger(look, checklist.USUAL, partial(checklist.pages, route))
    if order.shop:
        pages = [on_paper_only(page) for page in pages]
    yield corrected(Printout("sheet", f"{PATH}-liste", look.words("path.list", title=title), pages,
                             (look.paper.width, look.paper.height), use=look.paper.name, language=look.setter.language),
                    order)


def _beside(journey: Journey, library: Library, look: Look, order: Order) -> Iterator[Printout]:
    """The sheets that are kept with the overview, in the order of the path's file."""
    taken = {PATH, f"{PATH}-liste"}
    for line in journey.print:
        sheet = library.sheet(line.sheet)
        decks = decks_of(sheet, library, order.reading) if sheet else None
        if decks is not None:
            size = str(line.size or sheet.sizes[0])
            yield named(copied(sheet_printout(sheet, for_all(sheet, look), order, size, decks), line.count), taken)


def _paper(page: Page) -> Size:
    """The paper that a page was drawn for, by its name."""
    sizes = (Size.parse(name).landscape for name in PAPERS)
    return min(sizes, key=lambda size: abs(size.width * MM - page.width))


def _about(route: Route, entries: list[Entry], library: Library, look: Look, order: Order) -> Manifest:
    """What is known of the overview; the order tells the files of overlays."""
    journey = route.journey
    look = look.speaking(str(journey.language))
    texts = (journey.path, *(workshop.workshop for stop in route.stops for workshop, _ in stop.workshops),
             *_made_from(journey, library, order), look.theme.theme)
    sources = [*(text.source for text in texts if not library.lays(text)), look.words.source]
    stages = tuple(WalkedStage(str(stop.stage.title), tuple(map(str, stop.stage.workshops))) for stop in route.stops)
    return Manifest(
        kit=__version__, workshop=PATH, title=str(journey.title), version=journey.version, participants=0, tables=0,
        facilitators=0, order=order.described, inputs=dict(sorted({one.name: one.digest for one in sources}.items())),
        files=tuple(entries), edition=order.reading.described, stages=stages,
        language=manifest.named_language(look.words.language))


def _made_from(journey: Journey, library: Library, order: Order) -> Iterator[Text]:
    """The names of the sheets beside the overview, and of the decks that they are made from."""
    for sheet in (library.sheet(line.sheet) for line in journey.print):
        yield sheet.sheet
        for deck in decks_of(sheet, library, order.reading).values():
            yield deck.deck
            if isinstance(deck, DerivedDeck):
                yield deck.base
