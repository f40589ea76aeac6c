"""One place to write on a sheet, and the name that a filled copy is read back by.

A name is two words of plain letters, of the section and of what is asked: `la-suite/prochaine-date`. Where a place
stands in the sheet is its path: ("sections", 5, 2) is the third question of the sixth section.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kit.reading.source import Text

Path = tuple[str | int, ...]

_LONGEST = 48  # letters of a word of a name
_NUMBERED = re.compile(r"\s*\d+\s*[.)]\s*(?=\S)")
_SEVERAL = " | "  # between the choices ticked in one question


class Word(str):
    """A part of a label that the kit says itself: a key of the printed words under `fields`."""


class Blank(NamedTuple):
    """One place to write, or the boxes of one question; `said` is what tells it apart when only it is heard.

    `text` is what it is named for in the script. Of several boxes `one` may be ticked, or any.
    """

    name: str
    said: tuple[str | int, ...]
    text: Text | None = None
    choices: tuple[Text, ...] = ()
    one: bool = False

    def box(self, choice: str) -> tuple[str, str]:
        """What the box of a choice is called in a file, and the word it stands for there."""
        word = word_of(choice)
        return (self.name if self.one else f"{self.name}/{word}"), word

    def ticked(self, answer: str) -> frozenset[str]:
        """The words of the choices that an answer ticks."""
        return frozenset(word_of(choice.strip()) for choice in answer.split(_SEVERAL.strip()) if choice.strip())

    def answer(self, given: Mapping[str, str], usual: Blank) -> str:
        """What a file says here, by the names of its fields: a text, or the choices ticked, in the words of `usual`."""
        if not self.choices:
            return given.get(self.name, "")
        boxes = map(self.box, self.choices)
        return usual.ticking(i for i, (name, word) in enumerate(boxes) if given.get(name) == word)

    def ticking(self, numbers: Iterable[int]) -> str:
        """The answer that ticks these of its choices, counted from 0."""
        return _SEVERAL.join(str(self.choices[i]).rstrip(" :") for i in numbers if i < len(self.choices))

    @property
    def fields(self) -> dict[tuple[str, str], Text | None]:
        """What its fields are called in a file, with the words of boxes; and what each is named for in the script."""
        return {self.box(choice): choice for choice in self.choices} if self.choices else {(self.name, ""): self.text}


Places = Iterator[tuple[Path, Blank]]


def slug(text: str) -> str:
    """Plain small letters and figures, words joined by dashes."""
    letters = _first(text).lower().replace("œ", "oe").replace("æ", "ae").replace("'", " ").replace("’", " ")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    word = "-".join(re.findall("[a-z0-9]+", plain))
    return word if len(word) <= _LONGEST else word[:_LONGEST + 1].rpartition("-")[0] or word[:_LONGEST]


def word_of(choice: str) -> str:
    """The word of a choice, also of one without letters."""
    return slug(choice) or "u" + "-".join(f"{ord(char):x}" for char in _first(choice).strip())


def named(texts: Sequence[str]) -> list[str]:
    """A word for each text of a section; the number of a question is left out unless only it tells two apart."""
    texts = [_first(text) for text in texts]
    short = [slug(_NUMBERED.sub("", text, 1)) for text in texts]
    shared = Counter(short)
    words = [slug(text) if shared[word] > 1 else word for text, word in zip(texts, short, strict=True)]
    return [word or f"champ{number}" for number, word in enumerate(words, 1)]


def _first(text: str) -> str:
    """The words that a text is named for: those it was written in, so that a region's own change no name."""
    return str(text.first if isinstance(text, Text) else text)
