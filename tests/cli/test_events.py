"""`pack --events`: a pack for each row, one wrong row among the others, what is done stays done."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import manifest
from kit.delivery.writing import NotWritten
from tests.delivery.project import Project
from tests.docs import pages

ROOT = Path(__file__).resolve().parents[2]
TABLE = """\
date;début;participants;lieu;organisation;dossier
12/01/2027;14h;4;Salle A;Accueil de jour;
13/01/2027;;beaucoup;Salle A;Accueil de jour;
14/01/2027;10h;6;"Salle B
au fond";Évasion & Cœur;
;;8;;;sans-date
"""
AGENDA = ("--only", "agenda")  # all of a pack that its event changes, and little else
FOLDERS = ["2027-01-12-essai-accueil-de-jour", "2027-01-14-essai-evasion-coeur", "sans-date"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A person's own folder, in which they stand: a workshop, and its year."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("annee.csv", TABLE)
    return made


@pytest.fixture
def run(capsys):
    def once(*words: str) -> tuple[int, str, str]:
        """What one command line comes to: its status, and what it said on either stream."""
        capsys.readouterr()
        status = main(["pack", *words])
        return status, *capsys.readouterr()

    return once


def packs(folder: Path) -> dict[str, manifest.Manifest]:
    return {path.parent.name: manifest.read(path.parent) for path in sorted(folder.glob(f"*/{manifest.NAME}"))}


def test_each_row_is_a_pack_and_one_wrong_row_keeps_no_other(run, project):
    status, out, said = run("essai", "--events", "annee.csv", "--start", "9h")
    assert (status, out) == (1, "")
    made = packs(project.folder / "output")
    assert list(made) == FOLDERS
    assert [one.participants for one in made.values()] == [4, 6, 8]
    assert [one.order["start"] for one in made.values()] == ["840", "600", "540"], "an option is for empty cells"
    assert made[FOLDERS[1]].order["place"] == "Salle B au fond"
    lines = said.splitlines()
    assert [line.partition(" :")[0] for line in lines[:3]] == [f"output{os.sep}{name}" for name in FOLDERS]
    assert "annee.csv:3:13: erreur[nombre-attendu]" in said
    assert lines[-2:] == ["1 erreur", "3 dossiers prêts, 1 rangée à corriger"]


def test_packs_are_those_that_one_event_makes(run, project):
    run("essai", "--events", "annee.csv", *AGENDA)
    project.write("seance.yaml", "date: 2027-01-14\nstart: 10h\nparticipants: 6\nplace: Salle B au fond\n"
                                 "organisation: Évasion & Cœur\n")
    assert run("essai", "--event", "seance.yaml", *AGENDA)[0] == 0
    alone, among = (project.folder / "output" / name for name in ("essai", FOLDERS[1]))
    files = sorted(path.name for path in alone.iterdir())
    assert files == sorted(path.name for path in among.iterdir())
    assert [(alone / name).read_bytes() for name in files] == [(among / name).read_bytes() for name in files]


@pytest.mark.parametrize("jobs", [pytest.param("1", marks=pytest.mark.slow), "3"])
def test_a_second_run_makes_what_is_missing(run, project, jobs):
    run("essai", "--events", "annee.csv", "--jobs", jobs, *AGENDA)
    kept = {path: path.stat().st_mtime_ns for path in (project.folder / "output").glob("*/*.pdf")}
    project.write("annee.csv", TABLE.replace("beaucoup", "5"))
    status, _, said = run("essai", "--events", "annee.csv", "--jobs", jobs, *AGENDA)
    assert status == 0 and said.count("déjà à jour") == 3 and "4 dossiers prêts" in said
    assert all(path.stat().st_mtime_ns == then for path, then in kept.items())


def test_how_many_are_made_at_a_time_changes_no_byte(run, project):
    for jobs in ("1", "3"):
        run("essai", "--events", "annee.csv", "--jobs", jobs, "--output", jobs, *AGENDA)
    one, three = ({path.relative_to(jobs).as_posix(): path.read_bytes() for path in sorted(Path(jobs).rglob("*"))
                   if path.is_file()} for jobs in ("1", "3"))
    assert one == three


def test_a_row_names_its_workshop_and_what_is_wrong_with_that_is_said_once(run, project):
    project.write("workshops/faux.yaml", "workshop: faux\n")
    project.write("annee.csv", "atelier;dossier\nessai;un\nfaux;deux\nfaux;trois\nesai;quatre\n;cinq\n")
    status, out, _ = run("--events", "annee.csv", "--format", "json", *AGENDA)
    found = {(d["file"], d["line"], d["code"]) for d in json.loads(out) if d["file"] == "annee.csv"}
    assert status == 1 and list(packs(project.folder / "output")) == ["un"]
    assert found == {("annee.csv", 3, "rangee-sans-dossier"), ("annee.csv", 4, "rangee-sans-dossier"),
                     ("annee.csv", 5, "atelier-inconnu"), ("annee.csv", 6, "rangee-sans-atelier")}


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_what_an_event_makes_impossible_is_said_of_its_row(run, project, jobs):
    project.write("annee.csv", "date,début,durée,effectif\n12/01/2027,14h,5,4\n28/03/2027,1h30,,6\n29/03/2027,14h,,40\n"
                               "30/03/2027,14h,5,4\n")
    status, _, said = run("essai", "--events", "annee.csv", "--jobs", jobs, *AGENDA)
    assert status == 1 and len(packs(project.folder / "output")) == 2
    for place, code in (("2:1: erreur", "duree-trop-courte"), ("3:1: attention", "changement-d-heure"),
                        ("4:1: attention", "effectif-hors-bornes"), ("5:1: erreur", "duree-trop-courte")):
        assert f"annee.csv:{place}[{code}]" in said
    assert "2 dossiers prêts, 2 rangées à corriger" in said


def test_a_logo_of_each_row(run, project):
    project.write("logo.png", (ROOT / "docs" / "apercu.jpg").read_bytes())
    project.write("annee.csv", "organisation;logo;dossier\nUn;logo.png;un\nDeux;../logo.png;deux\nTrois;;trois\n")
    status, _, said = run("essai", "--events", "annee.csv", "--only", "guide")
    assert status == 1 and "annee.csv:3:6: erreur[fichier-illisible]" in said
    one, three = (project.folder / "output" / name / "guide.pdf" for name in ("un", "trois"))
    assert len(one.read_bytes()) > len(three.read_bytes()) + 1000


def test_the_page_lists_every_date_and_pictures_one_pack(run, project):
    status, _, said = run("essai", "--events", "annee.csv", *AGENDA)
    output = project.folder / "output"
    assert status == 1 and (output / "index.html").exists(), said
    page = (output / "index.html").read_text("utf-8")
    assert [path.name for path in (output / "apercu").iterdir()] == [FOLDERS[0]]
    assert "3 rencontres préparées" in page and "mardi 12 janvier 2027, 14" in page and "Évasion &amp; Cœur" in page
    for name in FOLDERS:
        assert f'href="{name}/agenda.ics"' in page
    assert 'href="calendrier.ics"' in page


def test_one_calendar_holds_every_date(run, project):
    import icalendar

    project.write("annee.csv", TABLE + "14/01/2027;10h;6;;;a\n14/01/2027;10h;6;;;b\n")
    run("essai", "--events", "annee.csv", *AGENDA)
    found = icalendar.Calendar.from_ical((project.folder / "output" / "calendrier.ics").read_bytes())
    entries = [entry for entry in found.walk() if entry.name in ("VEVENT", "VTODO")]
    assert len(entries) == 5 == len({entry["uid"] for entry in entries})
    assert len(found.walk("VTIMEZONE")) == 1
    assert [str(entry.get("location", "")) for entry in entries][:2] == [
        "Salle A, Accueil de jour", "Salle B au fond, Évasion & Cœur"]


def test_the_table_of_the_page_is_made_as_it_says(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (fence,) = pages.fences(ROOT / "docs" / "ecrire-un-atelier.md", "csv")
    Path("annee.csv").write_text("\ufeff" + fence.text, "utf-8")
    assert run("cafe-debat", "--events", "annee.csv", *AGENDA)[0] == 0
    assert list(packs(tmp_path / "output")) == [
        "2027-01-12-cafe-debat-accueil-de-jour", "2027-02-09-cafe-debat-maison-relais", "maison-relais-matin"]


@pytest.mark.parametrize(("words", "reason"), [
    (["--event", "seance.yaml"], "--event est pour une rencontre"), (["--proof"], "--proof ne va pas avec --events"),
    (["--cards", "C1"], "ne vont pas avec --events"), (["un", "deux"], "un atelier au plus"),
    (["--changed-since", "1"], "ne vont pas avec --events"),
])
def test_what_a_table_cannot_be_asked_for(run, project, words, reason):
    status, _, said = run("--events", "annee.csv", *words)
    assert status == 2 and reason in " ".join(said.split())


def test_a_folder_that_cannot_be_written_keeps_no_other(run, project):
    project.write(f"output/{FOLDERS[0]}", "")
    status, _, said = run("essai", "--events", "annee.csv", *AGENDA)
    assert status == 3 and f"impossible d'écrire output{os.sep}{FOLDERS[0]}" in said
    assert list(packs(project.folder / "output")) == FOLDERS[1:]
    assert said.endswith("2 dossiers prêts, 1 rangée à corriger, 1 rencontre encore à préparer\n")


def test_a_full_disk_is_said_once(run, project, monkeypatch):
    def full(pack, folder, partly):
        raise NotWritten(folder, "", OSError(errno.ENOSPC, ""))

    monkeypatch.setattr("kit.cli.bulk.write_pack", full)
    status, _, said = run("essai", "--events", "annee.csv", *AGENDA)
    assert status == 3 and said.count("plus de place sur le disque") == 1
    assert said.endswith("0 dossier prêt, 1 rangée à corriger, 3 rencontres encore à préparer\n")


@pytest.mark.parametrize(("table", "code"), [
    ("dates\n12/01/2027\n", "colonne-inconnue"), ("date\n", "tableau-vide"), (None, "fichier-illisible"),
])
def test_a_table_that_cannot_be_read_makes_nothing(run, project, table, code):
    if table is None:
        (project.folder / "annee.csv").unlink()
    else:
        project.write("annee.csv", table)
    status, _, said = run("essai", "--events", "annee.csv")
    assert status == 1 and f"erreur[{code}]" in said and "rien n'a été écrit" in said
    assert not (project.folder / "output").exists()


def test_interrupted_it_says_how_far_it_came_and_goes_on_from_there(project):
    rows = 40
    project.write("annee.csv", "dossier;lieu\n" + "".join(f"r{n};Salle {n}\n" for n in range(rows)))
    command = [sys.executable, "-m", "kit", "pack", "essai", "--events", "annee.csv"]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ, cwd=project.folder) as process:
        for _ in range(3):
            process.stderr.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    ready = packs(project.folder / "output")
    assert 3 <= len(ready) < rows
    assert f"{len(ready)} dossiers prêts, {rows - len(ready)} rencontres encore à préparer" in said
    assert {path.name for path in (project.folder / "output").iterdir()} == set(ready), "nothing is left half done"


def test_on_a_terminal_a_bar_says_how_many_and_nothing_else_does(project):
    pty = pytest.importorskip("pty")
    mine, its = pty.openpty()
    environ = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "kit", "pack", "essai", "--events", "annee.csv", *AGENDA]
    with subprocess.Popen(command, stderr=its, env=environ, cwd=project.folder) as process:
        os.close(its)
        said = b""
        while part := _read(mine):
            said += part
    os.close(mine)
    lines = said.decode().replace("\r\n", "\n").splitlines()
    assert process.returncode == 1 and any("Dossiers" in line and "3/3" in line for line in lines)
    assert not any("à imprimer" in line for line in lines) and "3 dossiers prêts, 1 rangée à corriger" in lines[-1]


def _read(terminal: int) -> bytes:
    """What a terminal shows next; nothing once its program has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.slow
