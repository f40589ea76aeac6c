"""A poster in tiles: all of it, every seam alike; what is glued lies under what is read."""

import pytest
from hypothesis import strategies as st

from kit.imposition.tiling import layout, reduced, tile
from kit.imposition.windows import bounds as ink
from kit.model.printer import Edges
from kit.model.values import Size
from kit.typesetting.page import DECORATION, MM, Page, Path, Placed, Run

from .physics import MICRON, bounds, often, rules

A4 = Size.parse("A4")


def part(sheet):
    """The poster as it is set on a sheet."""
    return next(box for box in sheet.boxes if isinstance(box, Placed) and box.clip)


def parts(sheet):
    """The window of the poster that a sheet shows: left, top, right, bottom in mm of the poster."""
    placed = part(sheet)
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


@often(posters, papers, st.sampled_from([5.0, 8.0, 18.0]))
def test_tiles_cover_the_poster_with_equal_overlaps(size, paper, margin):
    poster, margins, overlap = Page.of_mm(size.width, size.height), Edges.even(margin), max(10, margin + 2)
    tiles, sheets = layout(size, paper, margins), tile(poster, paper, margins)
    assert len(sheets) == tiles.sheets
    if sheets == [poster]:
        return
    rows = [sheets[i:i + tiles.columns] for i in range(0, len(sheets), tiles.columns)]
    shown = [[parts(sheet) for sheet in row] for row in rows]
    for row in shown:
        assert abs(row[0][0]) < MICRON and abs(row[-1][2] - size.width) < MICRON
        for one, following in zip(row, row[1:], strict=False):
            assert abs(one[2] - following[0] - overlap) < MICRON
    for column in zip(*shown, strict=True):
        assert abs(column[0][1]) < MICRON and abs(column[-1][3] - size.height) < MICRON
        for one, following in zip(column, column[1:], strict=False):
            assert abs(one[3] - following[1] - overlap) < MICRON


@often(posters, papers)
def test_ink_stays_inside_the_margin_and_labels_off_the_poster(size, paper):
    poster = Page.of_mm(size.width, size.height)
    sheets = tile(poster, paper)
    for sheet in sheets if sheets != [poster] else []:
        across, down = sheet.width / MM, sheet.height / MM
        x, y, width, height = (side / MM for side in part(sheet).clip)
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
        left, top, right, bottom = parts(sheet)
        width, height = right - left, bottom - top
        # Lines stand half their width on the side that is covered or cut off.
        expected = [(15, 5, 15, 5 + height)] * (column > 0) + [(5, 15, 5 + width, 15)] * (row > 0)
        assert sorted(glue) == [pytest.approx(line, abs=0.05) for line in sorted(expected)]
        assert all(15 not in line[:2] and min(line[:2]) < 15 for line in glue)
        assert all(max(line[0] - 5 - width, line[1] - 5 - height) > 0 for line in cut)
        expected = [(5 + width, 5, 5 + width, 5 + height)] * (column < columns - 1)
        expected += [(5, 5 + height, 5 + width, 5 + height)] * (row < rows - 1)
        assert sorted(cut) == [pytest.approx(line, abs=0.05) for line in sorted(expected)]


def test_the_neighbour_is_glued_up_to_the_line():
    """Laid with its cut edge on the dashed line, the tile on the left continues into this one."""
    poster = Page.of_mm(297, 420)
    first, second, *_ = tile(poster, A4)
    line = next(line[0] for line in rules(second) if line[4].dash and line[0] == line[2])
    seen_from_line = parts(second)[0] + line - 5
    assert seen_from_line == pytest.approx(parts(first)[2], abs=0.05)


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


# --- printers, reductions, what is drawn where -----------------------------------------------------------


