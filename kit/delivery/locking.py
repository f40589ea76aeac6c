"""One build at a time writes into a folder: a second one waits its turn, and can say whose turn it is.

On POSIX the folder itself is locked; the file that stands in it meanwhile only tells who holds it. Whatever ends a
process sets its folders free.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

PATIENCE, _QUIET = 10.0, 0.5  # seconds: how long to wait, and how long without a word
_LOCK = ".kit-verrou"  # Windows cannot lock a folder: there, a file stands in it for the time of writing
_OWNER = ".kit-en-cours"
_LONGEST = 300  # bytes


class Owner(NamedTuple):
    """The process that holds a folder, and since when, in seconds since 1970."""

    pid: int
    host: str
    since: float

    @property
    def elsewhere(self) -> bool:
        """Whether it runs on another machine, as a shared folder allows."""
        return self.host != _host()


class Busy(Exception):
    """Another build still writes; `owner` where it is known."""

    def __init__(self, owner: Owner | None):
        super().__init__(owner)
        self.owner = owner


_listeners: list[Callable[[Path, Owner | None], None]] = []


def tell_waits(listener: Callable[[Path, Owner | None], None]) -> None:
    """From now on this listener, in the place of the one before, hears of each folder that is waited for."""
    _listeners[:] = [listener]


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a folder that exists, under one's name. Raises Busy after `patience` seconds."""
    with held(folder, patience):
        _sign(folder / _OWNER)
        try:
            yield
        finally:
            with suppress(OSError):
                (folder / _OWNER).unlink()


@contextmanager
def held(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold a folder that exists, without a word. Raises Busy after `patience` seconds."""
    handle = _opened(folder)
    try:
        _wait(handle, folder, patience)
        yield
    finally:
        os.close(handle)
        if os.name == "nt":
            with suppress(OSError):
                (folder / _LOCK).unlink()


def _opened(folder: Path) -> int:
    if os.name == "nt":
        return os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
    return os.open(folder, os.O_RDONLY)


def _wait(handle: int, folder: Path, patience: float) -> None:
    start, told = time.monotonic(), False
    while not _lock(handle):
        waited, owner = time.monotonic() - start, _owner(folder / _OWNER)
        if waited > patience:
            raise Busy(owner)
        if waited > _QUIET and not told:
            told = True
            for listener in _listeners:
                listener(folder, owner)
        time.sleep(0.05)


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


def _sign(path: Path) -> None:
    """Say who holds the folder; where even that cannot be written, nobody knows, and the lock holds all the same."""
    with suppress(OSError):
        path.unlink(missing_ok=True)  # a killed build's
        with open(path, "x", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {time.time():.0f} {_host()}\n")


def _owner(path: Path) -> Owner | None:
    try:
        with open(path, encoding="utf-8") as file:
            pid, since, host = file.read(_LONGEST).split(maxsplit=2)
        return Owner(int(pid), host.strip(), float(since))
    except (OSError, ValueError):
        return None


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
