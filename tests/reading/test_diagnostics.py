"""A report says each thing once, in the order of the files, and not more than a person can use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.reading.diagnostics import ENOUGH, Report, nearest
from kit.reading.source import Place, Source

FILES = [Source(name, "") for name in ("b.yaml", "a.yaml")]


ENTRIES = st.tuples(st.sampled_from(FILES), st.integers(1, 9), st.integers(1, 9), st.sampled_from("xyz"))


@given(st.lists(ENTRIES, max_size=40))
def test_each_thing_once_in_the_order_of_the_files(entries):
    report = Report()
    for source, line, column, code in entries * 2:
        report.error(code, Place(source, line, column))
    said = [(d.file, d.place.line, d.place.column, d.code) for d in report]
    assert said == sorted({(source.name, line, column, code) for source, line, column, code in entries})


def test_errors_and_warnings_are_counted_apart():
    report = Report()
    report.error("a", Place(FILES[0]))
    report.warn("b", Place(FILES[0]))
    report.warn("c")
    assert (report.errors, report.warnings, len(report)) == (1, 2, 3)


def test_the_same_code_with_other_facts_is_another_finding():
    report = Report()
    report.error("cle-manquante", Place(FILES[0]), key="kind")
    report.error("cle-manquante", Place(FILES[0]), key="title")
    assert len(report) == 2


def test_past_enough_a_file_says_so_once_and_others_still_speak():
    report = Report()
    for line in range(1, 3 * ENOUGH):
        report.error("x", Place(FILES[0], line))
    report.warn("y", Place(FILES[0], 1))
    report.error("x", Place(FILES[1], 1))
    codes = [d.code for d in report if d.file == FILES[0].name and d.severity == "error"]
    assert codes == ["x"] * ENOUGH + ["liste-coupee"]
    assert (report.errors, report.warnings) == (ENOUGH + 2, 1)


def test_reports_join():
    one, two = Report(), Report()
    one.error("a", Place(FILES[0]))
    two.error("a", Place(FILES[0]))
    two.error("b", Place(FILES[1]))
    one.extend(two)
    assert [d.code for d in one] == ["b", "a"]


@pytest.mark.parametrize("word, choices, near", [
    ("minuts", ["minutes", "rounds"], "minutes"), ("Titel", ["title"], "title"), ("poker", ["Poker"], "Poker"),
    ("guide", ["sides"], None), ("x", ["minutes"], None), ("", ["minutes"], None), ("minutes", [], None),
])
def test_the_nearest_word_is_near_or_none(word, choices, near):
    assert nearest(word, choices) == near
