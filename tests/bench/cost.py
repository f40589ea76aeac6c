"""What tags and kerning cost: whole commands from cold, with them and without, in turns, so that noise hits all alike.

    python -m tests.bench.cost [ROUNDS]

Not a test, and nothing that the kit can be told: the switches below exist in this script alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

HOUSE = Path(__file__).parents[2]
CARDS = 5_400
COMMANDS = {"deck": ["deck", "grand", "--output", "sortie"],
            "pack": ["pack", "cafe-debat", "--force", "--output", "sortie"]}
FILES = {"deck": "cartes/grand.pdf", "pack": "cafe-debat/pack.pdf"}
HEAD = """\
deck: grand
title: Un grand jeu
version: 1
updated: 2026-11
size: poker
template: claim
sides: 2
categories:
  place: {title: Place, letter: P, shape: circle, colour: blue}
  equipe: {title: Équipe, letter: E, shape: square, colour: green}
  parcours: {title: Parcours, letter: C, shape: drop, colour: orange}
cards:
"""
CARD = """\
  - {{card: G{n}, category: {category}, status: nuance, front: "Une phrase que l'on entend pour la {n}e fois.",
    fact: "Le guide dit autre chose : voir la fiche {page}, à sa ligne {n}, où deux équipes racontent leurs débuts.",
    nuance: "Tout dépend du lieu, des personnes et du temps qu'on se donne.", question: "Et ici, avec {n} personnes ?"}}
"""


def script() -> str:
    """A duplex deck of as many cards as no one prints, each with words of its own."""
    names = ("place", "equipe", "parcours")
    return HEAD + "".join(CARD.format(n=n, category=names[n % 3], page=n % 9 + 1) for n in range(1, CARDS + 1))


def without_tags() -> None:
    """Pages without marked content, files whose structure tree is empty."""
    from kit.pdf.content import Content

    Content.tag = lambda self, node: None


def without_kerning() -> None:
    """Words as wide as their letters, and drawn so."""
    from kit.typesetting import fonts

    def width(self, word):
        total = self[word] = sum([self._chars[char] for char in word])
        return total

    fonts.Widths.__missing__ = width
    fonts._Kerns.__missing__ = lambda self, pair: 0.0


SWITCHES = {"as it is": lambda: None, "without tags": without_tags, "without kerning": without_kerning}


def run(which: str, command: list[str]) -> int:
    """One command in this process, with one thing left out."""
    SWITCHES[which]()
    from kit.cli.app import main

    return main(command)


def measured(folder: Path, kind: str, which: str) -> tuple[float, int]:
    """Seconds of wall time, and the bytes of the file."""
    started = perf_counter()
    done = subprocess.run([sys.executable, __file__, which, *COMMANDS[kind]], cwd=folder, capture_output=True)
    seconds = perf_counter() - started
    if done.returncode:
        sys.exit(done.stderr.decode()[-500:])
    return seconds, (folder / "sortie" / FILES[kind]).stat().st_size


def compare(rounds: int) -> None:
    """Say the medians of every command and switch, and what the kit as it is costs more."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cards").mkdir()
        (folder / "cards" / "grand.yaml").write_text(script(), "utf-8")
        for kind in COMMANDS:
            found: dict[str, list[tuple[float, int]]] = {which: [] for which in SWITCHES}
            for _ in range(rounds):
                for which, results in found.items():
                    results.append(measured(folder, kind, which))
            whole = [median(values) for values in zip(*found["as it is"], strict=True)]
            for which, results in found.items():
                seconds, size = (median(values) for values in zip(*results, strict=True))
                print(f"{kind:5} {which:16} {seconds:7.3f} s  {size:12,.0f} bytes   as it is: "
                      f"{whole[0] / seconds:.3f} x the time, {whole[1] / size:.3f} x the size", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(HOUSE))
    if len(sys.argv) > 2:
        sys.exit(run(sys.argv[1], sys.argv[2:]))
    compare(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
