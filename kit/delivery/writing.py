"""Files are written whole or not at all: a new set is staged beside the old one and takes its place in one step.

Whatever interrupts a build, a full disk included, leaves the previous set as it was. A file whose bytes are those it
had stays the file that it was.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from io import BufferedWriter
from pathlib import Path

from kit.delivery.locking import Busy, Owner, alone
from kit.delivery.staging import Place, bring, make_sure_of_all, make_sure_of_names, new_file, place_in, undisturbed

_DENIED, _SHARED = 5, 32  # what Windows says of a folder, and of a file, that another program holds open


class NotWritten(Exception):
    """The machine said no. `path` is what could not be written.

    `why` is a word of kit/locales (link, folder, file, busy, locked), or "" where `error` says it. `owner`: the build
    that a busy folder belongs to, where it is known.
    """

    def __init__(self, path: Path, why: str = "", error: OSError | None = None, owner: Owner | None = None):
        super().__init__(f"{path}: {why or error}")
        self.path, self.why, self.error, self.owner = path, why, error, owner


@contextmanager
def answering(path: Path) -> Iterator[None]:
    """Turn what the machine says into NotWritten: it is about `path`, whichever file on the way it was said of."""
    try:
        yield
    except Busy as busy:
        raise NotWritten(path, "busy", owner=busy.owner) from None
    except OSError as error:
        raise _refusal(path, error) from error


def write_set(folder: Path, files: dict[str, bytes], outdated: Collection[str] = ()) -> None:
    """Put these files into `folder` together, and take the outdated ones out; what else it held stays.

    Raises NotWritten.
    """
    with staged_set(folder, outdated) as stage:
        stage.put_all(files)


def write_file(path: Path, data: bytes, over: bool = True) -> bool:
    """Put one file into its folder; False where there is one already that is not to be written over.

    Raises NotWritten.
    """
    with staged_files(path.parent, over) as stage:
        stage.put(path.name, data)
    return stage.done


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Put files into a folder that is not theirs alone: nothing is replaced before all are whole. Raises NotWritten."""
    with staged_files(folder) as stage:
        stage.put_all(files)


@contextmanager
def staged_set(folder: Path, outdated: Collection[str] = ()) -> Iterator[Stage]:
    """As `write_set`, of files put or opened one by one; they are in place once the block has ended well."""
    with answering(folder):
        make_usable(folder.parent)
        refuse_odd(folder)
    with _stage(folder, folder.parent) as stage:
        yield stage
        with answering(folder):
            stage.finish()
            with alone(folder.parent):
                stage.take_over(outdated)


@contextmanager
def staged_files(folder: Path, over: bool = True) -> Iterator[Stage]:
    """As `write_files`, of files put or opened one by one; with `over` false, none if one of them is there already."""
    with answering(folder):
        refuse_odd(folder.parent)
        make_usable(folder)
    with _stage(folder, folder) as stage:
        yield stage
        with answering(folder):
            stage.finish()
            with alone(folder):
                stage.move_in(over)


@contextmanager
def _stage(folder: Path, home: Path) -> Iterator[Stage]:
    """A stage that stands in `home`, and is gone when the block ends, however it does."""
    with ExitStack() as stack:
        with answering(folder):
            place = stack.enter_context(place_in(home))
        stage = Stage(folder, place)
        try:
            yield stage
        finally:
            stage.close()


