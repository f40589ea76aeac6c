"""`check`: reads and lays out everything, and writes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command
from kit.cli.options import DUPLEX, EVENT, FONTS, FORMAT, LIMIT, OVERLAY, PAPER, PRINTER, READING, options

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Order
    from kit.documents.look import Look


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FICHIER]...")
@options(READING[:1], EVENT, (DUPLEX, PAPER, PRINTER, FONTS, LIMIT), FORMAT)
@options((OVERLAY,))
def command(paths: tuple[Path, ...], limit: float, style: str, **given) -> int:
    """Relire les scripts et leur mise en page, sans rien écrire.

    Sans fichier, tout : ateliers, jeux et supports. Toutes les erreurs sont dites en une fois.

    \b
    Exemples :
      python3 build.py check
      python3 build.py check workshops/cafe-debat.yaml cards/vote.yaml
      python3 build.py check --duration 1h --participants 25
    """
    from kit.cli.ordering import order_of
    from kit.cli.workroom import Workroom

    room = Workroom(style, limit)
    order = order_of(room, given)
    if order is None:
        return room.finish()
    look = room.look(order)
    things = [room.library.open(path.absolute()) for path in paths] if paths else list(room.everything())
    for thing in things:
        if thing is not None:
            _lay_out(room, thing, look, order)
    if room.library.overlays and not paths and not room.report.errors:
        room.library.check_words()
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
