"""The options that several commands share: the event, the paper, where files go, how diagnostics are said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

# Spelt out here, so that help needs neither the model nor the imposition (a test compares).
PAPERS = ("A4", "A3", "letter")
TURNS = ("long-edge", "short-edge", "fold", "single")


class Parsed(click.ParamType):
    """A value written as in a script: the same parser, the same sentences when it cannot be read.

    `name` is the field of kit/model/event.Event that it is for.
    """

    def __init__(self, name: str):
        self.name = name

    def convert(self, value, param, ctx):
        from kit.model.checking import PARSERS
        from kit.model.event import KINDS

        if not isinstance(value, str):
            return value
        try:
            return PARSERS[KINDS[self.name]](value)
        except ValueError as error:
            from kit.cli.reporting import Messages
            from kit.reading.diagnostics import ERROR, Diagnostic

            messages = Messages("fr")
            diagnostic = Diagnostic(ERROR, str(error), None, {"value": value, "key": self.name})
            hint = messages.hint(diagnostic)
            self.fail(messages.sentence(diagnostic) + (f" ; {hint}" if hint else ""), param, ctx)


EVENT = (
    click.option("--participants", type=click.IntRange(1, 10_000), metavar="N", help="Nombre de personnes attendues."),
    click.option("--date", type=Parsed("date"), metavar="JOUR", help="Jour : 2027-01-12 ou 12/01/2027."),
    click.option("--start", type=Parsed("start"), metavar="HEURE", help="Heure de début : 14:00, 14h ou 14h30."),
    click.option("--end", type=Parsed("end"), metavar="HEURE", help="Heure de fin ; le déroulé s'y ajuste."),
    click.option("--duration", type=Parsed("duration"), metavar="DURÉE",
                 help="Durée : 90, « 90 min », 1h30 ou 1:30 ; le déroulé s'y ajuste."),
    click.option("--place", metavar="LIEU", help="Lieu, imprimé sur les documents."),
    click.option("--organisation", metavar="NOM", help="Organisation, imprimée sur les documents."),
    click.option("--event", type=click.Path(path_type=Path), metavar="FICHIER",
                 help="Fichier YAML qui dit tout cela, et aussi logo, facilitators et next_date."),
)
class Paper(click.Choice):
    """A paper by its name, in small or large letters."""

    def convert(self, value, param, ctx):
        known = {name.lower(): name for name in self.choices}
        return super().convert(known.get(str(value).lower(), value), param, ctx)


PAPER = click.option("--paper", type=Paper(PAPERS), metavar="A4|A3|letter",
                     help="Papier de l'imprimante. Sans cette option : A4, et les affiches A3 en une seule feuille.")
PRINT = (
    click.option("--duplex", type=click.Choice(TURNS), default=TURNS[0], show_default=True,
                 help="Dos des cartes : retourner sur le bord long, le bord court, plier (fold), ou coller (single)."),
    PAPER,
)
OUTPUT = (click.option("--output", type=click.Path(path_type=Path, file_okay=False), default=Path("output"),
                       metavar="DOSSIER", help="Dossier où écrire, au lieu de output."),)
FORMAT = (click.option("--format", "style", type=click.Choice(["human", "json"]), default="human", show_default=True,
                       help="Comment dire les erreurs : pour les personnes ou pour un programme."),)


def options(*groups: tuple) -> Callable:
    """A decorator that gives a command these groups of options, in this order."""

    def decorate(function):
        for option in reversed([option for group in groups for option in group]):
            function = option(function)
        return function

    return decorate


def event_of(room, given: dict[str, object]):
    """The Event of a run: the file's, and before it what the options say; None and errors where it cannot be read."""
    from kit.model.event import Event

    base = Event()
    path = given.pop("event", None)
    if path is not None:
        base = room.library.event(path)
        if base is None:
            return None
    said = {key: value for key, value in given.items() if value is not None}
    values = {key: getattr(base, key) for key in Event.__struct_fields__}
    if "duration" in said or "end" in said:
        values |= {"duration": None, "end": None}
    return Event(**values | said)


def paper_of(name: str | None):
    """The Size of a paper by its name; None where none was given."""
    from kit.model.values import Size

    return Size.parse(name) if name else None
