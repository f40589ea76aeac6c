"""The places to write on a sheet, in reading order: those of the usual templates, and how others name theirs.

A template of which the struct stands in a module of its own has its places there, too, as a case of `places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from kit.model.blank import Blank, Path, Places, Word, named, slug, word_of
from kit.model.sheet import Area, Canvas, Form, Headcount, Question, Questionnaire, Section, Sheet, Table
from kit.reading.source import Text


@singledispatch
def places(sheet: Sheet) -> Places:
    """A path and a place for each; a template that has any registers its own. None on what is only read."""
    return iter(())


def blanks(sheet: Sheet) -> dict[Path, Blank]:
    """Every place to write on a sheet, by its path, in reading order; none on what is only read."""
    return dict(places(sheet))


def twins(sheet: Sheet) -> Iterator[tuple[Text, Text]]:
    """Texts for which two places to write would have one name, the second before the first."""
    seen: dict[tuple[str, str], Text] = {}
    for blank in blanks(sheet).values():
        fields = blank.fields
        if len(fields) < len(blank.choices):
            words = [word_of(choice) for choice in blank.choices]
            again = next(i for i, word in enumerate(words) if word in words[:i])
            yield blank.choices[again], blank.choices[words.index(words[again])]
        for name, text in fields.items():
            if name in seen:
                yield blank.text, seen[name]
            elif blank.text:
                seen[name] = blank.text


def _is_open(choice: str) -> bool:
    """Whether something is to be written after a choice."""
    return str(choice).rstrip().endswith(":")


@places.register
def _(sheet: Form) -> Places:
    yield from sections_of(sheet.sections)


@places.register
def _(sheet: Questionnaire) -> Places:
    for i, (statement, word) in enumerate(zip(sheet.statements, named(sheet.statements), strict=True)):
        yield ("statements", i), Blank(f"phrases/{word}", (statement,), statement, sheet.scale, one=True)
    yield from _questions(sheet.questions, ("questions",), "questions", ())


@places.register
def _(sheet: Canvas) -> Places:
    for i, (area, word) in enumerate(zip(sheet.areas, named([a.title for a in sheet.areas]), strict=True)):
        yield from _area(area, ("areas", i), word)


@places.register
def _(sheet: Table) -> Places:
    """Cells by row; beside the titles of rows the first column is not blank."""
    columns = list(zip(sheet.columns, named([column.title for column in sheet.columns]), strict=True))
    titles = named(sheet.row_titles)
    for row in range(max(sheet.rows, len(titles))):
        title = sheet.row_titles[row] if row < len(titles) else None
        word, said = (titles[row], title) if title else (f"ligne-{row + 1}", row + 1)
        for column, (about, key) in list(enumerate(columns))[1 if sheet.row_titles else 0:]:
            yield ("cells", row, column), Blank(f"{word}/{key}", (said, about.title), title or about.title)


@places.register
def _(sheet: Headcount) -> Places:
    for key in ("when", "where"):
        yield (key,), Blank({"when": "seance/quand", "where": "seance/lieu"}[key], (Word(key),))
    for i, (moment, word) in enumerate(zip(sheet.moments, named(sheet.moments), strict=True)):
        yield ("moments", i), Blank(f"{word}/total", (moment, Word("total")), moment)


def sections_of(sections: Sequence[Section]) -> Places:
    for i, (section, word) in enumerate(zip(sections, named([s.title for s in sections]), strict=True)):
        yield from _questions(section.fields, ("sections", i), word, (section.title,))


def _questions(questions: Sequence[Question], path: Path, section: str, said: tuple) -> Places:
    for i, (question, word) in enumerate(zip(questions, named([q.label for q in questions]), strict=True)):
        heard = (*said, question.label)
        yield (*path, i), Blank(f"{section}/{word}", heard, question.label, question.choices)
        yield from _open_choices(question.choices, (*path, i), f"{section}/{word}", heard)


def _area(area: Area, path: Path, section: str) -> Places:
    """What its hint asks for after a colon, its choices, and the room that is left."""
    if area.hint and _is_open(area.hint):
        yield (*path, "hint"), Blank(f"{section}/{slug(area.hint)}", (area.title, area.hint), area.hint)
    if area.choices:
        yield (*path, "choices"), Blank(f"{section}/choix", (area.title,), area.title, area.choices)
        yield from _open_choices(area.choices, (*path, "choices"), f"{section}/choix", (area.title,))
    yield path, Blank(f"{section}/reponse", (area.title,), area.title)


def _open_choices(choices: Sequence[Text], path: Path, name: str, said: tuple) -> Places:
    """The line after a choice such as `Autre :`."""
    for i, choice in enumerate(choices):
        if _is_open(choice):
            yield (*path, i), Blank(f"{name}-{word_of(choice)}", (*said, choice, Word("detail")), choice)
