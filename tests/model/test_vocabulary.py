"""A region's words stand in the place of whole words and of nothing else, one time, at the case of the text."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.vocabulary import MOST_WORDS, Vocabulary, vocabulary
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Source

WORDS = """\
personnes accompagnées: personnes hébergées
personne accompagnée: personne hébergée
personnes: gens
accueil: hébergement
"l'équipe": le groupe
équipe: groupe
CHRS: foyer
temps: moment
"""


def made(text: str, report: Report | None = None) -> Vocabulary:
    report = Report() if report is None else report
    words = load(Source("overlay.yaml", text), report)
    return vocabulary(words, set(), report)


@pytest.mark.parametrize("text, said", [
    ("Les personnes accompagnées parlent.", "Les personnes hébergées parlent."),
    ("Une personne accompagnée parle.", "Une personne hébergée parle."),
    ("Personnes accompagnées", "Personnes hébergées"),
    ("des **personnes accompagnées**, ici", "des **personnes hébergées**, ici"),
    ("_personnes accompagnées_", "_personnes hébergées_"),
    ("personnes\naccompagnées", "personnes hébergées"),
    ("personnes\u00a0accompagnées", "personnes hébergées"),
    ("personnes âgées", "gens âgées"),
    ("l'équipe, d'équipe, L’équipe", "le groupe, d'groupe, Le groupe"),
    ("(accueil) « accueil »", "(hébergement) « hébergement »"),
    ("au CHRS", "au foyer"),
])
def test_what_is_said(text, said):
    assert made(WORDS)(text, Report()) == said


@pytest.mark.parametrize("text", [
    "accueillir, accueils, réaccueil", "à mi-temps, temps-plein", "PERSONNES, chrs, équipes", "personnes·s",
    "[ici](https://exemple.fr/accueil)", "https://exemple.fr/accueil/temps", "{temps}", "accueil@exemple.fr",
    "<https://exemple.fr/temps>", "long-temps",
])
def test_what_is_no_word_of_a_sentence_stays(text):
    assert made(WORDS)(text, Report()) == text


def test_words_inside_a_link_and_inside_both_wordings_are_said():
    said = made(WORDS)("[accueil](accueil) {un accueil|une personne}", Report())
    assert said == "[hébergement](accueil) {un hébergement|une personne}"


def test_the_longest_wins_and_nothing_is_said_twice():
    assert made("a b: c\na: b\nb: a\n", Report())("a b, a, b", Report()) == "c, b, a"


@pytest.mark.parametrize("text, wrong", [
    ("l'accueil", None), ("d'équipe", "d'groupe"), ("de temps", None), ("le temps", None),
])
def test_an_article_that_no_longer_goes_is_said_at_the_entry(text, wrong):
    report = Report()
    made(WORDS)(text, report)
    assert [(d.code, d.facts["here"], d.place.line) for d in report] == ([("mot-elision", wrong, 6)] if wrong else [])


def test_a_full_article_before_a_vowel():
    report = Report()
    assert made("foyer: établissement")("dans le foyer", report) == "dans le établissement"
    assert [(d.code, d.facts["said"]) for d in report] == [("mot-elision", "le foyer")]


def test_there_are_not_too_many():
    report = Report()
    made("".join(f"mot{n}: autre\n" for n in range(MOST_WORDS + 1)), report)
    assert [(d.code, d.place.line) for d in report] == [("mots-trop-nombreux", MOST_WORDS + 1)]


def test_a_longer_ring_is_said_once_with_all_its_words():
    report = Report()
    made("a: B\nb: c\nc: a\nd: a\n", report)
    assert [(d.code, d.facts["ring"]) for d in report] == [("mots-en-rond", "a → b → c → a")]


def test_those_above_change_what_is_said_below_and_win():
    below, above = made("usagers: résidents\nsalle: pièce\nrue: voie"), made("résidents: habitants\nsalle: chambre")
    both = below.under(above, Report())
    assert both("usagers, résidents, salle, rue", Report()) == "habitants, habitants, chambre, voie"


@given(st.text(string.ascii_lowercase + "éàœ -'’.*_[](){}|<>@/:\n", max_size=80))
def test_only_words_that_are_given_change(text):
    """Said in words that differ by a mark alone, a text is itself once the marks are taken away."""
    words = made("accueil: accueil9\nde: de9\n\"l'a\": l'a9\nà la: à la9\na: a9")
    plain = text.replace("’", "'")
    said = words(plain, Report())
    assert " ".join(said.replace("9", "").split()) == " ".join(plain.split())
