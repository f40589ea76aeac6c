"""`list`: what there is to print, on stdout, one thing a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.options import FORMAT, OVERLAY, options
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.model.deck import Deck
    from kit.model.sheet import Sheet
    from kit.model.workshop import Workshop

_HEADINGS = {"workshops": _("Ateliers"), "decks": _("Jeux de cartes"), "sheets": _("Supports"), "path": _("Parcours")}


@click.command("list")
@options((OVERLAY,), FORMAT)
def command(overlay: tuple[Path, ...], style: str) -> int:
    """Montrer les ateliers, les jeux de cartes et les supports que l'on peut préparer.

    \b
    Exemples :
      python3 build.py list
      python3 build.py list --format json
    """
    from kit.cli.workroom import Workroom

    room = Workroom(style)
    if not room.lay(overlay):
        return room.finish()
    found = _found(room)
    if style == "json":
        from kit.cli.terminal import as_json

        click.echo(as_json(found))
    else:
        for line in _lines(room, found):
            click.echo(line)
    room.complain()
    return room.status


def _found(room: Workroom) -> dict[str, list[dict[str, object]]]:
    """Everything that can be read, by kind; what cannot is in the report."""
    from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS

    library = room.library

    def entries(shelf, get: Callable, more: Callable) -> list[dict[str, object]]:
        things = ((name, get(name)) for name in library.names(shelf))
        return [{"name": name, "title": str(thing.title), **more(thing)} for name, thing in things if thing]

    def minutes(workshop: Workshop) -> dict[str, object]:
        from kit.planning.lines import read_line, usual_total

        items = read_line(workshop.steps, room.report)
        return {"minutes": usual_total(items) if items else 0, "guide": [str(name) for name in workshop.guide.sheets]}

    def cards(deck: Deck) -> dict[str, object]:
        return {"cards": len(deck.expanded())}

    def sizes(sheet: Sheet) -> dict[str, object]:
        return {"sizes": [str(size) for size in sheet.sizes]}

    def stages() -> list[dict[str, object]]:
        journey = library.journey() if library.journey_file() else None
        return [{"name": str(stage.stage), "title": str(stage.title), "workshops": list(map(str, stage.workshops))}
                for stage in (journey.walked if journey else ())]

    return {"workshops": entries(WORKSHOPS, library.workshop, minutes), "decks": entries(DECKS, library.deck, cards),
            "sheets": entries(SHEETS_SHELF, library.sheet, sizes), "path": stages()}


def _lines(room: Workroom, found: dict[str, list[dict[str, object]]]) -> Iterator[str]:
    """A heading for each kind, then a line for each thing: its name, its title, and in short how much it is."""
    from kit.cli.terminal import columns
    from kit.speech.controls import escape_controls

    for kind, entries in found.items():
        yield _HEADINGS[kind]
        width = max((columns(entry["name"]) for entry in entries), default=0)
        for entry in entries:
            name = entry["name"] + " " * (width - columns(entry["name"]))
            yield escape_controls(f"  {name}  {entry['title']} ({_much(room, entry)})")
        yield ""


def _much(room: Workroom, entry: dict[str, object]) -> str:
    """A sheet's sizes, a deck's number of cards; a workshop's fiches of the guide, its own first, and its length.

    Of a stage of the path, its workshops.
    """
    if "workshops" in entry:
        return ", ".join(entry["workshops"])
    if "sizes" in entry:
        return ", ".join(entry["sizes"])
    if "cards" in entry:
        return room.words.plural("count.cards", entry["cards"])
    fiches = ", ".join(entry["guide"])
    length = room.words.length(entry["minutes"])
    return f"{fiches} · {length}" if fiches else length
