"""The memos that ship: one for each fiche-action, in words that the guide's damage has not reached."""

from __future__ import annotations

import re

import pytest

from kit.model.library import SHEETS_SHELF, WORKSHOPS
from kit.model.memo import Memo
from kit.model.simple import simplified, words
from kit.model.walking import texts
from tests.shipped import library

LIBRARY = library()
MEMOS = {name: sheet for name in LIBRARY.names(SHEETS_SHELF) if isinstance(sheet := LIBRARY.sheet(name), Memo)}
REGIONS = ["Bourgogne-Franche-Comté", "Hauts-de-France", "Nouvelle-Aquitaine"]
# What the scan of the guide made of names, and spellings that it has side by side.
DAMAGED = re.compile(r"AH1|AHl|\bAHF\b|\bAHIL\b|RESPAL|aideance|pair aidance|Haut-de-France|CCN|@")


def test_there_is_one_for_each_fiche():
    assert {f"memo-fa{n}" for n in range(1, 10)} <= set(MEMOS)
    assert all(MEMOS[f"memo-fa{n}"].guide == (f"FA{n}",) for n in range(1, 10))


@pytest.mark.parametrize("name", MEMOS)
def test_a_memo_says_all_its_parts_in_both_ways_of_saying(name):
    memo = MEMOS[name]
    assert memo.intro and memo.audience and memo.call and memo.workshops
    assert 4 <= len(memo.do) <= 7 and 2 <= len(memo.watch) <= 5
    assert {"title", "intro", "audience", "do", "watch", "call"} <= set(words(memo.simple))
    assert len(memo.simple.do) == len(memo.do) and len(memo.simple.watch) == len(memo.watch)
    assert all(str(one.region) in REGIONS and one.simple for one in memo.experiences)


@pytest.mark.parametrize("name", MEMOS)
def test_the_workshops_of_a_memo_are_called_as_they_are_in_both_ways_of_saying(name):
    for way in (lambda thing: thing, simplified):
        titles = {str(way(LIBRARY.workshop(one)).title) for one in LIBRARY.names(WORKSHOPS)}
        assert set(map(str, way(MEMOS[name]).workshops)) <= titles


def test_each_workshop_is_on_a_memo():
    titles = {str(LIBRARY.workshop(one).title) for one in LIBRARY.names(WORKSHOPS)}
    assert titles == {str(title) for memo in MEMOS.values() for title in memo.workshops}


def test_an_experience_that_the_guide_lost_is_not_made_up():
    """In fiche 1 that of one region is a copy of the recommendations."""
    assert [str(one.region) for one in MEMOS["memo-fa1"].experiences] == REGIONS[1:]


@pytest.mark.parametrize("name", [*MEMOS, "travail-pair-en-quelques-mots"])
def test_names_are_spelt_as_they_are(name):
    assert [text for text in texts(LIBRARY.sheet(name)) if DAMAGED.search(text)] == []


def test_figures_stand_with_where_they_come_from():
    """On the page of figures, each line that has one names the part or the fiche of the guide."""
    sheet = LIBRARY.sheet("travail-pair-en-quelques-mots")
    figures = next(section for section in sheet.sections if "chiffres" in section.title)
    assert all(re.search(r"\(partie 3\)|\(FA[67]\)", point) for point in figures.points)
    told = " ".join(figures.points)
    assert {"15", "300", "2024", "126", "18", "210", "420", "6", "2", "3"} == set(re.findall(
        r"\d+", re.sub(r"\(.*?\)", "", told)))
