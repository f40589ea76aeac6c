"""Tables: cells as Python's own csv module splits them, each with the line and column where it stands."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.reading.diagnostics import Report
from kit.reading.door import read_source
from kit.reading.source import Source, Text
from kit.reading.tables import ROWS, read_table

CELL = st.text(st.sampled_from('aé,;\t" \n\r=@œ-'), max_size=6)
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5)


def read(text: str) -> tuple[list[list[Text]] | None, list[str]]:
    report = Report()
    return read_table(Source("annee.csv", text), report), [found.code for found in report]


def tidy(rows: list[list[str]]) -> list[list[str]]:
    """Without the space round a cell, the empty cells at the end of a row, and rows of nothing."""
    found = []
    for row in rows:
        cells = [" ".join(cell.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(cells)
    return found


@given(table=TABLE, separator=st.sampled_from(",;\t"), end=st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None, max_examples=200)
def test_what_a_spreadsheet_writes_is_read_as_it_was(table, separator, end):
    table = [["un", "deux", "trois", "quatre"], *table]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(table)
    rows, codes = read(out.getvalue())
    assert not codes
    assert [[cell.replace("\n", " ") for cell in row] for row in rows] == tidy(table)


@given(table=TABLE)
@settings(deadline=None, max_examples=200)
def test_every_cell_stands_where_it_says(table):
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([["un", "deux", "trois", "quatre"], *table])
    text = out.getvalue()
    for cell in (cell for row in read(text)[0] or [] for cell in row if cell):
        line = Source("", text).line(cell.line)
        written = line[cell.column - 1:cell.column - 1 + cell.length]
        assert written == cell or written.startswith('"')
        before = line[:cell.column - 1].rstrip(" ")
        assert not before or before[-1] in '; \t"', "it begins where a cell can"


@given(st.text(st.sampled_from('a;,\t"\n\r \u2028'), max_size=40))
@settings(deadline=None, max_examples=300)
def test_any_text_is_a_table_or_an_error(text):
    rows, codes = read(text)
    assert bool(rows) == (not codes) and len(codes) <= 1


def test_a_formula_is_a_text():
    formulas = ['=HYPERLINK("http://exemple.fr")', "@SUM(1)"]
    assert read("\n".join(["lieu", *formulas]))[0][1:] == [[formula] for formula in formulas]


@pytest.mark.parametrize(("text", "cells"), [
    ("a,b;c\n1,2;3", [["a,b", "c"], ["1,2", "3"]]), ("a\tb\n1\t2,5\n", [["a", "b"], ["1", "2,5"]]),
    ('"a;a;a",b\n', [["a;a;a", "b"]]), ("a\r1\r\r2\r", [["a"], ["1"], ["2"]]), ("a; \"b;c\" ;d\n", [["a", "b;c", "d"]]),
])
def test_separators_are_told_from_the_first_line(text, cells):
    assert read(text)[0] == cells


def test_two_thousand_rows_and_no_more():
    table = "lieu\n" + "A\n\n" * ROWS
    assert len(read(table)[0]) == ROWS + 1
    assert read(table + "B\n") == (None, ["tableau-trop-grand"])


def test_a_cell_has_a_limit():
    assert read("lieu\n" + "a" * 50_001)[1] == ["texte-trop-long"]


def test_a_table_of_quotation_marks_takes_no_time():
    assert read("lieu\n" + '"' + 'a"" ' * 400_000)[1] == ["case-mal-fermee"]
    assert read("lieu\n" + '"' * 1_000_001)[1] == ["case-mal-fermee"]


@pytest.mark.parametrize(("data", "code", "line", "column"), [
    ("date;lieu\n12/01/2027;Évasion\n".encode("cp1252"), "fichier-latin1", 2, 12),
    ("date;lieu\n".encode("utf-16"), "fichier-utf16", 1, 1),
    (b"date;lieu\n;A\x00\n", "caractere-interdit", 2, 3),
])
def test_the_wrong_bytes_are_refused_at_their_place(tmp_path, data, code, line, column):
    (tmp_path / "annee.csv").write_bytes(data)
    report = Report()
    assert read_source(tmp_path / "annee.csv", tmp_path, report) is None
    assert [(d.code, d.place.line, d.place.column) for d in report] == [(code, line, column)]


def test_a_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    (tmp_path / "annee.csv").write_bytes(b"\xef\xbb\xbfdate;lieu\r\n;A\r\n")
    report = Report()
    assert read_table(read_source(tmp_path / "annee.csv", tmp_path, report), report)[0] == ["date", "lieu"]
