"""Pictures of every page, for the page that shows them; made anew only for files that changed."""

from __future__ import annotations

import errno
import os
import re
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from io import BytesIO
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import NamedTuple

FOLDER = "apercu"
# The pictures of a deck's own faces (kit/delivery/face_pictures) stand in a folder named after the deck's file.
IMAGES, FAN, CONTACT = "-images", "eventail.png", "planche.png"
_WIDTH = 760  # pixels: sharp on a phone, readable on a desk
_DIGEST = 10
_OURS = re.compile(r"\.?.+-[0-9a-f]{10}-\d+\.webp")


class Wanted(NamedTuple):
    """One PDF whose pages are to be pictured, and the names of the pictures."""

    pdf: Path
    names: tuple[str, ...]


def names_of(file: str, digest: str, pages: int) -> tuple[str, ...]:
    """Picture names that change with the file, so that a browser never shows an old one."""
    stem = file.removesuffix(".pdf")
    return tuple(f"{stem}-{digest[:_DIGEST]}-{n}.webp" for n in range(1, pages + 1))


def look_into(pdf: Path) -> tuple[int, str]:
    """How many pages a PDF has, and the title it gives itself; 0 and "" for what is no PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError):
        return 0, ""
    try:
        return len(document), document.get_metadata_value("Title")
    finally:
        document.close()


def make_pictures(folder: Path, wanted: list[Wanted], jobs: int) -> None:
    """Bring the pictures wanted into `folder`, several files at once. OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [w for w in wanted if not all((folder / name).exists() for name in w.names)]
    if jobs > 1 and len(missing) > 1:
        _all_at_once(missing, folder, jobs)
    else:
        for one in missing:
            _picture(one, folder)


def _all_at_once(missing: list[Wanted], folder: Path, jobs: int) -> None:
    """One file a process. OSError where the machine ended one of them, as it does when there is no memory left."""
    try:
        with ProcessPoolExecutor(min(jobs, len(missing)), initializer=_end_with_parent) as pool:
            for _ in pool.map(_picture, missing, [folder] * len(missing)):
                pass
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, os.strerror(errno.ECHILD)) from None


def _end_with_parent() -> None:
    """Ctrl-C is answered once, by the process that a person started; however that one ends, so does this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    started_by = parent_process()

    def follow() -> None:
        started_by.join()
        signal.raise_signal(signal.SIGTERM)

    Thread(target=follow, daemon=True).start()


@contextmanager
def taken_back(home: Path) -> Iterator[None]:
    """If this does not end well, pictures that were not there before are there no more."""
    before = set(_all(home))
    try:
        yield
    except BaseException:
        _remove(path for path in _all(home) if path not in before)
        raise


def keep_only(home: Path, shown: dict[str, set[str]]) -> None:
    """Take out the pictures of what is shown no more: by folder, those that are. What cannot go now goes next time."""
    with suppress(OSError):
        _remove(path for path in _all(home) if path.name not in shown.get(path.parent.name, ()))


def _all(home: Path) -> list[Path]:
    """The folders of pictures, each after those in it; what a person put there is none of ours."""
    folders = [path for path in home.iterdir() if path.is_dir() and not path.is_symlink()]
    return [path for folder in folders
            for path in (*(path for path in folder.iterdir() if _OURS.fullmatch(path.name)), folder)]


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _picture(wanted: Wanted, folder: Path) -> None:
    """Draw every page of one PDF; each picture is written whole, then named. What is no PDF any more has no picture."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(wanted.pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError):
        return
    try:
        for page, name in zip(document, wanted.names, strict=False):
            picture = page.render(scale=_WIDTH / max(page.get_size())).to_pil()
            out = BytesIO()
            picture.save(out, "WEBP", quality=82, method=1)
            staged = folder / f".{name}"
            staged.write_bytes(out.getvalue())
            os.replace(staged, folder / name)
    finally:
        document.close()
