"""What stands on the sheets: every card once, marks where one cuts, ink where a printer prints."""

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from kit.imposition.cards import arranged, impose, sheets_needed
from kit.imposition.grid import choose, fit
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Run

from .physics import MICRON, bounds, faces, rules, thorough

A4 = Size.parse("A4")
SIZES = ("poker", "bridge", "tarot", "mini", "visite", "jeton", "pastille", "a6-x4", "a7-x8", "60 x 65 mm")
turns = st.sampled_from(list(Turn))


def face(card, title):
    return Page.of_mm(card.width, card.height, title)


def make_deck(card, count, backs=lambda i: True):
    return [(face(card, f"front {i}"), face(card, f"back {i}") if backs(i) else None) for i in range(count)]


@st.composite
def imposed(draw):
    """A deck on its sheets: any paper and trim, some cards without a back, some printed twice."""
    paper = Size.parse(draw(st.sampled_from(["A4", "A3", "letter"])))
    card = Size.parse(draw(st.sampled_from(SIZES)))
    turn = draw(turns)
    grid = draw(st.sampled_from([choose(paper, card), fit(paper, card, turned=True), fit(paper.turned, card)]))
    blank = draw(st.sets(st.integers(0, 5)))
    cards = make_deck(card, draw(st.integers(1, 40)), lambda i: i not in blank)
    cards += cards[:draw(st.integers(0, 3))]
    backed = any(back for _, back in cards)
    return cards, arranged(grid, turn, backed), turn, impose(cards, grid, turn, "Jeu, version 1")


@thorough
@given(imposed())
def test_every_face_once_in_a_slot_of_its_own(case):
    cards, grid, turn, sheets = case
    placed = [box for sheet in sheets for box in faces(sheet)]
    wanted = [page for card in cards for page in card if page is not None]
    assert Counter(box.page.title for box in placed) == Counter(page.title for page in wanted)
    fronts = [box for box in placed if box.page.title.startswith("front")]
    assert [box.page for box in fronts] == [front for front, _ in cards], "cards keep the order of the deck"
    for sheet in sheets:
        spots = Counter((round(box.x, 6), round(box.y, 6)) for box in faces(sheet))
        assert set(spots.values()) <= {1}
        on_front = [box for box in faces(sheet) if box.page.title.startswith("front")]
        for box, slot in zip(on_front, grid.slots, strict=False):
            assert bounds(box) == pytest.approx((slot.x, slot.y, slot.right, slot.bottom), abs=MICRON)


@thorough
@given(imposed())
def test_paper_used_is_paper_announced(case):
    cards, grid, turn, sheets = case
    backed = any(back for _, back in cards)
    sides = 2 if backed and turn in (Turn.LONG_EDGE, Turn.SHORT_EDGE) else 1
    assert len(sheets) == sides * sheets_needed(len(cards), grid, turn, backed)
    assert all((sheet.width, sheet.height) == (grid.paper.width * MM, grid.paper.height * MM) for sheet in sheets)


@thorough
@given(imposed())
def test_marks_stand_outside_in_line_with_a_trim_that_is_there(case):
    cards, grid, turn, sheets = case
    backed = any(back for _, back in cards)
    for number, sheet in enumerate(sheets):
        if sides_apart(turn, backed) and number % 2:
            assert not rules(sheet), "one cuts from the front"
            continue
        trims = pieces(grid, cards, number, turn, len(sheets), backed)
        for x1, y1, x2, y2, rule in rules(sheet):
            assert not any(max(x1, x2) > left + MICRON and min(x1, x2) < right - MICRON
                           and max(y1, y2) > top + MICRON and min(y1, y2) < bottom - MICRON
                           for left, top, right, bottom in trims), "a mark crosses a card"
            inside = within_printable(grid.paper, x1, y1) and within_printable(grid.paper, x2, y2)
            assert inside, "a mark where no printer prints"
            if rule.dash:
                continue
            assert all(gap(trim, rule) > 1 - MICRON for trim in trims), "a mark touches a card"
            length = max(abs(x2 - x1), abs(y2 - y1))
            assert 0 < length <= 5 + MICRON and rule.width == 0.5
            at, edges = (x1, {e for t in trims for e in (t[0], t[2])}) if x1 == x2 else (
                y1, {e for t in trims for e in (t[1], t[3])})
            assert any(abs(at - edge) < MICRON for edge in edges), "a mark for no card"


