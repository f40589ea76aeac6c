"""Sheets that count days: a calendar of the first days at work, and one of a training with its hours."""

from __future__ import annotations

from typing import Literal

from kit.model.blank import Blank, Places, Word, named, slug
from kit.model.blanks import places
from kit.model.event import Day
from kit.model.sheet import Worksheet
from kit.model.simple import SimpleMoment, SimpleTraining
from kit.model.values import Span
from kit.model.workshop import Part, Positive
from kit.reading.source import Text

Half = Literal["morning", "afternoon"]
HALVES: tuple[Half, ...] = ("morning", "afternoon")
# Where public holidays differ from those of the rest of France.
Region = Literal["France", "Alsace-Moselle", "Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"]
# The days on which to meet with the person, by how many days a calendar has.
MEETINGS = {10: (1, 5, 10), 15: (1, 5, 10, 15)}
# What results files call the halves of a day, and what is planned for each month of a training.
_HALVES = {"morning": "matin", "afternoon": "après-midi"}
PLANNED = {"theory": "theorie", "placement": "stage", "rhythm": "rythme"}


class Moment(Part, kw_only=True):
    """What is planned in one half of a day, counted in working days. `beside`: with whom the newcomer is."""

    day: Positive
    half: Half
    title: Text
    who: Text | None = None
    beside: Text | None = None
    simple: SimpleMoment | None = None


class Calendar(Worksheet, kw_only=True):
    """The first working days. A half of a day without a moment is free; without an arrival the days have no dates."""

    days: Literal[10, 15] = 15
    points: tuple[Positive, ...] = ()
    moments: tuple[Moment, ...] = ()
    holidays: Region = "France"
    arrival: Day | None = None

    @property
    def meetings(self) -> tuple[int, ...]:
        """The days of the points, the usual ones where the sheet names none."""
        return tuple(sorted(set(self.points))) or MEETINGS[self.days]

    def moment(self, day: int, half: Half) -> Moment | None:
        return next((moment for moment in self.moments if (moment.day, moment.half) == (day, half)), None)


class Theory(Part, kw_only=True):
    """Days with a trainer. `total`: the hours that its source states, held against those that are computed."""

    days: Positive
    hours_a_day: Positive
    total: Positive | None = None

    @property
    def hours(self) -> int:
        return self.days * self.hours_a_day


class Placement(Part, kw_only=True):
    """Weeks in a team, of so many days at least and at most; `total` as for theory."""

    weeks: Positive
    days_a_week: Span
    hours_a_day: Positive
    total: Span | None = None

    @property
    def hours(self) -> Span:
        return self.days_a_week.times(self.weeks * self.hours_a_day)


class Training(Worksheet, kw_only=True):
    """The months of a training with room for its dates; its hours are computed, never typed."""

    months: tuple[Text, ...]
    theory: Theory
    placement: Placement
    simple: SimpleTraining | None = None


@places.register
def _(sheet: Calendar) -> Places:
    """Of each day its date, where that is not known, and each half in which nothing is planned."""
    for day in range(1, sheet.days + 1):
        if sheet.arrival is None:
            yield ("days", day), Blank(f"j{day}/date", (f"J{day}", Word("date")))
        for half in HALVES:
            if not sheet.moment(day, half):
                yield ("days", day, half), Blank(f"j{day}/{slug(_HALVES[half])}", (f"J{day}", Word(half)))


@places.register
def _(sheet: Training) -> Places:
    """What is to be planned month by month, then the days and weeks to tick off, each by its number."""
    for i, (month, word) in enumerate(zip(sheet.months, named(sheet.months), strict=True)):
        for key, name in PLANNED.items():
            yield ("months", i, key), Blank(f"{word}/{name}", (month, Word(key)), month)
    for key, name, count in (("theory", "jours", sheet.theory.days), ("placement", "semaines", sheet.placement.weeks)):
        numbers = tuple(Text(number) for number in range(1, count + 1))
        yield (key,), Blank(f"suivi/{name}", (Word(f"{key}-done"),), None, numbers)
