"""Slots on the clock: sums that close, pins, lanes, envelopes, midnight, and events that contradict themselves."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from kit.model.values import DAY
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report

from .scripts import any_steps, event, minutes, often, parallel, planned, refused, step, timed_steps, workshop

H = 60


def shown(agenda) -> list[tuple]:
    return [(slot.kind, slot.step.name if slot.step else None, slot.start, slot.minutes) for slot in agenda.slots]


@often(any_steps(), st.integers(0, DAY - 1), st.one_of(st.none(), st.integers(1, DAY)))
def test_the_sums_close_whatever_the_script_says(steps, start, duration):
    report = Report()
    agenda = plan(workshop(*steps), event(start=start, duration=duration), report)
    assert (agenda is None) == (report.errors > 0)
    if agenda:
        assert agenda.content + agenda.breaks + agenda.gaps - agenda.overlaps == agenda.end - agenda.start
        assert duration is None or agenda.end - agenda.start == duration
        assert all(slot.minutes >= 0 and agenda.start <= slot.start and slot.end <= agenda.end for slot in agenda.slots)


@often(any_steps(), st.integers(0, DAY - 1))
def test_every_step_is_planned_once_or_said_to_be_dropped(steps, start):
    agenda = plan(workshop(*steps), event(start=start), Report())
    if agenda:
        planned_names = [s.step.name for s in agenda.slots if s.step and s.step.step and s.kind != "overlap"]
        inside = [s for one in steps for lane in one.parallel for s in lane]
        names = sorted(s.name for s in (*steps, *inside) if s.step)
        assert sorted(planned_names + [s.name for s in agenda.dropped]) == names


@often(any_steps(), st.integers(0, DAY - 1), st.integers(1, DAY))
def test_the_overlaps_shown_are_the_minutes_when_two_steps_run_at_once(steps, start, duration):
    agenda = plan(workshop(*steps), event(start=start, duration=duration), Report())
    if agenda:
        main = [s for s in agenda.slots if s.lane == 0 and s.kind in ("content", "break", "gap")]
        running = [minute for s in main for minute in range(s.start, s.end)]
        assert agenda.overlaps == len(running) - len(set(running))
        assert set(running) == set(range(agenda.start, agenda.end))


@often(timed_steps(), st.randoms(use_true_random=False))
def test_order_does_not_change_the_sums(steps, random):
    mixed = list(steps)
    random.shuffle(mixed)
    one, other = planned(*steps), planned(*mixed)
    assert (one.content, one.breaks, one.end) == (other.content, other.breaks, other.end)


@often(timed_steps(), st.integers(2, 60), st.integers(1, 59))
def test_splitting_a_step_does_not_change_the_sums(steps, whole, part):
    part = min(part, whole - 1)
    one = planned(*steps, step("x", str(whole)))
    two = planned(*steps, step("x", str(part)), step("y", str(whole - part)))
    assert (one.content, one.breaks, one.end, one.usual) == (two.content, two.breaks, two.end, two.usual)


def test_a_running_order_by_default_begins_at_two():
    agenda = planned(step("a", "20"), step("pause", "10", "break"), step("b", "30"))
    assert shown(agenda) == [("content", "a", 840, 20), ("break", "pause", 860, 10), ("content", "b", 870, 30)]
    assert (agenda.content, agenda.breaks, agenda.start_given) == (50, 10, False)


@pytest.mark.parametrize(("when", "start", "end", "given_"), [
    ({"start": 9 * H}, 9 * H, 9 * H + 30, True),
    ({"start": 9 * H, "end": 10 * H}, 9 * H, 10 * H, True),
    ({"start": 9 * H, "end": 10 * H, "duration": 60}, 9 * H, 10 * H, True),
    ({"end": 10 * H, "duration": 45}, 9 * H + 15, 10 * H, True),
    ({"end": 10 * H}, 9 * H + 30, 10 * H, False),
    ({"duration": 45}, 14 * H, 14 * H + 45, False),
    ({"end": 30, "duration": 60}, 23 * H + 30, DAY + 30, True),
    ({"start": 23 * H + 30, "end": 30}, 23 * H + 30, DAY + 30, True),
])
def test_two_of_start_end_and_duration_give_the_third(when, start, end, given_):
    agenda = planned(step("a", "20/30/40"), **when)
    assert (agenda.start, agenda.end, agenda.start_given) == (start, end, given_)


def test_an_event_that_contradicts_itself_is_refused():
    error = refused(step("a", "30"), start=14 * H, end=16 * H, duration=90)
    assert (error.code, error.facts) == ("event-incoherent", {
        "start": "14 h", "end": "16 h", "duration": "1 h 30", "between": "2 h"})


def test_a_pinned_step_shows_the_gap_before_it():
    agenda = planned(step("a", "20"), step("b", "30", at="15:00"))
    assert shown(agenda) == [("content", "a", 840, 20), ("gap", None, 860, 40), ("content", "b", 900, 30)]
    assert (agenda.gaps, agenda.overlaps) == (40, 0)


def test_a_pinned_step_shows_by_how_much_it_overlaps_and_says_so():
    report = Report()
    agenda = plan(workshop(step("a", "80"), step("b", "30", at="15:00")), event(), report)
    assert shown(agenda) == [("content", "a", 840, 80), ("overlap", "b", 900, 20), ("content", "b", 900, 30)]
    assert (agenda.overlaps, agenda.end) == (20, 930)
    (warning,) = report
    assert (warning.code, warning.facts) == ("chevauchement", {"step": "b", "at": "15 h", "minutes": 20})


def test_an_overlap_longer_than_the_pinned_step_goes_on_into_the_next():
    report = Report()
    agenda = plan(workshop(step("a", "120"), step("b", "10", at="15:00"), step("c", "30")), event(), report)
    assert [(s.step.name, s.minutes) for s in agenda.slots if s.kind == "overlap"] == [("b", 10), ("c", 30)]
    assert (agenda.overlaps, agenda.end) == (40, 16 * H)
    assert [d.facts["step"] for d in report] == ["b"]


def test_a_length_asked_shortens_what_runs_into_a_pin_but_never_fills_a_gap():
    steps = (step("a", "20/40/90"), step("repas", "30", "break", at="12:30"), step("b", "20/60/90"))
    late = planned(*steps, start=12 * H, duration=120)
    assert (minutes(late), late.overlaps) == ({"a": 30, "repas": 30, "b": 60}, 0)
    early = planned(*steps, start=11 * H, duration=210)
    assert (minutes(early), early.gaps) == ({"a": 40, "repas": 30, "b": 90}, 50)
    tight = planned(*steps, start=12 * H + 20, duration=100)
    assert (minutes(tight)["a"], tight.overlaps) == (20, 10)


def test_a_pinned_step_is_never_dropped():
    steps = (step("a", "60"), step("repas", "0/20/30", "break", at="15:00", optional=True))
    assert minutes(planned(*steps, duration=65)) == {"a": 60, "repas": 5}
    assert refused(*steps, duration=60).facts["least"] == 65


def test_an_end_before_the_last_pin_is_too_short():
    error = refused(step("a", "30"), step("b", "20/30/30", at="15:00"), start=14 * H, duration=50)
    assert (error.code, error.facts["least"], error.facts["missing"]) == ("duree-trop-courte", 80, 30)


def test_pins_past_midnight():
    agenda = planned(step("a", "60"), step("b", "30", at="00:30"), start=23 * H)
    assert [(s.kind, s.start, s.minutes) for s in agenda.slots[1:]] == [("gap", DAY, 30), ("content", DAY + 30, 30)]
    over = planned(step("a", "90"), step("b", "50", at="23:50"), start=23 * H)
    assert (over.overlaps, over.slots[-1].start) == (40, 23 * H + 50)


def test_a_pin_before_the_start_means_the_next_day_and_is_said_aloud():
    report = Report()
    agenda = plan(workshop(step("a", "30"), step("b", "30", at="10:00")), event(), report)
    assert agenda.slots[-1].start == DAY + 10 * H
    (warning,) = report
    assert (warning.code, warning.facts["gap"]) == ("heure-epinglee-lointaine", "19 h 30")


def test_a_parallel_costs_its_longest_lane():
    groups = parallel((step("a1", "20"), step("a2", "20")), (step("b1", "30"),), at="14:10")
    agenda = planned(step("cadre", "10"), groups, step("fin", "5"))
    assert [(s.lane, s.step.name, s.start, s.minutes) for s in agenda.slots] == [
        (0, "cadre", 840, 10), (0, "", 850, 40), (1, "a1", 850, 20), (1, "a2", 870, 20), (2, "b1", 850, 30),
        (0, "fin", 890, 5)]
    assert (agenda.content, agenda.usual) == (55, 55)


def test_only_the_lanes_that_must_give_way_or_may_lead_do():
    groups = parallel((step("a", "20/40/60"),), (step("b", "10/30/60"),))
    assert minutes(planned(groups, duration=35)) == {"": 35, "a": 35, "b": 30}
    assert minutes(planned(groups, duration=25)) == {"": 25, "a": 25, "b": 25}
    assert minutes(planned(groups, duration=50)) == {"": 50, "a": 50, "b": 30}
    assert refused(groups, duration=19).facts["least"] == 20


def test_a_parallel_does_not_stretch_where_its_longest_lane_cannot():
    groups = parallel((step("a", "40"),), (step("b", "20/30/60"),))
    assert minutes(planned(groups, step("c", "20/20/40"), duration=80)) == {"": 40, "a": 40, "b": 30, "c": 40}


def test_a_lane_drops_its_own_optional_steps_and_the_agenda_says_which():
    groups = parallel((step("a", "20"), step("pause", "0/10/10", "break", optional=True)), (step("b", "20"),))
    agenda = planned(groups, duration=20)
    assert (minutes(agenda), [s.name for s in agenda.dropped]) == ({"": 20, "a": 20, "b": 20}, ["pause"])
    whole = planned(step("x", "20"), parallel((step("a", "20"),), (step("b", "20"),), optional=True), duration=20)
    assert [s.name for s in whole.dropped] == ["a", "b"]


@pytest.mark.parametrize(("inner", "code"), [
    (parallel((step("x", "10"),)), "parallele-imbrique"),
    (step("x", "10", at="15:00"), "heure-dans-un-parallele"),
    (step("x", untimed=True), "enveloppe-sans-duree"),
])
def test_what_a_lane_cannot_hold(inner, code):
    steps = (parallel((step("a", "10"), inner), (step("b", "10"),)),)
    error = refused(*steps, duration=60)
    assert (error.code, error.place.source.name) == (code, "workshops/essai.yaml")
    report = Report()
    assert [plan(workshop(*steps), event(), report) for _ in range(2)] == [None, None]


def test_untimed_steps_share_one_envelope():
    agenda = planned(step("u1", "20/30/40", untimed=True), step("u2", untimed=True), step("u3", "10", untimed=True),
                     step("b", "10"))
    assert shown(agenda) == [("content", "u1", 840, 40), ("untimed", "u2", 840, 0), ("untimed", "u3", 840, 0),
                             ("content", "b", 880, 10)]
    assert [slot.steps for slot in agenda.slots] == [3, 1, 1, 1]


def test_an_envelope_without_minutes_takes_what_remains():
    steps = (step("a", "20/30/40"), step("u1", untimed=True), step("u2", untimed=True), step("b", "10"))
    assert minutes(planned(*steps, duration=90)) == {"a": 30, "u1": 50, "u2": 0, "b": 10}
    assert minutes(planned(*steps, duration=40)) == {"a": 25, "u1": 5, "u2": 0, "b": 10}
    assert refused(*steps, duration=30).facts["least"] == 35
    pinned = planned(step("u", untimed=True), step("b", "10", at="15:00"))
    assert (minutes(pinned), pinned.gaps) == ({"u": 60, "b": 10}, 0)
    two = planned(step("u", untimed=True), step("b", "10"), step("v", untimed=True), duration=61)
    assert minutes(two) == {"u": 26, "b": 10, "v": 25}


def test_a_pinned_time_parts_an_envelope():
    agenda = planned(step("u", "20", untimed=True), step("v", "10", untimed=True, at="15:00"))
    assert shown(agenda) == [("content", "u", 840, 20), ("gap", None, 860, 40), ("content", "v", 900, 10)]


def test_an_envelope_with_no_end_to_reach_is_refused():
    error = refused(step("a", "10"), step("u", untimed=True))
    assert (error.code, error.facts) == ("enveloppe-sans-duree", {"step": "u"})


def test_a_workshop_of_more_than_a_day_is_refused():
    error = refused(*(step(f"s{i}", "600") for i in range(3)))
    assert (error.code, error.facts) == ("deroule-trop-long", {"usual": "30 h", "limit": "24 h"})
