"""A project folder as the page sees it: what there is, what is asked for, what was last built. Nothing of it is HTTP.

Any number of threads may ask at once. What is set and drawn is set and drawn by one of them at a time.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Condition, Lock, RLock
from typing import NamedTuple

from kit.delivery.order import Edition
from kit.delivery.workbench import load_fonts, load_look
from kit.model.edition import Reading
from kit.model.library import WORKSHOPS, Library
from kit.model.overlays import overlaid
from kit.model.workshop import Workshop
from kit.pdf.document import Printer
from kit.planning.agenda import length
from kit.planning.lines import read_line, usual_total
from kit.reading import looks
from kit.reading.diagnostics import Report
from kit.reading.door import SCRIPT_LIMIT
from kit.reading.messages import Messages
from kit.speech import language
from kit.typesetting.fonts import Fonts
from kit.web import builds, wishes
from kit.web.builds import Build, File, Made, Plan, Told
from kit.web.faults import Fault, accident, faults_of
from kit.web.outlines import Outline, outline_of
from kit.web.pictures import Album, page_picture
from kit.web.wishes import Misfit, Wish

__all__ = ["Build", "Fault", "File", "Misfit", "Outline", "Shelved", "Studio", "Wish"]
PRINTED = "fr"  # the language of paper


class Shelved(NamedTuple):
    """A workshop on the shelf; one whose script has errors is there under its name alone."""

    name: str
    title: str
    summary: str = ""
    length: str = ""
    people: str = ""
    stage: str = ""
    language: str = PRINTED
    faults: tuple[Fault, ...] = ()


class Press(NamedTuple):
    """The letters of an edition, and what draws them."""

    fonts: Fonts
    printer: Printer


class Studio:
    """A project folder, and what was built of it."""

    def __init__(self, project: Path, overlays: Sequence[Path] = (), limit: int = SCRIPT_LIMIT):
        self.project, self.overlays, self.limit = project, tuple(overlays), limit
        self.messages = Messages(language())
        self.version = 0
        self._building = Lock()
        self._state = Condition(RLock())
        self._built: dict[str, Build] = {}
        self._made: dict[str, Made] = {}
        self._presses: dict[tuple, Press] = {}
        self._album = Album()
        self._logos: dict[str, Wish | list[Misfit]] = {}

    # --- what there is -------------------------------------------------------------------------

    def shelf(self) -> list[Shelved]:
        """Every workshop in the order of the path, those of no stage last; one with errors is there, with them."""
        report = Report()
        library = self._library(report)
        if library is None:
            return []
        journey = library.journey() if library.journey_file() else None
        stages = {str(name): str(stage.title) for stage in (journey.walked if journey else ())
                  for name in stage.workshops}
        order = {name: place for place, name in enumerate(stages)}
        names = sorted(library.names(WORKSHOPS), key=lambda name: (order.get(name, len(order)), name))
        return [self._shelved(library, name, stages.get(name, "")) for name in names]

    def _shelved(self, library: Library, name: str, stage: str) -> Shelved:
        alone = library.report = Report()
        workshop = library.workshop(name)
        faults = faults_of(alone, self.messages)
        if workshop is None:
            return Shelved(name, name, stage=stage, faults=faults)
        items = read_line(workshop.steps, Report())
        people = f"{workshop.participants.min}–{workshop.participants.max}"
        return Shelved(name, str(workshop.title), str(workshop.summary), length(usual_total(items)) if items else "",
                       people, stage, str(workshop.language), faults)

    # --- what is asked for ---------------------------------------------------------------------

    def choices(self) -> dict[str, tuple[str, ...]]:
        """The values of each field that has only some; "" leaves it open."""
        return wishes.choices()

    def usual(self, name: str) -> dict[str, str]:
        """What the form says of a workshop before anybody has said anything."""
        found = self._workshop(name, Report())
        return wishes.usual(*found) if found else dict.fromkeys(wishes.FIELDS, "") | {"edition": "standard"}

    def read(self, name: str, values: Mapping[str, str], logo: bytes | None = None) -> Wish | list[Misfit]:
        """What a form asks for, or every value of it that cannot be."""
        return wishes.read(values, logo, self.usual(name), self.messages)

    def agenda(self, name: str, wish: Wish) -> Outline | list[Fault]:
        """The running order for a wish, or the errors that keep it from being."""
        report = Report()
        found = self._workshop(name, report)
        outline = None
        if found:
            workshop, library = found
            reading, words = library.edition(wish.edition), library.locale(PRINTED)
            event = wish.event.over(library.usual_event)
            outline = reading and words and outline_of(workshop, event, reading, words, report)
        return outline or list(faults_of(report, self.messages))

    # --- building --------------------------------------------------------------------------------

    def build(self, name: str, wish: Wish, told: Told = lambda done, of, title: None) -> Build:
        """Make the pack of a workshop; with errors, the files stay those of the last one that had none."""
        with self._building:
            begun = time.monotonic()
            looks.noted.clear()
            report, made, outline = Report(), None, None
            try:
                made, outline = self._make(name, wish, report, told)
                faults = faults_of(report, self.messages)
            except Exception as error:  # whatever it is, the page goes on and shows it
                made, faults = None, (*faults_of(report, self.messages), accident(error))
            return self._keep(name, wish, made, outline, faults, time.monotonic() - begun)

    def _make(self, name: str, wish: Wish, report: Report, told: Told) -> tuple[Made | None, Outline | None]:
        found = self._workshop(name, report)
        if not found:
            return None, None
        workshop, library = found
        if wish.logo:
            library.handed = {str(wish.event.logo): wish.logo}
        reading = library.edition(wish.edition)
        if reading is None:
            return None, None
        event = wish.event.over(library.usual_event)
        reading, press = reading.addressing(event.inclusive), self._press(reading)
        order = wish.order._replace(event=event, edition=Edition(reading), overlays=library.overlays)
        look = load_look(library, press.fonts, PRINTED, order.text_paper, order.ink, reading=reading)
        if look is None:
            return None, None
        outline = outline_of(workshop, event, reading, look.words, Report())
        return builds.make(workshop, library, look, press.printer, order, told), outline

    def _keep(self, name: str, wish: Wish, made: Made | None, outline: Outline | None, faults: tuple[Fault, ...],
              seconds: float) -> Build:
        """Show what was made from here on; where nothing was, what was made before."""
        with self._state:
            before = self._built.get(name)
            if made:
                self._made[name] = made
            kept = self._made.get(name)
            self.version += 1
            built = Build(name, wish, self.version, kept.files if kept else (), kept.plan if kept else Plan(),
                          outline if made or not before else before.outline, faults, not made and bool(kept), seconds)
            self._built[name] = built
            self._state.notify_all()
            return built

    def built(self, name: str) -> Build | None:
        """The last build of a workshop."""
        return self._built.get(name)

    def changed(self, since: int, patience: float) -> int:
        """The version, once it is past `since` or so many seconds are over."""
        with self._state:
            self._state.wait_for(lambda: self.version > since, patience)
            return self.version

    # --- what was built ------------------------------------------------------------------------------

    def pdf(self, name: str, file: str) -> bytes:
        """A file of the last good build. Raises LookupError."""
        made = self._made[name]
        return next((made.pack.files[one.name] for one in made.files if one.id == file), None) or _missing(file)

    def zip(self, name: str) -> bytes:
        """The folder of the last good build. Raises LookupError."""
        return builds.zipped(self._made[name].pack)

    def page(self, name: str, file: str, number: int, width: int) -> bytes:
        """A page, counted from 1, of a file of the last good build, as a PNG. Raises LookupError."""
        pdf = self.pdf(name, file)
        return self._album.get((sha256(pdf).digest(), number, width), lambda: page_picture(pdf, number, width))

    def cover(self, name: str) -> bytes:
        """The picture of a workshop on the shelf, as a PNG."""
        raise LookupError(name)

    # --- tools -----------------------------------------------------------------------------------------

    def _library(self, report: Report) -> Library | None:
        """What there is now, with the overlays over it; None and errors where one cannot be laid."""
        library = Library(self.project, report, self.limit)
        return overlaid(library, self.overlays) if self.overlays else library

    def _workshop(self, name: str, report: Report) -> tuple[Workshop, Library] | None:
        library = self._library(report)
        workshop = library and library.workshop(name)
        return (workshop, library) if workshop else None

    def _press(self, reading: Reading) -> Press:
        """The letters of an edition, and what draws them: opened once."""
        key = (reading.italics, reading.letter, reading.word)
        if key not in self._presses:
            fonts = load_fonts(reading)
            self._presses[key] = Press(fonts, Printer(fonts))
        return self._presses[key]


def _missing(file: str) -> bytes:
    raise LookupError(file)
