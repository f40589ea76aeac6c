"""One round of `pack --watch`: the packs that a change may concern are brought up to date, and how that went is told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.pack import Packer
from kit.cli.workroom import Workroom
from kit.delivery import manifest
from kit.delivery.packing import make_pack
from kit.model.read_again import ReadAgain

if TYPE_CHECKING:
    from kit.delivery.locking import Owner
    from kit.delivery.order import Order
    from kit.delivery.packing import Pack
    from kit.delivery.reuse import Reuse
    from kit.model.deck import Deck
    from kit.model.workshop import Workshop


class QuietRoom(Workroom):
    """A run of which nothing is said but what is wrong and, all the same, that another build is waited for.

    decks: those that were read without a word to be said about them, by their files.
    """

    quiet = False

    def __init__(self, style: str, limit: float, decks: dict[Path, Deck]):
        super().__init__(style, limit)
        self.library = ReadAgain(self.library.project, self.report, self.library.limit, decks)

    def say(self, text: str, again: str = "") -> None:
        if not self.quiet:
            super().say(text, again)

    def say_waiting(self, folder: Path, owner: Owner | None) -> None:
        quiet, self.quiet = self.quiet, False
        super().say_waiting(folder, owner)
        self.quiet = quiet


class Round(Packer):
    """Brings up to date the packs of the `wanted` workshops, or all of them, and knows what became of each."""

    def __init__(self, room: Workroom, order: Order, wanted: set[str] | None, reuse: Reuse,
                 faces: dict):
        super().__init__(room, order, jobs=1)  # what other processes draw, this one would not have at hand
        self.wanted, self.reuse, self.faces = wanted, reuse, faces
        self.folders: dict[str, Path] = {}  # of all packs there are, by workshop
        self.made: list[Path] = []
        self.left: list[Path] = []  # as they were, because of errors
        self.inputs: dict[Path, set[str]] = {}  # what those that were looked at are made from, by folder

    def bring(self, name: str, force: bool) -> None:
        self.folders[name] = self.order.home / self.order.reading.named(name)
        if self._wants(name):
            super().bring(name, force)

    def keep(self, folder: Path) -> None:
        super().keep(folder)
        about = manifest.read(folder)
        self.inputs[folder] = set(about.inputs) if about else set()

    def make(self, workshop: Workshop, folder: Path) -> None:
        self._set_up()
        self.put(folder, partial(make_pack, workshop, self.room.library, reuse=self.reuse))

    def warm_up(self, name: str) -> None:
        """Have at hand what a pack that is up to date is made of, so that the first change takes no longer than others.
        """
        folder, workshop = self.folders[name], self.room.library.workshop(name)
        if workshop and folder in self.kept and folder not in self.made:
            self._set_up()
            make_pack(workshop, self.room.library, self.look, self.room.printer, self.order, self.reuse)

    def _set_up(self) -> None:
        self.look = self.look or self.room.look(self.order)
        if self.look and not self.order.shop:  # to a print shop, faces go as pages, and have more done to them
            self.look.faces = self.faces

    def put(self, folder: Path, make: Callable[..., Pack | None]) -> None:
        def noted(**given: object) -> Pack | None:
            pack = make(**given)
            if pack:
                self.inputs[folder] = set(pack.about.inputs)
            return pack

        before = len(self.kept)
        super().put(folder, noted)
        self.made += self.kept[before:]

    def leave(self, folder: Path) -> None:
        super().leave(folder)
        self.left.append(folder)

    @property
    def troubled(self) -> set[str]:
        """The workshops whose packs were wanted, and are not as they should be."""
        return {name for name, folder in self.folders.items() if self._wants(name) and folder not in self.kept}

    def _wants(self, name: str) -> bool:
        return self.wanted is None or name in self.wanted
