"""`explain`: a diagnostic at length, with a bad and a good example; without a code, all that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kit.speech import _, language

if TYPE_CHECKING:
    from kit.reading.messages import Messages

_IN_BRACKETS = re.compile(r".*\[(.*)\]\s*")  # as a message has it: erreur[cle-inconnue]
_FACT = re.compile(r"\{\w+\}")


@click.command("explain")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> int:
    """Expliquer une erreur : ce qu'elle veut dire, et quoi écrire. Sans code, toutes celles qu'il y a.

    Le code est entre crochets dans le message : erreur[cle-inconnue].

    \b
    Exemples :
      python3 build.py explain
      python3 build.py explain cle-inconnue
      python3 build.py explain carte-deborde
    """
    from kit.reading.messages import Messages

    messages = Messages(language())
    for line in _all(messages) if code is None else _explained(_known(code, messages), messages):
        click.echo(line)
    return 0


def _known(code: str, messages: Messages) -> str:
    """The code as it is known, brackets or not. Raises BadParameter, with the nearest one."""
    from kit.reading.diagnostics import nearest

    found = _IN_BRACKETS.fullmatch(code)
    code = (found[1] if found else code).strip()
    if code.lower() in messages.codes:
        return code.lower()
    near = nearest(code, messages.codes)
    said = _("aucune erreur n'a le code « {code} ».").format(code=code)
    hint = _("Vouliez-vous dire « {near} » ?").format(near=near) if near else _("Sans code, explain les dit toutes.")
    raise click.BadParameter(f"{said} {hint}", param_hint="CODE")


def _explained(code: str, messages: Messages) -> Iterator[str]:
    entry = messages.entries[code]
    yield f"{code}\n\n{entry['explain'].rstrip()}"
    for key, heading in (("bad", _("À ne pas écrire :")), ("good", _("À écrire :"))):
        if entry.get(key):
            indented = "\n".join(f"    {line}" for line in entry[key].rstrip().splitlines())
            yield f"\n{heading}\n\n{indented}"


def _all(messages: Messages) -> Iterator[str]:
    """Every code by subject, one line each: what is wrong, with dots for what differs from case to case."""
    for code in messages.codes:
        if subject := messages.entries["subjects"].get(code):
            yield f"\n{subject}"
        yield "  " + _("{code} : {sentence}").format(
            code=code, sentence=_FACT.sub("…", messages.entries[code]["message"]))
    yield "\n" + _("Pour en lire une en entier : {example}").format(example="explain cle-inconnue")
