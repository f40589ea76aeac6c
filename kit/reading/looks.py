"""What files and folders look like from outside, unread: whatever changes one changes its look.

Standard library only, since it is asked before anything else of the kit is imported.
"""

from __future__ import annotations

import os
import stat
import time

# How long ago (ns) a file must have changed, so that a change after this moment shows in its times: file systems count
# in ticks of the kernel, old and foreign ones in seconds, of which some count two.
_TICK, _SECOND = 50_000_000, 1_000_000_000
UNSURE = "?"  # what nothing ever looks like
_NOTHING, _LINK, _FOLDER = "-", "link ", "folder"

# What was read in this run, by absolute path, and its look just before that.
noted: dict[str, str] = {}


def look(path: str) -> str:
    """The look of a file, or the names in a folder, hidden ones left out; "-" for what is not there."""
    return _looked_at(path)[0]


def settled_look(path: str) -> str | None:
    """The look of what no longer changes; None for what changed so lately that another change might not show."""
    seen, changed = _looked_at(path)
    coarse = changed and changed % _SECOND == 0
    return None if changed and time.time_ns() - changed < (2 * _SECOND + _TICK if coarse else _TICK) else seen


def names_in(seen: str) -> set[str] | None:
    """The names in a folder by its look; None for the look of anything else."""
    kind, _, rest = seen.removeprefix(_LINK).partition(" ")
    return set(rest.partition(" ")[2].split("/")) - {""} if kind == _FOLDER else None


def is_empty(seen: str) -> bool:
    """Whether a look is of nothing, or of a file with nothing in it."""
    return seen == _NOTHING or names_in(seen) is None and seen.split()[-3:-2] == ["0"]


def counts(name: str) -> bool:
    """Whether a name is of anything that a person put there, or that is made for one."""
    return name[0] != "." and name != "__pycache__"


def note(path: str | os.PathLike[str]) -> None:
    """Remember what a file or a folder looks like that is about to be read; its first look counts."""
    if not os.path.isabs(path):  # else it does not matter where one stands, or that this folder is no more
        path = os.path.join(os.getcwd(), path)
    path = os.fspath(path)
    if path not in noted:
        seen = settled_look(path)
        noted[path] = UNSURE if seen is None else seen


def _looked_at(path: str) -> tuple[str, int]:
    """The look of a path, and when it last changed, in ns (0 where that does not matter).

    Times alone can be set at will; together with the moment of the last change of anything about the file (Windows
    keeps that of its making there) and with its number on the disk they do not repeat.
    """
    try:
        found, link = os.lstat(path), ""
        if stat.S_ISLNK(found.st_mode):
            found, link = os.stat(path), _LINK
        if stat.S_ISDIR(found.st_mode):
            names = sorted(filter(counts, os.listdir(path)))
            return f"{link}{_FOLDER} {found.st_ino} {'/'.join(names)}", 0
    except (OSError, ValueError):
        return _NOTHING, 0
    seen = f"{link}{found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
    return seen, found.st_mtime_ns if os.name == "nt" else found.st_ctime_ns
