"""A folder is whole, the old or the new one, and nothing is left beside; refusals are in tests/faults."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from kit.delivery import locking, staging, writing
from kit.delivery.locking import Busy, alone
from kit.delivery.locking import held as held_alone
from kit.delivery.writing import NotWritten, staged_files, staged_set, write_file, write_set

OLD = {"guide.pdf": b"ancien guide", "carte.pdf": b"ancienne carte", "retire.pdf": b"plus au programme"}
NEW = {"guide.pdf": b"nouveau guide", "carte.pdf": b"ancienne carte", "neuf.pdf": b"nouveau"}
OURS = list(OLD)


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


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


LEFT = ".kit-0123456789ab"  # what a killed build's hidden folder is called


def test_what_a_killed_build_left_is_swept_whichever_set_it_was_of(tmp_path):
    filled(tmp_path / LEFT / "new", {"guide.pdf": b"a moitie"})
    filled(tmp_path / LEFT / "old" / "atelier", OLD)
    filled(tmp_path / "atelier", OLD)
    (tmp_path / ".kit-en-cours").write_text("1234 0 ici\n")
    write_set(tmp_path / "autre", NEW)
    assert held(tmp_path / "atelier") == OLD and {path.name for path in tmp_path.iterdir()} == {"atelier", "autre"}


def test_a_set_that_a_killed_build_had_put_aside_comes_back(tmp_path, monkeypatch):
    filled(tmp_path / LEFT / "old" / "atelier", OLD)
    with monkeypatch.context() as patch, pytest.raises(NotWritten):
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "plein")))
        write_set(tmp_path / "atelier", NEW, OURS)
    assert held(tmp_path) == {f"atelier/{name}": data for name, data in OLD.items()}


def test_a_set_that_cannot_be_put_back_at_once_is_kept_and_comes_back(tmp_path, monkeypatch):
    """The disk refuses the new name, and then the old one too."""
    folder, real, calls = filled(tmp_path / "atelier", OLD), os.rename, []

    def rename(*given):
        calls.append(given)
        if len(calls) > 1:
            raise OSError(errno.EIO, "ici")
        real(*given)

    with monkeypatch.context() as patch, pytest.raises(NotWritten):
        patch.setattr(os, "rename", rename)
        write_set(folder, NEW, OURS)
    assert not folder.exists()
    write_set(tmp_path / "autre", NEW)
    assert held(folder) == OLD and {path.name for path in tmp_path.iterdir()} == {"atelier", "autre"}


def test_what_could_not_be_cleared_away_is_swept_the_next_time(tmp_path, monkeypatch):
    folder = filled(tmp_path / "atelier", OLD)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EACCES, "tenu")))
        write_set(folder, NEW, OURS)
    assert held(folder) == NEW and len(list(tmp_path.glob(".kit-*/old"))) == 1
    write_set(folder, NEW, OURS)
    assert {path.name for path in tmp_path.iterdir()} == {"atelier"}


def test_what_a_person_hides_or_a_living_build_stages_is_not_swept(tmp_path):
    theirs = {".kit-notes", ".kit-0123456789abc", ".nouveau", ".ancien-atelier"}
    for name in theirs:
        filled(tmp_path / name, {"x": b"a moi"})
    (tmp_path / LEFT).write_bytes(b"un fichier")
    with staged_set(tmp_path / "atelier") as stage:
        stage.put("guide.pdf", b"lent")
        write_set(tmp_path / "autre", NEW)
    assert held(tmp_path / "atelier") == {"guide.pdf": b"lent"}
    assert {path.name for path in tmp_path.iterdir()} == theirs | {LEFT, "atelier", "autre"}


# --- what did not change --------------------------------------------------------------------------------------------


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each one is, and when it was written."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def streamed(folder: Path, files: dict[str, bytes]) -> None:
    with staged_set(folder, OURS) as stage:
        for name, data in files.items():
            stage.open(name).write(data)


WAYS = {"bytes": lambda folder, files: write_set(folder, files, OURS), "stream": streamed}


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_says_the_same_stays_the_file_it_was(tmp_path, way):
    folder = filled(tmp_path / "atelier", OLD | {"notes.txt": b"a moi"})
    filled(folder / "photos", {"salle.jpg": b"photo"})
    before, place = marks(folder), folder.stat().st_ino
    WAYS[way](folder, NEW)
    after = marks(folder)
    assert {name for name in after if before.get(name) == after[name]} == {"carte.pdf", "notes.txt", "salle.jpg"}
    assert held(folder) == NEW | {"notes.txt": b"a moi", "photos/salle.jpg": b"photo"}
    place = folder.stat().st_ino
    WAYS[way](folder, NEW)
    assert marks(folder) == after and folder.stat().st_ino == place, "nothing to say, nothing done"


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_without_second_names_for_a_file_holds_the_same(tmp_path, monkeypatch, way):
    def unsupported(*_, **__):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", unsupported)
    folder = filled(tmp_path / "atelier", OLD | {"notes.txt": b"a moi"})
    os.utime(folder / "carte.pdf", (1000, 1000))
    WAYS[way](folder, NEW)
    assert held(folder) == NEW | {"notes.txt": b"a moi"}
    assert (folder / "carte.pdf").stat().st_mtime == 1000


def test_a_folder_in_the_place_of_a_file_of_a_set_stays(tmp_path):
    folder = filled(tmp_path / "atelier" / "guide.pdf", {"a": b"a"}).parent
    with pytest.raises(NotWritten) as refused:
        write_set(folder, NEW)
    assert refused.value.why == "folder" and held(tmp_path) == {"atelier/guide.pdf/a": b"a"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_rights_are_those_of_the_folder_and_of_the_person(tmp_path):
    folder = filled(tmp_path / "atelier", OLD)
    folder.chmod(0o750)
    mask = os.umask(0o027)
    try:
        write_set(folder, NEW, OURS)
        write_set(tmp_path / "autre", NEW)
        write_file(tmp_path / "x.pdf", b"x")
    finally:
        os.umask(mask)
    modes = {name: (tmp_path / name).stat().st_mode & 0o777 for name in ("atelier", "autre", "autre/neuf.pdf", "x.pdf")}
    assert modes == {"atelier": 0o750, "autre": 0o750, "autre/neuf.pdf": 0o640, "x.pdf": 0o640}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows have other rights")
def test_a_read_only_folder_of_a_person_goes_with_the_set(tmp_path):
    folder = filled(tmp_path / "atelier", OLD)
    filled(folder / "photos", {"salle.jpg": b"photo"}).chmod(0o555)
    write_set(folder, NEW, OURS)
    assert (folder / "photos").stat().st_mode & 0o777 == 0o555
    assert {path.name for path in tmp_path.iterdir()} == {"atelier"}
    (folder / "photos").chmod(0o755)


def test_a_file_that_must_not_be_replaced_is_not(tmp_path):
    assert write_file(tmp_path / "x.yaml", b"un", over=False)
    assert not write_file(tmp_path / "x.yaml", b"deux", over=False)
    assert held(tmp_path) == {"x.yaml": b"un"}


def test_of_several_files_none_is_replaced_before_all_are_whole(tmp_path, monkeypatch):
    filled(tmp_path, {"a.pdf": b"ancien", "b.docx": b"ancien"})
    with pytest.raises(ZeroDivisionError), staged_files(tmp_path) as stage:
        stage.put("a.pdf", b"nouveau")
        stage.put("b.docx", bytes([1 // 0]))
    assert held(tmp_path) == {"a.pdf": b"ancien", "b.docx": b"ancien"}


# --- two at once ----------------------------------------------------------------------------------------------------


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


def test_who_waits_is_told_for_whom_and_no_longer_than_a_while(tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr(locking, "_listeners", [lambda folder, owner: heard.append((folder, owner))])
    monkeypatch.setattr(locking, "_QUIET", 0.05)
    with alone(tmp_path):
        with pytest.raises(Busy), alone(tmp_path, patience=0.2):
            pass
        monkeypatch.setattr(writing, "alone", lambda folder: locking.alone(folder, 0.2))
        monkeypatch.setattr(staging, "alone", lambda folder: locking.alone(folder, 0.2))
        with pytest.raises(NotWritten) as refused:
            write_file(tmp_path / "x.pdf", b"x")
    owner = refused.value.owner
    assert refused.value.why == "busy" and owner.pid == os.getpid() and not owner.elsewhere
    assert abs(owner.since - time.time()) < 60
    assert heard == [(tmp_path, owner)] * 2 and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said", (b"", b"\xff", b"1234", b"un deux trois", b"1234 0 autre machine\n"))
def test_who_holds_a_folder_is_known_or_is_not(tmp_path, said):
    (tmp_path / ".kit-en-cours").write_bytes(said)
    with held_alone(tmp_path), pytest.raises(Busy) as busy, alone(tmp_path, patience=0):
        pass
    assert busy.value.owner == ((1234, "autre machine", 0.0) if said.endswith(b"\n") else None)
