"""What planning yields: a running order whose minutes add up, and the clock arithmetic it is read with."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kit.model.values import DAY
from kit.model.workshop import Step

SlotKind = Literal["content", "break", "gap", "overlap", "untimed"]
CutKind = Literal["drop", "rounds", "shorten"]


class Slot(NamedTuple):
    """Some minutes on the clock. `start` counts minutes after midnight of the first day and may pass 1440.

    A gap has no step. An overlap stands just before the slot of the step that begins while something else is
    still running, and lasts as long as both run. An untimed slot has its order in the envelope before it, no time; the
    slot that opens the envelope has the minutes of all its `steps`.
    """

    step: Step | None
    start: int
    minutes: int
    kind: SlotKind
    lane: int = 0
    rounds: int | None = None
    round_minutes: int | None = None
    steps: int = 1

    @property
    def end(self) -> int:
        return self.start + self.minutes


class Cut(NamedTuple):
    """One thing that gives way: a step left out, some of its rounds, or some of its minutes.

    What an envelope gives up is given by all its steps; `last` is the one that ends it.
    """

    step: Step
    what: CutKind
    minutes: int
    rounds: int = 0
    last: Step | None = None


class CutPoint(NamedTuple):
    """What to do when, at `at` on the clock, the group is `late` minutes late.

    `keep` is the next step that must not pay for it. Where nothing helps any more, `action` is empty and
    `missing` says how many minutes would stay lost even if all that may give way did.
    """

    at: int
    late: int
    action: tuple[Cut, ...]
    missing: int = 0
    keep: Step | None = None


class Agenda(NamedTuple):
    """A running order: `content + breaks + gaps - overlaps` is always `end - start`.

    `slots` holds the main line (lane 0) in reading order; the slots of a parallel's lanes (1, 2…) follow the
    parallel's own. Only the main line counts in the sums, where a parallel costs its longest lane.
    """

    start: int
    end: int
    slots: tuple[Slot, ...]
    dropped: tuple[Step, ...]
    usual: int
    cut_points: tuple[CutPoint, ...]
    start_given: bool

    def total(self, kind: SlotKind) -> int:
        """The minutes of one kind on the main line."""
        return sum(slot.minutes for slot in self.slots if slot.kind == kind and slot.lane == 0)

    @property
    def content(self) -> int:
        return self.total("content")

    @property
    def breaks(self) -> int:
        return self.total("break")

    @property
    def gaps(self) -> int:
        return self.total("gap")

    @property
    def overlaps(self) -> int:
        return self.total("overlap")


def clock(minutes: int) -> str:
    """`14 h 05`, `14 h`; past midnight `0 h 30 (+1)`: as a fact of a diagnostic. Paper and page ask their Locale."""
    day, minute = divmod(minutes, DAY)
    return _hours(minute) + (f" (+{day})" if day else "")


def length(minutes: int) -> str:
    """`45 min`, `2 h`, `1 h 30`: as a fact of a diagnostic."""
    return _hours(minutes) if minutes >= 60 else f"{minutes} min"


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
