"""The path from one workshop to the next: built in its order, drawn with all its words, listed, refused with reason."""

from __future__ import annotations

import json
import re

import pytest

from kit.cli.app import main
from kit.delivery import manifest

from . import trail


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(trail.planted(tmp_path))
    return tmp_path


@pytest.fixture
def run(capsys):
    def once(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        return (main(list(words)), *capsys.readouterr())

    return once


def change(folder, old: str, new: str, name: str = "workshops/parcours.yaml") -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def test_the_whole_path_is_built_in_its_order_with_an_overview(here, run):
    status, out, err = run("pack", "--path", "--participants", "8")
    assert (status, out) == (0, "")
    assert re.findall(r"output.([a-z]+) :", err) == ["un", "profil", "arbre", "fiche", "parcours"]
    about = manifest.read(here / "output" / "parcours")
    assert [(stage.title, stage.workshops) for stage in about.stages] == [
        ("Ouvrir le débat", ("un",)), ("Dessiner le profil", ("profil", "arbre")), ("La fiche de poste", ("fiche",))]
    assert [(entry.file, entry.size) for entry in about.files] == [("parcours.pdf", "A3"), ("parcours-liste.pdf", "A4")]
    index = (here / "output" / "index.html").read_text("utf-8")
    assert re.search(r'<section id="parcours">.*?<li>Ouvrir le débat \(<a href="#un">', index, re.DOTALL)
    assert index.index('id="parcours"') < index.index('id="un"'), "the path leads"
    assert run("pack", "--path", "--participants", "8")[2].count("déjà à jour") == 5
    change(here, "Pour commencer", "Demain")
    assert run("pack", "--path", "--participants", "8")[2].count("déjà à jour") == 4, "only the overview changed"


@pytest.mark.parametrize("file", ("parcours.pdf", "parcours-liste.pdf"))
def test_every_stage_is_drawn_with_all_its_words(here, run, file):
    assert run("pack", "--path", "--only", "sheets")[0] == 0
    text = trail.said(here / "output" / "parcours" / file)
    for words in ("Notre chemin", "De la première rencontre à la fiche.", "Ouvrir le débat", "Dessiner le profil",
                  "La fiche de poste", "équipe et personnes accompagnées", "Pour commencer", "Un mois plus tard",
                  "Avant de recruter", "Atelier profil (50 min) ou Atelier arbre (50 min)", "FA4", "sol", "graine"):
        assert words in text, words
    assert re.search("La grille . 3", text), "and to which stage, by its number"
    if file == "parcours-liste.pdf":
        assert text.count("Date :") == text.count("Avec qui :") == 3 and "Trois fiches." in text


def test_the_list_is_filled_in_on_a_screen_too(here, run):
    import pypdfium2
    from pypdfium2 import raw

    assert run("pack", "--path", "--only", "sheets")[0] == 0
    document = pypdfium2.PdfDocument(here / "output" / "parcours" / "parcours-liste.pdf")
    fields = [raw.FPDFPage_GetAnnotCount(page.raw) for page in document]
    document.close()
    assert sum(fields) == 9, "three of each stage: done, when, with whom"


def test_minutes_are_those_of_the_scripts_as_they_are_now(here, run):
    assert run("pack", "--path", "--only", "sheets")[0] == 0
    change(here, "minutes: 30/40/60", "minutes: 30/80/90", "workshops/fiche.yaml")
    assert run("pack", "--path", "--only", "sheets")[0] == 0
    text = trail.said(here / "output" / "parcours" / "parcours.pdf")
    assert "Atelier fiche (1 h 30)" in text
    assert "3 étapes, 3 h 10 d'ateliers" in text, "of two ways, the longer"


def test_the_poster_is_one_a3_sheet_or_tiles(here, run):
    assert run("pack", "--path", "--only", "sheets")[0] == 0
    poster = manifest.read(here / "output" / "parcours").files[0]
    assert (poster.paper, poster.tiles, poster.pages) == ((420.0, 297.0), (1, 1), 1)
    assert run("pack", "--path", "--only", "sheets", "--paper", "A4")[0] == 0
    poster = manifest.read(here / "output" / "parcours").files[0]
    assert poster.pages == poster.tiles[0] * poster.tiles[1] > 1


@pytest.mark.slow
@pytest.mark.parametrize("words", (
    ("--edition", "large"), ("--edition", "dys"), ("--ink", "saver", "--shop"), ("--word",)))
def test_it_comes_in_every_edition(here, run, words):
    status, _, err = run("pack", "--path", "--only", "sheets", *words)
    assert status == 0, err
    folder, = (path.parent for path in (here / "output").glob("parcours*/manifest.json"))
    assert {"parcours.pdf", "parcours-liste.pdf"} <= {path.name for path in folder.iterdir()}


def with_sheets(folder, *lines: str) -> None:
    change(folder, "stages:\n", "print: [" + ", ".join(lines) + "]\nstages:\n")


def test_the_sheets_that_it_names_are_kept_with_the_overview(here, run):
    with_sheets(here, "{sheet: suite}", "{sheet: memo-fa1, count: 3}", "{sheet: livret-de-reponses}")
    assert run("pack", "--path", "--only", "sheets")[0] == 0
    about = manifest.read(here / "output" / "parcours")
    assert [(entry.file, entry.copies) for entry in about.files[2:]] == [
        ("suite.pdf", 1), ("memo-fa1.pdf", 3), ("livret-de-reponses.pdf", 1)]
    assert "À revoir" in trail.said(here / "output" / "parcours" / "suite.pdf")
    assert {"assets/sheets/memo-fa1.yaml", "cards/idees-recues.yaml"} <= set(about.inputs)
    index = (here / "output" / "index.html").read_text("utf-8")
    assert re.search(r'<section id="parcours">.*?href="parcours/memo-fa1.pdf"', index, re.DOTALL)
    change(here, "title: Suite", "title: Et après", "assets/sheets/suite.yaml")
    assert "parcours : déjà à jour" not in run("pack", "--path", "--only", "sheets")[2]
    assert "Et après" in trail.said(here / "output" / "parcours" / "suite.pdf")


@pytest.mark.parametrize("line, code, column", (
    ("{sheet: suites}", "support-inconnu", 17), ("{sheet: suite, size: A2}", "taille-absente", 30),
    ("{deck: missions}", "cle-inconnue", 10)))
def test_what_cannot_be_kept_with_it_is_said_where_it_is_named(here, run, line, code, column):
    with_sheets(here, line)
    for command in (("pack", "--path"), ("check", "workshops/parcours.yaml")):
        status, _, err = run(*command)
        assert status == 1 and f"parcours.yaml:5:{column}: erreur[{code}]" in err, err
    assert not (here / "output").exists()


def test_a_region_s_words_reach_it_and_its_links_stay(here, run):
    (here / "region").mkdir()
    (here / "region" / "overlay.yaml").write_text(
        "overlay: region\ntitle: Ici\nwords: {débat: échange, personnes accompagnées: personnes hébergées, profil: portrait, "
        "fiche: page, competence: savoir}\n", "utf-8")
    assert run("pack", "--path", "--only", "sheets", "--overlay", "region")[0] == 0
    about = manifest.read(here / "output" / "parcours")
    assert [(stage.title, stage.workshops) for stage in about.stages] == [
        ("Ouvrir le échange", ("un",)), ("Dessiner le portrait", ("profil", "arbre")), ("La page de poste", ("fiche",))]
    for file in ("parcours.pdf", "parcours-liste.pdf"):
        text = trail.said(here / "output" / "parcours" / file)
        assert "personnes hébergées" in text and "personnes accompagnées" not in text
    assert run("pack", "--path", "--only", "sheets", "--overlay", "region")[2].count("déjà à jour") >= 1


@pytest.mark.parametrize("words, reason", (
    (("un",), "n'en nommez aucun"), (("--date", "2027-01-12"), "sa propre rencontre"),
    (("--start", "14h"), "sa propre rencontre"),
    (("--duration", "1h"), "rencontre"), (("--events", "annee.csv"), "nomme lui-même"), (("--proof",), "une épreuve"),
    (("--cards", "M1"), "d'un seul dossier"), (("--event", "jour.yaml"), "dit un jour")))
def test_what_contradicts_it_is_refused_with_its_reason(here, run, words, reason):
    (here / "jour.yaml").write_text("date: 2027-01-12\nplace: Dijon\n", "utf-8")
    (here / "annee.csv").write_text("lieu\nDijon\n", "utf-8")
    status, _, err = run("pack", "--path", *words)
    assert status == 2 and reason in err and not (here / "output").exists()


def test_a_place_in_an_event_file_is_for_all(here, run):
    (here / "lieu.yaml").write_text("place: Dijon\n", "utf-8")
    assert run("pack", "--path", "--only", "agenda", "--event", "lieu.yaml")[0] == 0
    assert "Dijon" in trail.said(here / "output" / "un" / "programme.pdf")


def test_the_arrival_of_one_person_is_for_the_whole_path(here, run):
    assert run("pack", "--path", "--only", "sheets", "--arrival", "2027-03-08")[0] == 0
    (here / "lieu.yaml").write_text("arrival: 2027-03-08\n", "utf-8")
    assert run("pack", "--path", "--only", "agenda", "--event", "lieu.yaml")[0] == 0


def test_a_wrong_path_builds_nothing_and_says_where(here, run):
    change(here, "workshops: [un]", "workshops: [deux]")
    status, _, err = run("pack", "--path")
    assert status == 1 and "parcours.yaml:9:17: erreur[atelier-inconnu]" in err and not (here / "output").exists()


def test_the_path_is_no_workshop(here, run):
    status, out, _ = run("list", "--format", "json")
    found = json.loads(out)
    assert status == 0 and "parcours" not in {entry["name"] for entry in found["workshops"]}
    assert [(stage["title"], stage["workshops"]) for stage in found["path"]] == [
        ("Ouvrir le débat", ["un"]), ("Dessiner le profil", ["profil", "arbre"]), ("La fiche de poste", ["fiche"])]
    assert run("pack", "parcours")[0] == 1 and "profil    Dessiner le profil (profil, arbre)" in run("list")[1]


def test_check_reads_the_path_too(here, run):
    assert run("check", "workshops/parcours.yaml")[0] == 0
    change(here, "title: Ouvrir le débat", f"title: {'Ouvrir le débat ' * 9}")
    status, _, err = run("check", "workshops/parcours.yaml")
    assert status == 1 and "parcours.yaml:7:12: erreur[texte-deborde]" in err
    change(here, "sheet: grille\n", "sheet: grilles\n")
    assert "support-inconnu" in run("check", "workshops/parcours.yaml")[2]
