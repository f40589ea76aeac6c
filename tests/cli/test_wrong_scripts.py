"""Scripts that are wrong: what is said where, what is left as it was, and what is made all the same."""

from __future__ import annotations

import os
import re

import pytest

from .small import change, state, workshop


def test_an_unknown_workshop_suggests_the_nearest_and_the_others_are_made(run, project):
    done = run("pack", "deu", "un", "--only", "guide")
    assert done.status == 1
    assert "erreur[atelier-inconnu]" in done.err and "« deux »" in done.err
    assert (project / "output" / "un" / "guide.pdf").is_file() and not (project / "output" / "deu").exists()
    assert "rien n'a été écrit" not in done.err


def test_a_wrong_script_leaves_its_pack_and_the_others_are_made(run, project):
    run("pack", "un", "deux")
    before = state(project / "output" / "un")
    change(project / "workshops" / "un.yaml", "kind: opening", "kind: overture")
    change(project / "workshops" / "deux.yaml", "Un essai de rien", "Un autre essai")
    done = run("pack", "un", "deux")
    assert done.status == 1
    assert state(project / "output" / "un") == before
    assert f"output{os.sep}un : laissé tel quel, à cause des erreurs dites plus bas" in done.err
    assert re.search(r"output.deux : \d+ fichiers", done.err)
    assert "workshops/un.yaml:15:" in done.err and "erreur[choix-inconnu]" in done.err
    assert done.err.rstrip().endswith("1 erreur")


def test_a_card_that_overflows_names_itself_and_leaves_the_pack(run, project):
    run("pack", "un")
    before = state(project / "output")
    change(project / "cards" / "jeu-un.yaml", "Qu'entend-on ?", "Un très long texte sur une petite carte. " * 60)
    done = run("pack", "un")
    assert done.status == 1 and state(project / "output") == before
    assert "cards/jeu-un.yaml:8:" in done.err and "erreur[carte-deborde]" in done.err and "jeu-un-2" in done.err
    assert done.err.rstrip().endswith("1 erreur ; rien n'a été écrit")


def test_a_first_build_that_fails_leaves_no_folder(run, project):
    change(project / "workshops" / "un.yaml", "kind: opening", "kind: overture")
    done = run("pack", "un")
    assert done.status == 1 and not (project / "output").exists()
    assert f"output{os.sep}un : pas préparé" in done.err


FIVE = """\
workshop: cinq
title: Cinq fautes
summary: Un script où il y a cinq fautes.
guide: {sheets: [FA1], says: Ceci., proposes: Cela.}
audience: Tout le monde.
aims: [Voir]
outcom: Une page.
participants: {min: 2, typical: douze, max: 12}
tables: {size: 4}
facilitators: [{count: 1}]
room: Une table.
frame: Bienvenue.
print: []
steps:
  - {step: cadre, title: Cadre, kind: opening, minutes: 10/5/20}
  - {step: jeu, title: Jeu, kind: debat, minutes: 30}
  - {step: fin, title: Fin, kind: closing, minutes: 5, at: 25h}
"""


def test_five_mistakes_are_five_places_in_the_order_of_the_file(run, project):
    (project / "workshops" / "cinq.yaml").write_text(FIVE, "utf-8")
    done = run("pack", "cinq")
    found = re.findall(r"^workshops/cinq\.yaml:(\d+):\d+: erreur\[([a-z-]+)\]", done.err, re.MULTILINE)
    assert found == [
        ("7", "cle-inconnue"),
        ("8", "nombre-attendu"),
        ("15", "nombres-decroissants"),
        ("16", "choix-inconnu"),
        ("17", "heure-illisible"),
    ]
    assert done.status == 1 and done.err.rstrip().endswith("5 erreurs ; rien n'a été écrit")
    assert not (project / "output").exists()


@pytest.mark.parametrize("name", ("Été", "a b", "-a", "a--b", "nul", "com1", "a" * 61, "cartes", "supports", "apercu",
                                  "prives"))
def test_a_name_that_cannot_name_a_folder_everywhere_is_refused(run, project, name):
    (project / "workshops" / f"{name}.yaml").write_text(workshop(name), "utf-8")
    done = run("check", f"workshops/{name}.yaml")
    assert done.status == 1 and f"workshops/{name}.yaml:1:11: erreur[nom-impossible]" in done.err
