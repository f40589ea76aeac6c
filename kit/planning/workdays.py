"""Days on which people work in France: neither weekends nor public holidays, counted from the day somebody arrives."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kit.model.calendars import Region

_WORKED = 5  # days of a week, from Monday
# How the library of holidays calls a region.
_SUBDIVISIONS = {"France": None, "Alsace-Moselle": "57", "Guadeloupe": "971", "Martinique": "972", "Guyane": "973",
                 "La Réunion": "974", "Mayotte": "976"}
_LANGUAGES = {"en": "en_US"}  # and the languages that it calls otherwise


class Weekday(NamedTuple):
    """A day from Monday to Friday. `number` counts working days from the arrival; None for a holiday or another day.

    A calendar without dates has numbers alone.
    """

    number: int | None
    date: date | None = None
    holiday: str = ""


def holiday(day: date, region: Region = "France", language: str = "fr") -> str:
    """The name of the public holiday that a day is, in a language; empty where it is none."""
    return _holidays(day.year, region, language).get(day, "")


def is_worked(day: date, region: Region = "France") -> bool:
    return day.weekday() < _WORKED and not holiday(day, region)


def next_worked(day: date, region: Region = "France") -> date:
    """The first working day from this one on."""
    while not is_worked(day, region):
        day += timedelta(1)
    return day


def first_days(arrival: date, count: int, region: Region = "France") -> list[date]:
    """So many working days, the first on the arrival or as soon after it as people work."""
    days = [next_worked(arrival, region)]
    while len(days) < count:
        days.append(next_worked(days[-1] + timedelta(1), region))
    return days


def weeks(arrival: date | None, count: int, region: Region = "France", language: str = "fr") -> list[list[Weekday]]:
    """The weeks of so many working days, from Monday to Friday; without an arrival, weeks of five numbers."""
    if arrival is None:
        return [[Weekday(number) for number in range(first, first + _WORKED)]
                for first in range(1, count + 1, _WORKED)]
    days = first_days(arrival, count, region)
    numbers = {day: number for number, day in enumerate(days, 1)}
    monday, found = days[0] - timedelta(days[0].weekday()), []
    while monday <= days[-1]:
        week = [monday + timedelta(i) for i in range(_WORKED)]
        found.append([Weekday(numbers.get(day), day, holiday(day, region, language)) for day in week])
        monday += timedelta(7)
    return found


@lru_cache(maxsize=64)
def _holidays(year: int, region: Region, language: str) -> dict[date, str]:
    """The public holidays of a year with their names. The library is read by those alone who ask for a date."""
    from holidays.countries.france import France

    return dict(France(subdiv=_SUBDIVISIONS[region], years=year, language=_LANGUAGES.get(language, language)))
