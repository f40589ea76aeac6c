"""A region's folders laid over what the kit and a project say, one over the other, the last one uppermost.

None of the files below is touched: theirs are read, then changed by what the folders state. Words are changed last,
and only those that stand below: what a folder writes itself is printed as it is written there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kit.model.event import Event
from kit.model.library import SHEETS_SHELF, Library, Shelf
from kit.model.merging import edits, laid_over
from kit.model.overlay import Partner
from kit.model.overlay_folder import NAMING, SHELVES, Overlay, opened, shelf_of
from kit.model.rewording import for_fiches, localised, reworded, reworded_labels
from kit.model.vocabulary import Vocabulary, vocabulary
from kit.model.walking import texts
from kit.reading.diagnostics import nearest
from kit.reading.loading import load
from kit.reading.source import Map, Place, Source, Text


def overlaid(library: Library, folders: Iterable[Path]) -> OverlaidLibrary | None:
    """The library with these folders laid over it; None and errors where one cannot be."""
    before, report = library.report.raised, library.report
    found = [overlay for folder in folders if (overlay := opened(folder, library))]
    for number, overlay in enumerate(found):
        twin = next((one for one in found[:number] if overlay.is_same(one)), None)
        if twin:
            name = overlay.settings.overlay
            report.error("adaptation-en-double", name.place, twin.settings.overlay.place, name=str(name))
    laid = OverlaidLibrary(library, found) if report.raised == before else None
    return laid if report.raised == before else None


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

    def partners(self, fiches: tuple[str, ...]) -> tuple[Partner, ...]:
        """Whom to call on for these fiches; of one name, what the uppermost says."""
        found = {str(partner.name): partner for overlay in self.overlays for partner in overlay.settings.partners}
        return for_fiches(found.values(), fiches)

    def lays(self, text: Text) -> bool:
        return self._level(text) > 0

    def folder_of(self, text: Text) -> Path:
        return self.overlays[self._level(text) - 1].folder if self.lays(text) else self.project

    def where_is(self, words: str) -> Place | None:
        """In an overlay, where one says so: what it says is printed as part of the words of others."""
        own = (text.place for overlay in self.overlays for text in texts(overlay.settings) if words in text)
        return next(own, None) or super().where_is(words)

    def check_words(self) -> None:
        """Once everything was read: a warning at each expression that it never says."""
        for words in self._own_words:
            for key in words.entries.keys() - self._used:
                self.report.warn("mot-inutile", words.entries[key].said.place, said=str(words.entries[key].said))

    # --- what it says otherwise ---------------------------------------------------------------------

    def names(self, shelf: Shelf) -> dict[str, Path]:
        found, below = super().names(shelf), self._listed(shelf)
        for overlay in self.overlays:
            for folder, name in overlay.files:
                if folder == shelf.folder and name not in below:
                    found.setdefault(name, overlay.path(folder, name))
        return dict(sorted(found.items()))

    def converted(self, values: Map, kind: type):
        found = super().converted(values, kind)
        return found and reworded(found, self._said)

    def open(self, path: Path) -> object | None:
        """A file of an overlay is checked as part of the one that it changes."""
        if any(overlay.holds(path) for overlay in self.overlays):
            shelf = next(shelf for shelf in SHELVES if shelf.folder == shelf_of(path))
            path = self._listed(shelf).get(path.stem) or self.names(shelf)[path.stem]
        return super().open(path)

    def _long_deck(self, path: Path, root: Path) -> None:
        """A deck that words may change is read as a whole."""
        changed = self._words[0].entries or any(self._over(path))
        return None if changed else super()._long_deck(path, root)

    def _values(self, path: Path, root: Path) -> Map | None:
        overlay = next((overlay for overlay in self.overlays if overlay.holds(path)), None)
        values = load(overlay.files[shelf_of(path), path.stem], self.report) if overlay else super()._values(path, root)
        if values is None or overlay and not self._is_whole(values, path):
            return None
        if path.parent.name == "themes":
            return self._coloured(values)
        if path.parent.name == "locales":
            return reworded_labels(values, self._said)
        return self._changed(values, path)

    def _made(self, shelf: Shelf, values: Map, path: Path):
        """Beside its own words, which are checked, a sheet has those of whoever is named near here."""
        thing = super()._made(shelf, values, path)
        if thing is None or shelf is not SHEETS_SHELF:
            return thing
        said = [overlay.settings.convention for overlay in self.overlays if overlay.settings.convention]
        return localised(thing, said[-1] if said else None, self.partners(thing.guide))

    def _changed(self, values: Map, path: Path) -> Map:
        """What a file says, with all that is laid over it."""
        for source in self._over(path):
            over = load(source, self.report)
            if over is not None:
                key = next((key for key in values if key in NAMING), "")
                self._check_name(over, key, path)
                values = laid_over(values, over, key, self.report)
        return values

    def _coloured(self, values: Map) -> Map:
        for overlay in self.overlays:
            if overlay.settings.colours:
                colours = overlay.values["colours"]
                values = laid_over(values, colours, "theme", self.report)
                values.place = colours.place  # where its colours are at fault, that is said here
        return values

    def _over(self, path: Path) -> Iterator[Source]:
        """The files that are laid over one, from below."""
        files = (overlay.files.get((shelf_of(path), path.stem)) for overlay in self.overlays
                 if not overlay.holds(path))
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
        shelf = next(shelf for shelf in SHELVES if shelf.folder == shelf_of(path))
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
