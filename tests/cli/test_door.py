"""build.py: what it says and does on machines that lack something, and that it costs nothing where all is there."""

from __future__ import annotations

import ast
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import threading
from configparser import ConfigParser
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from kit.cli import compiled, preparing

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in for .venv's Python is a shell script")

GOOD_PIP = """\
echo "$@" >> "$0.asked"
echo 'Collecting click>=8.4'
echo '  Downloading click-8.5.1-py3-none-any.whl (116 kB)'
echo 'Requirement already satisfied: PyYAML>=6.0 in somewhere'
echo 'Collecting mdurl~=0.1'
echo 'Installing collected packages: mdurl, click'
"""
BROKEN_PIP = """\
echo "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip.Connection object \
at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')': /click/" >&2
echo 'ERROR: Cannot install click>=8.4 because these package versions have conflicting dependencies.' >&2
echo 'ERROR: ResolutionImpossible: for help visit a page' >&2
exit 1
"""


@pytest.fixture
def door(tmp_path, monkeypatch):
    """build.py as a module, its folder an empty one that holds only the two lists."""
    spec = importlib.util.spec_from_file_location("the_door", ROOT / "build.py")
    door = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(door)
    for name in ("setup.cfg", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(sys, "_xoptions", {})  # the tests themselves may have come through the door
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    monkeypatch.setattr(compiled, "keep", lambda package: None)
    for name, value in {"HERE": ROOT, "VENV": venv, "PYTHON": venv / "bin" / "python", "SETUP": tmp_path / "setup.cfg",
                        "CONSTRAINTS": tmp_path / "constraints.txt"}.items():
        setattr(door, name, str(value))
    return door


@pytest.fixture
def bare(door, monkeypatch):
    """The same on a Python without libraries: it makes a `.venv` whose Python does as `bare.pip` says, then starts it.

    `bare.made` counts how often `.venv` was made, `bare.started` holds the command lines handed on.
    """
    door.pip, door.made, door.started = GOOD_PIP, 0, []

    def make_venv(folder):
        door.made += 1
        shutil.rmtree(folder, ignore_errors=True)
        _script(Path(door.PYTHON), door.pip)

    monkeypatch.setattr(preparing, "make_venv", make_venv)
    monkeypatch.setattr(door, "importable", lambda wanted: False)
    monkeypatch.setattr(door, "start_again", lambda argv: door.started.append(argv) or 0)
    return door


def _script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


# What it is made of


def test_an_old_python_can_read_it():
    ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_which_one_is_needed(door, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert door.main(["pack"]) == 3
    said = capsys.readouterr()
    assert said.err == ("Ce kit demande Python 3.11 ou plus récent, et ce Python-ci est le 3.9.2 : "
                        "installez-en un plus récent, puis relancez la même commande.\n"
                        "This kit needs Python 3.11 or newer, and this Python is 3.9.2: "
                        "install a newer one, then run the same command again.\n")
    assert said.out == ""


def test_every_requirement_is_found_under_the_name_it_is_imported_by(door):
    wanted = door.requirements(True)
    assert len(wanted) >= 12
    assert door.importable(wanted), [name for name in map(door.name_of, wanted) if not door.importable([name])]


def test_requirements_are_read_as_setuptools_reads_them(door):
    setup = ConfigParser(interpolation=None)
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    printing, tests = setup["options"]["install_requires"].split(), setup["options.extras_require"]["test"].split()
    assert door.requirements(False) == printing and door.requirements(True) == printing + tests


def test_a_requirement_that_is_not_there_is_not_found(door, tmp_path, monkeypatch):
    assert not door.importable(["reportlab>=5.0", "no-such-library>=1"])
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    (tmp_path / "no_such_library" / "__pycache__").mkdir(parents=True)  # what an uninstall may leave behind
    assert PathFinder.find_spec("no_such_library") is not None
    assert not door.importable(["no-such-library"])


def test_looking_for_libraries_imports_none():
    code = ("import sys, build; assert build.importable(build.requirements(False));"
            "print(sorted({'reportlab', 'click', 'yaml', 'PIL', 'kit'} & set(sys.modules)))")
    seen = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"


# Where everything is there


def test_with_the_libraries_at_hand_it_runs_the_command_here(door, capsys):
    assert door.main(["--version"]) == 0
    assert str(ROOT / "kit") in capsys.readouterr().out
    assert not Path(door.VENV).exists()


@posix
def test_a_ready_venv_is_handed_the_command_as_it_is(tmp_path):
    """The whole door in its own process, on a Python that has only its standard library."""
    for name in ("build.py", "setup.cfg", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "kit").symlink_to(ROOT / "kit")
    _script(tmp_path / ".venv/bin/python", 'for word in "$@"; do echo "<$word>"; done; exit 7\n')
    version = "Python {}.{}\n".format(*sys.version_info)
    lists = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("setup.cfg", "constraints.txt"))
    (tmp_path / ".venv/ready").write_text(version + lists, encoding="utf-8")
    run = subprocess.run([sys.executable, "-S", "build.py", "pack", "a b", "--date", "12/01/2027"], cwd=tmp_path,
                         capture_output=True, text=True)
    build = tmp_path.resolve() / "build.py"
    assert run.stdout.splitlines() == [
        "<-X>", "<kit-door>", f"<{build}>", "<pack>", "<a b>", "<--date>", "<12/01/2027>"]
    assert (run.returncode, run.stderr) == (7, "")


def test_a_start_that_finds_venv_ready_reads_no_setup():
    code = ("import sys, build; build.complete = lambda testing: True;"
            "build.start_again = lambda argv: print(sorted({'configparser', 're', 'subprocess'} & set(sys.modules)));"
            "build.main(['pack'])")
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_past_the_door_nothing_is_looked_for_again(door, monkeypatch, capsys):
    monkeypatch.setattr(sys, "_xoptions", {"kit-door": True})
    monkeypatch.setattr(door, "importable", lambda wanted: pytest.fail("looked again"))
    assert door.main(["--version"]) == 0
    assert capsys.readouterr().out


# Making .venv


@posix
def test_the_first_start_prepares_and_says_how_far_it_is(bare, capsys):
    assert bare.main(["pack", "cafe-debat"]) == 0
    assert bare.started == [["pack", "cafe-debat"]]
    said = capsys.readouterr()
    total = len(bare.requirements(False))
    assert said.out == ""
    assert said.err.splitlines() == [f"Préparation, la première fois seulement : {step}" for step in (
        f"1 sur {total}, click…", f"2 sur {total}, pyyaml…", "installation…")]


@posix
def test_the_second_start_prepares_nothing(bare, capsys):
    bare.main(["pack"])
    capsys.readouterr()
    assert bare.main(["list"]) == 0
    assert (bare.made, capsys.readouterr().err) == (1, "")


@posix
def test_pip_gets_the_pins_the_requirements_and_no_index_of_ours(bare):
    bare.main(["pack"])
    asked = Path(bare.PYTHON + ".asked").read_text().split()
    at = asked.index("--constraint")
    assert asked[at + 1:] == [bare.CONSTRAINTS, *bare.requirements(False)]
    assert not [word for word in asked[:at] if "index" in word or "link" in word or "host" in word]


@posix
@pytest.mark.parametrize("argv", (["test"], ["--debug", "test", "-x"]))
def test_what_tests_need_comes_only_when_they_are_asked_for(bare, argv):
    bare.main(["pack"])
    assert bare.complete(False) and not bare.complete(True)
    bare.main(argv)
    assert bare.made == 1
    assert bare.complete(False) and bare.complete(True)
    assert "pytest>=" in Path(bare.PYTHON + ".asked").read_text().splitlines()[-1]


@posix
def test_a_failed_pip_is_explained_and_its_venv_is_made_anew(bare, capsys):
    bare.pip = BROKEN_PIP
    assert bare.main(["pack"]) == 3
    assert capsys.readouterr().err.splitlines() == [
        "Le kit n'a pas pu se préparer : les bibliothèques n'ont pas pu être installées.",
        "    NewConnectionError('Failed to establish a new connection: [Errno 111] Connection refused')",
        "Vérifiez la connexion à internet et la place sur le disque, puis relancez la même commande.",
    ]
    assert not bare.complete(False) and not bare.started
    bare.pip = GOOD_PIP
    assert bare.main(["pack"]) == 0
    assert bare.made == 2


@posix
def test_a_failure_to_get_the_tests_leaves_a_good_venv_good(bare, capsys):
    bare.main(["pack"])
    _script(Path(bare.PYTHON), BROKEN_PIP)
    assert bare.main(["test"]) == 3
    assert bare.complete(False) and not bare.complete(True)
    assert bare.main(["pack"]) == 0
    assert bare.made == 1


@posix
@pytest.mark.parametrize("change", ("pins", "requirements", "python version", "python gone"))
def test_a_venv_made_by_another_recipe_is_made_anew(bare, monkeypatch, change):
    bare.main(["pack"])
    if change == "pins":
        Path(bare.CONSTRAINTS).write_text("click==8.5.2\n")
    elif change == "requirements":
        Path(bare.SETUP).write_text(Path(bare.SETUP).read_text().replace("click>=8.4", "click>=8.5"))
    elif change == "python version":
        monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    else:
        Path(bare.PYTHON).unlink()
    bare.main(["pack"])
    assert bare.made == 2


@posix
def test_interrupted_while_preparing(bare, monkeypatch, capsys):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(preparing, "install", interrupted)
    assert bare.main(["pack"]) == 130
    assert "La même commande reprendra la préparation." in capsys.readouterr().err
    assert not bare.complete(False)


def test_a_folder_one_may_not_write_in(bare, capsys):
    bare.VENV = str(Path(bare.VENV).parent / "gone" / ".venv")
    assert bare.main(["pack"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("Le kit n'a pas pu se préparer : rien ne peut s'écrire dans son dossier (")


@posix
def test_of_two_starts_at_once_one_prepares_and_the_other_waits(bare, capsys):
    with preparing.alone(bare.VENV + ".lock"):
        other = threading.Thread(target=bare.main, args=(["pack"],))
        other.start()
        other.join(0.2)
        assert not bare.started and not bare.made
        assert "une autre fenêtre s'en occupe" in capsys.readouterr().err
        preparing.make_venv(bare.VENV)
        Path(bare.stamp(False)).write_text(bare.recipe(), encoding="utf-8")
    other.join(10)
    assert (bare.made, bare.started) == (1, [["pack"]])
    assert not Path(bare.PYTHON + ".asked").exists()


# What is said on the way


@pytest.mark.parametrize(("apt", "cure"), (
    ("/usr/bin/apt", f"    sudo apt install python3.{sys.version_info.minor}-venv\n"), (None, "python.org")))
def test_the_command_that_brings_venv(tmp_path, monkeypatch, apt, cure):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(shutil, "which", lambda name: apt)
    with pytest.raises(OSError, match="il manque à ce Python son module venv") as refused:
        preparing.make_venv(str(tmp_path / ".venv"))
    assert cure in str(refused.value)
    assert not (tmp_path / ".venv").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_one_line_is_written_over_and_wiped(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    for step in ("1 sur 9, click…", "installation…", None):
        preparing.progress(step)
    first, second, wiped, end = terminal.getvalue().split("\r")[1:]
    assert first.strip() == "Préparation, la première fois seulement : 1 sur 9, click…"
    assert len(first) == len(second) == len(wiped) == 78
    assert (wiped.strip(), end) == ("", "")
    assert "\n" not in terminal.getvalue()


def test_a_dumb_terminal_gets_plain_lines(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "dumb")
    preparing.progress("installation…")
    preparing.progress(None)
    assert terminal.getvalue() == "Préparation, la première fois seulement : installation…\n"


@pytest.mark.parametrize(("said", "reason"), (
    (["Collecting click\n", "ERROR: first\n", "ERROR: second\n"], "ERROR: first"),
    (["Collecting click\n", "Killed\n"], "Killed"),
    ([], "(aucune explication)"),
))
def test_the_line_of_pip_that_is_shown(said, reason):
    assert preparing._reason(said) == reason


# For real


@pytest.mark.slow
def test_a_fresh_folder_prepares_itself(tmp_path):
    """Like a first download: a bare environment, no libraries, and the registry that this machine is set up for."""
    home = tmp_path / "kit du travail pair"  # a folder as people name them
    shutil.copytree(ROOT, home, ignore=shutil.ignore_patterns(".*", "output", "__pycache__"))
    environment = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SYSTEMROOT"))}
    environment |= {"PATH": os.defpath, "HOME": str(tmp_path)}
    command = [sys._base_executable, "-S", "build.py", "--version"]
    first = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert (first.returncode, f"({home / 'kit'}, Python 3." in first.stdout) == (0, True), first.stderr
    assert "installation…" in first.stderr
    second = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert (second.stdout, second.stderr) == (first.stdout, "")
