"""Where pages are turned: what is better read whole goes on the next, and a panel ends where its words end."""

from __future__ import annotations

from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Node, Path, Rule, Run
from kit.typesetting.slices import Mark, Panel, Slice
from kit.typesetting.tables import Row, TableStyle, table

FRAME = Frame(200, 120, 10, 10, 10, 10)  # 100 points to fill


def strip(height: float, **more) -> Slice:
    return Slice(height, (Rule(0, 0, 1, 0, 1, "#000000"),), **more)


def strips_on(pages) -> list[int]:
    return [sum(isinstance(box, Rule) for box in page.boxes) for page in pages]


def test_what_is_better_whole_turns_the_page_where_little_is_left():
    assert strips_on(paginate([strip(75), strip(20, whole=50), strip(20)], FRAME)) == [1, 2]


def test_what_is_better_whole_stays_where_much_would_be_lost():
    assert strips_on(paginate([strip(50), strip(20, whole=60), strip(20)], FRAME)) == [3]


def test_what_fits_in_what_is_left_stays():
    assert strips_on(paginate([strip(70), strip(20, whole=30), strip(10)], FRAME)) == [3]


def test_a_panel_ends_where_its_last_strip_ends():
    ground = Panel(0, 100, "#eeeeee")
    (page,) = paginate([strip(20, panel=ground), strip(10, gap=30)], FRAME)
    (path,) = [box for box in page.boxes if isinstance(box, Path)]
    heights = [segment[-1] for segment in path.segments if len(segment) > 1]
    assert (min(heights), max(heights)) == (10, 30)


def test_a_cell_may_wait_for_page_numbers():
    node = Node("Document")

    def number(x, measure, cell):
        return [Slice(10, late=lambda pages: [Run(x, 8, str(pages["here"]), "regular", 10, "#000000", cell)])]

    rows = table([50], None, [Row((number,))], TableStyle("#000000", None, pad_x=5, pad_y=4), node, 100)
    (page,) = paginate([*rows, strip(10, mark=Mark(1, "Ici", "here"))], FRAME)
    (run,) = [box for box in page.boxes if isinstance(box, Run)]
    assert (run.text, run.x, run.y, run.node.path) == ("1", 15, 22, "Document/Table/TBody/TR/TD")
