"""A pack for each event of a table: what all share is made once, several are made at a time, each is told apart.

Whoever asks for the packs writes them, one after the other, so that memory holds a few of them at any time.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kit.delivery.calendar import merged
from kit.delivery.freshness import is_fresh
from kit.delivery.order import CALENDAR, YEAR, Order
from kit.delivery.packing import Pack, make_pack
from kit.delivery.reuse import Reuse
from kit.delivery.writing import write_file
from kit.documents.look import Look
from kit.model.events import Planned
from kit.model.library import WORKSHOPS, Library
from kit.reading.diagnostics import ERROR, Diagnostic, Report
from kit.reading.door import read_bytes
from kit.reading.source import Place, Source

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kit.pdf.document import Printer


class Outcome(NamedTuple):
    """What became of an event: a pack to be written; none where its folder is up to date, or where it is wrong."""

    pack: Pack | None
    fresh: bool
    said: list[Diagnostic]


class Bench(NamedTuple):
    """An order for events that address people in the same way, and what serves all of its packs."""

    order: Order
    look: Look
    reuse: Reuse


class Maker:
    """Makes the pack of one event after the other. `benches` by the event's `inclusive`."""

    def __init__(self, library: Library, printer: Printer, benches: dict[str | None, Bench], force: bool):
        self.library, self.printer, self.benches, self.force = library, printer, benches, force

    def order(self, row: Planned) -> Order:
        return self.benches[row.event.inclusive].order._replace(event=row.event)

    def folder(self, row: Planned) -> Path:
        """Where the pack of an event goes."""
        order = self.order(row)
        return order.home / order.reading.named(row.folder)

    def outcome(self, row: Planned) -> Outcome:
        """The pack of an event, where it is not there yet, and all that is to be said about it."""
        report, order = Report(), self.order(row)
        library = copy(self.library)
        library.report = _AtRow(report, row.place)
        workshop = library.workshop(row.workshop)
        if workshop and not self.force and is_fresh(self.folder(row), library, order):
            return Outcome(None, True, [])
        _, look, reuse = self.benches[row.event.inclusive]
        pack = workshop and make_pack(workshop, library, look.trying(report), self.printer, order, reuse)
        said = list(report)
        if pack is None and not any(found.file == row.place.source.name for found in said):
            script = f"{WORKSHOPS.folder}/{row.workshop}.yaml"
            at_fault = next((found.file for found in said if found.severity == ERROR), script)
            report.error("rangee-sans-dossier", row.place, file=at_fault)
        return Outcome(pack, False, list(report))


class _AtRow:
    """The report of one row: what is said of its workshop, or of no place, is said of the row, which asked for it."""

    def __init__(self, report: Report, place: Place):
        self.report, self.place = report, place

    def __getattr__(self, name: str) -> object:
        return getattr(self.report, name)

    def error(self, code: str, place: Place | None = None, also: Place | None = None, **facts: object) -> None:
        self.report.error(code, self._near(place), also, **facts)

    def warn(self, code: str, place: Place | None = None, also: Place | None = None, **facts: object) -> None:
        self.report.warn(code, self._near(place), also, **facts)

    def _near(self, place: Place | None) -> Place:
        return place if place and place.source is self.place.source else self.place


def write_year(output: Path, folders: list[Path]) -> None:
    """The calendars of these packs as one file, in the output folder. Raises NotWritten."""
    calendars = (folder / CALENDAR for folder in folders)
    found = merged(read_bytes(path, output) for path in calendars if path.is_file())
    if found:
        write_file(output / YEAR, found)


# --- several at a time ---------------------------------------------------------------------------


def outcomes(rows: list[Planned], make: Callable[[Planned], Outcome], jobs: int) -> Iterator[Outcome]:
    """What becomes of each row, in their order. The first is made here, and with it what all others share.

    Helpers are copies of this process, each with every so many-th row; they wait where they are ahead of who asks.
    Where the system has no such copies, and where a helper ends before its time, rows are made here.
    """
    yield from map(make, rows[:1])
    rows = rows[1:]
    jobs = min(jobs, len(rows)) if "fork" in multiprocessing.get_all_start_methods() else 1
    helpers = [_Helper(rows[n::jobs], make) for n in range(jobs)] if jobs > 1 else []
    known: dict[str, Source] = {}
    try:
        for number, row in enumerate(rows):
            found = helpers[number % jobs].next() if helpers else None
            yield _settled(found, known) if found else make(row)
    finally:
        for helper in helpers:
            helper.end()


def _settled(outcome: Outcome, known: dict[str, Source]) -> Outcome:
    """What came through a pipe, its places in one copy of each file: a thousand would not be flat memory."""

    def settled(place: Place | None) -> Place | None:
        return place and place._replace(source=known.setdefault(place.source.name, place.source))

    return outcome._replace(said=[found._replace(place=settled(found.place), also=settled(found.also))
                                  for found in outcome.said])


class _Helper:
    """A copy of this process that makes the packs of some rows and hands them over through a pipe."""

    def __init__(self, rows: list[Planned], make: Callable[[Planned], Outcome]):
        system = multiprocessing.get_context("fork")
        self.receiver, sender = system.Pipe(duplex=False)
        self.process = system.Process(target=self._work, args=(rows, make, sender), daemon=True)
        self.process.start()
        sender.close()

    def _work(self, rows: list[Planned], make: Callable[[Planned], Outcome], sender: Connection) -> None:
        """In the copy: a row that cannot be made ends it, and is made again where that can be said."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered once, by the process that a person started
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self.receiver.close()  # so that it ends, too, when nobody listens any more
        with suppress(Exception):
            for row in rows:
                sender.send(make(row))

    def next(self) -> Outcome | None:
        """What became of its next row; None where the helper is no more."""
        with suppress(EOFError, OSError):
            return self.receiver.recv()
        return None

    def end(self) -> None:
        self.receiver.close()
        self.process.terminate()
        self.process.join()
