"""Half-days: parted by the meal, else at one o'clock; nothing is signed for twice, and only the meal is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.planning.half_days import half_days

from .scripts import planned, step


def halves(*steps, start: int) -> list[tuple[int, int, str]]:
    return [(half.start, half.end, half.part) for half in half_days(planned(*steps, start=start))]


def h(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


@pytest.mark.parametrize("start, minutes, expected", [
    (h(9), 180, [(h(9), h(12), "morning")]),
    (h(9), 240, [(h(9), h(13), "morning")]),
    (h(13), 120, [(h(13), h(15), "afternoon")]),
    (h(18, 30), 90, [(h(18, 30), h(20), "evening")]),
    (h(10), 360, [(h(10), h(13), "morning"), (h(13), h(16), "afternoon")]),
    (h(22), 240, [(h(22), h(26), "evening")]),
    (h(22), 20 * 60, [(h(22), h(37), "evening"), (h(37), h(42), "afternoon")]),
])
def test_without_a_break_one_o_clock_parts_the_day(start, minutes, expected):
    assert halves(step("tout", str(minutes)), start=start) == expected


def test_the_longest_break_about_noon_parts_it_and_is_in_neither():
    day = (step("un", "150"), step("pause", "10", "break"), step("deux", "50"), step("repas", "60", "break"),
           step("trois", "180"))
    assert halves(*day, start=h(9)) == [(h(9), h(12, 30), "morning"), (h(13, 30), h(16, 30), "afternoon")]


def test_a_pause_too_short_for_a_meal_parts_nothing():
    day = (step("un", "120"), step("pause", "15", "break"), step("deux", "75"))
    assert halves(*day, start=h(11)) == [(h(11), h(13), "morning"), (h(13), h(14, 30), "afternoon")]


def test_a_meal_may_be_the_time_left_before_an_hour_of_its_own():
    day = (step("un", "180"), step("deux", "120", at="13:45"))
    assert halves(*day, start=h(9)) == [(h(9), h(12), "morning"), (h(13, 45), h(15, 45), "afternoon")]


def test_a_break_in_a_morning_or_at_its_end_parts_nothing():
    assert halves(step("un", "60"), step("pause", "30", "break"), step("deux", "60"), start=h(10)) == [
        (h(10), h(12, 30), "morning")]
    assert halves(step("un", "150"), step("pause", "45", "break"), start=h(11)) == [
        (h(11), h(13), "morning"), (h(13), h(14, 15), "afternoon")]


@given(start=st.integers(0, 1439), parts=st.lists(st.tuples(st.integers(5, 240), st.booleans()), min_size=1, max_size=9))
def test_half_days_follow_each_other_within_the_session(start, parts):
    steps = [step(f"s{i}", str(minutes), "break" if off and i else "work") for i, (minutes, off) in enumerate(parts)]
    if sum(minutes for minutes, _ in parts) > 24 * 60:
        return
    agenda = planned(*steps, start=start)
    found = half_days(agenda)
    assert found[0].start == agenda.start and found[-1].end == agenda.end
    assert all(half.minutes > 0 for half in found)
    between = sum(b.start - a.end for a, b in zip(found, found[1:], strict=False))
    assert 0 <= between <= agenda.breaks
    assert all(a.end <= b.start and a.start // 720 < b.end / 720 for a, b in zip(found, found[1:], strict=False))
