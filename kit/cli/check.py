"""`check`: reads and lays out everything, and writes nothing."""

from __future__ import annotations

import os
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command
from kit.cli.options import DUPLEX, EVENT, FONTS, FORMAT, LIMIT, OVERLAY, PAPER, PRINTER, READING, options
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Order
    from kit.documents.look import Look


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar=_("[FICHIER]..."))
@options(READING[:1], EVENT, (OVERLAY,), (DUPLEX, PAPER, PRINTER, FONTS, LIMIT))
@click.option("--strict", is_flag=True, help=_("Compter chaque avertissement comme une erreur."))
@options(FORMAT)
def command(paths: tuple[Path, ...], limit: float, strict: bool, style: str, **given) -> int:
    """Relire les scripts et leur mise en page, sans rien écrire.

    Sans fichier, tout : ateliers, parcours, jeux et supports. Toutes les erreurs sont dites en une fois. Une idée
    reçue sans source, ou vérifiée il y a 24 mois ou plus, est un avertissement ; avec --strict, une erreur.

    \b
    Exemples :
      python3 build.py check
      python3 build.py check workshops/cafe-debat.yaml cards/vote.yaml
      python3 build.py check --duration 1h --participants 25
      python3 build.py check --strict
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
    if strict:
        room.report.harden()
    if not len(room.report):
        room.say(_("{things} : tout va bien.").format(things=room.words.plural("count.checked", len(things))))
    return room.finish()


def today() -> date:
    """The day, by the universal clock; the one that SOURCE_DATE_EPOCH tells, where it tells one."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), timezone.utc).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return datetime.now(timezone.utc).date()


def _lay_out(room: Workroom, thing: object, look: Look, order: Order) -> None:
    """Set a thing as it would be printed; what does not fit is reported."""
    from kit.delivery.deck_printouts import deck_printout
    from kit.delivery.packing import lay_out
    from kit.delivery.sheet_printouts import sheet_printout
    from kit.model.deck import Deck
    from kit.model.paper import Paper
    from kit.model.path import Journey
    from kit.model.sheet import Sheet
    from kit.model.upkeep import check_claims

    if isinstance(thing, Deck):
        deck_printout(thing, look, order)
        check_claims(thing, today(), room.report)
    elif isinstance(thing, Sheet):
        decks = room.decks_of(thing)
        for size in thing.sizes if decks is not None else ():
            sheet_printout(thing, look, order, str(size), decks)
    elif isinstance(thing, Journey):
        from kit.delivery.path_packing import lay_out_path

        lay_out_path(thing, room.library, look, order)
    elif not isinstance(thing, Paper):  # which is made of sheets and decks
        lay_out(thing, room.library, look, order)
