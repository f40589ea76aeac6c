"""What is wrong, as the page shows it: the sentence, the line with its caret, the hint, and what is behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kit.reading.diagnostics import ERROR, Diagnostic
from kit.reading.messages import Messages
from kit.reading.source import Place
from kit.speech.accidents import our_fault, refusal
from kit.speech.controls import escape_controls

OURS, MACHINE = "programme", "ordinateur"  # the codes of what no script is to blame for
_AROUND = 100  # characters of a line that are shown before and after the caret
_TAB = "    "


class Excerpt(NamedTuple):
    """A line as it is shown, how many of its characters stand before the caret, and how many the caret covers."""

    text: str
    before: int
    length: int


class Spot(NamedTuple):
    """A second place that a fault points at."""

    file: str
    line: int
    excerpt: Excerpt | None


class Fault(NamedTuple):
    """One complaint, in words. `line` and `column` count from 1, and are 0 where it is about no line."""

    severity: str
    code: str
    sentence: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    excerpt: Excerpt | None = None
    also: Spot | None = None
    explain: str = ""


def faults_of(found: Iterable[Diagnostic], messages: Messages) -> tuple[Fault, ...]:
    """Every diagnostic in words, in the order it is given."""
    return tuple(_fault(diagnostic, messages) for diagnostic in found)


def accident(error: Exception) -> Fault:
    """What went wrong that no script is to blame for: the machine said no, or the program is at fault."""
    if isinstance(error, (OSError, MemoryError)):
        return Fault(ERROR, MACHINE, escape_controls(refusal(error)))
    return Fault(ERROR, OURS, escape_controls(our_fault(error)))


def _fault(diagnostic: Diagnostic, messages: Messages) -> Fault:
    place, also = diagnostic.place, diagnostic.also
    where = (_name(place), place.line, place.column) if place and place.source.text else (_name(place), 0, 0)
    spot = Spot(_name(also), also.line, _excerpt(also)) if also else None
    return Fault(diagnostic.severity, diagnostic.code, messages.sentence(diagnostic), messages.hint(diagnostic) or "",
                 *where, _excerpt(place), spot, messages.entries[diagnostic.code].get("explain", "").strip())


def _name(place: Place | None) -> str:
    return escape_controls(place.source.name) if place else ""


def _excerpt(place: Place | None) -> Excerpt | None:
    """The line of a place, cut where it is very long; None where the file could not be read."""
    if place is None or not place.source.text:
        return None
    line, first = place.source.line(place.line), place.column - 1
    start, end = max(0, first - _AROUND), first + _AROUND
    left, right = "…" if start else "", "…" if end < len(line) else ""
    before, under = left + _shown(line[start:first]), _shown(line[first:min(first + place.length, end)])
    return Excerpt(before + under + _shown(line[first:end][place.length:]) + right, len(before), max(1, len(under)))


def _shown(text: str) -> str:
    """Tabs as spaces, control characters by their numbers."""
    return escape_controls(text.replace("\t", _TAB))
