"""The commands as a person meets them: what is built, what is said where, and with which exit status they end."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import manifest, packing
from kit.delivery.unchanged import NAME as STAMP
from kit.model.library import WORKSHOPS, Library
from kit.reading.diagnostics import Report
from tests.core import CORE

ROOT = Path(__file__).resolve().parents[2]
WORKSHOP = """\
workshop: {name}
title: Un essai
summary: Un essai de rien.
guide: {{sheets: [FA1], says: Ceci., proposes: Cela.}}
audience: Tout le monde.
aims: [Voir]
outcome: Une page.
participants: {{min: 2, typical: 6, max: 12}}
tables: {{size: 4}}
facilitators: [{{count: 1}}]
room: Une table.
frame: Bienvenue.
print:
  - {{deck: {deck}, count: 1}}
steps:
  - {{step: cadre, title: Cadre, kind: opening, minutes: 10}}
  - {{step: jeu, title: Jeu, kind: debate, minutes: 30/40/60}}
"""
DECK = """\
deck: {name}
title: {name}
updated: 2026-11
size: poker
template: prompt
cards:
  - {{card: {name}-1, front: Que voit-on ?}}
  - {{card: {name}-2, front: Qu'entend-on ?}}
"""


class Run:
    """One command line in this process: its exit status, and what it said on either stream."""

    def __init__(self, capsys: pytest.CaptureFixture, *words: object):
        capsys.readouterr()
        self.status = main([str(word) for word in words])
        self.out, self.err = capsys.readouterr()


@pytest.fixture
def run(capsys):
    return lambda *words: Run(capsys, *words)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A person's own folder, in which they stand: two workshops, each with a deck of its own."""
    for folder in ("workshops", "cards"):
        (tmp_path / folder).mkdir()
    for name in ("un", "deux"):
        (tmp_path / "workshops" / f"{name}.yaml").write_text(WORKSHOP.format(name=name, deck=f"jeu-{name}"), "utf-8")
        (tmp_path / "cards" / f"jeu-{name}.yaml").write_text(DECK.format(name=f"jeu-{name}"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder but its stamp: its bytes, and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != STAMP
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# --- pack -----------------------------------------------------------------------------------------------------------


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
    assert "workshops/un.yaml:16:" in done.err and "erreur[choix-inconnu]" in done.err
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
    (project / "workshops" / f"{name}.yaml").write_text(WORKSHOP.format(name=name, deck="jeu-un"), "utf-8")
    done = run("check", f"workshops/{name}.yaml")
    assert done.status == 1 and f"workshops/{name}.yaml:1:11: erreur[nom-impossible]" in done.err


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


# --- what is typed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words, sentence",
    (
        (["pack", "--only", "card"], "vouliez-vous dire « cards »"),
        (["pack", "--only", "cards,zzz"], "« zzz » n'est pas une partie (au choix : guide, agenda, roles, cards,"),
        (["pack", "--for", "scrib"], "« scrib » n'est pas un rôle"),
        (["pack", "--for", "scribe", "--only", "guide"], "--for choisit déjà"),
        (["pack", "--for", "scribe", "--booklet"], "il faut aussi facilitator"),
        (["pack", "--date", "32/01/2027"], "« --date »"),
        (["pack", "--date", "2027-02-30"], "« --date »"),
        (["pack", "--start", "25h"], "« --start »"),
        (["pack", "--end", "midi"], "« --end »"),
        (["pack", "--duration", "0"], "« --duration »"),
        (["pack", "--duration", "une heure"], "« --duration »"),
        (["pack", "--participants", "0"], "« --participants »"),
        (["pack", "--duplex", "both"], "« long-edge »"),
        (["pack", "--paper", "A5"], "« A4 »"),
        (["pack", "--jobs", "0"], "« --jobs »"),
        (["deck"], "JEU"),
        (["sheet"], "SUPPORT"),
    ),
)
def test_what_is_typed_wrong_is_said_in_french_and_nothing_is_done(run, project, words, sentence):
    done = run(*words)
    assert (done.status, done.out) == (2, "") and sentence in done.err
    assert not re.search(r"\b(Invalid|value|must|Error|Usage|not a valid)\b", done.err)
    assert not (project / "output").exists()


def test_an_event_file_is_read_and_options_come_before_it(run, project):
    (project / "seance.yaml").write_text(
        "date: 12/01/2027\nstart: 14h\nduration: 1h\nparticipants: 7\nplace: Dijon\n", "utf-8"
    )
    assert (
        run("pack", "un", "--event", "seance.yaml", "--participants", "9", "--end", "15h30", "--only", "agenda").status
        == 0
    )
    about = manifest.read(project / "output" / "un")
    assert about.participants == 9
    assert about.order == {
        "date": "2027-01-12",
        "start": "840",
        "end": "930",
        "participants": "9",
        "place": "Dijon",
        "turn": "long-edge",
        "only": "agenda",
    }


@pytest.mark.parametrize(
    "text, code",
    (
        ("date: demain\n", "date-illisible"),
        ("dat: 12/01/2027\n", "cle-inconnue"),
        (None, "fichier-illisible"),
        ("logo: absent.png\n", "fichier-illisible"),
        ("duration: 5\n", "duree-trop-courte"),
    ),
)
def test_a_bad_event_file_is_said_and_nothing_is_made(run, project, text, code):
    if text:
        (project / "seance.yaml").write_text(text, "utf-8")
    done = run("pack", "un", "--event", "seance.yaml")
    assert done.status == 1 and f"erreur[{code}]" in done.err and not (project / "output").exists()
    assert not re.search("No such file", done.err)


def test_an_event_file_outside_the_project_is_not_read(run, project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "seance.yaml"
    elsewhere.write_text("place: Secret\n", "utf-8")
    done = run("pack", "un", "--event", elsewhere)
    assert done.status == 1 and "erreur[hors-du-projet]" in done.err and "Secret" not in done.err


@pytest.mark.parametrize(
    "words",
    (
        ["pack", "un", "--only", "cards"],
        ["pack", "deu"],
        ["check", "workshops/un.yaml"],
        ["deck", "jeu-un"],
        ["deck", "jeu-x"],
        ["list"],
        ["sheet", "comptage"],
        ["check", "absent.yaml"],
    ),
)
def test_json_is_all_that_programs_get(run, project, words):
    done = run(*words, "--format", "json")
    said = json.loads(done.out)
    if words[0] != "list":
        assert [set(entry) for entry in said] == [
            {"file", "line", "column", "length", "severity", "code", "message", "hint"}
        ] * len(said)
        assert (done.status == 1) == any(entry["severity"] == "error" for entry in said)
    assert done.err == ""


def test_progress_is_on_the_error_stream_alone(run, project):
    assert (
        run("pack", "un", "--only", "guide").out == ""
        and run("deck", "jeu-un").out == ""
        and run("check", "cards/jeu-un.yaml").out == ""
    )


# --- one deck, one sheet --------------------------------------------------------------------------------------------


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


# --- check, list ----------------------------------------------------------------------------------------------------


def test_check_reads_everything_and_writes_nothing(run, project):
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


# --- the machine says no --------------------------------------------------------------------------------------------


def test_a_full_disk_is_said_in_french_and_leaves_the_pack(run, project, monkeypatch):
    run("pack", "un", "--only", "guide")
    before = state(project / "output")
    change(project / "workshops" / "un.yaml", "Un essai de rien", "Un autre essai")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("pack", "un", "--only", "guide")
    assert done.status == 3
    assert re.search(
        r"erreur : impossible d'écrire output.un \(il n'y a plus de place sur le disque\) ; "
        "ce qui s'y trouvait est resté tel quel",
        done.err,
    )
    assert state(project / "output") == before


@pytest.mark.skipif(os.name == "nt", reason="needs a right to make links")
@pytest.mark.parametrize("words", (["pack", "un", "--only", "cards"], ["deck", "jeu-un"], ["sheet", "comptage"]))
def test_an_output_that_is_a_link_or_a_file_is_refused(run, project, words):
    (project / "ailleurs").mkdir()
    (project / "lien").symlink_to(project / "ailleurs")
    done = run(*words, "--output", "lien")
    assert done.status == 3 and "c'est un lien" in done.err and not list((project / "ailleurs").iterdir())
    (project / "fichier").write_text("à moi", "utf-8")
    done = run(*words, "--output", "fichier")
    assert done.status in (2, 3) and (project / "fichier").read_text("utf-8") == "à moi"


def test_a_file_held_open_elsewhere_is_said_so(run, project, monkeypatch):
    run("pack", "un", "--only", "guide")
    change(project / "workshops" / "un.yaml", "Un essai de rien", "Un autre essai")

    def held(*_):
        error = PermissionError(errno.EACCES, "Access is denied", "output/un/guide.pdf")
        error.winerror = 32
        raise error

    monkeypatch.setattr(os, "rename", held)
    done = run("pack", "un", "--only", "guide")
    assert done.status == 3 and "est ouvert dans un autre programme ; fermez-le" in done.err


# --- start-up -------------------------------------------------------------------------------------------------------

HEAVY = {
    "reportlab",
    "yaml",
    "msgspec",
    "PIL",
    "pypdfium2",
    "docx",
    "icalendar",
    "pyphen",
    "markdown_it",
    "zoneinfo",
    "kit.model",
    "kit.pdf",
}


@pytest.mark.parametrize("command", ("pack", "deck", "sheet", "list", "check"))
def test_the_help_of_a_command_imports_no_heavy_library(command):
    code = f"import sys; from kit.cli.app import main; main(['{command}', '--help']); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    said, _, modules = done.stdout.rpartition("|")
    assert "Exemples" in said and f"build.py {command}" in said
    assert not HEAVY & set(modules.split())


def test_a_pack_that_is_up_to_date_needs_no_reportlab_and_no_page(project):
    code = (
        "import sys; from kit.cli.app import main; s = main(['pack', 'un', '--only', 'cards']); print(s, *sys.modules)"
    )
    for fresh in (False, True):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert done.stdout.startswith("0 ") and ("déjà à jour" in done.stderr) is fresh
    assert not {"reportlab", "PIL", "icalendar", "pyphen", "kit.typesetting.text", "kit.documents.guide"} & set(
        done.stdout.split()
    )


def test_the_papers_and_turns_of_the_help_are_those_there_are():
    from kit.cli.options import PAPERS, TURNS
    from kit.imposition.turning import Turn
    from kit.model.values import Size

    assert tuple(Turn) == TURNS and [Size.parse(name).name for name in PAPERS] == list(PAPERS)


# What no command needs unless one of its options asks for it; then what each leaves to others. Names, not milliseconds.
ASIDE = {"configparser", "platformdirs", "multiprocessing", "docx", "lxml", "PIL.PcxImagePlugin", "PIL.WebPImagePlugin",
         "kit.cli.proofing", "kit.delivery.box_printouts", "kit.delivery.face_pictures", "kit.delivery.inspection",
         "kit.delivery.profiles", "kit.word", "kit.pdf.filled", "holidays"}
PRINTING = {"reportlab", "PIL", "pypdfium2", "icalendar", "kit.pdf", "kit.delivery.gallery"}


@pytest.mark.parametrize("words, aside", (
    (["list"], PRINTING | {"hashlib", "json", "kit.typesetting.text", "kit.delivery.packing"}),
    (["check", "cards/jeu-un.yaml"], PRINTING | {"json"}),
    (["deck", "jeu-un"], {"icalendar"}),
    (["pack", "un", "--jobs", "1"], set()),
), ids=lambda words: words[0] if isinstance(words, list) else "")
def test_a_command_imports_what_it_uses(project, words, aside):
    code = f"import sys; from kit.cli.app import main; main({words!r}); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, encoding="utf-8", check=True,
                          env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert not (ASIDE | aside) & set(done.stdout.rpartition("|")[2].split())