class Stage:
    """The new files of a folder, on their way there. `done` says whether they have arrived."""

    def __init__(self, folder: Path, place: Place):
        self.folder, self.place, self.done = folder, place, False
        self.kept: set[str] = set()  # those that say what they said before
        self.written: dict[str, BufferedWriter] = {}

    def put_all(self, files: dict[str, bytes]) -> None:
        """Files by name, each of them whole."""
        for name, data in files.items():
            self.put(name, data)

    def put(self, name: str, data: bytes) -> None:
        """A file that is known whole. Raises NotWritten."""
        with answering(self.folder):
            kept = self._keep(name, len(data), lambda before: before.read_bytes() == data)
        if not kept:
            with self.open(name) as file:
                file.write(data)

    def open(self, name: str) -> BufferedWriter:
        """A file to write into as its bytes are made. It raises NotWritten, and may be closed before the block ends."""
        self.written[name] = new_file(self.place.new / name, partial(_refusal, self.folder / name))
        return self.written[name]

    def close(self) -> None:
        """Let go of files that are still open, whatever they hold."""
        for file in self.written.values():
            file.raw.close()

    # --- the end -------------------------------------------------------------------------------

    def finish(self) -> None:
        """All bytes are on the disk; a file that was written to say the same is the one that it was.

        Nobody waits meanwhile: the folder is not held yet.
        """
        for name, file in list(self.written.items()):
            file.close()
            new = self.place.new / name
            if self._keep(name, new.stat().st_size, partial(filecmp.cmp, new, shallow=False)):
                del self.written[name]
        if self.written:
            make_sure_of_all(self.place.new)

    def take_over(self, outdated: Collection[str]) -> None:
        """The new files, and what a person put beside the old ones, become the folder; it is held."""
        there = os.listdir(self.folder) if self.folder.is_dir() else []
        if not self.folder.is_dir() or self.written or {*there} & {*outdated} - self.kept:
            self._carry([name for name in there if name not in {*self.kept, *self.written, *outdated}])
            self._swap()
        self.done = True

    def move_in(self, over: bool) -> None:
        """Each of the new files replaces its own in the folder, which is held."""
        taken = [name for name in (*self.kept, *self.written) if os.path.lexists(self.folder / name)]
        if taken and not over:
            return
        for name in self.written:
            with answering(self.folder / name):
                os.replace(self.place.new / name, self.folder / name)
        make_sure_of_names(self.folder)
        self.done = True

    def _keep(self, name: str, size: int, same: Callable[[Path], bool]) -> bool:
        """Whether there is a file of that name and size that says the same: it is then that of the new set as well."""
        before, brought = self.folder / name, self.place.path / "kept"
        if before.is_dir() and not before.is_symlink():
            raise NotWritten(before, "folder")
        with suppress(FileNotFoundError):
            about = before.lstat()
            if stat.S_ISREG(about.st_mode) and about.st_size == size:
                bring(before, brought)
                if same(brought):
                    os.replace(brought, self.place.new / name)
                    self.kept.add(name)
                    return True
                brought.unlink()
        return False

    def _carry(self, names: list[str]) -> None:
        """What is not ours goes with the folder, as it is."""
        for name in names:
            source, target = self.folder / name, self.place.new / name
            if source.is_dir() and not source.is_symlink():
                shutil.copytree(source, target, symlinks=True, copy_function=bring)
            else:
                bring(source, target)
        if names or not self.written:
            make_sure_of_all(self.place.new)

    def _swap(self) -> None:
        """The new folder takes the old one's name; if that fails, the old one takes it back."""
        rights = self.folder.stat().st_mode if self.folder.is_dir() else None
        try:
            with undisturbed():
                if os.path.lexists(self.folder):
                    self.place.set_aside(self.folder)
                os.rename(self.place.new, self.folder)
                if rights is not None:
                    with suppress(OSError):  # some disks know none
                        self.folder.chmod(stat.S_IMODE(rights))
            make_sure_of_names(self.folder.parent)
        finally:
            self.place.put_back(self.folder.name)


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


def _refusal(path: Path, error: OSError) -> NotWritten:
    """What the machine said of `path`, in our words."""
    number = getattr(error, "winerror", None)
    held = _held_open(path) if number in (_DENIED, _SHARED) else None
    locked = held or number == _SHARED
    return NotWritten(held or path, "locked" if locked else "", error)


def _held_open(path: Path) -> Path | None:
    """The file that another program holds: one that Windows does not even let keep its own name."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        try:
            os.rename(file, file)
        except OSError as error:
            if getattr(error, "winerror", None) == _SHARED:
                return file
    return None
