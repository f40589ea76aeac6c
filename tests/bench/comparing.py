"""What a PDF file says: the words of its cards and documents, whatever typography and line ends made of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from ctypes import create_string_buffer
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4
LEFT, TOP, WIDTH, HEIGHT, PAPER = 10.5, 16.5, 63, 88, 297  # mm: nine cards on A4
_NOT_WORDS = re.compile(r"[^\w]+")


def words(text: str) -> Counter[str]:
    """The letters of each word, without hyphens, marks and numerals that count pages."""
    text = unicodedata.normalize("NFC", text.replace("’", "'"))
    # A word cut at the end of a line is one word; the engine that reads has its own sign for that hyphen.
    text = re.sub(r"[\xad\x02\ufffe\u2010-]\s*", "", text)
    return Counter(word for word in _NOT_WORDS.split(text) if word and not word.isdigit())


def pages(path: Path) -> list[str]:
    """What each page says."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def cards(path: Path, count: int) -> Iterator[tuple[str, str]]:
    """What stands in front and behind each card: backs are looked for where the paper, turned over, has them."""
    with pypdfium2.PdfDocument(path) as document:
        for sheet in range(-(-count // 9)):
            front, back = (document[2 * sheet + side].get_textpage() for side in (0, 1))
            for place in range(min(9, count - 9 * sheet)):
                row, column = divmod(place, 3)
                yield _slot(front, row, column), _slot(back, row, 2 - column)


def _slot(page, row: int, column: int) -> str:
    left, bottom = LEFT + column * WIDTH, PAPER - TOP - (row + 1) * HEIGHT
    return page.get_text_bounded(left * MM, bottom * MM, (left + WIDTH) * MM, (bottom + HEIGHT) * MM)


def families(path: Path) -> set[str]:
    """The names of the fonts that the first page of a file is set in, without the tag of a subset."""
    found, room = set(), create_string_buffer(128)
    with pypdfium2.PdfDocument(path) as document:
        for one in document[0].get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
            raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(one), room, len(room))
            found.add(room.value.decode().rpartition("+")[2])
    return found


def is_tagged(path: Path) -> bool:
    with pypdfium2.PdfDocument(path) as document:
        return bool(raw.FPDFCatalog_IsTagged(document))
