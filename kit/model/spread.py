"""How answers to a barometer spread: never a mean, and shown only where nobody can be recognised."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from kit.model.blank import Path
from kit.model.blanks import blanks
from kit.model.results import Results
from kit.model.tally import Tally
from kit.reading.diagnostics import Report
from kit.reading.source import Text

LEAST = 5  # answers on each side, below which nothing is shown: who answered what could be guessed
_COUNT = re.compile(r"\s*(\d{1,4})\s*", re.ASCII)


class Spread(NamedTuple):
    """How many people gave each answer to one statement, in the order of the scale."""

    before: tuple[int, ...]
    after: tuple[int, ...]

    @property
    def shown(self) -> bool:
        """Whether both sides have so many answers that nobody can be recognised."""
        return min(sum(self.before), sum(self.after)) >= LEAST


def spreads(sheet: Tally, results: Results) -> list[Spread]:
    """The answers to each statement; what was left empty counts as none."""
    said = _said(sheet, results)
    levels = range(len(sheet.scale))
    return [Spread(*(tuple(_count(said.get(("counts", i, side, level), "")) or 0 for level in levels)
                     for side in (0, 1))) for i in range(len(sheet.statements))]


def sheets(sheet: Tally, results: Results) -> tuple[int | None, int | None]:
    """How many sheets were counted, before and after, where it is said."""
    said = _said(sheet, results)
    return tuple(_count(said.get(("sheets", side, 0), "")) for side in (0, 1))


def check_tally(sheet: Tally, results: Results, report: Report) -> None:
    """Counts are whole numbers, and no statement has more answers than there were people."""
    said = _said(sheet, results)
    for answer in said.values():
        if _count(answer) is None:
            report.error("nombre-attendu", answer.place, value=str(answer), key=str(sheet.sheet))
    for side in (0, 1):
        _check_side(sheet, side, {path: answer for path, answer in said.items() if path[-2] == side}, report)


def _check_side(sheet: Tally, side: int, said: dict[Path, Text], report: Report) -> None:
    """More answers than sheets, or, where nobody wrote how many sheets there were, than most statements have."""
    sums = {i: sum(_count(said.get(("counts", i, side, level), "")) or 0 for level in range(len(sheet.scale)))
            for i in range(len(sheet.statements))}
    given = said.get(("sheets", side, 0))
    usual = Counter(total for total in sums.values() if total).most_common(1)
    people = _count(given) if given else usual[0][0] if usual else None
    for i, total in sums.items() if people is not None else ():
        if total > people:
            place = next(said[path] for path in said if path[:2] == ("counts", i)).place
            report.warn("reponses-en-trop", place, statement=str(sheet.statements[i]), count=total, people=people)


def _said(sheet: Tally, results: Results) -> dict[Path, Text]:
    return {path: answer for path, blank in blanks(sheet).items() if (answer := results.said(blank.name))}


def _count(text: str) -> int | None:
    match = _COUNT.fullmatch(text)
    return int(match[1]) if match else None
