"""`sheet`: one blank sheet, alone, at the size one wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command
from kit.cli.options import (
    FONTS,
    FORMAT,
    INCLUSIVE,
    INK,
    OUTPUT,
    OVERLAY,
    PAPER,
    PRINTER,
    PROOF,
    READING,
    REDUCE,
    RESULTS,
    SHOP,
    WORD,
    options,
)

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.model.sheet import Sheet


@click.command("sheet", cls=Command)
@click.argument("sheets", nargs=-1, required=True, metavar="SUPPORT...")
@click.option("--size", metavar="TAILLE",
              help="Taille du support : A4, A3, A2, A1… (au-delà de A3, en feuilles à assembler).")
@options(READING, (INCLUSIVE,), (PAPER, INK, PRINTER, REDUCE, FONTS), SHOP[:1], (RESULTS, WORD, PROOF), OUTPUT, FORMAT)
@options((OVERLAY,))
def command(sheets: tuple[str, ...], size: str | None, style: str, **given) -> int:
    """Préparer un support vierge, sans le reste de l'atelier.

    Le fichier arrive dans output/supports/. Les noms des supports : python3 build.py list

    \b
    Exemples :
      python3 build.py sheet arbre-a-competences --size A3
      python3 build.py sheet arbre-a-competences --size A1
      python3 build.py sheet fiche-de-poste besoins
    """
    from kit.cli.ordering import order_of
    from kit.cli.single import show_singles, write_single
    from kit.cli.workroom import Workroom
    from kit.delivery.sheet_printouts import sheet_printout

    room = Workroom(style)
    order = order_of(room, given)
    if order is None:
        return room.finish()
    look = room.look(order)
    for name in dict.fromkeys(sheets):
        sheet = room.library.sheet(name)
        wanted = _size(room, sheet, size) if sheet else None
        decks = room.decks_of(sheet) if wanted else None
        if decks is not None:
            stem = name if wanted == sheet.sizes[0] else f"{name}-{wanted.lower()}"
            stem += "-imprimeur" if order.shop else ""
            write_single(room, order, look, "supports", order.reading.named(stem),
                         partial(sheet_printout, sheet, look, size=wanted, decks=decks))
    return show_singles(room, order)


def _size(room: Workroom, sheet: Sheet, asked: str | None) -> str | None:
    """The size asked for, or the sheet's usual one; None and an error where the sheet does not come in it."""
    from kit.reading.source import place_of

    wanted = (asked or sheet.sizes[0]).upper()
    if wanted in sheet.sizes:
        return wanted
    room.report.error("taille-absente", place_of(sheet.sizes[0]), size=wanted, sizes=list(sheet.sizes))
    return None
