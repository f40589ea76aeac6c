"""A TrueType font cut down to the characters that a PDF shows with it.

A PDF reads of a font only outlines, measures and hints, and which code leads to which glyph: names and what systems
want to know stay out. Source: the OpenType specification, tables head, hhea, maxp, hmtx, loca, glyf, cmap, post, name
and OS/2; ISO 32000-1, 9.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from struct import pack, pack_into, unpack_from

_HINTS = ("cvt ", "fpgm", "prep")
_WORDS, _MORE = 0x1, 0x20
_SCALES = ((0x8, 2), (0x40, 4), (0x80, 8))  # the bytes that the scale of a part takes, by its flag
_MAGIC = 0xB1B0AFBA  # what all bytes of a font have to add up to
_POSTSCRIPT_NAME = 6


class FontFile:
    """A font as it lies in its file; nothing is read before it is asked for."""

    def __init__(self, data: bytes):
        self.data = data
        self._tables: dict[str, tuple[int, int]] = {}
        for i in range(unpack_from(">H", data, 4)[0]):
            tag, _, start, length = unpack_from(">4sLLL", data, 12 + 16 * i)
            self._tables[tag.decode("latin-1")] = start, length
        self.scale = 1000 / self._number("head", 18)

    def table(self, tag: str) -> bytes:
        start, length = self._tables[tag]
        return self.data[start:start + length]

    def _number(self, tag: str, at: int, kind: str = "H") -> int:
        return unpack_from(">" + kind, self.data, self._tables[tag][0] + at)[0]

    # --- what it says of itself --------------------------------------------------------------------

    @property
    def bounds(self) -> list[float]:
        """The box around all glyphs: left, bottom, right, top in thousandths of an em."""
        return [value * self.scale for value in unpack_from(">4h", self.data, self._tables["head"][0] + 36)]

    @property
    def italic_angle(self) -> float:
        return self._number("post", 4, "l") / 65536

    @property
    def is_fixed(self) -> bool:
        """Whether all characters are as wide."""
        return bool(self._number("post", 12, "L"))

    @property
    def weight(self) -> int:
        """400 is usual, 700 is bold."""
        return self._number("OS/2", 4)

    @property
    def name(self) -> str:
        """Its PostScript name, of letters, digits and hyphens; "Font" where it has none."""
        start, _ = self._tables["name"]
        count, texts = unpack_from(">HH", self.data, start + 2)
        for i in range(count):
            platform, _, _, kind, size, at = unpack_from(">6H", self.data, start + 6 + 12 * i)
            if kind == _POSTSCRIPT_NAME:
                said = self.data[start + texts + at:start + texts + at + size]
                return re.sub("[^A-Za-z0-9-]", "", said.decode("latin-1" if platform == 1 else "utf-16-be")) or "Font"
        return "Font"

    # --- glyphs ------------------------------------------------------------------------------------

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where each outline starts, and where the last one ends."""
        count = self._number("maxp", 4) + 1
        if self._number("head", 50):
            return unpack_from(f">{count}L", self.data, self._tables["loca"][0])
        return tuple([2 * at for at in unpack_from(f">{count}H", self.data, self._tables["loca"][0])])

    def outline(self, glyph: int) -> bytes:
        start = self._tables["glyf"][0]
        return self.data[start + self._places[glyph]:start + self._places[glyph + 1]]

    def measures(self, glyph: int) -> tuple[int, int]:
        """How far it takes the pen, and where its outline begins; in units of the font."""
        start, count = self._tables["hmtx"][0], self._number("hhea", 34)
        if glyph < count:
            return unpack_from(">Hh", self.data, start + 4 * glyph)
        advance = unpack_from(">H", self.data, start + 4 * count - 4)[0]
        return advance, unpack_from(">h", self.data, start + 4 * count + 2 * (glyph - count))[0]

    # --- the part ------------------------------------------------------------------------------------

    def subset(self, glyphs: Sequence[int]) -> bytes:
        """A font of the glyphs at these codes, from 0 on; 0 stands where nothing is shown."""
        kept, outlines = self._with_parts(glyphs)
        own = {glyph: place for place, glyph in enumerate(kept)}
        codes = [own[glyph] for glyph in glyphs]
        head, hhea, maxp = (bytearray(self.table(tag)) for tag in ("head", "hhea", "maxp"))
        pack_into(">L", head, 8, 0)
        pack_into(">H", head, 50, 1)
        pack_into(">H", hhea, 34, len(kept))
        pack_into(">H", maxp, 4, len(kept))
        tables = {tag: self.table(tag) for tag in _HINTS if tag in self._tables}
        tables |= {"head": head, "hhea": hhea, "maxp": maxp}
        tables["hmtx"] = b"".join([pack(">Hh", *self.measures(glyph)) for glyph in kept])
        # One subtable, for codes of a byte each, from 0 on.
        size = 10 + 2 * len(codes)
        tables["cmap"] = pack(f">4HL5H{len(codes)}H", 0, 1, 1, 0, 12, 6, size, 0, 0, len(codes), *codes)
        tables["loca"], tables["glyf"] = _joined(outlines)
        return _font(tables)

    def _with_parts(self, glyphs: Sequence[int]) -> tuple[list[int], list[bytes]]:
        """The glyphs and what they are made of, each once; their outlines, in which parts have their new numbers."""
        kept = list(dict.fromkeys([0, *glyphs]))
        own = {glyph: place for place, glyph in enumerate(kept)}
        outlines = []
        for glyph in kept:  # grows by the parts that are found
            outline = bytearray(self.outline(glyph))
            for at in _parts(outline):
                part = unpack_from(">H", outline, at)[0]
                if part not in own:
                    own[part] = len(kept)
                    kept.append(part)
                pack_into(">H", outline, at, own[part])
            outlines.append(outline + bytes(-len(outline) % 4))
        return kept, outlines


def _parts(outline: bytearray) -> Iterator[int]:
    """Where an outline that is made of others says which."""
    if not outline or unpack_from(">h", outline)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags = unpack_from(">H", outline, at)[0]
        yield at + 2
        at += 4 + (4 if flags & _WORDS else 2) + next((size for bit, size in _SCALES if flags & bit), 0)


def _joined(outlines: list[bytes]) -> tuple[bytes, bytes]:
    """The tables loca and glyf."""
    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    return pack(f">{len(places)}L", *places), b"".join(outlines)


def _font(tables: dict[str, bytes]) -> bytes:
    """A font file of these tables."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">L4H", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    rows, data, at = [], [], 12 + 16 * count
    for tag, table in sorted(tables.items()):
        padded = bytes(table) + bytes(-len(table) % 4)
        rows.append(pack(">4sLLL", tag.encode("latin-1"), _sum(padded), at, len(table)))
        data.append(padded)
        at += len(padded)
    font = bytearray(b"".join((head, *rows, *data)))
    # The whole adds up once the table `head` says what is missing.
    row = next(row for row in rows if row.startswith(b"head"))
    pack_into(">L", font, unpack_from(">L", row, 8)[0] + 8, _MAGIC - _sum(font) & 0xFFFFFFFF)
    return bytes(font)


def _sum(data: bytes) -> int:
    """The checksum of a table that is a multiple of four long."""
    return sum(unpack_from(f">{len(data) // 4}L", data)) & 0xFFFFFFFF
