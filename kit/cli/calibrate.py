"""`calibrate`: a sheet that is read without a ruler, and what it says of a printer, kept by the printer's name."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command, option
from kit.cli.options import FORMAT, OUTPUT, PAPERS, Paper, Parsed, options
from kit.speech import _
from kit.speech.controls import escape_controls

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.documents.calibration import Settings
    from kit.model.printer import PrinterProfile

_SHEET, _READ, _PRINTER = _("La feuille "), _("Ce que vous avez lu "), _("L'imprimante ")
_FLIPS, _LONGEST = ("long-edge", "short-edge"), 100
_MEASURED = ("top", "bottom", "width", "height", "margins", "duplex", "weight", "stack")


class Pair(click.ParamType):
    """Two whole numbers, `3,-1`: what one grid says of x and y."""

    name = "pair"

    def convert(self, value, param, ctx):
        if not isinstance(value, str):
            return value
        parts = value.replace("−", "-").replace(";", ",").replace(",", " ").split()
        if len(parts) != 2:
            self.fail(_("« {value} » ne dit pas les deux numéros d'une grille : écrivez x,y, comme 3,-1").format(
                value=value), param, ctx)
        return tuple(number_read(part) for part in parts)


def number_read(text: str) -> int:
    """The number of a cell. Raises click.BadParameter."""
    from kit.documents.calibration_layout import MOST

    said = text.strip().replace("−", "-")
    try:
        number = int(said)
    except ValueError:
        raise click.BadParameter(_("« {text} » n'est pas un numéro de case, de -{most} à {most}").format(
            text=text, most=MOST)) from None
    if abs(number) > MOST:
        raise click.BadParameter(_("{number} n'est pas sur la feuille : les cases vont de -{most} à {most}").format(
            number=number, most=MOST))
    return number


@click.command("calibrate", cls=Command)
@click.argument("name", required=False, metavar=_("[NOM]"))
@option("--paper", section=_SHEET, type=Paper(PAPERS), metavar="|".join(PAPERS),
        help=_("Papier : A4 sans cette option."))
@option("--duplex", "flip", section=_SHEET, type=click.Choice(_FLIPS), metavar="|".join(_FLIPS),
        help=_("Bord sur lequel la feuille est retournée : le bord long sans cette option."))
@option("--two-stacks", section=_SHEET, is_flag=True, help=_("La feuille qui dit comment repasser une pile à la main."))
@option("--check", section=_SHEET, is_flag=True,
        help=_("La feuille avec les corrections de NOM ; avec --top et --bottom, l'écart qu'elle montre encore."))
@option("--top", section=_READ, type=Pair(), metavar="X,Y", help=_("Numéros lus dans la grille du haut : 3,-1."))
@option("--bottom", section=_READ, type=Pair(), metavar="X,Y", help=_("Numéros lus dans la grille du bas : 2,-1."))
@option("--width", section=_READ, type=Parsed("width"), metavar="MM",
        help=_("Trait que touche la carte couchée : 99,5."))
@option("--height", section=_READ, type=Parsed("height"), metavar="MM",
        help=_("Trait que touche la carte debout : 100."))
@option("--margins", section=_READ, type=Parsed("margins"), metavar="MM",
        help=_("Marges blanches : 4, ou « 4 4 5 4 » pour haut, droite, bas, gauche."))
@option("--auto", "duplex", section=_PRINTER, flag_value="auto", help=_("Elle imprime elle-même des deux côtés."))
@option("--manual", "duplex", section=_PRINTER, flag_value="by-hand", help=_("Recto verso à la main, en deux piles."))
@option("--no-duplex", "duplex", section=_PRINTER, flag_value="none", help=_("Un seul côté."))
@option("--stack", section=_PRINTER, type=click.Choice(("same", "reversed")), metavar="same|reversed",
        help=_("Ordre d'une pile repassée : le même (A derrière 1), ou depuis la fin (C derrière 1)."))
@option("--weight", section=_PRINTER, type=click.IntRange(60, 400), metavar=_("G"),
        help=_("Papier le plus lourd qu'elle retourne elle-même, en g/m²."))
@click.option("--list", "listing", is_flag=True, help=_("Les imprimantes connues, et ce qui en est retenu."))
@options(OUTPUT, FORMAT)
def command(name: str | None, listing: bool, style: str, **given) -> int:
    """Régler une imprimante : une feuille à lire sans règle, et ce qu'elle dit, gardé sous un nom.

    Sans nom, la feuille arrive dans output/calibrage/. Avec un nom, ce que vous avez lu est enregistré ; ce que vous ne
    donnez pas reste comme avant, et sur un terminal les questions sont posées une à une.

    \b
    Exemples :
      python3 build.py calibrate
      python3 build.py calibrate "Konica du CCAS"
      python3 build.py calibrate "Konica du CCAS" --top 3,-1 --bottom 2,-1 --width 99,5
      python3 build.py calibrate "Konica du CCAS" --check
      python3 build.py calibrate --two-stacks
    """
    from kit.cli.measuring import list_printers
    from kit.cli.workroom import Workroom

    room = Workroom(style)
    measured = {key: given[key] for key in _MEASURED if given[key] is not None}
    _refuse(name, listing, measured, given)
    if listing:
        return list_printers(room)
    if name is None:
        return _print_sheet(room, None, given)
    return _of_printer(room, _name(name), measured, given)


def _refuse(name: str | None, listing: bool, measured: dict[str, object], given: dict[str, object]) -> None:
    """What contradicts itself."""
    if listing and (name or measured or given["check"] or given["two_stacks"]):
        raise click.UsageError(_("--list va seul."))
    if name is None and (measured or given["check"]):
        raise click.UsageError(_("De quelle imprimante ? Donnez son nom : calibrate NOM …"))
    if name is not None and given["two_stacks"]:
        raise click.UsageError(_("--two-stacks imprime des feuilles, et va sans nom."))
    if given["two_stacks"] and given["flip"]:
        raise click.UsageError(_("--two-stacks va sans --duplex : ses feuilles disent elles-mêmes le bord."))
    if (given["top"] is None) != (given["bottom"] is None):
        raise click.UsageError(_("--top et --bottom vont ensemble : les deux grilles de la même feuille."))
    if given["check"] and set(measured) - {"top", "bottom"}:
        raise click.UsageError(_("--check va seul, ou avec --top et --bottom."))


def _name(name: str) -> str:
    """A name that can be kept. Raises click.BadParameter."""
    from unicodedata import normalize

    said = normalize("NFC", name.strip())
    if not said or len(said) > _LONGEST or escape_controls(said) != said:
        raise click.BadParameter(_("un nom a de 1 à {most} lettres, sur une ligne").format(most=_LONGEST),
                                 param_hint=_("NOM"))
    return said


def _of_printer(room: Workroom, name: str, measured: dict[str, object], given: dict[str, object]) -> int:
    """Store what was read, ask for it, or print the sheet that checks it."""
    from kit.cli.measuring import asked, store
    from kit.delivery.profiles import printer_of, profile_named

    checking, before, held = bool(given["check"]), None, printer_of(name)
    if checking or held:
        before = profile_named(name, room.report)
        if before is None:
            return room.finish()
    if checking and not measured:
        return _print_sheet(room, before, given)
    _refuse_twins(name, held)
    if not measured and not given["flip"]:
        if not sys.stdin.isatty():
            raise click.UsageError(_("Rien à enregistrer : donnez ce que vous avez lu (--top, --bottom, --width…)."))
        measured = asked(room, before)
    elif given["flip"]:
        measured["flip"] = given["flip"]
    return store(room, name, before, measured, given["paper"], checking)


def _refuse_twins(name: str, held: str | None) -> None:
    """Two printers of nearly the same name would share a file: neither takes the other's place by mistake."""
    from kit.delivery.profiles import file_stem

    if held and name not in (held, file_stem(held)):
        raise click.BadParameter(
            _("« {name} » se confond avec « {held} », déjà connue. Pour la corriger, écrivez son nom exactement ; "
              "pour une autre imprimante, choisissez un nom plus différent.").format(name=name, held=held),
            param_hint=_("NOM"))


