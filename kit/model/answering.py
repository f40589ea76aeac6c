"""What a sheet asks of the answers printed on it: numbers that can be counted, sums that hold, known stages."""

from __future__ import annotations

from kit.model.budget import Budget
from kit.model.garden import Garden
from kit.model.results import Results
from kit.model.sheet import Sheet
from kit.model.tally import Tally
from kit.reading.diagnostics import Report


def check_answers(sheet: Sheet, results: Results, report: Report) -> None:
    if isinstance(sheet, Tally):
        from kit.model.spread import check_tally

        check_tally(sheet, results, report)
    elif isinstance(sheet, Garden):
        from kit.model.growth import check_stages

        check_stages(sheet, results, report)
    elif isinstance(sheet, Budget):
        from kit.model.sums import check_sums

        check_sums(sheet, results, report)
