"""Whatever ships can be used: it loads without a word, its pictures exist, its words fit in their minutes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library
from kit.model.rules import all_steps
from kit.reading.diagnostics import Report

PROJECT = Path(__file__).resolve().parents[2]
SHELVES = {"workshops": WORKSHOPS, "cards": DECKS, "assets/sheets": SHEETS_SHELF}
# Least, usual and most minutes of a whole workshop, and what is never shortened below its usual time.
TOTALS = {"cafe-debat": (80, 120, 185), "arbre-a-competences": (85, 140, 195), "fiche-de-poste": (100, 160, 230),
          "idees-recues": (55, 110, 170), "ecole-travail-social": (90, 120, 180), "profil": (75, 120, 165),
          "fiche-de-poste-version-1": (60, 90, 120), "echange-de-pratiques": (55, 90, 125),
          "hors-les-murs": (60, 90, 150), "quinze-premiers-jours": (60, 90, 120), "entretien": (45, 60, 75),
          "sensibilisation-equipe": (120, 180, 240), "tour-de-table-financeurs": (90, 120, 180), "notre-jardin": (20, 30, 45)}
PROTECTED = {"cafe-debat": ["cadre", "recolte", "meteo"], "idees-recues": ["cadre", "debrief", "depart"]}
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def _names(folder: str) -> list[str]:
    return list(Library(PROJECT, Report()).names(SHELVES[folder]))


def _files() -> list[str]:
    return [f"{folder}/{name}.yaml" for folder in SHELVES for name in _names(folder)]


@pytest.fixture(scope="module")
def library():
    return Library(PROJECT, Report())


@pytest.mark.parametrize("file", _files())
def test_every_shipped_file_loads_without_a_diagnostic(file):
    report = Report()
    assert Library(PROJECT, report).open(PROJECT / file)
    assert [(d.code, d.facts, d.place and d.place.line) for d in report] == []


@pytest.mark.parametrize("file", _files())
def test_no_shipped_file_holds_an_address(file):
    assert not EMAIL.search((PROJECT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", _files())
def test_every_fiche_named_is_one_of_the_nine(file):
    text = (PROJECT / file).read_text(encoding="utf-8")
    assert set(re.findall(r"\bFA(\d+)\b", text)) <= set("123456789")


@pytest.mark.parametrize("name", _names("cards"))
def test_every_picture_on_a_card_exists(library, name):
    icons = [card.icon for card in library.deck(name).cards if card.icon]
    assert _missing(icons) == []


@pytest.mark.parametrize("name", _names("assets/sheets"))
def test_every_picture_on_a_sheet_exists(library, name):
    points = getattr(library.sheet(name), "points", ())
    assert _missing(point.icon for point in points if getattr(point, "icon", None)) == []


def _missing(icons) -> list[str]:
    return [str(icon) for icon in icons if not (PROJECT / "assets" / "icons" / f"{icon}.svg").is_file()]


@pytest.mark.parametrize("name", _names("workshops"))
def test_the_frame_has_a_protected_opening_to_be_read_in(library, name):
    assert any(step.kind == "opening" and step.protected for step in all_steps(library.workshop(name).steps))


@pytest.mark.parametrize("name", _names("workshops"))
def test_a_workshop_never_loses_its_end(library, name):
    *_, last = all_steps(library.workshop(name).steps)
    assert last.protected and last.kind == "closing"


@pytest.mark.parametrize("name", PROTECTED)
def test_frame_harvest_and_end_are_protected(library, name):
    assert [step.step for step in all_steps(library.workshop(name).steps) if step.protected] == PROTECTED[name]


def test_steps_between_frame_and_end_of_an_exchange_are_not_timed(library):
    first, *inside, last = library.workshop("echange-de-pratiques").steps
    assert all(step.untimed for step in inside) and not (first.untimed or last.untimed)


@pytest.mark.parametrize("name", TOTALS)
def test_minutes_come_to_what_the_workshop_announces(library, name):
    steps = library.workshop(name).steps
    totals = [sum(step.minutes[i] * (step.rounds[i] if step.rounds else 1) for step in steps) for i in range(3)]
    assert tuple(totals) == TOTALS[name]


@pytest.mark.parametrize("name", _names("workshops"))
def test_a_stranger_knows_what_to_say_and_do_at_every_step(library, name):
    bare = [str(step.step) for step in all_steps(library.workshop(name).steps)
            if step.step and step.kind != "break" and not (step.say and step.do and step.aim)]
    assert bare == []


@pytest.mark.parametrize("name", _names("workshops"))
def test_a_workshop_says_what_is_the_guides_and_what_is_the_kits(library, name):
    workshop = library.workshop(name)
    assert workshop.guide.sheets and workshop.guide.says and workshop.guide.proposes
    assert workshop.before and workshop.after and workshop.debrief and workshop.variants and workshop.sources


@pytest.mark.parametrize("name", _names("workshops"))
def test_a_deck_used_in_a_step_is_printed(library, name):
    workshop = library.workshop(name)
    printed = {str(line.deck) for line in workshop.print if line.deck}
    assert {str(step.cards) for step in all_steps(workshop.steps) if step.cards} <= printed
