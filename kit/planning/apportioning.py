"""Whole minutes that sum exactly, each near its fair share and, where the sum allows, round."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# What an odd number of minutes costs beside one minute of unfairness. It only has to exceed what moving
# to the next round number can cost, so that 15 and 15 are preferred to 13 and 17.
ODD = 10


class Claim(NamedTuple):
    """Minutes as authored, how far they may move (`limit`, above or below), and the multiples that read well."""

    minutes: int
    limit: int
    grain: int = 5

    @property
    def room(self) -> int:
        return abs(self.limit - self.minutes)


def apportion(claims: Sequence[Claim], total: int) -> list[int]:
    """Move the claims, all in one direction, so that they sum to `total`; each gives or takes by its room.

    `total` lies between the sum of the minutes and the sum of the limits. Every share stays within one grain
    of the exact proportion. Searches over partial sums, kept close to the proportional ones, for the cheapest.
    """
    change = total - sum(claim.minutes for claim in claims)
    room = sum(claim.room for claim in claims)
    if not change or not room:
        return [claim.minutes for claim in claims]
    width = 2 * max(claim.grain for claim in claims)
    best: dict[int, tuple[float, tuple]] = {0: (0.0, ())}
    due = 0.0
    for claim in claims:
        fair = claim.minutes + change * claim.room / room
        due += fair
        best = _extended(best, _options(claim, fair), due, width)
    return _unwound(best[total][1])


def _extended(best: dict, options: list[tuple[int, float]], due: float, width: int) -> dict:
    """The cheapest way to each partial sum with one more claim; ways are chains of (value, rest of the way)."""
    reached: dict[int, tuple[float, tuple]] = {}
    for partial, (cost, way) in best.items():
        for value, price in options:
            here = partial + value
            known = reached.get(here)
            if abs(here - due) <= width and (known is None or cost + price < known[0]):
                reached[here] = (cost + price, (value, way))
    return reached


def _options(claim: Claim, fair: float) -> list[tuple[int, float]]:
    """Every whole value between the two round ones around the fair share, with its cost."""
    low, high = sorted((claim.minutes, claim.limit))
    grain = claim.grain
    first = max(low, int(fair // grain) * grain)
    last = min(high, -int(-fair // grain) * grain)
    reads_well = {claim.minutes, claim.limit}
    return [(value, abs(value - fair) + (0 if value % grain == 0 or value in reads_well else ODD))
            for value in range(min(first, last), max(first, last) + 1)]


def _unwound(way: tuple) -> list[int]:
    values = []
    while way:
        value, way = way
        values.append(value)
    return values[::-1]
