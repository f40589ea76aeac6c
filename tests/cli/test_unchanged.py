"""A command with nothing to do says so before a library is imported; and where anything has changed, it never does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Pillow

from kit.cli import app
from kit.cli.app import main, told
from kit.delivery import stamping, unchanged
from kit.reading import looks
from tests.delivery.project import DECK, SHEET, WORKSHOP

ROOT = Path(__file__).resolve().parents[2]
PACK = ["pack", "essai", "--only", "agenda,cards", "--event", "le-12.yaml", "--jobs", "1"]
FILES = {
    "workshops/essai.yaml": WORKSHOP.replace("  - {sheet: regles, count: 2, per: table}\n", ""),
    "cards/cartes.yaml": DECK,
    "assets/sheets/regles.yaml": SHEET,
    "le-12.yaml": "participants: 5\nlogo: logo.png\nlogo_alt: Un rond\n",
}
posix = pytest.mark.skipif(os.name == "nt", reason="Windows lets not everyone make links, and has no pipes")


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A person's folder, in which they stand, long enough after they wrote in it."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    Pillow.new("RGB", (900, 300), "green").save(tmp_path / "logo.png")
    monkeypatch.setattr(looks, "_TICK", 15_000_000)  # the clocks of common file systems tick more often
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(stamping, "note_kit", lambda: None)  # it has a test of its own
    settle()
    return tmp_path


@pytest.fixture
def packed(folder, monkeypatch) -> Path:
    """The same, its one pack made."""
    with monkeypatch.context() as patch:
        patch.setattr("kit.delivery.pictures._WIDTH", 40)
        assert main(PACK) == 0
    return folder


def settle() -> None:
    """Wait until one more change would show in the times of files."""
    time.sleep(looks._TICK / 1e9 + 0.01)


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), "utf-8")


def flip(path: str, at: int = 200) -> None:
    """Change one byte of a file, in place."""
    with open(path, "r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))


def unseen(path: str, change: Callable[[], object]) -> None:
    """A change after which a file says that it is as old and as long as before."""
    before = os.stat(path)
    change()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert os.stat(path).st_size == before.st_size


def elsewhere(path: str) -> None:
    """Put a link in the place of a file or folder, that leads to it."""
    os.rename(path, f"{path}-ailleurs")
    os.symlink(os.path.abspath(f"{path}-ailleurs"), path)


def picture() -> str:
    return str(next(Path("output/apercu/essai").iterdir()))


# --- what it is for -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", (PACK, ["deck", "cartes", "--png", "72", "--output", "seul/"],
                                   ["sheet", "regles", "--size", "A3", "--word", "--output=seul"]))
def test_it_says_what_would_be_said(folder, monkeypatch, capsys, words):
    assert main(words) == 0
    capsys.readouterr()
    assert main(words) == 0
    said = capsys.readouterr()
    monkeypatch.setattr(app, "obey", lambda words: pytest.fail("it was run"))
    monkeypatch.setattr(sys, "argv", ["kit-travail-pair", *words])
    assert main() == 0 and capsys.readouterr() == said
    assert said.err.endswith("\n") and ("déjà à jour" in said.err) is (words == PACK)


def test_at_first_it_knows_already(packed, capsys):
    """The first run says what it has made, and keeps what a second one would say."""
    assert "déjà" not in capsys.readouterr().err
    assert told(PACK)
    assert capsys.readouterr().err == f"output{os.sep}essai : déjà à jour\nÀ ouvrir : output{os.sep}index.html\n"


def test_nothing_is_imported_for_it(folder):
    """Modules are counted, not milliseconds: no library, and of Python's own nothing that takes long."""
    command = [sys.executable, "-X", "importtime", str(ROOT / "build.py"), *PACK, "--output", "a-part"]
    for fresh in (False, True):
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        imported = set(re.findall(r"^import time: .*\| +([\w.]+)$", done.stderr, re.MULTILINE))
        assert ("click" in imported) is not fresh
    assert f"a-part{os.sep}essai : déjà à jour" in done.stderr
    imported.discard("kit.cli.compiled")  # where Python is told to write no bytecode
    own = {"kit", "kit.cli", "kit.cli.unchanged", "kit.delivery", "kit.delivery.unchanged", "kit.reading",
           "kit.reading.looks", "kit.speech"}
    assert {name for name in imported if name.startswith("kit")} == own
    assert not imported & {"re", "pathlib", "typing", "json", "hashlib", "configparser", "subprocess", "yaml",
                           "msgspec", "reportlab", "PIL"}


