"""A hidden folder where files wait until they are whole, and what stood in their place waits until they are there.

It is locked as long as its build lives: what a killed build left is told by that, put back, and swept away.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path

from kit.delivery.locking import Busy, alone, held

_OURS = re.compile(r"\.kit-[0-9a-f]{12}")  # no person gives a name like that
_BUFFER = 1 << 17  # bytes
_AT_ONCE = 8


class Place:
    """One such folder: files come into `new`; `old` is there while something stands aside in it."""

    def __init__(self, path: Path):
        self.path, self.new, self.old = path, path / "new", path / "old"

    def set_aside(self, target: Path) -> None:
        """Move what is to be replaced into `old`."""
        self.old.mkdir()
        os.rename(target, self.old / target.name)

    def put_back(self, name: str) -> None:
        """What stands aside goes back, unless it was replaced: then it goes away."""
        target = self.path.parent / name
        if not os.path.lexists(target) and os.path.lexists(self.old / name):
            os.rename(self.old / name, target)
        _take_away(self.old)

    def clear(self) -> None:
        """Take the folder away, unless something still stands aside in it that could not be put back."""
        with suppress(OSError):
            aside = os.listdir(self.old) if self.old.is_dir() else []
            if all(os.path.lexists(self.path.parent / name) for name in aside):
                _take_away(self.path)


def _take_away(path: Path) -> None:
    """What stays all the same is swept the next time: who looks for viruses looks first at what was just written."""
    shutil.rmtree(path, ignore_errors=True)
    for folder, _, _ in os.walk(path):  # a person's own folder may be one that nothing is to be taken out of
        with suppress(OSError):
            os.chmod(folder, 0o700)
    shutil.rmtree(path, ignore_errors=True)


@contextmanager
def place_in(home: Path) -> Iterator[Place]:
    """A folder of one's own in `home`, which is on the disk of the files to come. Raises OSError, or Busy."""
    with ExitStack() as stack:
        with alone(home):  # so that nobody sweeps between the making and the locking
            sweep(home)
            place = Place(home / f".kit-{os.urandom(6).hex()}")
            stack.callback(place.clear)
            place.path.mkdir()
            stack.enter_context(held(place.path))
            place.new.mkdir()
        yield place


def sweep(home: Path) -> None:
    """Put right what killed builds left in a folder that is held; what is a living one's stays."""
    for name in os.listdir(home):
        path = home / name
        if _OURS.fullmatch(name) and path.is_dir() and not path.is_symlink():
            with suppress(Busy, FileNotFoundError), held(path):
                place = Place(path)
                for aside in os.listdir(place.old) if place.old.is_dir() else []:
                    place.put_back(aside)
                place.clear()


class _Raw(FileIO):
    """A file being made; each refusal is told by `refuse`, whoever writes."""

    def __init__(self, path: Path, refuse: Callable[[OSError], Exception]):
        super().__init__(path, "xb")
        self.refuse = refuse

    def write(self, data: bytes) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise self.refuse(error) from error


def new_file(path: Path, refuse: Callable[[OSError], Exception]) -> BufferedWriter:
    """A new file to write into as its bytes come; what the machine says against it is told by `refuse`."""
    try:
        return BufferedWriter(_Raw(path, refuse), _BUFFER)
    except OSError as error:
        raise refuse(error) from error


def make_sure_of_all(folder: Path) -> None:
    """Have every file that is in this folder alone on the disk, and the names of all.

    They are asked for together: most of the time goes by in waiting for the disk, which then answers once for many.
    """
    alone_here = []
    for above, _, names in os.walk(folder):
        about = {os.path.join(above, name): os.lstat(os.path.join(above, name)) for name in names}
        alone_here += [path for path, a in about.items() if stat.S_ISREG(a.st_mode) and a.st_nlink == 1]
    if len(alone_here) > 1:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(min(_AT_ONCE, len(alone_here))) as pool:
            list(pool.map(make_sure, alone_here))
    else:
        for path in alone_here:
            make_sure(path)
    make_sure_of_names(folder)


def make_sure(path: Path) -> None:
    """Have a file on the disk itself."""
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_sure_of_names(folder: Path) -> None:
    """Have a folder's names on the disk, as far as it can promise: the files are whole already."""
    if os.name != "nt":
        with suppress(OSError):
            make_sure(folder)


def bring(source: Path, target: Path) -> None:
    """The same file under another name; where the disk has no such names, its copy, time included."""
    if not os.path.islink(source):
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target, follow_symlinks=False)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C and its like wait until what has begun has ended: it takes no time."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
