"""Counts from the number of people, on worked vectors."""

from __future__ import annotations

import pytest

from kit.model.values import Spare
from kit.model.workshop import Quantity
from kit.planning.quantities import Group, group_of, needed
from kit.reading.diagnostics import Report

from .scripts import event, step, workshop


def group(number: int | None, **more) -> tuple[Group, Report]:
    report = Report()
    return group_of(workshop(step("a", "10"), **more), event(participants=number), report), report


@pytest.mark.parametrize(("number", "tables", "facilitators"), [
    (12, 3, 1), (23, 5, 2), (13, 3, 2), (25, 5, 2), (26, 6, 2), (6, 2, 1), (10, 2, 1), (11, 3, 1)])
def test_tables_and_facilitators_follow_from_the_participants(number, tables, facilitators):
    found, report = group(number)
    assert found == (number, tables, facilitators) and not len(report)


def test_the_typical_number_stands_in_for_an_event_that_says_none():
    assert group(None)[0].participants == 12


@pytest.mark.parametrize(("number", "warned"), [(5, True), (6, False), (30, False), (31, True)])
def test_a_number_the_script_was_not_made_for_is_a_warning(number, warned):
    found, report = group(number)
    assert found.participants == number
    assert [(d.severity, d.code, d.facts) for d in report] == (
        [("warning", "effectif-hors-bornes", {"participants": number, "least": 6, "most": 30})] if warned else [])


SMALL, LARGE = Group(12, 3, 1), Group(23, 5, 2)


@pytest.mark.parametrize(("quantity", "small", "large"), [
    (Quantity(count=3, per="participant", at_least=20), 36, 69),      # images to speak with
    (Quantity(count=3, per="participant"), 36, 69),                   # tokens, voting cards
    (Quantity(count=12, per="participant"), 144, 276),                # pieces of the tree
    (Quantity(count=30, per="table"), 90, 150),                       # sorting cards
    (Quantity(count=40, per="table"), 120, 200),                      # mission cards
    (Quantity(count=20, per="table"), 60, 100),                       # the deck of claims
    (Quantity(count=2, per="participant"), 24, 46),                   # barometers
    (Quantity(count=1, per="facilitator"), 1, 2),                     # guides
    (Quantity(count=3), 3, 3),                                        # posters
    (Quantity(count=1, per="table", at_least=4), 4, 5),
    (Quantity(count=1, per="participant", spare=Spare(percent=10)), 14, 26),
    (Quantity(count=1, per="participant", spare=Spare(pieces=2)), 14, 25),
    (Quantity(count=1, per="participant", at_least=20, spare=Spare(percent=10)), 22, 26),
])
def test_worked_counts(quantity, small, large):
    assert (needed(quantity, SMALL), needed(quantity, LARGE)) == (small, large)
