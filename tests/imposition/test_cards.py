"""What stands on the sheets: every card once, marks where one cuts, ink where a printer prints."""

from collections import Counter

import pytest

from kit.imposition.cards import arranged, impose
from kit.imposition.cutting import cut_plan
from kit.imposition.grid import choose, cuts, fit
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.typesetting.page import MM, Run

from .cases import A4, SIZES, SPACINGS, clipped, imposed, make_deck, overlap, sorted_line, within_printable
from .physics import MICRON, bounds, faces, often, rules


@often(imposed())
def test_every_face_once_in_a_slot_of_its_own(case):
    placed = [box for sheet in case.made.pages for box in faces(sheet)]
    wanted = [page for card in case.cards for page in card if page is not None]
    assert Counter(box.page.title for box in placed) == Counter(page.title for page in wanted)
    fronts = [box.page for box in placed if box.page.title.startswith("front")]
    assert fronts == [front for number in range(case.sheets) for front, _ in case.on_sheet(number)]
    assert case.stacked or fronts == [front for front, _ in case.cards], "cards keep the order of the deck"
    for sheet in case.made.pages:
        spots = Counter((round(box.x, 6), round(box.y, 6)) for box in faces(sheet))
        assert set(spots.values()) <= {1}
        on_front = [box for box in faces(sheet) if box.page.title.startswith("front")]
        for box, slot in zip(on_front, case.grid.slots, strict=False):
            assert bounds(box) == pytest.approx((slot.x, slot.y, slot.right, slot.bottom), abs=MICRON)


@often(imposed())
def test_as_many_sides_as_sheets_of_paper_have(case):
    sides = 2 if case.backed and case.turn != Turn.FOLD else 1
    pages, paper = case.made.pages, case.grid.paper
    assert len(pages) == sides * case.sheets
    assert all((sheet.width, sheet.height) == (paper.width * MM, paper.height * MM) for sheet in pages)
    assert case.made.cards == max(len(case.on_sheet(number)) for number in range(case.sheets))
    for place, page in enumerate(pages):
        behind = case.backed and case.turn.two_sided and not any(b.page.title.startswith("front") for b in faces(page))
        assert (place in case.made.backs) == behind
        assert page.title.endswith("verso") if behind else True


@pytest.mark.parametrize("count", [1, 2, 8, 9, 10, 11, 18, 19, 26, 45])
@pytest.mark.parametrize("turn", list(Turn))
def test_cut_piles_laid_on_one_another_keep_the_order_of_the_deck(count, turn):
    """The sheets are laid in a stack, the first on top; each pile that is cut goes under the one before."""
    grid = choose(A4, Size.parse("poker"))
    cards = make_deck(grid.card, count)
    pages = [page for page in impose(cards, grid, turn, stacked=True).pages
             if any(box.page.title.startswith("front") for box in faces(page))]
    piles = {}
    for page in pages:
        for box in faces(page):
            if box.page.title.startswith("front"):
                piles.setdefault((round(box.y, 3), round(box.x, 3)), []).append(box.page)
    read = [page for place in sorted(piles) for page in piles[place]]
    assert read == [front for front, _ in cards]


@often(imposed())
def test_marks_stand_outside_in_line_with_a_trim_that_is_there(case):
    for place, sheet in enumerate(case.made.pages):
        if place in case.made.backs:
            assert not rules(sheet), "one cuts from the front"
            continue
        trims = pieces(case.grid, len(case.on_sheet(case.sheet_of(place))))
        inks = [clipped(box) for box in faces(sheet)]
        for x1, y1, x2, y2, rule in rules(sheet):
            line = sorted_line((x1, y1, x2, y2, rule))
            assert not any(overlap(line, trim) for trim in trims), "a mark crosses a card"
            assert within_printable(case.grid, x1, y1) and within_printable(case.grid, x2, y2), "not printed"
            if rule.dash:
                continue
            assert not any(overlap(line, ink) for ink in inks), "a mark in the bleed of a card"
            assert all(gap(trim, rule) > 1 - MICRON for trim in trims), "a mark touches a card"
            length = max(abs(x2 - x1), abs(y2 - y1))
            assert 0 < length <= 5 + MICRON and rule.width == 0.5 and rule.colour == "#000000"
            at, edges = (x1, {e for t in trims for e in (t[0], t[2])}) if x1 == x2 else (
                y1, {e for t in trims for e in (t[1], t[3])})
            assert any(abs(at - edge) < MICRON for edge in edges), "a mark for no card"


