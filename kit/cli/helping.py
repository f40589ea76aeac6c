"""Help in sections: what a command takes for the occasion, for printing, for a print shop, for anything else."""

from __future__ import annotations

import click

from kit.cli import french

# With the space that stands before a colon.
EVENT, PRINTING, CUTTING, CHOICE = "La rencontre ", "L'impression ", "La coupe et l'imprimeur ", "Ce qu'on imprime "
EDITION, READING = "Le jeu ", "Pour qui lit "

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
        for title, records in [*sections.items(), (french.CLICK["Options"], rest)]:
            with formatter.section(title):
                formatter.write_dl(records)


def option(*names: str, section: str = "", **settings):
    """`click.option`, in a section."""
    return click.option(*names, cls=Option, section=section, **settings)
