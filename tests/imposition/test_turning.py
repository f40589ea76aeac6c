"""Every back behind its own front, upright, on paper that is really turned over."""

from itertools import product

import pytest

from kit.imposition.cards import impose
from kit.imposition.grid import Rect, Spacing, choose, fit
from kit.imposition.turning import Axis, Stacks, Turn
from kit.model.printer import Edges
from kit.model.values import Size
from kit.typesetting.page import MM, Page

from .physics import MICRON, bounds, corners, faces, over_fold, refed, rules, same_card, through_paper

PAPERS = ("A4", "A3", "letter")
CARDS = ("poker", "visite", "60 x 65 mm")
LAID = list(product(PAPERS, (False, True), CARDS, (False, True)))


def deck(card, count):
    def face(side, i):
        return Page.of_mm(card.width, card.height, f"{side} {i}")
    return [(face("front", i), face("back", i)) for i in range(count)]


def laid(paper, landscape, card, turned, fold=""):
    paper = Size.parse(paper)
    return fit(paper.turned if landscape else paper, Size.parse(card), Spacing(Edges.even(7)), turned, fold)


def counts(capacity):
    return sorted({1, capacity - 1, capacity, capacity + 1} - {0})


def partner(front):
    return front.title.replace("front", "back")


@pytest.mark.parametrize("turn", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("paper", "landscape", "card", "turned"), LAID)
def test_duplex(paper, landscape, card, turned, turn):
    grid = laid(paper, landscape, card, turned)
    for count in counts(grid.capacity):
        sheets = impose(deck(grid.card, count), grid, Turn(turn)).pages
        assert len(sheets) == 2 * -(-count // grid.capacity)
        for recto, verso in zip(sheets[::2], sheets[1::2], strict=True):
            backs = {placed.page.title: placed for placed in faces(verso)}
            assert len(faces(recto)) == len(backs)
            for front in faces(recto):
                back = through_paper(corners(backs[partner(front.page)]), grid.paper, turn)
                assert same_card(corners(front), back)


UNEVEN = Edges(6, 9, 18, 5)


@pytest.mark.parametrize("stacked", [False, True])
@pytest.mark.parametrize("order", ["same", "reversed"])
@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
@pytest.mark.parametrize("spacing", [Spacing(), Spacing(UNEVEN, 4, 2, UNEVEN)])
def test_two_stacks(spacing, flip, order, stacked):
    """Every front meets its own back when the stack goes through a second time, whichever way its tray takes it."""
    stacks = Stacks(Turn(flip), order == "reversed")
    for paper, card in product(PAPERS, CARDS):
        grid = choose(Size.parse(paper), Size.parse(card), spacing)
        for count in (*counts(grid.capacity), 3 * grid.capacity + 1):
            cards = deck(grid.card, count)
            cards[-1] = (cards[-1][0], None)  # of a last card on a sheet of its own, nothing is left but a blank
            made = impose(cards, grid, Turn.TWO_STACKS, stacks=stacks, stacked=stacked)
            half = len(made.pages) // 2
            backed = count > 1
            assert made.backs == (frozenset(range(half, 2 * half)) if backed else frozenset())
            if not backed:
                continue
            rectos, versos = made.pages[:half], refed(made.pages[half:], order)
            assert len(rectos) == len(versos) and sum(len(faces(page)) for page in rectos) == count
            for recto, verso in zip(rectos, versos, strict=True):
                backs = {placed.page.title: placed for placed in faces(verso)}
                fronts = [front for front in faces(recto) if front.page is not cards[-1][0]]
                assert len(fronts) == len(backs)
                for front in fronts:
                    paper_mm = recto.width / MM, recto.height / MM
                    assert same_card(corners(front), through_paper(corners(backs[partner(front.page)]), paper_mm, flip))


@pytest.mark.parametrize("fold", ["vertical", "horizontal"])
@pytest.mark.parametrize(("paper", "landscape", "card", "turned"), LAID)
def test_fold(paper, landscape, card, turned, fold):
    grid = laid(paper, landscape, card, turned, fold)
    if grid is None:
        pytest.skip("no pair fits the paper held that way")
    for count in counts(grid.capacity):
        sheets = impose(deck(grid.card, count), grid, Turn.FOLD).pages
        assert len(sheets) == -(-count // grid.capacity)
        for sheet in sheets:
            by_name = {placed.page.title: placed for placed in faces(sheet)}
            creases = [line[:4] for line in rules(sheet) if line[4].width == 0.25]
            fronts = [placed for title, placed in by_name.items() if title.startswith("front")]
            assert len(creases) == len(fronts) == len(by_name) / 2
            for front, crease in zip(fronts, creases, strict=True):
                back = over_fold(corners(by_name[partner(front.page)]), crease)
                assert same_card(corners(front), back)


def test_single_glued_back_to_back():
    """Backs follow the fronts, slot for slot and the same way up: cut, flip one like a page, glue."""
    grid = laid("A4", False, "poker", False)
    sheets = impose(deck(grid.card, 11), grid, Turn.SINGLE).pages
    assert [sheet.title for sheet in sheets] == ["feuille 1/2 · recto", "feuille 2/2 · recto",
                                                 "feuille 1/2 · verso", "feuille 2/2 · verso"]
    for recto, verso in zip(sheets[:2], sheets[2:], strict=True):
        for front, back in zip(faces(recto), faces(verso), strict=True):
            assert back.page.title == partner(front.page)
            assert (bounds(front), front.turn) == (bounds(back), back.turn)


def test_head_to_head_only_over_a_horizontal_line():
    """What one expects to see: a portrait sheet's backs upright, a landscape one's upside down, on the long edge."""
    for landscape, turn, expected in ((False, "long-edge", 0), (True, "long-edge", 180),
                                      (False, "short-edge", 180), (True, "short-edge", 0)):
        grid = laid("A4", landscape, "poker", False)
        _, verso = impose(deck(grid.card, 1), grid, Turn(turn)).pages
        assert faces(verso)[0].turn == expected


def test_reflecting_twice_is_doing_nothing():
    rect = Rect(10, 20, 63, 88)
    for axis in (Axis(True, 105), Axis(False, 148.5)):
        assert axis.behind(axis.behind(rect)) == rect
        assert axis.back_turn(axis.back_turn(90)) == 90


@pytest.mark.parametrize("turn", [turn for turn in Turn])
@pytest.mark.parametrize("flip", ["long-edge", "short-edge"])
def test_both_sides_keep_their_margins(turn, flip):
    """What a printer leaves blank on a page, it leaves blank on each page that goes through it."""
    for paper, card, gap in product(PAPERS, CARDS, (0, 4)):
        grid = choose(Size.parse(paper), Size.parse(card), Spacing(UNEVEN, gap, 1.5, UNEVEN))
        made = impose(deck(grid.card, grid.capacity + 1), grid, turn, stacks=Stacks(Turn(flip)))
        assert bool(made.backs) == turn.two_sided
        for page in made.pages:
            width, height = page.width / MM, page.height / MM
            assert height > width
            for left, top, right, bottom in map(bounds, faces(page)):
                assert left >= UNEVEN.left - MICRON and width - right >= UNEVEN.right - MICRON
                assert top >= UNEVEN.top - MICRON and height - bottom >= UNEVEN.bottom - MICRON


def test_margins_are_mirrored_only_where_paper_is_turned_over():
    """18 mm at the foot cost nothing about the long edge; about the short edge, the head keeps them too."""
    card = Size(180, 265)
    spacing = Spacing(Edges(5, 5, 18, 5), 0, 0, Edges.even(1))
    grid = choose(Size.parse("A4"), card, spacing)
    impose(deck(card, 1), grid, Turn.LONG_EDGE)
    with pytest.raises(ValueError, match="^carte-trop-grande$"):
        impose(deck(card, 1), grid, Turn.SHORT_EDGE)
    for turn in (Turn.SINGLE, Turn.LONG_EDGE):
        recto, _ = impose(deck(card, 1), grid, turn).pages
        assert bounds(faces(recto)[0])[1] == pytest.approx(5 + (297 - 265 - 23) / 2)
