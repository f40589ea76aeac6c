"""Work shared among processes: items come out in their order, made by as many hands as the machine has.

A child process is a copy of this one, made by `fork`: nothing is sent to it, and what it made comes back through a
pipe. Whatever a child cannot do, or has something to say about, this process does again itself, so that errors are said
once and as ever. Where there is no `fork`, or a single processor, everything is made here.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from marshal import dumps, loads
from typing import BinaryIO, NamedTuple

_MOST = 4  # processes; more wait for the one that puts things together
_AHEAD = 1 << 20  # bytes that a child may have made before they are asked for
_HEAD = 8  # bytes that say how long what follows is


class _Child(NamedTuple):
    process: int
    pipe: BinaryIO


def hands() -> int:
    """How many processes may work at once."""
    if not hasattr(os, "fork"):
        return 1
    free = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST, free)


def shared(count: int, make: Callable[[int], object], said: Callable[[], int], most: int | None = None) -> Iterator:
    """`make(0)`, `make(1)`… in order; each is plain data, or is made here. `said` counts what was reported so far."""
    workers = min(most or hands(), count) if hasattr(os, "fork") else 1
    children = [_start(range(own, count, workers), make, said) for own in range(1, workers)]
    try:
        for number in range(count):
            own = number % max(workers, 1)
            found = _received(children[own - 1].pipe) if own else None
            yield make(number) if found is None else found
    finally:
        for child in children:
            _end(child)


def _start(numbers: range, make: Callable[[int], object], said: Callable[[], int]) -> _Child:
    reading, writing = os.pipe()
    _widen(writing)
    process = os.fork()
    if process:
        os.close(writing)
        return _Child(process, os.fdopen(reading, "rb"))
    try:  # the child: it says nothing, closes nothing, and leaves no trace but what it sends
        os.close(reading)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        with os.fdopen(writing, "wb") as pipe:
            for number in numbers:
                _send(pipe, _made(number, make, said))
    finally:
        os._exit(0)


def _widen(pipe: int) -> None:
    """Let a child go on while this process is busy with what it made before; where pipes cannot be wider, it waits."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _AHEAD)


def _made(number: int, make: Callable[[int], object], said: Callable[[], int]) -> bytes:
    """The item as bytes; none where it failed, or where something is to be said about it."""
    before = said()
    try:
        made = dumps(make(number))
    except Exception:
        return b""
    return made if said() == before else b""


def _send(pipe: BinaryIO, data: bytes) -> None:
    pipe.write(len(data).to_bytes(_HEAD, "little") + data)
    pipe.flush()


def _received(pipe: BinaryIO) -> object | None:
    """The next item; None where the child sent nothing, or is no more."""
    head = pipe.read(_HEAD)
    size = int.from_bytes(head, "little") if len(head) == _HEAD else 0
    data = pipe.read(size)
    return loads(data) if data and len(data) == size else None


def _end(child: _Child) -> None:
    """Let go of a child, whatever it is doing."""
    child.pipe.close()
    with suppress(OSError):
        os.kill(child.process, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(child.process, 0)
