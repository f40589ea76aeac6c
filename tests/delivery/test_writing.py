"""Whatever the machine refuses, and whenever: a folder is whole, the old or the new one, and nothing is left beside."""

from __future__ import annotations

import builtins
import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kit.delivery import locking, writing
from kit.delivery.locking import Busy, alone
from kit.delivery.writing import NotWritten, write_file, write_set

OLD = {"guide.pdf": b"ancien guide", "carte.pdf": b"ancienne carte", "retire.pdf": b"plus au programme"}
NEW = {"guide.pdf": b"nouveau guide", "carte.pdf": b"ancienne carte", "neuf.pdf": b"nouveau"}
OURS = list(OLD)
ROOT = Path(__file__).resolve().parents[2]


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


class Refusing:
    """The machine refuses the Nth of all that is written, made sure of or renamed, and then works again."""

    def __init__(self, patch: pytest.MonkeyPatch, nth: int, number: int):
        self.left, self.number = nth, number
        for where, name in (
            (os, "fsync"),
            (os, "replace"),
            (os, "rename"),
            (os, "mkdir"),
            (builtins, "open"),
            (shutil, "copy2"),
            (os, "listdir"),
        ):
            patch.setattr(where, name, self.wrapped(getattr(where, name)))

    def wrapped(self, real):
        def call(*args, **more):
            self.left -= 1
            if self.left == 0:
                raise OSError(self.number, os.strerror(self.number), "ici")
            return real(*args, **more)

        return call


@pytest.mark.parametrize("number", (errno.ENOSPC, errno.EIO, errno.EACCES))
@pytest.mark.parametrize("before", (OLD, None), ids=("over", "first"))
def test_any_refusal_leaves_the_set_that_was_there(tmp_path, monkeypatch, number, before):
    failed = 0
    for nth in range(1, 100):
        output = tmp_path / str(nth)
        folder = output / "atelier"
        if before:
            filled(folder, before)
        else:
            output.mkdir()
        with monkeypatch.context() as patch:
            machine = Refusing(patch, nth, number)
            try:
                write_set(folder, NEW, OURS)
            except NotWritten as problem:
                failed += 1
                assert problem.error.errno == number
            done = machine.left > 0
        now = held(output)
        assert now in ({f"atelier/{name}": data for name, data in files.items()} for files in (before or {}, NEW)), nth
        if done:
            break
    assert failed >= 8 and now == {f"atelier/{name}": data for name, data in NEW.items()}


@pytest.mark.parametrize("before", (b"ancien", None))
def test_any_refusal_leaves_the_file_that_was_there(tmp_path, monkeypatch, before):
    failed = 0
    for nth in range(1, 100):
        path = tmp_path / str(nth) / "x.pdf"
        filled(path.parent, {"x.pdf": before} if before else {})
        with monkeypatch.context() as patch:
            machine = Refusing(patch, nth, errno.ENOSPC)
            try:
                write_file(path, b"nouveau")
            except NotWritten:
                failed += 1
            done = machine.left > 0
        assert held(path.parent) in ({"x.pdf": before} if before else {}, {"x.pdf": b"nouveau"})
        if done:
            break
    assert failed >= 3 and path.read_bytes() == b"nouveau"


def test_what_is_outdated_goes_and_what_a_person_put_there_stays(tmp_path):
    folder = filled(tmp_path / "atelier", OLD | {"mes notes.txt": b"a garder"})
    filled(folder / "photos", {"salle.jpg": b"photo"})
    write_set(folder, NEW, OURS)
    assert held(folder) == NEW | {"mes notes.txt": b"a garder", "photos/salle.jpg": b"photo"}
    assert {path.name for path in tmp_path.iterdir()} == {"atelier"}


def test_a_part_of_a_set_leaves_the_rest(tmp_path):
    folder = filled(tmp_path / "atelier", OLD)
    write_set(folder, {"guide.pdf": b"nouveau"})
    assert held(folder) == OLD | {"guide.pdf": b"nouveau"}


def test_what_says_the_same_is_not_written_again(tmp_path):
    path = tmp_path / "x.pdf"
    write_file(path, b"pareil")
    os.utime(path, (1000, 1000))
    write_file(path, b"pareil")
    assert path.stat().st_mtime == 1000
    write_file(path, b"autre!")
    assert path.stat().st_mtime > 1000


@pytest.mark.skipif(os.name == "nt", reason="needs a right to make links")
def test_nothing_is_written_through_a_link(tmp_path):
    elsewhere = filled(tmp_path / "ailleurs", {"secret.txt": b"intact"})
    (tmp_path / "lien").symlink_to(elsewhere, target_is_directory=True)
    for attempt in (
        lambda: write_set(tmp_path / "lien", NEW),
        lambda: write_set(tmp_path / "lien" / "atelier", NEW),
        lambda: write_file(tmp_path / "lien" / "x.pdf", b"x"),
        lambda: write_file(tmp_path / "lien" / "cartes" / "x.pdf", b"x"),
    ):
        with pytest.raises(NotWritten) as refused:
            attempt()
        assert refused.value.why == "link"
    assert held(elsewhere) == {"secret.txt": b"intact"}