def _print_sheet(room: Workroom, profile: PrinterProfile | None, given: dict[str, object]) -> int:
    """The sheet, in its folder, and what to do with it."""
    from kit.cli.ordering import paper_of
    from kit.cli.single import write_single
    from kit.delivery.calibration_printouts import FOLDER, NAME, STACKS, calibration_printout, stacks_printout
    from kit.delivery.order import Order

    flip = given["flip"] or (profile.flip if profile else _FLIPS[0])
    order = Order(paper=paper_of(given["paper"]), output=Path(given["output"]),
                  profile=profile.over(flip) if profile else None)
    look = room.look(order)
    make, stem = (stacks_printout, STACKS) if given["two_stacks"] else (calibration_printout, NAME)
    settings = _settings(flip, given["paper"], profile)
    if write_single(room, order, look, FOLDER, stem, partial(make, look, settings)):
        edge = room.words(f"calibration.edge.{flip}")
        room.say(room.words("calibrate.printed-stacks" if given["two_stacks"] else "calibrate.printed", edge=edge))
    return room.finish()


def _settings(flip: str, paper: str | None, profile: PrinterProfile | None) -> Settings:
    from kit.cli.group import program_name
    from kit.delivery.profiles import file_stem
    from kit.documents.calibration import Settings

    options = (f" --paper {paper}" if paper and paper != "A4" else "") + (
        f" --duplex {flip}" if flip != _FLIPS[0] else "")
    printer = str(profile.printer) if profile else ""
    return Settings(flip, program_name(), options, printer, file_stem(printer) if printer else "")
