"""`deck`: one deck of cards, alone."""

from __future__ import annotations

from functools import partial

import click

from kit.cli import helping
from kit.cli.helping import Command, option
from kit.cli.options import (
    CARDS,
    CUTTING,
    EDITION,
    FORMAT,
    INCLUSIVE,
    LIMIT,
    OUTPUT,
    OVERLAY,
    PRINT,
    PROOF,
    READING,
    SHOP,
    options,
)
from kit.speech import _


@click.command("deck", cls=Command)
@click.argument("decks", nargs=-1, required=True, metavar=_("JEU..."))
@options(READING, (INCLUSIVE,), EDITION, PRINT, SHOP, CUTTING, (CARDS, PROOF), OUTPUT)
@option("--png", section=helping.CHOICE, type=click.IntRange(72, 600), metavar=_("PPP"),
        help=_("Faire aussi les images de chaque face, à tant de points par pouce : 300, ou de 72 à 600."))
@options((LIMIT,), FORMAT)
@options((OVERLAY,))
def command(decks: tuple[str, ...], box: bool, png: int | None, limit: float, style: str, **given) -> int:
    """Préparer un jeu de cartes, sans le reste de l'atelier.

    Le fichier arrive dans output/cartes/. Les noms des jeux : python3 build.py list

    \b
    Exemples :
      python3 build.py deck idees-recues
      python3 build.py deck idees-recues --duplex fold
      python3 build.py deck missions vote --paper A3
      python3 build.py deck idees-recues --edition large
      python3 build.py deck idees-recues --sleeves --box
      python3 build.py deck idees-recues --cards IR01,IR05-IR08 --png 300
    """
    from kit.cli.ordering import order_of
    from kit.cli.single import show_singles, write_pictures, write_single
    from kit.cli.workroom import Workroom
    from kit.delivery.deck_printouts import deck_printout
    from kit.delivery.editions import stem_of
    from kit.delivery.selecting import CHOSEN, check_selection

    if png and given["proof"]:
        raise click.UsageError(_("--png ne va pas avec --proof : faites d'abord l'épreuve, puis les images."))
    room = Workroom(style, limit)
    order = order_of(room, given)
    if order is None:
        return room.finish()
    room.keep_in(order.output)
    look = room.look(order)
    found = [deck for name in dict.fromkeys(decks) if (deck := room.library.deck(name))]
    for deck in found if check_selection(order.selection, found, room.report) else ():
        whole = stem_of(deck, order.edition, order.shop)
        stem = whole + (f"-{CHOSEN}" if order.selection.cards else "")
        if write_single(room, order, look, "cartes", stem, partial(deck_printout, deck, look)):
            if box:
                from kit.delivery.box_printouts import box_printout

                write_single(room, order, look, "cartes", f"{whole}-boite", partial(box_printout, deck, look))
            if png:
                write_pictures(room, order, stem, deck, look, png)
    return show_singles(room, order)
