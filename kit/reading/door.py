"""The one door through which files are read: regular files, inside a root, under a size."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path

from kit.reading import looks
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Place, Source

SCRIPT_LIMIT = 2_000_000
IMAGE_LIMIT = 20_000_000
LONG = 500_000  # bytes of a script from which it pays to read it a few entries at a time
_MARK = b"\xef\xbb\xbf"
# Control characters, and those that reorder or hide what stands beside them.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# Ways to read: never to block on a pipe; a folder only to open what is in it.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
# What is not from the project's folder on: a root, a share, a drive, an address. And what Windows keeps for devices,
# streams of a file among them; it also drops points and spaces at the end of a name, which others do not.
_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]+:/")
_SLASH = re.compile(r"[/\\]")
_DEVICE = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(?:\.|$)|.*:|.*[^. ][. ]+$")


class Refused(Exception):
    """A file that is not read: a code of kit/locales and its particulars."""

    def __init__(self, code: str, place: tuple[int, int] | None = None, **facts: object):
        super().__init__(code)
        self.code, self.at, self.facts = code, place, facts


def shipped(kind: str) -> Path:
    """The folder of what ships with the kit: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / kind
    return inside if inside.is_dir() else package.parent / kind


def read_bytes(path: Path, root: Path, limit: int = SCRIPT_LIMIT) -> bytes:
    """The bytes of a regular file under `root`; links that lead out of it are refused.

    Raises Refused with the code `fichier-illisible`, `hors-du-projet`, `fichier-special` or `fichier-trop-gros`.
    """
    looks.note(path)
    try:
        real, root = os.path.realpath(path, strict=True), os.path.realpath(root)
        if not Path(real).is_relative_to(root):
            raise Refused("hors-du-projet", path=str(path))
        # Looked at before it is opened, because a device may act on that; and after, because it may be another by then.
        if not stat.S_ISREG(os.stat(real).st_mode):
            raise Refused("fichier-special", path=str(path))
        handle = _opened(real, root)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Refused("fichier-special", path=str(path))
            data = _read_up_to(handle, limit + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise Refused("fichier-illisible", path=str(path), why=getattr(error, "strerror", None) or str(error),
                      near=_meant(path, Path(root)) if isinstance(error, FileNotFoundError) else None) from None
    if len(data) > limit:
        raise Refused("fichier-trop-gros", path=str(path), limit=limit // 1000)
    return data


def _meant(path: Path, root: Path) -> str | None:
    """The file of the same folder, or of one with a name much like its own, that a name was probably meant to be."""
    with suppress(OSError, ValueError):  # what cannot be looked into is not guessed at
        folder = path.parent if path.parent.exists() else _like(path.parent)
        if folder and inside(folder, root) and (found := _like(folder / path.name)):
            return display_name(found, root)
    return None


def _like(path: Path) -> Path | None:
    """What stands where a path leads, or beside it under the nearest name."""
    if path.exists():
        return path
    name = nearest(path.name, os.listdir(path.parent))
    return path.parent / name if name else None


def read_named(name: str, root: Path, limit: int) -> bytes:
    """The bytes of the file that a script names, from its project's folder. Raises Refused.

    What would lead elsewhere on any system is told by its letters, before a system is asked for it: a network share
    would be sent the person's password. So a script says the same everywhere.
    """
    if _ABSOLUTE.match(name):
        raise Refused("hors-du-projet", path=name)
    if any(_DEVICE.match(part) for part in _SLASH.split(name)):
        raise Refused("fichier-special", path=name)
    return read_bytes(root / name, root, limit)


def is_long(path: Path) -> bool:
    """Whether it pays to read a script a few entries at a time (kit/reading/entries.py)."""
    try:
        return path.stat().st_size >= LONG
    except (OSError, ValueError):
        return False


def inside(path: Path, root: Path) -> bool:
    """Whether a path, its links followed, leads into a folder."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _opened(real: str, root: str) -> int:
    """A handle on a file below `root` that had no link in its path when it was looked at, and has none now.

    Each folder is opened from the one above it, so that nobody can put a link in its place meanwhile.
    """
    if os.open not in os.supports_dir_fd:
        return os.open(real, _READ)
    folder = os.open(root, _FOLDER)
    try:
        *above, name = Path(real).relative_to(root).parts or (".",)
        for part in above:
            inner = os.open(part, _FOLDER | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(name, _READ | os.O_NOFOLLOW, dir_fd=folder)
    finally:
        os.close(folder)


def _read_up_to(handle: int, count: int) -> bytes:
    with os.fdopen(handle, "rb", closefd=False) as file:
        return file.read(count)


def decode(data: bytes) -> str:
    """UTF-8 text, a leading byte-order mark dropped. Raises Refused with the place of the first wrong byte."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (0 in data[:2] and any(data[:2])):
        raise Refused("fichier-utf16", (1, 1))
    data = data.removeprefix(_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("fichier-latin1", _line_column(data[:error.start].decode("utf-8")),
                      byte=f"{data[error.start]:02X}") from None
    wrong = _UNSEEN.search(text)
    if wrong:
        raise Refused("caractere-interdit", _line_column(text[:wrong.start()]), char=f"U+{ord(wrong[0]):04X}")
    return text


def read_source(path: Path, root: Path, report: Report, name: str | None = None,
                limit: int = SCRIPT_LIMIT) -> Source | None:
    """The file as a Source, or None and one error in the report. `name` is what diagnostics call it."""
    name = name or display_name(path, root)
    data = b""
    try:
        data = read_bytes(path, root, limit)
        return Source(name, decode(data))
    except Refused as refused:
        place = Place(Source(name, ""))
        if refused.at:
            written = "utf_16" if refused.code == "fichier-utf16" else "utf_8"
            place = Place(Source(name, data.removeprefix(_MARK).decode(written, "replace")), *refused.at)
        report.error(refused.code, place, **refused.facts)
        return None


def display_name(path: Path, root: Path) -> str:
    """The path as people write it: relative to the root where it stands inside, with forward slashes."""
    try:
        return Path(os.path.realpath(path)).relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return path.as_posix()


def _line_column(before: str) -> tuple[int, int]:
    """Where the character after `before` stands; lines end as in Source."""
    lines = (before + ".").splitlines()
    return len(lines), len(lines[-1])


def listed(folder: Path, suffix: str = ".yaml") -> list[Path]:
    """The files of a folder with that ending, in a stable order; hidden ones left out."""
    looks.note(folder)
    if not folder.is_dir():
        return []
    found = [folder / n for n in os.listdir(folder) if n.endswith(suffix) and not n.startswith((".", "_"))]
    return sorted(found, key=lambda p: sys.intern(p.name))
