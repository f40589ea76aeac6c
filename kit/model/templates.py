"""Which templates of sheets there are, by the name that a script gives them, each with the struct of its keys."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from kit.model.sheet import Canvas, Digest, Form, Handout, Headcount, Poster, Questionnaire, Sheet, Table, Tent, Tree
from kit.model.training_sheets import Register, Syllabus

SHEETS: dict[str, type[Sheet]] = {
    "poster": Poster, "tree": Tree, "canvas": Canvas, "table": Table, "form": Form, "handout": Handout,
    "questionnaire": Questionnaire, "tent": Tent, "headcount": Headcount, "digest": Digest,
    "register": Register, "syllabus": Syllabus,
}
TemplateName = Literal[tuple(SHEETS)]


class Template(Struct, frozen=True):
    """What is read of a sheet first, because it decides which keys the rest may have."""

    template: TemplateName
