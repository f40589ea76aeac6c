"""How people are addressed: both words, one for everyone, or points; nothing else changes, and places stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit.model.deck import Card
from kit.model.edition import Reading
from kit.model.inclusive import WAYS, addressed, expanded
from kit.model.median_points import heard, pointed
from kit.model.simple import SimpleCard
from kit.reading.source import Text
from tests.typesetting.case import many, written

PAIR = "{un travailleur pair|une travailleuse paire|une personne paire}"
# What both forms of a word become, as it is usual to write it.
POINTED = {
    ("participant", "participante"): "participant·e", ("participants", "participantes"): "participant·es",
    ("travailleur", "travailleuse"): "travailleur·euse", ("acteurs", "actrices"): "acteur·rices",
    ("premier", "première"): "premier·ère", ("heureux", "heureuse"): "heureux·se", ("actifs", "actives"): "actif·ves",
    ("tous", "toutes"): "tou·tes", ("un", "une"): "un·e", ("le", "la"): "le·la", ("il", "elle"): "il·elle",
    ("ce", "cette"): "ce·tte", ("Français", "Françaises"): "Français·es", ("nouveaux", "nouvelles"): "nouveau·elles",
    ("professionnels", "professionnelles"): "professionnel·les", ("public", "publique"): "public·que",
    ("complet", "complète"): "complet·ète", ("maître", "maîtresse"): "maître·sse", ("Le", "La"): "Le·la",
    ("l'accompagnant", "l'accompagnante"): "l'accompagnant·e", ("les", "les"): "les",
}
words = st.text("aeinrstuxé", min_size=1, max_size=9)
nouns = st.one_of(st.sampled_from(sorted(POINTED)), st.tuples(words, words))
around = st.text("ab {}|.é*\n", max_size=20)
forms = st.one_of(around, st.lists(nouns, min_size=1, max_size=3).map(
    lambda pairs: "{" + " ".join(m for m, _ in pairs) + "|" + " ".join(f for _, f in pairs) + "}"))
texts = st.lists(forms, max_size=6).map("".join)


@pytest.mark.parametrize(("way", "said"), [
    ("doublet", "Avec une travailleuse paire ou un travailleur pair."), ("epicene", "Avec une personne paire."),
    ("point-median", "Avec un·e travailleur·euse pair·e."),
])
def test_the_three_ways(way, said):
    assert expanded(f"Avec {PAIR}.", way) == said


def test_several_people_are_joined_by_and():
    assert expanded("les {élus|élues} et {un Français|une Française}", "doublet") == (
        "les élues et élus et une Française ou un Français")


def test_a_sentence_begins_once():
    form = "{Les participants|Les participantes}"
    assert expanded(form, "doublet") == "Les participantes et les participants"
    assert expanded(f"Oui ! **{form}**", "doublet") == "Oui ! **Les participantes et les participants**"
    assert expanded("une {Malienne|Malien}", "doublet") == "une Malien ou Malienne"


@pytest.mark.parametrize(("pair", "word"), POINTED.items())
def test_words_with_a_point(pair, word):
    assert pointed(*pair) == word


@pytest.mark.parametrize("pair", [("frère", "sœur"), ("égaux", "égales"), ("au", "à"), ("héros", "héroïne")])
def test_what_could_not_be_read_out_is_said_in_both_words(pair):
    assert pointed(*pair) is None
    both = f"le {{{pair[0]}|{pair[1]}}}"
    assert expanded(both, "point-median") == expanded(both, "doublet")


@many
@given(nouns)
def test_both_forms_are_read_out_of_a_word_with_a_point(pair):
    masculine, feminine = pair
    word = pointed(masculine, feminine)
    if word and word != masculine:
        assert heard(word).split(" ") in ([feminine, "et", masculine], [feminine, "ou", masculine])
    elif word:
        assert masculine == feminine


def test_what_stands_around_a_word_is_heard():
    assert heard("(aux participant·es, l’accompagnant·e)") == (
        "(aux participantes et participants, l’accompagnante ou l’accompagnant)")
    assert heard("Cartes · C1 · v1") == "Cartes · C1 · v1"


@many
@given(texts, st.sampled_from(WAYS))
def test_nothing_is_left_to_expand(text, way):
    assume(not re.search(r"\{[^}]*\{", text))  # braces in braces make new forms
    once = expanded(text, way)
    assert expanded(once, way) == once


@many
@given(st.lists(nouns, min_size=1, max_size=4), st.sampled_from(WAYS))
def test_no_way_loses_a_word_or_what_stands_between(pairs, way):
    said = expanded("".join(f"Ici ; {{{m}|{f}}}" for m, f in pairs), way)
    nothing, *parts = said.split("Ici ; ")
    assert not nothing
    for (masculine, feminine), part in zip(pairs, parts, strict=True):
        assert masculine == feminine == part or {masculine, feminine} <= set(heard(part).split(" "))


@many
@given(st.text("ab {}.é*\n", max_size=40), st.sampled_from(WAYS))
def test_braces_without_a_bar_are_themselves(text, way):
    assert expanded(text, way) == text


@pytest.mark.parametrize("text", ["{ oui | non }", "{participants|}", "{|}", "{a|b|c|d}", "{a| }", "{x}", "a|b"])
def test_what_is_not_a_form_stays(text):
    assert {expanded(text, way) for way in WAYS} == {text}


def test_texts_keep_their_places_and_the_rest_its_identity():
    card = Card(card=Text("C1"), front=written(f"Avec {PAIR}", 7), fact=written("Un fait", 8),
                do=(written("{Un|Une}", 9),), simple=SimpleCard(front=written("Avec {lui|elle}", 10)))
    said = addressed(card, "epicene")
    assert said.front == "Avec une personne paire" and said.front.place[1:] == card.front.place[1:]
    assert said.do[0] == "Une ou un" and said.do[0].line == 9 and said.simple.front == "Avec elle ou lui"
    assert said.fact is card.fact and said.guide is card.guide
    plain = Card(card=Text("C1"), front=written("Rien"))
    assert addressed(plain, "doublet") is plain


def test_simple_words_have_no_points():
    assert Reading(words="simple").addressing("point-median").inclusive == "doublet"
    assert Reading().addressing("point-median").inclusive == "point-median"
    assert Reading(words="simple").addressing("epicene").inclusive == "epicene"
