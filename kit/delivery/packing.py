"""A workshop becomes a pack: all its files as bytes, the print plan first, everything once more in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kit.delivery import calendar, manifest
from kit.delivery.manifest import Entry, Manifest
from kit.delivery.order import CALENDAR, WHOLE, Order
from kit.delivery.printouts import plan_printout, session_printouts
from kit.delivery.proofs import proof_of
from kit.delivery.word_copies import copies, word_file
from kit.delivery.workbench import open_session
from kit.delivery.writing import write_set
from kit.documents.enlarging import grounded
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.model.library import Library
from kit.model.workshop import Workshop
from kit.typesetting.inline import plain
from kit.typesetting.page import Bookmark, Page

if TYPE_CHECKING:
    from kit.pdf.document import Printer

# Fed by hand or folded, sheets must not be turned by a printer that always does.
_DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge",
           "two-stacks": "Simplex", "fold": "Simplex", "single": "Simplex"}


class Pack(NamedTuple):
    """The files of one workshop, by name, in the order of the print plan; and what is known of each."""

    about: Manifest
    files: dict[str, bytes]


def make_pack(workshop: Workshop, library: Library, look: Look, printer: Printer, order: Order) -> Pack | None:
    """The pack for an order, or None where the report holds an error that touches it."""
    laid_out = lay_out(workshop, library, look, order)
    if laid_out is None:
        return None
    session, printouts = laid_out
    workshop = session.workshop
    files = {out.file: pdf_of(out, printer, workshop) for out in printouts}
    if order.shop:
        from kit.delivery.preflight import refused

        if refused(files, library.report):
            return None
    entries = [manifest.printed(out, files[out.file]) for out in printouts]
    if not order.only:
        files[WHOLE] = _whole(printouts, printer, workshop)
        entries.append(_unprinted(WHOLE, "whole", session, files, sum(len(out.pages) for out in printouts)))
    for out, data in copies(printouts, session, printer) if order.word else ():
        files[word_file(out)] = data
        entries.append(_unprinted(word_file(out), manifest.WORD, session, files, title=out.title))
    if order.wants("calendar") and not order.proof:
        files[CALENDAR] = calendar.calendar(session, look)
        entries.append(_unprinted(CALENDAR, "calendar", session, files))
    about = manifest.manifest(session, entries, digests(session, look), order.described, order.reading.described)
    return Pack(about, files)


def write_pack(pack: Pack, folder: Path, partly: bool = False) -> None:
    """Put a pack in the place of the one before; a part of one only replaces its own files. Raises NotWritten."""
    before = manifest.read(folder)
    about = manifest.joined(pack.about, before) if partly and before else pack.about
    kept = {entry.file for entry in about.files}
    outdated = [entry.file for entry in before.files if entry.file not in kept] if before else []
    write_set(folder, pack.files | {manifest.NAME: manifest.write(about)}, outdated)


def _unprinted(name: str, kind: str, session: Session, files: dict[str, bytes], pages: int = 0,
                title: str = "") -> Entry:
    """The entry of a file that the print plan does not list."""
    data = files[name]
    return Entry(file=name, kind=kind, title=title or str(session.workshop.title), bytes=len(data),
                 sha256=manifest.digest(data), pages=pages)


def lay_out(workshop: Workshop, library: Library, look: Look, order: Order) -> tuple[Session, list[Printout]] | None:
    """Every page of a pack, set but not yet drawn; None where the report holds an error that touches it."""
    before = library.report.raised
    session = open_session(workshop, order.event, library, bool(order.shop), order.reading)
    if session is None:
        return None
    printouts = session_printouts(session, look, order)
    if library.report.raised > before:
        return None
    if not order.only:
        printouts = [plan_printout(session, look, order, printouts), *printouts]
    if order.proof:
        printouts = [proof_of(out, look, order) for out in printouts]
    for out in printouts:
        grounded(out.pages, look)
    return (session, printouts) if library.report.raised == before else None


def pdf_of(out: Printout, printer: Printer, workshop: Workshop | None = None) -> bytes:
    """One printout as a PDF that tells the printer how to turn the paper."""
    from kit.pdf.document import Information

    for page in out.pages:
        page.scope = out.name  # so that the fields of a filled copy say which sheet they are of
    title = out.title if workshop is None or workshop.title in out.title else f"{out.title} – {workshop.title}"
    language = str(workshop.language) if workshop else "fr"
    return printer.write(out.pages, Information(plain(title), language=language, duplex=_DUPLEX.get(out.flip, "")))


def _whole(printouts: list[Printout], printer: Printer, workshop: Workshop) -> bytes:
    """Everything in one file, to leaf through or to hand over; each part has its bookmark."""
    from kit.pdf.document import Information

    pages = [_page_of(out, number) for out in printouts for number in range(len(out.pages))]
    return printer.write(pages, Information(plain(workshop.title), language=str(workshop.language)))


def _page_of(out: Printout, number: int) -> Page:
    """A page as part of the whole: what it names is its own document's, its bookmarks stand below the document's."""
    page = out.pages[number]
    copy = Page(page.width, page.height, page.title)
    copy.boxes, copy.scope = page.boxes, out.name
    copy.trim, copy.bleed, copy.correction = page.trim, page.bleed, page.correction
    start = [Bookmark(1, out.title, 0.0, "")] if number == 0 else []
    copy.bookmarks = start + [mark._replace(level=mark.level + 1) for mark in page.bookmarks]
    return copy


def digests(session: Session, look: Look) -> dict[str, str]:
    """Every file the pack is made from, with its SHA-256: when one of them changes, the pack is out of date."""
    named = [session.workshop.workshop, *(d.deck for d in session.decks.values()),
             *(s.sheet for s in session.sheets.values()), look.theme.theme]
    sources = {source.name: source.text.encode() for source in (*(text.source for text in named), look.words.source)}
    if session.logo:
        sources[str(session.event.logo)] = session.logo.data
    return {name: manifest.digest(data) for name, data in sorted(sources.items())}
