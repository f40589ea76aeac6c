"""Which templates of sheets there are, by the name that a script gives them, each with the struct of its keys."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kit.model.budget import Budget
from kit.model.calendars import Calendar, Training
from kit.model.garden import Garden
from kit.model.memo import Memo
from kit.model.rings import Rings
from kit.model.sheet import Canvas, Digest, Form, Handout, Headcount, Poster, Questionnaire, Sheet, Table, Tent, Tree
from kit.model.tally import Tally
from kit.model.training_sheets import Register, Syllabus
from kit.reading.source import Text

SHEETS: dict[str, type[Sheet]] = {
    "poster": Poster, "tree": Tree, "canvas": Canvas, "table": Table, "form": Form, "handout": Handout,
    "questionnaire": Questionnaire, "tent": Tent, "headcount": Headcount, "digest": Digest,
    "calendar": Calendar, "training": Training,
    "tally": Tally, "budget": Budget, "garden": Garden, "rings": Rings,
    "memo": Memo, "register": Register, "syllabus": Syllabus,
}
TemplateName = Literal[tuple(SHEETS)]


def deck_of(sheet: Sheet) -> Text | None:
    """The name of the deck that a sheet is made from; None for one that says all by itself."""
    return getattr(sheet, "deck", None)


class Template(Struct, frozen=True):
    """What is read of a sheet first, because it decides which keys the rest may have."""

    template: TemplateName
