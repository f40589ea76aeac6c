"""`check`: reads and lays out everything, and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.options import EVENT, FORMAT, PRINT, event_of, options, paper_of

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Order
    from kit.documents.look import Look


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FICHIER]...")
@options(EVENT, PRINT, FORMAT)
def command(paths: tuple[Path, ...], duplex: str, paper: str | None, style: str, **event) -> int:
    """Relire les scripts et leur mise en page, sans rien écrire.

    Sans fichier, tout : ateliers, jeux et supports. Toutes les erreurs sont dites en une fois.

    \b
    Exemples :
      python3 build.py check
      python3 build.py check workshops/cafe-debat.yaml cards/vote.yaml
      python3 build.py check --duration 1h --participants 25
    """
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Order
    from kit.imposition.turning import Turn

    room = Workroom(style)
    happening = event_of(room, event)
    if happening is None:
        return room.finish()
    order = Order(happening, Turn(duplex), paper_of(paper))
    look = room.look(order)
    things = [room.library.open(path.absolute()) for path in paths] if paths else list(room.everything())
    for thing in things:
        if thing is not None:
            _lay_out(room, thing, look, order)
    if not len(room.report):
        room.say(f"{room.words.plural('count.checked', len(things))} : tout va bien.")
    return room.finish()


def _lay_out(room: Workroom, thing: object, look: Look, order: Order) -> None:
    """Set a thing as it would be printed; what does not fit is reported."""
    from kit.delivery.deck_printouts import deck_printout
    from kit.delivery.packing import lay_out
    from kit.delivery.sheet_printouts import sheet_printout
    from kit.model.deck import Deck
    from kit.model.sheet import Sheet

    if isinstance(thing, Deck):
        deck_printout(thing, look, order)
    elif isinstance(thing, Sheet):
        decks = room.decks_of(thing)
        for size in thing.sizes if decks is not None else ():
            sheet_printout(thing, look, order, str(size), decks)
    else:
        lay_out(thing, room.library, look, order)
