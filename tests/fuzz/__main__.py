"""`python -m tests.fuzz`: run the stages, print seed, count and pace, keep what broke. 0 where nothing did, 1 else."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from tests.fuzz.minimising import signature, smallest
from tests.fuzz.pool import Fault, Outcome, fault_alone, run
from tests.fuzz.stage import Case, Stage, case_of

STAGES = {"reading": "Reading", "build": "Build", "images": "Images", "results": "Results", "events": "Events",
          "doors": "Doors"}
FOUND = Path(__file__).parent / "found"
SEED = 5


def stage_named(name: str, folder: Path) -> Stage:
    """The stage of that name, made in an empty folder of its own."""
    folder = folder / name
    folder.mkdir()
    return getattr(importlib.import_module(f"tests.fuzz.{name}"), STAGES[name])(folder)


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    broken, home = 0, os.getcwd()
    for name in [options.only] if options.only else STAGES:
        with tempfile.TemporaryDirectory() as folder:
            stage = stage_named(name, Path(folder))
            count = options.count or (sys.maxsize if options.seconds else stage.count)
            outcome = run(stage, options.seed, count, options.seconds or float("inf"))
            _say(name, options.seed, outcome)
            for fault in _distinct(outcome.faults):
                _keep(stage, case_of(stage, options.seed, fault.number), fault, options.keep)
            broken += len(outcome.faults)
            os.chdir(home)  # a stage may stand in its folder, which is no more
    return 1 if broken else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.fuzz", description=__doc__)
    parser.add_argument("--only", choices=STAGES, help="one stage alone")
    parser.add_argument("--count", type=int, help="how many cases of each stage; by default, as many as are usual")
    parser.add_argument("--seconds", type=float, help="as many cases of each stage as fit into this time")
    parser.add_argument("--seed", type=int, default=SEED, help="other cases; the same seed makes the same ones")
    parser.add_argument("--keep", type=Path, default=FOUND, help="the folder that takes what broke the kit")
    return parser


def _say(name: str, seed: int, outcome: Outcome) -> None:
    verdicts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(outcome.verdicts.items()))
    print(f"{name}: seed {seed}, {outcome.cases} cases in {outcome.seconds:.0f} s "
          f"({outcome.cases / outcome.seconds:.0f}/s): {verdicts}; slowest {outcome.slowest:.2f} s, "
          f"{outcome.peak / 1e6:.0f} MB at most", flush=True)


def _distinct(faults: list[Fault]) -> list[Fault]:
    """The first case of each fault."""
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(signature(fault.said), fault)
    return list(first.values())


def _keep(stage: Stage, case: Case, fault: Fault, folder: Path) -> None:
    """Write the smallest file that still breaks it, and say how to see it again."""
    same = signature(fault.said)
    data = smallest(case.data, lambda data: signature(fault_alone(stage, case._replace(data=data)) or "") == same)
    path = folder / stage.name / case.name.replace("/", "+")
    path = path.with_name(f"{sha256(data).hexdigest()[:8]}+{path.name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    print(f"  {stage.name} {fault.number}: {fault.said}\n    {path}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
