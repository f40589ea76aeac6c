"""The places to write on a sheet, each by the name that a filled copy is read back by.

A name is two words of plain letters, of the section and of what is asked: `la-suite/prochaine-date`. Where a place
stands in the sheet is its path: ("sections", 5, 2) is the third question of the sixth section.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import singledispatch
from typing import NamedTuple

from kit.model.budget import Budget
from kit.model.calendars import HALVES, Calendar, Training
from kit.model.garden import Garden
from kit.model.rings import Rings
from kit.model.sheet import Area, Canvas, Form, Headcount, Question, Questionnaire, Section, Sheet, Table
from kit.model.tally import Tally
from kit.model.training_sheets import Fact, Register, Syllabus
from kit.reading.source import Text

Path = tuple[str | int, ...]

_LONGEST = 48  # letters of a word of a name
_NUMBERED = re.compile(r"\s*\d+\s*[.)]\s*(?=\S)")
# What results files call the halves of a day, and what is planned for each month of a training.
_HALVES = {"morning": "matin", "afternoon": "après-midi"}
PLANNED = {"theory": "theorie", "placement": "stage", "rhythm": "rythme"}
_SIDES = ("avant", "apres")  # of a tally
_SEVERAL = " | "  # between the choices ticked in one question


class Word(str):
    """A part of a label that the kit says itself: a key of the printed words under `fields`."""


class Blank(NamedTuple):
    """One place to write, or the boxes of one question; `said` is what tells it apart when only it is heard.

    `text` is what it is named for in the script. Of several boxes `one` may be ticked, or any.
    """

    name: str
    said: tuple[str | int, ...]
    text: Text | None = None
    choices: tuple[Text, ...] = ()
    one: bool = False

    def box(self, choice: str) -> tuple[str, str]:
        """What the box of a choice is called in a file, and the word it stands for there."""
        word = _word(choice)
        return (self.name if self.one else f"{self.name}/{word}"), word

    def ticked(self, answer: str) -> frozenset[str]:
        """The words of the choices that an answer ticks."""
        return frozenset(_word(choice.strip()) for choice in answer.split(_SEVERAL.strip()) if choice.strip())

    def answer(self, given: Mapping[str, str], usual: Blank) -> str:
        """What a file says here, by the names of its fields: a text, or the choices ticked, in the words of `usual`."""
        if not self.choices:
            return given.get(self.name, "")
        boxes = map(self.box, self.choices)
        return usual.ticking(i for i, (name, word) in enumerate(boxes) if given.get(name) == word)

    def ticking(self, numbers: Iterable[int]) -> str:
        """The answer that ticks these of its choices, counted from 0."""
        return _SEVERAL.join(str(self.choices[i]).rstrip(" :") for i in numbers if i < len(self.choices))

    @property
    def fields(self) -> dict[tuple[str, str], Text | None]:
        """What its fields are called in a file, with the words of boxes; and what each is named for in the script."""
        return {self.box(choice): choice for choice in self.choices} if self.choices else {(self.name, ""): self.text}


def blanks(sheet: Sheet) -> dict[Path, Blank]:
    """Every place to write on a sheet, by its path, in reading order; none on what is only read."""
    return dict(_blanks(sheet))


def twins(sheet: Sheet) -> Iterator[tuple[Text, Text]]:
    """Texts for which two places to write would have one name, the second before the first."""
    seen: dict[tuple[str, str], Text] = {}
    for blank in blanks(sheet).values():
        fields = blank.fields
        if len(fields) < len(blank.choices):
            words = [_word(choice) for choice in blank.choices]
            again = next(i for i, word in enumerate(words) if word in words[:i])
            yield blank.choices[again], blank.choices[words.index(words[again])]
        for name, text in fields.items():
            if name in seen:
                yield blank.text, seen[name]
            elif blank.text:
                seen[name] = blank.text


def slug(text: str) -> str:
    """Plain small letters and figures, words joined by dashes."""
    letters = _first(text).lower().replace("œ", "oe").replace("æ", "ae").replace("'", " ").replace("’", " ")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    word = "-".join(re.findall("[a-z0-9]+", plain))
    return word if len(word) <= _LONGEST else word[:_LONGEST + 1].rpartition("-")[0] or word[:_LONGEST]


def _word(choice: str) -> str:
    """The word of a choice, also of one without letters."""
    return slug(choice) or "u" + "-".join(f"{ord(char):x}" for char in _first(choice).strip())


def named(texts: Sequence[str]) -> list[str]:
    """A word for each text of a section; the number of a question is left out unless only it tells two apart."""
    texts = [_first(text) for text in texts]
    short = [slug(_NUMBERED.sub("", text, 1)) for text in texts]
    shared = Counter(short)
    words = [slug(text) if shared[word] > 1 else word for text, word in zip(texts, short, strict=True)]
    return [word or f"champ{number}" for number, word in enumerate(words, 1)]


def _first(text: str) -> str:
    """The words that a text is named for: those it was written in, so that a region's own change no name."""
    return str(text.first if isinstance(text, Text) else text)


