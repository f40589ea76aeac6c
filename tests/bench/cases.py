"""What is measured: the cases by name, and for each its contestants, on the ground of a project folder of its own."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.bench import manuscripts, project
from tests.bench.engines import HOUSE, KIT, PYTHON, SLOW, TYPST, kit_command, peer_command
from tests.bench.measuring import Contestant
from tests.bench.peers.typst.build import prepared

DECK_FILE = f"cartes-{project.NAME}"
# In megabytes: a deck of thousands of cards is larger than scripts are by default.
LIMIT = ("--limit", "50")
DECK, PACK = ("deck", project.NAME, *LIMIT), ("pack", project.NAME, "--start", "9h")
GUIDE = (*PACK, "--only", "guide", *LIMIT)
SLOW_ROUNDS = 3
OUTPUTS, CACHES = "faits", "caches"


class Case(NamedTuple):
    """What the kit is told, the files that a peer makes in its place, and how many cards and steps there are.

    beside: the contestants other than the kit. kept: the kit's output and caches of before are still there. edited: and
    one card says something else each time. huge: slow engines do it once, and only where they are asked to.
    """

    kit: tuple[str, ...]
    files: tuple[str, ...] = ()
    cards: int = 54
    steps: int = project.STEPS
    beside: tuple[str, ...] = (TYPST, *SLOW)
    kept: bool = False
    edited: bool = False
    huge: bool = False


CASES = {
    "deck-54": Case(DECK, (DECK_FILE,)),
    "guide": Case(GUIDE, ("guide",)),
    "pack": Case(PACK, ("*", "pack")),
    "rebuild": Case(PACK, beside=(PYTHON,), kept=True),
    "card-54": Case(DECK, (DECK_FILE,), beside=(TYPST,), kept=True, edited=True),
    "card-540": Case(DECK, (DECK_FILE,), 540, beside=(TYPST,), kept=True, edited=True),
    "card-5400": Case(DECK, (DECK_FILE,), 5_400, beside=(TYPST,), kept=True, edited=True),
    "deck-540": Case(DECK, (DECK_FILE,), 540, beside=(TYPST,)),
    "deck-5400": Case(DECK, (DECK_FILE,), 5_400, huge=True),
    "deck-54000": Case(DECK, cards=54_000, beside=()),
    "guide-1000": Case(GUIDE, steps=1_000, beside=()),
}
EVERYDAY = ("deck-54", "deck-5400", "guide", "pack", "rebuild", "card-54", "card-5400")


def contestants(name: str, ground: Path, engines: Iterable[str], rounds: int, whole: bool) -> dict[str, Contestant]:
    """Who takes part in a case, among those engines. `whole`: the slow ones in the huge cases too."""
    case, engines = CASES[name], {*engines, PYTHON}
    work = workplace(ground, case.cards, case.steps)
    beside = [one for one in case.beside if one in engines and (whole or not (case.huge and one in SLOW))]
    found = {KIT: _kit(case, work, work / OUTPUTS / f"{name}-{KIT}", rounds)} if KIT in engines else {}
    for one in beside:
        output = work / OUTPUTS / one
        command = [sys.executable, "-c", "pass"] if one == PYTHON else peer_command(
            one, work, output, project.NAME, _files(case, work))
        turns = rounds if one not in SLOW else 1 if case.huge else min(rounds, SLOW_ROUNDS)
        found[one] = Contestant(command, work, output, _emptied(output), turns)
    return found


def _kit(case: Case, work: Path, output: Path, rounds: int) -> Contestant:
    command = kit_command(*case.kit, "--output", str(output))

    def edited(number: int) -> None:
        if case.edited:
            path = work / "cards" / f"{project.NAME}.yaml"
            path.write_text(path.read_text("utf-8").replace(*_wordings(number), 1), "utf-8")

    return Contestant(command, work, output, edited if case.kept else _emptied(output, work.parent / CACHES), rounds)


def _wordings(number: int) -> tuple[str, str]:
    """What the first card says at the end of its claim before a round, and in it."""
    before = f" (essai {number - 1})" if number > 1 else ""
    after = f" (essai {number})" if number else ""
    claim = next(line for line in project.card(1).splitlines() if "front:" in line)
    return claim[:-1] + before + '"', claim[:-1] + after + '"'


def _emptied(*folders: Path) -> Callable[[int], None]:
    def prepare(number: int) -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)

    return prepare


def _files(case: Case, work: Path) -> tuple[str, ...]:
    """The PDF files that a peer makes; `*`: each document of the pack."""
    return tuple(one for file in case.files for one in (_order(work) if file == "*" else [file]))


@cache
def workplace(ground: Path, cards: int, steps: int) -> Path:
    """A project folder, and all that peers are given before the clock starts: fonts, manuscripts, main files."""
    work = project.write(ground / f"{cards}-{steps}", cards, steps)
    shutil.copytree(HOUSE / "assets" / "fonts", work / "fonts", ignore=shutil.ignore_patterns("*.p*", "*.md"))
    prepared(work, [*_order(work)], project.NAME)
    return work


@cache
def _order(work: Path) -> tuple[str, ...]:
    """The files of the pack, in order; of a project with another deck or more steps, those that are measured."""
    if work.name != f"{CASES['pack'].cards}-{project.STEPS}":
        return (DECK_FILE,)
    return tuple(manuscripts.write(work, work, project.NAME))
