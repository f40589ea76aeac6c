"""Answers that were written on sheets, to be printed on the next ones: one file for each filled copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from kit.model.blank import Blank, Path
from kit.model.workshop import Part
from kit.reading.source import Text


class Cards(NamedTuple):
    """What was written elsewhere and goes on the blank cards of a deck, a card each."""

    deck: str
    fronts: tuple[Text, ...]


class Results(Part, kw_only=True):
    """What a copy of the sheet `results` says, by section and question, in the words of kit/model/blank.py.

    `lines` is what stands in the first column of a table, written as a list.
    """

    results: Text
    answers: dict[str, dict[str, Text]] = {}
    lines: tuple[Text, ...] = ()

    def said(self, name: str) -> Text | str:
        """The answer of that name; empty where there is none."""
        section, _, key = name.partition("/")
        return self.answers.get(section, {}).get(key, "")

    def renamed(self, usual: Mapping[Path, Blank], other: Mapping[Path, Blank]) -> Results:
        """The same answers for a sheet that says the same in other words."""
        answers: dict[str, dict[str, Text]] = {}
        for path, blank in usual.items():
            answer = self.said(blank.name)
            if answer and path in other:
                section, _, key = other[path].name.partition("/")
                answers.setdefault(section, {})[key] = _retold(answer, blank, other[path])
        return replace(self, answers=answers)

    @property
    def named(self) -> Iterator[tuple[str, Text]]:
        """Each answer with its name."""
        return ((f"{section}/{key}", answer) for section, keys in self.answers.items() for key, answer in keys.items())


class Handed(NamedTuple):
    """Answers for sheets, those that were given among them, and words for cards."""

    results: tuple[Results, ...] = ()
    cards: tuple[Cards, ...] = ()


def _retold(answer: Text, usual: Blank, other: Blank) -> Text | str:
    """An answer as it stands; choices in the words of the other sheet."""
    if not usual.choices:
        return answer
    ticked = usual.ticked(answer)
    return other.ticking(i for i, choice in enumerate(usual.choices) if usual.box(choice)[1] in ticked)
