"""A length asked is met exactly, in the order the author agreed to: optional steps, rounds, then minutes."""

from __future__ import annotations

from hypothesis import assume
from hypothesis import strategies as st

from kit.planning.lines import SHORTEST, read_line
from kit.reading.diagnostics import Report

from .scripts import minutes, often, planned, refused, step, timed_steps


def bounds(steps) -> tuple[int, int, int]:
    items = read_line(steps, Report())
    return tuple(sum(getattr(item, name) for item in items) for name in ("least", "usual", "most"))


@st.composite
def fitted(draw):
    """Steps, and a length they can be fitted to."""
    steps = draw(timed_steps())
    least, _, most = bounds(steps)
    assume(0 < most <= 1440)
    return steps, draw(st.integers(max(1, least), max(1, most)))


@often(fitted())
def test_the_length_asked_is_the_length_planned(case):
    steps, asked = case
    agenda = planned(*steps, start=540, duration=asked)
    assert agenda.end - agenda.start == asked == agenda.content + agenda.breaks + agenda.gaps


@often(fitted())
def test_minutes_over_remain_only_where_pieces_are_too_big_to_fill_them(case):
    steps, asked = case
    agenda = planned(*steps, start=540, duration=asked)
    entire = [item.most for item in read_line(steps, Report()) if item.optional]
    rounds = [one.minutes.usual for one in steps if one.rounds]
    assert agenda.gaps <= max(entire + rounds, default=0)


@often(fitted())
def test_no_step_leaves_its_bounds_and_none_that_must_stay_is_dropped(case):
    steps, asked = case
    agenda = planned(*steps, start=540, duration=asked)
    slots = {slot.step.name: slot for slot in agenda.slots if slot.step}
    for one in steps:
        slot = slots.get(one.name)
        if slot is None:
            assert one in agenda.dropped and not one.protected
            assert one.optional or one.minutes.least == 0
            continue
        count = slot.rounds or 1
        assert slot.minutes <= count * one.minutes.most
        assert slot.minutes >= count * one.minutes.least
        if one.rounds:
            assert one.rounds.least <= slot.rounds <= one.rounds.most
            assert one.minutes.least <= slot.round_minutes <= one.minutes.most
        if one.protected:
            assert slot.minutes == one.minutes.usual * (one.rounds.usual if one.rounds else 1)


@often(timed_steps())
def test_asking_for_the_usual_length_changes_nothing(steps):
    usual = bounds(steps)[1]
    assume(0 < usual <= 1440)
    assert planned(*steps, start=540, duration=usual).slots == planned(*steps, start=540).slots


@often(timed_steps())
def test_the_longest_length_gives_every_step_its_most(steps):
    _, usual, most = bounds(steps)
    assume(usual > 0 and most <= 1380)
    agenda = planned(*steps, start=540, duration=most + 17)
    assert agenda.gaps == 17
    assert sum(minutes(agenda).values()) == most


@often(timed_steps())
def test_below_the_least_it_is_refused_with_the_minutes_that_are_missing(steps):
    least, usual, _ = bounds(steps)
    assume(least > 1 and usual <= 1440)
    error = refused(*steps, start=540, duration=least - 1)
    assert (error.code, error.facts["least"], error.facts["missing"]) == ("duree-trop-courte", least, 1)


def test_everything_is_usual_when_no_length_is_asked():
    agenda = planned(step("cadre", "5/8/10"), step("manches", "5/8/10", rounds="4/6/8"),
                     step("bonus", "0/0/15", optional=True))
    assert minutes(agenda) == {"cadre": 8, "manches": 48}
    assert [s.name for s in agenda.dropped] == ["bonus"]
    assert (agenda.usual, agenda.end - agenda.start, agenda.gaps) == (56, 56, 0)


GAME = (step("cadre", "5/8/10", "opening", protected=True), step("tri", "5/10/15"),
        step("manches", "5/8/10", "debate", rounds="4/6/8"), step("pause", "0/10/15", "break", optional=True),
        step("debrief", "5/10/15", "debrief", protected=True))


