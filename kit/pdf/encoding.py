"""Which byte stands for which character in a page's text: the same in every file, whatever it says.

A simple TrueType font has 256 codes. The first set holds what French text uses, Latin-1 at its own
codes; rarer characters of the font stand in further sets. Because the assignment depends on the font
alone, a page's bytes do not change with what else is printed in the same run.
"""

from __future__ import annotations

from collections.abc import Iterable

# Free codes of the first set take these, in this order; ( ) and \ move here so that no string needs escaping.
_EXTRAS = "()\\\u202f\u2011’‘“”–—…œŒ€•Ÿ−→←↑↓✓✗☐☑‹›„‚™≤≥≠×ᵉʳ"
_SKIPPED = {10, 13}


class Encoding:
    """Character ↔ (set, code) for one font."""

    def __init__(self, characters):
        known = set(characters)
        direct = [c for c in (*range(32, 127), *range(160, 256)) if chr(c) not in "()\\" and c in known]
        self.sets: list[dict[int, int]] = [{c: c for c in direct}]
        free = [c for c in (*range(127, 160), *range(1, 32)) if c not in _SKIPPED]
        extras = [ord(c) for c in _EXTRAS if ord(c) in known and ord(c) not in self.sets[0]]
        self.sets[0].update(zip(extras, free, strict=False))
        rest = sorted(known - self.sets[0].keys() - set(range(32)))
        # Code 32 is a space to whoever widens spaces.
        codes = [c for c in range(1, 256) if c not in (*_SKIPPED, 32, 40, 41, 92)]
        for at in range(0, len(rest), len(codes)):
            self.sets.append(dict(zip(rest[at:at + len(codes)], codes, strict=False)))
        self._moved = {char: code for char, code in self.sets[0].items() if char != code}
        self._inside = frozenset(map(chr, self.sets[0]))

    def is_simple(self, text: str) -> bool:
        """Whether every character stands in the first set."""
        return self._inside.issuperset(text)

    def codes(self, text: str) -> str:
        """The codes of a simple text as Latin-1 characters."""
        return text.translate(self._moved)

    def split(self, text: str) -> list[tuple[int, str]]:
        """The text as (set, codes as Latin-1 characters), in as few parts as it takes.

        Raises ValueError for a character that the font does not have; the typesetter lets none through.
        """
        if self.is_simple(text):
            return [(0, self.codes(text))]
        parts: list[tuple[int, str]] = []
        for char in text:
            index = self._set_of(char)
            code = chr(self.sets[index][ord(char)])
            if parts and parts[-1][0] == index:
                parts[-1] = (index, parts[-1][1] + code)
            else:
                parts.append((index, code))
        return parts

    def _set_of(self, char: str) -> int:
        for index, codes in enumerate(self.sets):
            if ord(char) in codes:
                return index
        raise ValueError(f"no glyph for U+{ord(char):04X}")

    def subset(self, index: int, used: Iterable[str]) -> list[int]:
        """The character at each code of a set, 0 where the file does not use it."""
        chars, known = self.sets[index], set(map(ord, used))
        codes = {code: char for char, code in chars.items() if char in known}
        return [codes.get(code, 0) for code in range(max(codes, default=0) + 1)]
