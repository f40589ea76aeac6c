"""Command lines in processes of their own: forked from this one, where all is imported, so that hundreds are cheap."""

from __future__ import annotations

import os
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

from kit.cli.app import main


class Child:
    """One run of the kit, in `folder`; `first` runs before it, in its process. What it says goes to two files."""

    def __init__(self, folder: Path, scratch: Path, *words: str, first: Callable[[], object] = lambda: None):
        self.paths = [scratch / f"{name}-{time.monotonic_ns()}" for name in ("out", "err")]
        with warnings.catch_warnings():  # a process with threads that forks is warned from Python 3.12 on
            warnings.simplefilter("ignore")
            self.pid = os.fork()
        if not self.pid:
            self._run(folder, first, words)

    def _run(self, folder: Path, first: Callable[[], object], words: tuple[str, ...]) -> None:
        status = 70
        try:
            os.setpgid(0, 0)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            for number, path in enumerate(self.paths, 1):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT, 0o666), number)
            sys.stdin = open(0, closefd=False)
            sys.stdout, sys.stderr = (open(number, "w", closefd=False) for number in (1, 2))
            os.chdir(folder)
            first()
            status = main(list(words))
        except BaseException:
            os.write(2, traceback.format_exc().encode())
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except (OSError, ValueError, AttributeError):
                    pass
            os._exit(status)

    def send(self, number: int) -> None:
        os.kill(self.pid, number)

    def wait(self) -> int:
        """The exit status; minus the signal that ended it."""
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    @property
    def out(self) -> str:
        return self.paths[0].read_text("utf-8", "replace")

    @property
    def err(self) -> str:
        return self.paths[1].read_text("utf-8", "replace")
