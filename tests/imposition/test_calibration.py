"""What numbers read off the calibration sheet say: exact where they are exact, refused where no printer gives them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.documents.calibration_layout import GRIDS, MOST, STEP, CalibrationLayout
from kit.imposition.calibration import Misread, Reading, Readings, Sheet, Slip, back_strokes, front_strokes, slip
from kit.imposition.turning import Turn
from kit.model.values import Size

LAYOUT = CalibrationLayout(Size.parse("A4"))
SHEETS = [Sheet(LAYOUT, Turn.LONG_EDGE), Sheet(LAYOUT, Turn.SHORT_EDGE)]
number = st.integers(-MOST, MOST)


@given(number, number, st.sampled_from(SHEETS))
def test_the_same_numbers_above_and_below_are_a_shift_and_no_turn(x, y, sheet):
    found = slip(Readings(Reading(x, y), Reading(x, y)), sheet)
    assert found == pytest.approx((STEP * x, STEP * y, 0), abs=1e-9)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.turn)
def test_a_back_that_lands_farther_right_where_it_is_printed_higher_is_turned_clockwise(sheet):
    # The upper grid of the front is behind the lower one of the back where paper is tipped over its short edge.
    high, low = (4, -4) if sheet.turn == Turn.LONG_EDGE else (-4, 4)
    assert slip(Readings(Reading(high, 0), Reading(low, 0)), sheet).turn == pytest.approx(0.47, abs=0.03)


def test_heights_that_contradict_each_other_are_refused():
    with pytest.raises(Misread) as refused:
        slip(Readings(Reading(0, 10), Reading(0, -10)), SHEETS[0])
    assert refused.value.gap == pytest.approx(5)
    slip(Readings(Reading(0, 3), Reading(0, -3)), SHEETS[0])  # as much as paper may shrink


@given(*[st.tuples(st.floats(-4, 4), st.floats(-4, 4), st.floats(-1, 1))] * 2, st.tuples(*[st.floats(-99, 99)] * 2))
def test_one_slip_after_another_is_both(first, second, point):
    once = _moved(Slip(*second), _moved(Slip(*first), point))
    assert _moved(Slip(*second).after(Slip(*first)), point) == pytest.approx(once, abs=1e-9)


def _moved(by: Slip, point):
    from math import cos, radians, sin

    c, s = cos(radians(by.turn)), sin(radians(by.turn))
    return c * point[0] - s * point[1] + by.x, s * point[0] + c * point[1] + by.y


@pytest.mark.parametrize("paper", ("A4", "A3", "letter"))
@pytest.mark.parametrize("grid", GRIDS)
def test_from_one_number_to_the_next_it_is_never_far(paper, grid):
    """Else a sheet that is turned skips slips, or shows them twice."""
    layout = CalibrationLayout(Size.parse(paper))
    cells = layout.cells(grid)
    for one, other in zip(cells, cells[1:], strict=False):
        assert abs(one.x - other.x) <= layout.column + 0.01 and abs(one.y - other.y) <= 12.01


@pytest.mark.parametrize("paper", ("A4", "A3", "letter"))
def test_the_two_grids_are_each_others_mirror_image(paper):
    layout = CalibrationLayout(Size.parse(paper))
    for above, below in zip(*(layout.cells(grid) for grid in GRIDS), strict=True):
        assert above.x + below.x == pytest.approx(layout.paper.width)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.turn)
def test_in_cell_zero_front_and_back_are_exactly_behind_each_other(sheet):
    width, height = LAYOUT.paper[:2]
    front, back = front_strokes(LAYOUT), back_strokes(sheet)
    for at in (2 * MOST, 2 * MOST + 1, len(front) // 2 + 2 * MOST, len(front) // 2 + 2 * MOST + 1):
        there, here = front[at], back[at]
        seen = sorted([(width - here.x1, here.y1), (width - here.x2, here.y2)] if sheet.turn == Turn.LONG_EDGE
                      else [(here.x1, height - here.y1), (here.x2, height - here.y2)])
        assert [*seen[0], *seen[1]] == pytest.approx(sorted([there[:2], there[2:]])[0] + sorted(
            [there[:2], there[2:]])[1])
