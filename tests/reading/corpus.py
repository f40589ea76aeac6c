"""The bad files of tests/bad: each says in its comments, just above the line, what must be found there.

`# erreur 5-11 cle-inconnue` is an error from column 5 up to, not including, column 11 of the next line;
`# attention +2:5-9 …` is a warning two lines further down, for where no comment can stand. In a table none can stand at
all: what must be found there is said in a file of its name beside it, as `erreur 3:5-11 …`.
"""

from __future__ import annotations

import re
from pathlib import Path

from kit.model.checking import convert
from kit.model.events import Row
from kit.model.library import Library
from kit.model.overlays import overlaid
from kit.model.printer import PrinterProfile
from kit.reading.diagnostics import ERROR, Diagnostic, Report
from kit.reading.door import read_source
from kit.reading.loading import load

PROJECT = Path(__file__).parent.parent / "bad"
FILES = sorted(PROJECT.rglob("*.yaml"))
TABLES = sorted(PROJECT.rglob("*.csv"))
_EXPECTED = re.compile(r"\s*# (erreur|attention) (?:\+(\d+):)?(\d+)-(\d+) ([a-z0-9-]+)$")
_LISTED = re.compile(r"(erreur|attention) (\d+):(\d+)-(\d+) ([a-z0-9-]+)")

Finding = tuple[int, int, int, str, str]  # line, column, end column, severity, code


def expected(path: Path) -> list[Finding]:
    """What the comments of a file announce, or the file beside it, in its order."""
    if path.suffix == ".csv":
        lines = path.with_suffix(".attendu").read_text("utf-8").splitlines()
        return [_finding(*_LISTED.fullmatch(line).groups()) for line in lines]
    found, waiting = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines() + [""], 1):
        match = _EXPECTED.match(line)
        if match:
            waiting.append(match)
            continue
        for word, further, start, end, code in (match.groups() for match in waiting):
            found.append(_finding(word, number + int(further or 0), start, end, code))
        waiting = []
    return found


def _finding(word: str, line: str | int, start: str, end: str, code: str) -> Finding:
    return int(line), int(start), int(end), "error" if word == "erreur" else "warning", code


def opened(path: Path) -> Report:
    """The report of reading one file of the corpus as what its folder says it is."""
    report = Report()
    library = Library(PROJECT, report)
    inner = path.relative_to(PROJECT).parts
    if inner[0] == "overlays":
        _laid(library, PROJECT / inner[0] / inner[1], path)
    elif path.suffix == ".csv":
        library.year(path, Row())
    elif path.parent.name == "events":
        library.event(path)
    elif path.parent.name == "themes":
        library.theme_of(load(read_source(path, PROJECT, report), report), path)
    elif path.parent.name == "printers":
        convert(load(read_source(path, PROJECT, report), report), PrinterProfile, report)
    else:
        library.open(path)
    return report


def _laid(library: Library, folder: Path, path: Path) -> None:
    """Reads a file of an overlay as what it is laid over; its settings with what they are for, words printed on paper."""
    library = overlaid(library, [folder])
    if library and path.parent == folder:
        library.theme(), library.locale("fr")
        library.check_words()
    elif library:
        library.open(path)


def found(diagnostic: Diagnostic) -> Finding:
    """A diagnostic in the form of an expectation."""
    place, severity = diagnostic.place, "error" if diagnostic.severity == ERROR else "warning"
    return (place.line, place.column, place.column + place.length, severity, diagnostic.code)
