"""Every kind of YAML file, harmed, through the door, the loader, the model and its rules, and into words."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from kit.cli.reporting import render_human
from kit.delivery.profiles import read_profile
from kit.model.checking import convert
from kit.model.edition import Reading as Edition
from kit.model.library import Library
from kit.model.overlays import overlaid
from kit.reading.diagnostics import Report
from kit.reading.door import read_source
from kit.reading.loading import load
from kit.reading.messages import Messages
from tests.fuzz.mutations import OF_FILES, mutated
from tests.fuzz.project import PROJECT
from tests.fuzz.samples import EXAMPLE, LOGO, samples, written
from tests.fuzz.stage import Case, Finding, Stage, check_places

_OVERLAYS = (EXAMPLE, "overlays/region")
_SHOWN = 2  # of the diagnostics of a file, how many are shown with their line: the costly part


class Known(Library):
    """A library whose shipped files are read once, and whatever else it is asked for anew each time."""

    def __init__(self, project: Path):
        super().__init__(project, Report())
        self._names: dict = {}

    def names(self, shelf) -> dict[str, Path]:
        if shelf not in self._names:
            self._names[shelf] = super().names(shelf)
        return self._names[shelf]

    def anew(self, path: Path) -> Report:
        """Forget what was said, and that file."""
        self.report = Report()
        self._read.pop(path, None)
        return self.report


class Reading(Stage):
    """A harmed file is read as what it is: a workshop, a path, a deck, a sheet, an event, a file of an overlay…"""

    name = "reading"
    count = 100_000
    memory = 400_000_000  # what Python and its libraries take before the first file is most of it

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.samples = samples()
        self.names, self.others = list(self.samples), list(self.samples.values())
        for name, text in PROJECT.items():  # what the region's folder is laid over
            written(folder, name, text.encode())
        self.library = Known(folder)
        self.messages = Messages("fr")
        for name in self.names:
            self.run(Case(name, self.samples[name]))  # once, so that each process knows what the others know

    def case(self, random: Random) -> Case:
        name = random.choice(self.names)
        return Case(name, mutated(random, self.samples[name], self.others, OF_FILES))

    def run(self, case: Case) -> str:
        overlay = next((root for root in _OVERLAYS if case.name.startswith(root)), None)
        if overlay:
            value, report = self.laid(overlay, case), self.library.report
        else:
            # Flat, so that no reference leads from one case to another.
            path = written(self.folder / str(os.getpid()), case.name.rpartition("/")[2], case.data)
            report = self.library.anew(path)
            value = self.opened(case.name.rpartition("/")[0], path, report)
        check_places(report)
        if value is None and not report.errors:
            raise Finding("refused without a word")
        for found in report:
            self.messages.sentence(found), self.messages.hint(found)
        render_human(list(report)[:_SHOWN], self.messages, False)
        return "accepted" if not report.errors else "refused"

    def laid(self, root: str, case: Case) -> object | None:
        """A region's folder with the harmed file in it, laid over the project; all that it changes is read."""
        folder = self.folder / str(os.getpid())
        files = {name: data for name, data in self.samples.items() if name.startswith(root)}
        for name, data in {**files, f"{root}/logo.png": LOGO, case.name: case.data}.items():
            written(folder, name, data)
        self.library.anew(folder)
        library = overlaid(self.library, [folder / root])
        if library is None:
            return None
        changed = [library.open(folder / name) for name in files if name != f"{root}/overlay.yaml"]
        changed += library.theme(), library.locale("fr")
        library.check_words()
        return None if None in changed else library

    def opened(self, kind: str, path: Path, report: Report) -> object | None:
        """What the file is read as; its folder says what it is."""
        if kind == "events":
            return self.library.event(path)
        if kind == "results":
            return self.library.results(path)
        if kind == "printers":
            return read_profile(path, report)
        if kind in ("kit/themes", "kit/editions"):
            source = read_source(path, self.folder, report)
            values = load(source, report) if source else None
            if values is None:
                return None
            return self.library.theme_of(values, path) if kind == "kit/themes" else convert(values, Edition, report)
        return self.library.open(path)
