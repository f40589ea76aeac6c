"""A printer that is asked for nearly the same again and again: what it drew before, it has at hand.

Pages are told by all that is on them. So there is nothing to declare and nothing to go wrong: what is kept is what
would be drawn, byte for byte.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b
from io import BytesIO
from pickle import dumps
from typing import BinaryIO, Generic, TypeVar

from kit.pdf.archive import Information
from kit.pdf.document import Printer
from kit.pdf.drawn import Drawn
from kit.typesetting.fonts import Fonts
from kit.typesetting.page import Page

Made = TypeVar("Made")
MOST = 30_000_000  # bytes of pages, and as many of files: those of a dozen packs
_DIGEST = 16


class KeepingPrinter(Printer):
    """Draws pages, and writes files of them, once; what was not asked for lately is let go of."""

    keeps = True

    def __init__(self, fonts: Fonts):
        super().__init__(fonts)
        self._drawn: _Kept[Drawn] = _Kept()
        self._files: _Kept[tuple[list[Drawn], bytes]] = _Kept()

    def draw(self, pages: Sequence[Page]) -> Drawn:
        """What these pages come to: what it was before, where they are what they were."""
        written = dumps(list(pages), 5)  # of equal pages it may be otherwise, and then they are drawn; never the reverse
        key = blake2b(written, digest_size=_DIGEST).digest()
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn.keep(key, super().draw(pages), len(written))
        return found

    def assemble(self, drawn: Iterable[Drawn], information: Information, sink: BinaryIO) -> None:
        """Write one file of what was drawn into `sink`, as it was written before where it is of the very same pages."""
        parts = list(drawn)
        if not {*map(id, parts)} <= {*map(id, self._drawn)}:  # made of others, as a file of all files is
            super().assemble(parts, information, sink)
            return
        key = (tuple(map(id, parts)), information)
        found = self._files.get(key)
        if found is None:
            out = BytesIO()
            super().assemble(parts, information, out)
            # With its pages, so that their identity is no other's meanwhile.
            found = self._files.keep(key, (parts, out.getvalue()), out.tell())
        sink.write(found[1])


class _Kept(Generic[Made]):
    """What was made, by its key, as long as all of it is no more than MOST bytes; what was asked for last stays."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, tuple[Made, int]] = OrderedDict()
        self._bytes = 0

    def __iter__(self) -> Iterator[Made]:
        return (made for made, _ in self._made.values())

    def get(self, key: Hashable) -> Made | None:
        if key not in self._made:
            return None
        self._made.move_to_end(key)
        return self._made[key][0]

    def keep(self, key: Hashable, made: Made, size: int) -> Made:
        self._made[key] = made, size
        self._bytes += size
        while self._bytes > MOST and len(self._made) > 1:
            self._bytes -= self._made.popitem(last=False)[1][1]
        return made
