"""Tables: cells in their columns, rows as tall as their tallest cell, heads on every page, tags for readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typesetting.blocks import Composer
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Node, Path, Rule, Run
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

from .case import drawn, extent, rules, runs, some, typesetter

FRAME = Frame(320, 140, 10, 10, 10, 10)  # 300 × 120 points
STYLE = TableStyle("#999999", "#eeeeee", pad_x=5, pad_y=4)
COMPOSE = Composer(typesetter(), FRAME.measure, Style(10, 1.5), "#000000")  # a line is 15 points
WIDTHS = [100.0, 80.0, 120.0]


def cell(text: str) -> Cell:
    return lambda x, measure, node: COMPOSE.lines(text, COMPOSE.body, x, measure, node) if text else []


def row(*texts: str, **more) -> Row:
    return Row(tuple(map(cell, texts)), **more)


def lines(count: int) -> str:
    return "\n".join(["x"] * count)


def made(rows: list[Row], head: Row | None = None, style: TableStyle = STYLE, **more) -> list[Slice]:
    return table(WIDTHS, head, rows, style, Node("Document"), FRAME.room, **more)


def nodes(slices: list[Slice]) -> list[Node]:
    """Every node that is named, in reading order."""
    return list(dict.fromkeys(box.node for piece in slices for box in piece.boxes if getattr(box, "node", None)))


def test_cells_stand_in_their_columns_with_padding():
    measures = []

    def spy(x: float, measure: float, node: Node) -> list[Slice]:
        measures.append((x, measure))
        return [Slice(10)]

    made([Row((spy, spy, spy))])
    assert measures == [(5, 90), (105, 70), (185, 110)]
    (piece,) = made([row("a", "b", "c")])
    assert [(run.x, run.text) for run in piece.boxes if isinstance(run, Run)] == [(5, "a"), (105, "b"), (185, "c")]


@given(st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=1, max_size=8))
@some
def test_rows_are_as_tall_as_their_tallest_cell(counts):
    slices = made([row(*map(lines, three)) for three in counts], gap=11)
    assert [piece.height for piece in slices] == [15 * max(three) + 8 for three in counts]
    assert [piece.gap for piece in slices] == [11] + [0] * (len(counts) - 1)


def test_a_row_is_at_least_as_tall_as_it_asks():
    assert [piece.height for piece in made([row("a", "", "", least=40), row(lines(5), "", "", least=40)])] == [40, 83]


def test_a_table_is_read_row_by_row_and_empty_cells_are_there():
    slices = made([row("a", "", "c"), row("", "e", "")], row("A", "B", ""), header_column=True)
    assert [(node.path, node.attributes) for node in nodes(slices)] == [
        ("Document/Table/THead/TR/TH", {"scope": "Column"})] * 3 + [
        ("Document/Table/TBody/TR/TH", {"scope": "Row"}), ("Document/Table/TBody/TR/TD", {}),
        ("Document/Table/TBody/TR/TD", {})] * 2
    assert len({node.parent for node in nodes(slices)}) == 3
    placeholders = [box for piece in slices for box in piece.boxes if isinstance(box, Path) and not box.segments]
    assert len(placeholders) == 4 and all(box.node for box in placeholders)


def test_a_table_of_no_rows_is_nothing():
    assert made([]) == []
    with pytest.raises(ValueError):
        made([row("a", "b")])


# --- over pages ---------------------------------------------------------------------------------------------


def test_the_head_is_repeated_in_silence_on_each_page_on_which_the_table_goes_on():
    rows = [row(str(i), "", "") for i in range(9)]
    pages = paginate([Slice(30), *made(rows, row("titre", "", "")), Slice(20)], FRAME)
    words = [[(run.text, run.node is not None) for run in runs(page)] for page in pages]
    told = [[(str(i), True) for i in some_rows] for some_rows in ((0, 1), (2, 3, 4, 5), (6, 7, 8))]
    assert words == [[("titre", True), *told[0]], [("titre", False), *told[1]], [("titre", False), *told[2]]]
    assert [min(extent(path)[0] for path in drawn(page) if path.segments) for page in pages] == [48, 10, 10]


def test_the_head_is_not_repeated_after_the_table():
    after = Slice(110, (Run(0, 0, "fin", "regular", 8, "#000000"),))
    pages = paginate([*made([row("a", "", "")], row("titre", "", "")), after], FRAME)
    assert [[run.text for run in runs(page)] for page in pages] == [["titre", "a"], ["fin"]]


def test_the_head_stays_with_the_first_row():
    pages = paginate([Slice(80), *made([row("a", "", "")], row("titre", "", ""))], FRAME)
    assert [[run.text for run in runs(page)] for page in pages] == [[], ["titre", "a"]]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=4), st.booleans())
@some
def test_rows_taller_than_a_page_are_divided_without_loss(counts, headed):
    texts = ["\n".join(f"{i}.{n}" for n in range(count)) for i, count in enumerate(counts)]
    head = row("titre", "", "") if headed else None
    pages = paginate(made([row(text, "", "seul") for text in texts], head), FRAME)
    told = [run for page in pages for run in runs(page) if run.node and run.text != "titre"]
    said = [run.text.strip() for run in told if run.x == 15]
    assert said == [word for text in texts for word in text.split()]
    assert [run.text for page in pages for run in runs(page) if run.text == "seul"] == ["seul"] * len(counts)
    for page in pages:
        assert all(10 <= run.y <= 130 for run in runs(page))
        assert max((extent(path)[1] for path in drawn(page) if path.segments), default=0) <= 130.01
        assert max((rule.y1 for rule in rules(page)), default=0) <= 130.01
        assert not headed or runs(page)[0].text == "titre"


def test_a_divided_row_goes_on_under_the_same_cell():
    slices = made([row(lines(20), "b", "", least=100)])
    assert [piece.height for piece in slices] == [7 * 15 + 8, 7 * 15 + 8, 6 * 15 + 8]
    assert len(nodes(slices)) == 3


# --- looks ----------------------------------------------------------------------------------------------------


def fills(piece: Slice) -> list[tuple]:
    return [(box.fill, box.segments) for box in piece.boxes if isinstance(box, Path) and box.fill]


def test_grounds_stripes_and_bars():
    style = STYLE._replace(stripes="#f5f5f5")
    rows = [row("a", "", ""), row("b", "", ""), row("c", "", "", fill="#ffeecc", bar="#cc0000"),
            row("d", "", "", fill="#ffeecc")]
    head, *body = made(rows, row("titre", "", ""), style)
    assert [[fill for fill, _ in fills(piece)] for piece in (head, *body)] == [
        ["#eeeeee"], [], ["#f5f5f5"], ["#ffeecc", "#cc0000"], ["#ffeecc"]]
    assert {(0, 300)} == {(min(xs), max(xs)) for xs in [[s[1] for s in fills(head)[0][1] if len(s) > 1]]}


def test_lines():
    (piece,) = made([row("a", "b", "c")])
    assert [box for box in piece.boxes if isinstance(box, Rule)] == [Rule(0, 23, 300, 23, 0.6, "#999999")]
    (piece,) = made([row("a", "b", "c")], style=STYLE._replace(grid=True))
    found = [box for box in piece.boxes if isinstance(box, Rule)]
    assert [rule.x1 for rule in found if rule.x1 == rule.x2] == [0, 100, 180, 300]
    assert [rule.y1 for rule in found if rule.y1 == rule.y2] == [0, 23]
