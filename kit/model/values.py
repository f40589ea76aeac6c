"""The small values of a script (minutes, hours, sizes, shares), parsed once, at the edge, from text.

Each parser raises ValueError with a code of kit/locales; kit/model/checking adds the place.
"""

from __future__ import annotations

import re
from datetime import date
from operator import itemgetter

DAY = 24 * 60
# Under five minutes a pause or an exercise is not worth starting: what may fall to zero stops here, or goes.
SHORTEST = 5
_YEARS = range(1900, 2200)  # of a session; in the first and the last year there are, clocks cannot be worked out
_HOURS = r"\s*(\d{1,2})\s*(?::\s*(\d{2})|[hH]\s*(\d{2})?)\s*"
_PAPERS = {"A0": (841, 1189), "A1": (594, 841), "A2": (420, 594), "A3": (297, 420), "A4": (210, 297),
           "A5": (148, 210), "A6": (105, 148), "A7": (74, 105), "LETTER": (215.9, 279.4)}
# Card sizes in mm. The "-x" sizes are honest trims: that many fit a printable A4, with room for marks.
_CARDS = {"poker": (63, 88), "bridge": (57, 89), "euro": (59, 92), "tarot": (70, 120), "mini": (44, 68),
          "visite": (85, 55), "jeton": (45, 45), "pastille": (24, 24),
          "a5-x2": (138, 196), "a6-x4": (98, 138), "a7-x8": (70, 98)}


# What papers are called by who buys them; by the shorter and the longer side, in whole mm.
_BOUGHT = {(210, 297): "A4", (297, 420): "A3", (216, 279): "Letter"}


def decimal(value: float, places: int = 2) -> str:
    """A number as it is written in French: `1,25`."""
    return f"{round(value, places):g}".replace(".", ",")


def paper_named(sides: tuple[float, float]) -> str:
    """The name under which a paper of these sides, in mm, is bought; empty where it has none."""
    short, long = sorted(map(round, sides))
    return _BOUGHT.get((short, long), "")


# Tuples and not NamedTuples, because msgspec would read a NamedTuple from a list by itself.
class Range(tuple):
    """Least, usual, most: `5/8/10`, or one number three times."""

    __slots__ = ()
    least = property(itemgetter(0))
    usual = property(itemgetter(1))
    most = property(itemgetter(2))

    def __new__(cls, least: int, usual: int, most: int) -> Range:
        return super().__new__(cls, (least, usual, most))

    @classmethod
    def parse(cls, text: str, limit: int = DAY) -> Range:
        parts = [part.strip() for part in text.split("/")]
        if len(parts) not in (1, 3) or not all(re.fullmatch(r"\d{1,4}", part, re.ASCII) for part in parts):
            raise ValueError("trois-nombres")
        numbers = [int(part) for part in parts] * (3 if len(parts) == 1 else 1)
        if not numbers[0] <= numbers[1] <= numbers[2]:
            raise ValueError("nombres-decroissants")
        if numbers[2] > limit:
            raise ValueError("nombre-trop-grand")
        return cls(*numbers)


class Span(tuple):
    """From so many to so many: `2-4`, or one number twice."""

    __slots__ = ()
    least = property(itemgetter(0))
    most = property(itemgetter(1))

    def __new__(cls, least: int, most: int) -> Span:
        return super().__new__(cls, (least, most))

    def times(self, factor: int) -> Span:
        """So many times as many, at least and at most."""
        return Span(self.least * factor, self.most * factor)

    @classmethod
    def parse(cls, text: str) -> Span:
        match = re.fullmatch(r"\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?", text, re.ASCII)
        if not match:
            raise ValueError("intervalle-illisible")
        least, most = int(match[1]), int(match[2] or match[1])
        if not 0 < least <= most:
            raise ValueError("intervalle-illisible")
        return cls(least, most)


