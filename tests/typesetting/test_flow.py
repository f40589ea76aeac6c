"""Strips fall on pages: each once, in order, inside the frame; what belongs together stays together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Bookmark, Node, Page, Path, Rule, Run
from kit.typesetting.slices import Mark, Panel, Slice

from .case import drawn, extent, often, rules, runs, some

FRAME = Frame(200, 120, 10, 10, 10, 10)  # 100 points to fill, from y = 10 to y = 110
SILENT = Run(0, 0, "", "regular", 8, "#000000")


def strip(height: float, name: object = "", **more) -> Slice:
    """A strip with a run at its top that says its name."""
    return Slice(height, (SILENT._replace(text=str(name)),), **more)


def strips(*heights: float, **more) -> list[Slice]:
    return [strip(height, i, **more) for i, height in enumerate(heights)]


def names(pages: list[Page]) -> list[list[str]]:
    return [[run.text for run in runs(page)] for page in pages]


@st.composite
def documents(draw) -> list[Slice]:
    """Strips of all sorts, named by their number; heights are whole so that sums are exact."""
    found, panel = [], None
    for i in range(draw(st.integers(0, 14))):
        panel = draw(st.sampled_from([panel, panel, None, Panel(0, 50, "#eeeeee"), Panel(0, 50, None, bar="#000000")]))
        late = (lambda pages, i=i: [SILENT._replace(text=f"late {i}")]) if draw(st.booleans()) else None
        mark = draw(st.sampled_from([None, None, Mark(1, f"Titre {i}", f"m{i}"), Mark(2, "sous", f"m{i}")]))
        found.append(strip(draw(st.integers(0, 60)), i, gap=draw(st.sampled_from([0, 0, 4, 9])), panel=panel, late=late,
                           keep=draw(st.sampled_from([False, False, True])), mark=mark,
                           head=draw(st.sampled_from([(), (), (strip(12, "head"),)])),
                           whole=draw(st.sampled_from([0.0, 0.0, 70.0, 300.0]))))
    return found


@often(documents())
def test_every_strip_is_set_once_in_order_and_inside_the_frame(slices):
    pages = paginate(slices, FRAME)
    said = [name for page in names(pages) for name in page if name != "head"]
    assert said == [name for i, piece in enumerate(slices) for name in [str(i), *([f"late {i}"] if piece.late else [])]]
    heights = {str(i): piece.height for i, piece in enumerate(slices)} | {"head": 12}
    for page in pages:
        set_down = [run for run in runs(page) if not run.text.startswith("late")]
        assert [run.y for run in set_down] == sorted(run.y for run in set_down)
        assert all(run.y >= 10 and run.y + heights[run.text] <= 110 for run in set_down)
        assert {run.x for run in set_down} <= {10}
    assert all(runs(page) for page in pages) or not slices


@given(documents())
@some
def test_marks_are_on_the_page_on_which_they_fell(slices):
    seen = {}
    last = [Slice(1, late=lambda numbers: [SILENT._replace(text=f"{name}={n}") for name, n in numbers.items()])]
    pages = paginate([*slices, *last], FRAME)
    for number, page in enumerate(pages, 1):
        for mark in page.bookmarks:
            seen[mark.name] = number
            assert str(mark.name[1:]) in {run.text for run in runs(page) if run.y == mark.y}
    assert set(seen) == {piece.mark.name for piece in slices if piece.mark}
    assert {run.text for run in runs(pages[-1]) if "=" in run.text} == {f"{name}={n}" for name, n in seen.items()}


@given(documents())
@some
def test_grounds_cover_their_strips_on_each_page(slices):
    pages = paginate(slices, FRAME)
    for page in pages:
        expected, before = [], None
        for run in (run for run in runs(page) if run.text.isdigit()):
            piece = slices[int(run.text)]
            if piece.panel is None:
                before = None
            elif piece.panel is before and expected:
                expected[-1] = (expected[-1][0], run.y + piece.height)
            else:
                expected.append((run.y, run.y + piece.height))
            before = piece.panel
        covered = [y for path in drawn(page) for y in extent(path)]
        assert covered == pytest.approx([y for pair in expected for y in pair])
        # Each ground is drawn right before the first box that stands on it.
        firsts = [page.boxes[page.boxes.index(path) + 1] for path in drawn(page)]
        assert [run.y for run in firsts] == pytest.approx([top for top, _ in expected])


@given(documents(), st.integers(1, 2))
@some
def test_what_is_kept_is_never_last_on_a_page_where_it_can_be_helped(slices, most):
    slices = [piece._replace(height=min(piece.height, 24), head=(), keep=i % (most + 1) < most)
              for i, piece in enumerate(slices)]
    pages = paginate(slices, FRAME)
    for page in pages[:-1]:
        last = [run for run in runs(page) if run.text.isdigit()][-1]
        assert not slices[int(last.text)].keep


# --- turning ------------------------------------------------------------------------------------------


def test_no_strips_make_one_empty_page():
    (page,) = paginate([], FRAME)
    assert (page.width, page.height, page.boxes, page.bookmarks) == (200, 120, [], [])


def test_strips_fill_a_page_to_its_last_point():
    assert names(paginate(strips(60, 40, 1), FRAME)) == [["0", "1"], ["2"]]


def test_the_space_before_a_strip_counts_but_not_at_the_top_of_a_page():
    pages = paginate(strips(60, 36, gap=5), FRAME)
    assert names(pages) == [["0"], ["1"]]
    assert [run.y for page in pages for run in runs(page)] == [10, 10]
    assert names(paginate(strips(60, 35, gap=5), FRAME)) == [["0", "1"]]
    # Inside a group, too.
    group = [strip(90, 0), strip(40, 1, keep=True), strip(50, 2, gap=8, keep=True), strip(20, 3, gap=8)]
    assert names(paginate(group, FRAME)) == [["0"], ["1", "2"], ["3"]]


def test_a_heading_goes_with_what_follows():
    pages = paginate([strip(70, 0), strip(20, 1, keep=True), strip(20, 2)], FRAME)
    assert names(pages) == [["0"], ["1", "2"]]


def test_a_strip_taller_than_a_page_stands_alone_and_nothing_is_lost():
    pages = paginate(strips(20, 250, 30, keep=True) + [strip(10, 3)], FRAME)
    assert names(pages) == [["0"], ["1"], ["2", "3"]]
    assert names(paginate(strips(250), FRAME)) == [["0"]]


def test_a_group_longer_than_a_page_goes_on():
    pages = paginate([strip(10, "avant"), *strips(*[30] * 8, keep=True)], FRAME)
    assert names(pages) == [["avant"], ["0", "1", "2"], ["3", "4", "5"], ["6", "7"]]


def test_whole_is_no_reason_to_turn_where_no_page_is_tall_enough():
    assert names(paginate([strip(75, 0), strip(20, 1, whole=150)], FRAME)) == [["0", "1"]]
    assert names(paginate([strip(75, 0), strip(20, 1, whole=100)], FRAME)) == [["0"], ["1"]]


# --- heads --------------------------------------------------------------------------------------------


def test_heads_are_repeated_on_every_page_that_begins_below_them():
    head = (strip(10, "head"),)
    pages = paginate([strip(10, "titre", keep=True), *strips(50, 50, 50, head=head), strip(20, "fin")], FRAME)
    assert names(pages) == [["titre", "0"], ["head", "1"], ["head", "2", "fin"]]
    assert [run.y for run in runs(pages[1])] == [10, 20]


def test_a_head_that_does_not_fit_above_its_strip_is_left_out():
    assert names(paginate([strip(50, "avant"), *strips(95, head=(strip(10, "head"),))], FRAME)) == [["avant"], ["0"]]


# --- panels -------------------------------------------------------------------------------------------


def test_a_ground_is_closed_at_the_foot_of_a_page_and_opened_on_the_next():
    panel = Panel(5, 100, "#eeeeee", "#111111", "#222222")
    pages = paginate([strip(30, "avant"), *strips(40, 40, 40, panel=panel), strip(10, "après", gap=6)], FRAME)
    assert names(pages) == [["avant", "0"], ["1", "2", "après"]]
    assert [[(path.fill, path.stroke, *extent(path)) for path in drawn(page)] for page in pages] == [
        [("#eeeeee", "#111111", 40, 80), ("#222222", None, 40, 80)],
        [("#eeeeee", "#111111", 10, 90), ("#222222", None, 10, 90)]]
    assert min(value for segment in drawn(pages[0])[0].segments for value in segment[1::2]) == 15


def test_one_ground_follows_another():
    one, two = Panel(0, 100, "#eeeeee"), Panel(0, 100, "#eeeeee")
    (page,) = paginate([strip(20, 0, panel=one), strip(20, 1, panel=two), strip(20, 2, gap=5, panel=two)], FRAME)
    assert [extent(path) for path in drawn(page)] == [(10, 30), (30, 75)]


# --- numbers, sections, furniture ---------------------------------------------------------------------


def test_late_boxes_stand_and_are_read_where_their_strip_is():
    node = Node("P")
    late = Slice(10, (SILENT._replace(text="voir page"),), late=lambda pages: [
        Run(30, 8, str(pages["fin"]), "regular", 8, "#000000", node)])
    end = strip(90, "loin", mark=Mark(2, "Fin", "fin"))
    pages = paginate([strip(5, "avant"), late, strip(10, "après"), end], FRAME)
    assert names(pages) == [["avant", "voir page", "2", "après"], ["loin"]]
    number = runs(pages[0])[2]
    assert (number.x, number.y, number.node) == (40, 23, node)


def test_bookmarks_have_their_level_and_height():
    pages = paginate([strip(20, mark=Mark(1, "Un", "un")), strip(20, mark=Mark(2, "Deux", "deux"), gap=4),
                      strip(90, mark=Mark(3, "Trois", "trois"))], FRAME)
    assert [page.bookmarks for page in pages] == [[Bookmark(1, "Un", 10, "un"), Bookmark(2, "Deux", 34, "deux")],
                                                  [Bookmark(3, "Trois", 10, "trois")]]


def test_furniture_is_called_once_for_each_page_with_its_section():
    called = []

    def furniture(number: int, total: int, section: str) -> list:
        called.append((number, total, section))
        return [Rule(0, 0, 1, 0, 1, "#000000")]

    one, two, three = (Mark(1, name, name) for name in ("Un", "Deux", "Trois"))
    under = Mark(2, "sous", "sous")
    pages = paginate([strip(50), strip(40, mark=one), strip(60), strip(30, mark=two), strip(90), strip(10, mark=under),
                      strip(90, mark=three)], FRAME, furniture)
    assert called == [(1, 4, "Un"), (2, 4, "Un"), (3, 4, "Deux"), (4, 4, "Trois")]
    assert [len(rules(page)) for page in pages] == [1] * 4
    assert all(isinstance(page.boxes[-1], Rule) for page in pages)
    assert not [path for page in pages for path in page.boxes if isinstance(path, Path)]
