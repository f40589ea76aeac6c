"""One region's folder, wherever a person has it: read to the last file by the door, and known by all that is in it.

Nothing outside of it is read, wherever its links lead.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from kit.model.checking import convert
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library
from kit.model.naming import check_name
from kit.model.overlay import Settings
from kit.model.rules import check_title
from kit.reading.diagnostics import Report, nearest
from kit.reading.door import IMAGE_LIMIT, Refused, display_name, inside, listed, read_named, read_source
from kit.reading.loading import load
from kit.reading.source import Map, Place, Source

FILE = "overlay.yaml"
SHELVES = (WORKSHOPS, DECKS, SHEETS_SHELF)
NAMING = (*(shelf.key for shelf in SHELVES), "path")  # the keys under which a file has its name
_STRAY = ("", "assets", "sheets")  # where files are put by mistake
_DIGITS = 16


class Overlay:
    """One folder: its settings, and the files in it, by their folder and name."""

    def __init__(self, folder: Path, settings: Settings, values: Map, files: dict[tuple[str, str], Source],
                 logo: bytes):
        self.folder, self.settings, self.values, self.files = folder, settings, values, files
        whole = sha256(logo)
        for name, source in [("", values.place.source), *sorted(files.items())]:
            whole.update(f"{name}{source.digest}".encode())
        self._digest = whole.hexdigest()[:_DIGITS]

    def path(self, shelf: str, name: str) -> Path:
        return self.folder / shelf / f"{name}.yaml"

    def holds(self, path: Path) -> bool:
        """Whether a file is one of this folder's."""
        return (shelf_of(path), path.stem) in self.files and path == self.path(shelf_of(path), path.stem)

    def is_same(self, other: Overlay) -> bool:
        """Whether they are one folder, or have one name."""
        one, two = self.folder, other.folder
        return self.settings.overlay == other.settings.overlay or inside(one, two) and inside(two, one)

    def __str__(self) -> str:
        """Its name, its version and the digest of all that is in it: the same words only for the same folder."""
        return f"{self.settings.overlay} {self.settings.version} {self._digest}"


def _meant(folder: Path) -> str | None:
    """The folder of an overlay with a name much like this one, beside it."""
    beside = folder.absolute().parent
    names = [path.parent.name for path in beside.glob(f"*/{FILE}")] if beside.is_dir() else []
    near = nearest(folder.name, names)
    return folder.with_name(near).as_posix() if near else None


def opened(folder: Path, library: Library) -> Overlay | None:
    """A folder that a person named, wherever it is, read to the last file; None and errors where it cannot be."""
    report, before, path = library.report, library.report.raised, folder.absolute()
    if path / FILE not in listed(path):
        report.error("adaptation-introuvable", Place(Source(folder.as_posix(), "")), path=folder.as_posix(),
                     near=_meant(folder))
        return None

    def named(file: Path) -> str:
        return display_name(folder / file.relative_to(path), library.project)

    def read(file: Path) -> Source | None:
        return read_source(file, path, report, named(file), library.limit)

    own = read(path / FILE)
    values = load(own, report) if own else None
    settings = convert(values, Settings, report) if values is not None else None
    if settings is None:
        return None
    check_name(settings.overlay, Path(f"{settings.overlay}.yaml"), report)
    check_title(settings.title, report)
    for file in (file for inner in _STRAY for file in listed(path / inner) if file != path / FILE):
        report.error("fichier-egare", Place(Source(named(file), "")), folders=[shelf.folder for shelf in SHELVES])
    files = {(shelf.folder, file.stem): read(file) for shelf in SHELVES for file in listed(path / shelf.folder)}
    logo = _logo(settings, path, report)
    return Overlay(path, settings, values, files, logo) if report.raised == before else None


def _logo(settings: Settings, folder: Path, report: Report) -> bytes:
    """The bytes of its logo, or none; an error where it cannot be read."""
    if settings.logo is None:
        return b""
    try:
        return read_named(str(settings.logo), folder, IMAGE_LIMIT)
    except Refused as refused:
        report.error(refused.code, settings.logo.place, **refused.facts)
        return b""


def shelf_of(path: Path) -> str:
    """The folder of a project that a file stands in."""
    return next((shelf.folder for shelf in SHELVES if path.parent.as_posix().endswith(f"/{shelf.folder}")), "")
