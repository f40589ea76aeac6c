"""Papers around a workshop: only when asked for, for as many as come, nothing twice, and names where they belong."""

from __future__ import annotations

import pypdfium2
import pytest

from kit.delivery import manifest
from kit.delivery.order import Edition, Order
from kit.delivery.packing import lay_out, make_pack
from kit.delivery.paper_printouts import first_name
from kit.documents.session import Printout
from kit.model.library import PAPERS
from kit.reading.source import Text
from tests.documents.bench import printed
from tests.documents.desk import bare, heard

from .project import WORKSHOP, Project, printer

NAMES = ["Zinaïda QUEFFÉLEC", "Wojciech", "Wojciech", "Éloïse"]
TRAINING = "training: {title: Comprendre le travail pair}\n"
EVENT = f"""\
date: 12/01/2027
start: 9h
organisation: Accueil de jour
participants: 6
facilitators: [Odalys]
next_date: 09/02/2027
names: [{', '.join(NAMES)}]
{TRAINING}"""
FREE = ("badges", "chevalets", "evaluation", "remerciement")
BOUND = ("emargement", "programme-formation")


@pytest.fixture
def project(tmp_path):
    lines = "  - {sheet: chevalets, per: participant}\n  - {sheet: evaluation, per: participant}\n"
    return Project(tmp_path, WORKSHOP.replace("steps:", f"{lines}steps:"))


def laid(project: Project, event: str, *papers: str, **order) -> dict[str, Printout]:
    """The files of a pack by name, laid out."""
    asked = Order(event=project.event(event), papers=papers, **order)
    made = lay_out(project.library.workshop("essai"), project.library, project.look, asked)
    return {out.name: out for out in made[1]} if made else {}


def words(out: Printout) -> str:
    return " ".join(map(bare, printed(out.leaves or out.pages)))


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_range() for page in document)


# --- names ----------------------------------------------------------------------------------------------------


def test_names_are_in_files_of_their_own_and_nowhere_else(project):
    order = Order(event=project.event(EVENT), papers=("all",), word=True)
    pack = make_pack(project.library.workshop("essai"), project.library, project.look, printer(), order)
    bearing = {"badges.pdf", "chevalets-prenoms.pdf", "emargement.pdf"}
    assert {entry.file for entry in pack.about.files if entry.kind == "nominative"} == bearing
    for file, data in pack.files.items():
        said = text_of(data) if file.endswith(".pdf") else data.decode("utf-8", "replace")
        for name in ("Zinaïda", "Wojciech", "Éloïse"):
            assert (name in said) == (file in bearing), (file, name)
    told = manifest.write(pack.about).decode()
    assert not any(name in told for name in ("Zina", "Wojciech", "lo\\u00efse", "Éloïse"))
    whole, *_ = (entry for entry in pack.about.files if entry.kind == "whole")
    others = [entry for entry in pack.about.files if entry.pages and entry is not whole]
    assert whole.pages == sum(entry.pages for entry in others if entry.kind not in ("nominative", "direction"))


def test_other_names_are_another_order(project):
    first, second = (Order(event=project.event(f"names: [{name}]")).described for name in ("Alix", "Sacha"))
    assert first != second and "Alix" not in repr(first)


def test_names_that_no_paper_asks_for_are_printed_nowhere(tmp_path):
    listed = "".join(f"  - {{sheet: {name}}}\n" for name in ("chevalets", "emargement", "comptage"))
    project = Project(tmp_path, WORKSHOP.replace("steps:", f"{listed}steps:"))
    outs = laid(project, EVENT, "evaluation")
    assert "emargement" in outs
    assert not any("wojciech" in words(out) for out in outs.values())


