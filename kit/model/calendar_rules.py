"""What the declarations of calendars cannot say by themselves: days there are, a load that is light, sums that hold.

That a load is too heavy is a warning: a team may know better than the kit, but not without being told.
"""

from __future__ import annotations

from itertools import pairwise

from kit.model.calendars import HALVES, MEETINGS, Calendar, Moment, Training
from kit.model.sheet import Sheet
from kit.reading.diagnostics import Report
from kit.reading.source import Map, Place


def check_calendar(sheet: Sheet, written: Map, report: Report) -> None:
    """`written` is the mapping that the sheet was made from: it knows the places of numbers."""
    if isinstance(sheet, Calendar):
        _check_points(sheet, written, report)
        _check_moments(sheet, written, report)
        _check_load(sheet, report)
    elif isinstance(sheet, Training):
        _check_sums(sheet, written, report)


def _check_points(sheet: Calendar, written: Map, report: Report) -> None:
    """Points stand within the calendar, and none of the usual ones is left out."""
    for day, text in zip(sheet.points, written.get("points", ()), strict=True):
        _check_day(day, sheet, text.place, report)
    lacking = [day for day in MEETINGS[sheet.days] if day not in sheet.meetings]
    if lacking:
        report.warn("points-manquants", written.named["points"].place, lacking=_named(lacking), days=sheet.days)


def _check_moments(sheet: Calendar, written: Map, report: Report) -> None:
    """Each moment has a half-day of its own; on the first day the newcomer is never alone."""
    taken: dict[tuple[int, str], Moment] = {}
    for moment, line in zip(sheet.moments, written.get("moments", ()), strict=True):
        _check_day(moment.day, sheet, line["day"].place, report)
        first = taken.setdefault((moment.day, moment.half), moment)
        if first is not moment:
            report.error("demi-journee-prise", moment.title.place, first.title.place, day=f"J{moment.day}",
                         title=str(first.title), line=first.title.line)
        if moment.day == 1 and not moment.beside:
            report.warn("premier-jour-sans-personne", moment.title.place, title=str(moment.title))


def _check_day(day: int, sheet: Calendar, place: Place, report: Report) -> None:
    if day > sheet.days:
        report.error("jour-hors-calendrier", place, day=f"J{day}", days=sheet.days)


def _check_load(sheet: Calendar, report: Report) -> None:
    """Of two days that follow each other, one half is free."""
    for first, second in pairwise(range(1, sheet.days + 1)):
        planned = [sheet.moment(day, half) for day in (first, second) for half in HALVES]
        if all(planned):
            report.warn("calendrier-charge", planned[-1].title.place, days=_named((first, second)))


def _check_sums(sheet: Training, written: Map, report: Report) -> None:
    """A total that was typed is the one that is computed."""
    for key, part in (("theory", sheet.theory), ("placement", sheet.placement)):
        if part.total is not None and part.total != part.hours:
            report.error("heures-fausses", written[key]["total"].place, said=_hours(part.total),
                         found=_hours(part.hours))


def _hours(total: int | tuple[int, int]) -> str:
    return str(total) if isinstance(total, int) else "-".join(str(end) for end in dict.fromkeys(total))


def _named(days: list[int] | tuple[int, ...]) -> str:
    return ", ".join(f"J{day}" for day in days)
