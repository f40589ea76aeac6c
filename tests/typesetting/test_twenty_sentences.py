"""Twenty sentences beside what LuaLaTeX and Typst make of them: ours is as the file says, and the page shows the file.

The columns of the two other programs were read from their PDFs once; here they are only held to the same letters.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from kit.reading.diagnostics import Report
from kit.reading.door import read_source
from kit.reading.loading import load
from kit.reading.source import Map
from kit.typesetting.french import set_french
from kit.typesetting.text import Style
from tests.docs.pages import ROOT

from .case import NB, THIN, said, shown, squeezed, typesetter

FILE = Path(__file__).with_name("twenty_sentences.yaml")
PAGE = ROOT / "docs" / "typographie.md"
COLUMNS = ["typed", "ours", "lualatex", "typst", "why"]
HEADINGS = ["", "ce qu'on tape", "le kit", "LuaLaTeX", "Typst"]
SETTER = typesetter()
WIDE = 1e9


@cache
def book() -> Map:
    """The file as the kit reads its own: every value a text."""
    report = Report()
    found = load(read_source(FILE, FILE.parent, report), report)
    assert found and not len(report)
    return found


ROWS = book()["sentences"]
each = pytest.mark.parametrize("row", ROWS, ids=[str(number) for number in range(1, len(ROWS) + 1)])


def plain(text: str) -> str:
    """Without the stars of bold and italic."""
    return text.replace("*", "")


def visible(text: str) -> str:
    """Each special space as the sign that stands for it in the file."""
    return text.replace(NB, book()["signs"]["nobreak"]).replace(THIN, book()["signs"]["thin"])


def letters(text: str) -> str:
    """What no program may change: all but spaces, their signs, quotes and apostrophes; three dots are one sign."""
    signs = "".join(book()["signs"].values())
    return re.sub(rf"[\s{signs}\"«»'‘’“”]", "", plain(text).replace("...", "…"))


def test_there_are_twenty_each_with_every_column():
    assert len(ROWS) == 20
    assert len({row["typed"] for row in ROWS}) == 20
    for row in ROWS:
        assert list(row) == COLUMNS and all(row.values())
        assert not set(row["typed"]) & {NB, THIN, *book()["signs"].values()}, "special spaces are not typed"


@each
def test_ours_is_what_the_file_says(row):
    (line,) = SETTER.lines(row["typed"], Style(), WIDE)
    assert visible(shown(line)) == row["ours"]
    assert visible(set_french(plain(row["typed"]))) == row["ours"]


@each
def test_no_sentence_loses_a_letter(row):
    for column in ("ours", "lualatex", "typst"):
        assert letters(row[column]) == letters(row["typed"]), column


@each
def test_no_special_space_stands_at_an_edge_of_a_line(row):
    (whole,) = SETTER.lines(row["typed"], Style(), WIDE)
    for measure in range(20, 240, 4):
        lines = SETTER.lines(row["typed"], Style(), measure)
        assert squeezed(said(lines)) == squeezed(shown(whole))
        for text in (shown(line).strip(" ") for line in lines):
            assert text == text.strip(), f"{text!r} at {measure} points"


@each
def test_the_reasons_tell_where_ours_differs_and_no_row_is_without_use(row):
    assert len(row["why"]) > 30
    assert row["ours"] != plain(row["typed"]) or row["ours"] == row["lualatex"] == row["typst"]


# The page for editors and typographers


def table() -> str:
    """The twenty as a Markdown table, in code spans so that nothing in them is markup."""
    lines = [HEADINGS, ["---"] * len(HEADINGS)]
    lines += [[str(number), *(f"`{row[column]}`" for column in COLUMNS[:-1])] for number, row in enumerate(ROWS, 1)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def reasons() -> str:
    """The reasons as a numbered list; a backslash is one, not an escape."""
    return "\n".join(f"{number}. " + row["why"].replace("\\", "\\\\") for number, row in enumerate(ROWS, 1))


def test_the_page_shows_the_file():
    page = PAGE.read_text("utf-8")
    assert table() in page
    assert reasons() in page


def test_the_page_names_the_programs_and_the_month():
    page = PAGE.read_text("utf-8")
    for said_of in book()["programs"].values():
        assert said_of in page
    for sign in book()["signs"].values():
        assert f"`{sign}`" in page
