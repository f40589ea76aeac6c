"""One line of a good script is broken: the first complaint is about that line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kit.reading.diagnostics import ERROR, Diagnostic
from tests.fuzz.reading import Known
from tests.fuzz.samples import samples, written

# A key with its value on one line, and not within braces that go on over some, in a file small enough for a moment.
_LINE = re.compile(r"( *(?:- )?)([a-z][a-z_]*): ([^\s\[{|>&#'\"].*(?<![,}\]])|\"[^\"]*\"|'[^']*')")
_NAMES = ("aliases", "categories", "colours")  # below these, keys are the author's own


class Line(NamedTuple):
    """A line of a good file that says one thing: its number from 1, and its parts."""

    file: str
    number: int
    lead: str
    key: str
    value: str


def _lines() -> Iterator[Line]:
    for file, data in samples().items():
        if len(data) < 5000 and file.startswith(("cards/", "assets/")) or file.startswith("workshops/i"):
            lines, inside = data.decode().splitlines(), 0  # inside: brackets that are open where a line begins
            for number, text in enumerate(lines, 1):
                match = None if inside else _LINE.fullmatch(text)
                inside += sum(text.count(opened) - text.count(closed) for opened, closed in ("{}", "[]"))
                follows = lines[number] if number < len(lines) else ""
                # A text that goes on below, and names that people chose, are other stories.
                if match and not (len(follows) - len(follows.lstrip()) > len(match[1]) and not _LINE.match(follows)):
                    yield Line(file, number, *match.groups())


LINES = list(_lines())
# What is said of a key that nobody knows; without its own, a file is of an unknown kind, and a sheet of no template.
_UNKNOWN = ("cle-inconnue", "fichier-inconnu")


@pytest.fixture(params=[71, pytest.param(17, marks=pytest.mark.slow)])
def lines(request) -> list[Line]:
    """One line in that many: few enough for a moment, of every file; more of them slowly."""
    return LINES[::request.param]


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Known:
    return Known(tmp_path_factory.mktemp("projet"))


def complaints(library: Known, line: Line, instead: list[str]) -> list[Diagnostic]:
    """The errors of a file once other lines stand in the place of one."""
    lines = samples()[line.file].decode().splitlines()
    lines[line.number - 1:line.number] = instead
    path = written(library.project, Path(line.file).name, "\n".join((*lines, "")).encode())
    report = library.anew(path)
    library.open(path)
    return [found for found in report if found.severity == ERROR]


def wrong(library: Known, lines: list[Line], broken: Callable[[Line], list[str]],
          told: Callable[[Line, list[Diagnostic]], bool]) -> list:
    """The lines of which the complaint is not what it should be, and what was said."""
    found = ((line, complaints(library, line, broken(line))) for line in lines)
    return [(*line, [(d.code, d.place.line) for d in said]) for line, said in found if not told(line, said)]


@pytest.mark.parametrize("value", ("{a: b}", "[[a], [b]]", ""))
def test_a_value_of_another_kind_is_an_error_of_its_line(library, lines, value):
    assert wrong(library, lines, lambda line: [f"{line.lead}{line.key}: {value}".rstrip()],
                 lambda line, said: bool(said) and said[0].place.line == line.number) == []


def test_a_key_that_is_misspelt_is_an_error_of_its_line(library, lines):
    assert wrong(library, lines, lambda line: [f"{line.lead}{line.key}q: {line.value}"],
                 lambda line, said: line.number in {d.place.line for d in said if d.code in _UNKNOWN}) == []


def test_a_key_that_is_given_twice_is_an_error_of_the_second_line(library, lines):
    def broken(line: Line) -> list[str]:
        return [f"{lead}{line.key}: {line.value}" for lead in (line.lead, line.lead.replace("-", " "))]

    assert wrong(library, lines, broken, lambda line, said: [(d.code, d.place.line, d.also.line) for d in said] == [
        ("cle-en-double", line.number + 1, line.number)]) == []


def test_a_key_that_is_missing_is_named(library, lines):
    """… where the file cannot do without it. A sheet made from a deck, without its own name, is read as a deck."""
    assert wrong(library, lines, lambda line: [line.lead.rstrip()] if line.lead.strip() else [], lambda line, said: all(
        d.facts["key"] == line.key for d in said if d.code == "cle-manquante") or line.key == "sheet") == []


@pytest.mark.parametrize("by", (1, 3))
def test_an_indent_that_slipped_is_an_error_of_its_line(library, lines, by):
    """… or of the next, where it is the first of its kind: then that is the one that does not stand under it."""
    assert wrong(library, lines, lambda line: [f"{' ' * by}{line.lead}{line.key}: {line.value}"],
                 lambda line, said: not said or 0 <= said[0].place.line - line.number <= 1) == []