@pytest.mark.parametrize("name, first", [
    ("Camille MARTIN", "Camille"), ("Marie Anne LE GALL", "Marie Anne"), ("CAMILLE", "CAMILLE"), ("Zoë", "Zoë"),
    ("Camille Martin", "Camille Martin"), ("MARTIN Camille", "MARTIN Camille"), ("Jean É.", "Jean É."),
])
def test_a_surname_in_capitals_is_left_off_what_is_worn(name, first):
    assert first_name(Text(name)) == first


def test_everyone_wears_the_same_badge_and_twins_have_one_each(project):
    told = words(laid(project, EVENT, "badges")["badges"])
    assert told.count("wojciech") == 2 and "odalys" in told and "zinaïda" in told and "queffélec" not in told
    assert not any(word in told for word in ("statut", "fonction", "animation", "formatrice"))


# --- the attendance sheet -------------------------------------------------------------------------------------


def test_no_column_says_what_anyone_is(project):
    told = words(laid(project, EVENT, "emargement")["emargement"])
    assert not any(word in told for word in ("statut", "fonction", "qualité", "employeur", "accompagnée", "bénévole"))
    assert "comprendreletravailpair" in told and "zinaïdaqueffélec" in told and "odalys" in told


@pytest.mark.parametrize("start, halves", [("9h", 1), ("12h30", 2)])
def test_a_column_for_each_half_day(project, start, halves):
    out = laid(project, EVENT.replace("start: 9h", f"start: {start}"), "emargement")["emargement"]
    assert sum("signature" in said for said in heard(out.pages)) == 2 * halves, "of people, and of who trains"


def test_many_people_take_more_pages_and_each_page_is_whole(project):
    names = ", ".join(f"Prénom{n}" for n in range(40))
    out = laid(project, f"participants: 40\nnames: [{names}]\n{TRAINING}date: 12/01/2027", "emargement")["emargement"]
    assert len(out.pages) > 2 and out.copies == 1
    for page in out.pages:
        assert sum("Comprendre" in getattr(box, "text", "") for box in page.boxes) == 1
    told = words(out)
    assert all(told.count(f"prénom{n} ") == 1 for n in range(40))


def test_a_page_is_not_begun_for_who_may_come_besides(project):
    pages = {n: len(laid(project, f"participants: {n}\n{TRAINING}", "emargement")["emargement"].pages)
             for n in range(13, 19)}
    assert list(pages.values()) == sorted(pages.values())
    least = max(n for n in pages if pages[n] == 1)
    assert pages[least + 1] == 2 and least >= 14


# --- how many, and what is asked for ----------------------------------------------------------------------------


