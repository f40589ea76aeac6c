"""A region's folders laid over what the kit and a project say, one over the other, the last one uppermost.

None of the files below is touched: theirs are read, then changed by what the folders state. Words are changed last,
and only those that stand below: what a folder writes itself is printed as it is written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from kit.model import rules
from kit.model.checking import convert
from kit.model.event import Event
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library, Shelf
from kit.model.merging import edits, laid_over
from kit.model.overlay import Partner, Settings
from kit.model.rewording import for_fiches, localised, reworded, reworded_labels
from kit.model.vocabulary import Vocabulary, vocabulary
from kit.reading.diagnostics import Report, nearest
from kit.reading.door import IMAGE_LIMIT, Refused, display_name, listed, read_named, read_source
from kit.reading.loading import load
from kit.reading.source import Map, Place, Source, Text

FILE = "overlay.yaml"
_SHELVES = (WORKSHOPS, DECKS, SHEETS_SHELF)
_STRAY = ("", "assets", "sheets")  # where files are put by mistake
_DIGITS = 16


class Overlay:
    """One folder: its settings, and the files in it, by their folder and name."""

    def __init__(self, folder: Path, settings: Settings, values: Map, files: dict[tuple[str, str], Source],
                 logo: bytes):
        self.folder, self.settings, self.values, self.files = folder, settings, values, files
        self._logo = logo

    def __str__(self) -> str:
        """Its name, its version and the digest of all that is in it: the same words only for the same folder."""
        sources = [self.values.place.source, *(self.files[key] for key in sorted(self.files))]
        whole = sha256(self._logo)
        for source in sources:
            whole.update(source.digest.encode())
        return f"{self.settings.overlay} {self.settings.version} {whole.hexdigest()[:_DIGITS]}"


def overlaid(library: Library, folders: Iterable[Path]) -> OverlaidLibrary | None:
    """The library with these folders laid over it; None and errors where one cannot be."""
    before, report = library.report.raised, library.report
    found = [overlay for folder in folders if (overlay := _opened(folder, library))]
    seen: dict[object, Text] = {}
    for overlay in found:
        name = overlay.settings.overlay
        for one in (overlay.folder.resolve(), str(name)):
            if one in seen:
                report.error("adaptation-en-double", name.place, seen[one].place, name=str(name))
                break
            seen[one] = name
    laid = OverlaidLibrary(library, found) if report.raised == before else None
    return laid if report.raised == before else None


def _opened(folder: Path, library: Library) -> Overlay | None:
    """A folder that a person named, wherever it is, read to the last file; None and errors where it cannot be."""
    report, before, path = library.report, library.report.raised, folder.absolute()
    if not (path / FILE).is_file():
        report.error("adaptation-introuvable", Place(Source(folder.as_posix(), "")), path=folder.as_posix())
        return None

    def source(file: Path) -> Source | None:
        name = display_name(folder / file.relative_to(path), library.project)
        return read_source(file, path, report, name, library.limit)

    own = source(path / FILE)
    values = load(own, report) if own else None
    settings = convert(values, Settings, report) if values is not None else None
    if settings is None:
        return None
    rules.check_name(settings.overlay, Path(f"{settings.overlay}.yaml"), report)
    rules.check_title(settings.title, report)
    files = {(shelf.folder, file.stem): source(file) for shelf in _SHELVES for file in listed(path / shelf.folder)}
    for file in (file for inner in _STRAY for file in listed(path / inner) if file.name != FILE):
        report.error("fichier-egare", Place(Source(display_name(folder / file.relative_to(path), library.project), "")),
                     folders=[shelf.folder for shelf in _SHELVES])
    logo = _logo(settings, path, report)
    return Overlay(path, settings, values, files, logo) if report.raised == before else None


def _logo(settings: Settings, folder: Path, report: Report) -> bytes:
    """The bytes of its logo, or none; an error where it cannot be read."""
    if settings.logo is None:
        return b""
    try:
        return read_named(str(settings.logo), folder, IMAGE_LIMIT)
    except Refused as refused:
        report.error(refused.code, settings.logo.place, **refused.facts)
        return b""


class OverlaidLibrary(Library):
    """A library, and what folders laid over it say of what is in it."""

    def __init__(self, library: Library, overlays: list[Overlay]):
        super().__init__(library.project, library.report, library.limit)
        self.overlays = tuple(overlays)
        self._levels = {source: level for level, overlay in enumerate(overlays, 1)
                        for source in (overlay.values.place.source, *overlay.files.values())}
        self._used: set[str] = set()
        self._own_words = [vocabulary(overlay.values.get("words", Map()), self._used, self.report)
                           for overlay in overlays]
        self._words = [self._words_above(level) for level in range(len(overlays) + 1)]

    # --- what it adds to an event and to a guide -------------------------------------------------

    @property
    def usual_event(self) -> Event:
        """Whose event it is where nobody says; a logo goes with its own description."""
        found = Event()
        for overlay in self.overlays:
            said = overlay.settings
            picture = {"logo": said.logo, "logo_alt": said.logo_alt} if said.logo else {}
            found = Event(**{"organisation": said.organisation or found.organisation, "logo": found.logo,
                             "logo_alt": found.logo_alt, **picture})
        return found

    def partners(self, fiches: Iterable[str]) -> tuple[Partner, ...]:
        """Whom to call on for these fiches; of one name, what the uppermost says."""
        found = {str(partner.name): partner for overlay in self.overlays for partner in overlay.settings.partners}
        return for_fiches(found.values(), fiches)

    def lays(self, text: Text) -> bool:
        return self._level(text) > 0

    def folder_of(self, text: Text) -> Path:
        return self.overlays[self._level(text) - 1].folder if self.lays(text) else self.project

    def check_words(self) -> None:
        """Once everything was read: a warning at each expression that it never says."""
        for words in self._own_words:
            for key in words.entries.keys() - self._used:
                self.report.warn("mot-inutile", words.entries[key].said.place, said=str(words.entries[key].said))

    # --- what it says otherwise ---------------------------------------------------------------------

    def names(self, shelf: Shelf) -> dict[str, Path]:
        found = super().names(shelf)
        for overlay in self.overlays:
            for folder, name in overlay.files:
                if folder == shelf.folder:
                    found.setdefault(name, overlay.folder / folder / f"{name}.yaml")
        return dict(sorted(found.items()))

    def open(self, path: Path) -> object | None:
        """A file of an overlay is checked as part of the one that it changes."""
        shelf = next((shelf for shelf in _SHELVES if shelf.folder == _shelf(path)), None)
        laid = shelf and any(path.is_relative_to(overlay.folder) for overlay in self.overlays)
        return super().open(self.names(shelf).get(path.stem, path) if laid else path)

    def _long_deck(self, path: Path, root: Path) -> None:
        """A deck that words may change is read as a whole."""
        changed = self._words[0].entries or any(self._over(path))
        return None if changed else super()._long_deck(path, root)

    def _values(self, path: Path, root: Path) -> Map | None:
        overlay = next((one for one in self.overlays if path.is_relative_to(one.folder)), None)
        if overlay and (source := overlay.files.get((_shelf(path), path.stem))):
            values = load(source, self.report)
            if values is not None and not self._is_whole(values, path):
                return None
        else:
            values = super()._values(path, root)
        if values is None:
            return None
        if path.parent.name == "themes":
            return self._coloured(values)
        if path.parent.name == "locales":
            return reworded_labels(values, self._said)
        return self._changed(values, path)

    def _convert(self, values: Map, kind: type):
        found = super()._convert(values, kind)
        if found is None:
            return None
        convention = next((overlay.settings.convention for overlay in reversed(self.overlays)
                           if overlay.settings.convention), None)
        return localised(reworded(found, self._said), convention, self.partners)

    def _changed(self, values: Map, path: Path) -> Map:
        """What a file says, with all that is laid over it."""
        key = next((shelf.key for shelf in _SHELVES if shelf.folder == _shelf(path)), "")
        for source in self._over(path):
            over = load(source, self.report)
            if over is not None:
                self._check_name(over, key, path)
                values = laid_over(values, over, key, self.report)
        return values

    def _coloured(self, values: Map) -> Map:
        for overlay in self.overlays:
            colours = overlay.values.get("colours")
            if colours:
                values = laid_over(values, colours, "theme", self.report)
                values.place = colours.place  # where its colours are at fault, that is said here
        return values

    def _over(self, path: Path) -> Iterator[Source]:
        """The files that are laid over one, from below."""
        files = (overlay.files.get((_shelf(path), path.stem)) for overlay in self.overlays
                 if not path.is_relative_to(overlay.folder))
        return (source for source in files if source)

    def _check_name(self, over: Map, key: str, path: Path) -> None:
        name = over.get(key)
        if not isinstance(name, Text):
            self.report.error("cle-manquante", over.place, key=key, where=key)
        elif name != path.stem:
            self.report.error("nom-different", name.place, name=str(name), file=path.stem)

    def _is_whole(self, values: Map, path: Path) -> bool:
        """Whether a file with nothing below it changes nothing."""
        changes = [values.named[name] for name, value in values.items() if edits(value)]
        shelf = next(shelf for shelf in _SHELVES if shelf.folder == _shelf(path))
        names = [name for name in self.names(shelf) if name != path.stem]
        for key in changes:
            self.report.error("base-absente", key.place, name=path.stem, near=nearest(path.stem, names), names=names)
        return not changes

    # --- words ----------------------------------------------------------------------------------------

    def _said(self, text: Text) -> str:
        return self._words[self._level(text)](text, self.report)

    def _level(self, text: Text) -> int:
        """How many folders lie below the one that a text stands in, itself counted; 0 for what is no folder's."""
        return self._levels.get(getattr(text, "source", None), 0)

    def _words_above(self, level: int) -> Vocabulary:
        """The words of all folders above a level, as one vocabulary."""
        words = Vocabulary({}, self._used)
        for above in self._own_words[level:]:
            words = words.under(above, self.report)
        return words


def _shelf(path: Path) -> str:
    """The folder of a project that a file stands in."""
    return next((shelf.folder for shelf in _SHELVES if path.parent.as_posix().endswith(f"/{shelf.folder}")), "")
