"""Answers from the stamp of an output folder: all that went into it and came of it looks as it did when it was made.

This is asked before any library is imported, so it needs the standard library alone, and of that next to nothing.
Whatever is in doubt is left to `freshness`, which reads files and does not only look at them. A folder is handed on to
others: its stamp tells them neither what was typed nor where things are on this machine.
"""

from __future__ import annotations

import os
import stat
import sys

from kit import __version__
from kit.reading import looks
from kit.speech import wanted

NAME, RESERVE = ".a-jour", ".reserve"  # safe to delete at any time; the second: see kit/delivery/reserve.py
BREAK, NUL, HERE = "\n", "\0", "\1"  # HERE stands for the output folder, as it was typed
# Where a person's settings are looked for depends on these; whatever is named after the kit counts, too.
_ENVIRONMENT = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME")
_LIMIT = 16_000_000  # characters of a stamp
_SPACES = "\u00a0\u202f"  # what French has and Python does not call printable


def unchanged(output: str, arguments: list[str]) -> list[str] | None:
    """What this command would say, were it run once more into the folder; None unless that is certain."""
    path = os.path.join(output, NAME)
    try:
        # Nothing is ever written through a link, and a pipe would keep us waiting.
        if os.path.islink(output) or not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        with open(path, encoding="utf-8", errors="surrogateescape", newline=BREAK) as file:
            head, _, body = file.read(_LIMIT).partition(BREAK * 2)
        before, *said = [line.replace(HERE, output) for line in head.split(BREAK)]
        if before != asked(arguments) or not all(char.isprintable() or char in _SPACES for char in "".join(said)):
            return None
        known = roots(output)
        return said if all(_holds(known, *line.split(NUL)) for line in body.split(BREAK)) else None
    except (OSError, ValueError, TypeError, KeyError):  # also a stamp that is none
        return None


def asked(arguments: list[str]) -> str:
    """The command line and what else decides what is meant by it, in one word."""
    around = [f"{name}={value}" for name, value in sorted(os.environ.items())
              if name in _ENVIRONMENT or name.startswith("KIT_")]
    meant = [__version__, os.getcwd(), wanted(arguments, os.environ), *around, "", *arguments]
    return _sum(NUL.join(meant).encode("utf-8", "surrogateescape"))


def roots(output: str) -> dict[str, str]:
    """The folders that all places are told from, so that a stamp names none of them: absolute, links followed."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    libraries = {f"library {n}": path for n, path in enumerate(sys.path) if path.endswith("-packages")}
    return {"output": os.path.realpath(output), "project": os.getcwd(), "kit": os.path.dirname(package), **libraries,
            "python": os.path.dirname(sys.executable), "home": os.path.expanduser("~")}


def content_of(path: str) -> str:
    """A check sum; among files of the same size, number and times it is enough."""
    with open(path, "rb") as file:
        return _sum(file.read())


def _holds(known: dict[str, str], root: str, place: str, look: str, content: str) -> bool:
    """Whether something still looks as a stamp has it."""
    path = os.path.join(known[root], place) if place else known[root]
    return looks.look(path) == look and (not content or content_of(path) == content)


def _sum(data: bytes) -> str:
    from zlib import crc32

    return f"{crc32(data):x}"
