"""A proof stands beside the real files, never over them; a grave fault fails the run, and no shop gets it."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

from kit.cli.app import main
from kit.delivery import manifest, preflight, proving
from kit.delivery.inspection import inspect
from kit.delivery.order import PROOFS
from kit.delivery.preflight import SHOP, Preflight
from kit.reading.diagnostics import Report
from tests.pdf.making import written

from .foreign import faulty, page_of
from .project import WORKSHOP, Project


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def held(folder: Path) -> dict[str, str]:
    """Every file of a folder but the proofs, with its digest."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files
            if path.relative_to(folder).parts[0] != "epreuves"}


def test_a_proof_never_touches_the_real_files(project, capsys):
    output = project.folder / "output"
    real = (["pack", "essai"], ["deck", "cartes"], ["sheet", "regles"])
    for command in real:
        assert main(command) == 0
    before = held(output)
    for command in real:
        assert main([*command, "--proof"]) == 0
    assert held(output) == before
    proofs = {path.relative_to(output / "epreuves").as_posix() for path in (output / "epreuves").rglob("*.*")}
    assert {"essai/guide.pdf", "essai/cartes-cartes.pdf", "essai/regles.pdf", "essai/pack.pdf", "essai/controle.json",
            "cartes/cartes.pdf", "cartes/cartes-controle.json", "supports/regles.pdf"} <= proofs
    assert not any(name.endswith(".ics") for name in proofs)
    assert "tout va bien" in capsys.readouterr().out
    for name in ("essai/guide", "cartes/cartes", "supports/regles"):
        assert (output / "epreuves" / f"{name}.pdf").read_bytes() != (output / f"{name}.pdf").read_bytes()


def test_pictures_of_faces_are_not_made_from_a_proof(project, capsys):
    assert main(["deck", "cartes", "--proof", "--png", "72"]) == 2
    assert "--png ne va pas avec --proof" in capsys.readouterr().err and not (project.folder / "output").exists()


def test_the_check_is_of_the_real_files(project):
    """What it tells of ink and type is the print's, not the proof's with its key and its word."""
    assert main(["deck", "cartes"]) == main(["deck", "cartes", "--proof"]) == 0
    path = project.folder / "output/epreuves/cartes/cartes-controle.json"
    (checked,) = msgspec.json.decode(path.read_bytes(), type=Preflight).files
    assert checked.facts == inspect((project.folder / "output/cartes/cartes.pdf").read_bytes())
    assert checked.facts != inspect((project.folder / "output/epreuves/cartes/cartes.pdf").read_bytes())


def test_a_pack_is_checked_file_by_file(project):
    assert main(["pack", "essai"]) == main(["pack", "essai", "--proof"]) == 0
    folder = project.folder / "output"
    checked = msgspec.json.decode((folder / "epreuves/essai/controle.json").read_bytes(), type=Preflight)
    printed = [one for one in manifest.read(folder / "essai").files if one.pages]
    assert [one.file for one in checked.files] == [one.file for one in printed]
    assert [(one.sheets, one.sides, one.copies) for one in checked.files] == [
        (one.sheets, one.sides, one.copies) for one in printed
    ]
    assert [one.facts.pages for one in checked.files] == [one.pages for one in printed]


def test_a_program_gets_the_check_on_stdout(project, capsys):
    assert main(["deck", "cartes", "--proof", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["diagnostics"] == []
    (checked,) = msgspec.convert(told["checks"], list[Preflight])
    assert checked.files[0].file == "cartes.pdf" and checked.verdict == preflight.GOOD


def test_a_grave_fault_is_an_error_and_the_run_fails(project, capsys, monkeypatch):
    monkeypatch.setattr(proving, "pdf_of", lambda *_: faulty())
    assert main(["deck", "cartes", "--proof"]) == 1
    done = capsys.readouterr()
    assert "erreur[police-absente]" in done.err and "cartes.pdf, page 2" in done.err
    assert "à corriger avant d'imprimer" in done.out


@pytest.mark.parametrize("writer, command, file", (
    ("kit.cli.single.pdf_of", ["deck", "cartes"], "cartes/cartes-imprimeur.pdf"),
    ("kit.delivery.packing.file_of", ["pack", "essai"], "essai/guide.pdf")))
def test_a_wrong_file_is_never_handed_to_a_shop(project, monkeypatch, writer, command, file):
    """Without a proof, too; at home the same file would be written, because nothing is asked of it there."""
    assert main([*command, "--shop"]) == 0
    written_before = (project.folder / "output" / file).read_bytes()
    monkeypatch.setattr(writer, lambda *given: faulty())
    assert main([*command, "--shop", *(["--force"] if command[0] == "pack" else [])]) == 1
    assert (project.folder / "output" / file).read_bytes() == written_before


def test_the_quick_check_finds_what_is_grave_and_nothing_else():
    report = Report()
    assert not preflight.refused({"a.pdf": written(page_of(4, "corps"))}, report) and not len(report)
    assert preflight.refused({"a.pdf": faulty(), "b.pdf": b"rien"}, report)
    assert {diagnostic.code for diagnostic in report} == set(preflight.GRAVE)


def test_shop_and_proof_go_together(project):
    assert main(["deck", "cartes", "--shop", "--proof"]) == 0
    path = project.folder / "output/epreuves/cartes/cartes-imprimeur-controle.json"
    checked = msgspec.json.decode(path.read_bytes(), type=Preflight)
    (size,) = checked.files[0].facts.sizes
    assert (checked.use, size.trim, size.bleed) == (SHOP, (63, 88), 3)


def test_no_workshop_can_be_called_as_the_folder_of_the_proofs(project):
    project.write(f"workshops/{PROOFS}.yaml", WORKSHOP.replace("workshop: essai", f"workshop: {PROOFS}"))
    assert project.library.workshop(PROOFS) is None and project.codes == ["nom-impossible"]
