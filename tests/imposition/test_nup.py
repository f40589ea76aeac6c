"""Worksheets several to a sheet: the paper halved."""

import pytest

from kit.imposition.nup import layout, nup
from kit.model.values import Size
from kit.typesetting.page import MM, Page

from .physics import MICRON, bounds, faces, rules

A4 = Size.parse("A4")


def pages(name, count):
    size = Size.parse(name)
    return [Page.of_mm(size.width, size.height, f"{i}") for i in range(count)]


@pytest.mark.parametrize(("page", "paper", "columns", "rows", "landscape"), [
    ("A5", "A4", 2, 1, True), ("A6", "A4", 2, 2, False), ("A7", "A4", 4, 2, True), ("A4", "A4", 1, 1, False),
    ("A5", "A3", 2, 2, False), ("A6", "A3", 4, 2, True), ("A4", "A3", 2, 1, True), ("A6", "letter", 2, 1, True),
])
def test_halvings(page, paper, columns, rows, landscape):
    cells = layout(Size.parse(page), Size.parse(paper))
    assert (cells.columns, cells.rows) == (columns, rows)
    assert (cells.paper.width > cells.paper.height) == landscape


def test_landscape_pages_turn_the_paper():
    assert layout(Size.parse("A5").turned, A4)[:2] == (1, 2)
    assert layout(Size.parse("A6").turned, A4).paper == A4.turned


@pytest.mark.parametrize("name", ["A5", "A6", "A7"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 9])
def test_pages_stand_in_order_in_the_middle_of_their_cells(name, count):
    cells = layout(Size.parse(name), A4)
    sheets = nup(pages(name, count), A4)
    assert len(sheets) == -(-count // cells.per_sheet)
    assert [box.page.title for sheet in sheets for box in faces(sheet)] == [f"{i}" for i in range(count)]
    for sheet in sheets:
        assert (sheet.width, sheet.height) == (cells.paper.width * MM, cells.paper.height * MM)
        for i, box in enumerate(faces(sheet)):
            row, column = divmod(i, cells.columns)
            left, top, right, bottom = bounds(box)
            x, y = column * cells.cell.width, row * cells.cell.height
            assert left - x == pytest.approx(x + cells.cell.width - right, abs=MICRON)
            assert top - y == pytest.approx(y + cells.cell.height - bottom, abs=MICRON)
            assert left >= x - MICRON and top >= y - MICRON


def test_a5_is_cut_in_the_middle_of_a_landscape_a4():
    sheet, = nup(pages("A5", 2), A4)
    ticks = sorted(line[:4] for line in rules(sheet))
    assert ticks == [pytest.approx((148.5, 5, 148.5, 9)), pytest.approx((148.5, 201, 148.5, 205))]
    assert all(line[4].dash for line in rules(sheet))


def test_a6_is_cut_in_four():
    sheet, = nup(pages("A6", 4), A4)
    ticks = sorted(tuple(round(side, 6) for side in line[:4]) for line in rules(sheet))
    assert ticks == [(5, 148.5, 9, 148.5), (105, 5, 105, 9), (105, 288, 105, 292), (201, 148.5, 205, 148.5)]


def test_no_cut_between_blanks():
    """One A7 out of eight: cut to its right and below it, nowhere else."""
    sheet, = nup(pages("A7", 1), A4)
    lines = {round(x1, 6) for x1, _, x2, _, _ in rules(sheet) if x1 == x2}
    assert lines == {74.25} and len(rules(sheet)) == 4
    lying = Page.of_mm(105, 74)
    sheet, = nup([lying], A4)
    levels = {round(y1, 6) for _, y1, _, y2, _ in rules(sheet) if y1 == y2}
    assert levels == {74.25} and len(rules(sheet)) == 4


def test_whole_sheets_are_not_cut():
    sheet, = nup(pages("A4", 1), A4)
    assert not rules(sheet) and nup([], A4) == []


def test_a_page_larger_than_the_paper():
    with pytest.raises(ValueError, match="^page-trop-grande$"):
        nup(pages("A3", 1), A4)