def sides_apart(turn, backed):
    return backed and turn in (Turn.LONG_EDGE, Turn.SHORT_EDGE)


def pieces(grid, cards, number, turn, pages, backed):
    """What is cut out of that page, as left, top, right, bottom."""
    if sides_apart(turn, backed):
        number //= 2
    elif turn == Turn.SINGLE and backed:
        number %= pages // 2
    left_over = len(cards) - number * grid.capacity
    return [(cell.x, cell.y, cell.right, cell.bottom) for cell in grid.cells[:left_over]
            ] if not grid.fold else [half for cell in grid.cells[:left_over] for half in halves(cell, grid.fold)]


def halves(cell, fold):
    if fold == "vertical":
        middle = (cell.x + cell.right) / 2
        return (cell.x, cell.y, middle, cell.bottom), (middle, cell.y, cell.right, cell.bottom)
    middle = (cell.y + cell.bottom) / 2
    return (cell.x, cell.y, cell.right, middle), (cell.x, middle, cell.right, cell.bottom)


def gap(trim, rule):
    """From a card to a level or upright rule, in mm, the longer way of the two."""
    left, top, right, bottom = trim
    across = max(left - max(rule.x1, rule.x2) / MM, min(rule.x1, rule.x2) / MM - right)
    down = max(top - max(rule.y1, rule.y2) / MM, min(rule.y1, rule.y2) / MM - bottom)
    return max(across, down)


def within_printable(paper, x, y):
    return 4 - MICRON <= x <= paper.width - 4 + MICRON and 4 - MICRON <= y <= paper.height - 4 + MICRON


@pytest.mark.parametrize("name", [name for name in SIZES if name != "bridge"])
@pytest.mark.parametrize("cards", [1, 2, 3, 99])
def test_every_cut_has_a_mark_at_both_ends(name, cards):
    grid = choose(A4, Size.parse(name))
    cards = min(cards, grid.capacity)
    sheet, = impose(make_deck(grid.card, cards, lambda i: False), grid, Turn.LONG_EDGE)
    marks = rules(sheet)
    trims = grid.slots[:cards]
    for edges, axis, along, size in (({e for t in trims for e in (t.x, t.right)}, 0, 1, grid.paper.height),
                                     ({e for t in trims for e in (t.y, t.bottom)}, 1, 0, grid.paper.width)):
        for edge in edges:
            ends = [m for m in marks if abs(m[axis] - edge) < MICRON and abs(m[axis + 2] - edge) < MICRON]
            assert {m[along] > size / 2 for m in ends} == {False, True}
            assert all(abs(m[along + 2] - m[along]) >= 2 - MICRON for m in ends)


def test_empty_slots_have_no_marks():
    grid = choose(A4, Size.parse("poker"))
    sheet, = impose(make_deck(grid.card, 2, lambda i: False), grid, Turn.SINGLE)
    assert max(mark[0] for mark in rules(sheet) if mark[0] == mark[2]) == pytest.approx(10.5 + 2 * 63)
    assert max(mark[1] for mark in rules(sheet) if mark[1] == mark[3]) == pytest.approx(16.5 + 88)


@thorough
@given(imposed())
def test_bleed_stays_off_the_neighbours_and_in_the_printable_area(case):
    _, grid, _, sheets = case
    for sheet in sheets:
        placed = faces(sheet)
        for box in placed:
            if box.page.title.startswith("front"):
                assert box.clip is None
                continue
            x, y, width, height = (side / MM for side in box.clip)
            left, top, right, bottom = bounds(box)
            assert left - 1.5 - MICRON <= x <= left + MICRON and top - 1.5 - MICRON <= y <= top + MICRON
            assert right - MICRON <= x + width <= right + 1.5 + MICRON
            assert bottom - MICRON <= y + height <= bottom + 1.5 + MICRON
            assert within_printable(grid.paper, x, y) and within_printable(grid.paper, x + width, y + height)
            for other in placed:
                if other is not box:
                    a, b, c, d = bounds(other)
                    apart = a >= x + width - MICRON or c <= x + MICRON or b >= y + height - MICRON or d <= y + MICRON
                    assert apart, "bleed on a neighbour"


def test_bleed_goes_out_where_nothing_stands():
    """Two backs in the top row: bleed all round the pair, above the empty slots too."""
    grid = choose(A4, Size.parse("poker"))
    _, verso = impose(make_deck(grid.card, 2), grid, Turn.LONG_EDGE)
    clips = sorted(tuple(round(side / MM, 3) for side in box.clip) for box in faces(verso))
    assert clips == [(72, 15, 64.5, 91), (136.5, 15, 64.5, 91)]


