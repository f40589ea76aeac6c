"""The sums of a budget, exact to the cent, and what does not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kit.model.blank import Path
from kit.model.blanks import blanks
from kit.model.budget import Budget
from kit.model.results import Results
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Text

_AMOUNT = re.compile(r"(\d{1,3}(?: \d{3})+|\d{1,12})(?:,(\d{1,2}))?(?: ?€)?", re.ASCII)
_SPACES = str.maketrans("\u00a0\u202f\u2009", "   ")
NARROW = "\u202f"


def amount(text: str) -> Decimal:
    """`12 500`, `12500,50` or `12 500 €`; ValueError for anything else, a point too: it may mean a thousand."""
    match = _AMOUNT.fullmatch(text.translate(_SPACES).strip())
    if not match:
        raise ValueError("montant-illisible")
    return Decimal(f"{match[1].replace(' ', '')}.{match[2] or '0'}")


def told(value: Decimal) -> str:
    """An amount as it is printed in French: `12 500`, cents only where there are any."""
    whole = f"{value:,.2f}".replace(",", NARROW).replace(".", ",")
    return whole.removesuffix(",00")


def _spoken(value: Decimal) -> str:
    """The same for a terminal, where not every space can be shown."""
    return told(value).replace(NARROW, " ")


class Year(NamedTuple):
    """One year's amounts by their paths in the sheet, costs and income; None where none is known yet."""

    costs: dict[Path, Decimal | None]
    income: dict[Path, Decimal | None]

    @property
    def sums(self) -> tuple[Decimal | None, Decimal | None]:
        """What is known of each side, added up; None where nothing is."""
        return tuple(sum(known) if (known := _known(side)) else None for side in self)

    @property
    def complete(self) -> bool:
        return all(side and len(_known(side)) == len(side) for side in self)

    @property
    def balance(self) -> Decimal | None:
        """What is left once all is paid; less than nothing where money lacks."""
        costs, income = self.sums
        return None if costs is None or income is None else income - costs


def _known(side: Mapping[Path, Decimal | None]) -> list[Decimal]:
    return [value for value in side.values() if value is not None]


def written(sheet: Budget, results: Results | None) -> dict[Path, Text]:
    """Every amount that somebody wrote, by its path: in the sheet or, before that, in a results file."""
    found: dict[Path, Text] = {}
    for path, blank in blanks(sheet).items():
        answer = (results.said(blank.name) if results else "") or _in_sheet(sheet, path)
        if answer:
            found[path] = answer
    return found


def _in_sheet(sheet: Budget, path: Path) -> Text | str:
    """What the sheet itself says at a path."""
    kind, *where, year = path
    amounts = {"lines": lambda s, i: sheet.both[s].lines[i].amounts, "total": lambda s: sheet.both[s].total,
               "secured": lambda: sheet.secured.amounts, "balance": lambda: {}}[kind](*where)
    return amounts.get(str(sheet.years[year]), "")


def year_of(sheet: Budget, year: int, amounts: Mapping[Path, Text]) -> Year:
    """The amounts of a year, by its number from 0; what cannot be read is not known."""
    return Year(*({path: _read(amounts[path]) if path in amounts else None
                   for i in range(len(side.lines)) for path in [("lines", s, i, year)]}
                  for s, side in enumerate(sheet.both)))


def _read(text: str) -> Decimal | None:
    try:
        return amount(text)
    except ValueError:
        return None


def check_years(sheet: Budget, report: Report) -> None:
    """Amounts of a year that the budget does not have."""
    lines = [line.amounts for side in sheet.both for line in side.lines] + [side.total for side in sheet.both]
    lines += [sheet.secured.amounts] if sheet.secured else []
    names = list(map(str, sheet.years))
    for year, text in ((year, text) for amounts in lines for year, text in amounts.items()):
        if year not in names:
            report.error("choix-inconnu", text.place, value=year, key="years", near=nearest(year, names), choices=names)


def check_sums(sheet: Budget, results: Results | None, report: Report) -> None:
    """Every amount can be read, stated totals are right, and a year whose amounts are all known is balanced."""
    amounts = written(sheet, results)
    for path, text in amounts.items():
        if path[0] != "balance" and _read(text) is None:
            report.error("montant-illisible", text.place, value=str(text))
    for number, name in enumerate(sheet.years):
        year = year_of(sheet, number, amounts)
        for fault in _totals(sheet, number, year, amounts):
            report.error("total-faux", fault[0].place, fault[3].place, given=_spoken(fault[1]),
                         total=_spoken(fault[2]), year=str(name))
        if year.complete and year.balance:
            last = [amounts[path] for path in year.income][-1]
            code = "financement-manquant" if year.balance < 0 else "financement-en-trop"
            report.warn(code, last.place, amount=_spoken(abs(year.balance)), year=str(name))


def _totals(sheet: Budget, number: int, year: Year, amounts: Mapping[Path, Text]
            ) -> Iterator[tuple[Text, Decimal, Decimal, Text]]:
    """Stated totals that are not the sum of their lines, all known; with both numbers, and the first of the lines."""
    for side, (lines, total) in enumerate(zip(year, year.sums, strict=True)):
        stated = amounts.get(("total", side, number))
        given = _read(stated) if stated else None
        if given is not None and total is not None and given != total and len(_known(lines)) == len(lines):
            yield stated, given, total, amounts[next(iter(lines))]
