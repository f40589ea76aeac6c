"""How people are addressed: `{participants|participantes}` in both words, in one that fits everyone, or with points.

A form is what changes between braces: masculine, feminine and, where there is one, words that fit everyone. Braces
that hold no bar, or begin with a space, are themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeVar, get_args

from msgspec import Struct

from kit.model.median_points import is_plural, pointed
from kit.model.walking import rebuilt
from kit.reading.diagnostics import Report
from kit.reading.source import Text

Way = Literal["doublet", "epicene", "point-median"]
WAYS = get_args(Way)
Thing = TypeVar("Thing", bound=Struct)

_FORM = re.compile(r"\{(?! )([^{}]*\|[^{}]*)\}")
# Where a sentence begins, the second of two words goes on inside it.
_BEGUN = re.compile(r"(?:^|[.!?…]\s|\n)[\s«»\"“*_(]*$")


def addressed(thing: Thing, way: Way) -> Thing:
    """The same workshop, deck or sheet, every form in it said in one way."""

    def change(value: object) -> object:
        if isinstance(value, str):
            return _spelt(value, way) if type(value) is Text and "{" in value else value
        return rebuilt(value, change)

    return change(thing) if _has_forms(thing) else thing


def check_forms(thing: Struct, report: Report) -> None:
    """An error at each form that is not two or three wordings, of which none is empty."""
    for text in _texts(thing) if _has_forms(thing) else ():
        for match in _FORM.finditer(text):
            if _parts(match) is None:
                report.error("forme-inclusive", text.place, form=match[0])


def expanded(text: str, way: Way) -> str:
    """A text, every form in it said in one way; what is not a form stays as it is, to the character."""
    return _FORM.sub(lambda match: _said(match, way), text)


def _has_forms(thing: Struct) -> bool:
    """Whether there may be any: told by the files that the thing was read from, which is much faster than a walk."""
    texts = (getattr(thing, name) for name in thing.__struct_fields__)
    files = {text.source.name: text.source.text for text in texts if isinstance(text, Text) and text.place}
    return not files or any(not file or _FORM.search(file) for file in files.values())


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif type(value) in (tuple, dict):
        for part in value.values() if type(value) is dict else value:
            yield from _texts(part)


def _spelt(text: Text, way: Way) -> Text:
    said = expanded(text, way)
    return text if said == text else text.reworded(said)


def _parts(match: re.Match) -> list[str] | None:
    """The wordings of a form; None where they are not two or three, or one is empty."""
    parts = [" ".join(part.split()) for part in match[1].split("|")]
    return parts if len(parts) in (2, 3) and all(parts) else None


def _said(match: re.Match, way: Way) -> str:
    parts = _parts(match)
    if parts is None:
        return match[0]
    if way == "epicene" and len(parts) == 3:
        return parts[2]
    both = _doublet(parts[0], parts[1], starts=_BEGUN.search(match.string[:match.start()]) is not None)
    return (_pointed(parts[0], parts[1]) or both) if way == "point-median" else both


def _doublet(masculine: str, feminine: str, starts: bool) -> str:
    """Both wordings, the feminine first, which begins the sentence where the form does."""
    if starts and feminine[:1].isupper():
        masculine = masculine[:1].lower() + masculine[1:]
    return f"{feminine} {'et' if is_plural(masculine, feminine) else 'ou'} {masculine}"


def _pointed(masculine: str, feminine: str) -> str | None:
    """Both wordings as one, word by word; None where a word has no such spelling, or they are not word for word."""
    pairs = masculine.split(" "), feminine.split(" ")
    if len(pairs[0]) != len(pairs[1]):
        return None
    words = [pointed(*pair) for pair in zip(*pairs, strict=True)]
    return None if None in words else " ".join(words)
