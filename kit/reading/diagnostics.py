"""What can be wrong, where, and what to do: collected by every room, printed only by kit/cli.

A diagnostic is a code and its particulars; the sentences stand in kit/locales, one file
per language, so that no lower room speaks French or English by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kit.reading.source import Place

ERROR, WARNING = "error", "warning"
# What one file may have of each severity: past that, its author needs no more of them.
ENOUGH = 100


class Diagnostic(NamedTuple):
    """One complaint. `also` is a second place ("first given here")."""

    severity: str
    code: str
    place: Place | None
    facts: dict[str, object]
    also: Place | None = None

    @property
    def file(self) -> str:
        """The name of the file it is about, "" where it is about none."""
        return self.place.source.name if self.place else ""

    @property
    def order(self) -> tuple:
        line, column = (self.place.line, self.place.column) if self.place else (0, 0)
        return (self.file, line, column, self.code)


class Report:
    """Everything one run has to say, each thing once, in the order of the files."""

    def __init__(self) -> None:
        self._found: dict[tuple, Diagnostic] = {}
        self._count: Counter[tuple[str, str]] = Counter()
        self.raised = 0

    def error(self, code: str, place: Place | None = None, also: Place | None = None, **facts: object) -> None:
        """Add an error: whatever depends on this place is not printed.

        `raised` counts what was already said, too: a second pack with the same faulty card is as faulty as the first.
        """
        self.raised += 1
        self._add(Diagnostic(ERROR, code, place, facts, also))

    def warn(self, code: str, place: Place | None = None, also: Place | None = None, **facts: object) -> None:
        """Add a warning: printed, and the work goes on."""
        self._add(Diagnostic(WARNING, code, place, facts, also))

    def _add(self, diagnostic: Diagnostic) -> None:
        if self.full(diagnostic.file, diagnostic.severity):
            return
        key = (diagnostic.code, diagnostic.order, tuple(sorted((k, str(v)) for k, v in diagnostic.facts.items())))
        if key in self._found:
            return
        self._count[diagnostic.file, diagnostic.severity] += 1
        if self.full(diagnostic.file, diagnostic.severity):
            diagnostic = diagnostic._replace(code="liste-coupee", facts={"limit": ENOUGH}, also=None)
        self._found[key] = diagnostic

    @property
    def kept(self) -> int:
        """How many things it has to say so far, for `forget`."""
        return len(self._found)

    def forget(self, since: int) -> None:
        """Drop what was added after so many: a mistake that was found later is behind all of it."""
        for key in list(self._found)[since:]:
            found = self._found.pop(key)
            self._count[found.file, found.severity] -= 1

    def withdraw(self, code: str, also: Place) -> None:
        """Drop warnings of a code with this second place: an error says what is behind them."""
        for key, found in list(self._found.items()):
            if found.code == code and found.also == also and found.severity == WARNING:
                del self._found[key]
                self._count[found.file, WARNING] -= 1

    def full(self, file: str, severity: str = ERROR) -> bool:
        """Whether no more is kept about a file; what is added then is dropped."""
        return self._count[file, severity] > ENOUGH

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Add what was found elsewhere, in another report for example."""
        for diagnostic in found:
            self._add(diagnostic)

    def harden(self) -> None:
        """Take every warning for an error."""
        self._found = {key: found._replace(severity=ERROR) for key, found in self._found.items()}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found.values(), key=lambda d: d.order))

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> int:
        return sum(d.severity == ERROR for d in self._found.values())

    @property
    def warnings(self) -> int:
        return len(self._found) - self.errors


def nearest(word: str, choices) -> str | None:
    """The known word that `word` was probably meant to be, or None."""
    from difflib import get_close_matches

    word = str(word)
    if same := [c for c in choices if sorted(c.lower()) == sorted(word.lower())]:  # letters that changed places
        return same[0]
    close = get_close_matches(word.lower(), [c.lower() for c in choices], n=1, cutoff=0.7)
    return next((c for c in choices if close and c.lower() == close[0]), None)
