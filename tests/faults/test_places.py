"""Where it is told to write may be odd: it is refused in one line and nothing is harmed, or it works all the same."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import packing
from tests.faults.children import Child
from tests.faults.machine import assert_whole, held, left_over
from tests.faults.trials import CARDS, giving, packs, prepared

if os.name == "nt":
    pytest.skip("Windows has other rights and other names", allow_module_level=True)


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    folder = prepared(tmp_path / "projet")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(packing, "make_pack", lambda *_, **__: packs()[1])
    return folder


@pytest.fixture
def scratch(tmp_path) -> Path:
    (tmp_path / "dit").mkdir()
    return tmp_path / "dit"


@pytest.mark.parametrize("place", (
    "un dossier/été 100%/%s {x} $HOME", "manque/encore/plus", "../a cote", "./output/../ici", "-o", "a" * 250,
    "/".join(["b" * 100] * 4), "workshops", "workshops/sortie", "cards"))
def test_it_is_written_where_it_is_told(project, capsys, place):
    before = {name: data for name, data in held(project).items() if not name.startswith("output/")}
    assert main([*CARDS, f"--output={place}"]) == 0
    assert_whole(project / place / "essai")
    assert (project / place / "index.html").is_file() and left_over(project / place) == []
    after = held(project)
    assert all(after[name] == data for name, data in before.items()), "scripts stay what they are"
    shutil.rmtree(project / place)


@pytest.mark.parametrize("place", ("a" * 256, "/".join(["b" * 250] * 20), "essai.pdf", "essai.pdf/sous", "lien",
                                   "boucle", "/dev/null", "/proc/essai"))
def test_where_nothing_can_be_written_nothing_is(project, tmp_path, capsys, place):
    (project / "essai.pdf").write_bytes(b"a moi")
    (tmp_path / "ailleurs").mkdir()
    (project / "lien").symlink_to(tmp_path / "ailleurs")
    (project / "boucle").symlink_to("boucle")
    before = held(project)
    assert main([*CARDS, "--output", place]) in (2, 3)
    said = capsys.readouterr().err
    assert "rreur : " in said and "Traceback" not in said
    assert held(project) == before and list((tmp_path / "ailleurs").iterdir()) == []


@pytest.mark.parametrize("inside", ("essai", "apercu", "index.html", "cartes"))
def test_a_link_in_the_output_leads_nowhere(project, tmp_path, capsys, inside):
    """Each folder and file of the output, replaced by a link to a person's own."""
    victim = tmp_path / "victime"
    victim.mkdir()
    (victim / "guide.pdf").write_bytes(b"intact")
    target = victim / "guide.pdf" if "." in inside else victim
    path = project / "output" / inside
    if path.exists():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    path.symlink_to(target)
    status = main(["deck", "cartes"]) if inside == "cartes" else main(list(CARDS))
    assert held(victim) == {"guide.pdf": b"intact"}
    assert status == (0 if inside == "index.html" else 3)
    assert left_over(project / "output") == []


def nobody() -> None:
    os.setgid(65534)
    os.setuid(65534)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("closed", (".", "output", "output/essai"))
def test_a_folder_one_may_not_write_in(project, scratch, closed):
    """As a person without rights: the set is kept, or its page, and the reason is said."""
    for folder in (project.parent, *project.parent.parents):
        if folder != Path("/") and folder.stat().st_uid == os.geteuid():
            folder.chmod(folder.stat().st_mode | 0o011)
    for path in (project, *project.rglob("*"), scratch):
        path.chmod(0o777)
        os.chown(path, 65534, 65534)
    (project / closed).chmod(0o555)
    os.chown(project / closed, 0, 0)
    if closed == ".":
        shutil.rmtree(project / "output")
    before = held(project)

    def poor() -> None:
        giving(packs()[1])()
        nobody()

    child = Child(project, scratch, *CARDS, first=poor)
    status = child.wait()
    assert status == 3 and "l'accès n'est pas permis" in child.err or closed == "output/essai", child.err
    assert status in (0, 3) and "Traceback" not in child.err
    assert status == 0 or held(project) == before
    assert left_over(project) == []


def test_the_folder_one_stands_in_is_gone(project, scratch):
    def gone() -> None:
        shutil.rmtree(os.getcwd())

    (project / "perdu").mkdir()
    for words in (CARDS, ("check",), ("list",), ("deck", "cartes"), ("import", "x.pdf")):
        (project / "perdu").mkdir(exist_ok=True)
        child = Child(project / "perdu", scratch, *words, first=gone)
        assert child.wait() == 3 and child.err.count("\n") == 1 and "introuvable" in child.err, child.err


# --- a full disk, for real ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", (0, 700, 4096))
def test_a_disk_that_is_full_for_real(project, scratch, limit):
    """No file may be larger than that: as a full disk, the system refuses in the middle of a file."""
    import resource

    before = held(project / "output")

    def small() -> None:
        giving(packs()[1])()
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        # What is said would be cut too, in a file: it goes through a pipe.
        os.dup2(pipe, 2)
        sys.stderr = open(2, "w", closefd=False)

    reading, pipe = os.pipe()
    child = Child(project, scratch, *CARDS, first=small)
    os.close(pipe)
    status = child.wait()
    with open(reading, encoding="utf-8") as said:
        err = said.read()
    assert status == 3 and "plus grand que ce qui est permis" in err and "Traceback" not in err, err + child.err
    assert left_over(project / "output") == []
    assert_whole(project / "output" / "essai")
    assert held(project / "output") == before


# --- a viewer that holds a file, as on Windows ----------------------------------------------------------------------


def test_a_file_that_a_viewer_holds_is_named(project, monkeypatch, capsys):
    before = held(project / "output")
    viewed = Path("output", "essai", "cartes-cartes.pdf")
    real = os.rename

    def rename(source, target):
        if viewed == Path(source) or viewed.is_relative_to(source):
            error = PermissionError(errno.EACCES, "in use", str(source))
            error.winerror = 32 if viewed == Path(source) else 5
            raise error
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    assert main(list(CARDS)) == 3
    assert capsys.readouterr().err.startswith(
        f"erreur : {viewed} est ouvert dans un autre programme ; fermez-le, puis relancez la commande\n")
    assert held(project / "output") == before and left_over(project / "output") == []


def test_a_folder_that_is_refused_is_not_called_open(project, monkeypatch, capsys):
    """Windows says 5 of a file that is open and of one that is forbidden: only the first is to be closed."""
    def refuse(source, target):
        if Path(source) != Path(target):
            error = PermissionError(errno.EACCES, "denied", str(source))
            error.winerror = 5
            raise error

    monkeypatch.setattr(os, "rename", refuse)
    assert main(list(CARDS)) == 3
    said = capsys.readouterr().err
    assert "l'accès n'est pas permis" in said and "fermez-le" not in said


def test_a_results_file_that_came_meanwhile_is_not_written_over(tmp_path):
    """Two imports at once: each has its own number."""
    from kit.delivery.writing import write_file

    children, folder = [], tmp_path / "resultats"
    for data in (b"un", b"deux", b"trois"):
        pid = os.fork()
        if not pid:
            number = 1
            while not write_file(folder / f"x-{number}.yaml", data, over=False):
                number += 1
            os._exit(0)
        children.append(pid)
    assert all(os.waitpid(pid, 0)[1] == 0 for pid in children)
    assert sorted(held(folder).values()) == [b"deux", b"trois", b"un"]
