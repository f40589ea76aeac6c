"""Shares sum exactly, stay within their limits and near their fair part, and read well."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.planning.apportioning import Claim, apportion


@st.composite
def cases(draw):
    """Claims that all move one way, and a total they can reach."""
    spans = [sorted(draw(st.tuples(st.integers(0, 60), st.integers(0, 60)))) for _ in range(draw(st.integers(1, 8)))]
    grains = [draw(st.sampled_from((5, 5, 5, 2, 3, 7, 24))) for _ in spans]
    down = draw(st.booleans())
    claims = [Claim(high, low, grain) if down else Claim(low, high, grain)
              for (low, high), grain in zip(spans, grains, strict=True)]
    total = draw(st.integers(sum(low for low, _ in spans), sum(high for _, high in spans)))
    return claims, total


@given(cases())
def test_the_sum_is_exact_within_the_limits_and_each_share_is_fair(case):
    claims, total = case
    shares = apportion(claims, total)
    room = sum(claim.room for claim in claims)
    change = total - sum(claim.minutes for claim in claims)
    assert sum(shares) == total
    for claim, share in zip(claims, shares, strict=True):
        assert min(claim.minutes, claim.limit) <= share <= max(claim.minutes, claim.limit)
        fair = claim.minutes + (change * claim.room / room if room else 0)
        assert abs(share - fair) < claim.grain + 1e-6


def test_round_numbers_are_preferred_to_exact_proportions():
    assert apportion([Claim(20, 10), Claim(20, 5)], 30) == [15, 15]
    assert apportion([Claim(20, 10), Claim(20, 10), Claim(8, 5)], 40) == [15, 20, 5]


def test_of_round_numbers_the_fairest_are_chosen():
    assert apportion([Claim(30, 10), Claim(30, 20)], 50) == [25, 25]


def test_one_odd_remainder_falls_on_one_share_only():
    shares = apportion([Claim(20, 10), Claim(30, 15), Claim(15, 10)], 62)
    assert sum(share % 5 != 0 for share in shares) == 1


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6), st.data())
def test_multiples_of_five_stay_so_wherever_the_total_is_one(spans, data):
    claims = [Claim(5 * (low + more), 5 * low) for low, more in spans]
    total = 5 * data.draw(st.integers(sum(low for low, _ in spans), sum(low + more for low, more in spans)))
    assert all(share % 5 == 0 for share in apportion(claims, total))


def test_nothing_moves_when_nothing_has_to():
    assert apportion([Claim(8, 3), Claim(17, 17)], 25) == [8, 17]
    assert apportion([], 0) == []
