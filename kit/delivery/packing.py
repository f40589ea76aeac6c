"""A workshop becomes a pack: all its files as bytes, the print plan first, everything once more in one file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kit.delivery import calendar, manifest
from kit.delivery.drawing import drawn_of, file_of, whole_of
from kit.delivery.first_days import calendar_files
from kit.delivery.hands import shared
from kit.delivery.manifest import Entry, Manifest
from kit.delivery.order import APART, CALENDAR, WHOLE, Order
from kit.delivery.printouts import papers_beside, plan_printout, session_printouts
from kit.delivery.proofs import proof_of
from kit.delivery.reuse import Reuse
from kit.delivery.word_copies import copies, word_file
from kit.delivery.workbench import open_session
from kit.delivery.writing import write_set
from kit.documents.enlarging import grounded
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.model.derived import DerivedDeck
from kit.model.library import Library
from kit.model.paper import NOMINATIVE
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report

if TYPE_CHECKING:
    from kit.pdf.document import Printer
    from kit.pdf.drawn import Drawn

_SHARED = ("deck", "sheet")  # what several packs may have in common


class Pack(NamedTuple):
    """The files of one workshop, by name, in the order of the print plan; and what is known of each."""

    about: Manifest
    files: dict[str, bytes]


def make_pack(workshop: Workshop, library: Library, look: Look, printer: Printer, order: Order,
              reuse: Reuse | None = None, jobs: int | None = None) -> Pack | None:
    """The pack for an order, or None where the report holds an error that touches it.

    `reuse` is given to several packs of one order, which differ in their event. jobs: how many processes, at most; with
    `reuse`, packs are made side by side, and each by one.
    """
    jobs, reuse = 1 if reuse else jobs, reuse or Reuse()
    laid_out = lay_out(workshop, library, look, order, reuse)
    return laid_out and draw_pack(*laid_out, library, look, printer, order, reuse, jobs)


def draw_pack(session: Session, printouts: list[Printout], library: Library, look: Look, printer: Printer, order: Order,
              reuse: Reuse, jobs: int | None, told: Callable[[str], None] = lambda file: None) -> Pack | None:
    """The pack of pages that are set; None where only drawing them shows that they cannot be printed.

    told: hears of each file once its pages are drawn, and again once they are written.
    """
    workshop, look = session.workshop, look.speaking(str(session.workshop.language))
    before = library.report.raised
    drawn = {}
    for out in printouts:
        drawn[out.file] = _drawn(out, printer, library.report, reuse)
        told(out.file)
    if library.report.raised > before:  # of a very long deck, this is known only now
        return None
    makers = {out.file: partial(_file, out, drawn[out.file], printer, workshop, reuse) for out in printouts}
    together = [] if order.is_part else [out for out in printouts if _is_common(out)]
    if together:
        titles = {out.file: out.title for out in together}
        makers[WHOLE] = partial(whole_of, {name: drawn[name] for name in titles}, titles, printer, workshop)
    if order.wants("calendar") and not order.proof:
        makers[CALENDAR] = partial(calendar.calendar, session, look)
    printer.load()
    files = _made(makers, library.report, jobs, told)
    if order.shop:
        from kit.delivery.preflight import refused

        if refused({out.file: files[out.file] for out in printouts}, library.report):
            return None
    entries = [manifest.printed(out, files[out.file]) for out in printouts]
    if WHOLE in files:
        entries.append(_unprinted(WHOLE, "whole", session, files, sum(len(out.pages) for out in together)))
    for out, data in copies(printouts, session, printer) if order.word else ():
        files[word_file(out)] = data
        entry = _unprinted(word_file(out), manifest.WORD, session, files, title=out.title)
        entries.append(replace(entry, roles=out.roles, private=out.private))
    if CALENDAR in files:
        entries.append(_unprinted(CALENDAR, "calendar", session, files))
    for name, data in calendar_files(session.sheets.values(), order, look, session).items():
        files[name] = data
        entries.append(_unprinted(name, "calendar", session, files))
    inputs = digests(session, look, library)
    about = manifest.manifest(session, entries, inputs, order.described, order.reading.described, look.words.language)
    return Pack(about, files)


def _made(makers: dict[str, Callable[[], bytes]], report: Report, jobs: int | None,
          told: Callable[[str], None]) -> dict[str, bytes]:
    """The files of a pack, by so many processes."""
    make, files = list(makers.values()), {}
    for name, data in zip(makers, shared(len(make), lambda number: make[number](), lambda: len(report), jobs),
                          strict=True):
        files[name] = data
        told(name)
    return files


def _is_common(out: Printout) -> bool:
    """Whether it is for the team that leads, and so in the one file of everything; names do not go about with it."""
    return not out.private and out.kind not in (*APART, NOMINATIVE)


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


def lay_out(workshop: Workshop, library: Library, look: Look, order: Order,
            reuse: Reuse | None = None) -> tuple[Session, list[Printout]] | None:
    """Every page of a pack, set but not yet drawn; None where the report holds an error that touches it."""
    before, look = library.report.raised, look.speaking(str(workshop.language))
    session = open_session(workshop, order.event, library, bool(order.shop), order.reading, order.papers)
    if session is None:
        return None
    if order.handed:
        from kit.delivery.feeding import with_cards

        session = with_cards(session, order.handed, library.report)
    printouts = session_printouts(session, look, order, reuse)
    if session.papers and order.wants("paper"):
        printouts += papers_beside(session, look, order, printouts, library.edition("simple"))
    if library.report.raised > before:
        return None
    if not order.is_part:
        printouts = [plan_printout(session, look, order, printouts), *printouts]
    if order.proof:
        printouts = [proof_of(out, look, order) for out in printouts]
    for out in printouts:
        grounded(out.pages, look)
    return (session, printouts) if library.report.raised == before else None


def _drawn(out: Printout, printer: Printer, report: Report, reuse: Reuse) -> list[Drawn]:
    """What the pages of a printout come to; those of decks and sheets may be another pack's."""
    if out.kind not in _SHARED:
        return list(drawn_of(out, printer, report))
    return reuse.of_pages(out, lambda: list(drawn_of(out, printer, report)), report=report)


def _file(out: Printout, drawn: list[Drawn], printer: Printer, workshop: Workshop, reuse: Reuse) -> bytes:
    if out.kind not in _SHARED:
        return file_of(out, drawn, printer, workshop)
    return reuse.of_pages(out, lambda: file_of(out, drawn, printer, workshop), workshop.title)


def digests(session: Session, look: Look, library: Library) -> dict[str, str]:
    """Every file the pack is made from, with its SHA-256: when one of them changes, the pack is out of date.

    The order tells the files of overlays.
    """
    decks = session.decks.values()
    bases = (deck.base for deck in decks if isinstance(deck, DerivedDeck))
    named = [session.workshop.workshop, *(d.deck for d in decks), *bases,
             *(s.sheet for s in session.sheets.values()), *(p.paper for p in session.papers), look.theme.theme]
    sources = [text.source for text in named if not library.lays(text)]
    languages = {str(thing.language) for thing in (*decks, *session.sheets.values())}
    words = (look.words.source, *(look.speaking(language).words.source for language in languages))
    found = {source.name: source.digest for source in (*sources, *words)}
    if session.logo and not library.lays(session.event.logo):
        found[str(session.event.logo)] = manifest.digest(session.logo.data)
    return dict(sorted(found.items()))
