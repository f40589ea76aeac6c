"""A deck taken from another: its cards are those of the other, in the order asked for; where it starts is its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.delivery.manifest import card_digest
from kit.delivery.packing import digests
from kit.model.derived import Derivation, DerivedDeck, derived
from kit.model.inclusive import addressed
from kit.model.library import DECKS
from kit.model.simple import simplified
from kit.reading import door
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from tests.delivery.project import WORKSHOP, Project
from tests.shipped import library

SHIPPED = library()
CLAIMS = SHIPPED.deck("idees-recues")
DERIVED = [name for name in SHIPPED.names(DECKS) if isinstance(SHIPPED.deck(name), DerivedDeck)]
NAMES = [str(card.card) for card in CLAIMS.cards if card.fact]
BASE = """\
deck: cartes
title: Cartes
version: 3
updated: 2026-11
size: poker
template: claim
about: Comment jouer.
categories:
  place: {title: Place, letter: P, shape: circle, colour: blue}
  equipe: {title: Équipe, letter: E, shape: square, colour: green}
simple: {title: Des cartes, about: Jouez.}
cards:
  - {card: C1, category: place, status: ouvert, front: "{Un collègue|Une collègue}, ici ?", fact: Un fait,
     question: Et ici ?}
  - {card: C2, category: equipe, status: ouvert, front: Que voit-on ?, fact: Un fait, question: Et ici ?, changed: 2}
  - {card: C3, category: place, status: nuance, front: Qu'entend-on ?, fact: Un fait, question: Et ici ?, copies: 2}
  - {card: VIDE, template: blank, copies: 4}
"""


@pytest.fixture
def project(tmp_path) -> Project:
    return Project(tmp_path, WORKSHOP.replace("deck: cartes", "deck: choix"), BASE)


def deck_of(project: Project, said: str, name: str = "choix"):
    project.write(f"cards/{name}.yaml", f"deck: {name}\n{said}")
    project.open()
    return project.library.deck(name)


def made(**said) -> DerivedDeck | None:
    """A choice of the claims that ship; None where it is refused."""
    words = {key: tuple(map(Text, value)) if key in ("take", "categories") else value for key, value in said.items()}
    choice = Derivation(deck=Text("essai"), base=Text("idees-recues"), title=Text("Essai"), **words)
    return derived(choice, CLAIMS, Report())


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.integers(0, 5))
def test_the_cards_named_are_those_of_the_base_in_that_order(take, blanks):
    deck = made(take=take, blanks=blanks)
    own = {str(card.card): card for card in CLAIMS.cards}
    chosen = [card for card in deck.cards if card.fact]
    assert [str(card.card) for card in chosen] == take
    assert all(card is own[str(card.card)] for card in chosen)
    assert sum(card.copies for card in deck.cards if not card.fact) == blanks
    assert (deck.version, deck.updated, deck.size) == (CLAIMS.version, CLAIMS.updated, CLAIMS.size)
    assert set(deck.categories) == {card.category for card in chosen}


@given(st.sets(st.sampled_from(sorted(CLAIMS.categories)), min_size=1))
def test_categories_are_taken_whole_in_the_order_of_the_base(names):
    deck = made(categories=names)
    assert list(deck.cards) == [card for card in CLAIMS.cards if card.category in names]


def test_themes_share_the_claims_out_and_the_others_are_as_asked_for():
    decks = {name: [str(card.card) for card in SHIPPED.deck(name).claims] for name in DERIVED}
    themes = [cards for name, cards in decks.items() if name.removeprefix("idees-recues-") in CLAIMS.categories]
    assert len(themes) == 5 and sorted(sum(themes, [])) == sorted(NAMES)
    assert decks["idees-recues-ecole"] == ["IR01", "IR03", "IR04", "IR07", "IR08", "IR13"]
    assert decks["idees-recues-axe"] == ["IR03", "IR04"]
    assert decks["cartes-blanches"] == [] and len(SHIPPED.deck("cartes-blanches").expanded()) == 9


def test_the_ends_of_the_axis_are_the_words_of_its_cards():
    cards, sheet = SHIPPED.deck("idees-recues-axe"), SHIPPED.sheet("un-axe-deux-bouts")
    for one, other in ((cards, sheet), (simplified(cards), simplified(sheet))):
        assert [str(other.areas[i].title) for i in (0, 2)] == [str(card.front) for card in one.claims]


@pytest.mark.parametrize("name", DERIVED)
def test_a_card_says_the_same_in_both_decks(name):
    """All that makes ink but the deck's own title, size and backs."""
    deck = SHIPPED.deck(name)
    same = type(CLAIMS)(**{key: getattr(CLAIMS, key) for key in CLAIMS.__struct_fields__}
                        | {key: getattr(deck, key) for key in ("title", "size", "sides", "heading")})
    own = {str(card.card): card for card in CLAIMS.cards}
    assert [card_digest(card, deck, 0) for card in deck.cards] == [
        card_digest(own[str(card.card)], same, 0) for card in deck.cards]


def test_what_it_says_itself_takes_the_place_of_what_the_base_says(project):
    deck = deck_of(project, "from: cartes\ntitle: Choix\ncategories: [place]\nblanks: 1\nsize: a6-x4\nweight: 120\n"
                            "heading: On dit…\nabout: Autrement.")
    assert (deck.title, deck.weight, deck.heading, deck.about) == ("Choix", 120, "On dit…", "Autrement.")
    assert (deck.size.name, deck.version, [card.copies for card in deck.cards]) == ("a6-x4", 3, [1, 2, 1])
    assert simplified(deck).about == "Autrement.", "the base's simple words are of what the base says"
    kept = simplified(deck_of(project, "from: cartes\ntitle: Choix\ntake: [C2]\nsimple: {title: Un choix}"))
    assert (kept.title, kept.about) == ("Un choix", "Jouez.")


def test_people_are_addressed_on_cards_that_another_file_says(project):
    deck = deck_of(project, "from: cartes\ntitle: Choix\ntake: [C1]")
    assert addressed(deck, "doublet").cards[0].front == "Une collègue ou un collègue, ici ?"


def test_a_pack_is_out_of_date_when_the_base_changes(project):
    project.write("cards/choix.yaml", "deck: choix\nfrom: cartes\ntitle: Choix\ntake: [C3, C1]\n")
    project.open()
    inputs = digests(project.session(), project.look, project.library)
    assert {"cards/choix.yaml", "cards/cartes.yaml"} <= set(inputs)
    pack = project.pack()
    entry = next(entry for entry in pack.about.files if entry.deck)
    assert (entry.deck.deck, [card.card for card in entry.deck.cards]) == ("choix", ["C3", "C1"])


def test_two_that_are_taken_from_each_other_are_an_error_and_not_a_ring(project):
    deck_of(project, "from: choix\ntitle: Autre\ntake: [C1]", "autre")
    assert deck_of(project, "from: autre\ntitle: Choix\ntake: [C1]") is None
    assert "jeu-deja-choisi" in project.codes
    library = project.library
    assert library.deck("autre") is None and library.deck("cartes"), "the others are as they were"


def test_a_fault_of_the_base_is_said_of_the_base(project):
    project.write("cards/cartes.yaml", BASE.replace("status: nuance", "status: nuage"))
    assert deck_of(project, "from: cartes\ntitle: Choix\ntake: [C1]") is None
    assert {(d.code, d.file) for d in project.report} == {("choix-inconnu", "cards/cartes.yaml")}


def test_cards_are_taken_from_a_very_long_deck_too(project, monkeypatch):
    plain = BASE.replace("simple: {title: Des cartes, about: Jouez.}\n", "").replace(", copies: 2", "").replace(
        ", copies: 4", "").replace("{Un collègue|Une collègue}, ici ?", "Qui ?")
    project.write("cards/cartes.yaml", plain)
    whole = deck_of(project, "from: cartes\ntitle: Choix\ntake: [C3, C1]\nblanks: 2")
    monkeypatch.setattr(door, "LONG", 1)
    long = deck_of(project, "from: cartes\ntitle: Choix\ntake: [C3, C1]\nblanks: 2")
    assert not isinstance(project.library.deck("cartes").cards, tuple), "read a few at a time"
    assert long == whole and long.base.source.digest == whole.base.source.digest and not len(project.report)
