"""`calibrate` as a person meets it: what it prints, keeps, says, asks and refuses."""

from __future__ import annotations

import io
import json
import os
import sys
from types import SimpleNamespace

import pytest

from kit.cli.app import main
from kit.delivery.profiles import profile_named
from kit.reading.diagnostics import Report

NAME = "Konica du CCAS, bac 2, 200 g"
READ = ("--top", "3,-1", "--bottom", "3,-1")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    return tmp_path / "config" / "kit-travail-pair" / "imprimantes"


@pytest.fixture
def run(capsys):
    def go(*words: str):
        capsys.readouterr()
        status = main(["calibrate", *words])
        out, err = capsys.readouterr()
        return SimpleNamespace(status=status, out=out, err=err)

    return go


def kept(name: str = NAME):
    return profile_named(name, Report())


def test_alone_it_prints_the_sheet_and_says_the_next_step(run, tmp_path):
    done = run()
    assert (done.status, done.out) == (0, "")
    assert (tmp_path / "output" / "calibrage" / "calibrage.pdf").is_file()
    assert "à 100 %, recto verso, bord long" in done.err


def test_what_was_read_is_kept_and_said_in_a_sentence(run):
    done = run(NAME, *READ, "--width", "99,5", "--margins", "4 4 5 4", "--weight", "200")
    assert done.status == 0
    assert "Au dos, l'impression tombe 0,75 mm à droite et 0,25 mm trop haut." in done.err
    assert "Un trait de 100 mm en mesure 99,5 en largeur et 100 en hauteur." in done.err
    assert "4 mm en haut, 4 à droite, 5 en bas, 4 à gauche" in done.err and "jusqu'à 200 g/m²" in done.err
    found = kept()
    assert (found.back_x, found.back_y, found.back_turn) == (0.75, -0.25, 0)
    assert (found.width, found.height, found.margins, found.heaviest) == (99.5, 100, (4, 4, 5, 4), 200)


def test_values_that_are_not_given_stay(run):
    run(NAME, *READ, "--width", "99,5")
    run(NAME, "--manual", "--stack", "reversed")
    found = kept()
    assert (found.back_x, found.width, found.duplex, found.stack) == (0.75, 99.5, "by-hand", "reversed")
    run(NAME, "--auto")
    assert kept().duplex == "auto"
    assert "Pas de recto verso." in run(NAME, "--no-duplex").err


def test_told_of_the_other_edge_alone_it_turns_what_it_knows(run):
    run(NAME, *READ)
    assert run(NAME, "--duplex", "short-edge").status == 0
    assert (kept().flip, kept().back_x, kept().back_y) == ("short-edge", -0.75, 0.25)


@pytest.mark.parametrize("words, why", [
    ((NAME, "--top", "3,21", "--bottom", "3,1"), "21 n'est pas sur la feuille"),
    ((NAME, "--top", "trois,1", "--bottom", "3,1"), "« trois » n'est pas un numéro"),
    ((NAME, "--top", "3,5,1", "--bottom", "3,1"), "ne dit pas les deux numéros"),
    ((NAME, "--top", "3", "--bottom", "3,1"), "ne dit pas les deux numéros"),
    ((NAME, "--top", "3,1"), "vont ensemble"),
    ((NAME, "--top", "0,10", "--bottom", "0,-10"), "se contredisent de 5 mm"),
    ((NAME, "--width", "89"), "ne peut pas en mesurer 89"),
    ((NAME, "--height", "cent"), "« cent » n'est pas une mesure"),
    ((NAME, "--margins", "-4"), "plus petite que zéro"),
    ((NAME, "--margins", "4 4"), "ne dit pas les quatre marges"),
    ((NAME, "--margins", "45"), "plus de 40 mm"),
    ((NAME, "--weight", "20"), "hors des limites"),
    ((NAME,), "Rien à enregistrer"),
    (("  ", *READ), "un nom a de 1 à"),
    (("a" * 101, *READ), "un nom a de 1 à"),
    (("a\x1bb", *READ), "un nom a de 1 à"),
    (READ, "De quelle imprimante"),
    (("--check",), "De quelle imprimante"),
    ((NAME, "--two-stacks"), "va sans nom"),
    (("--two-stacks", "--duplex", "long-edge"), "va sans --duplex"),
    ((NAME, "--check", "--width", "99"), "--check va seul"),
    (("--list", *READ), "--list va seul"),
])
def test_what_makes_no_sense_is_refused_with_its_reason(run, home, words, why):
    done = run(*words)
    assert done.status == 2 and why in done.err
    assert not home.exists()


