"""The objects of a finished file, found by the table at its end as a reader finds them, and unpacked."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

_STREAM = re.compile(rb"<<(.*?/Length (\d+)>>)\nstream\n", re.DOTALL)
_ROW = 9  # bytes: how it differs from the row above (2: "Up"), kind, five of a place, two of an index


@lru_cache(maxsize=8)
def objects(pdf: bytes) -> dict[int, bytes]:
    """Number → the object without what is around it; a stream as its dictionary and its bytes, unpacked."""
    (start,) = re.findall(rb"startxref\n(\d+)\n%%EOF\n\Z", pdf)
    table = _table(_loose(pdf, int(start), None))
    assert table[0][0] == 0 and all(kind in (1, 2) for kind, _, _ in table[1:]), "a number without an object"
    found = {number: _loose(pdf, place, number) for number, (kind, place, _) in enumerate(table) if kind == 1}
    kept = {number: _kept(found[place], number, index)
            for number, (kind, place, index) in enumerate(table) if kind == 2}
    return dict(sorted((found | kept).items()))


def everything(pdf: bytes) -> bytes:
    """All objects in a row, for who looks for words."""
    return b"\n".join(objects(pdf).values())


def _loose(pdf: bytes, start: int, number: int | None) -> bytes:
    """An object that stands by itself."""
    head = re.compile(rb"(\d+) 0 obj\n").match(pdf, start)
    assert head and number in (None, int(head[1])), (start, number)
    stream = _STREAM.match(pdf, head.end())
    if not stream or b"endobj" in stream[1]:
        return pdf[head.end():pdf.index(b"\nendobj\n", head.end())]
    end = stream.end() + int(stream[2])
    assert pdf[end:].startswith(b"\r\nendstream\nendobj\n")
    data = pdf[stream.end():end]
    return b"<<" + stream[1] + b"\n" + (zlib.decompress(data) if b"/FlateDecode" in stream[1] else data)


def _table(stream: bytes) -> list[tuple[int, int, int]]:
    """Of each number: its kind, its place, its index there."""
    about, rows = stream.split(b"\n", 1)
    assert b"/W[1 5 2]" in about and len(rows) % _ROW == 0
    assert int(re.search(rb"/Size (\d+)", about)[1]) == len(rows) // _ROW
    above, found = bytes(_ROW - 1), []
    for at in range(0, len(rows), _ROW):
        assert rows[at] == 2
        above = bytes((a + b) & 0xFF for a, b in zip(above, rows[at + 1:at + _ROW], strict=True))
        found.append((above[0], int.from_bytes(above[1:6]), int.from_bytes(above[6:])))
    return found


@lru_cache(maxsize=64)
def _split(stream: bytes) -> list[tuple[int, bytes]]:
    about, body = stream.split(b"\n", 1)
    count, first = (int(re.search(rb"/%b (\d+)" % key, about)[1]) for key in (b"N", b"First"))
    numbers = list(map(int, body[:first].split()))
    places = [*numbers[1::2], len(body) - first + 1]
    assert len(numbers) == 2 * count
    return [(number, body[first + start:first + end - 1])
            for number, start, end in zip(numbers[::2], places, places[1:], strict=False)]


def _kept(stream: bytes, number: int, index: int) -> bytes:
    """An object out of a stream of objects."""
    assert b"/ObjStm" in stream
    found, body = _split(stream)[index]
    assert found == number
    return body
