"""A first file of one's own: a starter that ships with the kit, or a copy of what there is, under another name.

Starters are files of kit/starters, one a kind. Each speaks of itself by its own name, and is read as any other file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath
from time import strftime
from typing import NamedTuple

from kit.delivery.schemas import HEADER, header
from kit.delivery.writing import write_file
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library, Shelf
from kit.reading.diagnostics import Report
from kit.reading.door import listed, read_source, shipped
from kit.reading.rewriting import with_values

SHELVES = {shelf.key: shelf for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF)}
_READ = {WORKSHOPS.key: Library.workshop, DECKS.key: Library.deck, SHEETS_SHELF.key: Library.sheet}
_DOOR = "python3 build.py"  # as starters call the program


class Named(NamedTuple):
    """A thing to be: the name of its file, its title, and what a person types to start the kit."""

    name: str
    title: str
    program: str


class Draft(NamedTuple):
    """A file to be, and where."""

    path: Path
    text: str


def kinds() -> list[str]:
    """The kinds of which there is a starter."""
    return [kind for kind in SHELVES if kind in {path.stem for path in listed(shipped("starters"))}]


def started(kind: str, home: Path, named: Named, library: Library) -> list[Draft]:
    """The files of a first workshop, with a deck of its name unless there is one, or of a first deck or sheet."""
    alone = kind != WORKSHOPS.key or named.name in library.names(DECKS)
    return [_draft(SHELVES[one], home, named, _starter(one, named)) for one in (kind, *(() if alone else (DECKS.key,)))]


def copied(kind: str, home: Path, named: Named, model: str, library: Library) -> list[Draft]:
    """A copy of a thing of that kind, its notes included; none, and errors, where it cannot be read."""
    shelf, before = SHELVES[kind], library.report.raised
    _READ[kind](library, model)
    path = library.names(shelf)[model]
    source = read_source(path, path.parent, library.report, limit=library.limit)
    if source is None or library.report.raised > before:
        return []
    first = "" if source.text.startswith(HEADER) else header(kind, PurePath(shelf.folder, path.name))
    return [_draft(shelf, home, named, first + source.text)]


def standing(drafts: list[Draft]) -> Path | None:
    """The first of these files that is there already."""
    return next((draft.path for draft in drafts if os.path.lexists(draft.path)), None)


def write_drafts(drafts: list[Draft]) -> bool:
    """Write files that are not there yet, what a file leads to before it; False where one is there after all.

    Raises NotWritten.
    """
    return all(write_file(draft.path, draft.text.encode(), over=False) for draft in reversed(drafts))


def _draft(shelf: Shelf, home: Path, named: Named, text: str) -> Draft:
    changed = {shelf.key: named.name, "title": named.title}
    return Draft(home / shelf.folder / f"{named.name}.yaml", with_values(text, changed))


def _starter(kind: str, named: Named) -> str:
    """A starter that speaks of itself by its new name, as of this month, to who starts the kit as this person does."""
    text = _text(kind)
    itself = re.search(f"^{kind}: ([a-z-]+)", text, re.MULTILINE)[1]
    text = text.replace(itself, named.name).replace(_DOOR, named.program)
    return with_values(text, {"updated": strftime("%Y-%m")})


def _text(kind: str) -> str:
    folder = shipped("starters")
    return read_source(folder / f"{kind}.yaml", folder, Report()).text
