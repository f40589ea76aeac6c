"""`schema`: what editors need to complete and check files as they are written, put into the folder one stands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kit.speech import _, plural

# The kinds of files, as kit/model/filekinds.py has them: the help imports no model.
KINDS = ("workshop", "deck", "sheet", "path", "paper", "event", "results", "overlay", "workshop-changes",
         "deck-changes", "sheet-changes", "path-changes", "theme", "edition")
_SHOWN = ("workshop", "deck", "sheet")


@click.command("schema", help=_("""Aider votre éditeur : il complète les clés, les explique, souligne ce qui ne va pas.

Écrit un schéma par sorte de fichier dans .kit/schema, dans le dossier où vous êtes. Une ligne en tête de chaque fichier
dit à l'éditeur lequel lire ; dans VS Code, il faut l'extension YAML de Red Hat. Les explications sont en français.

\b
Exemples :
  python3 build.py schema
  python3 build.py schema --stdout deck
"""))
@click.option("--stdout", "kind", type=click.Choice(KINDS), metavar="SORTE", help=_(
    "Montrer un seul schéma, sans rien écrire : {kinds}.").format(kinds=", ".join(KINDS)))
def command(kind: str | None) -> int:
    from kit.cli.workroom import Workroom
    from kit.delivery.schemas import FOLDER, schema_text, write_schemas
    from kit.delivery.writing import NotWritten

    room = Workroom()
    if kind:
        click.echo(schema_text(kind).decode(), nl=False)
        return room.finish()
    try:
        files = write_schemas(Path())
    except NotWritten as problem:
        room.refuse(problem)
        return room.finish()
    count = plural("un schéma écrit", "{n} schémas écrits", len(files))
    room.say(_("{folder} : {count}, un par sorte de fichier.").format(folder=FOLDER, count=count))
    for line in _next_step():
        room.say(line)
    return room.finish()


def _next_step() -> Iterator[str]:
    """The lines to put on top of the usual kinds of files; the others follow from them."""
    from kit.delivery.schemas import header
    from kit.model.filekinds import KINDS as ABOUT

    yield _("Ensuite, mettez tout en haut de chaque fichier la ligne qui va avec :")
    for kind in _SHOWN:
        folder = Path(ABOUT[kind].folder)
        yield _("  dans {folder}/").format(folder=folder.as_posix())
        yield f"    {header(kind, folder / 'x.yaml').rstrip()}"
    yield _("Les fichiers du kit ont déjà la leur. Dans VS Code, installez l'extension YAML (redhat.vscode-yaml).")
