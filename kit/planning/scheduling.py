"""A workshop and an event become an agenda, or errors that say by how many minutes it cannot be."""

from __future__ import annotations

from kit.model.event import Event
from kit.model.rules import all_steps
from kit.model.values import DAY
from kit.model.workshop import Step, Workshop
from kit.planning.agenda import Agenda, clock, length
from kit.planning.cutpoints import cut_points
from kit.planning.fitting import fit
from kit.planning.lines import Item, place_of_step, read_line, usual_total
from kit.planning.occasion import Occasion, occasion_of
from kit.planning.placing import Line
from kit.planning.stretches import HALF_DAY, Stretch, stretches
from kit.reading.diagnostics import Report
from kit.reading.source import place_of


def plan(workshop: Workshop, event: Event, report: Report) -> Agenda | None:
    """The running order of this workshop on this occasion; None, and errors in the report, where there is none."""
    items = read_line(workshop.steps, report)
    if items is None or not _fits_a_day(workshop, items, report):
        return None
    usual = usual_total(items)
    occasion = occasion_of(event, usual, report)
    parts = list(stretches(items, occasion.start, occasion.end)) if occasion else []
    if occasion is None or not _all_filled(parts, report):
        return None
    line = _placed(parts, occasion.start, occasion.asked is not None)
    if occasion.asked is not None:
        if line.busy > occasion.end:
            _too_short(workshop, items, occasion, report)
            return None
        line.begin_at(occasion.end)
    _warn(line, occasion, report)
    return Agenda(occasion.start, line.busy, tuple(line.slots), tuple(line.dropped), usual,
                  cut_points(line.main, occasion.start, line.busy), occasion.start_given)


def lengths(workshop: Workshop, event: Event, report: Report) -> tuple[int, int, int] | None:
    """The fewest minutes that this workshop can do with on this occasion, the usual ones, and the most it can fill."""
    items = read_line(workshop.steps, report)
    occasion = occasion_of(event, usual_total(items), report) if items else None
    if occasion is None:
        return None
    most = sum(item.most for item in items)
    return _least(items, occasion.start), usual_total(items), min(DAY, max(most, usual_total(items)))


def _fits_a_day(workshop: Workshop, items: tuple[Item, ...], report: Report) -> bool:
    usual = usual_total(items)
    if usual > DAY:
        report.error("deroule-trop-long", place_of(workshop.workshop), usual=length(usual), limit=length(DAY))
    return usual <= DAY


def _all_filled(parts: list[Stretch], report: Report) -> bool:
    """Whether every envelope has its minutes; one without needs an end to reach."""
    empty = [item.step for part in parts for item in part.items if item.open]
    for step in empty:
        report.error("enveloppe-sans-duree", place_of_step(step), step=step.name)
    return not empty


def _placed(parts: list[Stretch], start: int, fitted: bool) -> Line:
    """All stretches on the clock.

    Where a length is asked, the last stretch is fitted to it. The earlier ones give way to the pin that follows, as
    far as their least allows; they do not stretch up to it, so that a gap before a pin is seen.
    """
    line = Line(start)
    for part in parts:
        line.begin_at(part.begin)
        asked = part.window if part.last else min(part.window, usual_total(part.items))
        for share in fit(part.items, asked if fitted else None):
            line.add(share)
    return line


def _too_short(workshop: Workshop, items: tuple[Item, ...], occasion: Occasion, report: Report) -> None:
    """Say by how much, and what the author could still let go."""
    least = _least(items, occasion.start)
    report.error("duree-trop-courte", place_of(workshop.workshop), asked=occasion.asked, least=least,
                 missing=least - occasion.asked, could=", ".join(step.name for step in _could_give(workshop)))


def _least(items: tuple[Item, ...], start: int) -> int:
    """The minutes from this start when all that may give way has."""
    return _placed(list(stretches(items, start, start)), start, fitted=True).busy - start


def _could_give(workshop: Workshop) -> list[Step]:
    """Protected steps that would shorten if they were not; failing that, the longest that stay whatever happens."""
    steps = [step for step in all_steps(workshop.steps) if step.minutes and not step.parallel]
    held = [step for step in steps if step.protected and step.minutes.least < step.minutes.usual]
    fixed = [step for step in steps if not step.optional]
    return held or sorted(fixed, key=lambda step: -step.minutes.least)[:3]


def _warn(line: Line, occasion: Occasion, report: Report) -> None:
    """Two things at once, or a pin half a day away, are printed as asked, and said aloud."""
    for i, (slot, _) in enumerate(line.main):
        if slot.kind == "overlap" and slot.step.at is not None:
            report.warn("chevauchement", place_of_step(slot.step), step=slot.step.name,
                        at=clock(slot.start), minutes=slot.minutes)
        elif slot.kind == "gap" and slot.minutes >= HALF_DAY and i + 1 < len(line.main):
            step = line.main[i + 1][0].step
            report.warn("heure-epinglee-lointaine", place_of_step(step), step=step.name,
                        at=clock(slot.end), gap=length(slot.minutes), start=clock(occasion.start))
