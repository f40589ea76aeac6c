"""A project folder as the page sees it: what there is, what is asked for, what was last built. Nothing of it is HTTP.

Any number of threads may ask at once. What is set and drawn is set and drawn by one of them at a time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Condition, Lock
from typing import NamedTuple

from kit.delivery.watching import Watcher
from kit.model.library import Library
from kit.planning.lines import read_line, usual_total
from kit.reading import looks
from kit.reading.diagnostics import ERROR, Report
from kit.reading.door import SCRIPT_LIMIT
from kit.reading.messages import Messages
from kit.speech import language
from kit.web import builds, wishes
from kit.web.builds import Build, File, Made, Plan, Told
from kit.web.faults import Fault, accident, faults_of
from kit.web.outlines import Outline, outline_of
from kit.web.pictures import Album, page_picture
from kit.web.press import Press
from kit.web.scripts import Script, Scripts
from kit.web.wishes import Misfit, Wish

__all__ = ["Build", "Fault", "File", "Misfit", "Outline", "Shelved", "Studio", "Wish"]
_GLANCE = 0.5  # seconds that one look for changes takes at most, before what is asked for is looked at again


class Shelved(NamedTuple):
    """A workshop on the shelf; one whose script has errors is there under its name alone."""

    name: str
    title: str
    summary: str = ""
    length: str = ""
    people: str = ""
    stage: str = ""
    language: str = ""
    faults: tuple[Fault, ...] = ()


class Studio:
    """A project folder, and what was built of it. `version` grows with each build and each change of files.

    `words`: those of paper in the language of the page, by which it writes hours and lengths.
    """

    def __init__(self, project: Path, overlays: Sequence[Path] = (), limit: int = SCRIPT_LIMIT):
        self.version = 0
        self._scripts = Scripts(project, overlays, limit)
        self.words = Library(project, Report()).locale(language())
        self._messages, self._press, self._album = Messages(language()), Press(), Album()
        self._making, self._watching, self._state = Lock(), Lock(), Condition()
        self._built: dict[str, Build] = {}
        self._made: dict[str, Made] = {}
        self._looking = ""  # the workshop that was last looked at
        self._watcher: Watcher | None = None

    # --- what there is -------------------------------------------------------------------------

    def shelf(self) -> list[Shelved]:
        """Every workshop in the order of the path, those of no stage last; one with errors is there, with them."""
        return [self._shelved(script) for script in self._scripts.all()]

    def _shelved(self, script: Script) -> Shelved:
        workshop = script.workshop
        if workshop is None:
            found = (one for one in script.found if one.severity == ERROR)
            return Shelved(script.name, script.name, stage=script.stage, faults=faults_of(found, self._messages))
        items = read_line(workshop.steps, Report())
        usual = self.words.length(usual_total(items)) if items else ""
        least, most = workshop.participants.min, workshop.participants.max
        people = f"{least}–{most}" if least < most else str(most)
        return Shelved(script.name, str(workshop.title), str(workshop.summary), usual, people, script.stage,
                       str(workshop.language))

    def cover(self, name: str) -> bytes:
        """The picture of a workshop on the shelf, as a PNG, made once for the same words. Raises LookupError."""
        written = self._scripts.digest(name)
        if not written:
            raise LookupError(name)
        return self._album.get(("cover", *written), lambda: self._cover(name))

    def _cover(self, name: str) -> bytes:
        with self._making:
            library = self._scripts.library(Report())
            if library is None:
                raise LookupError(name)
            return self._press.cover(name, library)

    # --- what is asked for ---------------------------------------------------------------------

    def choices(self) -> dict[str, tuple[str, ...]]:
        """The values of each field of the form that has only some; "" leaves it open."""
        return wishes.choices()

    def usual(self, name: str) -> dict[str, str]:
        """What the form says of a workshop before anybody has said anything, as one would type it."""
        script = self._scripts.read(name)
        return wishes.usual(script.workshop, script.usual)

    def read(self, name: str, values: Mapping[str, str], logo: bytes | None = None) -> Wish | list[Misfit]:
        """What a form asks for, or every value of it that cannot be."""
        return wishes.read(values, logo, self.usual(name), self._messages)

    def agenda(self, name: str, wish: Wish) -> Outline | list[Fault]:
        """The running order for a wish, or the errors that keep it from being."""
        script, reading, report = self._scripts.read(name), self._scripts.edition(wish.edition), Report()
        report.extend(script.found)
        outline = None
        if script.workshop and reading:
            event = wish.event.over(script.usual)
            outline = outline_of(script.workshop, event, reading, script.words, self.words, report)
        return outline or list(faults_of(report, self._messages))

    # --- building --------------------------------------------------------------------------------

    def build(self, name: str, wish: Wish, told: Told = lambda done, of, title: None) -> Build:
        """Make the pack of a workshop; with errors, the files stay those of the last one that had none.

        told: how many steps are done, of how many, and the title of the file that the last one was about.
        """
        with self._making:
            begun, report = time.monotonic(), Report()
            looks.noted.clear()  # of use to one run alone, and this process has many
            made, outline, mishaps = None, None, ()
            try:
                library = self._scripts.library(report)
                made, outline = self._press.pack(name, wish, library, told) if library else (None, None)
            except Exception as error:  # whatever it is, the page goes on, and shows it
                mishaps = (accident(error),)
            faults = (*faults_of(report, self._messages), *mishaps)
            return self._show(Build(name, wish, 0, outline=outline, faults=faults, stale=made is None,
                                    seconds=time.monotonic() - begun), made)

    def _show(self, build: Build, made: Made | None) -> Build:
        """From here on this build is the last one, with the files that were made, or those made before."""
        with self._state:
            name, before = build.name, self._built.get(build.name)
            if made:
                self._made[name] = made
            kept, self.version = self._made.get(name), self.version + 1
            self._built[name] = build._replace(
                number=self.version, files=kept.files if kept else (), plan=kept.plan if kept else Plan(),
                outline=build.outline if made or not before else before.outline, stale=made is None and bool(kept))
            self._looking = name
            self._state.notify_all()
            return self._built[name]

    def built(self, name: str) -> Build | None:
        """The last build of a workshop."""
        with self._state:
            if name in self._built:
                self._looking = name
            return self._built.get(name)

    # --- what changes ------------------------------------------------------------------------------

    def changed(self, since: int, patience: float) -> int:
        """The version, once it is past `since` or so many seconds are over.

        What is being looked at is built anew when its files change. Whoever waits first looks out for that.
        """
        end = time.monotonic() + patience
        while self.version <= since and (left := end - time.monotonic()) > 0:
            if self._watching.acquire(blocking=False):
                try:
                    self._look_out(min(left, _GLANCE))
                finally:
                    self._watching.release()
            else:
                with self._state:
                    self._state.wait_for(lambda: self.version > since, min(left, _GLANCE))
        return self.version

    def _look_out(self, patience: float) -> None:
        """Wait for a change of files; one that is seen is a new version, and what it concerns is built anew."""
        if self._watcher is None:
            self._watcher = Watcher(self._scripts.looked_at())
        paths = self._watcher.wait(patience)
        if not paths:
            return
        self._watcher = Watcher(self._scripts.looked_at())  # from before they are read
        build = self._built.get(self._looking)
        if build and self._concerns(build, paths):
            self.build(build.name, build.wish)
            return
        with self._state:
            self.version += 1
            self._state.notify_all()

    def _concerns(self, build: Build, paths: Iterable[str]) -> bool:
        """Whether a build may be another once these files are; one with errors may always be."""
        if build.faults or build.name not in self._made:
            return True
        library = self._scripts.library(Report())
        known = self._made[build.name].pack.about.inputs
        used = {str(library.path_of(name)) for name in known} if library else set()
        return library is None or not used.isdisjoint(paths) or bool(self._scripts.overlays)

    # --- what was built ------------------------------------------------------------------------------

    def pdf(self, name: str, file: str) -> bytes:
        """The bytes of a file of the last good build. Raises LookupError."""
        made = self._made[name]
        return made.pack.files[{one.id: one.name for one in made.files}[file]]

    def zip(self, name: str) -> bytes:
        """The folder of the last good build. Raises LookupError."""
        return builds.zipped(self._made[name].pack)

    def page(self, name: str, file: str, number: int, width: int) -> bytes:
        """A page, counted from 1, of a file of the last good build, as a PNG so wide. Raises LookupError."""
        pdf = self.pdf(name, file)
        return self._album.get((sha256(pdf).digest(), number, width), lambda: page_picture(pdf, number, width))
