"""What one person needs, alone; what belongs to one person, nowhere else."""

from __future__ import annotations

import pytest

from kit.cli.app import main
from kit.delivery import manifest
from kit.delivery.gallery import INDEX, write_gallery
from kit.delivery.order import Order
from kit.delivery.packing import write_pack
from kit.documents.look import Look
from kit.model.library import Library
from kit.reading.diagnostics import Report
from tests.pdf import reading_back

from .project import WORKSHOP, Project

LINES = "  - {sheet: regles, count: 2, per: table, roles: [scribe]}\n  - {sheet: carnet, roles: [cofacilitator]}\n"
DIARY = """\
sheet: carnet
title: Mon carnet
template: form
private: true
intro: Zygomatique est écrit ici.
sections:
  - {title: Ma limite, fields: [{label: Taisible, lines: 2}]}
"""
ANSWER = "Xylophone"
RESULTS = f"results: carnet\nanswers: {{ma-limite: {{taisible: {ANSWER}}}}}\n"


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path / "projet", WORKSHOP.replace("  - {sheet: regles, count: 2, per: table}\n", LINES))
    made.write("assets/sheets/carnet.yaml", DIARY)
    made.open()
    return made


def said(data: bytes, folder) -> str:
    path = folder / "lu.pdf"
    path.write_bytes(data)
    return "\n".join(reading_back.texts(path))


def answered(project: Project) -> Look:
    """The look of a run that was given what somebody wrote on the private sheet."""
    project.write("r.yaml", RESULTS)
    return project.look.answering({"carnet": Library(project.folder, Report()).results(project.folder / "r.yaml")})


# --- for one person --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience, files", (
    ("facilitator", ["guide.pdf", "deroule.pdf"]),
    ("cofacilitator", ["deroule.pdf", "co-animation.pdf", "carnet.pdf"]),
    ("scribe", ["scribe.pdf", "regles.pdf"]),
    ("participant", ["programme.pdf"]),
    ("direction", ["direction.pdf"]),
))
def test_a_person_gets_what_they_need_and_nothing_else(project, audience, files):
    assert list(project.pack(Order(audience=(audience,))).files) == files


def test_several_people_get_what_each_needs(project):
    assert list(project.pack(Order(audience=("participant", "direction"))).files) == ["programme.pdf", "direction.pdf"]


def test_whom_a_file_is_for_is_in_the_manifest_and_on_the_print_plan(project, tmp_path):
    pack = project.pack()
    entries = {entry.file: entry for entry in pack.about.files}
    assert entries["direction.pdf"].roles == ("direction",) and entries["regles.pdf"].roles == ("scribe",)
    plan = said(pack.files["a-imprimer.pdf"], tmp_path)
    for words in ("pour la direction", "pour l’animation et la co-animation", "à remettre en main propre"):
        assert reading_back.bare(words) in reading_back.bare(plan)


def test_the_page_for_the_direction_is_not_among_those_of_the_team(project, tmp_path):
    words = reading_back.bare(said(project.pack().files["pack.pdf"], tmp_path))
    assert "Quiditquoi" in words and "Commentécrire" in words and "Cequecelademandeentemps" not in words


def test_the_whole_command(project, monkeypatch, capsys):
    monkeypatch.chdir(project.folder)
    assert main(["pack", "essai", "--for", "scribe"]) == 0
    assert {path.name for path in (project.folder / "output/essai").iterdir()} == {
        "scribe.pdf", "regles.pdf", manifest.NAME}
    assert main(["pack", "essai", "--for", "scribe"]) == 0
    assert "déjà à jour" in capsys.readouterr().err


# --- what is private ---------------------------------------------------------------------------------------------


def test_none_of_the_words_of_a_private_sheet_are_in_the_common_file(project, tmp_path):
    pack = project.pack()
    own, common = (said(pack.files[name], tmp_path) for name in ("carnet.pdf", "pack.pdf"))
    for word in ("Zygomatique", "Taisible", "Feuille privée"):
        assert word in own and word not in common
    assert b"carnet/" not in pack.files["pack.pdf"], "nor its fields"
    assert [entry.file for entry in pack.about.files if entry.private] == ["carnet.pdf"]


def test_what_was_written_on_it_is_not_printed_for_others(project, tmp_path):
    project.look = answered(project)
    pack = project.pack()
    assert project.codes == ["reponses-privees"]
    assert [name for name, data in pack.files.items() if name.endswith(".pdf") and ANSWER in said(data, tmp_path)] == []


def test_whoever_wrote_it_prints_it_in_a_folder_that_no_page_shows(project, monkeypatch, tmp_path):
    monkeypatch.chdir(project.folder)
    project.write("r.yaml", RESULTS)
    assert main(["sheet", "carnet", "regles", "--results", "r.yaml"]) == 0
    assert ANSWER in said((project.folder / "output/prives/carnet.pdf").read_bytes(), tmp_path)
    page = (project.folder / "output" / INDEX).read_text("utf-8")
    assert "regles" in page and "carnet" not in page
    assert not list((project.folder / "output/apercu").rglob("*carnet*"))


def test_the_page_of_all_files_names_it_and_pictures_none_of_it(project):
    output = project.folder / "output"
    write_pack(project.pack(), output / "essai")
    write_gallery(output, project.library.locale)
    page = (output / INDEX).read_text("utf-8")
    assert 'href="essai/carnet.pdf"' in page and "feuille privée" in page
    assert not list((output / "apercu").rglob("carnet-*")) and list((output / "apercu").rglob("scribe-*"))
