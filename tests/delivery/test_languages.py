"""What is printed in which language: the script's own, deck by deck; the labels in another, where one is asked for."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kit.delivery import manifest
from kit.delivery.collecting import Copy, written
from kit.delivery.freshness import is_fresh
from kit.delivery.gallery import write_gallery
from kit.delivery.order import Order, Selection
from kit.delivery.packing import Pack, make_pack, write_pack
from kit.delivery.workbench import load_fonts, load_look
from kit.planning.workdays import holiday
from tests.model.test_locale import FRENCH
from tests.pdf.reading_back import texts

from .project import DECK, SHEET, WORKSHOP, Project, printer

EXAMPLE = Path(__file__).parents[2] / "docs" / "exemples" / "english"
NAME = "a-first-conversation"
# What is French in it: the title of the guide, the people who made it, the address where it stands.
CITED = re.compile(r"“Travail pair.*?”|Bourgogne-Franche-Comté, Hauts-de-France|https\S+|[\w-]+\.pdf|-x\d")


class English(Project):
    """The example in English, which is made of its own files."""

    def __init__(self):
        self.folder = EXAMPLE
        self.open()


@cache
def english() -> tuple[Project, Pack]:
    project = English()
    made = make_pack(project.library.workshop(NAME), project.library, project.look, printer(), Order(word=True))
    return project, made


def test_the_english_example_prints_without_a_word():
    project, made = english()
    assert made is not None and list(project.report) == []
    assert {"guide.pdf", "cartes-two-questions.pdf", "what-i-take-away.pdf", "guide.docx"} <= made.files.keys()


def test_nothing_french_is_printed_of_an_english_workshop():
    _, made = english()
    for name, data in made.files.items():
        if name.endswith(".pdf"):
            said = CITED.sub("", " ".join(" ".join(texts(data)).split()))
            assert not FRENCH.search(said), (name, FRENCH.search(said))


def test_an_english_workshop_says_its_language_to_who_listens():
    _, made = english()
    for name in (name for name in made.files if name.endswith(".pdf")):
        assert b"/Lang(en)" in made.files[name] and b"/Lang(fr)" not in made.files[name], name
    assert made.about.language == "en"
    inputs = [name for name in made.about.inputs if "locales" in name]
    assert [Path(name).name for name in inputs] == ["en.yaml"]


def test_its_hours_and_quotes_are_english():
    _, made = english()
    guide, plan = (" ".join(" ".join(texts(made.files[name])).split()) for name in ("guide.pdf", "a-imprimer.pdf"))
    assert "(F). To one side" in guide  # a circle of chairs was asked for in English
    assert "say “stop”, and we’ll stop" in guide and "Facilitator’s guide" in guide
    assert "Print plan – A first conversation" in plan and "Both sides, flip on the long edge" in plan
    assert b"SUMMARY:Set a date: A first conversation" in made.files["agenda.ics"]


def project_with(folder: Path, workshop: str = "fr", deck: str = "fr", sheet: str = "fr") -> Project:
    scripts = (f"{script}language: {language}\n"
               for script, language in ((WORKSHOP, workshop), (DECK, deck), (SHEET, sheet)))
    return Project(folder, *scripts)


def test_a_deck_of_another_language_keeps_its_own_labels(tmp_path):
    project = project_with(tmp_path, workshop="en", deck="fr", sheet="en")
    pack = project.pack()
    assert "feuille 1/1" in texts(pack.files["cartes-cartes.pdf"])[0]
    assert "a proposal of the kit" in texts(pack.files["regles.pdf"])[0]
    assert "Running order" in texts(pack.files["deroule.pdf"])[0]
    languages = {Path(name).name for name in pack.about.inputs if "locales" in name}
    assert languages == {"fr.yaml", "en.yaml"}


def test_labels_that_are_asked_for_stand_beside_texts_as_they_are_written(tmp_path):
    project = project_with(tmp_path)
    project.look = load_look(project.library, load_fonts(), "en")
    pack = project.pack(Order(language="en"))
    said = texts(pack.files["deroule.pdf"])[0]
    assert "Date:" in said and "Place:" in said and "Running order" in said
    guide = texts(pack.files["guide.pdf"])[0].replace("\r\n", " ")
    assert re.search("Essai, point\u202f; virgule\u00a0: +et +«\u00a0guillemets\u00a0»", guide)
    assert "sheet 1/1" in texts(pack.files["cartes-cartes.pdf"])[0]
    assert pack.about.language == "en" and pack.about.order["language"] == "en"


@pytest.mark.parametrize("asked", ["", "en"])
def test_a_pack_is_up_to_date_in_its_own_language_alone(tmp_path, asked):
    project, folder = project_with(tmp_path), tmp_path / "output" / "essai"
    project.look = load_look(project.library, load_fonts(), asked)
    write_pack(project.pack(Order(language=asked)), folder)
    assert is_fresh(folder, project.library, Order(language=asked))
    assert not is_fresh(folder, project.library, Order(language="" if asked else "en"))


def test_what_says_another_language_is_made_anew(tmp_path):
    project, folder = project_with(tmp_path), tmp_path / "output" / "essai"
    write_pack(project.pack(), folder)
    for path, text in (("cards/cartes.yaml", DECK), ("assets/sheets/regles.yaml", SHEET)):
        project.write(path, f"{text}language: en\n")
        project.open()
        assert not is_fresh(folder, project.library, Order())


def test_the_page_of_all_files_has_the_language_of_its_packs(tmp_path):
    project, output = project_with(tmp_path, workshop="en"), tmp_path / "output"
    write_pack(project.pack(), output / "essai")
    write_gallery(output, project.library.locale)
    assert '<html lang="en">' in (output / "index.html").read_text("utf-8")
    other = project_with(tmp_path)
    write_pack(other.pack(), output / "autre")
    write_gallery(output, project.library.locale)
    assert '<html lang="fr">' in (output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("what", ["workshop", "deck", "sheet"])
def test_a_language_without_labels_is_refused_at_its_line(tmp_path, what):
    project = project_with(tmp_path, **{what: "eo"})
    assert project.pack() is None
    (found,) = project.report
    assert (found.code, found.facts["value"], found.facts["choices"]) == ("choix-inconnu", "eo", ["fr", "en"])


def test_results_are_commented_in_the_language_of_their_sheet(tmp_path):
    project, _ = english()
    sheet = project.library.sheet("what-i-take-away")
    said = written(Copy(sheet, {}, []), "copy.pdf", project.library.locale("en"))
    assert said.startswith("# What I take away: what was written in “copy.pdf”.\n") and "(no answer)" in said


def test_a_title_that_is_a_label_stands_in_the_manifest(tmp_path):
    project = project_with(tmp_path)
    project.look = load_look(project.library, load_fonts(), "en")
    some = project.pack(Order(language="en", only=("cards",), selection=Selection(cards="C2")))
    assert [entry.title for entry in some.about.files] == ["Cartes – chosen cards"]
    assert b"chosen cards" in manifest.write(some.about)


def test_a_public_holiday_is_named_in_the_language_of_the_calendar():
    assert [holiday(date(2027, 5, 6), language=language) for language in ("fr", "en")] == ["Ascension", "Ascension Day"]
