"""A library for builds that follow one another while somebody writes: a deck that says the same is not read again."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path

from kit.model.deck import Deck
from kit.model.library import DECKS, Library
from kit.reading.diagnostics import Report
from kit.reading.door import read_source
from kit.reading.loading import load


class ReadAgain(Library):
    """Takes a deck from those that the library before had read, where its file has the same text.

    known: these decks, by their files. Only those of which there was nothing to say, and that have cards of their own:
    beside their file they depend on nothing but the theme, and whoever changes that begins anew.
    """

    def __init__(self, project: Path, report: Report, limit: int, known: MutableMapping[Path, Deck]):
        super().__init__(project, report, limit)
        self._known = known

    def _whole(self, path: Path, root: Path, build: Callable):
        if path.parent.name != DECKS.folder:
            return super()._whole(path, root, build)
        before, known = len(self.report), self._known.pop(path, None)
        source = read_source(path, root, self.report, limit=self.limit)
        if known and source and known.deck.source.text == source.text:
            made = known
        else:
            values = load(source, self.report) if source else None
            made = build(values, path) if values is not None else None
        if type(made) is Deck and len(self.report) == before:
            self._known[path] = made
        return made