def _is_open(choice: str) -> bool:
    """Whether something is to be written after a choice."""
    return str(choice).rstrip().endswith(":")


@singledispatch
def _blanks(sheet: Sheet) -> Iterator[tuple[Path, Blank]]:
    return iter(())


@_blanks.register
def _(sheet: Form) -> Iterator[tuple[Path, Blank]]:
    yield from _sections(sheet.sections)


@_blanks.register
def _(sheet: Questionnaire) -> Iterator[tuple[Path, Blank]]:
    for i, (statement, word) in enumerate(zip(sheet.statements, named(sheet.statements), strict=True)):
        yield ("statements", i), Blank(f"phrases/{word}", (statement,), statement, sheet.scale, one=True)
    yield from _questions(sheet.questions, ("questions",), "questions", ())


@_blanks.register
def _(sheet: Canvas) -> Iterator[tuple[Path, Blank]]:
    for i, (area, word) in enumerate(zip(sheet.areas, named([a.title for a in sheet.areas]), strict=True)):
        yield from _area(area, ("areas", i), word)


@_blanks.register
def _(sheet: Table) -> Iterator[tuple[Path, Blank]]:
    """Cells by row; beside the titles of rows the first column is not blank."""
    columns = list(zip(sheet.columns, named([column.title for column in sheet.columns]), strict=True))
    titles = named(sheet.row_titles)
    for row in range(max(sheet.rows, len(titles))):
        title = sheet.row_titles[row] if row < len(titles) else None
        word, said = (titles[row], title) if title else (f"ligne-{row + 1}", row + 1)
        for column, (about, key) in list(enumerate(columns))[1 if sheet.row_titles else 0:]:
            yield ("cells", row, column), Blank(f"{word}/{key}", (said, about.title), title or about.title)


@_blanks.register
def _(sheet: Headcount) -> Iterator[tuple[Path, Blank]]:
    for key in ("when", "where"):
        yield (key,), Blank({"when": "seance/quand", "where": "seance/lieu"}[key], (Word(key),))
    for i, (moment, word) in enumerate(zip(sheet.moments, named(sheet.moments), strict=True)):
        yield ("moments", i), Blank(f"{word}/total", (moment, Word("total")), moment)


@_blanks.register
def _(sheet: Calendar) -> Iterator[tuple[Path, Blank]]:
    """Of each day its date, where that is not known, and each half in which nothing is planned."""
    for day in range(1, sheet.days + 1):
        if sheet.arrival is None:
            yield ("days", day), Blank(f"j{day}/date", (f"J{day}", Word("date")))
        for half in HALVES:
            if not sheet.moment(day, half):
                yield ("days", day, half), Blank(f"j{day}/{slug(_HALVES[half])}", (f"J{day}", Word(half)))


@_blanks.register
def _(sheet: Training) -> Iterator[tuple[Path, Blank]]:
    """What is to be planned month by month, then the days and weeks to tick off, each by its number."""
    for i, (month, word) in enumerate(zip(sheet.months, named(sheet.months), strict=True)):
        for key, name in PLANNED.items():
            yield ("months", i, key), Blank(f"{word}/{name}", (month, Word(key)), month)
    for key, name, count in (("theory", "jours", sheet.theory.days), ("placement", "semaines", sheet.placement.weeks)):
        numbers = tuple(Text(number) for number in range(1, count + 1))
        yield (key,), Blank(f"suivi/{name}", (Word(f"{key}-done"),), None, numbers)


@_blanks.register
def _(sheet: Tally) -> Iterator[tuple[Path, Blank]]:
    """How many sheets there were on each side, then how many people gave each answer."""
    for side, word in enumerate(_SIDES):
        yield ("sheets", side, 0), Blank(f"feuilles/{word}", (Word("feuilles"), Word(word)))
    levels = named(sheet.scale)
    for i, (statement, word) in enumerate(zip(sheet.statements, named(sheet.statements), strict=True)):
        for side, when in enumerate(_SIDES):
            for k, level in enumerate(levels):
                said = (statement, Word(when), sheet.scale[k])
                yield ("counts", i, side, k), Blank(f"{word}/{when}-{level}", said, statement)


