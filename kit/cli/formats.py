"""Diagnostics for other readers than a person at a terminal: one line each, GitHub's annotations, JSON.

All of them are data, and go to stdout.
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.cli.reporting import excerpt, headline
from kit.reading.diagnostics import Diagnostic, Report
from kit.reading.messages import Messages
from kit.reading.source import Place
from kit.speech.controls import escape_controls

# What would end a message or a property of a GitHub workflow command, or begin another.
_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_MESSAGE, ":": "%3A", ",": "%2C"}


def short(report: Report, messages: Messages) -> str:
    """`file:line:column: error[code] sentence`, one line each: for grep, and for editors that jump to a line."""
    severities = messages.entries["severity"]
    return "".join(f"{headline(found, messages, severities[found.severity])}\n" for found in report)


def github(report: Report, messages: Messages) -> str:
    """Workflow commands of GitHub, which shows each beside its line."""
    return "".join(f"{_annotation(found, messages)}\n" for found in report)


def _annotation(found: Diagnostic, messages: Messages) -> str:
    said, hint = messages.sentence(found), messages.hint(found)
    if hint:
        said += f"\n{messages.entries['advice']} {hint}"
    properties = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in _properties(found))
    return f"::{found.severity} {properties}::{_escaped(said, _MESSAGE)}"


def _properties(found: Diagnostic) -> Iterator[tuple[str, object]]:
    if place := found.place:
        yield "file", place.source.name
        if place.source.text:
            yield from (("line", place.line), ("col", place.column), ("endColumn", place.column + place.length))
    yield "title", found.code


def _escaped(value: object, signs: dict[str, str]) -> str:
    return escape_controls("".join(signs.get(char, char) for char in str(value)))


def plain(report: Report, messages: Messages) -> list[dict[str, object]]:
    """Every diagnostic as plain values; lines and columns from 1, null where there is no place."""
    return [_plain(diagnostic, messages) for diagnostic in report]


def _plain(found: Diagnostic, messages: Messages) -> dict[str, object]:
    return {
        **_where(found.place), "severity": found.severity, "code": found.code,
        "message": messages.sentence(found), "hint": messages.hint(found), "excerpt": _shown(found.place),
        "also": {"note": messages.note(found), **_where(found.also), "excerpt": _shown(found.also)}
                if found.also else None,
        "explain": str(messages.entries[found.code]["explain"]),
    }


def _where(place: Place | None) -> dict[str, object]:
    """`end_column` is that of the first character behind."""
    if place is None:
        return dict.fromkeys(("file", "line", "column", "length", "end_column"))
    return {"file": place.source.name, "line": place.line, "column": place.column, "length": place.length,
            "end_column": place.column + place.length}


def _shown(place: Place | None) -> dict[str, object] | None:
    """The line as a terminal would show it, tabs as spaces and a long one cut; columns before the caret from 0."""
    cut = excerpt(place)
    return cut and dict(zip(("text", "before", "length"), cut, strict=True))
