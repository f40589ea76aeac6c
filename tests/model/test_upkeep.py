"""A claim keeps a source and a date younger than 24 months; cards to write on, and other decks, are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from kit.cli import check
from kit.cli.app import main
from kit.model.upkeep import age, check_claims
from kit.reading.diagnostics import Report
from tests.delivery.project import Project
from tests.documents import bench

TODAY = date(2026, 11, 23)
DECK = """\
deck: cartes
title: Cartes
updated: 2026-11
size: poker
template: claim
categories: {place: {title: Place, letter: P, shape: circle, colour: blue}}
cards:
  - {card: C1, category: place, status: ouvert, front: Qui ?, fact: Un fait, question: Et ici ?, sources: [Le guide]}
  - {card: VIDE, template: blank}
"""


def found(text: str, today: date = TODAY) -> list[tuple[str, str]]:
    report = Report()
    check_claims(bench.deck(text), today, report)
    assert not report.errors
    return [(d.code, d.facts["card"]) for d in report]


def test_a_claim_with_a_source_and_a_fresh_date_is_left_alone():
    assert found(DECK) == []


@pytest.mark.parametrize("written, old", [("2024-12", False), ("2024-11", True), ("2024-10", True), ("2026-11", False)])
def test_at_24_months_a_claim_is_to_be_checked_again(written, old):
    """23, 24 and 25 months, by the deck's date and by the card's own."""
    expected = [("idee-a-reverifier", "C1")] if old else []
    assert found(DECK.replace("updated: 2026-11", f"updated: {written}")) == expected
    assert found(DECK.replace("card: C1,", f"card: C1, checked: {written},")) == expected


def test_the_date_of_a_card_is_its_own_before_the_decks():
    old = DECK.replace("updated: 2026-11", "updated: 2020-01")
    assert found(old.replace("card: C1,", "card: C1, checked: 2026-10,")) == []
    assert found(old) == [("idee-a-reverifier", "C1")]


@pytest.mark.parametrize("written, months", [
    ("2025-11", 12), ("2025-11-30", 12), ("11/2025", 12), ("30/11/2025", 12), (" 2026-9 ", 2), ("2027-01", -2),
    ("2026-13", None), ("00/2026", None), ("2026", None), ("cet automne", None), ("", None), ("novembre 2026", None),
])
def test_the_months_of_a_date(written, months):
    assert age(written, TODAY) == months


def test_a_date_that_cannot_be_read_and_a_source_that_is_not_there():
    assert found(DECK.replace("2026-11", "cet automne")) == [("idee-sans-date", "C1")]
    assert found(DECK.replace(", sources: [Le guide]", "")) == [("idee-sans-source", "C1")]
    assert found(DECK.replace("[Le guide]", "['  ']")) == [("idee-sans-source", "C1")]
    assert found(DECK.replace("template: claim", "template: prompt").replace(", sources: [Le guide]", "")) == []


def test_check_warns_and_strict_makes_it_an_error(tmp_path, monkeypatch, capsys):
    Project(tmp_path, deck=DECK)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")  # November 2026
    assert main(["check", "cards/cartes.yaml"]) == main(["check", "cards/cartes.yaml", "--strict"]) == 0
    assert "attention" not in capsys.readouterr().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1890000000")  # November 2029
    assert main(["check", "cards/cartes.yaml"]) == 0
    assert "attention[idee-a-reverifier]" in capsys.readouterr().err
    assert main(["check", "cards/cartes.yaml", "--strict"]) == 1
    told = capsys.readouterr().err
    assert "erreur[idee-a-reverifier]" in told and "checked: 2029-11" in told
    assert main(["deck", "cartes"]) == 0, "what is printed does not depend on the day"
    assert "idee-" not in capsys.readouterr().err


def test_the_day_is_the_one_that_is_told_or_todays(monkeypatch):
    for told in ("abc", "9" * 30, "-" + "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", told)
        assert check.today().year >= 2026
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert check.today() == date(1970, 1, 1)
