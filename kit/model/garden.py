"""Where a garden stands: its conditions, the signs by which one looks at them, the stages of growth."""

from __future__ import annotations

from kit.model.blank import Blank, Places, Word, named
from kit.model.blanks import places, sections_of
from kit.model.deck import Colour, Shape
from kit.model.sheet import Section, SimplePoint, Worksheet
from kit.model.simple import SimpleCondition
from kit.model.workshop import Part, Sides
from kit.reading.source import Text


class Stage(Part, kw_only=True):
    """A stage of growth, from seed to tree, and how one tells it."""

    title: Text
    text: Text | None = None
    simple: SimplePoint | None = None


class Condition(Part, kw_only=True):
    """What a garden cannot do without, and the signs by which it is looked at."""

    title: Text
    hint: Text | None = None
    items: tuple[Text, ...]
    colour: Colour = "green"
    letter: Text | None = None
    shape: Shape | None = None
    simple: SimpleCondition | None = None


class Garden(Worksheet, kw_only=True):
    """Each sign at its stage, side by side on a lying sheet; then sections of questions. Nothing is added up."""

    stages: tuple[Stage, ...]
    conditions: tuple[Condition, ...]
    back: tuple[Section, ...] = ()
    sides: Sides = 1


@places.register
def _(sheet: Garden) -> Places:
    """The stage of each sign, the condition that decides, and what is asked below."""
    stages = tuple(stage.title for stage in sheet.stages)
    words = named([condition.title for condition in sheet.conditions])
    for c, (condition, word) in enumerate(zip(sheet.conditions, words, strict=True)):
        for i, (item, key) in enumerate(zip(condition.items, named(condition.items), strict=True)):
            yield ("conditions", c, i), Blank(f"{word}/{key}", (condition.title, item), item, stages, one=True)
    yield ("deciding",), Blank("jardin/condition-qui-decide", (Word("condition"),))
    yield from sections_of(sheet.back)
