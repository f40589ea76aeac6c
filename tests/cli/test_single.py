"""`deck` and `sheet`: one thing made alone, and shown among all files."""

from __future__ import annotations

import re

import pytest

from .small import change


def test_a_deck_and_a_sheet_are_made_alone_and_shown(run, project):
    done = run("deck", "jeu-un", "jeu-deux", "--duplex", "single")
    assert done.status == 0 and re.search(r"output.cartes.jeu-un\.pdf : jeu-un, 1 feuille$", done.err, re.MULTILINE)
    assert run("sheet", "fiche-de-poste", "comptage").status == 0
    assert run("sheet", "fiche-de-poste", "--size", "a3").status == 0
    made = {path.relative_to(project / "output").as_posix() for path in (project / "output").glob("*/*.pdf")}
    assert made == {
        "cartes/jeu-un.pdf",
        "cartes/jeu-deux.pdf",
        "supports/fiche-de-poste.pdf",
        "supports/comptage.pdf",
        "supports/fiche-de-poste-a3.pdf",
    }
    page = (project / "output" / "index.html").read_text("utf-8")
    assert all(f'href="{name}"' in page for name in made)


def test_an_unknown_deck_or_sheet_suggests_the_nearest(run, project):
    for words, code, near in (
        (["deck", "jeu-u"], "jeu-inconnu", "jeu-un"),
        (["sheet", "comptages"], "support-inconnu", "comptage"),
    ):
        done = run(*words)
        assert done.status == 1 and f"erreur[{code}]" in done.err and f"« {near} »" in done.err
        assert done.err.rstrip().endswith("1 erreur ; rien n'a été écrit") and not (project / "output").exists()


@pytest.mark.parametrize("size", ("A9", "A1", "12 x 12 mm", ""))
def test_a_size_that_a_sheet_does_not_have_lists_those_it_has(run, project, size):
    done = run("sheet", "fiche-de-poste", "--size", size or "?")
    assert done.status == 1 and "erreur[taille-absente]" in done.err and "A4, A3" in done.err
    assert not (project / "output").exists()


def test_a_sheet_made_from_a_deck_is_made_alone(run, project):
    assert run("sheet", "livret-de-reponses").status == 0
    assert (project / "output" / "supports" / "livret-de-reponses.pdf").is_file()


def test_one_wrong_deck_of_two_leaves_the_other(run, project):
    change(project / "cards" / "jeu-un.yaml", "Qu'entend-on ?", "Un très long texte sur une petite carte. " * 60)
    done = run("deck", "jeu-un", "jeu-deux")
    assert done.status == 1 and "jeu-un-2" in done.err and "rien n'a été écrit" not in done.err
    assert {path.name for path in (project / "output" / "cartes").iterdir()} == {"jeu-deux.pdf"}
