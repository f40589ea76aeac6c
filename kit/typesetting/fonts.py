"""The faces of one family and its symbols, and the width of every word measured once."""

from __future__ import annotations

from collections.abc import Mapping

from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR, SYMBOLS
from kit.typesetting.truetype import TrueType

FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC, SYMBOLS)


class Widths(dict[str, float]):
    """Word → its width in thousandths of an em; KeyError where the font lacks one of its characters."""

    def __init__(self, font: TrueType):
        super().__init__()
        self._chars = _Advances(font)

    def __missing__(self, word: str) -> float:
        chars = self._chars
        total = self[word] = sum([chars[char] for char in word])
        return total


class _Advances(dict[str, float]):
    """Character → its advance."""

    def __init__(self, font: TrueType):
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> float:
        advance = self[char] = self._font.advance(char)
        return advance


class Fonts:
    """What may be set: five faces by name, each with its file, its measures and its widths."""

    def __init__(self, files: Mapping[str, bytes]):
        self.files = files
        self.fonts = {face: TrueType(data) for face, data in files.items()}
        self.widths = {face: Widths(font) for face, font in self.fonts.items()}
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
