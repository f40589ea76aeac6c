"""Streams that are closed, full or read by nobody, odd variables, a bug of ours: a build ends well or says why."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import packing, staging
from kit.delivery.unchanged import NAME as STAMP
from tests.delivery.project import WORKSHOP
from tests.faults.children import Child
from tests.faults.machine import assert_whole, held, left_over
from tests.faults.trials import CARDS, giving, packs, prepared

ROOT = Path(__file__).resolve().parents[2]
if os.name == "nt":
    pytest.skip("Windows has neither fork nor these streams", allow_module_level=True)


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "dit").mkdir()
    return prepared(tmp_path / "projet")


def built(project: Path, first, *words: str) -> Child:
    """A build of the second pack with `first` before it, which must write it whole."""
    def prepare() -> None:
        giving(packs()[1])()
        first()

    child = Child(project, project.parent / "dit", *CARDS, *words, first=prepare)
    child.status = child.wait()
    assert "Traceback" not in child.err + child.out
    return child


def assert_built(project: Path) -> None:
    assert_whole(project / "output" / "essai")
    for name, data in packs()[1].files.items():
        assert (project / "output" / "essai" / name).read_bytes() == data
    assert left_over(project / "output") == []
    assert len(list((project / "output" / "apercu" / "essai").iterdir())) == 1


# --- streams --------------------------------------------------------------------------------------------------------


class Numbered(staging._Raw):
    """A file of a build, which must not get the number of a stream: a library might write into it."""

    def __init__(self, *given):
        super().__init__(*given)
        assert self.fileno() > 2


def closing(*numbers: int):
    """Streams that a shell closes (`>&-`): Python then has None for them."""
    def close() -> None:
        staging._Raw = Numbered
        for number in numbers:
            os.close(number)
            setattr(sys, ("stdin", "stdout", "stderr")[number], None)

    return close


@pytest.mark.parametrize("numbers", ((0, 1, 2), *(pytest.param(one, marks=pytest.mark.slow)
                                                for one in ((0,), (1,), (2,), (0, 1), (1, 2)))))
def test_closed_streams(project, numbers):
    assert built(project, closing(*numbers)).status == 0
    assert_built(project)


def replaced(number: int, path: str | int):
    """A stream that leads elsewhere."""
    def replace() -> None:
        handle = path if isinstance(path, int) else os.open(path, os.O_WRONLY)
        os.dup2(handle, number)
        setattr(sys, ("stdin", "stdout", "stderr")[number], open(number, "w", closefd=False))

    return replace


def unread() -> int:
    """The end of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    return writing


@pytest.mark.parametrize("where", ("/dev/full", "nobody"))
def test_progress_that_cannot_be_said_stops_nothing(project, where):
    """`2>&1 | true`: the pack and its page are made all the same."""
    assert built(project, replaced(2, where if where != "nobody" else unread())).status == 0
    assert_built(project)


@pytest.mark.parametrize("where", ("/dev/full", "nobody"))
def test_data_that_cannot_be_said_is_a_refusal_at_the_end(project, where):
    """`--format json | true`: what a program asked for did not reach it, and the files are made all the same."""
    child = built(project, replaced(1, where if where != "nobody" else unread()), "--format", "json")
    assert child.status == 3
    assert child.err == ("" if where == "nobody" else
                         "L'ordinateur a refusé : il n'y a plus de place sur le disque.\n")
    assert_built(project)


def test_proofs_that_nobody_reads_are_made_all_the_same(project):
    (project / "workshops" / "autre.yaml").write_text(WORKSHOP.replace("workshop: essai", "workshop: autre"), "utf-8")
    for where in ("/dev/full", unread()):
        words = ("pack", "essai", "autre", "--only", "cards", "--proof", "--output", f"sortie-{where}"[:8])
        child = Child(project, project.parent / "dit", *words, first=replaced(1, where))
        assert child.wait() == 3 and "Traceback" not in child.err
        assert child.err.count("épreuve, ") == 2
        for name in ("essai", "autre"):
            assert_whole(project / words[-1] / "epreuves" / name)


