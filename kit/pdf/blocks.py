"""What pages drawn together came to in a file: to be copied into the next one, where nothing about them changed."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import NamedTuple

from kit.pdf.drawn import Drawn, Letters

_OFFSET = 16  # bits below an offset in an entry of the table
_KIND = 56  # bits below its kind
_LOOSE = 1


class Block(NamedTuple):
    """Some pages of a file: where their bytes stand, under which numbers, and what the file's end has to know of them.

    They fit where they have the same numbers again: `first` of objects, `key` of the parent tree.
    """

    first: int
    key: int
    start: int
    length: int
    table: bytes
    pages: list[int]
    elements: list[int]
    leaf: int
    keys: int
    letters: list[Letters]

    def entries(self, start: int) -> array:
        """The block's part of the table of a file in which it begins at `start`."""
        table = array("Q", self.table)
        moved = (start - self.start) << _OFFSET
        for place, entry in enumerate(table) if moved else ():
            if entry >> _KIND == _LOOSE:
                table[place] = entry + moved
        return table


class Part(NamedTuple):
    """Pages that are to be part of a file: as they were in another, by their block and its bytes, or as drawn now."""

    draw: Callable[[], Drawn]
    block: Block | None = None
    data: bytes = b""


def repeatable(drawn: Drawn) -> bool:
    """Whether nothing in it leads elsewhere, is asked for by name, or is shared with other pages."""
    return not (drawn.annotations or drawn.marks or drawn.pictures or drawn.opacities)
