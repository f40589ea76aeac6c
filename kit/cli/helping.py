"""Help in sections: what a command takes for the occasion, for printing, for a print shop, for anything else."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from kit.cli.sentences import by_click
from kit.speech import _

# With the space that stands before a colon.
EVENT, PRINTING, CUTTING = _("La rencontre "), _("L'impression "), _("La coupe et l'imprimeur ")
CHOICE, EDITION, READING = _("Ce qu'on imprime "), _("Le jeu "), _("Pour qui lit ")


class Option(click.Option):
    """An option that stands in a section of the help."""

    def __init__(self, *names, section: str = "", **settings):
        super().__init__(*names, **settings)
        self.section = section


class Command(click.Command):
    """A command whose options are shown by section, those without one last, under Click's own heading."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record and not isinstance(parameter, click.Argument):
                sections.setdefault(getattr(parameter, "section", ""), []).append(record)
        rest = sections.pop("", [])
        for title, records in [*sections.items(), (by_click("Options"), rest)]:
            with formatter.section(title):
                formatter.write_dl(records)


def option(*names: str, section: str = "", **settings):
    """`click.option`, in a section."""
    return click.option(*names, cls=Option, section=section, **settings)


def spoken(text: str) -> str:
    """The help of a command in the language that is spoken; its examples are the same in all."""
    said = cleandoc(text)
    for part in parts(text):
        said = said.replace(part, _(flat(part)), 1)
    return said


def parts(text: str) -> Iterator[str]:
    """What is to be translated of a help: each paragraph; of examples, which `\\b` begins, the lines that stand out."""
    for block in cleandoc(text).split("\n\n"):
        if block.startswith("\b"):
            yield from (line for line in block.split("\n")[1:] if line[:1].strip())
        else:
            yield block


def flat(part: str) -> str:
    """A part on one line: where it breaks in the source does not matter."""
    return " ".join(part.split())
