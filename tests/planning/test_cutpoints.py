"""Catching up: at each moment, what gives way is enough, is still ahead, and is not what must stay."""

from __future__ import annotations

from hypothesis import strategies as st

from kit.model.values import DAY
from kit.planning.cutpoints import KEPT
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report

from .scripts import any_steps, event, often, parallel, planned, step, workshop


def told(agenda) -> list[tuple]:
    return [(p.at, p.late, [(c.step.name, c.what, c.minutes, c.rounds) for c in p.action], p.missing,
             p.keep.name if p.keep else None) for p in agenda.cut_points]


@often(any_steps(), st.integers(0, DAY - 1), st.one_of(st.none(), st.integers(1, 600)))
def test_cuts_suffice_lie_ahead_and_spare_what_is_kept(steps, start, duration):
    agenda = plan(workshop(*steps), event(start=start, duration=duration), Report())
    if not agenda:
        return
    assert len(agenda.cut_points) <= 5
    assert list(agenda.cut_points) == sorted(agenda.cut_points, key=lambda p: (p.at, p.late))
    slots = {id(s.step): s for s in agenda.slots if s.step and s.lane == 0 and s.kind != "overlap"}
    for point in agenda.cut_points:
        envelope = any(slot.start == point.at and slot.steps > 1 for slot in slots.values())
        assert envelope or 3 * (point.at - agenda.start) >= agenda.end - agenda.start
        assert bool(point.action) != bool(point.missing)
        absorbed = sum(s.minutes for s in agenda.slots if s.kind == "gap" and s.start >= point.at)
        given_back = sum(cut.minutes for cut in point.action)
        assert given_back >= point.late - absorbed or point.missing
        assert len({id(cut.step) for cut in point.action}) == len(point.action)
        for cut in point.action:
            slot, one = slots[id(cut.step)], cut.step
            assert slot.end > point.at and not one.protected and one.kind not in KEPT
            assert 0 < cut.minutes <= slot.minutes
            if cut.what == "drop":
                assert cut.minutes == slot.minutes
                inside = [s for lane in one.parallel for s in lane] or [one]
                assert one.optional or all(s.optional or s.minutes.least == 0 for s in inside)
            elif cut.what == "rounds":
                assert slot.rounds - cut.rounds >= one.rounds.least
            elif not one.parallel and not one.untimed:
                rounds = one.rounds.least if one.rounds else 1
                assert slot.minutes - cut.minutes >= one.minutes.least * rounds


def test_a_round_goes_and_the_harvest_stays():
    agenda = planned(step("cadre", "10", "opening"), step("manches", "10", "debate", rounds="3/6/8"),
                     step("recolte", "10/20/20", "harvest"), step("fin", "5", "closing"), start=600)
    assert told(agenda) == [
        (640, 10, [("manches", "rounds", 10, 1)], 0, "recolte"),
        (640, 20, [("manches", "rounds", 20, 2)], 0, "recolte"),
        (670, 10, [], 10, "recolte")]


def test_optional_steps_go_before_rounds_and_minutes():
    agenda = planned(step("a", "45"), step("manches", "8", "debate", rounds="2/6/8"), step("b", "10/15/20"),
                     step("pause", "0/10/15", "break", optional=True), step("fin", "10", "closing", protected=True))
    first, twice = agenda.cut_points[:2]
    assert (first.at, [(c.step.name, c.what) for c in first.action]) == (885, [("pause", "drop")])
    assert [(c.step.name, c.what, c.minutes) for c in twice.action] == [
        ("pause", "drop", 10), ("manches", "rounds", 8), ("b", "shorten", 2)]
    assert first.keep.name == "fin"


def test_rounds_are_rounded_up_where_nothing_else_can_make_up_the_rest():
    agenda = planned(step("a", "40"), step("manches", "8", "debate", rounds="2/6/8"), step("fin", "10"))
    assert [(c.what, c.minutes, c.rounds) for c in agenda.cut_points[0].action] == [("rounds", 16, 2)]


def test_a_step_gives_way_in_one_manner_only():
    agenda = planned(step("a", "45"), step("manches", "5/10/10", "debate", rounds="3/4/4"), step("fin", "10"))
    assert [(p.late, [c.what for c in p.action]) for p in agenda.cut_points if p.action] == [(10, ["rounds"])]


def test_an_answer_is_given_once_while_it_stays_the_same():
    agenda = planned(step("a", "50"), step("b", "30"), step("c", "30"),
                     step("pause", "0/10/15", "break", optional=True), step("fin", "10"))
    assert [(p.at, [c.what for c in p.action]) for p in agenda.cut_points] == [(890, ["drop"]), (960, [])]


def test_three_moments_stand_for_many():
    agenda = planned(*(step(f"s{i}", "10/15/20") for i in range(12)))
    ordinary = [p for p in agenda.cut_points if p.late == 10 and p.action]
    assert len(ordinary) == 3
    assert ordinary[-1].at == agenda.end - 30  # the last two steps can still give five minutes each


def test_halfway_only_the_rounds_still_ahead_can_go():
    agenda = planned(step("manches", "10", "debate", rounds="1/6/6"), step("fin", "10"))
    halfway = agenda.cut_points[0]
    assert (halfway.at, [(c.what, c.rounds) for c in halfway.action]) == (870, [("rounds", 1)])
    strict = planned(step("manches", "10", "debate", rounds="6/6/8"), step("fin", "10"))
    assert all(not point.action for point in strict.cut_points)


def test_a_short_workshop_counts_by_five_minutes():
    agenda = planned(step("a", "15"), step("b", "10/20/20"), step("fin", "10"))
    assert [(p.late, p.missing) for p in agenda.cut_points] == [(5, 0), (10, 0), (5, 5)]


def test_time_to_spare_needs_no_cuts():
    agenda = planned(step("a", "30"), step("b", "20/30/30"), step("c", "30"), duration=120)
    assert agenda.gaps == 30 and agenda.cut_points == ()


def test_what_follows_a_pin_cannot_make_up_for_what_comes_before_it():
    agenda = planned(step("a", "45"), step("b", "45"), step("c", "10/30/30", at="15:30"), step("fin", "5"))
    assert told(agenda)[0] == (930, 10, [("c", "shorten", 10, 0)], 0, None)


def test_an_envelope_gives_minutes_from_its_first_step_to_its_last():
    agenda = planned(step("x", "60"), step("u", "20/40/40", untimed=True), step("v", untimed=True), step("fin", "10"))
    (cut,) = agenda.cut_points[0].action
    assert (cut.step.name, cut.what, cut.minutes, cut.last.name) == ("u", "shorten", 10, "v")


def test_an_envelope_is_told_at_its_beginning_because_nobody_looks_at_a_clock_in_it():
    agenda = planned(step("x", "5"), step("u", "30/60/60", untimed=True),
                     step("v", kind="harvest", untimed=True), step("fin", "5"))
    assert [(point.at, point.late, point.missing) for point in agenda.cut_points] == [
        (845, 10, 0), (845, 20, 0), (905, 10, 10)]


def test_a_parallel_is_cut_as_a_whole():
    groups = parallel((step("a", "20/40/40"),), (step("b", "20/30/30"),))
    agenda = planned(step("x", "30"), groups, step("fin", "10"))
    assert agenda.cut_points[0].action[0][1:4] == ("shorten", 10, 0)
    assert agenda.cut_points[0].action[0].step is groups
