"""What the café-débat promises in its own words: enough pictures, and a report that is the scribe's sheet copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.library import Library
from kit.reading.diagnostics import Report

PROJECT = Path(__file__).resolve().parents[2]
BOXES = list(range(1, 21))


@pytest.fixture(scope="module")
def library():
    return Library(PROJECT, Report())


def test_pictures_are_enough_for_every_size_of_group(library):
    workshop = library.workshop("cafe-debat")
    pictures = len(library.deck("images-pour-parler").expanded())
    line = next(line for line in workshop.print if line.deck == "images-pour-parler")
    assert line.per == "facilitator"
    for people in range(workshop.participants.min, workshop.participants.max + 1):
        sets = next(f.count for f in workshop.facilitators if f.upto is None or people <= f.upto)
        assert sets * line.count * pictures >= max(20, 3 * people)
        assert sets == (1 if people <= 16 else 2)


def test_no_two_pictures_have_the_same_drawing_or_the_same_name(library):
    cards = library.deck("images-pour-parler").cards
    assert len({card.icon for card in cards}) == len({card.title for card in cards}) == len(cards) == 48


def test_the_restitution_has_the_scribes_boxes_under_the_same_numbers(library):
    scribe, report = library.sheet("feuille-du-scribe"), library.sheet("restitution")
    labels = [field.label for section in report.sections for field in section.fields]
    assert [_number(title) for title in scribe.row_titles] == BOXES
    assert [_number(label) for label in labels] == BOXES


def test_each_person_has_three_tokens_and_three_voting_cards(library):
    for deck in ("jetons-de-parole", "vote"):
        assert len(library.deck(deck).expanded()) == 3


def test_voting_cards_and_wall_posters_show_the_same_signs(library):
    signs = {category.title: (category.shape, category.colour) for category in library.deck("vote").categories.values()}
    posters = [library.sheet(f"position-{name}") for name in ("d-accord", "pas-d-accord", "ca-depend")]
    assert signs == {poster.lead: (poster.symbol, poster.colour) for poster in posters}


def _number(label: str) -> int:
    return int(re.match(r"(\d+)\.", label)[1])
