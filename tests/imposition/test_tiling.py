"""A poster in tiles: all of it, every seam alike."""

import pytest
from hypothesis import given, strategies as st

from kit.imposition.tiling import layout, tile
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Placed, Run

from .physics import MICRON, bounds, rules, thorough

A4 = Size.parse("A4")


def parts(sheet, poster):
    """The window of the poster that a sheet shows: left, top, right, bottom in mm of the poster."""
    placed = next(box for box in sheet.boxes if isinstance(box, Placed) and box.page is poster)
    x, y, width, height = placed.clip
    left, top = (x - placed.x) / MM, (y - placed.y) / MM
    return left, top, left + width / MM, top + height / MM


@pytest.mark.parametrize(("poster", "paper", "sheets"), [
    ("A3", "A4", 4), ("A2", "A4", 8), ("A1", "A4", 12), ("A1", "A3", 6), ("A4", "A4", 1), ("A5", "A4", 1),
])
def test_sheets(poster, paper, sheets):
    assert layout(Size.parse(poster), Size.parse(paper)).sheets == sheets


def test_paper_is_turned_when_it_saves_sheets():
    strip = Size(270, 380)
    assert layout(strip, A4).paper == A4.turned
    assert layout(strip, A4).sheets == layout(strip, A4.turned).sheets == 2


posters = st.builds(Size, st.integers(150, 1200), st.integers(150, 1200))
papers = st.sampled_from([Size.parse(name) for name in ("A4", "A3", "letter")])


@thorough
@given(posters, papers, st.sampled_from([10.0, 15.0]), st.sampled_from([5.0, 8.0]))
def test_tiles_cover_the_poster_with_equal_overlaps(size, paper, overlap, margin):
    poster = Page.of_mm(size.width, size.height)
    tiles, sheets = layout(size, paper, overlap, margin), tile(poster, paper, overlap, margin)
    assert len(sheets) == tiles.sheets
    if sheets == [poster]:
        return
    rows = [sheets[i:i + tiles.columns] for i in range(0, len(sheets), tiles.columns)]
    shown = [[parts(sheet, poster) for sheet in row] for row in rows]
    for row in shown:
        assert abs(row[0][0]) < MICRON and abs(row[-1][2] - size.width) < MICRON
        for one, following in zip(row, row[1:], strict=False):
            assert abs(one[2] - following[0] - overlap) < MICRON
    for column in zip(*shown, strict=True):
        assert abs(column[0][1]) < MICRON and abs(column[-1][3] - size.height) < MICRON
        for one, following in zip(column, column[1:], strict=False):
            assert abs(one[3] - following[1] - overlap) < MICRON


@thorough
@given(posters, papers)
def test_ink_stays_inside_the_margin_and_labels_off_the_poster(size, paper):
    poster = Page.of_mm(size.width, size.height)
    sheets = tile(poster, paper)
    for sheet in sheets if sheets != [poster] else []:
        across, down = sheet.width / MM, sheet.height / MM
        placed = next(box for box in sheet.boxes if isinstance(box, Placed) and box.page is poster)
        x, y, width, height = (side / MM for side in placed.clip)
        assert x >= 5 - MICRON and y >= 5 - MICRON
        assert x + width <= across - 5 + MICRON and y + height <= down - 5 + MICRON
        label = sheet.boxes[-1]
        if isinstance(label, Run):
            ascent, descent = label.y / MM - 0.75 * label.size / MM, label.y / MM + 0.25 * label.size / MM
            assert ascent >= y + height and descent <= down - 5 + MICRON
        else:
            left, top, right, bottom = bounds(label)
            assert left >= x + width - MICRON and right <= across - 5 + MICRON
            assert top >= 5 - MICRON and bottom <= down - 5 + MICRON


@pytest.mark.parametrize(("name", "columns", "rows"), [("A3", 2, 2), ("A1", 4, 3)])
def test_glue_lines_on_the_left_and_above_cut_lines_on_the_right_and_below(name, columns, rows):
    poster = Page.of_mm(*Size.parse(name)[:2])
    for i, sheet in enumerate(tile(poster, A4)):
        row, column = divmod(i, columns)
        glue = [line[:4] for line in rules(sheet) if line[4].dash]
        cut = [line[:4] for line in rules(sheet) if not line[4].dash]
        left, top, right, bottom = parts(sheet, poster)
        width, height = right - left, bottom - top
        expected = [(15, 5, 15, 5 + height)] * (column > 0) + [(5, 15, 5 + width, 15)] * (row > 0)
        assert sorted(glue) == [pytest.approx(line) for line in sorted(expected)]
        expected = [(5 + width, 5, 5 + width, 5 + height)] * (column < columns - 1)
        expected += [(5, 5 + height, 5 + width, 5 + height)] * (row < rows - 1)
        assert sorted(cut) == [pytest.approx(line) for line in sorted(expected)]


def test_the_neighbour_is_glued_up_to_the_line():
    """Laid with its cut edge on the dashed line, the tile on the left continues into this one."""
    poster = Page.of_mm(297, 420)
    first, second, *_ = tile(poster, A4)
    line = next(line[0] for line in rules(second) if line[4].dash and line[0] == line[2])
    seen_from_line = parts(second, poster)[0] + line - 5
    assert seen_from_line == pytest.approx(parts(first, poster)[2])


@pytest.mark.parametrize("name", ["A3", "A1"])
def test_labels_are_worded_by_the_caller(name):
    """Under the tile for A3, down its side for A1, whose tiles fill the height of the paper."""
    poster = Page.of_mm(*Size.parse(name)[:2])
    sheets = tile(poster, A4, label=lambda row, column: f"rangée {row}, colonne {column}")
    tiles = layout(Size.parse(name), A4)
    titles = [f"rangée {row}, colonne {column}"
              for row in range(1, tiles.rows + 1) for column in range(1, tiles.columns + 1)]
    assert [sheet.title for sheet in sheets] == titles
    labels = [sheet.boxes[-1] for sheet in sheets]
    assert {isinstance(label, Placed) for label in labels} == {tiles.beside} == {name == "A1"}
    assert [(label.page.boxes[0] if tiles.beside else label).text for label in labels] == titles


def test_a_page_that_fits_the_paper_comes_back_as_it_is():
    page = Page.of_mm(297, 210)
    assert tile(page, A4) == [page]
    assert layout(Size(297, 210), A4).paper == A4.turned
