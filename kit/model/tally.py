"""The tally of a barometer: how many people gave each answer to each statement, before and after."""

from __future__ import annotations

from kit.model.sheet import Repeated, SimpleQuestionnaire, Worksheet
from kit.reading.source import Text


class Tally(Worksheet, kw_only=True):
    """A box for each answer: statements down, the levels of their scale, before on the left and after on the right."""

    scale: tuple[Text, ...]
    statements: tuple[Text, ...]
    boxes: Repeated = 15
    simple: SimpleQuestionnaire | None = None
