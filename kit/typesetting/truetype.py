"""Reads from a TrueType font what layout needs: which characters it has, how wide they are, how tall it stands.

Our own few tables, read on demand, because a full font library costs more at start than the layout of a pack.
Source: the OpenType specification, tables head, hhea, hmtx, OS/2 and cmap (formats 4 and 12).
"""

from __future__ import annotations

from struct import iter_unpack, unpack_from

from kit.typesetting.kerning import Kerning


class TrueType:
    """Measures of one font file, in thousandths of an em."""

    def __init__(self, data: bytes):
        self._data = data
        count = unpack_from(">H", data, 4)[0]
        self._tables = {}
        for i in range(count):
            tag, _, offset, length = unpack_from(">4sLLL", data, 12 + 16 * i)
            self._tables[tag.decode("latin-1")] = (offset, length)
        self._scale = 1000 / unpack_from(">H", data, self._at("head") + 18)[0]
        self.ascent, self.descent = (self._scale * v for v in unpack_from(">hh", data, self._at("hhea") + 4))
        self.glyphs = self._cmap()
        self._advances = self._hmtx()
        self._kerning = Kerning(data, self._at("GPOS") if "GPOS" in self._tables else None)
        self.cap_height = self._os2(88) or 700.0
        self.x_height = self._os2(86) or 500.0

    def _at(self, tag: str) -> int:
        return self._tables[tag][0]

    def _os2(self, offset: int) -> float:
        start, length = self._tables["OS/2"]
        return self._scale * unpack_from(">h", self._data, start + offset)[0] if length > offset + 1 else 0.0

    def _hmtx(self) -> list[int]:
        count = unpack_from(">H", self._data, self._at("hhea") + 34)[0]
        start = self._at("hmtx")
        return [advance for advance, _ in iter_unpack(">Hh", self._data[start:start + 4 * count])]

    def _cmap(self) -> dict[int, int]:
        """Character → glyph, from the widest Unicode subtable."""
        start = self._at("cmap")
        found = {}
        for i in range(unpack_from(">H", self._data, start + 2)[0]):
            platform, encoding, offset = unpack_from(">HHL", self._data, start + 4 + 8 * i)
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                found[unpack_from(">H", self._data, start + offset)[0]] = start + offset
        return self._format_12(found[12]) if 12 in found else self._format_4(found[4])

    def _format_12(self, at: int) -> dict[int, int]:
        glyphs = {}
        for i in range(unpack_from(">L", self._data, at + 12)[0]):
            first, last, glyph = unpack_from(">LLL", self._data, at + 16 + 12 * i)
            glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
        return glyphs

    def _format_4(self, at: int) -> dict[int, int]:
        doubled = unpack_from(">H", self._data, at + 6)[0]
        n, data, glyphs = doubled // 2, self._data, {}
        ends = unpack_from(f">{n}H", data, at + 14)
        starts = unpack_from(f">{n}H", data, at + 16 + doubled)
        deltas = unpack_from(f">{n}H", data, at + 16 + 2 * doubled)
        ranges_at = at + 16 + 3 * doubled
        offsets = unpack_from(f">{n}H", data, ranges_at)
        for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
            for char in range(start, min(end, 0xFFFE) + 1):
                glyph = char
                if offset:
                    glyph = unpack_from(">H", data, ranges_at + 2 * i + offset + 2 * (char - start))[0]
                    if not glyph:
                        continue
                glyph = (glyph + delta) & 0xFFFF
                if glyph:
                    glyphs[char] = glyph
        return glyphs

    def advance(self, char: str) -> float:
        """The width of a character; KeyError where the font has no glyph for it."""
        glyph = self.glyphs[ord(char)]
        return self._scale * self._advances[min(glyph, len(self._advances) - 1)]

    def kern(self, left: str, right: str) -> float:
        """What two neighbours gain between them, or lose where it is negative; 0 where the font lacks either."""
        first, second = self.glyphs.get(ord(left)), self.glyphs.get(ord(right))
        return self._scale * self._kerning.between(first, second) if first and second else 0.0
