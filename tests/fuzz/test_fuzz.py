"""What was found stays mended; and the search finds: a crash, a hang and a word too many are planted and told."""

from __future__ import annotations

import os
import signal
import warnings
from pathlib import Path
from random import Random

import pytest

if not hasattr(os, "fork"):
    pytest.skip("children are forked", allow_module_level=True)

from tests.fuzz import __main__ as fuzz
from tests.fuzz.minimising import smallest
from tests.fuzz.pool import run
from tests.fuzz.stage import Case, Finding, Stage, case_of, fault_of


def trial(*values: object, stage: str, name: str | None = None):
    """One of a stage; whole builds are tried slowly."""
    return pytest.param(*values, marks=pytest.mark.slow if stage == "build" else (), id=name)


CRASHERS = [trial(path, stage=path.parent.name, name=f"{path.parent.name}/{path.name}")
            for path in sorted(fuzz.FOUND.glob("*/*"))]


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """Each stage, made once."""
    made: dict[str, Stage] = {}
    folder = tmp_path_factory.mktemp("fuzz")
    return lambda name: made.get(name) or made.setdefault(name, fuzz.stage_named(name, folder))


@pytest.mark.parametrize("path", CRASHERS)
def test_what_was_found_is_found_no_more(path, stages, monkeypatch):
    monkeypatch.chdir(path.parent)  # for stages that go elsewhere
    name = path.name.partition("+")[2].replace("+", "/")
    assert fault_of(stages(path.parent.name), Case(name, path.read_bytes()))[1] is None


MOMENTS = (("reading", 200), ("build", 6), ("images", 40), ("doors", 16))


@pytest.mark.parametrize("name, count", [trial(name, count, stage=name) for name, count in MOMENTS])
def test_a_moment_of_each_stage(name, count, stages, monkeypatch):
    """As many cases as the suite has time for, in this process; the rest is `python -m tests.fuzz`."""
    monkeypatch.chdir(fuzz.FOUND.parent)
    stage = stages(name)
    assert [fault for number in range(count) if (fault := fault_of(stage, case_of(stage, 1, number))[1])] == []


class Planted(Stage):
    """Four cases in ten go wrong, each in another way."""

    name, cpu = "planted", 0.2

    def case(self, random: Random) -> Case:
        return Case("essai", b"%d" % random.randrange(10_000))

    def run(self, case: Case) -> str:
        way = int(case.data) % 10
        if way == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        while way == 1:
            pass
        if way == 2:
            raise KeyError("x")
        if way == 3:
            warnings.warn("x", stacklevel=1)
        if way == 4:
            raise Finding("refused without a word")
        return "accepted"


def test_a_crash_a_hang_an_exception_and_a_warning_are_findings(tmp_path):
    stage, count = Planted(tmp_path), 24
    ways = [int(case_of(stage, 3, number).data) % 10 for number in range(count)]
    said = ("died of SIGKILL", "took too long", "KeyError", "warned: x", "refused without a word")
    outcome = run(stage, 3, count)
    assert outcome.cases == count and {0, 1, 2, 3, 4} <= set(ways)
    assert [fault.number for fault in outcome.faults] == [n for n, way in enumerate(ways) if way < len(said)]
    assert all(fault.said.startswith(said[ways[fault.number]]) for fault in outcome.faults)


def test_the_same_seed_makes_the_same_files_and_another_makes_others(stages):
    stage = stages("reading")
    assert [case_of(stage, 1, n) for n in range(20)] == [case_of(stage, 1, n) for n in range(20)]
    assert [case_of(stage, 1, n) for n in range(20)] != [case_of(stage, 2, n) for n in range(20)]


def test_what_is_kept_is_as_small_as_it_can_be():
    data = b"".join(b"line %d: some words\n" % n for n in range(40))
    assert smallest(data, lambda data: b"17" in data) == b"17"


def test_what_breaks_is_kept_and_makes_the_run_fail(tmp_path, monkeypatch, capsys):
    class Broken(Stage):
        name = "reading"

        def case(self, random: Random) -> Case:
            return Case("cards/vote.yaml", b"a\nb\nc\n")

        def run(self, case: Case) -> str:
            raise ValueError("b is there") if b"b" in case.data else Finding("never")

    monkeypatch.setattr(fuzz, "stage_named", lambda name, folder: Broken(folder))
    assert fuzz.main(["--only", "reading", "--count", "3", "--seed", "8", "--keep", str(tmp_path)]) == 1
    (kept,) = tmp_path.glob("reading/*+cards+vote.yaml")
    assert kept.read_bytes() == b"b"
    said = capsys.readouterr().out
    assert "reading: seed 8, 3 cases" in said and "3 wrong" in said and str(Path(kept)) in said
