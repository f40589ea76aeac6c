"""Pictures of every page, for the page that shows them; made anew only for files that changed."""

from __future__ import annotations

import os
import shutil
import signal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

FOLDER = "apercu"
# The pictures of a deck's own faces (kit/delivery/face_pictures) stand in a folder named after the deck's file.
IMAGES, FAN, CONTACT = "-images", "eventail.png", "planche.png"
_WIDTH = 760  # pixels: sharp on a phone, readable on a desk
# JPEG is written eight times faster than WebP, and on these pages the eye does not tell them apart.
_ENDING, _QUALITY = ".jpg", 80
MOST = 24  # pages of a file that are pictured: a deck of thousands of cards shows what it is by its first sheets
_WORTH = 20  # pages for which a second process is worth its start
_DIGEST = 10


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
    """Bring `folder` to hold exactly the pictures wanted, several files at once. OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [w for w in wanted if not all((folder / name).exists() for name in w.names)]
    if jobs > 1 and len(missing) > 1 and sum(len(w.names) for w in missing) >= _WORTH:
        from concurrent.futures import ProcessPoolExecutor

        _picture(missing.pop(), folder)  # what this one has imported, forked processes need not import again
        with ProcessPoolExecutor(min(jobs, len(missing)), initializer=_leave_interrupts) as pool:
            for _ in pool.map(_picture, missing, [folder] * len(missing)):
                pass
    else:
        for one in missing:
            _picture(one, folder)
    keep = {name for w in wanted for name in w.names}
    for name in os.listdir(folder):
        if name not in keep:
            (folder / name).unlink()


def _leave_interrupts() -> None:
    """Ctrl-C is answered once, by the process that a person started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def keep_only(folder: Path, shown: set[str]) -> None:
    """Take out the pictures of what is shown no more."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in shown:
            shutil.rmtree(path, ignore_errors=True)


def _picture(wanted: Wanted, folder: Path) -> None:
    """Draw every page of one PDF; each picture is written whole, then named. What is no PDF any more has no picture."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(wanted.pdf)
    except (pypdfium2.PdfiumError, FileNotFoundError):
        return
    try:
        for page, name in zip(document, wanted.names, strict=False):
            # In the order of bytes that Pillow has, so that it takes them as they are.
            drawn = page.render(scale=_WIDTH / max(page.get_size()), prefer_bgrx=True, rev_byteorder=True)
            out = BytesIO()
            drawn.to_pil().save(out, "JPEG", quality=_QUALITY)
            staged = folder / f".{name}"
            staged.write_bytes(out.getvalue())
            os.replace(staged, folder / name)
    finally:
        document.close()
