"""A table as spreadsheets save it (CSV) becomes rows of Text: each cell knows its line and its column.

A scanner of our own, because the csv module of Python tells the line of a row and not the column of a cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kit.reading.diagnostics import Report
from kit.reading.loading import CHARACTERS
from kit.reading.source import Place, Source, Text

ROWS, COLUMNS = 2_000, 40  # at most, the headings not counted
_SEPARATORS = ";,\t"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # the line ends that Source counts; a row ends at the first three
_QUOTED = r'"[^"]*(?:""[^"]*)*"'


def read_table(source: Source, report: Report) -> list[list[Text]] | None:
    """The rows that are not empty, the headings first; None and an error at its place for what is no table.

    Cells are separated as most of the first line is: by `;`, by `,` or by tabs. A cell in quotes may hold anything.
    """
    try:
        rows = list(_Scanner(source).rows())
    except _Unreadable as problem:
        report.error(problem.code, problem.place, **problem.facts)
        return None
    if not rows:
        report.error("tableau-vide", Place(source))
        return None
    return rows


class _Unreadable(Exception):
    """What puts the rest of the table in doubt: a code of kit/locales, its place and its particulars."""

    def __init__(self, code: str, place: Place, **facts: object):
        super().__init__(code)
        self.code, self.place, self.facts = code, place, facts


class _Scanner:
    """Goes over a table once, cell by cell, and counts lines as it goes."""

    def __init__(self, source: Source):
        self.source, self.text = source, source.text
        self.separator = _separator(self.text)
        self.cell = re.compile(f" *({_QUOTED}) *(?=[{self.separator}\r\n]|\\Z)|([^{self.separator}\r\n]*)")
        self.at, self.line, self.start = 0, 1, 0  # where it is, the number of that line, where that line begins

    def rows(self) -> Iterator[list[Text]]:
        found = 0
        while self.at < len(self.text):
            row = self.row()
            if any(row):
                found += 1
                if found > ROWS + 1 or len(row) > COLUMNS:
                    place = row[COLUMNS if len(row) > COLUMNS else 0].place
                    raise _Unreadable("tableau-trop-grand", place, rows=ROWS, columns=COLUMNS)
                yield row

    def row(self) -> list[Text]:
        """The cells up to the end of a row, which is passed over. Empty ones after the last that says something go."""
        cells = [self.next()]
        while self.text[self.at:self.at + 1] == self.separator:
            self.at += 1
            cells.append(self.next())
        self.pass_over(2 if self.text.startswith("\r\n", self.at) else 1)
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        return cells

    def next(self) -> Text:
        """The cell that begins here."""
        match = self.cell.match(self.text, self.at)
        quoted, bare = match.groups()
        written = quoted if quoted is not None else bare
        value = (written[1:-1].replace('""', '"') if quoted else written).strip()
        before = match.start(1 if quoted else 2)
        before += 0 if quoted else len(written) - len(written.lstrip())
        self.pass_over(before - self.at)
        text = self.placed(unicodedata.normalize("NFC", _BREAK.sub("\n", value)), quoted or value)
        if bare and value.startswith('"'):
            raise _Unreadable("case-mal-fermee", text.place._replace(length=1))
        if len(value) > CHARACTERS:
            raise _Unreadable("texte-trop-long", text.place, count=len(value), limit=CHARACTERS)
        self.pass_over(match.end() - self.at)
        return text

    def placed(self, value: str, written: str) -> Text:
        text = Text(value)
        text.source, text.line, text.column = self.source, self.line, self.at - self.start + 1
        text.length = len(_BREAK.split(written, maxsplit=1)[0])
        return text

    def pass_over(self, count: int) -> None:
        for found in _BREAK.finditer(self.text, self.at, self.at + count):
            self.line += 1
            self.start = found.end()
        self.at += count


def _separator(text: str) -> str:
    """What stands most often between the headings; `;` where nothing does."""
    heading = re.sub(_QUOTED, "", text.lstrip().partition("\n")[0])
    return max(_SEPARATORS, key=heading.count)
