"""Steps become the items of a line: each takes time by itself, whether step, envelope or parallel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kit.model.values import SHORTEST, Range
from kit.model.workshop import Step
from kit.reading.diagnostics import Report
from kit.reading.source import Place, place_of

ONCE = Range(1, 1, 1)
NOTHING = Range(0, 0, 0)


class Item(NamedTuple):
    """What takes time on a line: so many rounds of so many minutes, most often one round.

    `steps` is one step, or all those of an envelope of untimed steps. An `open` envelope has no minutes of its own
    and takes what remains. A parallel has `lanes`, and lasts as long as the longest.
    """

    steps: tuple[Step, ...]
    minutes: Range
    rounds: Range = ONCE
    optional: bool = False
    lanes: tuple[tuple[Item, ...], ...] = ()
    open: bool = False

    @property
    def step(self) -> Step:
        return self.steps[0]

    @property
    def is_break(self) -> bool:
        return all(step.kind == "break" for step in self.steps)

    @property
    def least(self) -> int:
        """The fewest minutes it can do with; none if it may be left out."""
        return 0 if self.optional else self.rounds.least * self.minutes.least

    @property
    def usual(self) -> int:
        return self.rounds.usual * self.minutes.usual

    @property
    def most(self) -> int:
        return self.rounds.most * self.minutes.most

    def lasting(self, minutes: int) -> Item:
        """An open envelope, given its minutes; they may still shrink."""
        return self._replace(minutes=Range(min(SHORTEST, minutes), minutes, minutes), open=False)


def read_line(steps: tuple[Step, ...], report: Report) -> tuple[Item, ...] | None:
    """The items of the main line, or None and the reasons in the report."""
    faults = list(_faults(steps))
    for code, step in faults:
        report.error(code, place_of_step(step), step=step.name)
    return None if faults else _line(steps)


def place_of_step(step: Step) -> Place | None:
    """Where a step stands in its file; a parallel has no name of its own and lends its first step's."""
    if step.step is None and step.parallel and step.parallel[0]:
        return place_of_step(step.parallel[0][0])
    return place_of(step.step)


def usual_total(items: tuple[Item, ...]) -> int:
    return sum(item.usual for item in items)


def _faults(steps: tuple[Step, ...]) -> Iterator[tuple[str, Step]]:
    """What a lane cannot hold: it has no clock of its own, no end to fill, and no room for lanes in it."""
    for lane in (lane for step in steps for lane in step.parallel):
        for step in lane:
            if step.parallel:
                yield "parallele-imbrique", step
            elif step.at is not None:
                yield "heure-dans-un-parallele", step
        yield from (("enveloppe-sans-duree", item.step) for item in _line(lane) if item.open)


def _line(steps: tuple[Step, ...]) -> tuple[Item, ...]:
    return tuple(_item(group) for group in _groups(steps))


def _groups(steps: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    """Steps one by one; untimed ones that follow each other together, unless a pinned time parts them."""
    group: list[Step] = []
    for step in steps:
        if group and not (group[-1].untimed and step.untimed and step.at is None):
            yield tuple(group)
            group = []
        group.append(step)
    if group:
        yield tuple(group)


def _item(steps: tuple[Step, ...]) -> Item:
    step = steps[0]
    if step.parallel:
        lanes = tuple(_line(lane) for lane in step.parallel)
        return _bounded(Item(steps, _longest(lanes), lanes=lanes))
    if step.untimed:
        return _bounded(Item(steps, _envelope(steps), open=all(s.minutes is None for s in steps)))
    return _bounded(Item(steps, step.minutes or NOTHING, step.rounds or ONCE))


def _bounded(item: Item) -> Item:
    """The item with what protection, pins and a least of zero mean for it.

    What may last no time at all may be left out. A pinned step is a promise about the clock (a meal, a guest)
    and stays, however short.
    """
    least, usual, most = item.minutes
    if any(step.protected for step in item.steps):
        return item._replace(minutes=Range(usual, usual, usual), rounds=Range(*[item.rounds.usual] * 3))
    may_go = all(step.optional for step in item.steps) or (least == 0 < usual)
    minutes = Range(least or min(SHORTEST, usual), usual, most)
    return item._replace(minutes=minutes, optional=may_go and item.step.at is None and not item.open)


def _envelope(steps: tuple[Step, ...]) -> Range:
    spans = [(step.minutes or NOTHING, step.rounds or ONCE) for step in steps]
    return Range(*(sum(minutes[i] * rounds[i] for minutes, rounds in spans) for i in range(3)))


def _longest(lanes: tuple[tuple[Item, ...], ...]) -> Range:
    """Minutes of a parallel. Only its longest lanes may stretch: a shorter one ends early and keeps its usual time."""
    usual = max((usual_total(lane) for lane in lanes), default=0)
    least = max((sum(item.least for item in lane) for lane in lanes), default=0)
    most = max((sum(item.most for item in lane) for lane in lanes if usual_total(lane) == usual), default=0)
    return Range(least, usual, most)
