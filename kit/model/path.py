"""The path from one workshop to the next: stages, as a garden grows, and what each hands on to those that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from kit.model.workshop import Guide, Part, Positive
from kit.reading.source import Text
from kit.speech import USUAL

GROWTH = ("sol", "graine", "pousse", "plant", "arbre", "jardin")
Growth = Literal["sol", "graine", "pousse", "plant", "arbre", "jardin"]


class Receiver(Part, kw_only=True):
    """Who a gift goes to: a stage; there, what is written goes on cards of a deck, or to a place of a sheet.

    `key` names places as a results file does (kit/model/blank.py): `section/question`, or a column of a table.
    """

    stage: Text
    deck: Text | None = None
    sheet: Text | None = None
    key: Text | None = None

    @property
    def is_printed(self) -> bool:
        """Whether what is received can be printed where it goes, and not only brought along."""
        return bool(self.deck or self.sheet)


class Gift(Part, kw_only=True):
    """What a stage hands on, the sheet it is written on, and which of its places."""

    gift: Text
    sheet: Text
    key: Text | None = None
    to: tuple[Receiver, ...]


class PathStage(Part, kw_only=True):
    """One stop: one workshop, two sittings of it or, with `either`, two ways to it; who comes, when, what follows."""

    stage: Text
    title: Text
    grows: Growth
    workshops: tuple[Text, ...]
    either: bool = False
    guide: tuple[Text, ...] = ()
    who: tuple[Text, ...]
    when: Text
    after: tuple[Text, ...] = ()
    gives: tuple[Gift, ...] = ()


class Beside(Part, kw_only=True):
    """A sheet that is kept with the overview, whatever the stage: at one of its sizes, so many times."""

    sheet: Text
    size: Text | None = None
    count: Positive = 1


class Journey(Part, kw_only=True):
    """The whole path, in the order of its file wherever `after` leaves a choice. `print`: what goes with its overview.
    """

    path: Text
    title: Text
    intro: Text
    language: Text = Text(USUAL)
    version: Positive = 1
    guide: Guide
    print: tuple[Beside, ...] = ()
    stages: tuple[PathStage, ...]

    @property
    def walked(self) -> list[PathStage]:
        """The stages as they are walked: none before those that it comes after."""
        return ordered(self.stages)[0]

    @property
    def gifts(self) -> Iterator[Gift]:
        return (gift for stage in self.stages for gift in stage.gives)


def ordered(stages: Sequence[PathStage]) -> tuple[list[PathStage], list[PathStage]]:
    """The stages as they are walked, and those that never come because they wait for each other."""
    known = {str(stage.stage) for stage in stages}
    found, left, done = [], list(stages), set()
    while ready := next((stage for stage in left if known.intersection(stage.after) <= done), None):
        left.remove(ready)
        found.append(ready)
        done.add(str(ready.stage))
    return found, left


def following(stages: Sequence[PathStage], name: str) -> set[str]:
    """The names of all stages that come after this one, near or far."""
    found, near = set(), {name}
    while near:
        near = {str(stage.stage) for stage in stages if near.intersection(stage.after)} - found
        found |= near
    return found