# --- whatever has changed -------------------------------------------------------------------------------------------

CHANGES: dict[str, Callable[[], object]] = {
    "a card": lambda: edit("cards/cartes.yaml", "Que voit-on", "Que sait-on"),
    "a card, unseen": lambda: unseen("cards/cartes.yaml", lambda: edit("cards/cartes.yaml", "voit", "sait")),
    "a script, saved again": lambda: edit("workshops/essai.yaml", "Essai", "Essai"),
    "a script, set back": lambda: os.utime("workshops/essai.yaml", (0, 0)),
    "the event": lambda: edit("le-12.yaml", "participants: 5", "participants: 6"),
    "the event, gone": lambda: os.unlink("le-12.yaml"),
    "the logo": lambda: Pillow.new("RGB", (900, 300), "red").save("logo.png"),
    "a workshop more": lambda: shutil.copy("workshops/essai.yaml", "workshops/autre.yaml"),
    "a deck, gone": lambda: os.unlink("cards/cartes.yaml"),
    "a folder, gone": lambda: shutil.rmtree("cards"),
    "a page, gone": lambda: os.unlink("output/essai/deroule.pdf"),
    "a page, edited": lambda: flip("output/essai/deroule.pdf"),
    "a page, edited unseen": lambda: unseen("output/essai/deroule.pdf", lambda: flip("output/essai/deroule.pdf")),
    "a page, cut short": lambda: os.truncate("output/essai/deroule.pdf", 100),
    "the manifest": lambda: flip("output/essai/manifest.json"),
    "the pack, gone": lambda: shutil.rmtree("output/essai"),
    "a picture": lambda: flip(picture(), 20),
    "a picture, gone": lambda: os.unlink(picture()),
    "the page that shows all": lambda: flip("output/index.html"),
    "the page that shows all, unseen": lambda: unseen("output/index.html", lambda: flip("output/index.html")),
    "a pack more": lambda: shutil.copytree("output/essai", "output/copie"),
    "everything, gone": lambda: shutil.rmtree("output"),
    "the stamp, gone": lambda: os.unlink("output/.a-jour"),
}
LINKS: dict[str, Callable[[], object]] = {
    "the same words, through a link": lambda: elsewhere("cards/cartes.yaml"),
    "the same scripts, through a link": lambda: elsewhere("cards"),
    "the same page, through a link": lambda: elsewhere("output/essai/deroule.pdf"),
    "the same files, through a link": lambda: elsewhere("output"),
}


@pytest.mark.parametrize("name", [*CHANGES, *(pytest.param(name, marks=posix) for name in LINKS)])
def test_what_has_changed_is_looked_into(packed, name):
    assert told(PACK)
    (CHANGES | LINKS)[name]()
    assert not told(PACK)


@pytest.mark.parametrize("name", ("a card", "a script, saved again", "a page, edited unseen", "a picture, gone"))
def test_then_it_is_known_again(packed, capsys, name):
    """Made anew where it had to be; then there is nothing to do once more."""
    CHANGES[name]()
    settle()
    capsys.readouterr()
    assert main(PACK) == 0
    assert ("déjà" in capsys.readouterr().err) is (name in ("a script, saved again", "a picture, gone"))
    assert told(PACK) and Path("output/essai/deroule.pdf").read_bytes().startswith(b"%PDF")