def test_an_overlap_is_wider_than_what_the_printer_leaves_blank():
    wide = layout(Size.parse("A2"), A4, Edges(5, 5, 17, 5))
    assert wide.overlap > 17 and layout(Size.parse("A2"), A4).overlap == 10
    upright = layout(Size(297, 420), A4, Edges(5, 6, 17, 7))
    assert (upright.margins.top, upright.margins.left) == (5, 7)
    turned = layout(Size(250, 330), A4, Edges(5, 6, 17, 7))
    assert turned.paper == A4.turned and turned.margins == (7, 17, 7, 17), "no one knows which way it is turned"


@pytest.mark.parametrize(("poster", "paper", "sheets", "percent"), [
    ("A3", "A4", 2, 92.8), ("A2", "A4", 4, 92.8), ("A1", "A4", None, None), ("A4", "A4", None, None),
])
def test_half_the_paper_for_a_little_less_poster(poster, paper, sheets, percent):
    size = Size.parse(poster)
    smaller = reduced(size, Size.parse(paper))
    assert (smaller is None) == (sheets is None)
    if smaller:
        assert layout(smaller, Size.parse(paper)).sheets == sheets
        assert int(1000 * smaller.width / size.width) / 10 == percent and smaller.name == poster


@often(posters, papers)
def test_a_reduction_saves_half_and_nothing_larger_would(size, paper):
    whole, smaller = layout(size, paper).sheets, reduced(size, paper)
    if smaller:
        assert layout(smaller, paper).sheets <= whole / 2
        assert 0.9 * size.width - 0.2 < smaller.width < size.width
    least = smaller.width / size.width + 0.005 if smaller else 0.9
    for step in range(12):
        share = least + (1 - least) * step / 12
        assert layout(Size(size.width * share, size.height * share), paper).sheets > whole / 2


def test_tiles_draw_what_they_show_and_the_first_all_that_is_read():
    poster = Page.of_mm(297, 420)
    corners = [(20, 20), (250, 20), (20, 400), (250, 400)]
    for n, (x, y) in enumerate(corners):
        poster.add(Run(x * MM, y * MM, f"coin {n}", "regular", 12, "#000000", None, None, 40))
        poster.add(Path((("M", x * MM, y * MM), ("L", (x + 9) * MM, (y + 9) * MM)), None, "#000000", 1))
    sheets = tile(poster, A4)
    words = [[box.text for box in part(sheet).page.boxes if isinstance(box, Run)] for sheet in sheets]
    assert words == [["coin 0", "coin 1", "coin 2", "coin 3"], ["coin 1"], ["coin 2"], ["coin 3"]]
    assert [part(sheet).copy for sheet in sheets] == [0, DECORATION, DECORATION, DECORATION]


def test_glue_lies_under_the_neighbour():
    """The hatching and its word stay within the strips that the tiles on the left and above cover."""
    word = Page(40, 8)
    word.add(Run(0, 6, "coller ici", "regular", 8, "#595959", None, None, 40))
    poster = Page.of_mm(297, 420)
    for i, sheet in enumerate(tile(poster, A4, glue=word)):
        row, column = divmod(i, 2)
        x, y, width, height = part(sheet).clip
        strips = [(x, y, x + 10 * MM, y + height)] * (column > 0) + [(x, y, x + width, y + 10 * MM)] * (row > 0)
        points = [point for box in sheet.boxes if isinstance(box, Path) for _, *point in box.segments if point]
        assert bool(points) == bool(strips)
        for across, down, *_ in points:
            assert any(left - 0.01 <= across <= right + 0.01 and top - 0.01 <= down <= bottom + 0.01
                       for left, top, right, bottom in strips)
        words = [box for box in sheet.boxes if isinstance(box, Placed) and box.page is word]
        assert len(words) == len(strips) and all(box.copy == DECORATION for box in words)


def test_ink_is_bounded_generously():
    assert ink(Run(10, 100, "Ép", "bold", 20, "#000000", None, None, 30)) == (8, 74, 42, 110)
    left, top, right, bottom = ink(Path((("M", 0, 0), ("C", 0, 50, 90, 50, 10, 0)), None, "#000000", 4))
    assert left < -2 and right > 92 and bottom > 52 and top < -2
