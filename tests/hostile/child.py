"""One command line in a forked child with little memory and little time, and what became of it.

A fork of a warm process takes a few milliseconds where a new interpreter takes half a second, and dies as alone: what
overruns its limits, or crashes in a library written in C, ends the child and not the tests.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

MEMORY, PROCESSOR, CLOCK = 1 << 30, 10, 15  # bytes; seconds of work; seconds by the clock
_WATCHED = ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen", "os.system", "os.exec",
            "os.posix_spawn", "os.fork", "os.forkpty", "os.startfile", "ctypes.dlopen")


class Ended(NamedTuple):
    """How a child ended: its exit status, or less the signal that killed it; what it said; what it touched.

    seconds: of work, not of waiting. memory: bytes, at most, above what it began with. opened: every file that was
    opened by its whole path. reached: whatever went to the network or to another program.
    """

    status: int
    said: str
    seconds: float
    memory: int
    opened: list[str]
    reached: list[str]


def run(words: list[str], folder: Path, **environment: str) -> Ended:
    """Run one command line of the kit as if somebody stood in this folder."""
    from kit.cli.app import main

    return forked(lambda: main(words), folder, **environment)


def forked(work: Callable[[], int], folder: Path, **environment: str) -> Ended:
    """Do some work in a child that stands in this folder."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as seen:
        began = _memory(1)
        sys.stdout.flush(), sys.stderr.flush()
        child = os.fork()
        if not child:
            _live(work, folder, environment, said.fileno(), seen.fileno())
        _, status, usage = os.wait4(child, 0)
        said.seek(0), seen.seek(0)
        opened, reached = json.loads(seen.read() or b"[[], []]")
        text = said.read().decode("utf-8", "surrogateescape")
    return Ended(os.waitstatus_to_exitcode(status), text, usage.ru_utime + usage.ru_stime,
                 max(0, usage.ru_maxrss * 1024 - began), opened, reached)


def _live(work: Callable[[], int], folder: Path, environment: dict[str, str], said: int, seen: int) -> None:
    """What the child does; it never returns."""
    status = 70  # what no command ends with
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(CLOCK)
        os.chdir(folder)
        os.environ.update(environment)
        os.dup2(said, 1), os.dup2(said, 2)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
        room = _memory(0) + MEMORY  # beside what it has of its parent
        opened, reached = _watched()
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR + 1))
        gc.freeze()  # what hundreds of tests left behind is no work of this one
        status = work()
        os.write(seen, json.dumps([sorted(opened), reached]).encode())
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
    finally:
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(status)


def _watched() -> tuple[set[str], list[str]]:
    """What Python opens from now on, and what of it leads out of the process."""
    opened, reached = set(), []

    def hook(event: str, arguments: tuple) -> None:
        if event == "open" and isinstance(arguments[0], (str, bytes)) and os.path.isabs(arguments[0]):
            opened.add(os.fsdecode(arguments[0]).encode("utf-8", "replace").decode())
        elif event in _WATCHED:
            reached.append(f"{event} {arguments[:2]}")

    sys.addaudithook(hook)
    return opened, reached


def _memory(which: int) -> int:
    """The bytes of memory of this process: 0 what it has asked for, 1 what it has."""
    pages = Path("/proc/self/statm").read_text().split() if os.path.exists("/proc/self/statm") else (0, 0)
    return int(pages[which]) * resource.getpagesize()
