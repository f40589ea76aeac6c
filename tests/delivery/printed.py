"""A pack that was printed, its manifest kept, of which some cards change and are printed again."""

from __future__ import annotations

from pathlib import Path

from kit.delivery import manifest
from kit.delivery.order import Order, Selection
from kit.delivery.packing import Pack, write_pack
from kit.model.deck import Card, Deck
from kit.model.values import Size
from kit.reading.source import Text
from tests.pdf.reading_back import texts

from .project import Project

DECK = """\
deck: cartes
title: Cartes
version: 1
updated: 2026-11
size: poker
template: prompt
categories:
  vu: {title: Vu, letter: V, shape: circle, colour: blue}
  su: {title: Su, letter: S, shape: square, colour: plum}
cards:
  - {card: C1, category: vu, front: Que voit-on ?, copies: 2}
  - {card: C2, category: vu, front: Qu'entend-on ?}
  - {card: C3, category: su, front: Que sait-on ?}
  - {card: C4, category: su, template: role, title: Scribe, icon: pencil, do: [Noter]}
"""


def deck_of(*names: str, deck: str = "essai", **more) -> Deck:
    cards = tuple(Card(card=Text(name), front=Text(f"Carte {name}")) for name in names)
    values = {"title": Text("Essai"), "updated": Text("2026-11"), "size": Size.parse("poker"), "template": "prompt"}
    return Deck(deck=Text(deck), cards=cards, **values | more)


class Printed:
    """A pack that was printed, its manifest kept; its deck may be edited, and what changed printed again."""

    def __init__(self, folder: Path, deck: str = DECK, whole: bool = False):
        self.deck, self.project, self.output = deck, Project(folder / "projet", deck=deck), folder / "output" / "essai"
        write_pack(self.project.pack(Order(only=() if whole else ("cards",))), self.output)
        self.kept = folder / "garde.json"
        self.kept.write_bytes((self.output / manifest.NAME).read_bytes())

    def edit(self, *pairs: str) -> None:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in self.deck
            self.deck = self.deck.replace(old, new)
        self.project.write("cards/cartes.yaml", self.deck)
        self.project.open()

    def order(self, since: object = None) -> Order:
        return Order(only=("cards",), selection=Selection(since=str(since or self.kept)))

    def again(self, since: object = None) -> Pack | None:
        return self.project.pack(self.order(since))

    def said(self, since: object = None) -> list[str]:
        """What each page of the reprint says."""
        (data,) = self.again(since).files.values()
        return [text.replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", " ") for text in texts(data)]


CARDS = {"C1": "Que voit-on", "C2": "Qu’entend-on", "C3": "Que sait-on", "C4": "Scribe"}


def reprinted(pages: list[str]) -> dict[str, int]:
    """How often each card of the deck is on the sheets of cards, by its foot."""
    sheets = " ".join(page for page in pages if "Mettre le jeu à jour" not in page)
    return {name: n for name in (*CARDS, "C5") if (n := sheets.count(f"Cartes · {name} · v"))}
