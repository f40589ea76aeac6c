"""Working days: neither a weekend nor a public holiday, exactly as many as were asked for, none left out between."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.planning.workdays import first_days, holiday, is_worked, next_worked, weeks

DAYS = st.dates(date(1990, 1, 1), date(2199, 10, 1))
COUNTS = st.sampled_from((10, 15))
REGIONS = st.sampled_from(("France", "Alsace-Moselle", "La Réunion"))


@settings(deadline=None)
@given(DAYS, COUNTS, REGIONS)
def test_the_first_days_are_working_days_and_all_of_them(arrival, count, region):
    days = first_days(arrival, count, region)
    assert len(days) == count and days[0] == next_worked(arrival, region)
    assert all(day.weekday() < 5 and not holiday(day, region) for day in days)
    between = [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days + 1)]
    assert [day for day in between if is_worked(day, region)] == days


@settings(deadline=None)
@given(DAYS, COUNTS, REGIONS)
def test_the_weeks_hold_the_same_days_from_monday_to_friday(arrival, count, region):
    days = first_days(arrival, count, region)
    found = [day for week in weeks(arrival, count, region) for day in week]
    assert [day.date.weekday() for day in found] == list(range(5)) * (len(found) // 5)
    assert [(day.number, day.date) for day in found if day.number] == list(enumerate(days, 1))
    assert all(day.holiday == holiday(day.date, region) for day in found)
    assert not any(day.holiday for day in found if day.number)


def test_without_an_arrival_there_are_numbers_alone():
    assert [[day.number for day in week] for week in weeks(None, 10)] == [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]
    assert not any(day.date or day.holiday for week in weeks(None, 15) for day in week)


@pytest.mark.parametrize("arrival, count, fifth, last, leapt", [
    ((2027, 4, 5), 10, (2027, 4, 9), (2027, 4, 16), []),
    # Easter Monday, then 1 and 8 May.
    ((2019, 4, 18), 15, (2019, 4, 25), (2019, 5, 13), [(2019, 4, 22), (2019, 5, 1), (2019, 5, 8)]),
    # 1 and 8 May, and Ascension the day after.
    ((2024, 4, 29), 10, (2024, 5, 6), (2024, 5, 15), [(2024, 5, 1), (2024, 5, 8), (2024, 5, 9)]),
    # Christmas and the new year on Thursdays.
    ((2025, 12, 22), 10, (2025, 12, 29), (2026, 1, 6), [(2025, 12, 25), (2026, 1, 1)]),
])
def test_holidays_are_leapt_over(arrival, count, fifth, last, leapt):
    days = first_days(date(*arrival), count)
    assert (days[4], days[-1]) == (date(*fifth), date(*last))
    between = [days[0] + timedelta(n) for n in range((days[-1] - days[0]).days)]
    assert [day for day in between if day.weekday() < 5 and day not in days] == [date(*day) for day in leapt]


def test_easter_monday_the_days_of_may_and_ascension_are_holidays_of_one_spring():
    spring = [date(2024, 4, 1), date(2024, 5, 1), date(2024, 5, 8), date(2024, 5, 9)]
    names = ["Lundi de Pâques", "Fête du Travail", "Fête de la Victoire", "Ascension"]
    assert [holiday(day) for day in spring] == names


def test_alsace_and_moselle_have_two_more_holidays():
    good_friday, boxing_day = date(2027, 3, 26), date(2028, 12, 26)
    assert not holiday(good_friday) and not holiday(boxing_day)
    assert holiday(good_friday, "Alsace-Moselle") == "Vendredi saint"
    assert next_worked(good_friday, "Alsace-Moselle") == date(2027, 3, 30)
    assert holiday(boxing_day, "Alsace-Moselle") == "Saint-Étienne"
    year = [date(2027, 1, 1) + timedelta(n) for n in range(365)]
    assert sum(bool(holiday(day)) for day in year) == 11
    assert sum(bool(holiday(day, "Alsace-Moselle")) for day in year) == 13
