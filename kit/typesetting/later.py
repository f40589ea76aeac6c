"""Pages of a very long file, made sheet by sheet when they are drawn, and then let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.reading.later import Later
from kit.typesetting.page import Page


class Pages(Sequence[Page]):
    """Pages in the order of print: those of each sheet, which are drawn together, then some that are there already.

    What is done to a page is kept in mind, and done whenever it is made. `written`: what a sheet is made from, if it is
    known without making it.
    """

    def __init__(self, sheets: Later[tuple[Page, ...]], sides: int):
        self._made = Later(len(sheets), lambda i: self._dressed(i, sheets[i]), kept=1)
        self._sides, self._rest = sides, []
        self._changes: list[Callable[[int, Page], None]] = []
        self.written: Callable[[int], bytes] | None = None

    def __len__(self) -> int:
        return len(self._made) * self._sides + len(self._rest)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        sheet, side = divmod(place, self._sides)
        return self._made[sheet][side] if sheet < len(self._made) else self._rest[place - len(self)]

    @property
    def sheets(self) -> int:
        return len(self._made)

    def followed_by(self, pages: list[Page]) -> Pages:
        """These pages, and more after them that are drawn together."""
        self._rest = self._rest + pages
        return self

    def change(self, change: Callable[[int, Page], None]) -> None:
        """Do something to every page, which is told its place."""
        self._changes.append(change)
        for place, page in enumerate(self._rest, len(self) - len(self._rest)):
            change(place, page)

    def batches(self) -> Sequence[Sequence[Page]]:
        """The pages that are drawn together: those of each sheet, and what follows them."""
        whole = len(self._made)
        return Later(whole + bool(self._rest), lambda i: self._made[i] if i < whole else self._rest)

    def _dressed(self, number: int, sheet: tuple[Page, ...]) -> tuple[Page, ...]:
        for side, page in enumerate(sheet):
            for change in self._changes:
                change(number * self._sides + side, page)
        return sheet


def each(pages: Sequence[Page], change: Callable[[int, Page], None]) -> None:
    """Do something to every page, now or when it is made."""
    if isinstance(pages, Pages):
        pages.change(change)
        return
    for place, page in enumerate(pages):
        change(place, page)


def batches(pages: Sequence[Page]) -> Sequence[Sequence[Page]]:
    """What is drawn together; pages that are there already are, all of them."""
    return pages.batches() if isinstance(pages, Pages) else [pages]
