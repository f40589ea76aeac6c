"""How long each item lasts when a length is asked: what goes, how many rounds stay, then how many minutes.

Shorter: optional items first, then rounds one at a time, then minutes. Longer: each takes its fair part, in
rounds where it is worth one. A longer length may make one step shorter: with steps of 20 (10 at least) and 8
(5 at least) minutes, 25 minutes are 20 + 5, yet 23 are 15 + 8, because round numbers and authored ones come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kit.planning.apportioning import Claim, apportion
from kit.planning.lines import SHORTEST, Item

FIVE = 5
FEW = 30  # rounds; beyond, nobody minds whether each has the same minutes


class Share(NamedTuple):
    """What an item gets: its rounds (none when it is left out) and its minutes in all."""

    item: Item
    rounds: int
    minutes: int

    @property
    def low(self) -> int:
        return self.rounds * self.item.minutes.least

    @property
    def high(self) -> int:
        return self.rounds * self.item.minutes.most

    @property
    def grain(self) -> int:
        """The minutes whose multiples read well: fives, or equal rounds while they are few."""
        return self.rounds if 1 < self.rounds <= FEW else FIVE

    def with_rounds(self, rounds: int) -> Share:
        return Share(self.item, rounds, rounds * self.item.minutes.usual)


def fit(items: Sequence[Item], asked: int | None = None) -> list[Share]:
    """A share per item. They sum to `asked` minutes where possible.

    Below the least they all get their least; where rounds or limits leave minutes over, the sum stays short of it.
    """
    shares = [_usual(item) for item in items]
    total = minutes_of(shares)
    if asked is None or asked == total:
        return shares
    if asked < total:
        _give_way(shares, asked)
    else:
        _grow(shares, asked)
    return _spread(shares, asked)


def minutes_of(shares: Iterable[Share]) -> int:
    return sum(share.minutes for share in shares)


def yielding(shares: Sequence[Share]) -> list[int]:
    """Where the optional items stand, in the order they go: content before breaks, the last ones first."""
    kept = [i for i, share in enumerate(shares) if share.item.optional and share.rounds]
    return sorted(kept, key=lambda i: (shares[i].item.is_break, -i))


def _usual(item: Item) -> Share:
    left_out = item.optional and not item.usual
    return Share(item, 0, 0) if left_out else Share(item, item.rounds.usual, item.usual)


def _give_way(shares: list[Share], asked: int) -> None:
    """Shorten and drop what is optional, then take rounds away, as long as neither takes more than is needed."""
    over = minutes_of(shares) - asked
    for i in yielding(shares):
        lighter = _lighter(shares[i], over)
        over -= shares[i].minutes - lighter.minutes
        shares[i] = lighter
    while over > 0 and (i := _roundest(shares, over)) is not None:
        shares[i] = shares[i].with_rounds(shares[i].rounds - 1)
        over -= shares[i].item.minutes.usual
    _make_room(shares, asked)


def _lighter(share: Share, over: int) -> Share:
    if over >= share.minutes:
        return share.with_rounds(0)
    return share._replace(minutes=max(share.minutes - max(over, 0), min(share.low, share.minutes)))


def _roundest(shares: list[Share], over: int | None = None) -> int | None:
    """The item with most rounds to spare, the last of equals; with `over`, only where a round is not more than that."""
    able = [i for i, share in enumerate(shares) if share.rounds > share.item.rounds.least
            and (share.item.minutes.least > 0 if over is None else 0 < share.item.minutes.usual <= over)]
    return max(able, key=lambda i: (shares[i].rounds - shares[i].item.rounds.least, i), default=None)


def _make_room(shares: list[Share], asked: int) -> None:
    """Go on dropping, past the need, where minutes alone could not shrink enough; they get back what is over."""
    short = sum(share.low for share in shares) - asked
    optional = iter(yielding(shares))
    while short > 0:
        i = next(optional, None)
        lighter = shares[i].with_rounds(0) if i is not None else None
        if lighter is None and (i := _roundest(shares)) is not None:
            lighter = shares[i].with_rounds(shares[i].rounds - 1)
        if lighter is None:
            return
        short -= shares[i].low - lighter.low
        shares[i] = lighter


def _grow(shares: list[Share], asked: int) -> None:
    """Add rounds, and what is usually left out, by fair parts; then any that is needed to use the time."""
    spare = sum(share.item.most - share.minutes for share in shares)
    if not spare:
        return
    room = min(asked - minutes_of(shares), spare)
    shares[:] = [_grown(share, room * (share.item.most - share.minutes) // spare) for share in shares]
    unused = asked - minutes_of(shares)
    short = asked - sum(share.high for share in shares)
    for i, share in enumerate(shares):
        while short > 0 and (more := _one_more(share)) and more.minutes - share.minutes <= unused:
            unused -= more.minutes - share.minutes
            short -= more.high - share.high
            shares[i] = share = more


def _grown(share: Share, part: int) -> Share:
    """As many more rounds as that many minutes are worth."""
    more = _one_more(share)
    if more is None or more.minutes - share.minutes > part:
        return share
    if not share.rounds:
        return more
    left, each = share.item.rounds.most - share.rounds, share.item.minutes.usual
    return share.with_rounds(share.rounds + (min(left, part // each) if each else left))


def _one_more(share: Share) -> Share | None:
    """One round more, or the item brought in; None when it has all it may have."""
    item = share.item
    if share.rounds >= item.rounds.most or not item.most:
        return None
    if not share.rounds:
        rounds = max(1, item.rounds.usual)
        return Share(item, rounds, min(max(SHORTEST, rounds * item.minutes.usual), rounds * item.minutes.most))
    return share.with_rounds(share.rounds + 1)


def _spread(shares: list[Share], asked: int) -> list[Share]:
    """Minutes shrink or stretch, each item by what it has to give or to take."""
    shrinks = asked < minutes_of(shares)
    claims = [Claim(s.minutes, s.low if shrinks else s.high, s.grain) for s in shares]
    bound = sum(claim.limit for claim in claims)
    total = max(asked, bound) if shrinks else min(asked, bound)
    return [share._replace(minutes=minutes)
            for share, minutes in zip(shares, apportion(claims, total), strict=True)]
