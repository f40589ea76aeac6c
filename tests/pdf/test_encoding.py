"""Every character of every face is written to a PDF and read back as itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.pdf.encoding import Encoding
from kit.typesetting.fonts import FACES
from kit.typesetting.page import Page, Run

from . import making, reading_back

A_LINE, LINES = 40, 50
# What pdfium makes of a character for who searches: soft hyphens and spaces of all widths.
ALIKE = {"\u00ad": "-", "\u2010": "-", "\u2011": "-", "\ufffe": "-"}


def known(face: str) -> list[str]:
    """Every character that a face draws and that may be printed."""
    return [
        chr(code)
        for code in sorted(making.fonts().fonts[face].glyphs)
        if unicodedata.category(chr(code)) not in ("Cc", "Zs", "Cf")
    ]


def pages_of(chars: list[str], face: str) -> list[Page]:
    lines = ["".join(chars[i : i + A_LINE]) for i in range(0, len(chars), A_LINE)]
    pages = []
    for start in range(0, len(lines), LINES):
        page = Page.of_mm(420, 297)
        # Each character by itself, well apart, so that nothing is made of neighbours.
        page.add(
            *(
                Run(20 + 28 * x, 20 + 16 * y, char, face, 8, "#000000")
                for y, line in enumerate(lines[start : start + LINES])
                for x, char in enumerate(line)
            )
        )
        pages.append(page)
    return pages


@pytest.mark.parametrize("face", FACES)
def test_every_character_of_a_face_is_read_back(face):
    chars = known(face)
    assert len(chars) > (30 if face == "symbols" else 300)
    read = "".join(reading_back.texts(making.written(*pages_of(chars, face))))
    expected = [ALIKE.get(char, char) for char in chars]
    assert [char for char in map(lambda c: ALIKE.get(c, c), read) if not char.isspace()] == expected


def test_a_face_needs_several_sets():
    """… so that the test above sees more than one font for a face."""
    assert len(Encoding(making.fonts().fonts["regular"].glyphs).sets) > 1


SPACING = [char for char in known("regular") if unicodedata.category(char) not in ("Mn", "Sk", "Lm")] + list("()\\éœ’")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(text=st.text(st.sampled_from(SPACING), min_size=1, max_size=12))
def test_any_line_is_read_back(text):
    """Characters of several sets in one run, parentheses and backslashes included."""
    page = Page.of_mm(210, 297)
    page.add(Run(50, 100, text, "regular", 12, "#000000"))
    parts = making.printer().fonts["regular"].encoding.split(text)
    assert sum(len(codes) for _, codes in parts) == len(text)
    assert not set("()\\\r\n") & set("".join(codes for _, codes in parts))
    read = "".join(reading_back.texts(making.written(page))).replace("\r\n", "")
    assert unicodedata.normalize("NFKC", read.translate(str.maketrans(ALIKE))).replace(
        " ", ""
    ) == unicodedata.normalize("NFKC", text.translate(str.maketrans(ALIKE))).replace(" ", "")


def test_french_text_takes_one_font():
    text = "« Œuvre : ça coûte 12 € (l’été), n’est-ce pas ? » – \\ … 1\u202f000\u00a0%"
    assert [index for index, _ in making.printer().fonts["regular"].encoding.split(text)] == [0]


def test_a_code_depends_on_the_font_alone():
    encoding = Encoding(making.fonts().fonts["regular"].glyphs)
    once = encoding.split("ŵ œ")
    encoding.split("".join(known("regular")))
    assert encoding.split("ŵ œ") == once == Encoding(making.fonts().fonts["regular"].glyphs).split("ŵ œ")


def test_a_character_without_a_glyph_is_our_mistake():
    with pytest.raises(ValueError, match="U\\+1F389"):
        making.printer().fonts["regular"].encoding.split("fête 🎉")
