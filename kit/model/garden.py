"""Where a garden stands: its conditions, the signs by which one looks at them, the stages of growth."""

from __future__ import annotations

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