def test_marks_stand_off_the_ink_where_they_can():
    """Half a millimetre, as soon as there is room for it besides a mark of 2 mm."""
    for margin, offset in ((4 + 1.5 + 2, 1.5), (4 + 1.5 + 2.3, 1.8), (20, 2.0)):
        card = Size(210 - 2 * margin, 100)
        sheet, = impose(make_deck(card, 1, lambda i: False), fit(A4, card), Turn.SINGLE).pages
        marks = [mark for mark in rules(sheet) if mark[1] == mark[3] and mark[0] < 105]
        assert [mark[2] for mark in marks] == pytest.approx([margin - offset] * 2)


def pieces(grid, cards):
    """What is cut out of a sheet of that many cards, as left, top, right, bottom; halves where it is folded."""
    cells = grid.cells[:cards]
    if not grid.fold:
        return [(cell.x, cell.y, cell.right, cell.bottom) for cell in cells]
    return [half for cell in cells for half in halves(cell, grid.fold)]


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


@pytest.mark.parametrize("name", [name for name in SIZES if name != "bridge"])
@pytest.mark.parametrize("spacing", SPACINGS)
@pytest.mark.parametrize("cards", [1, 2, 3, 99])
def test_every_cut_has_a_mark_at_both_ends(name, spacing, cards):
    grid = choose(A4, Size.parse(name), spacing)
    cards = min(cards, grid.capacity)
    sheet, = impose(make_deck(grid.card, cards, lambda i: False), grid, Turn.LONG_EDGE).pages
    marks = rules(sheet)
    trims = grid.slots[:cards]
    cut = 0
    for edges, axis, along, size in (({round(e, 6) for t in trims for e in (t.x, t.right)}, 0, 1, grid.paper.height),
                                     ({round(e, 6) for t in trims for e in (t.y, t.bottom)}, 1, 0, grid.paper.width)):
        for edge in edges:
            ends = [m for m in marks if abs(m[axis] - edge) < MICRON and abs(m[axis + 2] - edge) < MICRON]
            assert {m[along] > size / 2 for m in ends} == {False, True} and len(ends) == 2
            assert all(abs(m[along + 2] - m[along]) >= 2 - MICRON for m in ends)
        cut += len(edges)
    assert cut == cuts(grid, cards) and len(marks) == 2 * cut
    block = grid.block
    sides = (block.x, block.right), (block.y, block.bottom)
    for x1, y1, x2, y2, _ in marks:
        low, high = sides[0] if y1 == y2 else sides[1]
        near, far = sorted((x1, x2) if y1 == y2 else (y1, y2))
        begin = low - far if far <= low else near - high
        assert 1 - MICRON <= begin <= max(1, spacing.bleed) + 0.5 + MICRON, "a mark far from what is cut"


@pytest.mark.parametrize("spacing", SPACINGS)
@pytest.mark.parametrize("turn", list(Turn))
@pytest.mark.parametrize("cards", [1, 4, 99])
def test_cutting_as_planned_leaves_the_pieces(spacing, turn, cards):
    """Done with a guillotine: each cut parts every strip that it goes through; what is no piece is waste."""
    grid = arranged(choose(A4, Size.parse("poker"), spacing), turn, True)
    plan = cut_plan(grid, min(cards, grid.capacity))
    assert len(plan.cuts) == cuts(grid, min(cards, grid.capacity))
    upright = [x1 == x2 for x1, _, x2, _ in plan.cuts]
    assert upright == sorted(upright, reverse=upright[0]), "one direction, then the other"
    parts = [(0.0, 0.0, *plan.paper)]
    for line in plan.cuts:
        parts = [part for whole in parts for part in parted(whole, line)]
    for x, y, width, height in plan.pieces:
        assert any(part == pytest.approx((x, y, x + width, y + height)) for part in parts)
    assert len(plan.pieces) == min(cards, grid.capacity)
    assert bool(plan.folds) == (turn == Turn.FOLD)
    for x, y, width, height in plan.pieces if plan.folds else ():
        middles = {x + width / 2, y + height / 2}
        assert any(abs(middle - at) < MICRON for middle in middles for x1, y1, x2, y2 in plan.folds
                   for at in ((x1,) if x1 == x2 else (y1,)))


def parted(whole, line):
    """What a straight cut through the paper leaves of a part of it."""
    left, top, right, bottom = whole
    x1, y1, x2, y2 = line
    if x1 == x2 and left < x1 < right:
        return [(left, top, x1, bottom), (x1, top, right, bottom)]
    if y1 == y2 and top < y1 < bottom:
        return [(left, top, right, y1), (left, y1, right, bottom)]
    return [whole]