def test_bleed_stops_where_printers_do():
    grid = fit(A4, Size(200, 140))
    _, verso = impose(make_deck(grid.card, 1), grid, Turn.LONG_EDGE)
    x, y, width, height = (side / MM for side in faces(verso)[0].clip)
    assert (x, width) == pytest.approx((4, 202)) and (y, height) == pytest.approx((7, 143))


def test_a_card_without_a_back_keeps_its_blank():
    """Its neighbour's bleed does not run onto it, and the page of backs comes all the same."""
    grid = choose(A4, Size.parse("poker"))
    cards = make_deck(grid.card, 9, lambda i: i == 4)
    sheets = impose(cards, grid, Turn.LONG_EDGE)
    middle, = faces(sheets[1])
    assert tuple(side / MM for side in middle.clip) == pytest.approx(bounds(middle)[:2] + (63, 88))
    sheets = impose(cards + make_deck(grid.card, 1, lambda i: False), grid, Turn.LONG_EDGE)
    assert [len(faces(sheet)) for sheet in sheets] == [9, 1, 1, 0]


@pytest.mark.parametrize("turn", list(Turn))
def test_a_deck_without_backs_is_its_fronts(turn):
    grid = choose(A4, Size.parse("poker"))
    sheets = impose(make_deck(grid.card, 10, lambda i: False), grid, turn)
    assert [len(faces(sheet)) for sheet in sheets] == [9, 1]
    assert [sheet.title for sheet in sheets] == ["feuille 1/2", "feuille 2/2"]
    assert impose([], grid, turn) == [] and sheets_needed(0, grid, turn, False) == 0


@thorough
@given(imposed())
def test_the_slug_keeps_clear(case):
    _, grid, _, sheets = case
    for sheet in sheets:
        for run in (box for box in sheet.boxes if isinstance(box, Run)):
            x, baseline = run.x / MM, run.y / MM
            top, bottom = baseline - 0.75 * run.size / MM, baseline + 0.25 * run.size / MM
            assert within_printable(grid.paper, x, top) and within_printable(grid.paper, x, bottom)
            assert top >= max(bounds(box)[3] for box in faces(sheet)) if faces(sheet) else True
            assert not any(max(y1, y2) > top and max(x1, x2) >= x for x1, y1, x2, y2, _ in rules(sheet))
            assert run.text.startswith("Jeu, version 1 · feuille ") and run.size == 6.5


@pytest.mark.parametrize("name", [name for name in SIZES if name not in ("a7-x8",)])
def test_the_slug_is_there(name):
    grid = choose(A4, Size.parse(name))
    sheets = impose(make_deck(grid.card, 1), grid, Turn.LONG_EDGE, "Jeu {v1}", words=("sheet", "front", "back"))
    texts = [[box.text for box in sheet.boxes if isinstance(box, Run)] for sheet in sheets]
    assert texts == [["Jeu {v1} · sheet 1/1 · front"], ["Jeu {v1} · sheet 1/1 · back"]]


def test_no_slug_without_room_or_words():
    for name, slug in (("a7-x8", "Jeu"), ("poker", "")):
        grid = choose(A4, Size.parse(name))
        sheet, = impose(make_deck(grid.card, 1, lambda i: False), grid, Turn.FOLD, slug)
        assert not [box for box in sheet.boxes if isinstance(box, Run)]


def test_folds_are_dashed_and_cuts_are_not():
    grid = choose(A4, Size.parse("poker"))
    sheet, = impose(make_deck(grid.card, 4), grid, Turn.FOLD)
    folds = [line for line in rules(sheet) if line[4].dash]
    # Two columns of pairs: two folds marked at the head and the foot, and a crease in each of the four cards.
    assert len(folds) == 2 * 2 + 4
    assert len(rules(sheet)) - len(folds) == 2 * (3 + 3)


def test_a_pair_too_wide_for_the_paper():
    card = Size.parse("A5")
    grid = choose(A4, card)
    with pytest.raises(ValueError, match="^carte-trop-grande$"):
        impose(make_deck(card, 1), grid, Turn.FOLD)
    with pytest.raises(ValueError, match="^carte-trop-grande$"):
        sheets_needed(1, grid, Turn.FOLD, True)
    assert sheets_needed(3, grid, Turn.FOLD, False) == 3