@pytest.mark.skipif(os.name == "nt", reason="needs a right to make links")
def test_a_file_that_is_a_link_is_replaced_and_not_followed(tmp_path):
    victim = tmp_path / "victime.txt"
    victim.write_bytes(b"intact")
    (tmp_path / "x.pdf").symlink_to(victim)
    write_file(tmp_path / "x.pdf", b"nouveau")
    assert victim.read_bytes() == b"intact" and not (tmp_path / "x.pdf").is_symlink()


def test_a_file_in_the_place_of_a_folder_stays(tmp_path):
    (tmp_path / "output").write_bytes(b"un fichier")
    for attempt in (
        lambda: write_set(tmp_path / "output", NEW),
        lambda: write_set(tmp_path / "output" / "atelier", NEW),
        lambda: write_file(tmp_path / "output" / "x.pdf", b"x"),
    ):
        with pytest.raises(NotWritten) as refused:
            attempt()
        assert refused.value.why == "file"
    assert (tmp_path / "output").read_bytes() == b"un fichier"


def test_a_folder_in_the_place_of_a_file_stays(tmp_path):
    filled(tmp_path / "x.pdf", {"a": b"a"})
    with pytest.raises(NotWritten) as refused:
        write_file(tmp_path / "x.pdf", b"x")
    assert refused.value.why == "folder" and held(tmp_path) == {"x.pdf/a": b"a"}


def test_what_a_killed_build_left_is_swept(tmp_path):
    filled(tmp_path / ".nouveau-atelier", {"guide.pdf": b"a moitie"})
    filled(tmp_path / ".ancien-atelier", OLD)
    filled(tmp_path / "atelier", OLD)
    write_set(tmp_path / "atelier", NEW, OURS)
    assert {path.name for path in tmp_path.iterdir()} == {"atelier"} and held(tmp_path / "atelier") == NEW


def test_a_set_that_a_killed_build_had_put_aside_comes_back(tmp_path, monkeypatch):
    filled(tmp_path / ".ancien-atelier", OLD)
    with monkeypatch.context() as patch, pytest.raises(NotWritten):
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "plein")))
        write_set(tmp_path / "atelier", NEW, OURS)
    assert held(tmp_path) == {f"atelier/{name}": data for name, data in OLD.items()}


def test_what_could_not_be_cleared_away_is_swept_the_next_time(tmp_path, monkeypatch):
    folder = filled(tmp_path / "atelier", OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EACCES, "tenu")))
        write_set(folder, NEW, OURS)
    assert held(folder) == NEW and (tmp_path / ".ancien-atelier").exists()
    write_set(folder, NEW, OURS)
    assert {path.name for path in tmp_path.iterdir()} == {"atelier"}


FOR_EVER = """
import sys
from itertools import cycle
from pathlib import Path
from kit.delivery.writing import write_set
for turn in cycle(range(1, 250)):
    write_set(Path(sys.argv[1]), {f"{n}.pdf": bytes([turn]) * 40_000 for n in range(8)})
    if turn == 1:
        print("ready", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills without asking")
def test_a_killed_build_leaves_a_whole_set(tmp_path):
    folder = tmp_path / "atelier"
    for pause in (0.0, 0.011, 0.023, 0.037, 0.052):
        with subprocess.Popen([sys.executable, "-c", FOR_EVER, folder], cwd=ROOT, stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            time.sleep(pause)
            child.kill()
        write_set(folder, {})  # what the next build does, before it writes anything
        assert len(held(folder)) == 8 and len(set(held(folder).values())) == 1, "half of one, half of the other"
        assert {path.name for path in tmp_path.iterdir()} == {"atelier"}


def test_a_second_build_waits_for_the_first(tmp_path):
    order, inside = [], threading.Event()

    def first() -> None:
        with alone(tmp_path):
            inside.set()
            time.sleep(0.3)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait()
    write_file(tmp_path / "x.pdf", b"x")
    order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert {path.name for path in tmp_path.iterdir()} == {"x.pdf"}


def test_who_waits_too_long_is_told(tmp_path, monkeypatch):
    with alone(tmp_path):
        with pytest.raises(Busy), alone(tmp_path, patience=0.2):
            pass
        monkeypatch.setattr(writing, "alone", lambda folder: locking.alone(folder, 0.2))
        with pytest.raises(NotWritten) as refused:
            write_file(tmp_path / "x.pdf", b"x")
        assert refused.value.why == "busy"
