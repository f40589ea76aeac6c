"""`pack --events`: a pack for each row of a table; a row that is wrong is reported, and the others are made."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.app import Ended
from kit.cli.ordering import order_of
from kit.cli.terminal import rewritable
from kit.delivery import gallery
from kit.delivery.bulk import Bench, Maker, Outcome, outcomes, write_year
from kit.delivery.order import YEAR, Order
from kit.delivery.packing import write_pack
from kit.delivery.reuse import Reuse
from kit.delivery.writing import NotWritten
from kit.model.event import Event
from kit.model.events import Planned, Row, Year
from kit.model.library import WORKSHOPS
from kit.reading.source import Text
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom

_BAR = 30  # characters
_FOR_ALL = ("", "busy")  # why nothing else can be written either: no room on the disk, another build


def pack_events(room: Workroom, workshop: str | None, given: dict[str, object], force: bool, jobs: int) -> int:
    """Bring the pack of every row of a table up to date. Options, and the workshop, are for what a row leaves empty."""
    order = order_of(room, given)
    if order is None or (workshop and room.library.workshop(workshop) is None):
        return room.finish()
    options = {key: getattr(order.event, key) for key in Event.__struct_fields__}
    usual = Row(**options, workshop=Text(workshop) if workshop else None)
    year = room.library.year(given["events"], usual)
    benches = {way: _bench(room, given | {"inclusive": way})
               for way in {row.event.inclusive for row in year.planned}} if year else {}
    if year is None or None in benches.values():
        return room.finish()
    known = room.library.names(WORKSHOPS)
    for name in sorted({row.workshop for row in year.planned} & set(known)):
        room.library.workshop(name)  # what is wrong with it is said of it, and not of the first row that wants it
    maker = Maker(room.library, room.printer, benches, force)
    return _Bulk(room, order, year, maker).run(jobs)


def _bench(room: Workroom, given: dict[str, object]) -> Bench | None:
    order = order_of(room, given)
    look = order and room.look(order)
    return Bench(order, look, Reuse()) if look else None


class _Bulk:
    """Writes the packs of a table as they are made, and counts them."""

    def __init__(self, room: Workroom, order: Order, year: Year, maker: Maker):
        self.room, self.order, self.year, self.maker = room, order, year, maker
        self.folders: list[Path] = []  # that are up to date
        self.wrong = year.wrong
        self.problems: list[NotWritten] = []

    def run(self, jobs: int) -> int:
        """Everything, and then what was wrong. Interrupted, it says how far it came: what is finished stays."""
        try:
            self.bring(jobs)
        except (KeyboardInterrupt, Ended):
            self.say_how_many()
            self.room.say(_("Ce qui est prêt le reste : la même commande continuera d'ici."))
            raise
        for problem in self.problems:
            self.room.refuse(problem)
        if self.folders:
            self.show(jobs)
        status = self.room.finish()
        self.say_how_many()
        return status

    def bring(self, jobs: int) -> None:
        """Every row in its turn, behind a bar on a terminal, with a line for each elsewhere."""
        rows = self.year.planned
        barred = self.room.style == "human" and rewritable(sys.stderr, os.environ)
        made = outcomes(rows, self.maker.outcome, jobs)
        with click.progressbar(length=len(rows), label=_("Dossiers"), width=_BAR, show_pos=True, file=sys.stderr,
                               hidden=not barred) as bar:
            for row, outcome in zip(rows, made, strict=True):
                said = self.settle(row, outcome)
                bar.update(1)
                if not barred:
                    self.room.say(said)
                if self.problems and self.problems[-1].why in _FOR_ALL:
                    return made.close()

    def settle(self, row: Planned, outcome: Outcome) -> str:
        """Write the pack of a row, where there is one; what is to be said about it in a line."""
        room, folder = self.room, self.maker.folder(row)
        room.report.extend(outcome.said)
        if outcome.pack is None and not outcome.fresh:
            self.wrong += 1
            return room.line(folder, room.left(folder))
        try:
            if outcome.pack:
                write_pack(outcome.pack, folder, partly=self.order.is_part)
        except NotWritten as problem:
            self.problems.append(problem)
            return room.line(folder, room.left(folder))
        room.written += 1
        self.folders.append(folder)
        return room.line(folder, room.counted(outcome.pack) if outcome.pack else _("déjà à jour"))

    def show(self, jobs: int) -> None:
        """The page of everything, and the calendar of the year."""
        try:
            if self.order.wants("calendar"):
                write_year(self.order.output, self.folders)
                self.room.say(_("Toutes les dates : {path}").format(path=self.order.output / YEAR))
            gallery.write_gallery(self.order.output, self.room.printed, jobs)
            self.room.say(_("À ouvrir : {path}").format(path=self.order.output / gallery.INDEX))
        except NotWritten as problem:
            self.room.refuse(problem)

    def say_how_many(self) -> None:
        """`997 dossiers prêts, 3 rangées à corriger`."""
        messages, total = self.room.messages, len(self.year.planned) + self.year.wrong
        said = [messages.plural("packs", len(self.folders))]
        said += [messages.plural("rows", self.wrong)] if self.wrong else []
        left = total - len(self.folders) - self.wrong
        said += [messages.plural("left", left)] if left else []
        self.room.say(", ".join(said))
