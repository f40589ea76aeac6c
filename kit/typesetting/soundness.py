"""Looks a TrueType font over before it is used: what it says of itself, and whether its tables hold together.

What is used later without looking is looked at here: where tables stand and what they add up to, which glyph each
character leads to, where each glyph's outline stands and what it is made of. So a damaged file is told at the door.
Source: the OpenType specification, tables head, maxp, hhea, hmtx, loca, glyf, cmap, name and OS/2.
"""

from __future__ import annotations

from struct import error as StructError
from struct import unpack_from
from typing import NamedTuple

from kit.typesetting.truetype import TrueType

TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_NEEDED = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post")
_SUMMED = (*_NEEDED[1:], "GPOS")  # all but `head`, whose own sum stands inside it
_FAMILY, _BEST_FAMILY = 1, 16  # of the names; the second where a family has more than four faces
_MOST_NAMES, _LAST_CHARACTER = 2000, 0x10FFFF
_COMPOSITE_SIZES = ((0x8, 2), (0x40, 4), (0x80, 8))  # the bytes that a component's scale takes, by its flag
_WORDS, _MORE = 0x1, 0x20


class Unsound(Exception):
    """A font that cannot be used; its argument names the table that is wrong."""


class Typeface(NamedTuple):
    """What a font says of itself. `licence` is its fsType; weight and width as in OS/2 (400 and 5 are usual)."""

    family: str
    bold: bool
    italic: bool
    weight: int
    width: int
    licence: int
    characters: frozenset[int]


def examined(data: bytes) -> Typeface:
    """What the font says of itself; Unsound where it cannot be relied on."""
    try:
        return _Examination(data).result()
    except (StructError, IndexError, KeyError, ValueError, ZeroDivisionError, OverflowError):
        raise Unsound("?") from None


