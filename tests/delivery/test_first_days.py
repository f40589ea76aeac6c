"""The calendar of the first days takes its dates from the event, and its .ics file says what the sheet says."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest

from kit.cli.app import main
from kit.delivery.first_days import calendar_files
from kit.delivery.order import Order
from kit.delivery.packing import lay_out
from kit.delivery.sheet_printouts import sheet_printout
from kit.model.event import Day, Event
from kit.reading.source import Text
from kit.typesetting.page import Field, Run

from .project import WORKSHOP, Project

SHEET = """\
sheet: accueil
title: Les premiers jours
template: calendar
sizes: [A4, A3]
orientation: landscape
days: 10
moments:
  - {day: 1, half: morning, title: "Café, **puis** visite ; clés", beside: toute l'équipe, who: accueil}
  - {day: 6, half: afternoon, title: Réunion d'équipe}
"""


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, WORKSHOP.replace("{sheet: regles, count: 2, per: table}", "{sheet: accueil}"))
    made.write("assets/sheets/accueil.yaml", SHEET)
    made.open()
    return made


def drawn(project: Project, **event) -> str:
    """What a reader finds on the sheet."""
    sheet = project.library.sheet("accueil")
    pages = sheet_printout(sheet, project.look, Order(event=Event(**event)), "A4", {}).pages
    return " ".join(box.text for page in pages for box in page.boxes if isinstance(box, Run)).replace("\xa0", " ")


def entries(data: bytes) -> list:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def files(project: Project, **event) -> dict[str, bytes]:
    return calendar_files([project.library.sheet("accueil")], Order(event=Event(**event)), project.look)


def test_without_an_arrival_the_days_are_numbers_and_the_dates_are_blank(project):
    said = drawn(project)
    assert "J1" in said and "J10" in said and "2027" not in said and "lundi" not in said
    sheet = project.library.sheet("accueil")
    pages = sheet_printout(sheet, project.look, Order(), "A4", {}).pages
    names = {box.name for page in pages for box in page.boxes if isinstance(box, Field)}
    assert {f"j{n}/date" for n in range(1, 11)} | {"j2/matin", "j2/apres-midi"} <= names
    assert "j1/matin" not in names and files(project) == {}


def test_with_an_arrival_every_day_has_its_date_and_holidays_are_named(project):
    said = drawn(project, arrival=Day(2027, 5, 3))
    assert "J1 · 3 mai" in said and "J4 · 7 mai" in said and "J10 · 18 mai" in said
    assert "6 mai, jour férié : Ascension" in said and "17 mai, jour férié : Lundi de Pentecôte" in said
    assert "lundi 3 mai 2027" in said and "mardi 18 mai 2027" in said
    assert said.index("J4 · 7 mai") < said.index("J5 · 10 mai")


def test_free_half_days_say_so_and_planned_ones_say_with_whom(project):
    said = drawn(project)
    assert said.count("libre") == 2 * 10 - 2
    assert "avec toute l’équipe" in said and "qui prépare : accueil" in said


def test_a_half_day_that_a_results_file_fills_is_free_no_longer(project):
    project.write("resultats.yaml", "results: accueil\nanswers: {j2: {matin: Visite}}\n")
    project.look.results = {"accueil": project.library.results(project.folder / "resultats.yaml")}
    said = drawn(project)
    assert "Matin Visite" in said and said.count("libre") == 2 * 10 - 3


def test_the_file_has_an_entry_for_each_moment_and_each_point(project):
    (name, data), = files(project, arrival=Day(2027, 5, 3)).items()
    assert name == "accueil.ics" and data == files(project, arrival=Day(2027, 5, 3))[name]
    found = {str(entry["summary"]): entry for entry in entries(data)}
    assert {summary: entry["dtstart"].dt for summary, entry in found.items()} == {
        "J1, matin : Café, puis visite ; clés": date(2027, 5, 3), "J1 : point d'étape": date(2027, 5, 3),
        "J5 : point d'étape": date(2027, 5, 10), "J6, après-midi : Réunion d'équipe": date(2027, 5, 11),
        "J10 : point d'étape": date(2027, 5, 18)}
    first = found["J1, matin : Café, puis visite ; clés"]
    assert str(first["description"]) == "avec toute l'équipe\nqui prépare : accueil"
    assert len({str(entry["uid"]) for entry in found.values()}) == len(found)
    assert all(entry["dtstamp"].dt.date() == date(2027, 5, 3) and entry["transp"] == "TRANSPARENT"
               and "dtend" not in entry for entry in found.values())
    (elsewhere,) = files(project, arrival=Day(2027, 5, 3), organisation=Text("Une autre structure")).values()
    assert not {str(entry["uid"]) for entry in found.values()} & {str(entry["uid"]) for entry in entries(elsewhere)}
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize("arrival, code, after", [
    (Day(2027, 3, 29), "arrivee-un-jour-ferie", "mardi 30 mars 2027"),
    (Day(2027, 5, 1), "arrivee-un-jour-ferie", "lundi 3 mai 2027"),
    (Day(2027, 4, 3), "arrivee-en-fin-de-semaine", "lundi 5 avril 2027"),
])
def test_nobody_arrives_on_a_day_off(project, arrival, code, after):
    drawn(project, arrival=arrival)
    assert [(d.code, d.place, d.facts["next"]) for d in project.report] == [(code, None, after)]
    assert files(project, arrival=arrival) == {}


def test_a_day_off_is_said_where_it_is_written(project):
    order = Order(event=project.event("date: 12/01/2027\narrival: 06/05/2027\n"))
    assert project.pack(order) is None
    (found,) = project.report
    assert (found.code, found.file) == ("arrivee-un-jour-ferie", "seance.yaml")
    assert (found.place.line, found.place.column) == (2, 10)
    assert found.facts["next"] == "vendredi 7 mai 2027"


def test_a_day_off_is_said_of_the_option_that_names_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["sheet", "quinze-premiers-jours", "--arrival", "07/03/2027"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("--arrival: erreur[arrivee-en-fin-de-semaine]") and "lundi 8 mars" in said


def test_alsace_and_moselle_have_their_own_days_off(project):
    project.write("assets/sheets/accueil.yaml", SHEET + "holidays: Alsace-Moselle\narrival: 26/03/2027\n")
    project.open()
    drawn(project)
    assert [(d.code, d.facts["name"], d.place.line) for d in project.report] == [
        ("arrivee-un-jour-ferie", "Vendredi saint", 11)]
    project.open()
    assert "J1 · 25 mars" in drawn(project, arrival=Day(2027, 3, 25))
    assert "26 mars, jour férié : Vendredi saint" in drawn(project, arrival=Day(2027, 3, 25))
    assert not len(project.report)


def test_a_pack_holds_the_file_and_its_manifest_names_it(project):
    pack = project.pack(Order(event=Event(arrival=Day(2027, 4, 5))))
    assert {"accueil.pdf", "accueil.ics", "agenda.ics"} <= set(pack.files)
    (entry,) = (entry for entry in pack.about.files if entry.file == "accueil.ics")
    assert entry.kind == "calendar" and entry.bytes == len(pack.files["accueil.ics"]) and not entry.sheets
    assert "accueil.ics" not in project.pack().files
    for only, there in (("sheets", True), ("agenda", False), ("cards", False)):
        made = project.pack(Order(event=Event(arrival=Day(2027, 4, 5)), only=(only,)))
        assert ("accueil.ics" in made.files) == there


def test_the_page_of_all_files_leads_to_the_dates(project):
    from kit.delivery.gallery import write_gallery
    from kit.delivery.packing import write_pack

    output = project.folder / "output"
    write_pack(project.pack(Order(event=Event(arrival=Day(2027, 4, 5)))), output / "essai")
    write_gallery(output, project.library.locale)
    assert 'href="essai/accueil.ics"' in (output / "index.html").read_text("utf-8")


def test_a_sheet_for_another_day_does_not_bear_the_date_of_the_workshop(project):
    order = Order(event=project.event("date: 12/01/2027\nplace: Dijon\n"), only=("sheets",))

    def foot() -> str:
        project.open()
        pages = lay_out(project.library.workshop("essai"), project.library, project.look, order)[1][0].pages
        return " ".join(box.text for page in pages for box in page.boxes if isinstance(box, Run))

    assert "Dijon" in foot()
    project.write("assets/sheets/accueil.yaml", SHEET + "later: true\n")
    assert "Dijon" not in foot()


def test_a_form_of_two_pages_may_be_printed_on_both_sides(project):
    fields = "".join(f"      - {{label: Question {n}, lines: 4}}\n" for n in range(9))
    form = f"sheet: regles\ntitle: Grille\ntemplate: form\nsections:\n  - title: Un\n    fields:\n{fields}"
    for sides, flip in ((1, ""), (2, "long-edge")):
        project.write("assets/sheets/regles.yaml", f"{form}sides: {sides}\n")
        project.open()
        out = sheet_printout(project.library.sheet("regles"), project.look, Order(), "A4", {})
        assert (len(out.pages), out.sides, out.flip, out.sheets) == (2, sides, flip, 3 - sides)
