"""Calendars: read day after day, in large type a row for each day, and hours that are computed."""

from __future__ import annotations

import pytest

from kit.documents.sheets import draw
from kit.model.blanks import blanks
from kit.model.edition import Reading
from kit.model.values import Span
from kit.typesetting.page import Field, Page, Run

from . import bench

DAYS = """\
sheet: essai
title: Les premiers jours
template: calendar
sizes: [A4]
orientation: landscape
days: 15
arrival: 2019-04-18
moments:
  - {day: 1, half: morning, title: Café d'accueil, beside: toute l'équipe}
  - {day: 3, half: afternoon, title: Réunion d'équipe, who: direction}
"""
TRAINING = """\
sheet: essai
title: Une formation
template: training
months: [Janvier, Février]
theory: {days: %d, hours_a_day: %d}
placement: {weeks: %d, days_a_week: %s, hours_a_day: %d}
"""


def drawn(yaml: str, reading: Reading = Reading()) -> list[Page]:
    sheet, look = bench.sheet(yaml), bench.look()
    look.reading = reading
    pages = draw(sheet, bench.size("A4", sheet), look, {})
    assert not len(look.setter.report)
    return pages


def read(pages: list[Page]) -> list[tuple[str, str]]:
    """The tags and the words of each piece, in the order in which it is read."""
    found: dict[object, list[str]] = {}
    for page in pages:
        for box in bench.boxes(page):
            if isinstance(box, Run) and box.node:
                found.setdefault(box.node, []).append(box.text)
    return [(node.path, "".join(words).replace("\xa0", " ")) for node, words in found.items()]


def test_days_are_read_one_after_the_other_each_with_its_two_halves():
    cells = [text for path, text in read(drawn(DAYS)) if "/TD/" in path]
    named = [text.partition(" · ")[0] for text in cells if text.startswith("J")]
    assert named == [f"J{number}" for number in range(1, 16)]
    first, second, third = (next(i for i, text in enumerate(cells) if text.startswith(f"J{n} ")) for n in (1, 2, 3))
    assert cells[first + 1:second] == ["Point", "Matin", "Café d’accueil", "avec toute l’équipe", "Après-midi : libre"]
    assert cells[second + 1:third] == ["Matin : libre", "Après-midi : libre", "22 avril, jour férié : Lundi de Pâques"]


def test_a_calendar_is_a_table_with_heads_of_columns_and_rows():
    pieces = read(drawn(DAYS))
    assert [text for path, text in pieces if "THead" in path] == [
        "Semaine", "lundi", "mardi", "mercredi", "jeudi", "vendredi"]
    assert [text.replace(" ", "") for path, text in pieces if path.endswith("TBody/TR/TH")] == [
        f"Semaine{number}" for number in range(1, 6)]
    without = read(drawn(DAYS.replace("arrival: 2019-04-18\n", "")))
    assert not any("THead" in path for path, _ in without)
    assert sum(path.endswith("TBody/TR/TH") for path, _ in without) == 3


def test_five_weeks_keep_to_one_page():
    assert len(drawn(DAYS)) == 1


def test_in_large_type_each_day_has_a_row():
    pages = drawn(DAYS, Reading(body=18.0, small=14.0))
    pieces = read(pages)
    heads = [text for path, text in pieces if path.endswith("TBody/TR/TH/P") and text.startswith("J")]
    assert len(pages) > 1 and heads[0] == "J1 · jeudi 18 avril" and len(heads) == 15
    assert [text for path, text in pieces if "THead" in path] == ["Jour", "Matin", "Après-midi"]
    sizes = {box.size for page in pages for box in bench.boxes(page)
             if isinstance(box, Run) and box.node and "/T" in box.node.path}
    assert min(sizes) >= 17.99
    names = {box.name for page in pages for box in page.boxes if isinstance(box, Field)}
    assert names == {blank.name for blank in blanks(bench.sheet(DAYS)).values()}


@pytest.mark.parametrize("theory, placement, said", [
    # As the guide says it of RESPAI (FA6): 126 h in 18 days, 210 to 420 h of placement.
    ((18, 7), (15, "2-4", 7), ["126 h", "210 h à 420 h", "336 h à 546 h"]),
    ((6, 6), (4, "3", 7), ["36 h", "84 h", "120 h"]),
])
def test_hours_are_computed(theory, placement, said):
    cells = [text for path, text in read(drawn(TRAINING % (*theory, *placement))) if path.endswith("/TD")]
    assert cells[1:6:2] == said


def test_a_shipped_training_states_what_the_guide_states():
    sheet = bench.library().sheet("calendrier-respai")
    assert (sheet.theory.days, sheet.theory.hours, sheet.theory.total) == (18, 126, 126)
    assert sheet.placement.hours == sheet.placement.total == Span(210, 420)
    assert len(sheet.months) == 6 and "initiale" in sheet.intro


def test_each_day_and_each_week_of_a_training_can_be_ticked():
    boxes = [box for box in drawn(TRAINING % (18, 7, 15, "2-4", 7))[0].boxes if isinstance(box, Field) and box.choice]
    assert sum(box.name == "suivi/jours/1" for box in boxes) == 1
    assert len([box for box in boxes if box.name.startswith("suivi/jours")]) == 18
    assert len([box for box in boxes if box.name.startswith("suivi/semaines")]) == 15