def test_nothing_of_a_title_commands_a_terminal(project):
    """On a real terminal: colours are ours, and no other control character arrives."""
    import pty
    import re

    said = "\\e]0;titre\\a \\x1b[31m \\u202e \\x9b2J"
    (project / "workshops" / "essai.yaml").write_text(WORKSHOP.replace("Essai, point", f"{said} point"), "utf-8")
    (project / "workshops" / f"x\x1b[2J{'é'}.yaml").write_text("workshop: [\x1b[31m", "utf-8")
    leader, terminal = pty.openpty()

    def on_terminal() -> None:
        for number in (1, 2):
            replaced(number, terminal)()

    seen = b""
    for words in (["list"], ["pack", "essai", "--only", "guide"], ["pack", "a\x1b[31mb"]):
        child = Child(project, project.parent / "dit", *words, first=on_terminal)
        seen += drained(child, leader)
    text = seen.decode()
    ours = re.sub(r"\x1b\[(\d;)?\d*m", "", text).replace("\r\n", "\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ours), ours
    assert "\\x1b" in ours


def drained(child: Child, leader: int) -> bytes:
    """All that a child says on a terminal, read as it comes so that it never waits."""
    os.set_blocking(leader, False)
    seen, ended = b"", False
    while True:
        try:
            seen += os.read(leader, 65536)
            continue
        except BlockingIOError:
            if ended:
                return seen
        ended = bool(os.waitpid(child.pid, os.WNOHANG)[0])
        time.sleep(0.01)


# --- variables ------------------------------------------------------------------------------------------------------

BARE = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT)}
SURROUNDINGS = {
    "no home": {},
    "no such home": {"HOME": "/nonexistent"},
    "a file as home": {"HOME": "/dev/null"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "epoch of words": {"SOURCE_DATE_EPOCH": "abc", "COLUMNS": "1", "LINES": "0"},
    "epoch before all": {"SOURCE_DATE_EPOCH": "-1", "TZ": "Asia/Kolkata", "COLUMNS": "abc", "PYTHONHASHSEED": "1"},
    "epoch after all": {"SOURCE_DATE_EPOCH": "9" * 30, "TZ": "Nowhere/Land", "TERM": "dumb", "FORCE_COLOR": "1"},
    "no colour": {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color", "PYTHONHASHSEED": "42"},
}
BUILD = ["pack", "essai", "--only", "cards", "--output", "été 100%s"]


@pytest.mark.slow
def test_whatever_surrounds_it_the_bytes_are_the_same(project):
    """Each in a Python of its own, since a Python reads these when it starts."""
    made = {}
    for name, variables in SURROUNDINGS.items():
        done = subprocess.run([sys.executable, "-m", "kit", *BUILD], cwd=project, env=BARE | variables,
                              capture_output=True, stdin=subprocess.DEVNULL)
        assert done.returncode == 0 and b"Traceback" not in done.stderr, (name, done.stderr)
        assert (b"\x1b" in done.stderr) is False, name
        (folder,) = project.glob("*100%s")
        # The stamp tells one surrounding from another.
        made[name] = {path: data for path, data in held(folder).items() if path != STAMP}
        folder.rename(project.parent / f"fait-{len(made)}")
    assert all(files == made["no home"] for files in made.values())


@pytest.mark.parametrize("mask", (0o077, 0o000, 0o027))
def test_files_are_as_readable_as_the_person_says(project, mask):
    import shutil

    shutil.rmtree(project / "output")
    assert built(project, lambda: os.umask(mask)).status == 0
    for path in (project / "output").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o777 if path.is_dir() else 0o666) & ~mask, path


# --- a bug of ours --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("error", "status", "said"), (
    (KeyError("faute"), 4, "Erreur du programme, et non de vos fichiers : KeyError: 'faute' (kit/cli/pack.py:"),
    (RecursionError("trop"), 4, "Erreur du programme, et non de vos fichiers : RecursionError: trop (kit/cli/pack.py:"),
    (MemoryError(), 3, "L'ordinateur a refusé : il n'y a plus de mémoire."),
))
def test_a_bug_of_ours_is_one_line_and_leaves_the_pack(project, monkeypatch, capsys, error, status, said):
    monkeypatch.chdir(project)
    before = held(project / "output")

    def wrong(*_, **__):
        raise error

    monkeypatch.setattr(packing, "make_pack", wrong)
    assert main(list(CARDS)) == status
    err = capsys.readouterr().err
    assert err.startswith(said) and err.count("\n") == 1
    assert main([*CARDS, "--debug"]) == status
    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err and "in wrong" in err
    assert held(project / "output") == before
