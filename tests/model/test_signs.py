"""Categories are told apart without colour: by two signs of three, whichever of them is written first."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.model import deck
from kit.model.library import DECKS, Library
from kit.model.signs import apart, check_signs
from kit.reading.diagnostics import ERROR, Report
from kit.reading.source import Map, Source, Text

PROJECT = Path(__file__).resolve().parents[2]
THEME = Library(PROJECT, Report()).theme()


def category(letter: str, shape: str, colour: str) -> deck.Category:
    return deck.Category(title="Une", letter=letter, shape=shape, colour=colour)


CATEGORIES = st.builds(category, st.sampled_from("Aab1"), st.sampled_from(("circle", "star", "leaf")),
                       st.sampled_from(get_args(deck.Colour)))


def verdict(tmp_path, *categories: deck.Category) -> tuple[list[str], list]:
    """What a deck with these categories is told, worst first."""
    lines = [f"  c{i}: {{title: T, letter: '{c.letter}', shape: {c.shape}, colour: {c.colour}}}\n"
             for i, c in enumerate(categories)]
    (tmp_path / "cards").mkdir(exist_ok=True)
    (tmp_path / "cards" / "essai.yaml").write_text(
        "deck: essai\ntitle: Essai\nupdated: 2026-11\nsize: poker\ntemplate: prompt\ncategories:\n" + "".join(lines)
        + "cards:\n  - {card: A1, front: Une}\n", "utf-8")
    library = Library(tmp_path, Report())
    found = library.deck("essai")
    report = list(library.report)
    assert (found is None) == any(d.severity == ERROR for d in report)
    return sorted(d.code for d in report), report


@pytest.mark.parametrize("first, second, expected", [
    (("A", "circle", "blue"), ("A", "circle", "blue"), ["categories-pareilles"]),
    (("A", "circle", "blue"), ("a", "circle", "green"), ["categories-pareilles"]),
    (("A", "circle", "orange"), ("A", "circle", "plum"), ["categories-proches"]),
    (("A", "circle", "blue"), ("B", "circle", "green"), ["categories-proches"]),
    (("A", "circle", "blue"), ("A", "star", "green"), ["categories-proches"]),
    (("A", "circle", "blue"), ("B", "star", "blue"), []),
    (("A", "circle", "orange"), ("B", "circle", "plum"), []),
])
def test_one_sign_is_not_enough(tmp_path, first, second, expected):
    codes, report = verdict(tmp_path, category(*first), category(*second))
    assert codes == expected
    for found in report:
        assert (found.place.line, found.also.line) == (8, 7), "at the second, and at the first"
        assert found.facts["first"] == "c0" and found.facts["second"] == "c1"


def test_a_category_is_told_of_its_nearest_twin(tmp_path):
    like = category("A", "circle", "blue")
    codes, report = verdict(tmp_path, category("A", "star", "blue"), like, like, category("Z", "leaf", "blue"))
    assert [(d.code, d.facts["first"], d.facts["second"]) for d in report] == [
        ("categories-proches", "c0", "c1"), ("categories-pareilles", "c1", "c2")]


@given(CATEGORIES, CATEGORIES)
def test_which_comes_first_changes_nothing(one, other):
    assert apart(one, other, THEME) == apart(other, one, THEME)


@settings(max_examples=40)
@given(st.lists(CATEGORIES, min_size=2, max_size=4), st.randoms())
def test_no_order_of_categories_hides_two_alike(categories, random):
    def worst(written: list[deck.Category]) -> str:
        return min(_said(written), default="")  # "pareilles" comes before "proches"

    mixed = list(categories)
    random.shuffle(mixed)
    assert worst(categories) == worst(mixed)


def _said(categories: list[deck.Category]) -> list[str]:
    """The codes for a deck that no file holds."""
    names = {}
    for i in range(len(categories)):
        name = Text(f"c{i}")
        name.source, name.line, name.column, name.length = Source("jeu.yaml", ""), i + 1, 1, 2
        names[f"c{i}"] = name
    written, outer, report = Map(names), Map(), Report()
    written.named = names
    outer["categories"] = written
    made = deck.Deck(deck="essai", title="Essai", updated="2026-11", size=None, template="prompt", cards=(),
                     categories=dict(zip(names, categories, strict=True)))
    check_signs(made, outer, THEME, report)
    return [d.code for d in report]


def test_the_shipped_decks_need_no_colour():
    library = Library(PROJECT, Report())
    for name in library.names(DECKS):
        made = library.deck(name)
        for i, one in enumerate(made.categories.values()):
            for other in list(made.categories.values())[:i]:
                assert len(apart(one, other, THEME)) >= 2, (name, one.title, other.title)
    assert not [d for d in library.report if d.code.startswith("categories-")]


def test_colours_alone_are_never_enough_in_grey():
    """Whatever the colours are, a deck that has only them is told so."""
    for one in get_args(deck.Colour):
        for other in get_args(deck.Colour):
            assert len(apart(category("A", "circle", one), category("A", "circle", other), THEME)) < 2
