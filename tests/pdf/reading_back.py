"""A PDF read back with pdfium, which knows nothing of the kit: where each character lies, and what is said.

Lengths are mm from the top left corner of the page, x to the right and y down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_double
from math import hypot
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


class Char(NamedTuple):
    """A character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


class Token(NamedTuple):
    """A word found on a page: the middle of its box, and the direction in which it is read: (1, 0), (0, 1)…"""

    text: str
    x: float
    y: float
    across: int
    down: int


class Line(NamedTuple):
    """A word set anyhow: where its baseline begins, and the direction in which it is read, one long."""

    x: float
    y: float
    across: float
    down: float


@contextmanager
def opened(pdf: bytes | Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    return page.get_width() / MM, page.get_height() / MM


def texts(pdf: bytes | Path) -> list[str]:
    """What each page says, in the order in which it is drawn."""
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def ink(page: pypdfium2.PdfPage) -> list[Char]:
    """The characters of a page that can be seen, each in the box around its ink."""
    words, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(words.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(words, index))
        if not char.isspace() and char != "\0":
            found.append(_char(words, index, height, loose=False))
    return found


def tokens(page: pypdfium2.PdfPage, wanted: Iterable[str]) -> dict[str, list[Token]]:
    """Where words of two characters or more stand, each word's in the order in which they are drawn."""
    words, height = page.get_textpage(), page.get_height()
    return {word: found for word in wanted if (found := list(_tokens(words, word, height)))}


def lines(page: pypdfium2.PdfPage, wanted: Iterable[str]) -> dict[str, list[Line]]:
    """Where the baselines of these words begin and which way they run, each word's in the order of drawing."""
    words, height = page.get_textpage(), page.get_height()
    return {word: found for word in wanted if (found := list(_lines(words, word, height)))}


def _lines(words: pypdfium2.PdfTextPage, word: str, height: float) -> Iterator[Line]:
    searched = words.search(word, match_case=True)
    while match := searched.get_next():
        (x1, y1), (x2, y2) = (_origin(words, index, height) for index in (match[0], sum(match) - 1))
        far = hypot(x2 - x1, y2 - y1)
        yield Line(x1, y1, (x2 - x1) / far, (y2 - y1) / far)


def _origin(words: pypdfium2.PdfTextPage, index: int, height: float) -> tuple[float, float]:
    """Where the pen stood before it drew a character."""
    x, y = c_double(), c_double()
    assert raw.FPDFText_GetCharOrigin(words, index, x, y)
    return x.value / MM, (height - y.value) / MM


def _tokens(words: pypdfium2.PdfTextPage, word: str, height: float) -> Iterator[Token]:
    searched = words.search(word, match_case=True)
    while match := searched.get_next():
        # A loose box is as wide as the character advances, and as tall as its font.
        first, last = (_char(words, index, height, loose=True) for index in (match[0], sum(match) - 1))
        (x1, y1), (x2, y2) = first.middle, last.middle
        far = hypot(x2 - x1, y2 - y1)
        assert min(abs(x2 - x1), abs(y2 - y1)) < 0.05 * far, "set askew"
        x = (min(first.left, last.left) + max(first.right, last.right)) / 2
        y = (min(first.top, last.top) + max(first.bottom, last.bottom)) / 2
        yield Token(word, x, y, round((x2 - x1) / far), round((y2 - y1) / far))


def _char(words: pypdfium2.PdfTextPage, index: int, height: float, loose: bool) -> Char:
    left, bottom, right, top = words.get_charbox(index, loose)
    return Char(
        chr(raw.FPDFText_GetUnicode(words, index)), left / MM, (height - top) / MM, right / MM, (height - bottom) / MM
    )


def bare(text: str) -> str:
    """A text without what typesetting may change: spaces, quotes, hyphens at line ends, and Markdown."""
    text = re.sub(r"\[([^\]]+)\]\((?:https?|mailto)[^)]*\)", r"\1", text)
    text = text.replace("...", "…").replace("’", "'").replace("\u2011", "-").replace("\ufffe", "").replace("\u00ad", "")
    return re.sub(r"[\s\u00a0\u202f*_\"«»“”]", "", text)
