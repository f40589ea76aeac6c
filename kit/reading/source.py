"""The text of one file, and the places in it that a diagnostic can point at."""

from __future__ import annotations

import re
from typing import NamedTuple

# What no text may hold, however it was written: control characters, those that reorder what stands beside them, halves
# of characters. A tab and the ends of lines are none of these.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


class Source:
    """A file that was read: its name as the reader knows it, and its lines."""

    __slots__ = ("name", "text", "_lines")
    above = 0  # lines of the file before this text

    def __init__(self, name: str, text: str):
        self.name = name
        self.text = text
        self._lines: list[str] | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the whole file, without a byte-order mark."""
        from hashlib import sha256

        return sha256(self.text.encode()).hexdigest()

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its end; empty past the end."""
        if self._lines is None:
            # The door lets through no control character, so these are the line ends that YAML counts too.
            self._lines = self.text.splitlines()
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


class Place(NamedTuple):
    """Where a value stands: line and column from 1, and how many characters it covers."""

    source: Source
    line: int = 1
    column: int = 1
    length: int = 1


class Text(str):
    """A scalar as it was written: a plain string that knows its place.

    `length` counts the characters it covers on its first line, quotes included; 0 where nothing was written.
    """

    __slots__ = ("source", "line", "column", "length", "_first")

    source: Source
    line: int
    column: int
    length: int

    @property
    def place(self) -> Place | None:
        """None for a text that did not come out of a file."""
        return Place(self.source, self.line, self.column, max(1, self.length)) if hasattr(self, "source") else None

    def reworded(self, words: str) -> Text:
        """Other words in the same place."""
        text = Text(words)
        if hasattr(self, "source"):
            text.source, text.line, text.column, text.length = self.source, self.line, self.column, self.length
        if hasattr(self, "_first"):
            text._first = self._first
        return text

    def translated(self, words: str) -> Text:
        """The same in the words of a region, still known by those that it was written in."""
        text = self.reworded(words)
        text._first = self.first
        return text

    @property
    def first(self) -> str:
        """What it is known by: the words it was written in, whatever a region says in their place."""
        return getattr(self, "_first", self)

    @property
    def blank(self) -> bool:
        """Whether nothing was written where this stands (`title:` and no more), not even quotes."""
        return not self and getattr(self, "length", None) == 0


class Map(dict):
    """A mapping as it was written. Its keys are plain strings; `named` holds each as Text, with its place."""

    __slots__ = ("place", "named")


class Seq(list):
    """A list as it was written."""

    __slots__ = ("place",)


def place_of(value: object) -> Place | None:
    """The place of anything that came out of a file; None for what did not."""
    place = getattr(value, "place", None)
    return place if isinstance(place, Place) else None
