"""One round of `pack --watch`: the packs that a change may concern are brought up to date, and how that went is told.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kit.cli.pack import Packer
from kit.cli.workroom import Workroom
from kit.delivery import manifest

if TYPE_CHECKING:
    from kit.delivery.locking import Owner
    from kit.delivery.order import Order
    from kit.delivery.packing import Pack


class QuietRoom(Workroom):
    """A run of which nothing is said but what is wrong and, all the same, that another build is waited for."""

    quiet = False

    def say(self, text: str, again: str = "") -> None:
        if not self.quiet:
            super().say(text, again)

    def say_waiting(self, folder: Path, owner: Owner | None) -> None:
        quiet, self.quiet = self.quiet, False
        super().say_waiting(folder, owner)
        self.quiet = quiet


class Round(Packer):
    """Brings up to date the packs of the `wanted` workshops, or all of them, and knows what became of each."""

    def __init__(self, room: Workroom, order: Order, wanted: set[str] | None):
        super().__init__(room, order, jobs=1)  # what other processes draw, this one would not have at hand
        self.wanted = wanted
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
