"""The options that several commands share: the event, the paper, where files go, how diagnostics are said."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import helping
from kit.cli.helping import option
from kit.speech import _, language

if TYPE_CHECKING:
    from kit.model.typed import Misread

# Spelt out here, so that help needs neither the model nor the imposition (a test compares).
PAPERS = ("A4", "A3", "letter")
TURNS = ("long-edge", "short-edge", "two-stacks", "fold", "single")
INKS = ("colour", "saver", "grey")
EDITIONS = ("standard", "large", "dys", "simple")
WAYS = ("doublet", "epicene", "point-median")


class Parsed(click.ParamType):
    """A value written as in a script: the same parser, the same sentences when it cannot be read.

    `name` is the field of an Event or a PrinterProfile that it is for, or "size"; any other name is a measure in mm.
    """

    def __init__(self, name: str):
        self.name = name

    def convert(self, value, param, ctx):
        from kit.model import typed
        from kit.model.event import Day
        from kit.reading.source import Place, Source

        if not isinstance(value, str):
            return value
        try:
            found = typed.value(self.name, value)
        except typed.Misread as misread:
            self.fail(_said(misread), param, ctx)
        if isinstance(found, Day):  # what is wrong with a day is known only once it is in a calendar
            found.place = Place(Source(param.opts[0], ""))
        return found


class Words(click.ParamType):
    """Words to print: as a script may hold them, and no longer."""

    name = "words"

    def convert(self, value, param, ctx):
        from kit.model import typed

        try:
            return typed.words(value)
        except typed.Misread as misread:
            self.fail(_said(misread), param, ctx)


def _said(misread: Misread) -> str:
    from kit.reading.messages import Messages

    return misread.said(Messages(language()))


_event = partial(option, section=helping.EVENT)
_printing = partial(option, section=helping.PRINTING)
_cutting = partial(option, section=helping.CUTTING)
_edition = partial(option, section=helping.EDITION)

INCLUSIVE = _event("--inclusive", type=click.Choice(WAYS), metavar="|".join(WAYS),
                   help=_("Féminin et masculin : « participantes et participants » (sans cette option), un mot qui va "
                          "à tout le monde quand l'auteur en donne un (epicene), ou « participant·es »."))
ARRIVAL = _event("--arrival", type=Parsed("arrival"), metavar=_("JOUR"),
                 help=_("Premier jour de la personne recrutée, pour le calendrier d'accueil et son agenda .ics."))
EVENT = (
    _event("--participants", type=click.IntRange(1, 10_000), metavar="N", help=_("Nombre de personnes attendues.")),
    _event("--date", type=Parsed("date"), metavar=_("JOUR"), help=_("Jour : 2027-01-12 ou 12/01/2027.")),
    _event("--start", type=Parsed("start"), metavar=_("HEURE"), help=_("Heure de début : 14:00, 14h ou 14h30.")),
    _event("--end", type=Parsed("end"), metavar=_("HEURE"), help=_("Heure de fin ; le déroulé s'y ajuste.")),
    _event("--duration", type=Parsed("duration"), metavar=_("DURÉE"),
           help=_("Durée : 90, « 90 min », 1h30 ou 1:30 ; le déroulé s'y ajuste.")),
    _event("--place", type=Words(), metavar=_("LIEU"), help=_("Lieu, imprimé sur les documents.")),
    _event("--organisation", type=Words(), metavar=_("NOM"), help=_("Organisation, imprimée sur les documents.")),
    INCLUSIVE,
    ARRIVAL,
    _event("--event", type=click.Path(path_type=Path), metavar=_("FICHIER"),
           help=_("Fichier YAML qui dit tout cela, et aussi logo, facilitators, names, training et next_date.")),
)
EVENTS = _event("--events", type=click.Path(path_type=Path), metavar=_("FICHIER.csv"),
                help=_("Tableau de rencontres, une par rangée : un dossier pour chacune. Les autres options valent "
                       "pour les cases vides."))


class Paper(click.Choice):
    """A paper by its name, in small or large letters."""

    def convert(self, value, param, ctx):
        known = {name.lower(): name for name in self.choices}
        return super().convert(known.get(str(value).lower(), value), param, ctx)


PAPER = _printing("--paper", type=Paper(PAPERS), metavar="A4|A3|letter",
                  help=_("Papier de l'imprimante. Sans cette option : A4, et les affiches A3 en une seule feuille."))
INK = _printing("--ink", type=click.Choice(INKS), metavar="|".join(INKS),
                help=_("Encre : en couleur (sans cette option), économe (saver, sans aplats), ou tout en gris."))
PRINTER = _printing("--printer", metavar=_("NOM"),
                    help=_("Appliquer les corrections d'une imprimante réglée avec la commande calibrate."))
REDUCE = _printing("--reduce", is_flag=True,
                   help=_("Réduire un peu les affiches en morceaux, quand cela économise la moitié du papier."))
PROOF = _printing("--proof", is_flag=True,
                  help=_("Épreuve : montrer la coupe, le fond perdu et la zone sûre, et dire ce que valent les "
                         "fichiers."))
WORD = option("--word", section=helping.CHOICE, is_flag=True,
              help=_("Aussi en .docx, à modifier dans un traitement de texte : guide, programme, feuilles à remplir."))
AROUND = option("--papers", section=helping.CHOICE, metavar=_("LISTE"),
                help=_("Les papiers autour de l'atelier : evaluation, emargement, programme-formation, chevalets, "
                       "badges, remerciement, ou all pour tous ceux qui vont avec la rencontre."))
FONTS = _printing("--font-dir", type=click.Path(path_type=Path), metavar=_("DOSSIER"),
                  help=_("Écrire avec une autre police : celle dont les fichiers .ttf sont dans ce dossier."))
OVERLAY = option("--overlay", section=helping.CHOICE, type=click.Path(path_type=Path), multiple=True,
                 metavar=_("DOSSIER"),
                 help=_("Adapter à sa région ou à sa structure avec ce dossier. Plusieurs au besoin : le dernier "
                        "l'emporte."))
DUPLEX = _printing("--duplex", type=click.Choice(TURNS), metavar="|".join(TURNS),
                   help=_("Dos des cartes : retourner sur le bord long (sans cette option) ou le bord court, en deux "
                          "piles passées à la main (two-stacks), à plier (fold), ou à coller (single)."))
PRINT = (DUPLEX, PAPER, INK, PRINTER, FONTS)
SHOP = (
    _cutting("--shop", is_flag=True, help=_("Pour un imprimeur : fond perdu, traits de coupe, une face par page.")),
    _cutting("--imposed", is_flag=True, help=_("Avec --shop : plusieurs cartes par feuille, espacées.")),
)
CUTTING = (
    _cutting("--bleed", type=Parsed("bleed"), metavar="MM",
             help=_("Fond perdu autour des cartes : 1,5 mm, et 3 mm avec --shop.")),
    _cutting("--gap", type=Parsed("gap"), metavar="MM", help=_("Blanc entre les cartes : aucun sans cette option.")),
    _cutting("--margin", type=Parsed("margin"), metavar="MM", help=_("Marge autour des cartes : 5 mm.")),
    _cutting("--cut-stack", "stacked", is_flag=True,
             help=_("Ranger les cartes pour qu'une fois la pile coupée, les paquets posés l'un sur l'autre se "
                    "suivent.")),
)
EDITION = (
    _edition("--size", type=Parsed("size"), metavar=_("TAILLE"),
             help=_("Taille des cartes : poker, tarot, a6-x4… ou des mesures, « 70 x 120 mm ».")),
    _edition("--copies", type=click.IntRange(1, 50), default=1, metavar="N", help=_("Chaque carte en N exemplaires.")),
    _edition("--blanks", type=click.IntRange(0, 200), default=0, metavar="N",
             help=_("Ajouter N cartes vierges, à écrire soi-même.")),
    _edition("--sleeves", is_flag=True,
             help=_("Pour des pochettes transparentes : faces et dos sur papier ordinaire, à glisser dos à dos.")),
    _edition("--box", is_flag=True, help=_("Préparer aussi la boîte du jeu, à découper, plier et coller.")),
)
READING = (
    option("--edition", section=helping.READING, type=click.Choice(EDITIONS), default=EDITIONS[0],
                 metavar="|".join(EDITIONS),
                 help=_("Tel quel (sans cette option), en grands caractères (large : 18 points au moins), avec plus "
                        "d'air et sans italique (dys), ou dans les phrases courtes des auteurs (simple).")),
    option("--cream", section=helping.READING, is_flag=True, help=_("Sur un fond crème, à lire à l'écran.")),
)
CARDS = option("--cards", section=helping.CHOICE, metavar=_("LISTE"),
               help=_("Quelques cartes seulement : IR01,IR05-IR08."))
ROLES = ("facilitator", "cofacilitator", "scribe", "participant", "direction")
FOR = option("--for", "audience", section=helping.CHOICE, metavar=_("LISTE"),
             help=_("Ce qu'il faut à une personne seulement : facilitator (anime), cofacilitator (co-anime), scribe "
                    "(prend des notes), participant, direction."))
RESULTS = option("--results", section=helping.CHOICE, type=click.Path(path_type=Path), multiple=True,
                 metavar=_("FICHIER"),
                 help=_("Imprimer les réponses d'un support relu par import, et ce que le parcours en transmet ; "
                        "plusieurs fois au besoin."))
LIMIT = click.option("--limit", type=click.FloatRange(0.01, 100), default=2, metavar=_("MO"), show_default=True,
                     help=_("Taille qu'un script ne dépasse pas, en mégaoctets ; à relever pour des milliers de "
                            "cartes."))
OUTPUT = (click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("output"),
                       metavar=_("DOSSIER"), help=_("Dossier où écrire, au lieu de output.")),)
FORMAT = (click.option("--format", "style", type=click.Choice(["human", "json"]), default="human", show_default=True,
                       help=_("Comment dire les erreurs : pour les personnes ou pour un programme.")),)


def options(*groups: tuple) -> Callable:
    """A decorator that gives a command these groups of options, in this order."""

    def decorate(function):
        for decorator in reversed([one for group in groups for one in group]):
            function = decorator(function)
        return function

    return decorate


def event_of(room, given: dict[str, object]):
    """The Event of a run: the file's, and before it what the options say; None and errors where it cannot be read."""
    from kit.model.event import Event

    base = room.library.usual_event
    path = given.pop("event", None)
    if path is not None:
        event = room.library.event(path)
        if event is None:
            return None
        base = event.over(base)
    return Event(**{key: value for key, value in given.items() if value is not None}).over(base)
