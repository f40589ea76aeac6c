"""The claims of the game: all eighteen, each with the status, the fiches and the care that the inventory asks for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kit.model.library import Library
from kit.reading.diagnostics import Report

PROJECT = Path(__file__).resolve().parents[2]

# What the guide's nine lists come to once their doubles are merged: theme, status, fiches that print the claim.
INVENTORY = {
    "IR01": ("place", "contredit", (1, 8, 9)), "IR02": ("equipe", "contredit", (1, 3)),
    "IR03": ("parcours", "nuance", (1, 3, 6)), "IR04": ("parcours", "contredit", (1,)),
    "IR05": ("statut", "nuance", (2, 3)), "IR06": ("statut", "contredit", (2, 4, 5, 6)),
    "IR07": ("statut", "nuance", (2, 4, 5, 6)), "IR08": ("savoirs", "contredit", (2, 4, 5, 7)),
    "IR09": ("equipe", "contredit", (2,)), "IR10": ("equipe", "nuance", (2, 5, 8)),
    "IR11": ("parcours", "ouvert", (3,)), "IR12": ("savoirs", "nuance", (3,)),
    "IR13": ("parcours", "nuance", (4,)), "IR14": ("parcours", "nuance", (6,)),
    "IR15": ("place", "nuance", (6,)), "IR16": ("statut", "nuance", (7,)),
    "IR17": ("savoirs", "nuance", (8, 9)), "IR18": ("statut", "contredit", (9,)),
}
QUOTED_PER_FICHE = {1: 4, 2: 6, 3: 5, 4: 4, 5: 4, 6: 5, 7: 2, 8: 3, 9: 3}
FRONT_LENGTH, BACK_LENGTH = 90, 430

# Requirements that no card may state: recovery or a life story as a condition, sums, statutes, job codes.
FORBIDDEN = (
    r"doit être (complètement |déjà )?rétabli", r"(est|soit) (complètement )?rétabli", r"(a|ait) été à la rue\b",
    r"\d\s*(€|euros)", r"\barticle [LRD]\.? ?\d", r"\bcode du travail\b", r"\bROME [A-Z]\d", r"\bL\.\s?\d{3}",
)


@pytest.fixture(scope="module")
def deck():
    report = Report()
    deck = Library(PROJECT, report).deck("idees-recues")
    assert not len(report)
    return deck


@pytest.fixture(scope="module")
def claims(deck):
    return {str(card.card): card for card in deck.cards if deck.template_of(card) == "claim"}


def test_the_claims_are_those_of_the_inventory(claims):
    assert list(claims) == list(INVENTORY)


@pytest.mark.parametrize("name", INVENTORY)
def test_theme_status_and_fiches_are_those_of_the_inventory(claims, name):
    theme, status, fiches = INVENTORY[name]
    card = claims[name]
    assert (card.category, card.status) == (theme, status)
    assert sorted(card.guide) == [f"FA{number}" for number in fiches]


def test_the_claims_come_to_what_each_fiche_lists(claims):
    quoted = Counter(int(fiche[2:]) for card in claims.values() for fiche in card.guide)
    assert quoted == QUOTED_PER_FICHE
    assert set(quoted) == set(range(1, 10))


@pytest.mark.parametrize("name", INVENTORY)
def test_a_back_says_the_fact_what_is_discussed_a_question_and_where_it_comes_from(claims, name):
    card = claims[name]
    assert card.fact and card.nuance and card.sources
    assert card.question.endswith("?")
    assert any("Guide FAS" in source or "Le guide" in source for source in card.sources)


@pytest.mark.parametrize("name", INVENTORY)
def test_the_fact_names_its_fiche_and_the_sources_know_every_fiche_on_the_back(claims, name):
    card = claims[name]
    assert re.search(r"\bFA[1-9]\b|\(partie [1-4]\)", card.fact)
    on_the_back = set(re.findall(r"\bFA(\d)", card.fact + card.nuance))
    assert on_the_back <= set(re.findall(r"\d+", " ".join(card.sources)))


@pytest.mark.parametrize("name", INVENTORY)
def test_a_claim_fits_a_playing_card(claims, name):
    card = claims[name]
    assert len(card.front) <= FRONT_LENGTH
    assert len(card.fact) + len(card.nuance) + len(card.question) <= BACK_LENGTH


@pytest.mark.parametrize("name", INVENTORY)
def test_no_back_states_a_forbidden_requirement(claims, name):
    card = claims[name]
    for text in (card.fact, card.nuance, card.question):
        assert not [rule for rule in FORBIDDEN if re.search(rule, text, re.IGNORECASE)], text


def test_the_delicate_cards_say_what_is_not_known(claims):
    assert "n'y répond pas" in claims["IR11"].fact
    assert "dans une démarche" in claims["IR03"].fact
    assert "juriste" in claims["IR02"].nuance
    assert "à revérifier" in claims["IR07"].fact and "à revérifier" in claims["IR06"].nuance


def test_a_copy_of_the_deck_is_twenty_cards_two_of_them_to_write_on(deck):
    templates = Counter(deck.template_of(card) for card in deck.expanded())
    assert templates == {"claim": 18, "blank": 2}


def test_categories_are_told_apart_without_colour(deck):
    marks = [(c.letter, c.shape) for c in deck.categories.values()]
    assert len({letter for letter, _ in marks}) == len({shape for _, shape in marks}) == len(marks)
