"""A running order becomes the half-days that people sign for: parted by the meal, else at one o'clock."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kit.model.values import DAY
from kit.planning.agenda import Agenda, Slot

_PARTED = 13 * 60  # minutes after midnight
_NEAR, _MEAL = 60, 30  # minutes: a break as near to that, and at least as long, parts the day in its place
_EVENING = 18 * 60
_OFF = ("break", "gap")  # a meal is a break, or the time left before a step with an hour of its own


class HalfDay(NamedTuple):
    """From start to end, in minutes after midnight of the first day."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def part(self) -> Literal["morning", "afternoon", "evening"]:
        """What part of a day it begins in."""
        hour = self.start % DAY
        return "morning" if hour < _PARTED else "afternoon" if hour < _EVENING else "evening"


def half_days(agenda: Agenda) -> tuple[HalfDay, ...]:
    """The half-days of a running order, at least one; what parts them is in none."""
    found, start = [], agenda.start
    for noon in range(_PARTED, agenda.end, DAY):
        if agenda.start < noon < agenda.end:
            away, back = _parting(agenda, noon)
            found.append(HalfDay(start, away))
            start = back
    halves = [half for half in (*found, HalfDay(start, agenda.end)) if half.minutes > 0]
    return tuple(halves) or (HalfDay(agenda.start, agenda.end),)


def _parting(agenda: Agenda, noon: int) -> tuple[int, int]:
    """From when to when people are away: the longest break about that hour, else the hour itself."""
    breaks = [slot for slot in agenda.slots if _is_off(slot) and agenda.start < slot.start < noon + _NEAR
              and noon - _NEAR < slot.end < agenda.end]
    meal = max(breaks, key=lambda slot: slot.minutes, default=None)
    return (meal.start, meal.end) if meal else (noon, noon)


def _is_off(slot: Slot) -> bool:
    """Whether it is long enough for a meal: a shorter pause is part of the work."""
    return slot.kind in _OFF and slot.lane == 0 and slot.minutes >= _MEAL
