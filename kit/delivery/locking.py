"""One build at a time writes into a folder: a second one waits its turn."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK = ".verrou"  # Windows cannot lock a folder: there, a file stands in it for the time of writing


class Busy(Exception):
    """Another build still writes."""


@contextmanager
def alone(folder: Path, patience: float = 30.0) -> Iterator[None]:
    """Hold a folder that exists; whatever ends this process sets it free. Raises Busy after `patience` seconds."""
    handle = _opened(folder)
    try:
        _wait(handle, time.monotonic() + patience)
        yield
    finally:
        os.close(handle)
        with suppress(OSError):
            (folder / _LOCK).unlink()


def _opened(folder: Path) -> int:
    if os.name == "nt":
        return os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _wait(handle: int, end: float) -> None:
    while not _lock(handle):
        if time.monotonic() > end:
            raise Busy
        time.sleep(0.1)


def _lock(handle: int) -> bool:
    """Whether it is ours now. A file system that knows no locks leaves it to whoever uses it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # POSIX, Windows
        return False
    except OSError:
        return True
    return True
