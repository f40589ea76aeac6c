"""What cannot be composed is refused, once a text and with its own word; what can be is printed as ever."""

from __future__ import annotations

import unicodedata

import pytest

from kit.reading.source import Source, Text
from kit.typesetting.scripts import is_uncomposed, refusal
from kit.typesetting.text import Style

from .case import typesetter

WRITINGS = {
    "Hebrew": "שלום", "Arabic": "مرحبا", "Syriac": "ܫܠܡܐ", "Thaana": "މަރުޙަބާ", "N'Ko": "ߊߟߎ", "Devanagari": "नमस्ते",
    "Bengali": "স্বাগতম", "Tamil": "வணக்கம்", "Thai": "สวัสดี", "Lao": "ສະບາຍດີ", "Tibetan": "བཀྲ", "Burmese": "မင်္ဂလာ",
    "Khmer": "សួស្តី", "Mongolian": "ᠮᠣᠩᠭᠣᠯ", "presentation forms": "ﺳﻼم", "Arabic figures": "٣", "Adlam": "𞤀𞤣𞤤𞤢𞤥",
}


def placed(words: str) -> Text:
    text = Text(words)
    text.source, text.line, text.column, text.length = Source("essai.yaml", ""), 4, 8, len(words)
    return text


def said(words: str) -> list[tuple[str, dict]]:
    """The codes and facts that setting a text in four sizes gives, all at its place."""
    setter = typesetter()
    for size in (8, 10, 12, 14):
        setter.lines(placed(words), Style(size), 200)
    assert all((d.severity, d.place.line, d.place.column) == ("error", 4, 8) for d in setter.report)
    return [(d.code, d.facts) for d in setter.report]


@pytest.mark.parametrize("name", WRITINGS)
def test_a_writing_that_cannot_be_composed_is_said_once_for_the_whole_text(name):
    word = WRITINGS[name]
    assert said(f"Bienvenue, **{word}** et {word} ; {word}") == [("ecriture-non-composee", {"word": word})]


@pytest.mark.parametrize("words", ("Łódź, œuvre, Ÿ", "e\u0301te\u0301", "Ĉapelo", "→ ✓ ☐"))
def test_what_can_be_composed_is(words):
    assert said(words) == []


@pytest.mark.parametrize("words", ("Ελλάδα", "Москва", "ქართული", "한국", "日本", "Ավետ"))
def test_letters_that_only_lack_a_drawing_are_said_to(words):
    assert {code for code, _ in said(words)} == {"caractere-sans-dessin"}


@pytest.mark.parametrize("words, word", (("un m̂ seul", "m̂"), ("q\u0301\u0301", "q\u0301\u0301"), ("*x̄* et x̄", "x̄")))
def test_an_accent_that_no_letter_takes_in_is_refused(words, word):
    assert said(words) == [("accent-non-compose", {"word": word})]


@pytest.mark.parametrize("words", ("Bravo 🎉", "1\ufe0f\u20e3", "❤\ufe0f", "👩\u200d💻", "🇫🇷"))
def test_an_emoji_has_no_drawing_and_that_is_what_is_said(words):
    assert {code for code, _ in said(words)} == {"caractere-sans-dessin"}


def test_every_right_to_left_letter_and_every_free_accent_is_known():
    """Over all of Unicode: the quick look lets none through."""
    for number in range(0x110000):
        char = chr(number)
        if unicodedata.bidirectional(char) in ("R", "AL") and unicodedata.category(char) == "Lo":
            assert is_uncomposed(char) and refusal(char).written, hex(number)
        named = unicodedata.name(char, "").startswith("COMBINING") and number < 0x1D000  # notes of music come after
        if named and unicodedata.category(char) == "Mn":
            assert is_uncomposed(char), hex(number)
