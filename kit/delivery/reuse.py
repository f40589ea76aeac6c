"""What one pack had laid out and drawn serves the next: decks and sheets that its event does not change.

What a sheet takes from its session is not declared: it is noticed, while the sheet is drawn.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from kit.documents.session import Printout, Session
from kit.reading.diagnostics import Report

Made = TypeVar("Made")
_MOST = 128  # printouts kept, and as many files: those of a few workshops, so that memory is flat whatever the run
_SAME = ("workshop", "decks", "sheets")  # of a session: for one workshop and one edition these never change


class Reuse:
    """The printouts and the files of the packs of one run, all of one order but for the event."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._asked: dict[Hashable, set[tuple[str, ...]]] = {}

    def printout(self, key: Hashable, make: Callable[[], Made], report: Report) -> Made:
        """What was made before under this key; else it is made and, where no error touches it, kept."""
        if key not in self._made:
            before = report.raised
            made = make()
            if report.raised > before:
                return made
            self._keep(key, made)
        self._made.move_to_end(key)
        return self._made[key]

    def of_session(self, key: Hashable, session: Session, make: Callable[[Session], Made], report: Report) -> Made:
        """What was made before for a session that says the same, as far as it was asked."""
        key = (str(session.workshop.workshop), key)
        asked = self._asked.get(key)
        if asked is not None and (kept := _answers(key, session, asked)) in self._made:
            return self.printout(kept, lambda: None, report)
        asked = self._asked.setdefault(key, set())
        before = report.raised
        made = make(_Witness(session, asked))
        if report.raised == before:
            self._keep(_answers(key, session, asked), made)
        return made

    def of_pages(self, out: Printout, make: Callable[[], Made], *more: Hashable) -> Made:
        """What was made of a printout's pages, which may be those of a pack before. `more`: what else it depends on."""
        key = (id(out.pages), out.name, out.title, out.flip, *more)
        if key in self._made:
            self._made.move_to_end(key)
        else:
            self._keep(key, (out.pages, make()))  # with its pages, so that their identity is no other's meanwhile
        return self._made[key][1]

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
        said.append((path, value))
    return (key, *said)


class _Witness:
    """In the place of a session, or of its event: says what it says, and notes what it was asked."""

    def __init__(self, thing: object, asked: set[tuple[str, ...]], path: tuple[str, ...] = ()):
        self._thing, self._noted, self._path = thing, asked, path

    def __getattr__(self, name: str) -> object:
        path = (*self._path, name)
        value = getattr(self._thing, name)
        if path == ("event",):
            return _Witness(value, self._noted, path)
        if name not in _SAME:
            self._noted.add(path)
        return value
