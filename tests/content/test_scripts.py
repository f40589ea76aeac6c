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
WORDS_PER_MINUTE = 130
# Least, usual and most minutes of a whole workshop, and what is never shortened below its usual time.
TOTALS = {"cafe-debat": (80, 120, 185), "arbre-a-competences": (85, 140, 195), "fiche-de-poste": (100, 160, 230),
          "idees-recues": (55, 110, 170)}
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
    assert _missing(point.icon for point in points if point.icon) == []


def _missing(icons) -> list[str]:
    return [str(icon) for icon in icons if not (PROJECT / "assets" / "icons" / f"{icon}.svg").is_file()]


@pytest.mark.parametrize("name", _names("workshops"))
def test_words_to_say_can_be_read_aloud_in_the_least_minutes(library, name):
    workshop = library.workshop(name)
    too_long = [str(step.step) for step in all_steps(workshop.steps)
                if step.minutes and _words(step.say) > step.minutes.least * WORDS_PER_MINUTE]
    assert too_long == []


@pytest.mark.parametrize("name", _names("workshops"))
def test_the_frame_is_read_in_a_protected_opening_and_fits_there(library, name):
    workshop = library.workshop(name)
    opening = next(s for s in all_steps(workshop.steps) if s.kind == "opening" and s.protected)
    assert _words(workshop.frame) + _words(opening.say) <= opening.minutes.least * WORDS_PER_MINUTE


@pytest.mark.parametrize("name", _names("workshops"))
def test_a_workshop_never_loses_its_end(library, name):
    *_, last = all_steps(library.workshop(name).steps)
    assert last.protected and last.kind == "closing"


@pytest.mark.parametrize("name", PROTECTED)
def test_frame_harvest_and_end_are_protected(library, name):
    assert [step.step for step in all_steps(library.workshop(name).steps) if step.protected] == PROTECTED[name]


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


def _words(text) -> int:
    """Spoken words: punctuation standing alone is not read."""
    return len(re.findall(r"\w+(?:['’-]\w+)*", text or ""))
