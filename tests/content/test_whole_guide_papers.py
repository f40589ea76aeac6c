"""What the team's awareness, the funders' table and the garden promise: the guide's aims, and papers that agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.library import Library
from kit.model.simple import simplified
from kit.model.walking import texts
from kit.reading.diagnostics import Report

PROJECT = Path(__file__).resolve().parents[2]
# The institutions of the guide, and nothing that they would pay for.
FUNDERS = ["ARS", "DREETS", "DDETS", "Région", "Département", "Métropole", "Intercommunalité", "Commune", "CAF", "CPAM",
           "Pacte des solidarités", "OPCO"]


@pytest.fixture(scope="module")
def library():
    return Library(PROJECT, Report())


AIMS = ("connaissances", "principes", "adhésion", "représentations", "freins et les leviers", "capacité")  # FA1
AXES = ("représentations", "concepts clés", "missions")  # FA5


def test_each_aim_and_each_axis_of_the_guide_has_its_step(library):
    workshop = library.workshop("sensibilisation-equipe")
    told = [str(step.aim) for step in workshop.steps if step.aim]
    for words in (*AIMS, *AXES):
        assert sum(words in aim for aim in told) == 1, words
    assert len(workshop.aims) == len(AIMS)
    assert all(words in aim for words, aim in zip(AIMS, workshop.aims, strict=True))


@pytest.mark.parametrize("said", [lambda sheet: sheet, simplified], ids=["usual", "simple"])
def test_the_tally_counts_the_statements_of_the_barometer(library, said):
    barometer, tally = said(library.sheet("barometre")), said(library.sheet("depouillement-barometre"))
    assert (tally.scale, tally.statements) == (barometer.scale, barometer.statements)
    assert len(tally.statements) == 6 and list(tally.scale) == list("01234")


@pytest.mark.parametrize("said", [lambda sheet: sheet, simplified], ids=["usual", "simple"])
def test_the_wall_has_the_words_of_the_sheet(library, said):
    sheet, wall = said(library.sheet("notre-jardin")), said(library.sheet("mur-du-jardin"))
    assert list(map(words, sheet.stages)) == list(map(words, wall.stages))
    assert list(map(words, sheet.conditions)) == list(map(words, wall.conditions))
    assert [len(condition.items) for condition in sheet.conditions] == [4, 4, 4] and len(sheet.stages) == 4


def words(part) -> list[str]:
    return [str(text) for text in texts(part)]


def test_the_funders_are_those_that_the_guide_names_and_four_blanks(library):
    cards = library.deck("financeurs").cards
    assert [str(card.title) for card in cards if card.copies == 1] == FUNDERS
    assert [card.copies for card in cards if card.copies > 1] == [4]
    assert all("guide" in card.front for card in cards if card.front)


def test_nothing_is_invented_about_money(library):
    sheet = library.sheet("budget-trois-ans")
    assert not any(line.amounts for side in sheet.both for line in side.lines)
    papers = [library.deck("financeurs"), sheet, library.sheet("projet-en-une-page"), library.sheet("indicateurs")]
    assert not [text for paper in papers for text in texts(paper) if re.search(r"\d\s*(€|euros)|contribution", text)]
    # Asking people to pay is delicate: it stands where whoever leads is warned, and on no paper.
    assert any("délicat" in line for line in library.workshop("tour-de-table-financeurs").watch)
