"""EXPECTED.tsv, line by line: which file, what is done with it, and what must come of it.

    file    below tests/hostile, or one that making.py makes ("made/…"); "-" for none
    run     what the file is (a key of KINDS), or a whole command line, {name} standing for its name
    exit    the status that the command ends with
    codes   the diagnostics, in the order in which they are said; a warning begins with "?"
    lines   the line that each names; "-" for one that is about no line of a file
    shown   what the PDF says, parts separated by " | "; `haut:`, `bas:` are colours of the picture: red,green,blue
    note    for who reads the table

In the first two columns `\\x1b` and `\\u202e` stand for these characters.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
# Where a file of each kind goes in the project, and the command that reads it.
KINDS = {
    "deck": ("cards/{name}", "deck {stem}"),
    "workshop": ("workshops/{name}", "pack {stem} --only agenda --jobs 1"),
    "pack": ("workshops/{name}", "pack {stem} --jobs 1"),
    "sheet": ("assets/sheets/{name}", "sheet {stem}"),
    "event": ("{name}", "pack essai --only agenda --jobs 1 --event {name}"),
    "papers": ("{name}", "pack essai --papers badges,chevalets --only papers --jobs 1 --event {name}"),
    "logo": ("{name}", "pack essai --only agenda --jobs 1 --event logo.yaml"),
    "results": ("{name}", "sheet fiche --results {name}"),
    "form": ("{name}", "import {name}"),
    "font": ("polices/{name}", "deck petit --font-dir polices"),
    "manifest": ("{name}", "pack essai --jobs 1 --changed-since {name}"),
    "overlay": ("region/overlay.yaml", "deck petit --overlay region"),
    "laid": ("calme/cards/{name}", "deck petit --overlay calme"),
    "line": ("{name}", ""),
}

_ESCAPE = re.compile(r"\\(?:x(..)|u(....))")


class Case(NamedTuple):
    """One line of the table. `found`: code and line of each diagnostic; a code that begins with "?" is a warning."""

    file: str
    run: str
    exit: int
    found: list[tuple[str, str]]
    shown: list[str]
    note: str

    @property
    def name(self) -> str:
        return PurePosixPath(self.file).name

    @property
    def kept(self) -> bool:
        """Whether its file is one of this folder."""
        return not self.file.startswith(("made/", "-"))

    @property
    def kind(self) -> str:
        return self.run if self.run in KINDS else "line"

    @property
    def place(self) -> str:
        """Where in the project its file stands."""
        return KINDS[self.kind][0].format(name=self.name)

    @property
    def words(self) -> list[str]:
        """The command line."""
        line = KINDS[self.kind][1] or self.run.replace("\\", "\\\\")
        words = [word.format(name=self.name, stem=PurePosixPath(self.name).stem) for word in shlex.split(line)]
        return [_unescaped(word) for word in words]

    def __str__(self) -> str:
        file = self.file.encode("unicode_escape").decode() if not self.file.isprintable() else self.file
        return file if self.kind != "line" else f"{file} {self.run}"


def trials(found: list[Case]) -> list:
    """These cases as trials: one in six with every run of the tests, the others with the slow ones."""
    return [pytest.param(case, id=str(case), marks=pytest.mark.slow if number % 6 else ())
            for number, case in enumerate(found)]


def cases() -> list[Case]:
    """Every line of the table."""
    head, *rows = (HERE / "EXPECTED.tsv").read_text("utf-8").splitlines()
    assert head.split("\t") == ["file", "run", "exit", "codes", "lines", "shown", "note"]
    return [_case(*row.split("\t")) for row in rows]


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1] or code[2], 16)), text)


def _case(file: str, run: str, status: str, codes: str, lines: str, shown: str, note: str) -> Case:
    found = list(zip(codes.split(), lines.split(), strict=True))
    return Case(_unescaped(file), run, int(status), found, shown.split(" | ") if shown else [], note)