def test_empty_slots_have_no_marks():
    grid = choose(A4, Size.parse("poker"))
    sheet, = impose(make_deck(grid.card, 2, lambda i: False), grid, Turn.SINGLE).pages
    assert max(mark[0] for mark in rules(sheet) if mark[0] == mark[2]) == pytest.approx(10.5 + 2 * 63)
    assert max(mark[1] for mark in rules(sheet) if mark[1] == mark[3]) == pytest.approx(16.5 + 88)


def test_marks_are_as_wide_as_the_pen():
    grid = choose(A4, Size.parse("poker"))
    for turn, plain in ((Turn.LONG_EDGE, 16), (Turn.FOLD, 12)):
        marks = rules(impose(make_deck(grid.card, 9), grid, turn, pen=0.25).pages[0])
        assert [mark[4].width for mark in marks if not mark[4].dash] == [0.25] * plain
        assert {mark[4].width for mark in marks} == {0.25}


def test_a_card_without_a_back_keeps_its_blank():
    """Its neighbour's bleed does not run onto it, and the page of backs comes all the same."""
    grid = choose(A4, Size.parse("poker"))
    cards = make_deck(grid.card, 9, lambda i: i == 4)
    sheets = impose(cards, grid, Turn.LONG_EDGE).pages
    middle, = faces(sheets[1])
    assert tuple(side / MM for side in middle.clip) == pytest.approx(bounds(middle)[:2] + (63, 88))
    sheets = impose(cards + make_deck(grid.card, 1, lambda i: False), grid, Turn.LONG_EDGE).pages
    assert [len(faces(sheet)) for sheet in sheets] == [9, 1, 1, 0]


@pytest.mark.parametrize("turn", list(Turn))
def test_a_deck_without_backs_is_its_fronts(turn):
    grid = choose(A4, Size.parse("poker"))
    sheets, _, backs = impose(make_deck(grid.card, 10, lambda i: False), grid, turn)
    assert [len(faces(sheet)) for sheet in sheets] == [9, 1]
    assert [sheet.title for sheet in sheets] == ["feuille 1/2", "feuille 2/2"]
    assert not backs and impose([], grid, turn) == ([], 0, frozenset())


@often(imposed())
def test_the_slug_keeps_clear(case):
    for sheet in case.made.pages:
        for run in (box for box in sheet.boxes if isinstance(box, Run)):
            x, baseline = run.x / MM, run.y / MM
            top, bottom = baseline - 0.75 * run.size / MM, baseline + 0.25 * run.size / MM
            assert within_printable(case.grid, x, top) and within_printable(case.grid, x, bottom)
            assert top >= max(clipped(box)[3] for box in faces(sheet)) if faces(sheet) else True
            assert not any(max(y1, y2) > top and max(x1, x2) >= x for x1, y1, x2, y2, _ in rules(sheet))
            assert run.text.startswith("Jeu, version 1 · feuille ") and run.size == 6.5


@pytest.mark.parametrize("name", [name for name in SIZES if name not in ("a7-x8",)])
def test_the_slug_is_there(name):
    grid = choose(A4, Size.parse(name))
    sheets = impose(make_deck(grid.card, 1), grid, Turn.LONG_EDGE, "Jeu {v1}", words=("sheet", "front", "back")).pages
    texts = [[box.text for box in sheet.boxes if isinstance(box, Run)] for sheet in sheets]
    assert texts == [["Jeu {v1} · sheet 1/1 · front"], ["Jeu {v1} · sheet 1/1 · back"]]


def test_no_slug_without_room_or_words():
    for name, slug in (("a7-x8", "Jeu"), ("poker", "")):
        grid = choose(A4, Size.parse(name))
        sheet, = impose(make_deck(grid.card, 1, lambda i: False), grid, Turn.FOLD, slug).pages
        assert not [box for box in sheet.boxes if isinstance(box, Run)]


def test_folds_are_dashed_and_cuts_are_not():
    grid = choose(A4, Size.parse("poker"))
    sheet, = impose(make_deck(grid.card, 4), grid, Turn.FOLD).pages
    folds = [line for line in rules(sheet) if line[4].dash]
    # Two columns of pairs: two folds marked at the head and the foot, and a crease in each of the four cards.
    assert len(folds) == 2 * 2 + 4
    assert len(rules(sheet)) - len(folds) == 2 * (3 + 3)


def test_a_pair_too_wide_for_the_paper():
    card = Size.parse("A5")
    grid = choose(A4, card)
    with pytest.raises(ValueError, match="^carte-trop-grande$"):
        impose(make_deck(card, 1), grid, Turn.FOLD)
    assert len(impose(make_deck(card, 3, lambda i: False), grid, Turn.FOLD).pages) == 3
