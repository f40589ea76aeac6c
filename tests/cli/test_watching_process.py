"""A real `build.py pack --watch`: real saves, soon seen; Ctrl-C and a closed terminal end it; memory stays flat."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .small import ROOT
from .vigil import Vigil, changed

pytestmark = pytest.mark.slow
posix = pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")


class Child:
    """The process, and what it has said so far."""

    def __init__(self, folder: Path):
        self.log = folder / "said.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "build.py"), "pack", "un", "--watch"], cwd=folder, stderr=log,
                stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=os.environ | {"KIT_LANG": "fr"})

    def wait_for(self, words: str, times: int = 1, patience: float = 60.0) -> str:
        """All that was said, once these words were that often."""
        end = time.monotonic() + patience
        while (said := self.log.read_text("utf-8")).count(words) < times:
            assert time.monotonic() < end and self.process.poll() is None, said
            time.sleep(0.01)
        return said

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(20)


@pytest.fixture
def child(project):
    child = Child(project)
    yield child
    child.process.kill()
    child.process.wait()


def rename_over(path: Path, edit: Callable[[], object]) -> None:
    """Make an edit of a file as editors do that write another and give it the name."""
    beside = path.with_name(f".{path.name}.swp")
    shutil.copy(path, beside)
    edit()
    path.rename(path.with_name(f"{path.name}.new"))
    path.with_name(f"{path.name}.new").rename(path)
    beside.unlink()


@posix
def test_a_day_of_writing(child, project):
    script, deck, pack = Path("workshops/un.yaml"), Path("cards/jeu-un.yaml"), Path("output/un")
    child.wait_for("Ctrl-C")
    changed(script, "Un essai", "Bel essai")()
    child.wait_for("refait en")
    rename_over(deck, changed(deck, "voit-on", "sent-on"))
    child.wait_for("refait en", 2)
    good = {path.name: path.read_bytes() for path in pack.iterdir()}
    away = deck.read_bytes()
    deck.unlink()
    child.wait_for("[jeu-inconnu]")
    assert {path.name: path.read_bytes() for path in pack.iterdir()} == good
    deck.write_bytes(away.replace(b"entend-on", b"attend-on"))
    child.wait_for("plus d'erreur")
    before = child.log.read_text("utf-8")
    assert child.end(signal.SIGINT) == 130
    assert child.log.read_text("utf-8") == before, "it leaves without a word"
    assert [path.name for path in Path("output").iterdir() if path.name.startswith(".kit")] == []


@posix
def test_a_closed_terminal_ends_it(child):
    child.wait_for("Ctrl-C")
    assert child.end(signal.SIGHUP) == 129


@posix
def test_a_save_is_seen_soon(child, project):
    """Half a second on a desk; here, others may be at work on the same machine."""
    child.wait_for("Ctrl-C")
    took = []
    for number in range(6):
        start = time.monotonic()
        changed("workshops/un.yaml", f"Un essai{' encore' * number}", f"Un essai{' encore' * (number + 1)}")()
        child.wait_for("refait en", number + 1)
        took.append(time.monotonic() - start)
        time.sleep(0.3)
    assert min(took) < 0.5, took


def test_memory_is_flat_over_two_hundred_rebuilds(project, capsys, monkeypatch):
    """What is kept is bounded; what one round leaves behind, the next does not add to."""
    counts, script = [], Path("workshops/un.yaml")
    monkeypatch.setattr("kit.pdf.keeping.MOST", 500_000)

    def measured() -> None:
        gc.collect()
        counts.append((len(gc.get_objects()), sys.getallocatedblocks()))

    edits = [changed(script, f"essai{n or ''}", f"essai{n + 1}") for n in range(200)]
    Vigil(capsys, monkeypatch)("un", "--only", "agenda,cards,guide", edits=[*edits[:60], measured, *edits[60:], measured])
    (objects, blocks), (more_objects, more_blocks) = counts
    assert more_objects < objects * 1.03 and more_blocks < blocks * 1.03, counts
