"""A pack for each event of a table: what all share is made once, several are made at a time, each is told apart.

Whoever asks for the packs writes them, one after the other, so that memory holds a few of them at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kit.delivery import manifest
from kit.delivery.calendar import merged
from kit.delivery.freshness import is_fresh
from kit.delivery.hands import shared
from kit.delivery.order import CALENDAR, YEAR, Order
from kit.delivery.packing import Pack, make_pack
from kit.delivery.reuse import Reuse
from kit.delivery.writing import write_file
from kit.documents.look import Look
from kit.model.events import Planned
from kit.model.library import WORKSHOPS, Library
from kit.reading.diagnostics import ERROR, Diagnostic, Report
from kit.reading.door import read_bytes
from kit.reading.source import Place

if TYPE_CHECKING:
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
        tried = look.trying(report, row.place)
        pack = workshop and make_pack(workshop, library, tried, self.printer, order, reuse)
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


def outcomes(rows: list[Planned], make: Callable[[Planned], Outcome], jobs: int) -> Iterator[Outcome]:
    """What becomes of each row, in their order. The first is made before work is shared: it makes what all need.

    A row that there is something to say about is made here, where it can be said.
    """
    yield from map(make, rows[:1])
    rows, own = rows[1:], {}

    def plain(number: int) -> tuple | None:
        own.clear()
        outcome = own[number] = make(rows[number])
        pack = outcome.pack and (manifest.write(outcome.pack.about), outcome.pack.files)
        return None if outcome.said else (pack, outcome.fresh)

    for number, found in enumerate(shared(len(rows), plain, int, jobs)):
        if number in own:
            yield own.pop(number)
        else:
            pack, fresh = found
            yield Outcome(pack and Pack(manifest.decoded(pack[0]), pack[1]), fresh, [])
