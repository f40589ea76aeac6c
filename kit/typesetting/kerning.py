"""Reads from a TrueType font how much closer or further apart certain pairs of letters stand (A and V, T and o).

Source: the OpenType specification, table GPOS: the feature `kern` of the Latin script, lookups of type 2 (pairs),
also behind type 9 (extensions). Each pair is looked up once; nothing is read before the first pair is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from struct import error as StructError
from struct import unpack_from

_PAIRS, _EXTENSION = 2, 9
_X_ADVANCE = 0x4
# A subtable's answer for two glyphs, in the font's units; None where it does not know the pair.
_Subtable = Callable[[int, int], int | None]


class Kerning:
    """What is added between two glyphs, in the font's units."""

    def __init__(self, data: bytes, at: int | None):
        self._data, self._at = data, at

    def between(self, left: int, right: int) -> int:
        """The space that the pair gains, or loses if negative: the sum over lookups, in each the first that knows it.

        A table that leads nowhere kerns nothing: the letters stand as far apart as they are wide.
        """
        try:
            return self._sum(left, right)
        except (StructError, LookupError, ValueError):
            return 0

    def _sum(self, left: int, right: int) -> int:
        total = 0
        for subtables in self._lookups:
            for subtable in subtables:
                value = subtable(left, right)
                if value is not None:
                    total += value
                    break
        return total

    @cached_property
    def _lookups(self) -> list[list[_Subtable]]:
        if self._at is None:
            return []
        return [self._lookup(index) for index in self._kern_lookups()]

    def _u16(self, at: int) -> int:
        return unpack_from(">H", self._data, at)[0]

    # --- finding the lookups -------------------------------------------------------------------

    def _kern_lookups(self) -> list[int]:
        """The lookups of `kern` in the usual language of the Latin script, else of the default one."""
        features = self._at + self._u16(self._at + 6)
        language = self._language()
        if language is None:
            return []
        found: set[int] = set()
        for i in range(self._u16(language + 4)):
            record = features + 2 + 6 * self._u16(language + 6 + 2 * i)
            if self._data[record:record + 4] == b"kern":
                feature = features + self._u16(record + 4)
                count = self._u16(feature + 2)
                found.update(unpack_from(f">{count}H", self._data, feature + 4))
        return sorted(found)

    def _language(self) -> int | None:
        """Where the language system stands whose features hold."""
        scripts = self._at + self._u16(self._at + 4)
        known = {}
        for i in range(self._u16(scripts)):
            record = scripts + 2 + 6 * i
            known[self._data[record:record + 4]] = scripts + self._u16(record + 4)
        script = known.get(b"latn") or known.get(b"DFLT")
        return script + self._u16(script) if script and self._u16(script) else None

    def _lookup(self, index: int) -> list[_Subtable]:
        lookups = self._at + self._u16(self._at + 8)
        lookup = lookups + self._u16(lookups + 2 + 2 * index)
        kind, count = self._u16(lookup), self._u16(lookup + 4)
        starts = [lookup + offset for offset in unpack_from(f">{count}H", self._data, lookup + 6)]
        if kind == _EXTENSION:
            kinds = {self._u16(at + 2) for at in starts}
            kind = kinds.pop() if len(kinds) == 1 else 0
            starts = [at + unpack_from(">L", self._data, at + 4)[0] for at in starts]
        return [self._subtable(at) for at in starts] if kind == _PAIRS else []

    # --- reading pairs -------------------------------------------------------------------------

    def _subtable(self, at: int) -> _Subtable:
        coverage = self._coverage(at + self._u16(at + 2))
        first, second = self._u16(at + 4), self._u16(at + 6)
        # A value record holds a word for each bit of its format; the advance is the third of them.
        size = 2 * (first.bit_count() + second.bit_count())
        advance = 2 * (first & (_X_ADVANCE - 1)).bit_count() if first & _X_ADVANCE else None
        read = self._pairs if self._u16(at) == 1 else self._classes
        return read(at, coverage, size, advance)

    def _value(self, at: int, advance: int | None) -> int:
        return 0 if advance is None else unpack_from(">h", self._data, at + advance)[0]

    def _pairs(self, at: int, coverage: dict[int, int], size: int, advance: int | None) -> _Subtable:
        """Format 1: for each first glyph, its second glyphs one by one."""
        known: dict[int, dict[int, int]] = {}

        def pair(left: int, right: int) -> int | None:
            index = coverage.get(left)
            if index is None:
                return None
            if left not in known:
                start = at + self._u16(at + 10 + 2 * index)
                records = [start + 2 + i * (2 + size) for i in range(self._u16(start))]
                known[left] = {self._u16(record): self._value(record + 2, advance) for record in records}
            return known[left].get(right)

        return pair

    def _classes(self, at: int, coverage: dict[int, int], size: int, advance: int | None) -> _Subtable:
        """Format 2: a square of classes of first glyphs and classes of second glyphs."""
        lefts, rights = (self._class_of(at + self._u16(at + offset)) for offset in (8, 10))
        columns = self._u16(at + 14)

        def pair(left: int, right: int) -> int | None:
            if left not in coverage:
                return None
            return self._value(at + 16 + size * (columns * lefts(left) + rights(right)), advance)

        return pair

    def _coverage(self, at: int) -> dict[int, int]:
        """Glyph → its place in the list of glyphs that a subtable is about."""
        count = self._u16(at + 2)
        if self._u16(at) == 1:
            return {glyph: i for i, glyph in enumerate(unpack_from(f">{count}H", self._data, at + 4))}
        covered: dict[int, int] = {}
        for i in range(count):
            start, end, index = unpack_from(">3H", self._data, at + 4 + 6 * i)
            if index != len(covered):
                raise ValueError("glyphs out of order")  # or reading them might never end
            covered.update((glyph, index + glyph - start) for glyph in range(start, end + 1))
        return covered

    def _class_of(self, at: int) -> Callable[[int], int]:
        """The class of a glyph; 0 for those that no class names."""
        if self._u16(at) == 1:
            start, count = unpack_from(">2H", self._data, at + 2)
            values = unpack_from(f">{count}H", self._data, at + 6)
            return lambda glyph: values[glyph - start] if 0 <= glyph - start < count else 0
        ranges = [unpack_from(">3H", self._data, at + 4 + 6 * i) for i in range(self._u16(at + 2))]
        starts = [start for start, _, _ in ranges]

        def find(glyph: int) -> int:
            i = bisect_right(starts, glyph) - 1
            return ranges[i][2] if i >= 0 and glyph <= ranges[i][1] else 0

        return find
