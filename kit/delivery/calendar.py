"""agenda.ics: the session with its running order, and the next date; where no date is set, a thing to plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from kit.documents.identity import called
from kit.documents.look import Look
from kit.documents.session import Session
from kit.typesetting.inline import plain

ZONE = ZoneInfo("Europe/Paris")
_BEFORE_ALL = date(2026, 1, 1)
# Lines of a calendar file; those that go on begin with a space.
_COMPONENT = re.compile(rb"^BEGIN:(VEVENT|VTODO|VTIMEZONE)\r\n.*?^END:\1\r\n", re.DOTALL | re.MULTILINE)
_ZONE, _UID = b"BEGIN:VTIMEZONE", re.compile(rb"^UID:.*", re.MULTILINE)


def calendar(session: Session, look: Look) -> bytes:
    """The bytes of agenda.ics; the same session gives the same bytes."""
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", "-//kit-travail-pair//FR")
    found.add("version", "2.0")
    timed = is_timed(session)
    entry = _meeting if timed else _day if session.event.date else _task
    found.add_component(entry(session, look))
    if session.event.next_date:
        found.add_component(_next(session, look))
    if timed:
        found.add_missing_timezones()
    return found.to_ical()


def merged(calendars: Iterable[bytes]) -> bytes:
    """Several agenda.ics as one. Of entries that calendars would take for one, each but the first is named anew."""
    zones, entries = {}, []
    seen: Counter[bytes] = Counter()
    edges = (b"", b"")
    for found in calendars:
        components = [match[0] for match in _COMPONENT.finditer(found)]
        zones |= dict.fromkeys(part for part in components if part.startswith(_ZONE))
        for entry in (part for part in components if not part.startswith(_ZONE)):
            uid = _UID.search(entry)[0]
            seen[uid] += 1
            entries.append(entry.replace(uid, uid.replace(b"@", b"-%d@" % seen[uid])) if seen[uid] > 1 else entry)
        edges = found.partition(components[0])[0], found.rpartition(components[-1])[2]
    return b"".join((edges[0], *zones, *entries, edges[1]))


def is_timed(session: Session) -> bool:
    """Whether somebody said when it begins: a day and an hour."""
    return bool(session.event.date) and session.agenda.start_given


def span(session: Session) -> tuple[datetime, datetime]:
    """When a timed session begins and ends. Its minutes are real ones, even in the night when clocks change."""
    begin = datetime.combine(session.event.date, time(0), ZONE) + timedelta(minutes=session.agenda.start)
    begin = begin.astimezone(UTC)  # an hour that the clocks leap over becomes the one after
    end = begin + timedelta(minutes=session.agenda.end - session.agenda.start)
    return begin.astimezone(ZONE), end.astimezone(ZONE)


def _meeting(session: Session, look: Look):
    from icalendar import Event

    entry = _described(Event(), session, look, "session", session.event.date)
    begin, end = span(session)
    entry.add("dtstart", begin)
    # Of an hour that the clocks show twice, calendars take the first: the second is told by UTC.
    entry.add("dtend", end.astimezone(UTC) if end.fold else end)
    return entry


def _day(session: Session, look: Look):
    """The day is known and the hour is not."""
    from icalendar import Event

    entry = _described(Event(), session, look, "session", session.event.date)
    entry.add("dtstart", _date(session.event.date))
    return entry


def _task(session: Session, look: Look):
    """Without a date there is no meeting yet: a task that says how long it takes, and no invented day."""
    from icalendar import Todo

    entry = _described(Todo(), session, look, "to-plan", None)
    lasting = look.words.length(session.agenda.end - session.agenda.start)
    entry["summary"] = look.words("calendar-file.to-plan", workshop=plain(session.workshop.title), length=lasting)
    return entry


def _next(session: Session, look: Look):
    from icalendar import Event

    entry = _described(Event(), session, look, "next", session.event.next_date)
    entry["summary"] = look.words("calendar-file.next", workshop=plain(session.workshop.title))
    entry.add("dtstart", _date(session.event.next_date))
    return entry


def _described(entry, session: Session, look: Look, kind: str, day: date | None):
    """What all entries say. The stamp is the event's own day, because a build leaves no trace of the day it is run."""
    workshop, event = session.workshop, session.event
    entry.add("uid", f"{uuid5(NAMESPACE_URL, f'{kind}:{workshop.workshop}:{day}:{event.place}')}@kit-travail-pair")
    entry.add("dtstamp", datetime.combine(day or _BEFORE_ALL, time(0), UTC))
    entry.add("summary", plain(workshop.title))
    entry.add("description", f"{plain(workshop.summary)}\n\n{_outline(session, look)}")
    if where := ", ".join(map(str, filter(None, (event.place, event.organisation)))):
        entry.add("location", where)
    return entry


def _outline(session: Session, look: Look) -> str:
    """The main line, one step a line, with what is known of its time: the hour, the minutes, or nothing."""
    lines = []
    for slot in session.agenda.slots:
        if slot.step is None or slot.lane or slot.kind == "overlap":
            continue
        when = look.words.clock(slot.start) if is_timed(session) else look.words("common.minutes", n=slot.minutes)
        name = plain(called(slot.step, look))
        lines.append(name if slot.kind == "untimed" else f"{when} – {name}")
    return "\n".join(lines)


def _date(day: date) -> date:
    """icalendar wants the plain kind."""
    return date(day.year, day.month, day.day)
