"""A very long file is renewed: sheets whose cards have not changed are copied from the file that stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kit.documents.session import Printout
from kit.pdf.blocks import Block, Part
from kit.reading.door import Refused, read_bytes
from kit.typesetting.later import batches

if TYPE_CHECKING:
    from kit.pdf.drawn import Drawn

_LIMIT = 500_000_000
_SIZE = 16  # bytes of a digest


class Last(NamedTuple):
    """The file as it was made last, and what is kept of it. `about`: all but cards that it is made from."""

    path: Path
    reserve: MutableMapping[str, bytes]
    about: Callable[[], str]


class _Index(NamedTuple):
    """Which file it is about, and the blocks of its sheets by what each was made from."""

    file: bytes
    blocks: dict[bytes, Block]


class Renewal:
    """One file being made anew. `parts` is what it is put together from; `keep` is told what that came to."""

    def __init__(self, out: Printout, last: Last):
        self._pages, self._last = out.pages, last
        about = blake2b(repr((last.about(), out.title, out.name)).encode(), digest_size=_SIZE)
        about.update(out.deck.deck.source.text.encode())  # the file but for its cards
        self._keys = [_key(about, self._pages.written(sheet)) for sheet in range(self._pages.sheets)]

    def parts(self, draw: Callable[[int], Drawn], drawn: Callable[[list[int]], Iterator[Drawn]]) -> Iterator[Part]:
        """The sheets in order, and what follows them. `drawn`: these batches of pages, in order; `draw`: one more."""
        data, blocks = self._before()
        keys = [*self._keys, *[b""] * (len(batches(self._pages)) - len(self._keys))]
        missing = drawn([number for number, key in enumerate(keys) if key not in blocks])
        for number, key in enumerate(keys):
            block = blocks.get(key)
            if block is None:
                yield Part(lambda: next(missing))
            else:
                yield Part(partial(draw, number), block, data[block.start:block.start + block.length])

    def keep(self, file: bytes, blocks: list[Block | None]) -> None:
        """Remember the file that was made."""
        found = {key: block for key, block in zip(self._keys, blocks, strict=False) if block}
        self._last.reserve[self._name] = msgspec.msgpack.encode(_Index(_digest(file), found))

    @property
    def _name(self) -> str:
        return f"{self._last.path.stem}.feuilles"

    def _before(self) -> tuple[memoryview, dict[bytes, Block]]:
        """The file that stands there, and its blocks; none where it is not the one that they are about."""
        try:
            index = msgspec.msgpack.decode(self._last.reserve.get(self._name, b""), type=_Index)
            file = read_bytes(self._last.path, self._last.path.parent, _LIMIT)
        except (msgspec.DecodeError, Refused):
            return memoryview(b""), {}
        return (memoryview(file), index.blocks) if _digest(file) == index.file else (memoryview(b""), {})


def _key(about: blake2b, written: bytes) -> bytes:
    own = about.copy()
    own.update(written)
    return own.digest()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SIZE).digest()
