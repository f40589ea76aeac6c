"""Scripts as they stand on the disk: read once, and again as soon as one of them looks otherwise.

What is built is read anew each time; what is only looked at, and asked for at every move of a slider, is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import RLock
from typing import NamedTuple

from kit.model.derived import DerivedDeck
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS, Library
from kit.model.locale import Locale
from kit.model.overlays import overlaid
from kit.model.workshop import Workshop
from kit.reading import looks
from kit.reading.diagnostics import Diagnostic, Report
from kit.reading.door import listed, shipped

_SHELVES = (WORKSHOPS, DECKS, SHEETS_SHELF, PAPERS)


class Script(NamedTuple):
    """A workshop as it can be read; None, and every reason, where it cannot. usual: whose event it is anyway.

    words: those of paper, in its language. stage: where on the path it stands.
    """

    name: str
    workshop: Workshop | None
    found: tuple[Diagnostic, ...] = ()
    usual: Event = Event()
    words: Locale | None = None
    stage: str = ""


class Scripts:
    """The workshops of a project folder. Any number of threads may ask."""

    def __init__(self, project: Path, overlays: Sequence[Path], limit: int):
        self.project, self.overlays, self.limit = project, tuple(overlays), limit
        self._lock = RLock()
        self._seen: Mapping[str, str] = {}
        self._library: Library | None = None
        self._read: dict[str, Script] = {}

    def library(self, report: Report) -> Library | None:
        """What there is now, under its overlays; None and errors where one cannot be laid over it."""
        library = Library(self.project, report, self.limit)
        return overlaid(library, self.overlays) if self.overlays else library

    def looked_at(self) -> dict[str, str]:
        """How every file and folder of scripts looks now, by its path."""
        found = {}
        for folder in self._folders():
            for path in (folder, *listed(folder)):
                found[str(path)] = looks.settled_look(str(path)) or looks.UNSURE
        return found

    def _folders(self) -> Iterator[Path]:
        homes = dict.fromkeys((shipped("workshops").parent, self.project, *self.overlays))
        for home in homes:
            yield from (home / shelf.folder for shelf in _SHELVES)
        yield from self.overlays

    # --- what was read -------------------------------------------------------------------------

    def all(self) -> list[Script]:
        """Every workshop in the order of the path, those of no stage last."""
        with self._lock:
            library = self._current()
            names = (library or Library(self.project, Report(), self.limit)).names(WORKSHOPS)
            order = {name: place for place, name in enumerate(self._stages())}
            in_order = sorted(names, key=lambda name: (order.get(name, len(order)), name))
            return [self._known(name, library) for name in in_order]

    def read(self, name: str) -> Script:
        """A workshop by its name."""
        with self._lock:
            return self._known(name, self._current())

    def edition(self, name: str) -> Reading | None:
        """An edition by its name."""
        with self._lock:
            library = self._current()
            return library.edition(name) if library else None

    def digest(self, name: str) -> tuple[str, ...]:
        """What a workshop and its decks are written with, in words that change when that does."""
        with self._lock:
            library = self._current()
            script = self._known(name, library)
            if script.workshop is None or library is None:
                return ()
            decks = [library.deck(line.deck) for line in script.workshop.print if line.deck]
            bases = [library.deck(deck.base) for deck in decks if isinstance(deck, DerivedDeck)]
            named = [script.workshop.workshop, *(deck.deck for deck in (*decks, *bases) if deck)]
            return tuple(text.source.digest for text in named)

    def _current(self) -> Library | None:
        """The library of the files as they look now. What changed so lately that more might not show is read again."""
        seen = self.looked_at()
        if seen != self._seen or looks.UNSURE in seen.values():
            self._seen, self._read = seen, {}
            self._library = self.library(Report())
        return self._library

    def _known(self, name: str, library: Library | None) -> Script:
        if name not in self._read:
            self._read[name] = self._script(name, library)
        return self._read[name]

    def _script(self, name: str, shared: Library | None) -> Script:
        report = Report()
        library = shared if shared and _is_sound(shared, name) else self.library(report)
        workshop = library and library.workshop(name)
        words = library.locale(str(workshop.language)) if workshop else None
        stage = self._stages().get(name, "")
        if workshop and words:
            return Script(name, workshop, (), library.usual_event, words, stage)
        return Script(name, None, tuple(report), stage=stage)

    def _stages(self) -> dict[str, str]:
        """Each workshop of the path, in its order, and the title of its stage."""
        journey = self._library.journey() if self._library and self._library.journey_file() else None
        return {str(name): str(stage.title) for stage in (journey.walked if journey else ())
                for name in stage.workshops}


def _is_sound(library: Library, name: str) -> bool:
    """Whether a workshop can be had of a library of which all that was asked can be read.

    Of several workshops that print a faulty deck, only the first would hear of it.
    """
    return not library.report.raised and library.workshop(name) is not None and not library.report.raised
