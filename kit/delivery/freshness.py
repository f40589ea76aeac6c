"""What is already up to date: same kit, same order, same scripts, and every file as it was written."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from kit import __version__
from kit.delivery.manifest import Manifest, digest, read
from kit.delivery.order import Order
from kit.model.library import Library
from kit.reading.door import Refused, read_bytes

_FILE_LIMIT = 500_000_000


def is_fresh(folder: Path, library: Library, order: Order) -> bool:
    """Whether the pack in `folder` is what this order would make again.

    What changed since an older file is always worked out anew: that file is no input that the pack knows.
    """
    found = None if order.selection.since else read(folder)
    if not found or found.kit != __version__ or found.order != order.described:
        return False
    return _same_files(folder, found) and _same_inputs(library, found)


def _same_files(folder: Path, found: Manifest) -> bool:
    return all(_digest(folder / entry.file, folder, _FILE_LIMIT) == entry.sha256 for entry in found.files)


def _same_inputs(library: Library, found: Manifest) -> bool:
    """Whether every file the pack was made from still says the same."""
    paths = ((library.path_of(name), known) for name, known in found.inputs.items())
    return all(_digest(path, path.parent, _FILE_LIMIT) == known for path, known in paths)


def _digest(path: Path, root: Path, limit: int) -> str | None:
    """The SHA-256 of a file without its byte-order mark, as kit/reading hands it on; None where it cannot be read."""
    try:
        return digest(read_bytes(path, root, limit).removeprefix(BOM_UTF8))
    except Refused:
        return None
