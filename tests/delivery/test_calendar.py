"""agenda.ics says what the running order says, to the minute, and never more than was known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from kit.delivery.calendar import calendar

from .project import WORKSHOP, Project

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def entries(project: Project, event: str = "") -> list:
    """What a calendar program reads in the file, its description of time zones left out."""
    found = icalendar.Calendar.from_ical(calendar(project.session(event), project.look))
    return [entry for entry in found.subcomponents if entry.name != "VTIMEZONE"]


def test_a_dated_session_begins_and_ends_when_the_running_order_says(project):
    (entry,) = entries(project, "date: 12/01/2027\nstart: 14h30\nduration: 2h\nplace: Salle A, 1er étage ; sonner")
    assert entry.name == "VEVENT"
    assert entry["dtstart"].dt == datetime(2027, 1, 12, 14, 30, tzinfo=PARIS)
    assert entry["dtend"].dt == datetime(2027, 1, 12, 16, 30, tzinfo=PARIS)
    assert str(entry["location"]) == "Salle A, 1er étage ; sonner"


def test_texts_come_through_whole_and_without_their_marks(project):
    (entry,) = entries(project, "date: 2027-01-12\nstart: 14h")
    assert str(entry["summary"]) == "Essai, point ; virgule : et « guillemets »"
    lines = str(entry["description"]).split("\n")
    assert lines[0] == "Une phrase ; avec, des signes\\ et un lien."
    assert lines[2:] == ["14 h – Cadre", "14 h 10 – Jeu : manche, et reprise", "14 h 50 – Pause", "15 h – Fin"]


@pytest.mark.parametrize("text", ("une\nligne", "BEGIN:VEVENT\nEND:VCALENDAR", "a" * 200, "é" * 100, 'x;y,z\\n"q"'))
def test_no_text_breaks_the_file(tmp_path, text):
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    project = Project(tmp_path, WORKSHOP.replace('summary: "', f'summary: "{quoted} '))
    (entry,) = entries(project, "date: 2027-01-12\nstart: 14h")
    assert str(entry["description"]).startswith(text)
    raw = calendar(project.session("date: 2027-01-12\nstart: 14h"), project.look)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_past_midnight_is_the_next_day(project):
    (entry,) = entries(project, "date: 31/12/2027\nstart: 23h30\nduration: 70")
    assert entry["dtend"].dt == datetime(2028, 1, 1, 0, 40, tzinfo=PARIS)


@pytest.mark.parametrize(
    "start, real_start, real_end",
    (
        ("2:30", (3, 30), (4, 40)),  # that hour does not exist: the clock goes from 2 to 3
        ("1:30", (1, 30), (3, 40)),  # over the gap
    ),
)
def test_the_night_when_clocks_go_forward(project, start, real_start, real_end):
    (entry,) = entries(project, f'date: 29/03/2026\nstart: "{start}"\nduration: 70')
    begin, end = entry["dtstart"].dt, entry["dtend"].dt
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(minutes=70)
    assert ((begin.hour, begin.minute), (end.hour, end.minute)) == (real_start, real_end)
    assert project.codes == ["changement-d-heure"]


def test_the_night_when_clocks_go_back(project):
    (entry,) = entries(project, 'date: 25/10/2026\nstart: "1:30"\nduration: 2h')
    assert entry["dtend"].dt.astimezone(UTC) - entry["dtstart"].dt.astimezone(UTC) == timedelta(hours=2)
    local = entry["dtend"].dt.astimezone(PARIS)
    assert (local.hour, local.minute, local.fold) == (2, 30, 1)
    assert project.codes == ["changement-d-heure"]


@pytest.mark.parametrize(
    "event", ("date: 28/03/2026\nstart: 14h", "date: 29/03/2026\nstart: 14h", "start: 2h", "date: 29/03/2026")
)
def test_any_other_day_says_nothing_about_clocks(project, event):
    entries(project, event)
    assert project.codes == []


def test_an_hour_that_nobody_gave_is_not_made_up(project):
    (entry,) = entries(project, "date: 2027-01-12")
    assert entry["dtstart"].dt == date(2027, 1, 12) and "dtend" not in entry
    assert "40 min – Jeu" in str(entry["description"])


def test_without_a_date_there_is_something_to_plan(project):
    (entry,) = entries(project, "start: 14h")
    assert entry.name == "VTODO" and "dtstart" not in entry
    assert "1 h 10" in str(entry["summary"]) and "Essai" in str(entry["summary"])


def test_the_next_date_is_a_day_of_its_own(project):
    session, after = entries(project, "date: 2027-01-12\nstart: 14h\nnext_date: 2027-03-02")
    assert after["dtstart"].dt == date(2027, 3, 2)
    assert session["uid"] != after["uid"]


def test_a_parallel_has_a_name_too(tmp_path):
    lanes = (
        "  - parallel:\n      - [{step: a, title: Dessiner, kind: work, minutes: 10}]\n"
        "      - [{step: b, title: Écrire, kind: work, minutes: 15}]\n"
    )
    project = Project(tmp_path, WORKSHOP + lanes)
    assert "Dessiner / Écrire" in str(entries(project)[0]["description"])


def test_the_same_session_gives_the_same_bytes(project):
    event = "date: 2027-01-12\nstart: 14h\nnext_date: 2027-03-02"
    assert calendar(project.session(event), project.look) == calendar(project.session(event), project.look)
