"""A table of events: which heading is which key, what an empty cell means, which folder a row goes to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.event import Event
from kit.model.events import Row, Year, year_of
from kit.model.library import Library
from kit.model.naming import LONGEST_FOLDER, slug
from kit.reading.diagnostics import Report
from kit.reading.source import Source, Text
from kit.reading.tables import read_table
from tests.docs import pages

ROOT = Path(__file__).resolve().parents[2]
PAGE, HEADING = ROOT / "docs" / "ecrire-un-atelier.md", "Toute une année d'un coup"
CAFE = Row(workshop=Text("cafe-debat"))


@pytest.fixture(scope="module")
def words():
    return Library(ROOT, Report()).locale("fr")


@pytest.fixture
def read(words):
    def once(text: str, usual: Row = CAFE) -> Year:
        report = Report()
        table = read_table(Source("annee.csv", text), report)
        year = year_of(table, words, report, usual, lambda name, _: name == "pris")
        once.codes = [found.code for found in report]
        return year

    return once


def test_every_heading_of_the_page_is_read_and_every_one_is_on_the_page(read, words):
    rows = pages.tables(pages.section(PAGE, HEADING))[0][1:]
    assert [pages.spans(row[0])[0] for row in rows] == list(Row.__struct_fields__)
    for key, heading, also, _ in ((pages.spans(row[0])[0], *row) for row in rows):
        said = {*pages.spans(heading), *pages.spans(also)}
        assert said == {key, *words(f"columns.{key}").split(" | ")}
        for name in said:
            value = {"date": "12/01/2027", "next_date": "12/01/2027", "arrival": "12/01/2027", "start": "14h",
                     "end": "15h", "duration": "1h", "participants": "9", "inclusive": "epicene"}.get(key, "essai")
            assert read(f"{name.upper()};lieux-dits\n{value};\n") is None and read.codes == ["colonne-inconnue"]
            year = read(f"{name.upper()}\n{value}\n")
            assert not read.codes and year.planned


def test_a_near_miss_is_said_as_it_is_written(words):
    report = Report()
    table = read_table(Source("annee.csv", "heure de debu;zzz\n14h;\n"), report)
    assert year_of(table, words, report, CAFE, lambda *_: False) is None
    assert [found.facts["near"] for found in report] == ["heure de début", None]


def test_an_empty_cell_leaves_what_is_usual_and_a_cell_replaces_it(read):
    usual = Row(workshop=Text("cafe-debat"), start=840, duration=90, place=Text("Ici"), participants=7)
    one, two = read("début;fin;lieu;dossier\n;;Ailleurs;un\n9h;11h;;deux\n", usual).planned
    assert (one.event.start, one.event.length, one.event.place, one.event.participants) == (840, 90, "Ailleurs", 7)
    assert (two.event.start, two.event.length, two.event.place) == (540, 120, "Ici"), "an end leaves no duration"


def test_first_names_are_told_apart_and_a_line_in_a_cell_is_a_space(read):
    (row,) = read('animation;lieu\n"Camille, Sacha\nAlix; ","Salle\nA"\n'.replace(",\"S", ";\"S")).planned
    assert row.event.facilitators == ("Camille", "Sacha", "Alix") and row.event.place == "Salle A"
    assert row.event.facilitators[0].place.line == 2


@pytest.mark.parametrize(("text", "name"), [
    ("Évasion & Cœur", "evasion-coeur"), ("  L'Œuvre n° 3 / CHRS ", "l-oeuvre-n-3-chrs"), ("Straße", "strasse"),
    ("相談", ""), ("..", ""), ("x" * 300, "x" * LONGEST_FOLDER), ("é" * 99 + " suite", "e" * 99), ("a/../b\\c:d", "a-b-c-d"),
])
def test_a_folder_has_a_name_that_every_system_takes(text, name):
    assert slug(text) == name
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text)) and len(slug(text)) <= LONGEST_FOLDER


def test_a_row_is_named_for_its_day_its_workshop_and_whom_it_is_for(read):
    year = read("date;organisation;lieu\n12/01/2027;Le Relais;Salle A\n;;Salle A\n;;\n13/01/2027;;\n")
    assert [row.folder for row in year.planned] == [
        "2027-01-12-cafe-debat-le-relais", "cafe-debat-salle-a", "2027-01-13-cafe-debat"]


@pytest.mark.parametrize("name", ["CON", "Épreuves", "cartes", "pris", "相談"])
def test_some_names_cannot_be_had(read, name):
    assert read(f"dossier\n{name}\nautre\n").wrong == 1 and read.codes == ["nom-impossible"]


def test_an_event_comes_before_what_is_usual():
    usual = Event(start=840, end=960, facilitators=(Text("A"),))
    assert Event(duration=30).over(usual) == Event(start=840, duration=30, facilitators=(Text("A"),))
    assert Event().over(usual) == usual and Event(start=0).over(usual).start == 0
