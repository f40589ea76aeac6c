"""`pack` as a person meets it: what is built, what is up to date, which part of it is made alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kit.delivery import manifest, packing
from kit.delivery.unchanged import NAME as STAMP
from kit.model.library import WORKSHOPS, Library
from kit.reading.diagnostics import Report
from tests.core import CORE

from .small import ROOT, change, state


def test_pack_alone_makes_a_pack_of_each_workshop_there_is(run, project, monkeypatch):
    monkeypatch.setattr(Library, "names", lambda library, shelf, real=Library.names: {
        name: path for name, path in real(library, shelf).items() if shelf is not WORKSHOPS or name in ("un", "deux")})
    assert run("pack", "--only", "agenda").status == 0
    assert {path.parent.name for path in Path("output").glob(f"*/{manifest.NAME}")} == {"un", "deux"}


@pytest.mark.slow
def test_pack_alone_makes_all_the_packs(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("pack", "--only", "agenda").status == 0
    made = {path.parent.name for path in Path("output").glob(f"*/{manifest.NAME}")}
    assert made == set(Library(ROOT, Report()).names(WORKSHOPS)) and len(made) >= len(CORE)


def test_packs_by_name_are_those_alone(built):
    assert sorted(path.parent.name for path in built.glob(f"*/{manifest.NAME}")) == list(CORE)
    assert (built / "index.html").is_file()
    assert {path.name for path in built.iterdir()} == {*CORE, "index.html", "apercu", "cartes", "supports", STAMP}


def test_pack_says_a_line_for_each_pack_and_what_to_open(run, project):
    done = run("pack", "un", "deux", "un")
    assert (done.status, done.out) == (0, "")
    lines = done.err.splitlines()
    assert re.fullmatch(r"output.deux : 11 fichiers, \d+ feuilles à imprimer", lines[0])
    assert re.fullmatch(r"output.un : 11 fichiers, \d+ feuilles à imprimer", lines[1])
    assert lines[2:] == [f"À ouvrir : output{os.sep}index.html"]


def test_a_second_run_says_so_and_writes_nothing(run, project):
    run("pack", "un", "deux")
    before = state(project / "output")
    done = run("pack", "un", "deux")
    assert done.status == 0 and done.err.count("déjà à jour") == 2
    assert state(project / "output") == before


def test_force_makes_everything_again_and_the_same_files_stay(run, project, monkeypatch):
    run("pack", "un")
    before, made = state(project / "output" / "un"), []
    real = packing.make_pack
    monkeypatch.setattr(packing, "make_pack", lambda *given, **more: made.append(real(*given, **more)) or made[-1])
    done = run("pack", "un", "--force")
    assert "déjà" not in done.err and len(made) == 1 and set(made[0].files) < set(before)
    assert state(project / "output" / "un") == before


def test_one_changed_card_makes_only_the_packs_that_hold_it(run, project):
    run("pack", "un", "deux")
    before = state(project / "output")
    change(project / "cards" / "jeu-un.yaml", "Que voit-on", "Que sait-on")
    done = run("pack", "un", "deux")
    after = state(project / "output")
    assert f"output{os.sep}deux : déjà à jour" in done.err
    assert all(after[name] == before[name] for name in before if name.startswith("deux/"))
    changed = {name for name in after if after[name][0] != before.get(name, (b"",))[0]}
    assert {name for name in changed if name.startswith("un/")} == {
        "un/cartes-jeu-un.pdf",
        "un/pack.pdf",
        "un/manifest.json",
    }


@pytest.mark.parametrize(
    "only, files",
    (("cards", {"cartes-jeu-un.pdf"}), ("guide, agenda", {"guide.pdf", "deroule.pdf", "programme.pdf", "agenda.ics"})),
)
def test_a_part_of_a_pack_is_made_alone(run, project, only, files):
    assert run("pack", "un", "--only", only).status == 0
    assert {path.name for path in (project / "output" / "un").iterdir()} == files | {"manifest.json"}


def test_a_part_of_a_pack_leaves_the_rest_on_the_page_of_all_files(run, project):
    run("pack", "un")
    before = state(project / "output" / "un")
    run("pack", "un", "--only", "cards", "--duplex", "fold")
    after = state(project / "output" / "un")
    assert {name for name in after if after[name][0] != before[name][0]} <= {"cartes-jeu-un.pdf", "manifest.json"}
    page = (project / "output" / "index.html").read_text("utf-8")
    assert all(f'href="un/{name}"' in page for name in ("guide.pdf", "programme.pdf", "cartes-jeu-un.pdf"))


def test_paper_and_turning_are_obeyed(run, project):
    change(project / "cards" / "jeu-un.yaml", "template: prompt", "template: prompt\nsides: 2")
    for paper, sides in (("A3", {297, 420}), ("letter", {216, 279}), ("LETTER", {216, 279})):
        assert run("pack", "un", "--paper", paper, "--duplex", "fold", "--only", "cards").status == 0
        deck = next(entry for entry in manifest.read(project / "output" / "un").files if entry.kind == "deck")
        assert {round(side) for side in deck.paper} == sides
        assert (deck.flip, deck.sides, deck.pages) == ("fold", 1, 1)
