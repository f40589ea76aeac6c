"""What people wrote into the fields of a printed file, told sheet by sheet as the text of results files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kit.model.blank import Blank, Path
from kit.model.blanks import blanks
from kit.model.library import SHEETS_SHELF, Library
from kit.model.locale import Locale
from kit.model.sheet import Sheet
from kit.model.simple import simplified

RESULTS = "resultats"  # where these files go, in the folder that one stands in
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_WIDTH = 100  # of a comment


class Copy(NamedTuple):
    """A filled copy of a sheet: its answers by path, and the names of fields that the sheet does not have."""

    sheet: Sheet
    answers: dict[Path, str]
    unknown: list[str]

    @property
    def answered(self) -> int:
        """How many places have something written in them."""
        return sum(bool(_clean(answer)) for answer in self.answers.values())


def copies(fields: Mapping[str, str], library: Library) -> Iterator[Copy]:
    """Each sheet that a file has fields of, in the order of the file; fields are named `file/section/question`."""
    known, found = library.names(SHEETS_SHELF), {}
    for name, value in fields.items():
        sheet, _, rest = name.partition("/")
        found.setdefault(sheet, {})[rest] = value
    for name, given in found.items():
        # A file is named for its sheet, and where a pack holds it in several sizes, for its size too.
        names = [one for one in known if f"{name}-".startswith(f"{one}-")]
        sheet = library.sheet(max(names, key=len)) if names else None
        if sheet:
            yield _copy(sheet, given)


def _copy(sheet: Sheet, given: Mapping[str, str]) -> Copy:
    """The answers, whether the copy was in the sheet's usual words or in simple ones."""
    usual = blanks(sheet)
    printed = max((usual, blanks(simplified(sheet))), key=lambda places: len(given.keys() & _fields(places)))
    answers = {path: blank.answer(given, usual[path]) for path, blank in printed.items() if path in usual}
    return Copy(sheet, answers, sorted(given.keys() - _fields(printed)))


def _fields(places: Mapping[Path, Blank]) -> set[str]:
    return {name for blank in places.values() for name, _ in blank.fields}


def written(copy: Copy, origin: str, words: Locale) -> str:
    """The results file of a copy: every question in a comment, those without an answer too."""
    lines = [f"# {line}" for line in (words("import.title", title=copy.sheet.title, file=origin), words("import.how"))]
    lines += [f"results: {copy.sheet.sheet}", "answers:"]
    section = ""
    for path, blank in blanks(copy.sheet).items():
        name, _, key = blank.name.partition("/")
        answer = _clean(copy.answers.get(path, ""))
        if name != section and any(_clean(value) for value in _of_section(copy, name)):
            lines.append(f"  {name}:")
        section = name
        asked = _comment(blank, words)
        lines.append(f"    # {asked if answer else words('import.unanswered', question=asked)}")
        if answer:
            lines += _entry(key, answer)
    return "\n".join(lines) + "\n"


def _of_section(copy: Copy, section: str) -> Iterator[str]:
    return (copy.answers.get(path, "") for path, blank in blanks(copy.sheet).items()
            if blank.name.startswith(f"{section}/"))


def _clean(text: str) -> str:
    """Without what no script may hold, and without the white space around it."""
    return _UNSEEN.sub("", text.replace("\t", " ").replace("\u2028", "\n").replace("\u2029", "\n")).strip()


def _comment(blank: Blank, words: Locale) -> str:
    """What was asked, on one line."""
    said = (words("import.row", n=part) if isinstance(part, int) else _clean(part) for part in blank.said)
    return " ".join(", ".join(part.rstrip(" :") for part in said).split())[:_WIDTH]


def _entry(key: str, answer: str) -> Iterator[str]:
    """A key and its text: between quotes, or line below line."""
    lines = answer.split("\n")
    if len(lines) == 1:
        yield f"    {key}: {json.dumps(answer, ensure_ascii=False)}"
    else:
        yield f"    {key}: |2-"
        yield from (f"      {line.rstrip()}".rstrip() for line in lines)
