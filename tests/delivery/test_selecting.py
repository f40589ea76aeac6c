"""Which cards a list names: what a person would say it names, or the reason why it names none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.delivery.order import Edition, Order, Selection
from kit.delivery.selecting import check_selection, found_cards, selected
from kit.model.deck import Deck
from kit.reading.diagnostics import Report

from .printed import deck_of


def names(text: str, *decks: Deck) -> list[str]:
    found, faults = found_cards(text, list(decks))
    assert not faults
    return [str(card.card) for _, card in found]


def fault(text: str, *decks: Deck) -> tuple[str, dict]:
    ((code, facts),) = found_cards(text, list(decks))[1]
    return code, facts


SPOKEN = st.tuples(st.integers(1, 30), st.integers(1, 30), st.booleans(), st.sampled_from(("", " ", "\u00a0")),
                   st.sampled_from("-–—‑"))


@given(st.integers(1, 30), st.lists(SPOKEN, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_a_list_names_what_a_person_would_say_it_names(count, parts, dice):
    """Any mixture of cards and ranges, in any order of the deck, however it is typed."""
    numbers = list(range(1, count + 1))
    dice.shuffle(numbers)
    deck, said, meant, odd = deck_of(*(f"IR{n:02}" for n in numbers)), [], set(), 0
    for first, last, ranged, space, dash in parts:
        pair = (first, last if ranged else first)
        written = [(f"ir{n:02}" if n % 2 else f"IR{n:02}") for n in pair]
        said.append(f"{space}{written[0]}{space}{dash}{space}{written[1]}" if ranged else f"{space}{written[0]}{space}")
        right = max(pair) <= count and pair[0] <= pair[1]
        meant |= set(range(pair[0], pair[1] + 1)) if right else set()
        odd += not right
    found, faults = found_cards(",".join(said), [deck])
    assert {str(card.card) for _, card in found} == {f"IR{n:02}" for n in meant}
    assert len(faults) == odd


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5, unique=True))
@settings(max_examples=150, deadline=None)
def test_any_list_over_any_names_ends_in_cards_or_in_reasons(text, called):
    deck = deck_of(*called)
    found, faults = found_cards(text, [deck])
    assert found or faults or not text.replace(";", ",").replace(",", " ").strip()
    report = Report()
    check_selection(Selection(cards=text), [deck], report)
    assert len(report) <= max(1, len(faults))


@pytest.mark.parametrize("text, meant", (
    ("IR05-08", ["IR05", "IR06", "IR07", "IR08"]), ("ir05 - Ir06;IR08,", ["IR05", "IR06", "IR08"]),
    ("BIS", ["BIS"]), ("IR07-IR07", ["IR07"]), ("BIS-IR07", ["BIS", "IR06", "IR07"]),
))
def test_ways_of_writing_a_list(text, meant):
    assert names(text, deck_of("IR05", "BIS", "IR06", "IR07", "IR08")) == meant


def test_names_with_a_hyphen_are_names_before_they_are_ranges():
    deck = deck_of("jeu-1", "jeu-2", "jeu-3", "jeu")
    assert names("JEU-2,jeu–3", deck) == ["jeu-2", "jeu-3"]
    assert names("jeu-1-jeu-3", deck) == ["jeu-1", "jeu-2", "jeu-3"]
    assert names("jeu-1-3", deck) == ["jeu-1", "jeu-2", "jeu-3"]


def test_cards_that_are_not_numbered_follow_the_order_of_their_deck():
    deck = deck_of("hiver", "printemps", "été", "automne")
    assert names("printemps-automne", deck) == ["printemps", "été", "automne"]
    assert names("E\u0301TE\u0301", deck) == ["été"], "an accent typed as a mark of its own"
    assert fault("automne-hiver", deck)[0] == "suite-a-l-envers"


@pytest.mark.parametrize("text, code, said", (
    ("IR1", "carte-inconnue", {"name": "IR1", "near": "IR01"}), ("IR01-IR99", "carte-inconnue", {"name": "IR99"}),
    ("zut", "carte-inconnue", {"name": "zut", "near": None, "first": "IR01", "last": "V2"}),
    ("IR03-IR01", "suite-a-l-envers", {"first": "IR03", "last": "IR01"}), ("IR01-", "suite-sans-bout", {}),
    ("-IR01", "suite-sans-bout", {}), ("-", "suite-sans-bout", {}), ("IR02-V1", "suite-sur-deux-jeux", {"last": "V1"}),
))
def test_a_part_that_names_nothing_is_refused_with_its_reason(text, code, said):
    decks = deck_of("IR01", "IR02", "IR03"), deck_of("V1", "V2", deck="vote")
    found, facts = fault(text, *decks)
    assert found == code and said.items() <= facts.items()


def test_a_name_is_looked_for_in_every_deck():
    one, two = deck_of("A1", "A2", "X"), deck_of("A2", "A3", deck="deux")
    assert names("A2,X", one, two) == ["A2", "A2", "X"]
    assert names("A2-A3", one, two) == ["A2", "A3"], "a range is of one deck"


def test_blank_cards_of_an_edition_come_along():
    deck = deck_of("A1", "A2", "+1", "+2")
    order = Order(selection=Selection("A2"), edition=Edition(blanks=2))
    assert [card.card for card, _ in selected(deck, order, Report()).cards] == ["A2", "+1", "+2"]
    assert selected(deck, order._replace(selection=Selection("B1")), Report()) is None