class _Examination:
    """One font under the glass."""

    def __init__(self, data: bytes):
        self.data = data
        self.tables: dict[str, tuple[int, int]] = {}
        for i in range(self.u16(4)):
            tag, total, start, length = unpack_from(">4sLLL", data, 12 + 16 * i)
            name = tag.decode("latin-1")
            if start + length > len(data):
                raise Unsound(name.strip())
            self.tables[name] = (start, length)
            if name in _SUMMED and _sum(data[start:start + length]) != total:
                raise Unsound(name.strip())
        for name in _NEEDED:
            if name not in self.tables:
                raise Unsound(name)

    def u16(self, at: int) -> int:
        return unpack_from(">H", self.data, at)[0]

    def at(self, tag: str) -> int:
        return self.tables[tag][0]

    def held(self, tag: str, size: int) -> int:
        """Where a table starts that has to have so many bytes."""
        start, length = self.tables[tag]
        if length < size:
            raise Unsound(tag)
        return start

    def result(self) -> Typeface:
        count = self.u16(self.held("maxp", 6) + 4)
        self.check_measures(count)
        self.check_outlines(count)
        self.check_subtables()
        characters = TrueType(self.data).glyphs
        if not characters or not all(0 <= glyph < count for glyph in characters.values()):
            raise Unsound("cmap")
        os2, style = self.held("OS/2", 70), self.u16(self.held("head", 54) + 44)
        weight, width, licence = unpack_from(">3H", self.data, os2 + 4)
        selection = self.u16(os2 + 62)
        return Typeface(
            self.family(), bool(selection & 0x20 or style & 0x1 or weight >= 600),
            bool(selection & 0x201 or style & 0x2), weight, width, licence, frozenset(characters))

    def check_measures(self, glyphs: int) -> None:
        """An em that can be divided by, and a width for every glyph."""
        if not 16 <= self.u16(self.held("head", 54) + 18) <= 16384:
            raise Unsound("head")
        metrics = self.u16(self.held("hhea", 36) + 34)
        if not 1 <= metrics <= glyphs:
            raise Unsound("hhea")
        self.held("hmtx", 4 * metrics + 2 * (glyphs - metrics))

    # --- outlines --------------------------------------------------------------------------------

    def check_outlines(self, glyphs: int) -> None:
        """Every glyph's outline stands inside the table, and what is made of others is made of some that exist."""
        long = self.u16(self.at("head") + 50)
        if long > 1:
            raise Unsound("head")
        loca = self.held("loca", (glyphs + 1) * (4 if long else 2))
        places = unpack_from(f">{glyphs + 1}{'L' if long else 'H'}", self.data, loca)
        places = places if long else tuple(2 * place for place in places)
        start, length = self.tables["glyf"]
        if places[-1] > length or any(a > b for a, b in zip(places, places[1:], strict=False)):
            raise Unsound("loca")
        for first, last in zip(places, places[1:], strict=False):
            if first < last:
                self.check_outline(start + first, start + last, glyphs)

    def check_outline(self, at: int, end: int, glyphs: int) -> None:
        if end - at < 10:
            raise Unsound("glyf")
        contours = unpack_from(">h", self.data, at)[0]
        at += 10
        if contours >= 0:
            if at + 2 * contours + 2 * bool(contours) > end:
                raise Unsound("glyf")
            return
        flags = _MORE
        while flags & _MORE:
            flags, part = unpack_from(">2H", self.data, at)
            at += 4 + (4 if flags & _WORDS else 2) + next((n for bit, n in _COMPOSITE_SIZES if flags & bit), 0)
            if part >= glyphs or at > end:
                raise Unsound("glyf")

    # --- characters --------------------------------------------------------------------------------

    def check_subtables(self) -> None:
        """Characters in rising order, so that reading them ends: at most as many as Unicode has."""
        start, length = self.tables["cmap"]
        for i in range(self.u16(start + 2)):
            offset = unpack_from(">L", self.data, start + 8 + 8 * i)[0]
            if offset + 16 > length:
                raise Unsound("cmap")
            at, kind = start + offset, self.u16(start + offset)
            if kind == 4:
                self.check_rising(self.segments(at, start + length))
            elif kind == 12:
                self.check_rising(self.groups(at, start + length))

    def segments(self, at: int, end: int) -> list[tuple[int, int]]:
        doubled = self.u16(at + 6)
        if at + 16 + 4 * doubled > end or doubled % 2:
            raise Unsound("cmap")
        ends, starts = (unpack_from(f">{doubled // 2}H", self.data, place) for place in (at + 14, at + 16 + doubled))
        return list(zip(starts, ends, strict=True))

    def groups(self, at: int, end: int) -> list[tuple[int, int]]:
        count = unpack_from(">L", self.data, at + 12)[0]
        if at + 16 + 12 * count > end:
            raise Unsound("cmap")
        return [unpack_from(">LL", self.data, at + 16 + 12 * i) for i in range(count)]

    def check_rising(self, ranges: list[tuple[int, int]]) -> None:
        before = -1
        for first, last in ranges:
            if not before < first <= last <= _LAST_CHARACTER:
                raise Unsound("cmap")
            before = last

    # --- names -------------------------------------------------------------------------------------

    def family(self) -> str:
        """The name of the family, in English where it has several."""
        start, length = self.tables["name"]
        count, texts = self.u16(start + 2), start + self.u16(start + 4)
        if count > _MOST_NAMES:
            raise Unsound("name")
        found: dict[tuple[bool, bool], str] = {}
        for i in range(count):
            platform, _, language, number, size, offset = unpack_from(">6H", self.data, start + 6 + 12 * i)
            if number not in (_FAMILY, _BEST_FAMILY) or texts + offset + size > start + length:
                continue
            code = "mac-roman" if platform == 1 else "utf-16-be"
            text = self.data[texts + offset:texts + offset + size].decode(code, "replace").strip()
            found.setdefault((number == _BEST_FAMILY, language in (0, 0x409)), text)
        if not found:
            raise Unsound("name")
        return found[max(found)]


def _sum(table: bytes) -> int:
    """The checksum of a table."""
    padded = table + bytes(-len(table) % 4)
    return sum(unpack_from(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
