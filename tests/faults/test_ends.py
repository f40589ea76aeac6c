"""A build that is killed, interrupted or met by another: each set is wholly the old one or wholly the new one."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from itertools import count
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import locking, packing, pictures, staging, writing
from tests.faults.children import Child
from tests.faults.machine import assert_whole, held, left_over
from tests.faults.trials import CARDS, giving, packs, prepared

if os.name == "nt":
    pytest.skip("Windows has neither fork nor these signals", allow_module_level=True)

SEED = 20261123


@pytest.fixture
def scratch(tmp_path):
    (tmp_path / "dit").mkdir()
    return tmp_path / "dit"


# --- kill -9 --------------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path) -> Path:
    return prepared(tmp_path / "projet")


def killed(project, scratch, times: int) -> None:
    """Builds by turns of two packs, each killed at a random moment; every third one is followed by a whole one."""
    output, dice = project / "output", random.Random(SEED)
    start = time.monotonic()
    assert Child(project, scratch, *CARDS, first=giving(packs()[1])).wait() == 0
    usual, endings = time.monotonic() - start, set()
    for turn in range(times):
        child = Child(project, scratch, *CARDS, first=giving(packs()[turn % 2]))
        time.sleep(dice.uniform(0, usual))
        child.send(signal.SIGKILL)
        endings.add(child.wait())
        if turn % 3 == 2:
            following = Child(project, scratch, *CARDS, first=giving(packs()[dice.randrange(2)]))
            assert following.wait() == 0, following.err
            assert left_over(output) == []
        if (output / "essai").exists():
            assert_whole(output / "essai")
        else:  # between the two names, which the next run puts right
            assert len(list(output.glob(".kit-*/old/essai"))) == 1
    assert -signal.SIGKILL in endings


def test_a_killed_build_leaves_a_whole_set_and_the_next_one_cleans(project, scratch):
    killed(project, scratch, 9)


@pytest.mark.slow
def test_two_hundred_killed_builds_leave_whole_sets(project, scratch):
    killed(project, scratch, 200)


MOMENTS = {  # of a build: just before this is called for the nth time
    "the lock is signed": (locking, "_sign", 1),
    "the hidden folder is made": (staging, "sweep", 1),
    "the first byte": (staging, "_Raw", 1),
    "the second file": (staging, "_Raw", 2),
    "all is made sure of": (staging, "make_sure", 1),
    "the old set stands aside": (os, "rename", 1),
    "the new set comes in": (os, "rename", 2),
    "the old set goes": (staging, "_take_away", 1),
    "the pictures": (pictures, "_pictures", 1),
    "the page": (os, "replace", 2),
}


# What begins to come in, comes in: a signal waits until then.
SWAPPED = {"the old set stands aside", "the new set comes in", "the old set goes", "the pictures", "the page"}


def at(moment: str, do, first) -> object:
    """`first`, and from then on `do` just before that moment."""
    where, name, nth = MOMENTS[moment]

    def prepare() -> None:
        first()
        real, calls = getattr(where, name), count(1)

        def call(*given, **more):
            if next(calls) == nth:
                do()
            return real(*given, **more)

        for module in (where, *(m for m in (staging, writing) if m is not where)):
            if getattr(module, name, None) is real:
                setattr(module, name, call)

    return prepare


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_this_moment(project, scratch, moment):
    output, (old, new, *_) = project / "output", packs()
    before = held(output / "essai")
    kill = at(moment, lambda: os.kill(os.getpid(), signal.SIGKILL), giving(new))
    assert Child(project, scratch, *CARDS, first=kill).wait() == -signal.SIGKILL
    if (output / "essai").exists():
        assert_whole(output / "essai")
    else:
        (aside,) = output.glob(".kit-*/old/essai")
        assert held(aside) == before
    following = Child(project, scratch, *CARDS, first=giving(old))
    assert following.wait() == 0 and left_over(output) == [] and held(output / "essai") == before


# --- Ctrl-C and its like --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moment, number", [
    pytest.param(moment, number, id=f"{moment}-{number.name}", marks=pytest.mark.slow if slow else ())
    for number, some in ((signal.SIGINT, MOMENTS), (signal.SIGTERM, ["the second file"]), (signal.SIGHUP, ["the page"]))
    for moment in MOMENTS for slow in [moment not in some]])
def test_interrupted_at_this_moment(project, scratch, moment, number):
    """One line, the status of the signal, and a whole set: the old one until the new one has come in."""
    output, before = project / "output", held(project / "output")
    stop = at(moment, lambda: signal.raise_signal(number), giving(packs()[1]))
    child = Child(project, scratch, *CARDS, first=stop)
    assert child.wait() == 128 + number, child.err
    assert child.err.splitlines()[-1] == "Interrompu." and child.err.count("Interrompu") == 1
    assert "Traceback" not in child.err and left_over(output) == []
    changed = {name.split("/")[0] for name, data in held(output).items() if before.get(name) != data}
    assert_whole(output / "essai")
    assert changed == ({"essai"} if moment in SWAPPED else set())


def test_what_a_person_told_to_go_on_goes_on(project, scratch):
    """As `nohup` does."""
    def deaf() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        at("the first byte", lambda: signal.raise_signal(signal.SIGHUP), giving(packs()[1]))()

    assert Child(project, scratch, *CARDS, first=deaf).wait() == 0


def slow_pictures(pdf: Path, _: range) -> list[bytes]:
    """The first are made by the process that was started; its children take their time."""
    if os.getpid() != os.getpgrp():
        (pdf.parents[2] / "enfants" / str(os.getpid())).touch()
        time.sleep(2)
    return []


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [
    pytest.param(number, id=number.name, marks=pytest.mark.slow if number != signal.SIGINT else ())
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)])
def test_children_end_with_the_build_that_started_them(project, scratch, number):
    """Ended among its pictures, a build leaves no process behind, and so nobody waits for its folder."""
    (project / "enfants").mkdir()
    (project / "output" / "cartes").mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (project / "output" / "cartes" / name).write_bytes(packs()[0].files["cartes-cartes.pdf"])

    def slowly() -> None:
        giving(packs()[0])()
        pictures._pictures, pictures._WORTH = slow_pictures, 0

    child = Child(project, scratch, *CARDS[:-1], "2", first=slowly)
    pids = awaited(lambda: os.listdir(project / "enfants"), 1)
    if number == signal.SIGKILL:
        child.send(number)
    else:  # a terminal tells all of them at once
        os.killpg(child.pid, number)
    assert child.wait() == (-number if number == signal.SIGKILL else 128 + number), child.err
    assert "Traceback" not in child.err and child.err.count("Interrompu.") == (number != signal.SIGKILL)
    awaited(lambda: [pid for pid in pids if not alive(pid)], len(pids))


PICTURED = pictures._pictures


def killed_pictures(pdf: Path, pages: range) -> list[bytes]:
    if os.getpid() != os.getpgrp():
        os.kill(os.getpid(), signal.SIGKILL)
    return PICTURED(pdf, pages)


def test_what_a_child_was_killed_over_is_done_by_the_build(project, scratch):
    """As a machine without memory does it: nothing is missing, and nobody has to be told."""
    (project / "output" / "cartes").mkdir()
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (project / "output" / "cartes" / name).write_bytes(packs()[0].files["cartes-cartes.pdf"])

    def poor() -> None:
        giving(packs()[0])()
        pictures._pictures, pictures._WORTH = killed_pictures, 0

    child = Child(project, scratch, *CARDS[:-1], "2", first=poor)
    assert child.wait() == 0 and "Traceback" not in child.err, child.err
    shown = {path.name[0] for path in (project / "output" / "apercu" / "cartes").iterdir()}
    assert shown == {"a", "b", "c"} and left_over(project / "output") == []


def alive(pid: str) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked about is no more."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def awaited(look, least: int, seconds: float = 10.0) -> list:
    end = time.monotonic() + seconds
    while len(found := look()) < least:
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.02)
    return found


# --- several at once ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("many", (2, 8))
def test_builds_at_once_into_one_folder(project, scratch, many):
    children = [Child(project, scratch, *CARDS, first=giving(pack)) for pack in packs()[-many:]]
    ends = [child.wait() for child in children]
    assert set(ends) <= {0, 3} and 0 in ends, [child.err for child in children]
    for child, end in zip(children, ends, strict=True):
        assert "Traceback" not in child.err
        assert end == 0 or "erreur : une autre préparation (processus " in child.err, child.err
    assert_whole(project / "output" / "essai")
    assert left_over(project / "output") == []


def test_who_waits_says_so_and_then_names_the_other(project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    monkeypatch.setattr(packing, "make_pack", lambda *_, **__: packs()[1])
    monkeypatch.setattr(locking, "_QUIET", 0.05)
    for module in (staging, writing):
        monkeypatch.setattr(module, "alone", lambda folder: locking.alone(folder, 0.2))
    with locking.alone(Path("output")):
        assert main(list(CARDS)) == 3
    waiting, refused = capsys.readouterr().err.splitlines()
    who = rf"une autre préparation \(processus {os.getpid()}, depuis \d\d:\d\d\) écrit dans output"
    assert re.fullmatch(rf"{who} : un instant…", waiting)
    assert re.fullmatch(rf"erreur : {who}/essai ; attendez qu'elle finisse, puis relancez la commande", refused)


def test_a_killed_builds_name_is_nobodys(project, scratch):
    """Its lock went with it: the next build neither waits nor names it."""
    (project / "output" / ".kit-en-cours").write_text("1 0 ailleurs\n")
    child = Child(project, scratch, *CARDS, first=giving(packs()[1]))
    assert child.wait() == 0 and "autre préparation" not in child.err and left_over(project / "output") == []
