"""The two sheets of a training action: who was there (register), and what it is about (syllabus)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kit.model.blank import Blank, Places, named
from kit.model.blanks import places
from kit.model.sheet import Repeated, Rows, Worksheet
from kit.model.workshop import Part
from kit.reading.source import Text

# What an event, its workshop and its running order may already say.
Known = Literal["title", "module", "organisation", "declaration", "date", "hours", "place", "team", "audience",
                "prerequisites", "objectives", "content", "means", "assessment", "accessibility", "delay", "price"]


class Fact(Part, kw_only=True):
    """A label, and beside it what `says` stands for; else `text`, the same each time; else lines to write on."""

    label: Text
    says: Known | None = None
    text: Text | None = None
    hint: Text | None = None
    lines: Repeated = 1


class Register(Worksheet, kw_only=True):
    """Who was there: a row a person, a column each half-day, to be signed. It has no column for anything else.

    person, team, signature: the words of its heads. rows: without a session; spare: blank ones for who comes besides.
    foot: what people are told of their data.
    """

    facts: tuple[Fact, ...]
    person: Text
    team: Text
    signature: Text
    rows: Rows = 12
    spare: Rows = 2
    foot: tuple[Fact, ...] = ()


class Framework(Part, kw_only=True):
    """The rules that a programme is written by: their name, their version, and those of them that it meets."""

    name: Text
    version: Text
    indicators: tuple[Text, ...]


class Syllabus(Worksheet, kw_only=True):
    """The programme of a training action: facts, and by which rules."""

    facts: tuple[Fact, ...]
    framework: Framework | None = None


@places.register
def _(sheet: Register) -> Places:
    yield from _facts(sheet.facts, "facts", "seance")
    yield from _facts(sheet.foot, "foot", "donnees")


@places.register
def _(sheet: Syllabus) -> Places:
    yield from _facts(sheet.facts, "facts", "programme")


def _facts(facts: Sequence[Fact], path: str, section: str) -> Places:
    for i, (fact, word) in enumerate(zip(facts, named([fact.label for fact in facts]), strict=True)):
        if not fact.text:
            yield (path, i), Blank(f"{section}/{word}", (fact.label,), fact.label)
