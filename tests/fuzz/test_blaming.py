"""The line with a slip is the one that is blamed, and little more is said; the measure tells right from wrong."""

from __future__ import annotations

import os
from random import Random

import pytest

if not hasattr(os, "fork"):
    pytest.skip("children are forked", allow_module_level=True)

from tests.fuzz.blaming import COUNT, LEAST, SEED, Blame, Reader, at_95, blamed, by_all, right, table
from tests.fuzz.slips import WAYS, Slip, page_of

FEW = 300
GOOD = b"""deck: essai
title: Un titre avec des mots
cards:
  - card: C1
    front: L'eau du matin
  - {card: C2, front: Autre}
"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory) -> Reader:
    return Reader(tmp_path_factory.mktemp("lapsus"))


def said(blames: list[Blame]) -> list[int]:
    return sorted(blame.said for blame in blames)


def test_the_line_with_a_slip_is_blamed_and_once(reader):
    blames = blamed(reader, SEED, range(FEW))
    assert len(blames) > FEW * 0.9 and {blame.kind for blame in blames} == set(WAYS)
    assert right(blames) >= LEAST and at_95(said(blames)) == 1, "\n".join(table(blames))


@pytest.mark.slow
def test_the_line_with_a_slip_is_blamed_and_once_in_ten_thousand(tmp_path):
    blames = by_all(tmp_path, SEED, COUNT)
    print("", *table(blames), sep="\n")
    assert len(blames) > COUNT * 0.9
    assert {kind for kind in WAYS if right([blame for blame in blames if blame.kind == kind]) < LEAST} == set()
    assert at_95(said(blames)) == 1


@pytest.mark.parametrize("name", ("cards/vote.yaml", "workshops/cafe-debat.yaml", "assets/sheets/regles-du-debat.yaml"))
def test_nothing_is_said_of_a_good_file(reader, name):
    page = next(page for page in reader.pages if page.name == name)
    assert reader.blame(Slip("none", name, "\n".join((*page.lines, "")).encode(), (1,))).said == 0


def test_a_complaint_of_another_line_is_wrong(reader):
    slip = reader.slip(SEED, 0)
    assert reader.blame(slip).right
    assert not reader.blame(slip._replace(numbers=tuple(number + 3 for number in slip.numbers))).right


@pytest.mark.parametrize("kind", WAYS)
def test_a_slip_is_of_the_line_that_it_names(kind):
    """… and of no other."""
    page, made, random = page_of("cards/essai.yaml", GOOD), [], Random(1)
    for _ in range(60):
        for spot in page.spots:
            made += [found] if (found := WAYS[kind](random, page, spot)) else []
    for lines, number in made:
        more = len(lines) - len(page.lines)
        assert lines[:number - 1] == page.lines[:number - 1] and lines[number:] == page.lines[number - more:]
