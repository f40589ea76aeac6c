"""Files are written whole or not at all: a new set is staged beside the old one and takes its place in one step.

Whatever interrupts a build, a full disk included, leaves the previous set as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kit.delivery.locking import Busy, alone

_STAGED, _RETIRED = ".nouveau-", ".ancien-"
_IN_USE = (5, 32)  # what Windows says of a file that another program holds open


class NotWritten(Exception):
    """The machine said no. `path` is what could not be written.

    `why` is a word of kit/locales (link, folder, file, busy, locked), or "" where `error` says it.
    """

    def __init__(self, path: Path, why: str = "", error: OSError | None = None):
        super().__init__(f"{path}: {why or error}")
        self.path, self.why, self.error = path, why, error


@contextmanager
def answering(path: Path) -> Iterator[None]:
    """Turn what the machine says into NotWritten."""
    try:
        yield
    except Busy:
        raise NotWritten(path, "busy") from None
    except OSError as error:
        locked = getattr(error, "winerror", 0) in _IN_USE
        raise NotWritten(Path(error.filename or path), "locked" if locked else "", error) from error


def write_set(folder: Path, files: dict[str, bytes], outdated: Collection[str] = ()) -> None:
    """Put these files into `folder` together, and take the outdated ones out; what else it held stays.

    Raises NotWritten.
    """
    with answering(folder):
        make_usable(folder.parent)
        refuse_odd(folder)
        with alone(folder.parent):
            staged = folder.with_name(f"{_STAGED}{folder.name}")
            _settle(folder)
            shutil.rmtree(staged, ignore_errors=True)
            try:
                _stage(staged, files, folder, {*files, *outdated})
                _swap(staged, folder)
            finally:
                shutil.rmtree(staged, ignore_errors=True)


def write_file(path: Path, data: bytes) -> None:
    """Put one file into its folder. Raises NotWritten."""
    with answering(path):
        refuse_odd(path.parent.parent)
        make_usable(path.parent)
        with alone(path.parent):
            replace_file(path, data)


def replace_file(path: Path, data: bytes) -> None:
    """Replace one file in one step, unless it says the same; its folder is held. Raises NotWritten or OSError."""
    if not path.is_symlink():
        if path.is_dir():
            raise NotWritten(path, "folder")
        if path.is_file() and path.read_bytes() == data:
            return
    staged = path.with_name(f"{_STAGED}{path.name}")
    with suppress(FileNotFoundError):
        staged.unlink()  # left by a build that was killed
    try:
        _write(staged, data)
        os.replace(staged, path)
    finally:
        with suppress(OSError):
            staged.unlink()


def make_usable(folder: Path) -> None:
    """The folder, made where there is none. Raises NotWritten or OSError."""
    refuse_odd(folder)
    folder.mkdir(parents=True, exist_ok=True)


def refuse_odd(folder: Path) -> None:
    """Never write through a link: what it leads to is not ours. Raises NotWritten."""
    if folder.is_symlink():
        raise NotWritten(folder, "link")
    if folder.exists() and not folder.is_dir():
        raise NotWritten(folder, "file")


def _stage(staged: Path, files: dict[str, bytes], folder: Path, without: Collection[str]) -> None:
    """The new set, and what a person put beside the old one: that is theirs, and stays."""
    staged.mkdir()
    for name, data in files.items():
        _write(staged / name, data)
    for name in sorted(os.listdir(folder)) if folder.is_dir() else []:
        if name in without:
            continue
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            shutil.copytree(folder / name, staged / name, symlinks=True)
        else:
            shutil.copy2(folder / name, staged / name, follow_symlinks=False)


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(staged: Path, folder: Path) -> None:
    """The new folder takes the old one's name; if that fails, the old one takes it back."""
    try:
        if folder.exists():
            os.rename(folder, _retired(folder))
        os.rename(staged, folder)
    finally:
        _settle(folder)


def _settle(folder: Path) -> None:
    """Put back a folder that was set aside and not replaced; clear it away where it was.

    The folder above is held, so that this is never another build's.
    """
    retired = _retired(folder)
    if retired.is_dir() and not folder.exists():
        os.rename(retired, folder)
    shutil.rmtree(retired, ignore_errors=True)


def _retired(folder: Path) -> Path:
    return folder.with_name(f"{_RETIRED}{folder.name}")
