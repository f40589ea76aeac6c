"""Pairs of letters stand as far apart as HarfBuzz sets them, on the page as in the sums of layout."""

from __future__ import annotations

import ctypes
from functools import cache
from itertools import product

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from kit.pdf.document import Information, Printer
from kit.reading.diagnostics import Report
from kit.typesetting.fonts import Fonts, Tracking
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Node, Page, Run
from kit.typesetting.text import Style, Typesetter

from .case import fonts, some

FRENCH = "".join(map(chr, range(33, 127))) + "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’“”–—…°€\u00a0"
FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)


@cache
def opened(face: str) :
    return uharfbuzz.Font(uharfbuzz.Face(fonts().files[face]))


def shaped(face: str, text: str) -> list[float]:
    """The advances that HarfBuzz gives the characters of a text, kerned and nothing else, in thousandths of an em."""
    font, buffer = opened(face), uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.script, buffer.language, buffer.direction = "Latn", "fr", "ltr"
    uharfbuzz.shape(font, buffer, {"kern": True, "liga": False, "clig": False, "calt": False})
    return [position.x_advance * 1000 / font.face.upem for position in buffer.glyph_positions]


@pytest.mark.parametrize("face", FACES)
def test_every_pair_of_french_letters_is_kerned_as_harfbuzz_kerns_it(face):
    kerns, font = fonts().widths[face].kerns, fonts().fonts[face]
    pairs = ["".join(pair) for pair in product(FRENCH, repeat=2)][::3]
    wrong = [pair for pair in pairs
             if abs(shaped(face, pair)[0] - font.advance(pair[0]) - kerns[pair[0], pair[1]]) > 0.01]
    assert not wrong
    assert sum(kerns[pair[0], pair[1]] != 0 for pair in pairs) > 500


@some
@given(st.text(FRENCH, min_size=1, max_size=12), st.sampled_from(FACES))
def test_a_word_is_as_wide_as_harfbuzz_sets_it(word, face):
    assert fonts().widths[face][word] == pytest.approx(sum(shaped(face, word)), abs=0.01)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("words", ["AVATAR", "To Yann, Télé", "LT. « Vous »", "P.✓Ta", "AŊVA"])
@pytest.mark.parametrize("tracking", [Tracking(), Tracking(60, 150)])
def test_what_is_drawn_is_as_long_as_what_was_measured(face, words, tracking):
    """The last character stands where the sum of the widths before it says, to a hundredth of a point."""
    setter, style = Typesetter(Fonts(fonts().files, tracking), Report()), Style(40.0, 1.2, face)
    page = Page(600, 100)
    runs = setter.place(setter.lines(words, style, 2000), style, 20, 20, 2000, Node("P"))
    page.add(*runs, Run(20 + sum(run.width for run in runs), 90, "I", REGULAR, 40, "#000000", Node("P")))
    text = pypdfium2.PdfDocument(Printer(setter.fonts).write([page], Information("Crénage")))[0].get_textpage()
    ends = [_origin(text, i) for i in range(text.count_chars()) if pdfium.FPDFText_GetUnicode(text, i) > 32]
    last = runs[-1]
    advance = (fonts().fonts[last.face].advance(last.text[-1]) + tracking.letter) * 40 / 1000
    drawn = max(x for x, y in ends if y > 20) + advance
    assert drawn == pytest.approx(20 + sum(run.width for run in runs), abs=0.05)


def _origin(text, index: int) -> tuple[float, float]:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    return x.value, y.value
