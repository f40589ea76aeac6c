"""Pictures of every page, for the page that shows them; made anew only for files that changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from kit.delivery.hands import shared

FOLDER = "apercu"
# The pictures of a deck's own faces (kit/delivery/face_pictures) stand in a folder named after the deck's file.
IMAGES, FAN, CONTACT = "-images", "eventail.png", "planche.png"
_WIDTH = 760  # pixels: sharp on a phone, readable on a desk
# JPEG is written eight times faster than WebP, and on these pages the eye does not tell them apart.
_ENDING, _QUALITY = ".jpg", 80
MOST = 12  # pages of a file that are pictured: what it is shows by its first sheets
_WORTH = 20  # pages for which a second process is worth its start
_TOGETHER = 6  # pages that a process draws one after the other
_DIGEST = 10
_OURS = re.compile(r"\.?.+-[0-9a-f]{10}-\d+\.(jpg|webp)")


class Wanted(NamedTuple):
    """One PDF whose pages are to be pictured, and the names of the pictures."""

    pdf: Path
    names: tuple[str, ...]


def names_of(file: str, digest: str, pages: int) -> tuple[str, ...]:
    """Picture names that change with the file, so that a browser never shows an old one; of its first pages."""
    stem = file.removesuffix(".pdf")
    return tuple(f"{stem}-{digest[:_DIGEST]}-{n}{_ENDING}" for n in range(1, min(pages, MOST) + 1))


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
    """Bring the pictures wanted into `folder`, several at once. OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [w for w in wanted if not all((folder / name).exists() for name in w.names)]
    some = [(one.pdf, range(first, min(first + _TOGETHER, len(one.names))))
            for one in missing for first in range(0, len(one.names), _TOGETHER)]
    names = [one.names[first:first + _TOGETHER] for one in missing for first in range(0, len(one.names), _TOGETHER)]
    if some:
        _import_all()
    workers = jobs if sum(map(len, names)) >= _WORTH else 1
    for given, made in zip(names, shared(len(some), lambda n: _pictures(*some[n]), lambda: 0, workers), strict=True):
        for name, data in zip(given, made, strict=False):
            staged = folder / f".{name}"
            staged.write_bytes(data)
            os.replace(staged, folder / name)


def _import_all() -> None:
    """What this process has imported, its children need not import again."""
    import pypdfium2  # noqa: F401
    from PIL import JpegImagePlugin  # noqa: F401


def _pictures(pdf: Path, pages: range) -> list[bytes]:
    """Some pages of a PDF, drawn. What is no PDF any more has no pictures."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError):
        return []
    try:
        return [_picture(document[number]) for number in pages if number < len(document)]
    finally:
        document.close()


def _picture(page) -> bytes:
    # In the order of bytes that Pillow has, so that it takes them as they are.
    drawn = page.render(scale=_WIDTH / max(page.get_size()), prefer_bgrx=True, rev_byteorder=True)
    out = BytesIO()
    drawn.to_pil().save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


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
