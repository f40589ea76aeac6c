"""Where workshops, decks, sheets and themes are found, and what a reference to one means.

A project folder (its `workshops/`, `cards/`, `assets/sheets/`) comes before what ships with the kit,
so that a team's own file of the same name wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kit.model.checking import convert
from kit.model.contrast import check_contrast
from kit.model.deck import Deck
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.events import Row, Year, year_of
from kit.model.locale import Locale
from kit.model.making import check_head, make_deck, make_paper, make_sheet, make_workshop
from kit.model.paper import Paper
from kit.model.results import Results
from kit.model.sheet import Sheet
from kit.model.theme import Theme
from kit.model.walking import texts
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report, nearest
from kit.reading.door import (
    IMAGE_LIMIT,
    SCRIPT_LIMIT,
    display_name,
    inside,
    is_long,
    listed,
    read_named,
    read_source,
    shipped,
)
from kit.reading.loading import load
from kit.reading.source import Map, Place, Text, place_of
from kit.reading.tables import read_table

if TYPE_CHECKING:
    from kit.model.path import Journey


class Shelf(NamedTuple):
    """One kind of file: its folder, the key that names it, the error where there is none, and what makes it."""

    folder: str
    key: str
    unknown: str
    make: Callable


WORKSHOPS = Shelf("workshops", "workshop", "atelier-inconnu", make_workshop)
DECKS = Shelf("cards", "deck", "jeu-inconnu", make_deck)
SHEETS_SHELF = Shelf("assets/sheets", "sheet", "support-inconnu", make_sheet)
PAPERS = Shelf("assets/papers", "paper", "papier-inconnu", make_paper)
_BY_KEY = {shelf.key: shelf for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF, PAPERS)}
PATH = "parcours"  # the file among the workshops that is none: it leads from one to the next
_SHIPPED = shipped("workshops").parent


class Library:
    """Everything a run may print. Files are read once; each error is reported once. `limit`: bytes of a script.

    `kept`: what stays from run to run to save work, of use to the same `engine` alone, which is asked if it is needed.
    `overlays`: what a region lays over it (kit/model/overlays.py); here, nothing.
    """

    overlays: tuple = ()
    usual_event = Event()
    handed: Mapping[str, bytes] = MappingProxyType({})  # pictures that no folder holds, by the names events call them

    def __init__(self, project: Path, report: Report, limit: int = SCRIPT_LIMIT):
        self.project, self.limit = project, limit
        self.kept: MutableMapping[str, bytes] = {}
        self.engine: Callable[[], str] = str
        self.report = report
        self._read: dict[Path, object] = {}
        self._shelves: dict[Shelf, dict[str, Path]] = {}
        self.deriving: list[str] = []  # decks in the making, that their bases may not be taken from

    def names(self, shelf: Shelf) -> dict[str, Path]:
        """Name → file, the project's own before the shipped ones, in alphabetical order."""
        return {name: path for name, path in sorted(self._listed(shelf).items())
                if shelf is not WORKSHOPS or name != PATH}

    def journey_file(self) -> Path | None:
        """The path from one workshop to the next: the project's own, else the shipped one."""
        return self._listed(WORKSHOPS).get(PATH)

    def _listed(self, shelf: Shelf) -> dict[str, Path]:
        """Folders are looked into once, like files."""
        if shelf not in self._shelves:
            self._shelves[shelf] = {path.stem: path for folder in (shipped(shelf.folder), self.project / shelf.folder)
                                    for path in listed(folder)}
        return self._shelves[shelf]

    def workshop(self, name: str) -> Workshop | None:
        return self._get(WORKSHOPS, name)

    def deck(self, name: str) -> Deck | None:
        return self._get(DECKS, name)

    def sheet(self, name: str) -> Sheet | None:
        return self._get(SHEETS_SHELF, name)

    def paper(self, name: str) -> Paper | None:
        return self._get(PAPERS, name)

    def journey(self) -> Journey | None:
        """The path from one workshop to the next, whether or not all that it leads to can be read."""
        path = self.journey_file()
        return self._file(path, partial(self._journey, linked=False)) if path else None

    def event(self, path: Path) -> Event | None:
        return self._file(path, lambda values, _: convert(values, Event, self.report))

    def year(self, path: Path, usual: Row) -> Year | None:
        """The events of a table that a person names, wherever it is; `usual` stands in for what a row leaves empty."""
        workshops, words = self.names(WORKSHOPS), self.locale("fr")
        source = read_source(path, path.parent, self.report, display_name(path, self.project))
        table = read_table(source, self.report) if source and words else None
        return table and year_of(table, words, self.report, usual, lambda name, workshop: (
            name in workshops and name != workshop) or self.is_edition(name))

    def theme(self, name: str = "graines") -> Theme | None:
        return self._file(shipped("themes") / f"{name}.yaml", self.theme_of)

    def theme_of(self, values: Map, path: Path) -> Theme | None:
        """The theme that a file describes; None and errors where it cannot be read, or its words cannot."""
        before = self.report.raised
        theme = convert(values, Theme, self.report)
        if theme:
            check_contrast(theme, values, self.report)
        return theme if self.report.raised == before else None

    def results(self, path: Path) -> Results | None:
        """A file that a person names, wherever it is."""
        before = self.report.raised
        source = read_source(path, path.parent, self.report, display_name(path, self.project))
        values = load(source, self.report) if source else None
        results = convert(values, Results, self.report) if values is not None else None
        self._read[path] = results if self.report.raised == before else None
        return self._read[path]

    def edition(self, name: str) -> Reading | None:
        return self._file(shipped("editions") / f"{name}.yaml", lambda values, _: convert(values, Reading, self.report))

    def is_edition(self, name: str) -> bool:
        """Whether a folder of that name would be that of another workshop's edition."""
        others = [other for other in self.names(WORKSHOPS) if name.startswith(f"{other}-")]
        editions = (self.edition(path.stem) for path in listed(shipped("editions"))) if others else ()
        return any(one.named(other) == name for edition in editions if edition
                   for one in (edition, edition.creamed) for other in others)

    def locale(self, language: str) -> Locale | None:
        return self._file(shipped("locales") / f"{language}.yaml", lambda values, _: Locale(language, values))

    def where_is(self, words: str) -> Place | None:
        """Where these words stand in what was read, for who has them as part of a longer text."""
        return next((text.place for thing in self._read.values() for text in texts(thing) if words in text), None)

    def partners(self, fiches: tuple[str, ...]) -> tuple:
        """Whom to call on near here for some fiches of the guide."""
        return ()

    def lays(self, text: Text) -> bool:
        """Whether a text is one of an overlay's."""
        return False

    def folder_of(self, text: Text) -> Path:
        """The folder that a text, of an event for example, names files from."""
        return self.project

    def picture(self, name: Text) -> bytes:
        """The bytes of the picture that a text, of an event for example, names. Raises Refused."""
        return self.handed[name] if name in self.handed else read_named(str(name), self.folder_of(name), IMAGE_LIMIT)

    def converted(self, values: Map, kind: type):
        """What a file says, as a `kind` struct."""
        return convert(values, kind, self.report)

    def path_of(self, name: str) -> Path:
        """The file that diagnostics and manifests call by this name: the project's own before the shipped one."""
        own = self.project / name
        return own if own.exists() else _SHIPPED / name

    def open(self, path: Path) -> object | None:
        """Any file by its path: a workshop, a deck or a sheet, told by its first key."""
        return self._file(path, self._any)

    def _get(self, shelf: Shelf, name: str):
        names = self.names(shelf)
        if str(name) not in names:
            self.report.error(shelf.unknown, place_of(name), name=str(name), near=nearest(name, names),
                              names=list(names))
            return None
        return self._file(names[str(name)], partial(self._made, shelf))

    def _file(self, path: Path, build: Callable):
        if path not in self._read:
            before = self.report.raised
            root = self.project if inside(path, self.project) else _SHIPPED
            thing = self._long_deck(path, root) or self._whole(path, root, build)
            # What was wrong as YAML alone (a key given twice, a tag) did not keep the rest from being checked.
            self._read[path] = thing if self.report.raised == before else None
        return self._read[path]

    def _whole(self, path: Path, root: Path, build: Callable):
        values = self._values(path, root)
        return build(values, path) if values is not None else None

    def _values(self, path: Path, root: Path) -> Map | None:
        source = read_source(path, root, self.report, limit=self.limit)
        return load(source, self.report) if source else None

    def _long_deck(self, path: Path, root: Path) -> Deck | None:
        """The deck in a very long file, unless something is to be said about it."""
        if path.suffix != ".yaml" or not is_long(path):
            return None
        from kit.model.long_deck import long_deck

        found = long_deck(display_name(path, root), path, root, self.limit, self.kept, self.engine())
        if found is None:
            return None
        quiet, (deck, written) = Report(), found
        check_head(deck, written, path, self, quiet)
        return None if len(quiet) else deck

    def _any(self, values: Map, path: Path):
        # The first such key, because a sheet may be made from a deck and name it.
        key = next((key for key in values if key in _BY_KEY or key == "path"), None)
        if key is None:
            self.report.error("fichier-inconnu", values.place)
            return None
        return self._journey(values, path) if key == "path" else self._made(_BY_KEY[key], values, path)

    def _made(self, shelf: Shelf, values: Map, path: Path):
        return shelf.make(values, path, self)

    def _journey(self, values: Map, path: Path, linked: bool = True) -> Journey | None:
        from kit.model.path_rules import journey_of

        return journey_of(values, path, self, linked)
