"""Which templates of sheets there are, by the name that a script gives them, each with the struct of its keys."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kit.model.budget import Budget
from kit.model.calendars import Calendar, Training
from kit.model.garden import Garden
from kit.model.rings import Rings
from kit.model.sheet import Canvas, Digest, Form, Handout, Headcount, Poster, Questionnaire, Sheet, Table, Tent, Tree
from kit.model.tally import Tally

SHEETS: dict[str, type[Sheet]] = {
    "poster": Poster, "tree": Tree, "canvas": Canvas, "table": Table, "form": Form, "handout": Handout,
    "questionnaire": Questionnaire, "tent": Tent, "headcount": Headcount, "digest": Digest,
    "calendar": Calendar, "training": Training,
    "tally": Tally, "budget": Budget, "garden": Garden, "rings": Rings,
}
TemplateName = Literal[tuple(SHEETS)]


class Template(Struct, frozen=True):
    """What is read of a sheet first, because it decides which keys the rest may have."""

    template: TemplateName
