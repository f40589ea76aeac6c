"""A person's own folder with two small workshops, each with a deck of its own; and one command line in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery.unchanged import NAME as STAMP

ROOT = Path(__file__).resolve().parents[2]
WORKSHOP = """\
workshop: {name}
title: {title}
summary: Un essai de rien.
guide: {{sheets: [FA1], says: Ceci., proposes: Cela.}}
audience: Tout le monde.
aims: [Voir]
outcome: Une page.
participants: {{min: 2, typical: 6, max: 12}}
tables: {{size: 4}}
facilitators: [{{count: 1}}]
room: Une table.
frame: Bienvenue.
print: {printed}
steps:
  - {{step: cadre, title: Cadre, kind: opening, minutes: 10}}
  - {{step: jeu, title: Jeu, kind: debate, minutes: 30/40/60}}
"""
DECK = """\
deck: {name}
title: {name}
updated: 2026-11
size: poker
template: prompt
cards:
  - {{card: {name}-1, front: Que voit-on ?}}
  - {{card: {name}-2, front: Qu'entend-on ?}}
"""


def workshop(name: str, printed: str = "[]", title: str = "Un essai") -> str:
    return WORKSHOP.format(name=name, printed=printed, title=title)


def planted(folder: Path) -> Path:
    """The two workshops and their decks, in that folder."""
    for inner in ("workshops", "cards"):
        (folder / inner).mkdir()
    for name in ("un", "deux"):
        script = workshop(name, f"[{{deck: jeu-{name}, count: 1}}]")
        (folder / "workshops" / f"{name}.yaml").write_text(script, "utf-8")
        (folder / "cards" / f"jeu-{name}.yaml").write_text(DECK.format(name=f"jeu-{name}"), "utf-8")
    return folder


class Run:
    """One command line in this process: its exit status, and what it said on either stream."""

    def __init__(self, capsys: pytest.CaptureFixture, *words: object):
        capsys.readouterr()
        self.status = main([str(word) for word in words])
        self.out, self.err = capsys.readouterr()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder but its stamp: its bytes, and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != STAMP
    }


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
