"""The packs of one workshop for several events, as the page of everything lists them: when, where, and their links."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from html import escape
from typing import NamedTuple, TypeVar
from urllib.parse import quote

from kit.delivery.manifest import Manifest
from kit.delivery.order import CALENDAR, WHOLE
from kit.model.locale import Locale
from kit.speech import USUAL

Value = TypeVar("Value")
FIRST = (("a-imprimer.pdf", "plan"), (WHOLE, "whole"), (CALENDAR, "calendar"))
_COLUMNS = ("when", "where", "people", "paper", "open")


class Listed(NamedTuple):
    """What is kept in mind of a pack, of which there may be a thousand: its folder and a few words of its manifest."""

    folder: str
    workshop: str
    title: str
    edition: str
    day: date | None
    start: int | None
    where: str
    participants: int
    tables: int
    sheets: int
    files: tuple[str, ...]
    language: str
    path: bool = False  # whether it is the overview of them all, which comes first

    @property
    def rank(self) -> tuple:
        """By workshop; within it the pack that bears its name comes first, then the others by their day."""
        return *self.group, self.folder != self.workshop, self.day or date.max, self.start or 0, self.folder

    @property
    def group(self) -> tuple:
        """What stands in one section of the page."""
        return not self.path, self.title, self.workshop, self.edition


def listed(folder: str, about: Manifest) -> Listed:
    """A pack, by its manifest."""
    order, present = about.order, {entry.file for entry in about.files}
    day, start = _understood(date.fromisoformat, order.get("date")), _understood(int, order.get("start"))
    where = ", ".join(filter(None, (order.get("organisation"), order.get("place"))))
    return Listed(folder, about.workshop, about.title, about.edition, day, start, where, about.participants,
                  about.tables, about.sheets, tuple(file for file, _ in FIRST if file in present),
                  about.language or USUAL, bool(about.stages))


def _understood(read: Callable[[str], Value], said: str | None) -> Value | None:
    """What a manifest says; None where it says nothing of the kind, because files come from anywhere."""
    try:
        return read(said) if said else None
    except ValueError:
        return None


def table(packs: Iterable[Listed], words: Locale, text: Callable[[str], str]) -> str:
    """A row for each pack, as HTML. `text` sets and escapes what is said."""
    heads = "".join(f'<th scope="col">{text(words(f"gallery.dates.{key}"))}</th>' for key in _COLUMNS)
    rows = "\n".join(_row(pack, words, text) for pack in packs)
    return f'<div class="dates"><table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></div>'


def _row(pack: Listed, words: Locale, text: Callable[[str], str]) -> str:
    when = words.date(pack.day) if pack.day else words("gallery.dates.undated")
    hour = f", {words.clock(pack.start)}" if pack.start is not None else ""
    names = dict(FIRST)
    links = " · ".join(f'<a href="{quote(f"{pack.folder}/{file}")}">{text(words(f"gallery.dates.{names[file]}"))}</a>'
                       for file in pack.files)
    cells = (text(pack.where), str(pack.participants), str(pack.sheets), links or escape(pack.folder))
    return (f'<tr><th scope="row">{text(when + hour)}</th>'
            + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
