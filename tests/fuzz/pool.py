"""Cases are run in processes that may die: each with a limit of memory and of time, so that a crash is a finding."""

from __future__ import annotations

import json
import mmap
import multiprocessing
import os
import resource
import signal
import struct
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.stage import Case, Stage, case_of, fault_of

_WAIT = 60.0  # seconds that one case may take of a person's time
_SIGNALS = {signal.SIGPROF: "took too long", signal.SIGALRM: f"waited over {_WAIT:g} s"}
_FORK = multiprocessing.get_context("fork")


class Fault(NamedTuple):
    """A case that the kit did not stand."""

    stage: str
    number: int
    said: str


class Outcome(NamedTuple):
    """What became of the cases of a stage: how many of each verdict, and the faults."""

    verdicts: Counter[str]
    faults: list[Fault]
    seconds: float
    slowest: float  # seconds of one case
    peak: int  # bytes of the largest process

    @property
    def cases(self) -> int:
        return sum(self.verdicts.values())


class _Worker:
    """The share of one process: every so-many-th case, from one that may be moved on when a case ends a process."""

    def __init__(self, stage: Stage, seed: int, share: range, until: float, folder: Path):
        self.stage, self.seed, self.share, self.until = stage, seed, share, until
        self.reached = mmap.mmap(-1, 8)  # the number of the case that is being run, for who outlives it
        self.log = folder / f"{share.start}.jsonl"
        self.log.touch()
        self.begin()

    def begin(self) -> None:
        self.process = _FORK.Process(target=self.work)
        self.process.start()

    def work(self) -> None:
        limited(self.stage.memory)
        slowest = 0.0
        with self.log.open("a", buffering=1) as log:
            for number in self.share:
                if time.monotonic() > self.until:
                    break
                self.reached[:] = struct.pack("q", number)
                before = time.process_time()
                timed(self.stage.cpu, _WAIT)
                verdict, said = fault_of(self.stage, case_of(self.stage, self.seed, number))
                slowest = max(slowest, time.process_time() - before)
                log.write(json.dumps({"number": number, "verdict": verdict} | ({"said": said} if said else {})) + "\n")
            timed(0, 0)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            log.write(json.dumps({"slowest": slowest, "peak": peak}) + "\n")

    def ended(self) -> bool:
        """Whether the share is done; a process that died says of what, and another goes on behind the case."""
        self.process.join()
        code = self.process.exitcode
        if code == 0:
            return True
        number = struct.unpack("q", self.reached[:])[0]
        with self.log.open("a") as log:
            log.write(json.dumps({"number": number, "said": death(code), "verdict": "wrong"}) + "\n")
        self.share = range(number + self.share.step, self.share.stop, self.share.step)
        self.begin()
        return False


def limited(memory: int) -> None:
    """Hold this process to so many bytes of addresses; what it dies of leaves no core file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def timed(cpu: float, wall: float) -> None:
    """The process ends when the case takes longer. Signals are left to the system, so that C code is ended too."""
    signal.setitimer(signal.ITIMER_PROF, cpu)
    signal.setitimer(signal.ITIMER_REAL, wall)


def death(code: int) -> str:
    """What an exit code says of how a process ended."""
    return _SIGNALS.get(-code) or (f"died of {signal.Signals(-code).name}" if code < 0 else f"left with {code}")


def run(stage: Stage, seed: int, count: int, seconds: float = float("inf"), workers: int = 2) -> Outcome:
    """Run the first `count` cases of a seed, or as many of them as fit into the time."""
    began = time.monotonic()
    folder = stage.folder / ".log"
    folder.mkdir(exist_ok=True)
    shares = (range(first, count, workers) for first in range(workers))
    going = [_Worker(stage, seed, share, began + seconds, folder) for share in shares]
    while going:
        ready = wait([worker.process.sentinel for worker in going])
        going = [worker for worker in going if worker.process.sentinel not in ready or not worker.ended()]
    return _outcome(stage.name, sorted(folder.iterdir()), time.monotonic() - began)


def _outcome(name: str, logs: list[Path], seconds: float) -> Outcome:
    verdicts, faults, slowest, peak = Counter(), [], 0.0, 0
    for line in _lines(logs):
        verdicts.update([line["verdict"]] if "verdict" in line else [])
        slowest, peak = max(slowest, line.get("slowest", 0)), max(peak, line.get("peak", 0))
        if "said" in line:
            faults.append(Fault(name, line["number"], line["said"]))
    return Outcome(verdicts, sorted(faults, key=lambda fault: fault.number), seconds, slowest, peak)


def _lines(logs: list[Path]) -> Iterator[dict]:
    for log in logs:
        yield from map(json.loads, log.read_text("utf-8").splitlines())
        log.unlink()


def fault_alone(stage: Stage, case: Case) -> str | None:
    """The fault of one case in a process of its own; None where there is none."""
    reader, writer = os.pipe()

    def work() -> None:
        limited(stage.memory)
        timed(stage.cpu, _WAIT)
        os.write(writer, (fault_of(stage, case)[1] or "").encode("utf-8", "replace")[:4000])

    process = _FORK.Process(target=work)
    process.start()
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    process.join()
    return said or (death(process.exitcode) if process.exitcode else None)