@pytest.mark.parametrize("people", [2, 6, 11])
def test_counts_follow_the_people(project, people):
    outs = laid(project, f"participants: {people}\n{TRAINING}", *FREE, *BOUND)
    spared = people - (-people // 10)
    assert outs["evaluation"].copies == -(-spared // 2) and outs["evaluation-simple"].copies == -(-people // 2)
    assert outs["remerciement"].copies == -(-spared // 4)
    assert outs["chevalets"].items == people + 2 and outs["badges"].items == people + 2 + 1
    assert outs["programme-formation"].copies == people and outs["emargement"].copies == 1


def test_names_alone_say_how_many_come(project):
    outs = laid(project, f"names: [{', '.join(NAMES)}]", "chevalets")
    assert outs["chevalets-prenoms"].items == len(NAMES) and outs["chevalets"].items == 2
    assert not len(project.report)


def test_nothing_is_printed_without_being_asked_for_nor_twice(project):
    assert {"chevalets", "chevalets-equipe", "evaluation"} <= set(laid(project, EVENT))
    outs = laid(project, EVENT, "chevalets", "evaluation")
    assert [name for name in outs if name.startswith(("chevalets", "evaluation"))] == [
        "chevalets-prenoms", "chevalets", "evaluation", "evaluation-simple"]
    assert set(laid(project, EVENT, "badges", only=("papers",))) == {"badges"}


def test_the_simple_version_stands_beside_the_other_and_says_that_nobody_read_it_again(project):
    outs = laid(project, EVENT, "evaluation")
    assert "nonrelue" in words(outs["evaluation-simple"]) and "nonrelue" not in words(outs["evaluation"])
    assert not any("falc" in words(out) for out in outs.values())
    simple = project.library.edition("simple")
    assert "evaluation-simple" not in laid(project, EVENT, "evaluation", edition=Edition(reading=simple))


def test_the_next_date_is_on_the_slip(project):
    assert "mardi9février2027" in words(laid(project, EVENT, "remerciement")["remerciement"])
    assert "2027" not in words(laid(project, "place: Dijon", "remerciement")["remerciement"])


# --- training actions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", BOUND)
def test_training_papers_are_refused_where_there_is_no_training(project, paper):
    assert laid(project, "participants: 6\norganisation: Accueil de jour", paper) == {}
    (found,) = project.report
    assert (found.code, found.place.source.name, found.place.line) == ("papier-de-formation", "seance.yaml", 2)


def test_all_is_what_suits_the_event(project):
    without = {line for line in laid(project, "participants: 6", "all")} & {*FREE, *BOUND}
    assert without == set(FREE) and not len(project.report)
    assert set(FREE + BOUND) <= set(laid(project, f"participants: 6\n{TRAINING}", "all"))
    assert set(project.library.names(PAPERS)) == set(FREE + BOUND)


def test_the_programme_takes_what_is_known_and_invents_nothing(project):
    told = words(laid(project, EVENT, "programme-formation")["programme-formation"])
    assert "jeumancheetreprise" in told and "voir" in told and "toutlemonde" in told  # contents, aims, audience
    assert "1h10" in told.replace(" ", "") or "1h" in told
    assert "bienvenue" not in told, "the script is not part of it"
    assert "version9janvier2024" in told
    bare = words(laid(project, f"{TRAINING}", "programme-formation")["programme-formation"])
    assert "2027" not in bare and "14h" not in bare


def test_what_is_always_so_stands_in_the_sheet_until_an_event_says_otherwise(project):
    project.write("assets/sheets/programme-formation.yaml", "sheet: programme-formation\ntitle: Programme\n"
                  "template: syllabus\nfacts: [{label: Tarif, says: price, text: Gratuit.}]\n")
    project.open()
    assert "tarif gratuit " in words(laid(project, TRAINING, "programme-formation")["programme-formation"])
    event = TRAINING.replace("}", ", price: Dix euros.}")
    assert "tarif dixeuros " in words(laid(project, event, "programme-formation")["programme-formation"])


def test_hours_are_those_that_are_said_else_those_of_the_half_days(project):
    said = laid(project, EVENT.replace("{title", "{hours: 7h, title"), "programme-formation")
    assert "durée 7h " in words(said["programme-formation"])
    worked_out = words(laid(project, EVENT, "programme-formation")["programme-formation"])
    assert "durée 1h10 " in worked_out


# --- what is wrong ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", ["participants: 3", "participants: 9"])
def test_more_or_fewer_names_than_people_is_said_at_the_first(project, count):
    outs = laid(project, f"{count}\nnames: [{', '.join(NAMES)}]", "badges")
    assert "badges" in outs
    assert [(d.code, d.severity, d.place.line) for d in project.report] == [("prenoms-et-effectif", "warning", 2)]
    project.open()
    assert laid(project, f"{count}\nnames: [{', '.join(NAMES)}]", "evaluation") and not len(project.report)


@pytest.mark.parametrize("paper, code", [
    ("badges", "carte-deborde"), ("chevalets", "texte-deborde"), ("emargement", "texte-deborde")])
def test_a_name_too_long_is_said_where_it_is_written(project, paper, code):
    event = f"participants: 2\n{TRAINING}names:\n  - Alix\n  - {'Wolfeschlegel' * 12}\n"
    assert laid(project, event, paper) == {}
    assert {(d.code, d.place.source.name, d.place.line) for d in project.report} == {(code, "seance.yaml", 5)}
