"""Words become what shows them in a PDF: the codes of a font, neighbours kerned; each is worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise, zip_longest

from kit.pdf.embedding import EmbeddedFont
from kit.pdf.syntax import short
from kit.typesetting.fonts import Tracking

Used = defaultdict[tuple[str, int], set[str]]  # (face, set) → texts that it shows
_MOST = 8_000  # words, and lines, that are remembered


class Lettering:
    """The faces of one family, as they are drawn in any number of files."""

    def __init__(self, fonts: Mapping[str, EmbeddedFont], kerns: Mapping[str, Mapping[tuple[str, str], float]],
                 tracking: Tracking = Tracking()):
        self.fonts, self.tracking = fonts, tracking
        # A face that is drawn with another's file goes by that one's name.
        self._drawn_with = {face: font.key for face, font in fonts.items()}
        self._names = {face: f"F{place}" for place, face in enumerate(fonts)}
        self._moves = {face: _Moves(kerns[face]) for face in fonts}
        self._lines = {face: _Lines(_Words(font, self._moves[face])) for face, font in fonts.items()}
        self._sizes: dict[tuple[str, float], str] = {}

    def name(self, face: str, index: int) -> str:
        """What a set of a face is called in every file."""
        return f"{self._names[face]}S{index}"

    def show(self, face: str, text: str, used: Used) -> list[tuple[str, str]]:
        """(font resource, what shows a part of the text in it); what is used of the face is noted."""
        face = self._drawn_with[face]
        shown = self._lines[face][text]
        if shown is None:
            return self._show_rare(face, text, used)
        used[face, 0].add(text)
        return [(f"{self._names[face]}S0", shown)]

    def _show_rare(self, face: str, text: str, used: Used) -> list[tuple[str, str]]:
        """The same for a text with characters of other sets: each part ends with how far the next is moved."""
        moves, shown, at = self._moves[face], [], 0
        for index, codes in self.fonts[face].encoding.split(text):
            part, following = text[at:at + len(codes)], text[at + len(codes):at + len(codes) + 1]
            at += len(codes)
            used[face, index].add(part)
            woven = _woven(codes, [moves[pair] for pair in pairwise(part + following)])
            shown.append((self.name(face, index), _shown(woven)))
        return shown

    def select(self, name: str, size: float) -> str:
        """The operators that choose a font at a size, and what is added there after characters and spaces."""
        found = self._sizes.get((name, size))
        if found is None:
            letter, word = (short(more * size / 1000) for more in self.tracking)
            tracked = f"{letter} Tc {word} Tw " if any(self.tracking) else ""
            found = self._sizes[name, size] = f"/{name} {short(size)} Tf {tracked}"
        return found


class _Words(dict[str, str | None]):
    """Word → its codes; between two that are kerned stands `)…(`, how far they move apart. None: of other sets."""

    def __init__(self, font: EmbeddedFont, moves: _Moves):
        super().__init__()
        self._font, self._moves = font, moves

    def __missing__(self, word: str) -> str | None:
        if len(self) >= _MOST:
            self.clear()
        encoding, moves, codes = self._font.encoding, self._moves, None
        if encoding.is_simple(word):
            codes = _woven(encoding.codes(word), [moves[pair] for pair in pairwise(word)])
        self[word] = codes
        return codes


class _Moves(dict[tuple[str, str], str]):
    """Two neighbours → what stands between their codes; a PDF counts to the left, in thousandths of the size.

    A space is kerned with neither.
    """

    def __init__(self, kerns: Mapping[tuple[str, str], float]):
        super().__init__()
        self._kerns = kerns

    def __missing__(self, pair: tuple[str, str]) -> str:
        kern = 0 if " " in pair else self._kerns[pair]
        move = self[pair] = f"){short(-kern)}(" if kern else ""
        return move


class _Lines(dict[str, str | None]):
    """Text → what shows it; much of what is printed stands on every card. None as with words."""

    def __init__(self, words: _Words):
        super().__init__()
        self._words = words

    def __missing__(self, text: str) -> str | None:
        if len(self) >= _MOST:
            self.clear()
        known = self._words
        words = [known[word] for word in text.split(" ")]
        shown = self[text] = None if None in words else _shown(" ".join(words))
        return shown


def _woven(codes: str, moves: list[str]) -> str:
    """Codes, and after each the move to the next."""
    if not any(moves):
        return codes
    return "".join([part for pair in zip_longest(codes, moves, fillvalue="") for part in pair])


def _shown(inside: str) -> str:
    return f"[({inside})]TJ" if ")" in inside else f"({inside})Tj"