def test_what_is_added_to_a_correction_stays_within_reason(run):
    run(NAME, "--top", "20,0", "--bottom", "20,0")
    for status in (0, 2):
        done = run(NAME, "--check", "--top", "20,0", "--bottom", "20,0")
        assert done.status == status
    assert "plus de 10 mm" in done.err and kept().back_x == 10


def test_a_nearly_equal_name_never_takes_the_place_of_another(run):
    run(NAME, *READ)
    done = run("konica du ccas bac 2 200 g", "--weight", "80")
    assert done.status == 2 and f"« {NAME} », déjà connue" in done.err
    assert kept().heaviest == 160
    assert run("konica-du-ccas-bac-2-200-g", "--weight", "80").status == 0 and kept().heaviest == 80


def test_a_profile_with_errors_is_told_with_its_lines_and_left_alone(run, home):
    run(NAME, *READ)
    path = next(home.iterdir())
    path.write_text("printer: " + json.dumps(NAME) + "\nmargins: -4\n", "utf-8")
    for words in ((NAME, *READ), (NAME, "--check"), ("--list",)):
        done = run(*words)
        assert done.status == 1
        assert f"{path.as_posix()}:2:10: erreur[marge-negative]" in done.err
    assert "margins: -4" in path.read_text("utf-8")


def test_a_home_that_cannot_be_written_ends_with_three(run, home):
    home.parent.parent.mkdir()
    home.parent.write_text("a file", "utf-8")
    done = run(NAME, *READ)
    assert done.status == 3 and "impossible d'écrire" in done.err


def test_the_list_says_every_printer_on_stdout(run):
    assert "Aucune imprimante réglée" in run("--list").out
    run(NAME, *READ)
    run("Brother", "--manual", "--stack", "same")
    done = run("--list")
    assert (done.status, done.err) == (0, "")
    lines = done.out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["Brother", NAME]
    assert "    Au dos, l'impression tombe 0,75 mm à droite et 0,25 mm trop haut." in lines
    about = json.loads(run("--list", "--format", "json").out)
    assert [(one["printer"], one["back_x"]) for one in about] == [("Brother", 0), (NAME, 0.75)]


def test_the_checking_sheet_needs_a_printer_that_is_known(run, tmp_path):
    done = run("Konika", "--check")
    assert done.status == 1 and "imprimante-inconnue" in done.err
    assert not (tmp_path / "output").exists()


# --- questions ------------------------------------------------------------------------------------------------------


class Keyboard(io.StringIO):
    def isatty(self):
        return True


def answering(monkeypatch, *answers: str) -> None:
    given = iter(answers)
    monkeypatch.setattr("sys.stdin", Keyboard())

    def visible(_prompt=""):
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("click.termui.visible_prompt_func", visible)


def test_on_a_terminal_it_asks_and_asks_again_what_it_could_not_read(run, monkeypatch):
    answering(monkeypatch, "court", "3", "-1", "99", "3", "-1", "99,5", "", "4 4 5 4", "main", "C")
    done = run(NAME)
    assert done.status == 0 and "99 n'est pas sur la feuille" in done.err
    found = kept()
    assert (found.flip, found.back_x, found.back_y) == ("short-edge", 0.75, -0.25)
    assert (found.width, found.height, found.margins) == (99.5, 100, (4, 4, 5, 4))
    assert (found.duplex, found.stack) == ("by-hand", "reversed")


def test_enter_keeps_every_value_that_is_shown(run, monkeypatch):
    run(NAME, *READ, "--width", "99,5", "--weight", "120", "--duplex", "short-edge")
    before = kept()
    answering(monkeypatch, *[""] * 8)
    done = run(NAME)
    assert done.status == 0 and kept() == before


def test_questions_that_are_broken_off_keep_nothing(run, monkeypatch, home):
    answering(monkeypatch, "long", "3")
    assert run(NAME).status == 130
    assert not home.exists()


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_on_a_real_terminal_each_question_is_in_french_with_its_example(tmp_path):
    import pty
    import select
    from pathlib import Path

    child, terminal = pty.fork()
    if not child:
        environ = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        os.execve(sys.executable, [sys.executable, "-m", "kit", "calibrate", "Essai"], environ)
    said, left, seen = "", ["", "2", "0", "2", "0", "", "", "", "", "200"], 0
    while select.select([terminal], [], [], 20)[0]:
        try:
            said += os.read(terminal, 4096).decode()
        except OSError:  # what Linux says where the other side is closed
            break
        if said[seen:].endswith(" : ") and left:
            seen = len(said)
            os.write(terminal, left.pop(0).encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    assert not left and "(exemple : 99,5) [100] : " in said and "Enregistré dans" in said
    assert (kept("Essai").back_x, kept("Essai").heaviest) == (0.5, 200)