def test_what_is_optional_gives_way_first():
    assert minutes(planned(*GAME, duration=81))["pause"] == 5
    dropped = planned(*GAME, duration=76)
    assert minutes(dropped) == {"cadre": 8, "tri": 10, "manches": 48, "debrief": 10}
    assert [s.name for s in dropped.dropped] == ["pause"]


def test_then_rounds_one_at_a_time_and_minutes_last():
    five = planned(*GAME, duration=68)
    assert [(s.rounds, s.round_minutes) for s in five.slots if s.rounds] == [(5, 8)]
    assert minutes(five)["tri"] == 10
    assert minutes(planned(*GAME, duration=71)) == {"cadre": 8, "tri": 5, "manches": 48, "debrief": 10}
    shortest = planned(*GAME, duration=43)
    assert minutes(shortest) == {"cadre": 8, "tri": 5, "manches": 20, "debrief": 10}
    assert [(s.rounds, s.round_minutes) for s in shortest.slots if s.rounds] == [(4, 5)]


def test_breaks_outlast_other_optional_steps():
    pause = step("pause", "0/10/15", "break", optional=True)
    steps = (step("jeu", "5/10/15", optional=True), step("fond", "30"), pause)
    assert minutes(planned(*steps, duration=40)) == {"pause": 10, "fond": 30}
    assert minutes(planned(*steps, duration=30)) == {"fond": 30}


def test_no_break_is_shorter_than_is_worth_stopping_for():
    steps = (step("a", "20/30/30"), step("pause", "0/10/15", "break", optional=True))
    for asked in range(20, 41):
        assert minutes(planned(*steps, duration=asked)).get("pause", SHORTEST) >= SHORTEST


def test_a_longer_length_brings_rounds_minutes_and_what_was_left_out():
    agenda = planned(*GAME, step("bonus", "0/0/15", optional=True), duration=130)
    assert [(s.rounds, s.round_minutes) for s in agenda.slots if s.rounds] == [(8, 9)]
    assert "bonus" in minutes(agenda) and agenda.gaps == 0


def test_rounds_that_cannot_stretch_leave_the_rest_as_a_gap():
    agenda = planned(step("manches", "8", rounds="4/6/8"), duration=53)
    assert (minutes(agenda), agenda.gaps) == ({"manches": 48}, 5)
    assert agenda.slots[-1].kind == "gap"


def test_a_round_that_no_fair_part_pays_for_is_added_where_time_would_stay_unused():
    agenda = planned(step("manches", "8", rounds="4/6/8"), step("a", "10/10/12"), duration=66)
    assert (minutes(agenda), agenda.gaps) == ({"manches": 56, "a": 10}, 0)


def test_rounds_are_of_equal_length_where_they_can_be():
    assert minutes(planned(step("manches", "5/8/10", rounds="4"), step("a", "10/20/20"), duration=48)) == {
        "manches": 28, "a": 20}


def test_minutes_are_multiples_of_five_where_they_can_be():
    assert minutes(planned(step("a", "10/20/20"), step("b", "5/20/20"), duration=30)) == {"a": 15, "b": 15}


def test_the_refusal_names_what_the_author_could_let_go():
    assert refused(*GAME, duration=30).facts == {"asked": 30, "least": 43, "missing": 13, "could": "cadre, debrief"}
    held = refused(step("a", "10"), step("b", "30/40/50"), step("c", "0/5/5", "break", optional=True), duration=20)
    assert held.facts["could"] == "b, a"
    assert held.place.line == 1


def test_round_numbers_come_before_monotony():
    steps = (step("a", "10/20/20"), step("b", "5/8/8"))
    assert minutes(planned(*steps, duration=25)) == {"a": 20, "b": 5}
    assert minutes(planned(*steps, duration=23)) == {"a": 15, "b": 8}
