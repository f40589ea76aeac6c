"""A booklet folded and leafed through on the desk: every page once, in its order, the blank ones last."""

import pytest
from hypothesis import strategies as st

from kit.imposition.booklet import booklet, creep, padded, sides
from kit.typesetting.page import MM, Bookmark, Node, Page, Placed, Run

from .physics import MICRON, bounds, often, through_paper


def pages(count: int, width: float = 148.5, height: float = 210) -> list[Page]:
    made = []
    for number in range(1, count + 1):
        page = Page.of_mm(width, height, "Guide")
        page.add(Run(40, 40, f"{number}", "regular", 10, "#000000", Node("P")))
        made.append(page)
    return made


def leaves(sheets: list[Page]) -> list[tuple[Page | None, Page | None]]:
    """Each leaf as (right-hand page, the page behind it), in the order in which one leafs through.

    Sheets lie in each other, the first outermost; each is folded in the middle, its front outside. What is behind
    the right half of a front is found by turning the paper over its short edge.
    """
    first_halves, second_halves = [], []
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        paper = front.width / MM, front.height / MM
        right, left = at(front, paper[0] * 0.75), at(front, paper[0] * 0.25)
        [(behind_right, _)] = through_paper([(paper[0] * 0.75, 50)], paper, "short-edge")
        [(behind_left, _)] = through_paper([(paper[0] * 0.25, 50)], paper, "short-edge")
        first_halves.append((right, at(back, behind_right)))
        second_halves.append((at(back, behind_left), left))
    return first_halves + second_halves[::-1]


def at(side: Page, x: float) -> Page | None:
    """The page that stands at x mm of a side; None where the paper stays blank."""
    found = [box.page for box in side.boxes if isinstance(box, Placed) and bounds(box)[0] < x < bounds(box)[2]]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 13, 18, 29, 40, 41, 61])
def test_folded_it_is_read_in_order(count):
    made = pages(count)
    read = [page for leaf in leaves(booklet(made)) for page in leaf]
    assert read == made + [None] * (padded(count) - count)


@often(st.integers(1, 200))
def test_every_page_stands_once(count):
    order = [number for side in sides(count) for number in side[:2]]
    assert sorted(order) == list(range(1, padded(count) + 1))
    assert padded(count) % 4 == 0 and 0 <= padded(count) - count < 4
    assert len(sides(count)) == padded(count) / 2


def test_nothing_comes_of_nothing():
    assert booklet([]) == []


def test_pages_stand_side_by_side_on_paper_laid_on_its_side():
    front, back = booklet(pages(4))
    assert (front.width / MM, front.height / MM) == pytest.approx((297, 210))
    assert [bounds(box) for box in front.boxes if isinstance(box, Placed)] == [
        pytest.approx((0, 0, 148.5, 210)), pytest.approx((148.5, 0, 297, 210))]


def test_only_thick_booklets_move_towards_their_fold():
    assert creep(40, 9) == 0 and creep(37, 9) == 0
    assert creep(41, 10) == pytest.approx(1.0) and creep(44, 10, 0.2) == pytest.approx(2.0) and creep(44, 0) == 0
    for index, side in enumerate(booklet(pages(44), 0.13)):
        left, right = [box for box in side.boxes if isinstance(box, Placed)]
        moved = index // 2 * 0.13
        assert bounds(left)[2] - 148.5 == pytest.approx(moved, abs=MICRON)
        assert 148.5 - bounds(right)[0] == pytest.approx(moved, abs=MICRON)
        assert left.clip[0] + left.clip[2] == pytest.approx(148.5 * MM), "the fold itself stays where it is"


def test_bookmarks_go_along_and_know_their_order():
    made = pages(6)
    made[0].bookmarks = [Bookmark(1, "un", 10, "un"), Bookmark(2, "un bis", 20, "un-bis")]
    made[4].bookmarks = [Bookmark(1, "cinq", 30, "cinq")]
    sheets = booklet(made)
    found = sorted((mark for sheet in sheets for mark in sheet.bookmarks), key=lambda mark: mark.rank)
    assert [(mark.title, mark.y) for mark in found] == [("un", 10), ("un bis", 20), ("cinq", 30)]
    assert [mark.title for mark in sheets[0].bookmarks] == ["un", "un bis"]
