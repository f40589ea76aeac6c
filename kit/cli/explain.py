"""`explain`: a diagnostic at length, with a bad and a good example."""

from __future__ import annotations

import click

from kit.speech import _, language


@click.command("explain")
@click.argument("code", metavar="CODE")
def command(code: str) -> int:
    """Expliquer une erreur : ce qu'elle veut dire, et quoi écrire.

    Le code est entre crochets dans le message : erreur[cle-inconnue].

    \b
    Exemples :
      python3 build.py explain cle-inconnue
      python3 build.py explain carte-deborde
    """
    from kit.cli.reporting import Messages
    from kit.reading.diagnostics import nearest

    messages = Messages(language())
    code = code.strip("[]")
    if code not in messages.codes:
        near = nearest(code, messages.codes)
        said = " " + _("Vouliez-vous dire « {near} » ?").format(near=near) if near else ""
        raise click.BadParameter(_("aucune erreur n'a le code « {code} ».").format(code=code) + said, param_hint="CODE")
    entry = messages.entries[code]
    click.echo(f"{code}\n\n{entry['explain'].rstrip()}")
    for key, heading in (("bad", _("À ne pas écrire :")), ("good", _("À écrire :"))):
        if entry.get(key):
            indented = "\n".join(f"    {line}" for line in entry[key].rstrip().splitlines())
            click.echo(f"\n{heading}\n\n{indented}")
    return 0
