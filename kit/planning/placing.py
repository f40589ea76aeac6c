"""Shares of time become slots on the clock: gaps and overlaps at pins, lanes side by side, envelopes without times."""

from __future__ import annotations

from collections.abc import Iterator

from kit.model.rules import all_steps
from kit.model.workshop import Step
from kit.planning.agenda import Slot
from kit.planning.fitting import Share, fit
from kit.planning.lines import Item, usual_total


class Line:
    """A main line that grows, slot by slot.

    `cursor` is when the next step begins, `busy` until when something goes on: they differ after an overlap.
    `main` pairs each main slot with the share it came from (None for gaps and overlaps).
    """

    def __init__(self, start: int):
        self.cursor = self.busy = start
        self.slots: list[Slot] = []
        self.main: list[tuple[Slot, Share | None]] = []
        self.dropped: list[Step] = []

    def begin_at(self, time: int) -> None:
        """Go to a pinned time: a gap before it is shown, and time already taken will show as an overlap."""
        if time > self.busy:
            self._put(Slot(None, self.busy, time - self.busy, "gap"))
            self.busy = time
        self.cursor = time

    def add(self, share: Share) -> None:
        if not share.rounds:
            self.dropped += _named(share.item.steps)
            return
        slots = list(_slots(share, self.cursor, self.dropped))
        doubled = min(self.busy - self.cursor, slots[0].minutes)
        if doubled > 0:
            self._put(Slot(share.item.step, self.cursor, doubled, "overlap"))
        self._put(slots[0], share)
        self.slots += slots[1:]
        self.cursor = slots[0].end
        self.busy = max(self.busy, self.cursor)

    def _put(self, slot: Slot, share: Share | None = None) -> None:
        self.slots.append(slot)
        self.main.append((slot, share))


def _slots(share: Share, start: int, dropped: list[Step]) -> Iterator[Slot]:
    """The item's slot on the main line, then what it holds: the lanes of a parallel, the rest of an envelope."""
    item = share.item
    if item.lanes:
        lanes = [list(_lane(lane, share, start, number, dropped)) for number, lane in enumerate(item.lanes, 1)]
        longest = max((lane[-1].end - start for lane in lanes if lane), default=0)
        yield Slot(item.step, start, longest, "content")
        for lane in lanes:
            yield from lane
        return
    yield _slot(share, start)
    for step in item.steps[1:]:
        yield Slot(step, start, 0, "untimed")


def _slot(share: Share, start: int, lane: int = 0) -> Slot:
    item, minutes = share.item, share.minutes
    kind = "break" if item.is_break else "content"
    if item.step.rounds is None or item.step.untimed:
        return Slot(item.step, start, minutes, kind, lane, steps=len(item.steps))
    return Slot(item.step, start, minutes, kind, lane, share.rounds, minutes // share.rounds)


def _lane(items: tuple[Item, ...], whole: Share, start: int, number: int, dropped: list[Step]) -> Iterator[Slot]:
    """One lane from the parallel's start. Only the longest follow a parallel that stretches."""
    usual = usual_total(items)
    longest = usual == whole.item.usual
    for share in fit(items, whole.minutes if longest else min(usual, whole.minutes)):
        if not share.rounds:
            dropped += _named(share.item.steps)
            continue
        yield _slot(share, start, number)
        for step in share.item.steps[1:]:
            yield Slot(step, start, 0, "untimed", number)
        start += share.minutes


def _named(steps: tuple[Step, ...]) -> list[Step]:
    """The steps people know by name; a parallel's are those in its lanes."""
    return [step for step in all_steps(steps) if not step.parallel]
