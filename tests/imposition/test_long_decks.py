"""Sheets of cards that are made when they are drawn are the sheets that would have been made at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.imposition.cards import impose
from kit.imposition.grid import fit
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.reading.later import Later
from kit.typesetting.later import Pages, batches, each
from kit.typesetting.page import Page

from .cases import make_deck

CARD = Size.parse("poker")
GRID = fit(Size.parse("A4"), CARD)


def told(page):
    return page.title, [(box.page.title, *box[1:]) if hasattr(box, "copy") else box for box in page.boxes]


@given(st.integers(1, 40), st.sampled_from(list(Turn)), st.booleans(), st.booleans())
def test_later_is_the_same(count, turn, stacked, backed):
    cards = make_deck(CARD, count, lambda i: backed)
    at_once = impose(cards, GRID, turn, "Jeu", stacked=stacked)
    later = impose(Later(count, cards.__getitem__), GRID, turn, "Jeu", stacked=stacked)
    assert [told(page) for page in later.pages] == [told(page) for page in at_once.pages]
    assert later[1:] == at_once[1:]


def test_a_face_is_made_when_its_sheet_is_and_let_go():
    made: list[int] = []
    cards = Later(40, lambda i: made.append(i) or make_deck(CARD, 1)[0])
    pages = impose(cards, GRID, Turn.LONG_EDGE).pages
    made.clear()
    assert len(pages) == 10 and not made
    assert pages[4].boxes and made == list(range(18, 27)) and pages[5].boxes and len(made) == 9
    assert pages[0].boxes and len(made) == 18


def test_both_sides_of_a_sheet_are_drawn_together_and_what_follows_by_itself():
    pages = impose(Later(20, lambda i: make_deck(CARD, 1)[0]), GRID, Turn.LONG_EDGE).pages
    more = [Page(10, 10, "fin"), Page(10, 10, "vraie fin")]
    pages = pages.followed_by(more)
    assert [len(batch) for batch in batches(pages)] == [2, 2, 2, 2] and batches(pages)[-1] == more
    assert [page for batch in batches(pages) for page in batch][-1] is pages[-1] and batches(more) == [more]
    assert pages[-2:] == more


def test_what_is_done_to_pages_is_done_whenever_they_are_made():
    pages = impose(Later(20, lambda i: make_deck(CARD, 1)[0]), GRID, Turn.SHORT_EDGE).pages.followed_by([Page(1, 1)])
    assert isinstance(pages, Pages)
    each(pages, lambda place, page: setattr(page, "scope", str(place)))
    assert [page.scope for page in pages] == [str(n) for n in range(7)] == [page.scope for page in pages]


def test_a_list_of_pages_is_changed_at_once():
    pages = [Page(1, 1), Page(1, 1)]
    each(pages, lambda place, page: setattr(page, "scope", str(place)))
    assert [page.scope for page in pages] == ["0", "1"]


def test_a_sequence_made_later_is_a_sequence():
    squares = Later(5, lambda i: i * i)
    assert list(squares) == [0, 1, 4, 9, 16] and squares[-1] == 16 and squares[1:3] == [1, 4]
    assert list(squares * 2) == list(squares) * 2 and list(squares.then(str)) == ["0", "1", "4", "9", "16"]
    with pytest.raises(IndexError):
        squares[5]
