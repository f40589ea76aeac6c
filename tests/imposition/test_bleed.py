"""Bleed goes out as far as nothing stands: not onto a neighbour, a mark, or what a printer cannot reach."""


import pytest

from kit.imposition.cards import impose
from kit.imposition.grid import Spacing, choose, fit
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.typesetting.page import MM

from .cases import A4, clipped, imposed, make_deck, overlap, sorted_line, within_printable
from .physics import MICRON, bounds, faces, often, rules


@often(imposed())
def test_bleed_stays_off_the_neighbours_and_in_the_printable_area(case):
    spacing = case.grid.spacing
    for sheet in case.made.pages:
        placed = faces(sheet)
        for box in placed:
            x, y, right, bottom = clipped(box)
            trim = bounds(box)
            beyond = [trim[0] - x, trim[1] - y, right - trim[2], bottom - trim[3]]
            assert all(-MICRON <= side <= spacing.bleed + MICRON for side in beyond)
            assert within_printable(case.grid, x, y) and within_printable(case.grid, right, bottom)
            for other in placed:
                if other is not box:
                    assert not overlap(clipped(box), bounds(other)), "bleed on a neighbour"
                    if abs(bounds(other)[0] - trim[0]) < MICRON or abs(bounds(other)[1] - trim[1]) < MICRON:
                        assert not overlap(clipped(box), clipped(other)), "bleed on a neighbour's bleed"


def test_bleed_goes_out_where_nothing_stands():
    """Two backs in the top row: bleed all round the pair, above the empty slots too."""
    grid = choose(A4, Size.parse("poker"))
    _, verso = impose(make_deck(grid.card, 2), grid, Turn.LONG_EDGE).pages
    clips = sorted(tuple(round(side / MM, 3) for side in box.clip) for box in faces(verso))
    assert clips == [(72, 15, 64.5, 91), (136.5, 15, 64.5, 91)]


@pytest.mark.parametrize(("gap", "wide"), [(0, 63), (1, 64), (2, 65), (3, 66), (6, 66)])
def test_bleed_takes_half_of_a_gap(gap, wide):
    """The middle card of a row: 63 mm, and on each side 1.5 mm, or what half of the gap leaves of them."""
    grid = choose(Size.parse("A3"), Size.parse("poker"), Spacing(gap=gap))
    assert grid.columns > 2 and not grid.turned
    recto, verso = impose(make_deck(grid.card, grid.capacity), grid, Turn.LONG_EDGE).pages
    for sheet in (recto, verso):
        middle = sorted(faces(sheet), key=lambda box: (box.y, box.x))[grid.columns + 1]
        assert middle.clip[2] / MM == pytest.approx(wide)


def test_bleed_gives_way_to_marks_and_takes_the_room_where_there_are_none():
    """Beside cards that leave 3 mm for ink, 2 mm are the mark's on the side that is cut."""
    grid = choose(A4, Size.parse("a6-x4"))
    recto, verso = impose(make_deck(grid.card, 4), grid, Turn.LONG_EDGE).pages
    edge = min(grid.left, grid.top)
    assert edge == 7
    axis = 0 if grid.left == edge else 1
    assert [min(clipped(box)[axis] for box in faces(sheet)) for sheet in (recto, verso)] == pytest.approx([6, 5.5])


def test_bleed_gives_way_to_marks_on_backs_that_are_cut_out_too():
    grid = choose(A4, Size.parse("a6-x4"))
    recto, verso = impose(make_deck(grid.card, 4), grid, Turn.SINGLE).pages
    for sheet in (recto, verso):
        assert not any(overlap(sorted_line(rule), clipped(box)) for rule in rules(sheet) for box in faces(sheet))
    assert sorted(map(clipped, faces(recto))) == sorted(map(clipped, faces(verso)))


def test_bleed_stops_where_printers_do():
    grid = fit(A4, Size(200, 140))
    _, verso = impose(make_deck(grid.card, 1), grid, Turn.LONG_EDGE).pages
    x, y, width, height = (side / MM for side in faces(verso)[0].clip)
    assert (x, width) == pytest.approx((4, 202)) and (y, height) == pytest.approx((7, 143))
