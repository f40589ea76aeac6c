"""A small project with a pack in output/, and packs of its next builds made beforehand: a build is then its writing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from kit.delivery import packing
from kit.delivery.gallery import write_gallery
from kit.delivery.order import Order
from kit.delivery.packing import Pack, write_pack
from tests.delivery.project import DECK, Project

CARDS = ("pack", "essai", "--only", "cards", "--force", "--jobs", "1")


@cache
def packs() -> list[Pack]:
    """What eight builds make for `--only cards`, none like another."""
    folder, made = Path(mkdtemp()), []
    project = Project(folder)
    for number in range(8):
        project.write("cards/cartes.yaml", DECK.replace("Que voit-on", f"Que voit-on {number}"))
        project.open()
        made.append(project.pack(Order(only=("cards",))))
    write_pack(made[0], folder / "output" / "essai")
    write_gallery(folder / "output", project.library.locale)
    _kept.append(folder)
    return made


_kept: list[Path] = []


def prepared(folder: Path) -> Path:
    """The project in a folder of one's own; in its output/, the first of the packs."""
    packs()
    shutil.copytree(_kept[0], folder)
    return folder


def giving(pack: Pack) -> Callable[[], None]:
    """What makes the next build of this process one of that pack."""
    def give() -> None:
        packing.make_pack = lambda *_, **__: pack

    return give
