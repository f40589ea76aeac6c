"""Which stage each sign of a garden has reached, and which condition decides: the lowest, for nothing is added up."""

from __future__ import annotations

from kit.model.blank import Blank
from kit.model.blanks import blanks
from kit.model.garden import Garden
from kit.model.results import Results
from kit.reading.diagnostics import Report, nearest


def reached(sheet: Garden, results: Results | None) -> list[list[int | None]]:
    """The stage of each item of each condition, counted from 0; None without an answer."""
    places = blanks(sheet)
    return [[_stage(places["conditions", c, i], results) for i in range(len(condition.items))]
            for c, condition in enumerate(sheet.conditions)]


def _stage(blank: Blank, results: Results | None) -> int | None:
    ticked = blank.ticked(results.said(blank.name)) if results else frozenset()
    found = [i for i, choice in enumerate(blank.choices) if blank.box(choice)[1] in ticked]
    return min(found, default=None)


def deciding(stages: list[list[int | None]]) -> tuple[list[int], int] | None:
    """The lowest conditions and their stage: a condition stands where its lowest sign does. None while one lacks."""
    if not stages or any(not items or None in items for items in stages):
        return None
    levels = [min(items) for items in stages]
    return [number for number, level in enumerate(levels) if level == min(levels)], min(levels)


def check_stages(sheet: Garden, results: Results, report: Report) -> None:
    """Answers that name no stage would be lost."""
    names = [str(stage.title) for stage in sheet.stages]
    for path, blank in blanks(sheet).items():
        answer = results.said(blank.name) if path[0] == "conditions" else ""
        if answer and _stage(blank, results) is None:
            report.error("choix-inconnu", answer.place, value=str(answer), key=blank.name.partition("/")[2],
                         near=nearest(answer, names), choices=names)
