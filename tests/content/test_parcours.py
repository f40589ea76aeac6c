"""The shipped path: all workshops are on it, once; its fiches are theirs; it is drawn in every edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.delivery.order import Edition, Order
from kit.delivery.path_packing import lay_out_path
from kit.delivery.workbench import load_fonts, load_look
from kit.model.library import WORKSHOPS, Library
from kit.model.path import GROWTH
from kit.reading.diagnostics import Report

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library():
    return Library(PROJECT, Report())


@pytest.fixture(scope="module")
def journey(library):
    return library.open(library.journey_file())


def test_it_leads_to_what_there_is(library, journey):
    assert journey is not None and list(library.report) == []


def test_every_workshop_is_on_it_once_in_twelve_stages(library, journey):
    named = [str(name) for stage in journey.stages for name in stage.workshops]
    assert sorted(named) == list(library.names(WORKSHOPS)) and len(journey.stages) == 12
    assert [str(stage.stage) for stage in journey.walked] == [str(stage.stage) for stage in journey.stages]


def test_it_grows_from_the_soil_to_the_garden(journey):
    grown = [GROWTH.index(stage.grows) for stage in journey.walked]
    assert grown == sorted(grown) and set(grown) == set(range(len(GROWTH)))


def test_its_fiches_are_those_of_its_workshops(library, journey):
    for stage in journey.stages:
        known = {fiche for name in stage.workshops for fiche in library.workshop(name).guide.sheets}
        assert set(stage.guide) <= known, stage.stage
    known = {str(fiche) for stage in journey.stages for fiche in stage.guide}
    assert known == {f"FA{n}" for n in range(1, 10)}
    assert known | {"conclusion"} == set(map(str, journey.guide.sheets)), "the last stage, which is of no fiche, too"


def test_retained_skills_become_mission_cards(journey):
    fed = {(str(gift.sheet), str(one.deck or one.sheet)) for gift in journey.gifts for one in gift.to if one.is_printed}
    assert {("grille-de-profil", "missions"), ("grille-de-profil", "fiche-de-poste"),
            ("fiche-de-poste", "relecture-de-la-fiche")} <= fed


@pytest.mark.parametrize("name", ("standard", "large", *(pytest.param(name, marks=pytest.mark.slow) for name in ("dys", "simple"))))
def test_it_is_drawn_in_every_edition(name):
    books = Library(PROJECT, Report())
    reading = books.edition(name)
    order = Order(edition=Edition(reading=reading))
    look = load_look(books, load_fonts(reading), reading=reading)
    _, printouts = lay_out_path(books.journey(), books, look, order)
    assert [out.name for out in printouts[:2]] == ["parcours", "parcours-liste"] and list(books.report) == []


def test_with_its_overview_go_the_page_of_a_few_words_and_every_memo(library, journey):
    named = [str(line.sheet) for line in journey.print]
    assert named == ["travail-pair-en-quelques-mots", *(f"memo-fa{n}" for n in range(1, 10))]
    assert all(library.sheet(name) for name in named)
