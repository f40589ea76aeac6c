"""One PDF file, written object by object as they are finished: of what was written only places are kept.

Source: ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams). What a file has many of (pages,
elements of the structure, annotations) stands together in compressed streams: by the thousand such objects would weigh
more than what is printed. What it has few of stands by itself, where any tool can look it through.
"""

from __future__ import annotations

import zlib
from array import array
from hashlib import blake2b
from typing import BinaryIO

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # the second line tells programs that move files that these are bytes
_TOGETHER = 200  # objects in a stream; a reader unpacks all to see one. Below 256, see _differences
_LEVEL = 6
_SMALL = 100  # bytes that are not worth being packed
# An entry of the table: kind (1 byte), where it stands or in which stream (5), its place there (2).
_LOOSE, _KEPT = 1 << 56, 2 << 56
_FREE = 0xFFFF
_NEXT = bytes((2, 0, 0, 0, 0, 0, 0, 0, 1))


class File:
    """A file being written into `sink`, front to back."""

    def __init__(self, sink: BinaryIO):
        self._sink = sink
        self._at = 0
        # The file's identifier: the same content has the same.
        self._digest = blake2b(digest_size=16)
        self._table = array("Q", [_FREE])
        self._waiting: list[tuple[int, str]] = []
        self._write(_HEAD)

    @property
    def place(self) -> tuple[int, int]:
        """The next number, and how many bytes are written."""
        return len(self._table), self._at

    def table_from(self, number: int) -> bytes:
        """The entries of the table from that number on."""
        return self._table[number:].tobytes()

    def copy(self, data: bytes, table: array) -> None:
        """Objects as another file has them, under the next numbers."""
        self._table.extend(table)
        self._write(data)

    def numbers(self, count: int = 1) -> int:
        """Numbers for as many objects, written now or later: the first of them, the others follow."""
        first = len(self._table)
        self._table.frombytes(bytes(8 * count))
        return first

    def put(self, number: int, body: str) -> None:
        """An object of a kind that there are many of."""
        self._waiting.append((number, body))
        if len(self._waiting) == _TOGETHER:
            self.flush()

    def add(self, body: str) -> int:
        """The same, under the next number."""
        number = self.numbers()
        self.put(number, body)
        return number

    def alone(self, number: int, body: str) -> int:
        """An object that stands by itself; returns its number."""
        self._loose(number, body.encode("latin-1"))
        return number

    def stream(self, number: int, about: str, data: bytes, packed: bool = False) -> int:
        """A stream, of which `about` are the entries of the dictionary; `data` is packed here if it is not yet."""
        if not packed and len(data) < _SMALL:
            return self.plain_stream(number, about, data)
        data = data if packed else zlib.compress(data, _LEVEL)
        return self.plain_stream(number, f"{about}/Filter/FlateDecode", data)

    def plain_stream(self, number: int, about: str, data: bytes) -> int:
        """A stream whose bytes stand in the file as they are."""
        # The end of line before the last word is of two characters: after data that happen to end with the first of
        # them, one alone would be taken for both.
        self._loose(number, b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (about.encode("latin-1"), len(data), data))
        return number

    def finish(self, root: int, info: int) -> None:
        """The table of where objects stand, itself an object, and where that stands."""
        self.flush()
        number, start = self.numbers(), self._at
        self._table[number] = _LOOSE | start << 16
        own = self._digest.hexdigest()
        about = (f"/Type /XRef/W[1 5 2]/Size {len(self._table)}/Root {root} 0 R/Info {info} 0 R/ID [<{own}><{own}>]"
                 "/DecodeParms<</Predictor 12/Columns 8>>")
        self.stream(number, about, _differences(self._table))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    # --- bytes -----------------------------------------------------------------------------------

    def _loose(self, number: int, body: bytes) -> None:
        self._table[number] = _LOOSE | self._at << 16
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def flush(self) -> None:
        """The objects that wait, as one stream: their numbers and places, then they themselves."""
        if not self._waiting:
            return
        own, places, at = self.numbers(), [], 0
        for index, (number, body) in enumerate(self._waiting):
            self._table[number] = _KEPT | own << 16 | index
            places.append(f"{number} {at}")
            at += len(body) + 1
        head = " ".join(places) + "\n"
        body = head + "\n".join([body for _, body in self._waiting])
        about = f"/Type /ObjStm/N {len(self._waiting)}/First {len(head)}"
        self._waiting = []
        self.stream(own, about, body.encode("latin-1"))

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._digest.update(data)
        self._at += len(data)


def _differences(table: array) -> bytearray:
    """Each entry as what it adds to the one above (the filter "Up" of PNG): neighbours are much alike."""
    rows, above = bytearray(), 0
    for entry in table:
        # Most follow each other in one stream: their last byte alone differs, and by one.
        rows += _NEXT if entry - above == 1 and entry & 0xFF else b"\2" + _less(entry, above)
        above = entry
    return rows


def _less(entry: int, above: int) -> bytes:
    return bytes([(a - b) & 0xFF for a, b in zip(entry.to_bytes(8), above.to_bytes(8), strict=True)])
