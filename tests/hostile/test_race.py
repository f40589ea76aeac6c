"""A link that changes between one look and the next: bytes from outside of the project never come back."""

from __future__ import annotations

import os
import threading

import pytest

from kit.reading.door import Refused, read_bytes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links are made otherwise there")
TURNS = 2_000


def turning(ways, stop: threading.Event) -> threading.Thread:
    """A thread that does one of two things after the other until it is told to stop."""
    def work() -> None:
        while not stop.is_set():
            for way in ways:
                way()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def reads(path, root, ways, turns: int = TURNS) -> list[bytes]:
    """What comes back of so many attempts to read while somebody changes what the path leads to."""
    stop, found = threading.Event(), []
    thread = turning(ways, stop)
    try:
        for _ in range(turns):
            try:
                found.append(read_bytes(path, root))
            except Refused:
                pass
    finally:
        stop.set()
        thread.join()
    return found


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "projet"
    for name, text in (("dedans/a.yaml", b"ours"), ("dehors", b"")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    (tmp_path / "dehors").mkdir()
    (tmp_path / "dehors/a.yaml").write_bytes(b"secret")
    return folder


def swapped(path, first, second):
    """Two ways that put a link to one thing or to another where `path` is, each in one step."""
    beside = path.with_name(f"{path.name}-nouveau")

    def way(target):
        def put() -> None:
            os.symlink(target, beside)
            os.replace(beside, path)
        return put
    return way(first), way(second)


@pytest.mark.parametrize("name, inner, outer", [
    ("lien.yaml", "dedans/a.yaml", "../dehors/a.yaml"), ("lien", "dedans", "../dehors")])
def test_a_link_that_turns_between_inside_and_outside_never_leads_outside(project, name, inner, outer):
    link = project / name
    ways = swapped(link, inner, outer)
    ways[0]()
    found = reads(link if name.endswith(".yaml") else link / "a.yaml", project, ways)
    assert set(found) == {b"ours"}


def test_a_folder_that_turns_into_a_link_never_leads_outside(project):
    """The path has no link when it is looked at; its folder is one by the time that the file is opened."""
    real, kept = project / "dedans", project / "garde"

    def gone() -> None:
        os.rename(real, kept)
        os.symlink("../dehors", real)

    def back() -> None:
        os.unlink(real)
        os.rename(kept, real)

    found = reads(real / "a.yaml", project, (gone, back))
    assert set(found) <= {b"ours"}


def test_a_file_that_becomes_a_pipe_does_not_block(project):
    path, pipe = project / "dedans/a.yaml", project / "tuyau"
    os.mkfifo(pipe)
    kept = path.with_name("garde")
    ways = (lambda: (os.rename(path, kept), os.link(pipe, path)), lambda: (os.unlink(path), os.rename(kept, path)))
    assert set(reads(path, project, ways, 2_000)) <= {b"ours", b""}
