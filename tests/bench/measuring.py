"""Measures whole processes: wall time, processor time of all, the most memory they held, the PDF they wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

import pypdfium2

_EVERY = 0.005  # seconds between two looks at the memory of all processes of a run
_KIB_IN_MIB = 1024


class Failed(Exception):
    """A process that did not do its work, with the last thing it said."""


class Run(NamedTuple):
    """Seconds of wall time and of processors, MiB at the peak, bytes and pages of PDF."""

    wall: float
    cpu: float
    peak: float
    bytes: int
    pages: int


class Contestant(NamedTuple):
    """A command, and how its ground is prepared before each round; `output` is where its files arrive."""

    command: list[str]
    folder: Path
    output: Path
    prepare: Callable[[int], None]
    rounds: int


Results = dict[str, list[Run] | str]  # by contestant: its runs, or why there are none


def compete(contestants: dict[str, Contestant], environment: dict[str, str], said: Callable[[str], None]) -> Results:
    """Every contestant's rounds, in turns, so that noise hits all alike.

    A first round compiles bytecode, and looks at memory, which costs time; it is not timed.
    """
    results: Results = {}
    for name, one in contestants.items():
        said(name)
        try:
            results[name] = [_measured(one, 0, environment, True)]
        except Failed as failure:
            results[name] = str(failure)
    peaks = {name: runs[0].peak for name, runs in results.items() if isinstance(runs, list)}
    for number in range(1, max((one.rounds for one in contestants.values()), default=0) + 1):
        for name, one in contestants.items():
            if name in peaks and number <= one.rounds:
                said(f"{name} {number}/{one.rounds}")
                results[name].append(_measured(one, number, environment, False)._replace(peak=peaks[name]))
    return {name: runs[1:] if isinstance(runs, list) else runs for name, runs in results.items()}


def middle(runs: list[Run]) -> Run:
    """The median of each measure."""
    return Run(*(median(values) for values in zip(*runs, strict=True)))


def ratio(runs: list[Run], others: list[Run], measure: str) -> float:
    """The median of the ratios, round by round."""
    return median(getattr(one, measure) / (getattr(other, measure) or 1e-9)
                  for one, other in zip(runs, others, strict=False))


def _measured(one: Contestant, number: int, environment: dict[str, str], watched: bool) -> Run:
    one.prepare(number)
    run = _run(one.command, one.folder, environment, watched)
    files = list(one.output.rglob("*.pdf")) if one.output.is_dir() else []
    pages = 0
    for file in files if not watched and number == 1 else ():
        with pypdfium2.PdfDocument(file) as document:
            pages += len(document)
    return run._replace(bytes=sum(file.stat().st_size for file in files), pages=pages)


def _run(command: list[str], folder: Path, environment: dict[str, str], watched: bool) -> Run:
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as process:
        started = perf_counter()
        watch = _Watch(process.pid) if watched else None
        said = process.stderr.read().decode(errors="replace")
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIB_IN_MIB
            peak /= _KIB_IN_MIB if sys.platform == "darwin" else 1
            peak = watch.stop() if watch and watch.able else peak  # Linux adds what its parent held when it began
        else:
            process.wait()
            cpu = peak = 0.0
        wall = perf_counter() - started
    if process.returncode:
        lines = [line for line in said.splitlines() if line.strip()]
        raise Failed(next((line for line in lines if "rror" in line or "erreur" in line), (lines or ["?"])[-1])[:150])
    return Run(wall, cpu, peak, 0, 0)


class _Watch:
    """The most memory that a process and its children hold together, in MiB, shared pages counted once.

    `able` where the system tells: on Linux.
    """

    able = Path("/proc/self/smaps_rollup").exists()

    def __init__(self, pid: int):
        self.pid, self.peak, self.ended = pid, 0.0, Event()
        self.thread = Thread(target=self._look, daemon=True)
        self.thread.start()

    def stop(self) -> float:
        self.ended.set()
        self.thread.join()
        return self.peak

    def _look(self) -> None:
        while not self.ended.wait(_EVERY):
            family = _family(self.pid)
            held = _held(family[0], "status", "VmHWM:") if len(family) == 1 else sum(
                _held(one, "smaps_rollup", "Pss:") for one in family)
            self.peak = max(self.peak, held / _KIB_IN_MIB)


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text("ascii").split())
        except OSError:
            continue
    return found


def _held(pid: int, file: str, measure: str) -> int:
    """What a process holds or held at most, in KiB, as the system's file on it says."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(measure)), 0)
