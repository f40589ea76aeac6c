"""The main line cut at its pinned times: where each stretch begins, and where it should end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kit.model.values import DAY
from kit.planning.lines import SHORTEST, Item, usual_total

HALF_DAY = DAY // 2


class Stretch(NamedTuple):
    """Items that follow each other from `begin`, up to the next pin or the event's end (None: no end is set)."""

    begin: int
    end: int | None
    items: tuple[Item, ...]
    last: bool

    @property
    def window(self) -> int | None:
        """The minutes from its begin to its end; below zero when the end is already past."""
        return None if self.end is None else self.end - self.begin


def stretches(items: tuple[Item, ...], start: int, end: int | None) -> Iterator[Stretch]:
    """Every stretch in order. Open envelopes are filled where there is an end to reach, and stay open elsewhere."""
    cuts = [i for i, item in enumerate(items) if i and item.step.at is not None]
    begin = _begin(items[0], start, start) if items else start
    for first, after in zip([0, *cuts], [*cuts, None], strict=True):
        part = items[first:after]
        reach = end if after is None else _begin(items[after], start, begin + usual_total(part))
        yield _filled(Stretch(begin, reach, part, after is None))
        begin = reach


def _begin(item: Item, start: int, now: int) -> int:
    """When a pinned item begins: the first such time since the start, or the next day's if it is half a day gone."""
    if item.step.at is None:
        return now
    time = start + (item.step.at - start) % DAY
    while now - time >= HALF_DAY:
        time += DAY
    return time


def _filled(stretch: Stretch) -> Stretch:
    """Envelopes without minutes share what the others leave of the window."""
    empty = sum(item.open for item in stretch.items)
    if not empty or stretch.window is None:
        return stretch
    left = max(stretch.window - usual_total(stretch.items), SHORTEST * empty)
    sizes = iter([left // empty + (i < left % empty) for i in range(empty)])
    return stretch._replace(items=tuple(item.lasting(next(sizes)) if item.open else item for item in stretch.items))
