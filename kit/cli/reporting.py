"""Diagnostics as they are shown: for people, with the line and a caret, and the tally. For others: kit/cli/formats.py.

Their sentences are those of kit/reading/messages.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.cli.terminal import columns
from kit.reading.diagnostics import Diagnostic, Report
from kit.reading.messages import Messages
from kit.reading.source import Place
from kit.speech.controls import escape_controls

TAB = 4
WIDTH = 100  # columns of a line that are shown around the caret
_PAINT = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "hint": "\x1b[1;36m", "dim": "\x1b[2m", "end": "\x1b[0m"}


def render_human(report: Report, messages: Messages, colour: bool) -> str:
    """Every diagnostic with its line and a caret under it, one below the other."""
    return "".join(line + "\n" for diagnostic in report for line in _lines(diagnostic, messages, colour))


def _lines(diagnostic: Diagnostic, messages: Messages, colour: bool) -> Iterator[str]:
    def paint(style: str, text: str) -> str:
        return f"{_PAINT[style]}{text}{_PAINT['end']}" if colour else text

    severity, place, also, words = diagnostic.severity, diagnostic.place, diagnostic.also, messages.entries
    yield headline(diagnostic, messages, paint(severity, words["severity"][severity]))
    for line, style in _excerpt(place, severity):
        yield paint(style, line)
    if also:
        elsewhere = "here" if place and also.source is place.source else "elsewhere"
        told = words["also"][elsewhere].format(note=messages.note(diagnostic), line=also.line, place=where_of(also))
        yield f"   {told}"
        for line, _ in _excerpt(also, "dim"):
            yield paint("dim", line)
    hint = messages.hint(diagnostic)
    if hint:
        yield f"   {paint('hint', words['advice'])} {hint}"


def headline(diagnostic: Diagnostic, messages: Messages, severity: str) -> str:
    """Where, how bad, which code and what is wrong, on one line."""
    where = f"{where_of(diagnostic.place)}: " if diagnostic.place else ""
    return f"{where}{severity}[{diagnostic.code}] {messages.sentence(diagnostic)}"


def where_of(place: Place) -> str:
    """`file:line:column`, or the file alone where nothing of it could be read."""
    name = escape_controls(place.source.name)
    return f"{name}:{place.line}:{place.column}" if place.source.text else name


def _excerpt(place: Place | None, style: str) -> Iterator[tuple[str, str]]:
    """The line of a place and the carets under it, each with its style; nothing where the file could not be read."""
    if cut := excerpt(place):
        shown, before, under = cut
        yield f"{place.line:5} | {shown}".rstrip(), "dim"
        yield f"      | {' ' * before}{'^' * under}", style


def excerpt(place: Place | None) -> tuple[str, int, int] | None:
    """The line of a place as it is shown, the columns before the caret and those under it; None without a text."""
    if place is None or not place.source.text:
        return None
    shown, before, under = _window(place.source.line(place.line), place.column - 1, place.length)
    return shown, before, max(1, under)


def _window(line: str, first: int, length: int) -> tuple[str, int, int]:
    """What is shown of a line, how many columns of it stand before the caret, and how many the caret covers.

    A line wider than WIDTH is cut before and after the caret, between characters.
    """
    back = max(0, first - WIDTH)  # so that a line of a million characters costs no more than another
    cells = _cells(line[back:first + WIDTH])
    first -= back
    start, before = first, 0
    room = max(WIDTH // 2, WIDTH - columns("".join(cells[first:])))
    while start and before + columns(cells[start - 1]) <= room:
        start -= 1
        before += columns(cells[start])
    end, used = first, before
    while end < len(cells) and used + columns(cells[end]) <= WIDTH:
        used += columns(cells[end])
        end += 1
    left, right = "…" if back + start else "", "…" if back + end < len(line) else ""
    under = columns("".join(cells[first:min(first + length, end)]))
    return left + "".join(cells[start:end]) + right, len(left) + before, under


def _cells(line: str) -> list[str]:
    """Each character of a line as it is shown: tabs as spaces, control characters escaped."""
    cells, at = [], 0
    for char in line:
        cells.append(" " * (TAB - at % TAB) if char == "\t" else escape_controls(char))
        at += columns(cells[-1])
    return cells


def tally(report: Report, messages: Messages, written: bool) -> str:
    """How many errors and warnings there were, and that nothing was written where errors kept it from being so."""
    counts = (("errors", report.errors), ("warnings", report.warnings))
    said = ", ".join(messages.plural(key, n) for key, n in counts if n)
    if not said:
        return messages.entries["tally"]["none"]
    return said if written or not report.errors else said + messages.entries["tally"]["nothing"]
