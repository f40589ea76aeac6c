"""The tally of a barometer: how many people gave each answer to each statement, before and after."""

from __future__ import annotations

from kit.model.blank import Blank, Places, Word, named
from kit.model.blanks import places
from kit.model.sheet import Repeated, SimpleQuestionnaire, Worksheet
from kit.reading.source import Text

_SIDES = ("avant", "apres")


class Tally(Worksheet, kw_only=True):
    """A box for each answer: statements down, the levels of their scale, before on the left and after on the right."""

    scale: tuple[Text, ...]
    statements: tuple[Text, ...]
    boxes: Repeated = 15
    simple: SimpleQuestionnaire | None = None


@places.register
def _(sheet: Tally) -> Places:
    """How many sheets there were on each side, then how many people gave each answer."""
    for side, word in enumerate(_SIDES):
        yield ("sheets", side, 0), Blank(f"feuilles/{word}", (Word("feuilles"), Word(word)))
    levels = named(sheet.scale)
    for i, (statement, word) in enumerate(zip(sheet.statements, named(sheet.statements), strict=True)):
        for side, when in enumerate(_SIDES):
            for k, level in enumerate(levels):
                said = (statement, Word(when), sheet.scale[k])
                yield ("counts", i, side, k), Blank(f"{word}/{when}-{level}", said, statement)
