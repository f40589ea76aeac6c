"""A printer as its owner knows it: how far its backs slip, where it cannot print, how it turns paper."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import replace

from kit.model.workshop import Part
from kit.reading.source import Text

Flip = Literal["long-edge", "short-edge"]
Duplex = Literal["auto", "by-hand", "none"]
Stack = Literal["same", "reversed"]
Weight = Annotated[int, Meta(ge=60, le=400)]
# How far a measured value may lie from none: past that, a sheet was misread or not printed at its size.
OFFSET, TURN = 10.0, 3.0  # mm, degrees
SHORTEST, LONGEST = 90.0, 110.0  # mm that a rule of 100 mm may measure
_NUMBER = re.compile(r"\s*([+\-−]?[0-9]{1,4}(?:[.,][0-9]{1,3})?)\s*(?:mm|°)?\s*")
_WIDEST = 40.0  # mm, more than any printer leaves blank


class Measure(float):
    """Millimetres or degrees, written `1,25`, `-0.5` or `1,25 mm`; in an edition, points or times."""

    @classmethod
    def parse(cls, text: str) -> Measure:
        found = _NUMBER.fullmatch(text)
        if not found:
            raise ValueError("mesure-illisible")
        return cls(found[1].replace(",", ".").replace("−", "-"))


class Offset(Measure):
    """Millimetres by which a print lands beside its place."""

    @classmethod
    def parse(cls, text: str) -> Offset:
        return _within(cls(Measure.parse(text)), -OFFSET, OFFSET, "decalage-hors-bornes")


class Tilt(Measure):
    """Degrees by which a print is turned."""

    @classmethod
    def parse(cls, text: str) -> Tilt:
        return _within(cls(Measure.parse(text)), -TURN, TURN, "rotation-hors-bornes")


class Hundred(Measure):
    """What a rule of 100 mm measures on paper."""

    @classmethod
    def parse(cls, text: str) -> Hundred:
        return _within(cls(Measure.parse(text)), SHORTEST, LONGEST, "echelle-hors-bornes")


def _within(value: Measure, least: float, most: float, code: str) -> Measure:
    if not least <= value <= most:
        raise ValueError(code)
    return value


class Edges(tuple):
    """Widths in mm along the edges of a sheet: top, right, bottom, left. Written as one number, or all four."""

    __slots__ = ()
    top = property(itemgetter(0))
    right = property(itemgetter(1))
    bottom = property(itemgetter(2))
    left = property(itemgetter(3))

    def __new__(cls, top: float, right: float, bottom: float, left: float) -> Edges:
        return super().__new__(cls, (top, right, bottom, left))

    @classmethod
    def even(cls, width: float) -> Edges:
        return cls(width, width, width, width)

    @classmethod
    def parse(cls, text: str) -> Edges:
        widths = [Measure.parse(part) for part in text.replace(" mm", "").split()]
        if len(widths) not in (1, 4):
            raise ValueError("marges-illisibles")
        if min(widths) < 0:
            raise ValueError("marge-negative")
        if max(widths) > _WIDEST:
            raise ValueError("marge-trop-large")
        return cls(*(widths * 4 if len(widths) == 1 else widths))


class PrinterProfile(Part, kw_only=True):
    """What `calibrate` learnt of a printer. All of it is as measured: whoever prints undoes it.

    back_x, back_y: mm by which the back lands to the right of and below its place, seen on the back as it is read;
    back_turn: degrees by which it is turned clockwise about the middle of the sheet. width, height: what a rule of
    100 mm measures on paper, across and down. margins: where it cannot print, for a sheet held upright. flip: the
    edge paper is turned over. stack: whether a stack of printed fronts put back into the tray takes its backs in the
    same order or from the last. heaviest: g/m² it still turns by itself.
    """

    printer: Text
    back_x: Offset = Offset(0)
    back_y: Offset = Offset(0)
    back_turn: Tilt = Tilt(0)
    width: Hundred = Hundred(100)
    height: Hundred = Hundred(100)
    margins: Edges = Edges.even(4)
    flip: Flip = "long-edge"
    duplex: Duplex = "auto"
    stack: Stack = "same"
    heaviest: Weight = 160

    def over(self, flip: str) -> PrinterProfile:
        """The same printer, told to turn paper over that edge.

        Told otherwise than it was measured, it prints its backs head down on the same paper: seen as they are read,
        they slip the other way.
        """
        if flip == self.flip:
            return self
        return replace(self, flip=flip, back_x=Offset(-self.back_x), back_y=Offset(-self.back_y))


# What is written on a command line, too.
KINDS: dict[str, type] = {"width": Hundred, "height": Hundred, "margins": Edges}
