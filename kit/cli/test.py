"""`test`: runs the tests of a checkout with pytest, in this process."""

from __future__ import annotations

import os
from pathlib import Path

import click

import kit
from kit.speech import _

_WORKERS = 4


@click.command("test", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[PYTEST]...")
def command(arguments: tuple[str, ...]) -> int:
    """Lancer les tests du kit.

    Ce qui suit « test » est pour pytest ; les chemins partent du dossier du kit.

    \b
    Exemples :
      python3 build.py test
      python3 build.py test tests/cli -x
      python3 build.py test -m slow
    """
    home = Path(kit.__file__).resolve().parent.parent
    if not (home / "tests").is_dir():
        raise click.UsageError(_("Les tests ne sont pas ici : ils restent dans le dossier du projet."))
    import pytest

    os.chdir(home)
    return int(pytest.main([*arguments] or _shared()))


def _shared() -> list[str]:
    """All tests, shared out by file among a few processes."""
    workers = min(_WORKERS, os.cpu_count() or 1)
    return ["-n", str(workers), "--dist", "loadfile"] if workers > 1 else []
