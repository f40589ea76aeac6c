"""Where a word may be cut at a line's end: at its own hyphens, by the dictionary, an address after its slashes.

The dictionary is that of pyphen, its patterns those of F. M. Liang (Word Hy-phen-a-tion by Com-put-er, 1983). They are
read here as they are needed: the library reads all 3,000 before it cuts the first word, which takes longer than a guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from kit.reading.door import read_bytes

# What is put where the dictionary cuts: drawn as a hyphen, and known to a reader's ear as no part of the word.
SOFT_HYPHEN = "\u00ad"
_KEPT = 3  # letters that stay on either side
# After a hyphen of the word's own, or inside a run of letters (no word has more than forty).
_CHANCES = re.compile(r"(?<=\w\w\w-)(?=\w\w\w)|(?<![^\W\d_])[^\W\d_]{6,40}(?![^\W\d_])")
_SIGNS = ("://", "www.", "@")
_SLASHES = re.compile(r"(?<=[^/:]/)(?=[^/])")
_DICTIONARIES = {"fr": "fr", "en": "en_GB"}
_KEPT_WORDS = 5000  # at most: a text of any length takes no more memory

Point = tuple[int, str]


class Hyphens:
    """The points of words, found as they are asked for; the dictionary is loaded when it is first needed."""

    def __init__(self, language: str):
        self.language = language
        self._known: dict[str, list[int]] = {}
        self._patterns: Patterns | None = None

    def points(self, text: str) -> Iterator[Point]:
        """Where the text may be cut, from its beginning on, each with what is put before the cut."""
        for chance in _CHANCES.finditer(text):
            if chance[0]:
                yield from ((chance.start() + at, SOFT_HYPHEN) for at in self._by_dictionary(chance[0]))
            else:
                yield chance.start(), ""

    def _by_dictionary(self, letters: str) -> list[int]:
        if letters not in self._known:
            self._patterns = self._patterns or Patterns(self.language)
            if len(self._known) >= _KEPT_WORDS:
                self._known.clear()
            self._known[letters] = [at for at in self._patterns.points(letters) if _KEPT <= at <= len(letters) - _KEPT]
        return self._known[letters]


class Patterns:
    """The patterns of one language, by their letters: `1b2r` says how good a cut is before, inside and after `br`.

    Odd figures are for a cut, even ones against, and the highest has it. A dot is the edge of the word.
    """

    def __init__(self, language: str):
        folder = Path(PathFinder.find_spec("pyphen").submodule_search_locations[0], "dictionaries")
        name = _DICTIONARIES.get(language)
        written = read_bytes(folder / f"hyph_{name}.dic", folder).decode() if name else ""
        self._written = dict(zip(re.sub("[0-9]", "", written).split("\n"), written.split("\n"), strict=True))
        self._longest = max(map(len, self._written))

    def points(self, letters: str) -> list[int]:
        """Where the letters may be cut, however near to an edge."""
        word = f".{letters.lower()}."
        best = [0] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                pattern = self._written.get(word[start:end])
                for at, figure in _figures(pattern) if pattern else ():
                    best[start + at] = max(best[start + at], figure)
        return [at - 1 for at, figure in enumerate(best) if figure % 2]


def _figures(pattern: str) -> Iterator[tuple[int, int]]:
    """The figures of a pattern, each with how many letters stand before it."""
    at = 0
    for sign in pattern:
        if sign.isdecimal():
            yield at, int(sign)
        else:
            at += 1


def is_address(text: str) -> bool:
    """Whether a hyphen put into the word would make a wrong address of it."""
    return any(sign in text for sign in _SIGNS)


def slashes(text: str) -> Iterator[Point]:
    """Where an address may go on in the next line, from its beginning on."""
    return ((match.start(), "") for match in _SLASHES.finditer(text))
