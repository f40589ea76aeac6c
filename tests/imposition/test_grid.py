"""How many cards a sheet holds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.imposition.grid import Grid, Spacing, choose, cuts, fit, folded
from kit.model.printer import Edges
from kit.model.values import SIZE_NAMES, Size

from .physics import MICRON, often, thorough

A4 = Size.parse("A4")


def even(margin: float, gap: float = 0.0) -> Spacing:
    return Spacing(Edges.even(margin), gap)


@pytest.mark.parametrize(("name", "count"), [
    ("poker", 9), ("tarot", 4), ("mini", 16), ("visite", 10), ("jeton", 24), ("pastille", 88),
    ("a6-x4", 4), ("a7-x8", 8), ("60 x 65 mm", 12), ("A5", 1), ("A6", 2), ("A7", 4),
])
def test_cards_on_a4(name, count):
    grid = choose(A4, Size.parse(name))
    assert grid.capacity == count
    assert min(grid.left, grid.top) >= 7  # 4 mm unprintable, a mark of 2 mm, 1 mm of air


def test_marks_come_before_a_tenth_card():
    """Ten bridge cards fit, 6 mm from the edge: too near for marks. Nine can be cut."""
    bridge = Size.parse("bridge")
    assert fit(A4.turned, bridge).capacity == 10
    assert choose(A4, bridge).capacity == 9


def test_without_room_for_marks_the_margin_still_holds():
    grid = choose(A4, Size(200, 287))
    assert (grid.capacity, grid.left, grid.top) == (1, 5, 5)
    assert choose(A4, Size(200.1, 287)) is None
    assert choose(A4, Size(201, 287), even(4)) is not None


def test_fewest_cuts_among_as_many_cards():
    """Four tarot cards stand 2 by 2 (6 cuts) or in one row (7)."""
    grid = choose(A4, Size.parse("tarot"))
    assert (grid.columns, grid.rows, cuts(grid, 4)) == (2, 2, 6)
    lying = choose(A4, Size.parse("tarot").turned)
    assert (lying.columns, lying.rows, lying.paper, lying.turned) == (2, 2, A4.turned, False)


def test_cards_stay_upright_and_paper_too_when_it_costs_nothing():
    assert choose(A4.turned, Size.parse("jeton")).paper == A4
    assert all(not choose(A4, Size.parse(name)).turned for name in ("poker", "visite", "a7-x8"))


@pytest.mark.parametrize(("cards", "count"), [(0, 0), (1, 4), (2, 5), (3, 6), (4, 7), (7, 8), (9, 8)])
def test_cuts_of_a_part_filled_sheet(cards, count):
    assert cuts(choose(A4, Size.parse("poker")), cards) == count


@pytest.mark.parametrize("name", ["poker", "tarot", "a7-x8", "visite"])
def test_folding_takes_the_direction_that_holds_most(name):
    card = Size.parse(name)
    best = folded(choose(A4, card))
    every = [fit(sheet, card, even(7), turned, fold) for sheet in (A4, A4.turned) for turned in (False, True)
             for fold in ("vertical", "horizontal")]
    assert best.capacity == max(grid.capacity for grid in every if grid)
    assert best.fold


def test_faces_stand_side_by_side_unless_head_to_head_holds_more():
    poker, badge = (folded(choose(A4, card)) for card in (Size.parse("poker"), Size(55, 85)))
    assert (poker.fold, poker.turned, poker.capacity) == ("vertical", False, 4)
    assert (badge.fold, badge.turned, badge.capacity) == ("horizontal", False, 5)


def test_pairs_that_do_not_fit():
    assert folded(choose(A4, Size.parse("A5"))) is None


sizes = st.builds(Size, st.integers(20, 300), st.integers(20, 300))
papers = st.sampled_from([Size.parse(name) for name in ("A4", "A3", "letter")])


edges = st.builds(Edges, *4 * [st.integers(0, 60).map(lambda n: n / 4)])
spacings = st.builds(Spacing, edges, st.sampled_from([0, 0, 0.3, 2, 6.5]), st.sampled_from([0, 1.5, 3]), edges)


@thorough
@given(papers, sizes, spacings)
@example(A4, Size(190, 250), even(10 + 1e-5))
def test_slots_lie_inside_the_margins_and_a_gap_apart(paper, card, spacing):
    grid = choose(paper, card, spacing)
    if grid is None:
        assert not any(fit(sheet, card, spacing, turned) for sheet in (paper, paper.turned) for turned in (False, True)
                       if sheet == paper or not spacing.holds_upright)
        return
    margins, gap, slots = spacing.margins, spacing.gap, grid.slots
    assert len(slots) == grid.capacity
    for slot in slots:
        assert slot.x >= margins.left - MICRON and slot.right <= grid.paper.width - margins.right + MICRON
        assert slot.y >= margins.top - MICRON and slot.bottom <= grid.paper.height - margins.bottom + MICRON
        assert (slot.width, slot.height) == ((card.height, card.width) if grid.turned else (card.width, card.height))
    for slot, following in zip(slots, slots[1:], strict=False):
        same_row = slot.y == following.y
        assert abs(following.x - slot.right - gap if same_row else following.y - slot.bottom - gap) < MICRON


@often(papers, sizes, spacings)
def test_cards_stand_in_the_middle_of_what_the_margins_leave(paper, card, spacing):
    """Of the margins with room for marks where these can be had."""
    grid = choose(paper, card, spacing)
    if grid is None:
        return
    first, last = grid.slots[0], grid.slots[-1]
    spare = [(first.x, grid.paper.width - last.right, spacing.margins.left, spacing.margins.right,
              spacing.printable.left, spacing.printable.right),
             (first.y, grid.paper.height - last.bottom, spacing.margins.top, spacing.margins.bottom,
              spacing.printable.top, spacing.printable.bottom)]
    for before, after, *margins, low, high in spare:
        air = max(1, spacing.bleed) if spacing.gap else 1
        marked = [max(margins[0], low + air + 2), max(margins[1], high + air + 2)]
        least = marked if before + after >= sum(marked) - MICRON else margins
        assert before - least[0] == pytest.approx(after - least[1], abs=MICRON)


@often(papers, sizes, spacings)
def test_paper_stays_upright_where_its_edges_are_told_apart(paper, card, spacing):
    for turned in (spacing._replace(upright=True), spacing):
        grid = choose(paper.turned, card, turned)
        if grid and (turned.upright or len(set(turned.margins)) > 1 or len(set(turned.printable)) > 1):
            assert grid.paper.height >= grid.paper.width


def test_upright_paper_holds_as_many_cards():
    for name in SIZE_NAMES:
        if name.islower():
            for paper in ("A4", "A3", "letter"):
                free, held = (choose(Size.parse(paper), Size.parse(name), Spacing(upright=upright))
                              for upright in (False, True))
                assert free.capacity == held.capacity, (name, paper)
                pairs = [folded(grid) for grid in (free, held)]
                assert len({grid and grid.capacity for grid in pairs}) == 1, (name, paper)


def test_gaps_cost_cards_and_cuts():
    poker = Size.parse("poker")
    spaced = choose(A4, poker, Spacing(gap=3))
    assert (spaced.capacity, cuts(spaced, 9)) == (9, 12)
    assert cuts(spaced, 2) == 4 + 2 and cuts(spaced, 4) == 6 + 4
    assert choose(A4, poker, Spacing(gap=9, bleed=3)).capacity == 8
    assert choose(A4, poker, Spacing(gap=9.1, bleed=3)).capacity == 6, "a mark would have no room beside the bleed"


@often(papers, sizes)
def test_no_other_grid_with_room_for_marks_holds_more(paper, card):
    best = choose(paper, card)
    roomy = [grid for sheet in (paper, paper.turned) for turned in (False, True)
             if (grid := fit(sheet, card, even(7), turned))]
    if roomy:
        most = max(grid.capacity for grid in roomy)
        assert best.capacity == most
        assert cuts(best, most) == min(cuts(grid, most) for grid in roomy if grid.capacity == most)


def test_every_named_card_can_be_cut_and_folded_on_a4():
    for name in SIZE_NAMES:
        if name.islower():
            grid = choose(A4, Size.parse(name))
            assert isinstance(folded(grid), Grid), name
            assert min(grid.left, grid.top) >= 7, name
