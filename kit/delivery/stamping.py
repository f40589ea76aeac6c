"""Stamps an output folder with what was asked, and how all that went into the answer and came of it looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from kit.delivery.unchanged import BREAK, HERE, NAME, NUL, RESERVE, asked, content_of, roots
from kit.reading import looks

_MOST = 20_000  # files in an output folder; past that, looking at them takes as long as asking anew


def stamp(output: str, arguments: list[str], said: list[str], true: Callable[[], bool]) -> None:
    """Keep that the same command would say this, as long as all looks as it does now. `true`: whether that is so.

    It is asked once the looks are taken, so that none is of what another build has put there meanwhile. What was read
    has the look that it had just before.
    """
    known = roots(output)
    folder = known["output"]
    made = _within(folder)
    seen = [(path, look, "") for path, look in looks.noted.items() if not _was_made(path, folder)]
    seen += map(_seen_now, made)
    lines = [_line(known, *one) for one in seen]
    head = [asked(arguments), *(line.replace(output, HERE) for line in said)]
    if _inside(os.getcwd(), folder) or len(made) > _MOST:  # what is made and what it is made of could not be told apart
        return
    if None not in lines and not any(BREAK in line for line in head + lines) and true():
        _write(os.path.join(folder, NAME), BREAK.join([*head, "", *lines]))


def note_kit() -> None:
    """Note what this program is: its modules, its libraries, the Python that runs it, and what prepared them."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    prepared = [os.path.join(os.path.dirname(package), name) for name in ("setup.cfg", "constraints.txt")]
    libraries = [path for path in sys.path if path.endswith("-packages")]  # names in there hold versions
    for path in (*_within(package), *libraries, sys.executable, *prepared):
        looks.note(path)


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _was_made(path: str, output: str) -> bool:
    """Whether what was read is of the output folder: its look now is known, or it is no more, or only saves work."""
    place = path[len(output):]
    hidden = f"{os.sep}." in place and not place.startswith(os.path.join(os.sep, RESERVE, ""))
    return _inside(path, output) and not (hidden and os.path.lexists(path))


def _within(folder: str) -> list[str]:
    """A folder and all in it but what is hidden, links not followed; a few more than _MOST of them at most."""
    found, folders = [], [folder]
    while folders and len(found) <= _MOST:
        found.append(here := folders.pop())
        for entry in _entries(here):
            (folders if entry.is_dir(follow_symlinks=False) else found).append(entry.path)
    return found


def _entries(folder: str) -> Iterator[os.DirEntry]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry for entry in entries if looks.counts(entry.name))
    except OSError:
        return


def _seen_now(path: str) -> tuple[str, str, str]:
    """A path and how it looks now; with its content, where that may still change without another look."""
    look = looks.settled_look(path)
    return (path, looks.look(path), content_of(path)) if look is None else (path, look, "")


def _line(known: dict[str, str], path: str, look: str, content: str) -> str | None:
    """A line of the stamp; None for what stands under none of the known folders."""
    for name, root in known.items():
        if _inside(path, root):
            return NUL.join((name, path[len(root):].lstrip(os.sep), look, content))
    return None


def _write(path: str, text: str) -> None:
    """The stamp, whole or not at all; without one the next run takes longer, and no more than that."""
    staged = f"{path}.{os.getpid()}"
    try:
        with open(staged, "x", encoding="utf-8", errors="surrogateescape", newline=BREAK) as file:
            file.write(text)
        os.replace(staged, path)
    except OSError:
        if os.path.lexists(staged):
            os.unlink(staged)
