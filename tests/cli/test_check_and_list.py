"""`check` reads everything and writes nothing; `list` says what there is."""

from __future__ import annotations

import json
import re

import pytest

from kit.model.library import Library

from .small import change, state


@pytest.mark.parametrize("own", (True, pytest.param(False, marks=pytest.mark.slow)))
def test_check_reads_everything_and_writes_nothing(run, project, monkeypatch, own):
    """All of a person's own; slowly, all that ships as well."""
    if own:
        monkeypatch.setattr(Library, "_listed", lambda library, shelf, real=Library._listed: {
            name: path for name, path in real(library, shelf).items() if path.is_relative_to(project)})
    before = state(project)
    done = run("check")
    assert done.status == 0 and re.fullmatch(r"\d+ fichiers relus : tout va bien\.\n", done.err)
    assert state(project) == before


def test_check_reads_the_files_it_is_given(run, project):
    done = run("check", "workshops/un.yaml", project / "cards" / "jeu-deux.yaml")
    assert (done.status, done.err) == (0, "2 fichiers relus : tout va bien.\n")
    change(project / "cards" / "jeu-un.yaml", "card: jeu-un-2", "card: jeu-un-1")
    assert run("check", "cards/jeu-deux.yaml").status == 0
    done = run("check", "workshops/un.yaml")
    assert done.status == 1 and "cards/jeu-un.yaml:8:" in done.err


@pytest.mark.parametrize(
    "path, code",
    (
        ("absent.yaml", "fichier-illisible"),
        ("cards", "fichier-special"),
        ("/etc/hostname", "hors-du-projet"),
        ("../dehors.yaml", "hors-du-projet"),
        ("seance.yaml", "fichier-inconnu"),
    ),
)
def test_check_refuses_what_is_no_script_of_the_project(run, project, path, code):
    (project.parent / "dehors.yaml").write_text("workshop: dehors\n", "utf-8")
    (project / "seance.yaml").write_text("place: Dijon\n", "utf-8")
    done = run("check", path)
    assert done.status == 1 and f"erreur[{code}]" in done.err
    assert "No such file" not in done.err


def test_check_lays_out_for_the_event(run, project):
    done = run("check", "workshops/un.yaml", "--duration", "20")
    assert done.status == 1 and "erreur[duree-trop-courte]" in done.err


def test_a_warning_is_said_and_the_work_is_done(run, project):
    done = run("pack", "un", "--participants", "40", "--only", "guide")
    assert (
        done.status == 0
        and "attention[effectif-hors-bornes]" in done.err
        and done.err.rstrip().endswith("1 avertissement")
    )
    assert (project / "output" / "un" / "guide.pdf").is_file()


def test_list_says_what_there_is(run, project):
    done = run("list")
    lines = done.out.splitlines()
    assert done.status == 0 and done.err == ""
    assert [line for line in lines if not line.startswith(" ") and line] == ["Ateliers", "Jeux de cartes", "Supports",
                                                                                 "Parcours"]
    assert any(re.fullmatch(r"  deux +Un essai \(FA1 · 50 min\)", line) for line in lines)
    assert any(re.fullmatch(r"  fiche-de-poste +Co-construire la fiche de poste \(FA4, .+ · 2 h 40\)", line)
               for line in lines)
    assert any(re.fullmatch(r"  jeu-un +jeu-un \(2 cartes\)", line) for line in lines)
    assert any(re.fullmatch(r"  fiche-de-poste +Fiche de poste : travail pair \(A4, A3\)", line) for line in lines)
    found = json.loads(run("list", "--format", "json").out)
    assert {"name": "un", "title": "Un essai", "minutes": 50, "guide": ["FA1"]} in found["workshops"]
    assert {"name": "jeu-un", "title": "jeu-un", "cards": 2} in found["decks"]


def test_list_goes_on_past_a_file_that_is_wrong(run, project):
    (project / "cards" / "jeu-un.yaml").write_text("deck: [\n", "utf-8")
    for style in ("human", "json"):
        done = run("list", "--format", style)
        assert done.status == 1 and "cards/jeu-un.yaml:" in done.err and "jeu-deux" in done.out
    json.loads(done.out)


def test_a_title_cannot_command_the_terminal(run, project):
    change(project / "workshops" / "un.yaml", "title: Un essai", 'title: "Un\\u00a0essai \\t x"')
    assert "\t" not in run("list").out
