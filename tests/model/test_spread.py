"""Counts of a barometer: read as they are written, hidden under five, and never more than there were people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.checking import convert
from kit.model.results import Results
from kit.model.spread import LEAST, Spread, check_tally, spreads
from kit.model.tally import Tally
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Source

SHEET = """
sheet: essai
title: Essai
template: tally
scale: [Non, Un peu, Oui]
statements: [Je vois., Je veux.]
"""
COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=3)


def read(yaml: str, kind: type):
    report = Report()
    made = convert(load(Source("essai.yaml", yaml), report), kind, report)
    assert made and not len(report), list(report)
    return made


def results(*statements: tuple[list[int], list[int]], sheets: str = "") -> Results:
    """Counts before and after of each statement."""
    lines = ["results: essai", "answers:", *([f"  feuilles: {sheets}"] if sheets else [])]
    for word, sides in zip(("je-vois", "je-veux"), statements, strict=False):
        lines += [f"  {word}:"]
        lines += [f"    {when}-{level}: {count}" for when, counts in zip(("avant", "apres"), sides, strict=True)
                  for level, count in zip(("non", "un-peu", "oui"), counts, strict=True)]
    return read("\n".join(lines), Results)


def said(given_results: Results) -> list[tuple[str, int, dict]]:
    report = Report()
    check_tally(read(SHEET, Tally), given_results, report)
    return [(d.code, d.place.line, d.facts) for d in report]


@given(COUNTS, COUNTS)
def test_counts_are_those_that_were_written(before, after):
    first, second = spreads(read(SHEET, Tally), results((before, after)))
    assert first == (tuple(before), tuple(after))
    assert second == ((0, 0, 0), (0, 0, 0)) and not second.shown


@given(COUNTS, COUNTS)
def test_shown_only_with_five_answers_on_both_sides(before, after):
    assert Spread(tuple(before), tuple(after)).shown == (sum(before) >= LEAST <= sum(after))


def test_more_answers_than_sheets_is_said_at_the_statement():
    found = said(results(([2, 2, 2], [1, 1, 1]), ([3, 3, 1], [0, 0, 9]), sheets="{avant: 6, apres: 9}"))
    assert found == [("reponses-en-trop", 12, {"statement": "Je veux.", "count": 7, "people": 6})]


def test_without_a_number_of_sheets_what_most_statements_share_is_taken():
    sheet = SHEET.replace("Je veux.]", "Je veux., Je peux.]")
    answers = results(([2, 2, 2], [0, 0, 0]), ([2, 2, 2], [0, 0, 0]))
    answers.answers["je-peux"] = {**answers.answers["je-vois"]}
    answers.answers["je-peux"]["avant-oui"] = read("results: r\nanswers: {a: {b: 4}}", Results).answers["a"]["b"]
    report = Report()
    check_tally(read(sheet, Tally), answers, report)
    assert [(d.code, d.facts["count"], d.facts["people"]) for d in report] == [("reponses-en-trop", 8, 6)]


def test_fewer_answers_are_no_fault_because_anybody_may_pass():
    assert said(results(([2, 2, 2], [1, 1, 1]), ([0, 1, 0], [0, 0, 0]), sheets="{avant: 6, apres: 6}")) == []


@pytest.mark.parametrize("count", ["beaucoup", "-3", "2.5", "99999", "٣"])
def test_what_is_no_count_is_refused(count):
    answers = read(f"results: essai\nanswers:\n  je-vois: {{avant-oui: '{count}'}}", Results)
    assert said(answers) == [("nombre-attendu", 3, {"value": count, "key": "essai"})]
