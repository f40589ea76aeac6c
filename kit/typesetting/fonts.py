"""The faces of one family and its symbols, and the width of every word measured once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR, SYMBOLS
from kit.typesetting.truetype import TrueType

FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC, SYMBOLS)
_KEPT = 10_000  # widths of words in one face, at most: a deck of any size takes no more memory


class Tracking(NamedTuple):
    """What is added after every character, and more after every space, in thousandths of an em."""

    letter: float = 0.0
    word: float = 0.0


class Widths(dict[str, float]):
    """Word → its width in thousandths of an em, kerned and tracked; KeyError where the font lacks a character of it.

    `kerns` says what each pair of neighbours gains or loses. A space between words is kerned with neither.
    """

    def __init__(self, font: TrueType, tracking: Tracking = Tracking()):
        super().__init__()
        self._chars, self.kerns = _Advances(font, tracking.letter), _Kerns(font)
        self[" "] = self._chars[" "] + tracking.word

    def __missing__(self, word: str) -> float:
        chars, kerns = self._chars, self.kerns
        if len(self) >= _KEPT:
            space = self[" "]
            self.clear()
            self[" "] = space
        total = self[word] = sum([chars[char] for char in word]) + sum([kerns[pair] for pair in pairwise(word)])
        return total


class _Advances(dict[str, float]):
    """Character → its advance, with what is added after it."""

    def __init__(self, font: TrueType, letter: float):
        super().__init__()
        self._font, self._letter = font, letter

    def __missing__(self, char: str) -> float:
        advance = self[char] = self._font.advance(char) + self._letter
        return advance


class _Kerns(dict[tuple[str, str], float]):
    """Two neighbours → what is added between them, in thousandths of an em."""

    def __init__(self, font: TrueType):
        super().__init__()
        self._font = font

    def __missing__(self, pair: tuple[str, str]) -> float:
        kern = self[pair] = self._font.kern(*pair)
        return kern


class Fonts:
    """What may be set: five faces by name, each with its file, its measures and its widths."""

    def __init__(self, files: Mapping[str, bytes], tracking: Tracking = Tracking()):
        self.files, self.tracking = files, tracking
        self.fonts = {face: TrueType(data) for face, data in files.items()}
        self.widths = {face: Widths(font, tracking) for face, font in self.fonts.items()}
        self._known = {face: font.glyphs.keys() for face, font in self.fonts.items()}

    def width(self, text: str, face: str, size: float) -> float:
        """The width in points of text that the face has all glyphs for."""
        widths = self.widths[face]
        words = text.split(" ")
        return (sum(map(widths.__getitem__, words)) + (len(words) - 1) * widths[" "]) * size / 1000

    def has(self, char: str, face: str) -> bool:
        return ord(char) in self._known[face]

    def covers(self, text: str, face: str) -> bool:
        """Whether the face has every character of the text."""
        return self._known[face] >= set(map(ord, text))

    def cap_height(self, face: str, size: float) -> float:
        """How tall capitals stand, in points."""
        return self.fonts[face].cap_height * size / 1000
