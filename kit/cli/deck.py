"""`deck`: one deck of cards, alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from kit.cli.options import FORMAT, OUTPUT, PRINT, options, paper_of


@click.command("deck")
@click.argument("decks", nargs=-1, required=True, metavar="JEU...")
@options(PRINT, OUTPUT, FORMAT)
def command(decks: tuple[str, ...], duplex: str, paper: str | None, output: Path, style: str) -> int:
    """Préparer un jeu de cartes, sans le reste de l'atelier.

    Le fichier arrive dans output/cartes/. Les noms des jeux : python3 build.py list

    \b
    Exemples :
      python3 build.py deck idees-recues
      python3 build.py deck idees-recues --duplex fold
      python3 build.py deck missions vote --paper A3
    """
    from kit.cli.single import show_singles, write_single
    from kit.cli.workroom import Workroom
    from kit.delivery.deck_printouts import deck_printout
    from kit.delivery.order import Order
    from kit.imposition.turning import Turn

    room = Workroom(style)
    order = Order(turn=Turn(duplex), paper=paper_of(paper), output=output)
    look = room.look(order)
    for name in dict.fromkeys(decks):
        deck = room.library.deck(name)
        if deck:
            write_single(room, order, "cartes", name, partial(deck_printout, deck, look, order))
    return show_singles(room, order)
