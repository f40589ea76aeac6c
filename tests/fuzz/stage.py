"""What is tried: a stage makes cases out of chance, runs one, and says what became of it or what is wrong."""

from __future__ import annotations

import traceback
import warnings
from pathlib import Path
from random import Random
from typing import NamedTuple

from kit.reading.diagnostics import Report

ROOT = Path(__file__).resolve().parents[2]


class Case(NamedTuple):
    """One file that nobody would write: what it is called, and what it holds."""

    name: str
    data: bytes


class Finding(Exception):
    """What the kit must never do. The message is one line, the same for the same fault."""


class Stage:
    """One thing that files go through. A stage is made before the processes part, and writes below `folder` only."""

    name = ""
    count = 2_000  # cases of a usual run
    memory = 1_500_000_000  # bytes of addresses that a process may have
    cpu = 2.0  # seconds of the processor that one case may take

    def __init__(self, folder: Path):
        self.folder = folder

    def case(self, random: Random) -> Case:
        raise NotImplementedError

    def run(self, case: Case) -> str:
        """What became of a case, in a word. Raises Finding, or whatever escaped."""
        raise NotImplementedError


def case_of(stage: Stage, seed: int, number: int) -> Case:
    """The case of that number: the same for the same seed, on every machine."""
    return stage.case(Random(f"{seed}/{stage.name}/{number}"))


def fault_of(stage: Stage, case: Case) -> tuple[str, str | None]:
    """What became of a case, and None; or "wrong" and the fault, in one line."""
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            verdict = stage.run(case)
        return ("wrong", f"warned: {said[0].message}") if said else (verdict, None)
    except Finding as finding:
        return "wrong", str(finding)
    except Exception as error:
        where = [f for f in traceback.extract_tb(error.__traceback__) if "/kit/" in f.filename] or \
            traceback.extract_tb(error.__traceback__)
        return "wrong", f"{type(error).__name__} at {Path(where[-1].filename).name}:{where[-1].lineno}: {error}"[:300]


def check_places(report: Report) -> None:
    """Every error says a file, and a line and column in it. Raises Finding."""
    for found in report:
        if found.place is None:
            raise Finding(f"{found.code} has no place")
        for place in filter(None, (found.place, found.also)):
            lines = place.source.text.splitlines() or [""]
            if not (1 <= place.line <= len(lines) + 1 and 1 <= place.column <= len(place.source.line(place.line)) + 1
                    and place.length >= 1):
                raise Finding(f"{found.code} points outside of its file")
