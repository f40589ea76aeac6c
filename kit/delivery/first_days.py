"""A calendar of the first days gets its dates from the event; and its .ics file says what the sheet says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from msgspec.structs import replace

from kit.delivery.order import Order
from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.calendars import HALVES, Calendar, Moment
from kit.model.event import Day, Event
from kit.model.sheet import Sheet
from kit.planning.workdays import first_days, holiday, is_worked, next_worked
from kit.reading.diagnostics import Report
from kit.typesetting.inline import plain


def arriving(sheet: Sheet, event: Event, look: Look, report: Report) -> Sheet:
    """A calendar with the arrival that the event says, else its own; any other sheet as it is.

    Without dates, and an error where the day was written, if nobody works on the day of arrival.
    """
    if not isinstance(sheet, Calendar):
        return sheet
    arrival = event.arrival or sheet.arrival
    if arrival and not is_worked(arrival, sheet.holidays):
        _refuse(arrival, sheet, look, report)
        arrival = None
    return sheet if arrival == sheet.arrival else replace(sheet, arrival=arrival)


def _refuse(arrival: Day, sheet: Calendar, look: Look, report: Report) -> None:
    day, after = (look.words.date(one) for one in (arrival, next_worked(arrival, sheet.holidays)))
    if name := holiday(arrival, sheet.holidays):
        report.error("arrivee-un-jour-ferie", arrival.place, day=day, name=name, next=after)
    else:
        report.error("arrivee-en-fin-de-semaine", arrival.place, day=day, next=after)


def calendar_files(sheets: Iterable[Sheet], order: Order, look: Look, session: Session | None = None
                   ) -> dict[str, bytes]:
    """An .ics file for each of these sheets that is a calendar with dates, by its name; none beside a proof."""
    if order.proof or not order.wants("sheet"):
        return {}
    quiet, event = Report(), session.event if session else order.event  # what is wrong is said by the sheet itself
    dated = (arriving(sheet, event, look, quiet) for sheet in sheets)
    return {f"{sheet.sheet}.ics": first_days_file(sheet, event, look) for sheet in dated
            if isinstance(sheet, Calendar) and sheet.arrival}


def first_days_file(sheet: Calendar, event: Event, look: Look) -> bytes:
    """An entry for each moment and each point, on whole days: a half-day has no hour until somebody sets one."""
    from icalendar import Calendar as File

    file = File()
    file.add("prodid", "-//kit-travail-pair//FR")
    file.add("version", "2.0")
    whose = f"arrival:{sheet.sheet}:{sheet.arrival}:{event.organisation}"
    for number, day in enumerate(first_days(sheet.arrival, sheet.days, sheet.holidays), 1):
        for moment in filter(None, (sheet.moment(number, half) for half in HALVES)):
            file.add_component(_moment(sheet, moment, day, whose, look))
        if number in sheet.meetings:
            summary = look.words("first-days.point-on", n=number)
            file.add_component(_entry(sheet, day, f"{whose}:{number}:point", summary))
    return file.to_ical()


def _moment(sheet: Calendar, moment: Moment, day: date, whose: str, look: Look):
    summary = look.words("first-days.moment-on", n=moment.day, half=look.words(f"first-days.{moment.half}").lower(),
                         title=plain(moment.title))
    people = [look.words(f"first-days.{key}", who=plain(text))
              for key, text in (("beside", moment.beside), ("who", moment.who)) if text]
    return _entry(sheet, day, f"{whose}:{moment.day}:{moment.half}", summary, "\n".join(people))


def _entry(sheet: Calendar, day: date, name: str, summary: str, description: str = ""):
    """A day in the calendar, which leaves its hours free. `name` is told apart from that of any other arrival.

    The stamp is the arrival: a build has no date of its own.
    """
    from icalendar import Event as Entry

    entry = Entry()
    entry.add("uid", f"{uuid5(NAMESPACE_URL, name)}@kit-travail-pair")
    entry.add("dtstamp", datetime.combine(sheet.arrival, time(0), UTC))
    entry.add("dtstart", date(day.year, day.month, day.day))
    entry.add("summary", summary)
    if description:
        entry.add("description", description)
    entry.add("transp", "TRANSPARENT")
    return entry
