"""Waits until something changes of what a build read: files, and folders in which others may appear.

It looks again and again instead of asking the system to be told, so that it is the same on every disk, network drives
among them, and for every way in which editors save. What is still being written is not handed on: all has to stay as
it is for a moment. Where a disk counts time in seconds, a change may not show in its times: what was read so soon
after a change is handed on once more when these can be relied on.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping

from kit.reading import looks

# Seconds: between two looks; without a change before one is handed on, longer for what is gone or empty, as files are
# while some editors save them; and how long that is waited for at most.
PACE, CALM, LONG_CALM, LONGEST = 0.06, 0.1, 0.3, 2.0
_SHARE = 4  # a slow disk is left alone that many times as long as looking at it took
# What editors and copying put beside a file while it is saved; hidden names are no look at all.
_PASSING = re.compile(r"(?i).*~|[#~].*|\d+|.*\.(?:tmp|temp|bak|sw[a-z]|part|partial|crdownload)")


def watched(output: str | os.PathLike[str]) -> dict[str, str]:
    """What was read in this run, and how it looked: but for what is made, and the program, which has to be restarted.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    libraries = [path for path in sys.path if path.endswith("-packages")]
    apart = [os.path.abspath(output), os.path.realpath(output), package, sys.executable]
    own = [os.path.join(package, kind) for kind in ("workshops", "cards", "assets")]  # where they stand once installed
    return {path: look for path, look in looks.noted.items()
            if not _is_in(path, apart) and path not in libraries or _is_in(path, own)}


class Watcher:
    """Knows how things looked, by their absolute paths, and tells which of them look otherwise.

    clock: seconds that only grow; sleep: lets so many go by.
    """

    def __init__(self, known: Mapping[str, str], clock: Callable[[], float] = time.monotonic,
                 sleep: Callable[[float], None] = time.sleep):
        self._known, self._clock, self._sleep = dict(known), clock, sleep

    def follow(self, known: Mapping[str, str]) -> None:
        """Know from here on how these look, too, or how they looked when they were read again."""
        self._known.update(known)

    def wait(self, patience: float) -> frozenset[str]:
        """The paths of what changed, came or went, once it stays so; none if nothing did for so many seconds.

        Each change is told once. Of a folder, the paths of what came into it or left it are told.
        """
        end = self._clock() + patience
        while True:
            start = self._clock()
            found = self._looks()
            if found != self._known:
                changed = self._differing(self._settled(found))
                if changed:
                    return changed
            now = self._clock()
            if now >= end:
                return frozenset()
            self._sleep(min(max(PACE, _SHARE * (now - start)), end - now))

    def _looks(self) -> dict[str, str]:
        """How everything looks now. What was read too soon is as it was until its look can be relied on."""
        return {path: (looks.settled_look(path) or known) if known == looks.UNSURE else looks.look(path)
                for path, known in self._known.items()}

    def _settled(self, found: dict[str, str]) -> dict[str, str]:
        """How everything looks once it has been left alone for a moment."""
        first = since = self._clock()
        while True:
            self._sleep(CALM / 2)
            again, now = self._looks(), self._clock()
            if again != found:
                found, since = again, now
            if now - since >= (LONG_CALM if self._in_between(found) else CALM) or now - first >= LONGEST:
                return found

    def _in_between(self, found: dict[str, str]) -> bool:
        """Whether something is gone or empty that was not."""
        return any(looks.is_empty(look) and not looks.is_empty(self._known[path]) for path, look in found.items())

    def _differing(self, found: dict[str, str]) -> frozenset[str]:
        """What differs from what is known, which from here on it is."""
        changed = set()
        for path, look in found.items():
            before = self._known[path]
            if look != before:
                changed |= _told(path, before, look)
                self._known[path] = looks.settled_look(path) or looks.UNSURE
        return frozenset(changed)


def _told(path: str, before: str, after: str) -> Iterable[str]:
    """The paths that a difference is about."""
    was, now = looks.names_in(before), looks.names_in(after)
    if was is None and now is None:
        return {path}
    names = (was or set()) ^ (now or set())
    return {os.path.join(path, name) for name in names if not _PASSING.fullmatch(name)}


def _is_in(path: str, folders: Iterable[str]) -> bool:
    return any(path == folder or path.startswith(os.path.join(folder, "")) for folder in folders)
