"""`--papers`: a name that is none is refused with the nearest; a table of events has its own training actions."""

from __future__ import annotations

import json

import pytest

from kit.cli.app import main
from tests.delivery.project import Project

HERE = ("--only", "papers")
PAPERS = "badges, chevalets, emargement, evaluation, programme-formation, remerciement, all"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.fixture
def run(capsys):
    def once(*words: str) -> tuple[int, str]:
        """What one command line comes to: its status, and what it said."""
        capsys.readouterr()
        status = main(["pack", *words])
        return status, capsys.readouterr().err

    return once


@pytest.mark.parametrize("asked, said", [
    ("bagdes", "vouliez-vous dire « badges » ?"), ("zzz", f"(au choix : {PAPERS})"), (" , ", "la liste est vide"),
])
def test_a_wrong_name_is_a_wrong_command_line(project, run, asked, said):
    status, told = run("essai", "--papers", asked)
    assert status == 2 and said in told
    assert not (project.folder / "output").exists()


@pytest.mark.parametrize("words, said", [
    (("--only", "guide"), "--papers ne va pas avec --only guide"), (("--shop",), "--papers ne va pas avec --shop"),
    (("--cards", "C1"), "--papers ne va pas avec --cards"),
])
def test_what_contradicts_papers_is_refused(project, run, words, said):
    status, told = run("essai", "--papers", "badges", *words)
    assert status == 2 and said in told


def test_only_papers_asks_which(project, run):
    status, told = run("essai", *HERE)
    assert status == 2 and "--only papers demande lesquels" in told


def test_a_paper_of_one_s_own_is_asked_for_by_its_name(project, run):
    project.write("assets/papers/notre-mot.yaml",
                  "paper: notre-mot\ntitle: Notre mot\nprint:\n  - {sheet: regles, per: participant}\n"
                  "  - {deck: cartes, per: participant}\n")
    assert run("essai", "--papers", "notre-mot", *HERE)[0] == 0
    made = json.loads((project.folder / "output/essai/manifest.json").read_text("utf-8"))
    assert [(entry["file"], entry["kind"], entry["copies"]) for entry in made["files"]] == [
        ("regles.pdf", "paper", 6), ("cartes-cartes.pdf", "paper", 1)]


def test_each_row_of_a_table_is_a_training_action_or_is_not(project, run):
    project.write("annee.csv", "date;début;participants;prénoms;formation;dossier\n"
                               "12/01/2027;9h;2;Alix, Éloïse;Comprendre le travail pair;un\n"
                               "13/01/2027;9h;4;;;deux\n")
    status, told = run("essai", "--events", "annee.csv", "--papers", "emargement", *HERE)
    assert status == 1 and "annee.csv:3:" in told and "papier-de-formation" in told
    assert (project.folder / "output/un/emargement.pdf").is_file() and not (project.folder / "output/deux").exists()
    status, told = run("essai", "--events", "annee.csv", "--papers", "all", *HERE)
    assert status == 0, told
    made = {name: {path.name for path in (project.folder / "output" / name).glob("*.pdf")} for name in ("un", "deux")}
    assert {"emargement.pdf", "chevalets-prenoms.pdf"} <= made["un"]
    assert "emargement.pdf" not in made["deux"] and "badges.pdf" in made["deux"]


def test_new_names_are_printed_and_the_same_ones_are_up_to_date(project, run):
    project.write("seance.yaml", "names: [Alix, Sacha]\n")
    words = ("essai", "--event", "seance.yaml", "--papers", "badges", *HERE)
    assert run(*words)[0] == 0
    first = (project.folder / "output/essai/badges.pdf").read_bytes()
    assert "déjà à jour" in run(*words)[1]
    project.write("seance.yaml", "names: [Alix, Noor]\n")
    assert "déjà à jour" not in run(*words)[1]
    assert (project.folder / "output/essai/badges.pdf").read_bytes() != first


def test_names_are_on_no_picture(project, run):
    project.write("seance.yaml", "names: [Alix, Sacha]\n")
    assert run("essai", "--event", "seance.yaml", "--papers", "badges,remerciement", *HERE)[0] == 0
    pictures = [path.name for path in (project.folder / "output/apercu").rglob("*.jpg")]
    assert pictures and not any("badges" in name for name in pictures)
    page = (project.folder / "output/index.html").read_text("utf-8")
    assert "badges.pdf" in page and "Alix" not in page
