"""Where a word may be cut at a line's end: at its own hyphens, by the dictionary, an address after its slashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What is put where the dictionary cuts: drawn as a hyphen, and known to a reader's ear as no part of the word.
SOFT_HYPHEN = "\u00ad"
_KEPT = 3  # letters that stay on either side
# After a hyphen of the word's own, or inside a run of letters (no word has more than forty).
_CHANCES = re.compile(r"(?<=\w\w\w-)(?=\w\w\w)|(?<![^\W\d_])[^\W\d_]{6,40}(?![^\W\d_])")
_SIGNS = ("://", "www.", "@")
_SLASHES = re.compile(r"(?<=[^/:]/)(?=[^/])")
_DICTIONARIES = {"fr": "fr_FR", "en": "en_GB"}

Point = tuple[int, str]


class Hyphens:
    """The points of words, found as they are asked for; the dictionary is loaded when it is first needed."""

    def __init__(self, language: str):
        self.language = language
        self._known: dict[str, list[int]] = {}
        self._dictionary = None

    def points(self, text: str) -> Iterator[Point]:
        """Where the text may be cut, from its beginning on, each with what is put before the cut."""
        for chance in _CHANCES.finditer(text):
            if chance[0]:
                yield from ((chance.start() + at, SOFT_HYPHEN) for at in self._by_dictionary(chance[0]))
            else:
                yield chance.start(), ""

    def _by_dictionary(self, letters: str) -> list[int]:
        if letters not in self._known:
            if self._dictionary is None:
                from pyphen import Pyphen

                language = _DICTIONARIES.get(self.language, self.language)
                self._dictionary = Pyphen(lang=language, left=_KEPT, right=_KEPT)
            self._known[letters] = self._dictionary.positions(letters)
        return self._known[letters]


def is_address(text: str) -> bool:
    """Whether a hyphen put into the word would make a wrong address of it."""
    return any(sign in text for sign in _SIGNS)


def slashes(text: str) -> Iterator[Point]:
    """Where an address may go on in the next line, from its beginning on."""
    return ((match.start(), "") for match in _SLASHES.finditer(text))