@_blanks.register
def _(sheet: Budget) -> Iterator[tuple[Path, Blank]]:
    """An amount for each line and year, then each side's total; the balance, and what is sure before anybody comes."""
    years = list(enumerate(zip(sheet.years, named(sheet.years), strict=True)))
    for s, (side, part) in enumerate(zip(sheet.both, named([side.title for side in sheet.both]), strict=True)):
        for i, (line, word) in enumerate(zip(side.lines, named([line.title for line in side.lines]), strict=True)):
            for y, (year, key) in years:
                yield ("lines", s, i, y), Blank(f"{part}-{word}/{key}", (side.title, line.title, year), line.title)
        for y, (year, key) in years:
            yield ("total", s, y), Blank(f"{part}-total/{key}", (side.title, Word("total"), year), side.title)
    for y, (year, key) in years:
        yield ("balance", y), Blank(f"solde/{key}", (Word("solde"), year), year)
        if sheet.secured:
            yield ("secured", y), Blank(f"acquis/{key}", (sheet.secured.title, year), sheet.secured.title)


@_blanks.register
def _(sheet: Garden) -> Iterator[tuple[Path, Blank]]:
    """The stage of each sign, the condition that decides, and what is asked below."""
    stages = tuple(stage.title for stage in sheet.stages)
    words = named([condition.title for condition in sheet.conditions])
    for c, (condition, word) in enumerate(zip(sheet.conditions, words, strict=True)):
        for i, (item, key) in enumerate(zip(condition.items, named(condition.items), strict=True)):
            yield ("conditions", c, i), Blank(f"{word}/{key}", (condition.title, item), item, stages, one=True)
    yield ("deciding",), Blank("jardin/condition-qui-decide", (Word("condition"),))
    yield from _sections(sheet.back)


@_blanks.register
def _(sheet: Rings) -> Iterator[tuple[Path, Blank]]:
    for i, (quarter, word) in enumerate(zip(sheet.quarters, named([q.title for q in sheet.quarters]), strict=True)):
        yield ("quarters", i), Blank(f"{word}/reponse", (quarter.title,), quarter.title)


def _sections(sections: Sequence[Section]) -> Iterator[tuple[Path, Blank]]:
    for i, (section, word) in enumerate(zip(sections, named([s.title for s in sections]), strict=True)):
        yield from _questions(section.fields, ("sections", i), word, (section.title,))


@_blanks.register
def _(sheet: Register) -> Iterator[tuple[Path, Blank]]:
    yield from _facts(sheet.facts, "facts", "seance")
    yield from _facts(sheet.foot, "foot", "donnees")


@_blanks.register
def _(sheet: Syllabus) -> Iterator[tuple[Path, Blank]]:
    yield from _facts(sheet.facts, "facts", "programme")


def _facts(facts: Sequence[Fact], path: str, section: str) -> Iterator[tuple[Path, Blank]]:
    for i, (fact, word) in enumerate(zip(facts, named([fact.label for fact in facts]), strict=True)):
        if not fact.text:
            yield (path, i), Blank(f"{section}/{word}", (fact.label,), fact.label)


def _questions(questions: Sequence[Question], path: Path, section: str, said: tuple) -> Iterator[tuple[Path, Blank]]:
    for i, (question, word) in enumerate(zip(questions, named([q.label for q in questions]), strict=True)):
        heard = (*said, question.label)
        yield (*path, i), Blank(f"{section}/{word}", heard, question.label, question.choices)
        yield from _open_choices(question.choices, (*path, i), f"{section}/{word}", heard)


def _area(area: Area, path: Path, section: str) -> Iterator[tuple[Path, Blank]]:
    """What its hint asks for after a colon, its choices, and the room that is left."""
    if area.hint and _is_open(area.hint):
        yield (*path, "hint"), Blank(f"{section}/{slug(area.hint)}", (area.title, area.hint), area.hint)
    if area.choices:
        yield (*path, "choices"), Blank(f"{section}/choix", (area.title,), area.title, area.choices)
        yield from _open_choices(area.choices, (*path, "choices"), f"{section}/choix", (area.title,))
    yield path, Blank(f"{section}/reponse", (area.title,), area.title)


def _open_choices(choices: Sequence[Text], path: Path, name: str, said: tuple) -> Iterator[tuple[Path, Blank]]:
    """The line after a choice such as `Autre :`."""
    for i, choice in enumerate(choices):
        if _is_open(choice):
            yield (*path, i), Blank(f"{name}-{_word(choice)}", (*said, choice, Word("detail")), choice)