def test_a_link_that_leads_elsewhere_is_seen(folder):
    if os.name == "nt":
        pytest.skip("needs links")
    for name, text in (("a", DECK), ("b", DECK.replace("voit", "sait"))):
        Path(f"{name}.yaml").write_text(text, "utf-8")
    os.unlink("cards/cartes.yaml")
    os.symlink("../a.yaml", "cards/cartes.yaml")
    settle()
    assert main(["deck", "cartes"]) == 0 and told(["deck", "cartes"])
    os.unlink("cards/cartes.yaml")
    os.symlink("../b.yaml", "cards/cartes.yaml")
    assert not told(["deck", "cartes"])


def test_a_folder_that_becomes_a_project_is_seen(tmp_path, monkeypatch):
    """Where a person has nothing of their own, the kit's files are taken; from then on, theirs."""
    monkeypatch.chdir(tmp_path)
    assert main(["deck", "vote"]) == 0 and told(["deck", "vote"])
    os.mkdir("workshops")
    assert not told(["deck", "vote"])


@pytest.mark.parametrize("words", (["pack", "essai"], PACK[:-2], [*PACK, "--force"], [*PACK, "--format", "json"],
                                   ["--debug", *PACK], [*PACK, "--output", "output"], [], ["deck", *PACK[1:]]))
def test_other_words_are_another_question(packed, words):
    assert told(PACK) and not told(words)


def test_another_place_or_another_person_is_another_question(packed, monkeypatch, tmp_path_factory):
    for name, value in (("KIT_X", "1"), ("HOME", "/nowhere"), ("XDG_CONFIG_HOME", "/nowhere")):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert not told(PACK)
    with monkeypatch.context() as patch:
        patch.setattr(unchanged, "__version__", "9.9.9")
        assert not told(PACK)
    moved = tmp_path_factory.mktemp("ailleurs") / "projet"
    shutil.copytree(packed, moved)
    assert told(PACK)
    monkeypatch.chdir(moved)
    assert not told(PACK)


# --- whatever is in doubt -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ([*PACK, "--force"], [*PACK, "--proof"], [*PACK, "--changed-since", "1"],
                                   [*PACK, "--format", "json"],
                                   [*PACK, "--cards", "C1"], ["pack", "rien"], [*PACK, "--output", "."]))
def test_what_is_worked_out_each_time_is_never_told(folder, words):
    for _ in range(2):
        main(words)
        assert not told(words)


def test_after_a_complaint_nothing_is_kept(folder, capsys):
    Pillow.new("RGB", (90, 30), "green").save("logo.png")  # too rough for paper
    settle()
    assert main(PACK) == 0
    assert "image-floue" in capsys.readouterr().err and not told(PACK)


def test_what_changed_a_moment_ago_is_not_trusted(folder, monkeypatch):
    """Within one tick of the clock of a file system, a second change has the time of the first."""
    monkeypatch.setattr(looks, "_TICK", 400_000_000)
    edit("cards/cartes.yaml", "voit", "sait")
    assert main(PACK) == 0
    settle()
    assert not told(PACK)
    assert main(PACK) == 0
    assert told(PACK)


def test_a_clock_that_went_back_is_not_trusted(folder, monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 10**18)
    assert main(PACK) == 0
    assert not told(PACK)


def test_what_another_build_has_put_there_is_not_ours(folder, monkeypatch):
    """Between the writing of a pack and that of the stamp, someone else makes other pages of it."""
    from kit.delivery import gallery

    def late(*arguments):
        flip("output/essai/deroule.pdf")

    monkeypatch.setattr(gallery, "write_gallery", late)
    assert main(PACK) == 0
    assert not told(PACK)


