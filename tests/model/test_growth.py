"""A garden stands where its lowest condition does; ties are named all; nothing is said while an answer lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.model.growth import deciding

STAGES = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=4)


@given(STAGES)
def test_the_lowest_sign_of_the_lowest_condition_decides(stages):
    lowest, level = deciding(stages)
    assert level == min(stage for items in stages for stage in items)
    assert lowest == [number for number, items in enumerate(stages) if level in items]


@given(STAGES, st.data())
def test_raising_any_other_sign_changes_nothing(stages, data):
    lowest, level = deciding(stages)
    number = data.draw(st.integers(0, len(stages) - 1))
    item = data.draw(st.integers(0, len(stages[number]) - 1))
    if stages[number][item] > level:
        raised = [list(items) for items in stages]
        raised[number][item] = 3
        assert deciding(raised) == (lowest, level)


@given(STAGES, st.data())
def test_nothing_decides_while_an_answer_lacks(stages, data):
    number = data.draw(st.integers(0, len(stages) - 1))
    item = data.draw(st.integers(0, len(stages[number]) - 1))
    lacking = [[None if (n, i) == (number, item) else stage for i, stage in enumerate(items)]
               for n, items in enumerate(stages)]
    assert deciding(lacking) is None


def test_ties_are_named_all():
    assert deciding([[2, 1], [3, 3], [1, 2]]) == ([0, 2], 1)
    assert deciding([]) is None
