"""What one pack had laid out and drawn serves the next: decks and sheets that its event does not change.

What a sheet takes from its session is not declared: it is noticed, while the sheet is drawn. What was read from a file
is told from what it said before by the text of that file.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kit.documents.session import Printout, Session
from kit.model.deck import Deck
from kit.model.derived import DerivedDeck
from kit.model.long_deck import Cards
from kit.model.sheet import Sheet
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report

Made = TypeVar("Made")
_MOST = 128  # printouts kept, and as many files: those of a few workshops, so that memory is flat whatever the run


def origin(thing: Workshop | Deck | Sheet) -> Hashable:
    """What tells a thing from what its file said before: the file's text, and that of the deck it is taken from."""
    if isinstance(thing, Deck):
        deck = thing.deck.source
        own = deck.digest if isinstance(thing.cards, Cards) else deck.text  # of a very long deck, only its head is text
        return (own, thing.base.source.text) if isinstance(thing, DerivedDeck) else own
    return (thing.workshop if isinstance(thing, Workshop) else thing.sheet).source.text


class Reuse:
    """The printouts and the files of packs that are all of one order but for the event. Sessions are of one edition."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._asked: dict[Hashable, set[tuple[str, ...]]] = {}

    def printout(self, key: Hashable, make: Callable[[], Made], report: Report) -> Made:
        """What was made before under this key; else it is made and, where no error touches it, kept."""
        if key not in self._made:
            before = self._said(report)
            made = make()
            if self._said(report) != before:
                return made
            self._keep(key, made)
        self._made.move_to_end(key)
        return self._made[key]

    def of_session(self, sheet: Sheet, size: str, session: Session, make: Callable[[Session], Made],
                   report: Report) -> Made:
        """What was made before of a sheet in that size, for a session that says the same, as far as it was asked."""
        name, own = (str(session.workshop.workshop), str(sheet.sheet), size), origin(sheet)
        asked = self._asked.get(name)
        if asked is not None and (kept := _answers((name, own), session, asked)) in self._made:
            return self.printout(kept, lambda: None, report)
        asked = self._asked.setdefault(name, set())
        before = self._said(report)
        made = make(_Witness(session, asked))
        if self._said(report) == before:
            self._keep(_answers((name, own), session, asked), made)
        return made

    def of_pages(self, out: Printout, make: Callable[[], Made], *more: Hashable, report: Report | None = None) -> Made:
        """What was made of a printout's pages, which may be those of a pack before. `more`: what else it depends on.

        `report`: where something may be said of pages only now; these are laid out again the next time.
        """
        key = (id(out.pages), out.name, out.title, out.flip, *more)
        if key not in self._made:
            before = self._said(report)
            made = make()
            if self._said(report) != before:
                self._forget(out)
                return made
            self._keep(key, (out.pages, made))  # with its pages, so that their identity is no other's meanwhile
        self._made.move_to_end(key)
        return self._made[key][1]

    @staticmethod
    def _said(report: Report | None) -> object:
        """What changes once something was said that the next pack has to say, too."""
        return report and report.raised

    def _forget(self, out: Printout) -> None:
        for key in [key for key, made in self._made.items() if getattr(made, "pages", None) is out.pages]:
            del self._made[key]

    def _keep(self, key: Hashable, made: object) -> None:
        self._made[key] = made
        while len(self._made) > 2 * _MOST:
            self._made.popitem(last=False)


def _answers(key: Hashable, session: Session, asked: Iterable[tuple[str, ...]]) -> Hashable:
    """What the session says to what was asked of it."""
    said = []
    for path in sorted(asked):
        value = session
        for name in path:
            value = getattr(value, name)
        said.append((path, _hashable(value)))
    return (key, *said)


def _hashable(value: object) -> Hashable:
    """What a session says of something, so that it can be told from what it said before."""
    if isinstance(value, dict):
        return tuple((str(name), origin(thing)) for name, thing in value.items())
    return origin(value) if isinstance(value, Workshop) else value


class _Witness:
    """In the place of a session, or of its event: says what it says, and notes what it was asked."""

    def __init__(self, thing: object, asked: set[tuple[str, ...]], path: tuple[str, ...] = ()):
        self._thing, self._noted, self._path = thing, asked, path

    def __getattr__(self, name: str) -> object:
        path = (*self._path, name)
        value = getattr(self._thing, name)
        if path == ("event",):
            return _Witness(value, self._noted, path)
        self._noted.add(path)
        return value


class Renewed(Reuse):
    """The same for builds that follow one another while somebody writes: each has to say all that is to be said."""

    @staticmethod
    def _said(report: Report | None) -> object:
        return report and (report.raised, len(report))
