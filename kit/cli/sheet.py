"""`sheet`: one blank sheet, alone, at the size one wants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command
from kit.cli.options import (
    ARRIVAL,
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
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.model.sheet import Sheet


@click.command("sheet", cls=Command)
@click.argument("sheets", nargs=-1, required=True, metavar=_("SUPPORT..."))
@click.option("--size", metavar=_("TAILLE"),
              help=_("Taille du support : A4, A3, A2, A1… (au-delà de A3, en feuilles à assembler)."))
@click.option("--deck", metavar=_("JEU"),
              help=_("Pour un support tiré d'un jeu (a-retenir, livret-de-reponses) : le tirer de celui-ci."))
@options(READING, (INCLUSIVE, ARRIVAL), (PAPER, INK, PRINTER, REDUCE, FONTS), SHOP[:1],
         (RESULTS, OVERLAY, WORD, PROOF), OUTPUT, FORMAT)
def command(sheets: tuple[str, ...], size: str | None, deck: str | None, style: str, **given) -> int:
    """Préparer un support vierge, sans le reste de l'atelier.

    Le fichier arrive dans output/supports/, une feuille privée dans output/prives/.
    Les noms des supports : python3 build.py list

    \b
    Exemples :
      python3 build.py sheet arbre-a-competences --size A3
      python3 build.py sheet arbre-a-competences --size A1
      python3 build.py sheet fiche-de-poste besoins
      python3 build.py sheet quinze-premiers-jours --arrival 05/04/2027
      python3 build.py sheet a-retenir --deck idees-recues-equipe
    """
    from kit.cli.ordering import order_of
    from kit.cli.single import show_singles, write_single
    from kit.cli.workroom import Workroom
    from kit.delivery.first_days import calendar_files
    from kit.delivery.sheet_printouts import sheet_printout
    from kit.delivery.workbench import worded
    from kit.model.sheet import is_private

    room = Workroom(style)
    order = order_of(room, given)
    if order is None:
        return room.finish()
    look = room.look(order)
    for name in dict.fromkeys(sheets):
        sheet = room.library.sheet(name)
        if sheet and deck:
            sheet = _of_deck(room, sheet, deck)
        wanted = _size(room, sheet, size) if sheet else None
        decks = room.decks_of(sheet) if wanted else None
        if decks is not None:
            stem = f"{name}-{deck}" if deck else name
            stem += f"-{wanted.lower()}" if wanted != sheet.sizes[0] else ""
            stem += "-imprimeur" if order.shop else ""
            # What somebody fills in for themselves is not shown on the page of all files.
            write_single(room, order, look, "prives" if is_private(sheet) else "supports", order.reading.named(stem),
                         partial(sheet_printout, sheet, look, size=wanted, decks=decks),
                         partial(calendar_files, [worded(sheet, order.reading)], order, look))
    return show_singles(room, order)


def _of_deck(room: Workroom, sheet: Sheet, name: str) -> Sheet | None:
    """A sheet made from another deck than its own; None and an error where that deck has nothing for it."""
    from kit.model.retold import retold
    from kit.model.templates import deck_of

    if deck_of(sheet) is None:
        raise click.UsageError(_("--deck ne va qu'avec un support tiré d'un jeu : {sheet} n'en est pas un.").format(
            sheet=sheet.sheet))
    return retold(sheet, name, room.library, room.report)


def _size(room: Workroom, sheet: Sheet, asked: str | None) -> str | None:
    """The size asked for, or the sheet's usual one; None and an error where the sheet does not come in it."""
    from kit.reading.source import place_of

    wanted = (asked or sheet.sizes[0]).upper()
    if wanted in sheet.sizes:
        return wanted
    room.report.error("taille-absente", place_of(sheet.sizes[0]), size=wanted, sizes=list(sheet.sizes))
    return None
