"""`bench`: measures the kit beside other engines, on the same cards and documents; tests/bench does the work."""

from __future__ import annotations

from pathlib import Path

import click

import kit
from kit.speech import _


class Names(click.ParamType):
    """Names parted by commas, all or some of those there are in a place of tests/bench."""

    name = "noms"

    def __init__(self, place: str):
        self.place = place

    def convert(self, value: object, param, ctx) -> tuple[str, ...]:
        known = _known()[self.place]
        names = tuple(str(value).split(","))
        for name in names:
            if name not in known:
                said = _("« {name} » n'est pas connu ; au choix : {known}.")
                self.fail(said.format(name=name, known=", ".join(known)), param, ctx)
        return names


@click.command("bench")
@click.option("--rounds", type=click.IntRange(1, 99), default=7, metavar="N", help=_("Combien de tours, 7 sinon."))
@click.option("--only", type=Names("cases"), metavar=_("CAS,…"), help=_("Ces cas seulement."))
@click.option("--engines", type=Names("engines"), metavar=_("MOTEUR,…"), help=_("Ces moteurs seulement."))
@click.option("--all", "whole", is_flag=True, help=_("Tous les cas, et les moteurs lents dans les plus grands : long."))
@click.option("--write", is_flag=True, help=_("Mettre le tableau dans docs/performance.md."))
def command(rounds: int, only: tuple[str, ...] | None, engines: tuple[str, ...] | None, whole: bool,
            write: bool) -> None:
    """Mesurer le kit à côté d'autres moteurs, sur le même travail.

    Pour qui développe le kit. Ce que cela demande s'installe dans .venv-bench, la première fois. Ce qui est mesuré, et
    comment, est dit dans docs/performance.md.

    \b
    Exemples :
      python3 build.py bench
      python3 build.py bench --only deck-54,pack --engines kit,typst
      python3 build.py bench --all --write
    """
    known = _known()
    from tests.bench.run import run

    run(only or (known["cases"] if whole else known["everyday"]), engines or known["engines"], rounds, whole, write)


def _known() -> dict[str, tuple[str, ...]]:
    """The names of cases and engines; only a checkout has them."""
    if not (Path(kit.__file__).resolve().parent.parent / "tests" / "bench").is_dir():
        raise click.UsageError(_("Le banc d'essai n'est pas ici : il reste dans le dossier du projet."))
    from tests.bench.cases import CASES, EVERYDAY
    from tests.bench.engines import NAMES

    return {"cases": tuple(CASES), "everyday": EVERYDAY, "engines": NAMES}