class Size(tuple):
    """Width and height in mm, and the name it was asked by (empty for measures)."""

    __slots__ = ()
    width = property(itemgetter(0))
    height = property(itemgetter(1))
    name = property(itemgetter(2))

    def __new__(cls, width: float, height: float, name: str = "") -> Size:
        return super().__new__(cls, (width, height, name))

    @classmethod
    def parse(cls, text: str) -> Size:
        """A named size, or measures such as `70 x 120 mm`."""
        named = _CARDS.get(text.strip().lower()) or _PAPERS.get(text.strip().upper())
        if named:
            return cls(*named, text.strip())
        match = re.fullmatch(r"\s*([0-9]{1,4}(?:[.,][0-9])?)\s*[x×]\s*([0-9]{1,4}(?:[.,][0-9])?)\s*mm\s*", text)
        if not match:
            raise ValueError("taille-inconnue")
        width, height = (float(part.replace(",", ".")) for part in match.groups())
        if not (20 <= width <= 1200 and 20 <= height <= 1200):
            raise ValueError("taille-hors-bornes")
        return cls(width, height)

    @property
    def measures(self) -> str:
        """`63 × 88 mm`."""
        return f"{decimal(self.width)} × {decimal(self.height)} mm"

    @property
    def turned(self) -> Size:
        return Size(self.height, self.width, self.name)

    @property
    def landscape(self) -> Size:
        return self if self.width >= self.height else self.turned

    def divided(self, factor: float) -> Size:
        """So many times smaller, under the same name."""
        return Size(self.width / factor, self.height / factor, self.name)


SIZE_NAMES = (*_CARDS, *_PAPERS)
PAPERS = tuple(_PAPERS)


class Spare(tuple):
    """What is printed on top of the need: a number of pieces, or a share of the need."""

    __slots__ = ()
    pieces = property(itemgetter(0))
    percent = property(itemgetter(1))

    def __new__(cls, pieces: int = 0, percent: int = 0) -> Spare:
        return super().__new__(cls, (pieces, percent))

    @classmethod
    def parse(cls, text: str) -> Spare:
        match = re.fullmatch(r"\s*(\d{1,3})\s*(%?)\s*", text, re.ASCII)
        if not match:
            raise ValueError("reserve-illisible")
        return cls(percent=int(match[1])) if match[2] else cls(pieces=int(match[1]))

    def of(self, need: int) -> int:
        """How many pieces to add to `need`; a share is rounded up and never below one."""
        return self.pieces + -(-need * self.percent // 100)


def parse_clock(text: str) -> int:
    """Minutes after midnight from `14:00`, `14h`, `14h00` or `14 h 30`."""
    match = re.fullmatch(_HOURS, text, re.ASCII)
    if not match or int(match[1]) > 23 or int(match[2] or match[3] or 0) > 59:
        raise ValueError("heure-illisible")
    return int(match[1]) * 60 + int(match[2] or match[3] or 0)


def parse_duration(text: str) -> int:
    """Minutes from `90`, `90 min`, `1h30`, `1 h` or `1:30`."""
    match = re.fullmatch(r"\s*(\d{1,4})\s*(?:min|minutes)?\s*", text, re.ASCII)
    if match:
        minutes = int(match[1])
    else:
        match = re.fullmatch(_HOURS, text, re.ASCII)
        if not match or int(match[2] or match[3] or 0) > 59:
            raise ValueError("duree-illisible")
        minutes = int(match[1]) * 60 + int(match[2] or match[3] or 0)
    if not 0 < minutes <= DAY:
        raise ValueError("duree-hors-bornes")
    return minutes


def parse_date(text: str) -> date:
    """A day from `2027-01-12` or `12/01/2027`."""
    for pattern, order in ((r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 1, 2)), (r"(\d{1,2})/(\d{1,2})/(\d{4})", (2, 1, 0))):
        match = re.fullmatch(rf"\s*{pattern}\s*", text, re.ASCII)
        if match:
            try:
                found = date(*(int(match[i + 1]) for i in order))
            except ValueError:
                break
            if found.year not in _YEARS:
                raise ValueError("date-hors-bornes")
            return found
    raise ValueError("date-illisible")
