"""The printed words of each language: complete, with the same facts, and without a word of another."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from kit.model.library import Library
from kit.model.locale import Label, Labels, Locale, languages
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from kit.speech import LANGUAGES, USUAL

OTHERS = [language for language in languages() if language != USUAL]
# Words that stand in no English sentence, and the letters that English has none of.
FRENCH = re.compile(r"\b(?:le|la|les|des|du|une|et|ou|où|pour|avec|sans|dans|sur|est|sont|vous|nous|qui|que|ce|cette|"
                    r"feuilles?|cartes?|personnes?|imprimer|atelier|jour|aux|au)\b|[«»œŒæ]|[àâçèéêëîïôùûü]",
                    re.IGNORECASE)
# What is a name, or a file's: the guide's own title, its regions, files as they are called in every language.
NAMES = re.compile(r"“Travail pair.*?”|Bourgogne-Franche-Comté, Hauts-de-France|[\w{}-]+\.png|tts-[\w{}-]+")


@cache
def words(language: str) -> Locale:
    return Library(Path(), Report()).locale(language)


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_paper_is_printed_in_the_languages_that_the_program_speaks():
    assert set(languages()) == set(LANGUAGES)
    assert languages()[0] == USUAL


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_word_and_none_too_many(language):
    usual, other = words(USUAL).entries, words(language).entries
    assert [key for key in usual if key not in other] == []
    assert [key for key in other if key not in usual] == []
    assert [key for key, said in other.items() if not said] == [key for key, said in usual.items() if not said]


@pytest.mark.parametrize("language", OTHERS)
def test_every_fact_is_told_in_every_language(language):
    # Which of the hours and minutes a length names is for each language to say.
    told = {key: (facts(said), facts(words(language).entries[key])) for key, said in words(USUAL).entries.items()}
    assert {key: pair for key, pair in told.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_list_is_as_long_in_every_language(language):
    for key in ("calendar.days", "calendar.months"):
        assert len(words(language)(key).split()) == len(words(USUAL)(key).split())
    for key, said in words(USUAL).entries.items():
        if "\n" in said.strip():
            assert said.count("\n") == words(language).entries[key].count("\n"), key
    assert all(key.endswith((".one", ".two")) or f"{key.removesuffix('.many')}.one" in words(language).entries
               for key in words(language).entries if key.endswith(".many"))


def test_no_french_is_left_in_english():
    said = {key: NAMES.sub("", text) for key, text in words("en").entries.items()}
    assert {key: text for key, text in said.items() if FRENCH.search(text)} == {}


def test_english_has_neither_straight_quotes_nor_french_spaces():
    said = {key: NAMES.sub("", text) for key, text in words("en").entries.items()}
    assert {key: text for key, text in said.items() if re.search(r"[\"']| [;:!?%](?!\w)", text)} == {}


@pytest.mark.parametrize("language, expected", [
    ("fr", ["9 h", "14 h 05", "0 h 30 (+1)", "45 min", "2 h", "1 h 05", "1,25", "63,5 × 88 mm", "12\u202f500",
            "0,50"]),
    ("en", ["09:00", "14:05", "00:30 (+1)", "45 min", "2 h", "1 h 05 min", "1.25", "63.5 × 88 mm", "12,500", "0.50"]),
])
def test_hours_and_numbers_are_written_as_the_language_writes_them(language, expected):
    said = words(language)
    assert [said.clock(540), said.clock(845), said.clock(1470), said.length(45), said.length(120), said.length(65),
            said.number(1.25), said.measures(63.5, 88), said.amount(Decimal(12500)),
            said.amount(Decimal("0.5"))] == expected


def test_a_day_has_the_words_and_the_order_of_its_language():
    days = date(2027, 1, 12), date(2027, 5, 1)
    assert [words("fr").date(day) for day in days] == ["mardi 12 janvier 2027", "samedi 1er mai 2027"]
    assert [words("en").date(day) for day in days] == ["Tuesday 12 January 2027", "Saturday 1 May 2027"]


def test_none_is_many_in_english_and_one_in_french():
    assert words("fr").plural("count.cards", 0) == "0 carte"
    assert [words("en").plural("count.cards", n) for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_labels_among_another_language_say_which_they_are_in():
    labels = Labels(words("en"), lambda text: text.upper())
    said = labels("files.names", title=Text("Le mur"))
    assert (said, said.language) == ("LE MUR – with first names", "en")
    assert labels("files.names", title="Le mur") == "Le mur – with first names"
    assert {line.language for line in labels("scribe.rules-are").splitlines()} == {"en"}
    assert type(labels.put("a")) is Label and type(labels.plural("count.cards", 2)) is Label
    assert type(words("en")("files.plan")) is str
