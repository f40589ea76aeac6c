"""Our reading of the fonts, beside that of another hand."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFontFace

from kit.typesetting.fonts import FACES
from kit.typesetting.page import BOLD, REGULAR, SYMBOLS

from .case import fonts, some


@pytest.fixture(scope="module", params=FACES)
def face(request) -> tuple[str, TTFontFace]:
    return request.param, TTFontFace(BytesIO(fonts().files[request.param]))


def test_every_character_has_the_glyph_that_another_reader_finds(face):
    name, theirs = face
    ours = fonts().fonts[name].glyphs
    assert len(ours) > 100
    # reportlab draws the no-break space with the glyph of the space; theirs is as wide.
    space = {0xA0: ours[0x20]}
    assert ours | space == {char: glyph for char, glyph in theirs.charToGlyph.items() if glyph} | space


def test_every_character_is_as_wide_as_another_reader_says(face):
    name, theirs = face
    font = fonts().fonts[name]
    wrong = [chr(char) for char in font.glyphs if abs(font.advance(chr(char)) - theirs.charWidths[char]) > 1e-6]
    assert not wrong


def test_heights_are_those_of_another_reader(face):
    name, theirs = face
    font = fonts().fonts[name]
    assert (font.ascent, font.descent) == pytest.approx((theirs.ascent, theirs.descent), abs=0.6)
    assert font.cap_height == pytest.approx(theirs.capHeight, abs=0.6)
    assert font.descent < 0 < font.x_height < font.cap_height < font.ascent


@given(st.text("abcdéœ’ \u00a0\u202f–€1!", max_size=30))
@some
def test_a_text_is_as_wide_as_its_characters_and_what_is_between_them(text):
    case = fonts()
    font = case.fonts[REGULAR]
    expected = sum(font.advance(char) for char in text)
    kerned = expected + sum(font.kern(*pair) for pair in pairwise(text) if " " not in pair)
    assert case.width(text, REGULAR, 12) == pytest.approx(kerned * 12 / 1000)


def test_what_a_face_lacks_is_known():
    case = fonts()
    assert case.has("é", BOLD) and not case.has("Ŋ", BOLD) and case.has("Ŋ", SYMBOLS)
    assert case.covers("été", BOLD) and not case.covers("été Ŋ", BOLD) and case.covers("", BOLD)
    for _ in range(2):  # a failure is not remembered as a width
        with pytest.raises(KeyError):
            case.widths[BOLD]["aŊ"]


def test_capitals_stand_about_two_thirds_of_their_size():
    assert 6 < fonts().cap_height(REGULAR, 10) < 7.5
