"""A budget over several years: what it costs, who pays, what is sure before anybody is hired."""

from __future__ import annotations

from kit.model.blank import Blank, Places, Word, named
from kit.model.blanks import places
from kit.model.sheet import SimpleColumn, Worksheet
from kit.model.simple import SimpleCategory
from kit.model.workshop import Part
from kit.reading.source import Text


class BudgetLine(Part, kw_only=True):
    """What is paid or received; `amounts` by year, those that are not known yet are left out."""

    title: Text
    hint: Text | None = None
    amounts: dict[str, Text] = {}
    simple: SimpleColumn | None = None


class BudgetSide(Part, kw_only=True):
    """Costs, or income. `total` by year, where somebody else has added up: it is checked."""

    title: Text
    lines: tuple[BudgetLine, ...]
    total: dict[str, Text] = {}
    simple: SimpleCategory | None = None


class Budget(Worksheet, kw_only=True):
    """Lines down, years across. Sums are worked out from what is filled in."""

    years: tuple[Text, ...]
    costs: BudgetSide
    income: BudgetSide
    secured: BudgetLine | None = None

    @property
    def both(self) -> tuple[BudgetSide, BudgetSide]:
        return self.costs, self.income


@places.register
def _(sheet: Budget) -> Places:
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
