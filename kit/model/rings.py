"""A map of who counts for a project: rings around it, in four quarters."""

from __future__ import annotations

from kit.model.blank import Blank, Places, named
from kit.model.blanks import places
from kit.model.deck import Colour, Shape
from kit.model.sheet import SimpleColumn, Worksheet
from kit.model.simple import SimpleRings
from kit.model.workshop import Part
from kit.reading.source import Text


class Quarter(Part, kw_only=True):
    """One quarter of the map; its texts stand in a corner."""

    title: Text
    hint: Text | None = None
    colour: Colour = "green"
    letter: Text | None = None
    shape: Shape | None = None
    simple: SimpleColumn | None = None


class Rings(Worksheet, kw_only=True):
    """What stands in the middle, the rings around it from the nearest on, and up to four quarters."""

    centre: Text
    rings: tuple[Text, ...] = ()
    quarters: tuple[Quarter, ...]
    simple: SimpleRings | None = None


@places.register
def _(sheet: Rings) -> Places:
    for i, (quarter, word) in enumerate(zip(sheet.quarters, named([q.title for q in sheet.quarters]), strict=True)):
        yield ("quarters", i), Blank(f"{word}/reponse", (quarter.title,), quarter.title)
