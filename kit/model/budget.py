"""A budget over several years: what it costs, who pays, what is sure before anybody is hired."""

from __future__ import annotations

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
