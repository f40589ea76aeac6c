"""A font cut down draws its characters as the whole font does, seen with another reader's eyes."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.pdf.embedding import Unusable, try_out
from kit.pdf.subset import FontFile
from kit.typesetting.fonts import FACES

from .making import fonts


@cache
def whole(face: str) -> TTFont:
    return TTFont(BytesIO(fonts().files[face]))


def strokes(font: TTFont, glyph: str) -> list:
    """The outline of a glyph, what it is made of included."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value


def check(face: str, text: str) -> bytes:
    """Cut the face down to a text, each character at a code of its own, the first few codes unused."""
    glyphs = fonts().fonts[face].glyphs
    data = FontFile(fonts().files[face]).subset([0, 0, 0, *(glyphs[ord(char)] for char in text)])
    part, full = TTFont(BytesIO(data), checkChecksums=2), whole(face)
    codes, order = part["cmap"].tables[0].cmap, part.getGlyphOrder()
    for code, char in enumerate(text, 3):
        theirs = full.getBestCmap()[ord(char)]
        mine = codes.get(code, order[0])
        assert strokes(part, mine) == strokes(full, theirs), char
        assert part["hmtx"][mine] == full["hmtx"][theirs], char
    assert strokes(part, order[0]) == strokes(full, ".notdef"), "what stands for what is missing"
    return data


@pytest.mark.parametrize("face", FACES)
def test_every_character_is_drawn_as_before(face):
    chars = "".join(map(chr, sorted(fonts().fonts[face].glyphs)))
    for start in range(0, len(chars), 200):
        check(face, chars[start:start + 200])


LETTERS = "".join(map(chr, sorted(fonts().fonts["regular"].glyphs)))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(text=st.text(LETTERS, max_size=20))
def test_any_few_characters_make_a_small_font(text):
    data = check("regular", text)
    assert len(data) < len(fonts().files["regular"]) / 2


def test_a_letter_with_its_accent_brings_what_it_is_made_of():
    file, glyphs = FontFile(fonts().files["regular"]), fonts().fonts["regular"].glyphs
    bare, accented = (TTFont(BytesIO(file.subset([glyphs[ord(char)]]))) for char in "eé")
    assert accented["maxp"].numGlyphs > bare["maxp"].numGlyphs == 2


def test_what_it_says_of_itself_is_what_another_reader_finds():
    for face in FACES:
        file, theirs = FontFile(fonts().files[face]), whole(face)
        assert file.name == theirs["name"].getDebugName(6)
        assert (file.italic_angle, file.weight) == (theirs["post"].italicAngle, theirs["OS/2"].usWeightClass)
        head = theirs["head"]
        box = (head.xMin, head.yMin, head.xMax, head.yMax)
        assert file.bounds == pytest.approx([value * 1000 / head.unitsPerEm for value in box])


@pytest.mark.parametrize("size", (0, 3, 11, 100, 5_000, 20_000))
def test_half_a_font_is_told(size):
    with pytest.raises(Unusable):
        try_out(fonts().files["regular"][:size])