def test_a_file_from_far_away_leaves_no_trace_of_where(folder, tmp_path_factory):
    """What stands neither in the project, nor with the kit, nor at home, cannot be named without telling where."""
    os.mkdir("output")
    looks.noted.clear()
    looks.note(tmp_path_factory.mktemp("loin") / "reponses.yaml")
    stamping.stamp("output", PACK, [], lambda: True)
    assert os.listdir("output") == []


@posix
def test_a_stamp_that_is_none_is_no_answer(packed):
    stamp = Path("output/.a-jour")
    good = stamp.read_text("utf-8", "surrogateescape")
    first, *_ = good.split("\n")
    for text in ("", first, f"{first}\nTout va bien.", f"{first}\nTout va bien.\n\n", "\udcff" + good,
                 f"{first}\n\x1b[2J\n\noutput\0x\0-\0", good.replace("\0", " "), good + "\n", "\0" * 1000,
                 good + "\nnowhere\0x\0-\0"):
        stamp.write_text(text, "utf-8", "surrogateescape")
        assert not told(PACK), text[:200]
    stamp.write_text(good, "utf-8", "surrogateescape")
    assert told(PACK)
    elsewhere("output/.a-jour")
    assert not told(PACK)
    stamp.unlink()
    os.mkfifo(stamp)
    assert not told(PACK)


def test_a_full_disk_leaves_no_stamp_and_no_complaint(folder, monkeypatch, capsys):
    real = os.replace

    def full(source, target):
        if str(target).endswith(unchanged.NAME):
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(os, "replace", full)
    assert main(PACK) == 0 and "index.html" in capsys.readouterr().err
    assert not [name for name in os.listdir("output") if name.startswith(unchanged.NAME)]


@posix
def test_whoever_cannot_hear_the_answer_gets_the_usual_one(packed, monkeypatch):
    full = open("/dev/full", "w", buffering=1)
    monkeypatch.setattr(sys, "stderr", full)
    assert not told(PACK)
    with pytest.raises(OSError):
        full.close()
    monkeypatch.setattr(sys, "stderr", None)
    assert told(PACK)


# --- the program itself ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ("kit/pdf/document.py", "kit/pdf/neuf.py", "kit/locales/fr.yaml", "setup.cfg",
                                  "lib/site-packages/yaml-7.dist-info", "bin/python"))
def test_another_program_is_asked(tmp_path, monkeypatch, path):
    """A change in the kit's own modules and words, in what libraries there are, in what Python runs it."""
    for name in ("kit/pdf/document.py", "kit/delivery/x.py", "kit/locales/fr.yaml", "setup.cfg", "bin/python",
                 "lib/site-packages/yaml-6.dist-info"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "home").mkdir()
    for module in (stamping, unchanged):
        monkeypatch.setattr(module, "__file__", str(tmp_path / "kit" / "delivery" / "x.py"))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "lib" / "site-packages")])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.chdir(tmp_path / "home")
    settle()
    looks.noted.clear()
    stamping.note_kit()
    os.mkdir("output")
    stamping.stamp("output", ["pack"], ["Rien à faire."], lambda: True)
    looks.noted.clear()
    assert unchanged.unchanged("output", ["pack"]) == ["Rien à faire."]
    (tmp_path / "kit" / "pdf" / "__pycache__").mkdir()
    assert unchanged.unchanged("output", ["pack"]) == ["Rien à faire."]
    (tmp_path / path).write_text("autre")
    assert unchanged.unchanged("output", ["pack"]) is None


def test_what_is_read_by_its_whole_path_needs_no_folder_to_stand_in(tmp_path, monkeypatch):
    gone = tmp_path / "parti"
    gone.mkdir()
    (tmp_path / "lu.yaml").write_text("a: 1\n")
    monkeypatch.chdir(gone)
    gone.rmdir()
    looks.noted.clear()
    looks.note(tmp_path / "lu.yaml")
    assert list(looks.noted) == [str(tmp_path / "lu.yaml")]