def test_sixty_packs_take_no_more_memory_than_twenty(project):
    if not Path("/proc/self/status").exists():
        pytest.skip("no /proc to look into")
    rows = "".join(f"{1 + n % 28}/{1 + n % 12}/2027;Salle {n};Structure {n};{2 + n % 9}\n" for n in range(60))
    project.write("annee.csv", "date;lieu;organisation;participants\n" + rows)
    command = [sys.executable, "-m", "kit", "pack", "essai", "--events", "annee.csv"]
    seen = []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=project.folder,
                          env=os.environ | {"PYTHONPATH": str(ROOT)}) as process:
        for line in process.stderr:
            if "à imprimer" in line:
                seen.append(_uses(process.pid))
    assert process.returncode == 0 and len(seen) == 60
    (kilobytes, handles), (later, more) = seen[19], seen[58]
    assert later <= kilobytes * 1.1 and more <= handles, seen


def _uses(process: int) -> tuple[int, int]:
    """The memory that a process and those it started hold, in kB, and how many files they have open."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    homes = [Path(f"/proc/{one}") for one in (process, *children)]
    memory = sum(int(line.split()[1]) for home in homes for line in (home / "status").read_text().splitlines()
                 if line.startswith("VmRSS"))
    return memory, sum(len(list((home / "fd").iterdir())) for home in homes)
