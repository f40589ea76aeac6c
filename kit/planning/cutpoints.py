"""Catching up: at which moments, being late, what is left out or shortened, and what must not pay for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from kit.model.values import Range
from kit.model.workshop import Step
from kit.planning.agenda import Cut, CutKind, CutPoint, Slot
from kit.planning.fitting import Share, yielding
from kit.planning.lines import SHORTEST

KEPT = ("harvest", "debrief")
HOUR = 60
MOMENTS = 24  # more are not looked at: a script may have thousands of steps
Main = Sequence[tuple[Slot, Share | None]]
Offer = Callable[[Share, int], Cut | None]
Thing = TypeVar("Thing")


class Moment(NamedTuple):
    """A time at which one may notice being late, and all that is still ahead."""

    at: int
    ahead: Main


def cut_points(main: Main, start: int, end: int) -> tuple[CutPoint, ...]:
    """At most five: three moments of ordinary lateness, one of twice that, and the first that is past mending.

    Ordinary lateness is 10 minutes, 5 in a workshop of less than an hour. The first third needs no cut points:
    all that may give is still ahead; unless an envelope begins there, inside which no clock is looked at. Of moments in
    a row with one answer, the first is kept.
    """
    late = 10 if end - start >= HOUR else 5
    moments = [moment for moment in _moments(main)
               if 3 * (moment.at - start) >= end - start or moment.ahead[0][0].steps > 1]
    points = [(moment, point) for moment in _spaced(moments, MOMENTS) if (point := _point(moment, late))]
    mended = [pair for pair in points if pair[1].action]
    chosen = _spaced(_distinct(mended), 3)
    twice = [point for moment, _ in chosen[:1] if (point := _point(moment, 2 * late)) and point.action]
    past = [point for moment, point in points if not mended or moment.at > mended[-1][0].at]
    return tuple(sorted([point for _, point in chosen] + twice + past[:1], key=lambda point: (point.at, point.late)))


def _moments(main: Main) -> Iterator[Moment]:
    """The beginning of each content slot; and the middle of rounds, where one can see how they go."""
    for i, (slot, share) in enumerate(main):
        if slot.kind == "content":
            yield Moment(slot.start, main[i:])
            if slot.rounds and slot.rounds >= 3:
                done = slot.rounds // 2
                yield Moment(slot.start + done * slot.round_minutes, [(slot, _after(share, done)), *main[i + 1:]])


def _after(share: Share, done: int) -> Share:
    """What is left of a share once so many of its rounds are over."""
    item = share.item
    left = item._replace(optional=False, rounds=Range(*(max(0, rounds - done) for rounds in item.rounds)))
    return Share(left, share.rounds - done, share.minutes - done * (share.minutes // share.rounds))


def _point(moment: Moment, late: int) -> CutPoint | None:
    """What to do when this moment comes late; None where the gaps before the next pin absorb it."""
    reach = _before_pin(moment.ahead)
    need = late - sum(slot.minutes for slot, _ in reach if slot.kind == "gap")
    if need <= 0:
        return None
    cuts = _cuts([share for _, share in reach if share], need)
    missing = max(0, need - _given(cuts))
    return CutPoint(moment.at, late, () if missing else cuts, missing, _keep(moment.ahead))


def _before_pin(ahead: Main) -> Main:
    """What comes before the next pin: what follows a pin begins on time anyway, so cutting there gains nothing."""
    pins = (i for i, (slot, share) in enumerate(ahead) if i and share and slot.step.at is not None)
    return ahead[:next(pins, len(ahead))]


def _keep(ahead: Main) -> Step | None:
    """The next step that is protected, or that everything before it was for."""
    steps = (share.item.step for _, share in ahead if share and not share.item.lanes)
    return next((step for step in steps if step.protected or step.kind in KEPT), None)


def _cuts(shares: list[Share], need: int) -> tuple[Cut, ...]:
    """Rounds rounded to the nearest, so that little more goes than is needed; up, where that is not enough.

    An envelope is of the kind that it begins with: a harvest at its end is not spared, it is part of what shrinks.
    """
    free = [share for share in shares if share.item.step.kind not in KEPT]
    near = _greedy(free, need, partial(_fewer_rounds, up=False))
    return near if _given(near) >= need else _greedy(free, need, partial(_fewer_rounds, up=True))


def _greedy(free: list[Share], need: int, fewer_rounds: Offer) -> tuple[Cut, ...]:
    """In the order of fitting: optional steps, then rounds, then minutes; one cut per step."""
    optional = [free[i] for i in yielding(free)]
    others = [share for share in free if not share.item.optional]
    roomiest = sorted(others, key=lambda share: (share.item.is_break, share.low - share.minutes))
    cuts: list[Cut] = []
    for shares, offer in ((optional, _drop_or_shorten), (others, fewer_rounds), (roomiest, _shorten)):
        for share in shares:
            left = need - _given(cuts)
            known = any(cut.step is share.item.step for cut in cuts)
            if left > 0 and not known and (cut := offer(share, left)):
                cuts.append(cut)
    return tuple(cuts)


def _given(cuts: Iterable[Cut]) -> int:
    return sum(cut.minutes for cut in cuts)


def _drop_or_shorten(share: Share, left: int) -> Cut:
    if share.minutes - left >= max(share.low, SHORTEST):
        return _cut(share, "shorten", left)
    return _cut(share, "drop", share.minutes)


def _fewer_rounds(share: Share, left: int, up: bool) -> Cut | None:
    spare = share.rounds - share.item.rounds.least
    each = share.minutes // share.rounds
    if spare <= 0 or not each:
        return None
    rounds = min(spare, -(-left // each) if up else (2 * left + each) // (2 * each))
    return Cut(share.item.step, "rounds", rounds * each, rounds) if rounds else None


def _shorten(share: Share, left: int) -> Cut | None:
    minutes = min(share.minutes - share.low, left)
    return _cut(share, "shorten", minutes) if minutes > 0 else None


def _cut(share: Share, what: CutKind, minutes: int) -> Cut:
    """Some or all minutes of a share; those of an envelope belong to none of its steps alone."""
    first, *rest = share.item.steps
    return Cut(first, what, minutes, last=rest[-1] if rest else None)


def _distinct(points: list[tuple[Moment, CutPoint]]) -> list[tuple[Moment, CutPoint]]:
    return [point for i, point in enumerate(points) if not i or point[1].action != points[i - 1][1].action]


def _spaced(things: list[Thing], most: int) -> list[Thing]:
    """At most that many, evenly, the first and the last among them."""
    if len(things) <= most:
        return things
    return [things[round(i * (len(things) - 1) / (most - 1))] for i in range(most)]
