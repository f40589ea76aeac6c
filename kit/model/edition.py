"""For whom everything is set: as usual, in large print, with more air between letters, or in simple words.

What an edition changes stands in kit/editions, one file each. A deck has editions of its own: see kit/model/editions.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from kit.model.inclusive import Way
from kit.model.printer import Measure
from kit.model.workshop import Part
from kit.reading.source import Text

Thousandths = Annotated[int, Meta(ge=0, le=300)]


class Reading(Part, kw_only=True):
    """One edition of everything.

    suffix: what the names of its folders and files end with. body, small: the least size in points of what is read,
    and of small print; 0 leaves them as they are. leading: the least of running text, in sizes. letter, word: what is
    added after every letter, and more after every space, in thousandths of an em. columns: 1 puts labels above what
    they name. cards: as they are, in large print, or drawn larger until they say nothing under `body`. room: how many
    times wider and taller those held in one hand become besides, for words that are further apart. cream: on a
    cream ground, for screens. inclusive: how people are addressed.
    """

    edition: Text = Text("standard")
    suffix: Text | None = None
    body: Measure = Measure(0)
    small: Measure = Measure(0)
    leading: Measure = Measure(1)
    letter: Thousandths = 0
    word: Thousandths = 0
    italics: bool = True
    columns: Literal[1, 2] = 2
    words: Literal["standard", "simple"] = "standard"
    cards: Literal["own", "large", "enlarged"] = "own"
    room: Measure = Measure(1)
    cream: bool = False
    inclusive: Way = "doublet"

    def addressing(self, way: Way | None) -> Reading:
        """The same, for people who are addressed in that way, where one was asked for; simple words have no points."""
        if way is None or (way == "point-median" and self.words == "simple"):
            return self
        return replace(self, inclusive=way)

    @property
    def creamed(self) -> Reading:
        """The same on a cream ground, for screens."""
        return replace(self, cream=True, suffix=Text("-".join(filter(None, (self.suffix, "creme")))))

    @property
    def described(self) -> str:
        """The words for what is not as usual, keys of kit/locales under `editions`: "", `dys`, `large cream`."""
        return " ".join((self.edition if self.edition != "standard" else "", "cream" if self.cream else "")).strip()

    def factor(self, usual: float) -> float:
        """How much larger a document is drawn whose text is usually of that many points."""
        return max(1.0, self.body / usual)

    def named(self, name: str) -> str:
        """The name of a folder or a file of this edition: no two editions share one."""
        return f"{name}-{self.suffix}" if self.suffix else name
