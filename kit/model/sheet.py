"""A blank or ready sheet: one struct per template, because each template has its own keys."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from kit.model.deck import Category, Colour, Shape
from kit.model.simple import (
    SimpleArea,
    SimpleColumn,
    SimpleHeadcount,
    SimplePoint,
    SimplePoster,
    SimpleQuestion,
    SimpleQuestionnaire,
    SimpleSection,
    SimpleSheet,
    SimpleTable,
    SimpleTent,
    SimpleTreePart,
    SimpleWorksheet,
)
from kit.model.workshop import Part, Positive, Sides
from kit.reading.source import Text
from kit.speech import USUAL

# How often something is repeated on a sheet that people fill in.
Rows = Annotated[int, Meta(ge=0, le=500)]
Repeated = Annotated[int, Meta(ge=1, le=500)]
Columns = Annotated[int, Meta(ge=1, le=24)]
# What a region's overlay says in the place of a hint.
Local = Literal["convention"]


class Sheet(Part, kw_only=True):
    """What every sheet says. Sizes are paper names, the first is the usual one."""

    sheet: Text
    title: Text
    template: Text
    language: Text = Text(USUAL)
    sizes: tuple[Text, ...] = (Text("A4"),)
    orientation: Literal["portrait", "landscape"] = "portrait"
    version: Positive = 1
    note: Text | None = None
    guide: tuple[Text, ...] = ()
    weight: Positive | None = None
    simple: SimpleSheet | None = None
    reviewed_by: Text | None = None


class Worksheet(Sheet, kw_only=True):
    """A sheet that is written on or read from near. `destroy`: not to be kept after use.

    later: used on another day than that of the event.
    private: it belongs to whoever writes on it; it is a file of its own, and nothing written on it goes elsewhere.
    """

    intro: Text | None = None
    destroy: bool = False
    later: bool = False
    private: bool = False
    simple: SimpleWorksheet | None = None


def is_private(sheet: Sheet) -> bool:
    """Whether what is written on it belongs to whoever wrote it."""
    return isinstance(sheet, Worksheet) and sheet.private


class Point(Part, kw_only=True):
    title: Text | None = None
    text: Text | None = None
    icon: Text | None = None
    simple: SimplePoint | None = None


class Poster(Sheet, kw_only=True):
    """Read from across a room: one sentence, a few points, a closing line."""

    lead: Text
    points: tuple[Point, ...] = ()
    closing: Text | None = None
    symbol: Shape | None = None
    colour: Colour = "green"
    simple: SimplePoster | None = None


class TreePart(Part, kw_only=True):
    name: Text
    meaning: Text
    simple: SimpleTreePart | None = None


class Tree(Sheet, kw_only=True):
    """The competence tree; what each part means differs from team to team, so it stands in the file."""

    soil: TreePart
    roots: TreePart
    trunk: TreePart
    branches: TreePart
    leaves: TreePart
    fruits: TreePart
    buds: TreePart
    legend: tuple[Category, ...] = ()
    intro: Text | None = None
    simple: SimpleWorksheet | None = None


class Area(Part, kw_only=True):
    """One box of a canvas. `span` counts columns, `weight` its share of the height beside the others."""

    title: Text
    hint: Text | None = None
    span: Columns = 1
    weight: Positive = 1
    choices: tuple[Text, ...] = ()
    colour: Colour | None = None
    letter: Text | None = None
    shape: Shape | None = None
    local: Local | None = None
    simple: SimpleArea | None = None


class Canvas(Worksheet, kw_only=True):
    """Boxes to fill in together, in rows of `columns`."""

    columns: Columns = 2
    areas: tuple[Area, ...]


class Column(Part, kw_only=True):
    title: Text
    hint: Text | None = None
    width: Positive = 1
    simple: SimpleColumn | None = None


class Table(Worksheet, kw_only=True):
    """A table to fill in: columns with relative widths, and either blank rows or titled ones."""

    columns: tuple[Column, ...]
    rows: Rows = 0
    row_titles: tuple[Text, ...] = ()
    simple: SimpleTable | None = None


class Question(Part, kw_only=True):
    """One thing to fill in: lines to write on, boxes to tick, or a scale."""

    label: Text
    hint: Text | None = None
    lines: Repeated = 1
    choices: tuple[Text, ...] = ()
    local: Local | None = None
    simple: SimpleQuestion | None = None


class Section(Part, kw_only=True):
    title: Text
    text: Text | None = None
    points: tuple[Text, ...] = ()
    fields: tuple[Question, ...] = ()
    simple: SimpleSection | None = None


class Form(Worksheet, kw_only=True):
    """Sections of questions with room to write."""

    sections: tuple[Section, ...]
    sides: Sides = 1


class Handout(Worksheet, kw_only=True):
    """Sections of text to take home; the same structure as a form, without blanks."""

    sections: tuple[Section, ...]
    sides: Sides = 1


class Questionnaire(Worksheet, kw_only=True):
    """The same scale under each statement, then open questions."""

    scale: tuple[Text, ...]
    statements: tuple[Text, ...]
    questions: tuple[Question, ...] = ()
    simple: SimpleQuestionnaire | None = None


class Tent(Worksheet, kw_only=True):
    """A folded name tent: first name, and nothing that tells a status."""

    prompt: Text
    simple: SimpleTent | None = None


class Headcount(Worksheet, kw_only=True):
    """How many people, never who: moments down, boxes to tick across."""

    moments: tuple[Text, ...]
    boxes: Repeated = 30
    simple: SimpleHeadcount | None = None


class Digest(Worksheet, kw_only=True):
    """Made from a deck, so that it cannot disagree with it: `facts` to take home, `answers` for facilitators."""

    deck: Text
    show: Literal["facts", "answers"]
    sides: Sides = 1
