"""Sums of a budget: exact to the cent, however an amount is written; what does not add up is said at its place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.model.budget import Budget
from kit.model.checking import convert
from kit.model.results import Results
from kit.model.sums import amount, check_sums, told, written, year_of
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Source

CENTS = st.integers(0, 99_999_999_999)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f"])


def value(cents: int) -> Decimal:
    return Decimal(cents) / 100


def as_written(cents: int, space: str, unit: str) -> str:
    """An amount as somebody may write it."""
    whole = f"{cents // 100:,}".replace(",", space)
    return f"{whole},{cents % 100:02d}{unit}" if cents % 100 else whole + unit


def budget(costs: list[int | None], income: list[int | None], totals: dict[str, int] = {}) -> Budget:
    """A budget of one year, its amounts in cents; None is an amount that is not known."""
    def side(name: str, amounts: list[int | None]) -> str:
        lines = "".join(f"    - {{title: {name} {i}" + (f', amounts: {{"2028": "{as_written(cents, " ", "")}"}}' if
                        cents is not None else "") + "}\n" for i, cents in enumerate(amounts))
        total = f'  total: {{"2028": "{as_written(totals[name], " ", "")}"}}\n' if name in totals else ""
        return f"{name}:\n  title: {name}\n  lines:\n{lines}{total}"

    head = 'sheet: essai\ntitle: Essai\ntemplate: budget\nyears: ["2028"]\n'
    return read(head + side("costs", costs) + side("income", income), Budget)


def read(yaml: str, kind: type):
    report = Report()
    made = convert(load(Source("essai.yaml", yaml), report), kind, report)
    assert made and not len(report), list(report)
    return made


def said(sheet: Budget, results: Results | None = None) -> list[tuple[str, dict]]:
    report = Report()
    check_sums(sheet, results, report)
    assert all(d.place for d in report)
    return [(d.code, d.facts) for d in report]


@given(CENTS, SPACES, st.sampled_from(["", " €", "€"]))
def test_an_amount_is_read_as_it_is_written(cents, space, unit):
    assert amount(as_written(cents, space, unit)) == value(cents)
    assert amount(str(value(cents)).replace(".", ",")) == value(cents)


@given(CENTS)
def test_an_amount_is_told_so_that_it_is_read_again(cents):
    text = told(value(cents))
    assert amount(text) == value(cents)
    assert ("," in text) == bool(cents % 100) and not set(text) - set("0123456789,\u202f")


@pytest.mark.parametrize("text", ["12.500", "12,500", "1 25", "-12", "12,5,5", "environ 12", "1e3", "١٢", ",50", "€"])
def test_what_may_be_read_in_two_ways_is_not_guessed(text):
    with pytest.raises(ValueError, match="montant-illisible"):
        amount(text)


@given(st.lists(st.none() | CENTS, min_size=1, max_size=6), st.lists(st.none() | CENTS, min_size=1, max_size=6))
def test_sums_are_those_of_what_is_known(costs, income):
    sheet = budget(costs, income)
    year = year_of(sheet, 0, written(sheet, None))
    for side, total in zip((costs, income), year.sums, strict=True):
        known = [cents for cents in side if cents is not None]
        assert total == (value(sum(known)) if known else None)
    assert year.complete == (None not in costs + income)
    assert (year.balance is None) == (None in year.sums)


@given(st.lists(CENTS, min_size=1, max_size=5), st.lists(CENTS, min_size=1, max_size=5))
def test_a_whole_year_out_of_balance_is_said_by_how_much(costs, income):
    gap = sum(income) - sum(costs)
    code = "financement-manquant" if gap < 0 else "financement-en-trop"
    expected = [(code, {"amount": told(value(abs(gap))).replace("\u202f", " "), "year": "2028"})] if gap else []
    assert said(budget(costs, income)) == expected


def test_what_lacks_is_told_as_it_is_written():
    assert said(budget([2400000], [2280000])) == [("financement-manquant", {"amount": "1 200", "year": "2028"})]


def test_a_year_with_a_blank_is_not_out_of_balance():
    assert said(budget([2400000, None], [2280000])) == []


@given(st.lists(CENTS, min_size=1, max_size=5), CENTS)
def test_a_stated_total_is_the_sum_of_its_lines(costs, stated):
    wrong = stated != sum(costs)
    codes = [code for code, _ in said(budget(costs, [sum(costs)], {"costs": stated}))]
    assert codes == (["total-faux"] if wrong else [])


def test_a_total_of_lines_that_are_not_all_known_is_left_alone():
    assert said(budget([100, None], [None], {"costs": 900})) == []


def test_a_results_file_comes_before_the_sheet():
    results = read('results: essai\nanswers:\n  costs-costs-0: {"2028": "5"}\n  income-income-0: {"2028": "5,00 €"}',
                   Results)
    sheet = budget([2400000], [None])
    assert year_of(sheet, 0, written(sheet, results)).sums == (Decimal(5), Decimal(5))
    assert said(sheet, results) == []
