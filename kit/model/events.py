"""Many events in one table, a row each: whose headings may be the keys of an event, or their names in French."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kit.model.checking import convert
from kit.model.event import Event
from kit.model.locale import Locale
from kit.model.naming import is_reserved, slug
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Place, Seq, Text

_LISTS = ("facilitators", "names")
_BLOCKS = {"training": "title"}  # the one key of a block that a cell says
_BETWEEN = re.compile(r"[^,;\n]+")


class Row(Event, kw_only=True):
    """What a row says: an event, of which workshop, and the name of the folder that its pack goes to."""

    workshop: Text | None = None
    folder: Text | None = None


class Planned(NamedTuple):
    """One event of a table: where it stands, the name of its folder, its workshop, and when, where and for whom."""

    place: Place
    folder: str
    workshop: Text
    event: Event


class Year(NamedTuple):
    """The events of a table in its order, and how many of its rows are wrong."""

    planned: list[Planned]
    wrong: int


def year_of(table: list[list[Text]], words: Locale, report: Report, usual: Row,
            taken: Callable[[str, str], bool]) -> Year | None:
    """The events of a table. `usual` stands in for what a row leaves empty; `taken` tells whether a folder's name
    cannot be that of a workshop's pack. None and errors where the headings are wrong; a row that is wrong is left out.
    """
    headings, *rows = table
    keys = _keys(headings, words, report)
    if keys is None:
        return None
    if not rows:
        report.error("tableau-vide", headings[0].place)
        return None
    first: dict[str, Place] = {}
    planned = [_planned(row, keys, report, usual, taken, first) for row in rows]
    return Year([one for one in planned if one], planned.count(None))


# --- headings ------------------------------------------------------------------------------------


def _keys(headings: list[Text], words: Locale, report: Report) -> list[str] | None:
    """The key that each column is for; "" for one without a heading."""
    names = _names(words)
    seen: dict[str, Text] = {}
    keys, before = [], report.raised
    for heading in headings:
        key = names.get(slug(heading), "")
        if heading and not key:
            near = nearest(slug(heading), names)
            report.error("colonne-inconnue", heading.place, name=str(heading), near=near and _said(near, words),
                         names=list(map(_first, _columns(words))))
        elif key in seen:
            report.error("cle-en-double", heading.place, seen[key].place, key=str(heading), line=seen[key].line)
        elif key:
            seen[key] = heading
        keys.append(key)
    return keys if report.raised == before else None


def _columns(words: Locale) -> list[str]:
    """What the columns are called in a language: for each key its names, the usual one first."""
    return [words(f"columns.{key}") for key in Row.__struct_fields__]


def _names(words: Locale) -> dict[str, str]:
    """Every heading, without accents, and the key it stands for."""
    called = {slug(key): key for key in Row.__struct_fields__}
    for key, names in zip(Row.__struct_fields__, _columns(words), strict=True):
        called |= {slug(name): key for name in names.split(" | ")}
    return called


def _first(names: str) -> str:
    return names.partition(" | ")[0]


def _said(near: str, words: Locale) -> str:
    """A heading as it is written, from what it is without accents."""
    written = [name for names in _columns(words) for name in names.split(" | ")]
    return next((name for name in written if slug(name) == near), near)


# --- rows ----------------------------------------------------------------------------------------


def _planned(row: list[Text], keys: list[str], report: Report, usual: Row, taken: Callable[[str, str], bool],
             first: dict[str, Place]) -> Planned | None:
    before = report.raised
    for cell in row[len(keys):] + [cell for cell, key in zip(row, keys, strict=False) if not key]:
        if cell:
            report.error("case-sans-colonne", cell.place, value=str(cell))
    said = convert(_mapping(row, keys), Row, report)
    place = next(cell for cell in row if cell).place
    if said is None:
        return None
    workshop = said.workshop or usual.workshop
    if workshop is None:
        report.error("rangee-sans-atelier", place)
        return None
    event = said.over(usual)
    name = slug(said.folder) if said.folder else _name(event, workshop)
    place_of_name = said.folder.place if said.folder else place
    if not name or is_reserved(name) or taken(name, workshop):
        report.error("nom-impossible", place_of_name, name=str(said.folder or name))
    elif name in first:
        report.error("dossier-en-double", place_of_name, first[name], name=name, line=first[name].line)
    first.setdefault(name, place_of_name)
    return Planned(place, name, workshop, event) if report.raised == before else None


def _mapping(row: list[Text], keys: list[str]) -> Map:
    """A row as an event file would say it; an empty cell says nothing."""
    values = Map()
    values.named = {}
    for key, cell in zip(keys, row, strict=False):
        if cell and key:
            values[key] = _items(cell) if key in _LISTS else _said_in(key, cell.reworded(" ".join(cell.split("\n"))))
            values.named[key] = cell.reworded(key)
    values.place = next(cell for cell in row if cell).place
    return values


def _said_in(key: str, cell: Text) -> Text | Map:
    """What a cell says of its key: itself or, of a block, one key."""
    if key not in _BLOCKS:
        return cell
    block = Map({_BLOCKS[key]: cell})
    block.place, block.named = cell.place, {_BLOCKS[key]: cell.reworded(_BLOCKS[key])}
    return block


def _items(cell: Text) -> Seq:
    """The items of a cell, which stand between commas, semicolons or on lines of their own."""
    items = Seq(cell.reworded(part.strip()) for part in _parts(cell))
    items.place = cell.place
    return items


def _parts(cell: str) -> Iterator[str]:
    return (part for part in _BETWEEN.findall(cell) if part.strip())


def _name(event: Event, workshop: str) -> str:
    """The day, the workshop, and whom or where it is for."""
    parts = (event.date and event.date.isoformat(), workshop, slug(event.organisation or event.place or ""))
    return slug("-".join(filter(None, parts)))
