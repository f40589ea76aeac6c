"""Every back behind its own front, upright, on paper that is really turned over."""

from itertools import product

import pytest

from kit.imposition.cards import impose
from kit.imposition.grid import Rect, fit
from kit.imposition.turning import Axis, Turn
from kit.model.values import Size
from kit.typesetting.page import Page

from .physics import bounds, corners, faces, over_fold, rules, same_card, through_paper

PAPERS = ("A4", "A3", "letter")
CARDS = ("poker", "visite", "60 x 65 mm")
LAID = list(product(PAPERS, (False, True), CARDS, (False, True)))


def deck(card, count):
    def face(side, i):
        return Page.of_mm(card.width, card.height, f"{side} {i}")
    return [(face("front", i), face("back", i)) for i in range(count)]


def laid(paper, landscape, card, turned, fold=""):
    paper = Size.parse(paper)
    return fit(paper.turned if landscape else paper, Size.parse(card), 7, turned, fold)


def counts(capacity):
    return sorted({1, capacity - 1, capacity, capacity + 1} - {0})


def partner(front):
    return front.title.replace("front", "back")


@pytest.mark.parametrize("turn", ["long-edge", "short-edge"])
@pytest.mark.parametrize(("paper", "landscape", "card", "turned"), LAID)
def test_duplex(paper, landscape, card, turned, turn):
    grid = laid(paper, landscape, card, turned)
    for count in counts(grid.capacity):
        sheets = impose(deck(grid.card, count), grid, Turn(turn))
        assert len(sheets) == 2 * -(-count // grid.capacity)
        for recto, verso in zip(sheets[::2], sheets[1::2], strict=True):
            backs = {placed.page.title: placed for placed in faces(verso)}
            assert len(faces(recto)) == len(backs)
            for front in faces(recto):
                back = through_paper(corners(backs[partner(front.page)]), grid.paper, turn)
                assert same_card(corners(front), back)


@pytest.mark.parametrize("fold", ["vertical", "horizontal"])
@pytest.mark.parametrize(("paper", "landscape", "card", "turned"), LAID)
def test_fold(paper, landscape, card, turned, fold):
    grid = laid(paper, landscape, card, turned, fold)
    if grid is None:
        pytest.skip("no pair fits the paper held that way")
    for count in counts(grid.capacity):
        sheets = impose(deck(grid.card, count), grid, Turn.FOLD)
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
    sheets = impose(deck(grid.card, 11), grid, Turn.SINGLE)
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
        _, verso = impose(deck(grid.card, 1), grid, Turn(turn))
        assert faces(verso)[0].turn == expected


def test_reflecting_twice_is_doing_nothing():
    rect = Rect(10, 20, 63, 88)
    for axis in (Axis(True, 105), Axis(False, 148.5)):
        assert axis.behind(axis.behind(rect)) == rect
        assert axis.back_turn(axis.back_turn(90)) == 90
