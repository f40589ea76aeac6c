"""Headings, paragraphs, lists, panels and contents: what they are read as, and where pages may part them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typesetting.blocks import Composer
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, Node, Path, Rule, Run
from kit.typesetting.slices import Mark, Slice
from kit.typesetting.text import Style

from .case import drawn, extent, fonts, french, rules, runs, some, squeezed, typesetter, written

STYLE = Style(10, 1.5)
FRAME = Frame(320, 140, 10, 10, 10, 10)  # 300 × 120 points: eight lines
WORD = "mot "


def composer() -> Composer:
    return Composer(typesetter(), FRAME.measure, STYLE, "#116633")


def written_runs(slices: list[Slice]) -> list[Run]:
    return [box for piece in slices for box in piece.boxes if isinstance(box, Run)]


def read(slices: list[Slice]) -> list[tuple[str, str]]:
    """Path and words of each node, in the order in which a reader's ear gets them."""
    found: dict[Node, str] = {}
    for run in written_runs(slices):
        found[run.node] = found.get(run.node, "") + run.text
    return [(node.path, words) for node, words in found.items()]


# --- text ----------------------------------------------------------------------------------------------


def test_each_line_is_a_strip():
    compose = composer()
    slices = compose.paragraph("un\ndeux\ntrois", x=20, gap=7)
    assert [piece.height for piece in slices] == [15] * 3
    assert [piece.gap for piece in slices] == [7, 0, 0]
    assert read(slices) == [("Document/P", "un deux trois")]
    assert {run.x for run in written_runs(slices)} == {20}


@pytest.mark.parametrize(("lines", "kept"), [(1, ""), (2, "x"), (3, "xx"), (4, "x.x"), (6, "x...x")])
def test_two_lines_stay_together_at_both_ends(lines, kept):
    slices = composer().paragraph("\n".join("abcdef"[:lines]))
    assert "".join("x" if piece.keep else "." for piece in slices) == kept + "."
    assert all(piece.keep for piece in composer().paragraph("\n".join("abcdef"[:lines]), keep=True))


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), max_size=12))
@some
def test_no_line_of_a_paragraph_stands_alone_and_no_heading_ends_a_page(blocks):
    compose = composer()
    slices = []
    for count, headed in blocks:
        slices += compose.heading("Titre", 2, STYLE, gap=5) if headed else []
        slices += compose.paragraph("\n".join("x" * count), gap=5)
    pages = [Counter(run.node for run in runs(page)) for page in paginate(slices, FRAME)]
    whole = sum(pages, Counter())
    for page in pages:
        assert not [node for node, lines in page.items() if lines == 1 < whole[node]]
    for page in pages[:-1]:
        assert list(page)[-1].tag == "P"


def test_a_word_wider_than_its_measure_is_an_error_at_its_place():
    compose = composer()
    compose.title, compose.paper = "Essai", "A4"
    compose.lines(written("un nom.prenom@exemple.fr", 12), STYLE, 0, 60, None)
    compose.lines("développement", STYLE, 0, 40, None)  # can be cut
    assert [(d.code, d.place.line, d.facts) for d in compose.setter.report] == [
        ("texte-deborde", 12, {"what": "Essai", "lines": 1, "size": "A4"})]
    compose.place = written("titre", 3).place
    compose.lines("nom.prenom@exemple.fr", STYLE, 0, 60, None)
    compose.lines(written("nom.prenom@exemple.fr", 20), STYLE, 0, 60, None)
    assert [d.place.line for d in compose.setter.report] == [3, 12, 20]


def test_an_empty_paragraph_is_one_empty_line():
    (piece,) = composer().paragraph("")
    assert (piece.height, piece.boxes) == (15, ())


def test_headings_are_read_as_such_and_enter_the_outline_by_their_name():
    compose = composer()
    slices = compose.heading("Un *titre*\nlong", 2, STYLE, name="titre") + compose.heading("Sans nom", 3, STYLE)
    assert all(piece.keep for piece in slices)
    assert read(slices) == [("Document/H2", "Un titre long"), ("Document/H3", "Sans nom")]
    assert compose.marks == [Mark(2, "Un titre\nlong", "titre")]
    assert [piece.mark for piece in slices] == [compose.marks[0], None, None]


# --- lists -----------------------------------------------------------------------------------------------


def test_a_list_is_read_item_by_item():
    slices = composer().bullets(["un\ndeux", "trois"], numbered=True)
    assert read(slices) == [("Document/L/LI/Lbl", "1."), ("Document/L/LI/LBody", "un deux"),
                            ("Document/L/LI/Lbl", "2."), ("Document/L/LI/LBody", "trois")]
    labels = [run for run in written_runs(slices) if run.node.tag == "Lbl"]
    assert {(run.face, run.colour, run.x) for run in labels} == {(BOLD, "#116633", 0)}
    assert len({run.node.parent for run in labels}) == 2


@pytest.mark.parametrize("how", [{}, {"tick": True}, {"dot": "#ff0000"}])
def test_dots_and_boxes_stand_before_the_first_line_and_say_nothing(how):
    slices = composer().bullets(["un\ndeux", "trois"], x=30, gap=4, **how)
    assert [path for path, _ in read(slices)] == ["Document/L/LI/LBody"] * 2
    marks = [[box for box in piece.boxes if isinstance(box, Path)] for piece in slices]
    assert [len(found) for found in marks] == [1, 0, 1]
    (mark,) = marks[0]
    top, bottom = extent(mark)
    assert mark.node is None and (top + bottom) / 2 == pytest.approx(7.5)
    assert {mark.fill, mark.stroke} == {None, "#000000"} if "tick" in how else mark.fill == how.get("dot", "#116633")
    assert {run.x > 38 for run in written_runs(slices)} == {True}


# --- panels and blocks ---------------------------------------------------------------------------------------


def test_a_panel_holds_its_strips_and_their_spaces_with_padding():
    compose = composer()
    slices = compose.panel(compose.paragraph("un") + compose.paragraph("deux", gap=6), "#eeeeee", pad=9, gap=12)
    (page,) = paginate([Slice(10), *slices], FRAME)
    (ground,) = drawn(page)
    assert extent(ground) == pytest.approx((32, 32 + 9 + 15 + 6 + 15 + 9))
    first, second = (run.y for run in runs(page))
    assert second - first == pytest.approx(21)
    assert compose.panel([], "#eeeeee") == []


def test_a_panel_keeps_its_padding_with_its_words():
    slices = composer().panel(composer().paragraph("un"), "#eeeeee")
    assert [piece.keep for piece in slices] == [True, True, False]


def test_a_panel_moves_what_waits_for_a_number():
    late = Slice(10, gap=6, late=lambda pages: [Rule(0, 0, 1, 0, 1, "#000000")])
    (page,) = paginate(composer().panel([Slice(10), late], None, pad=5), FRAME)
    assert [rule.y1 for rule in rules(page)] == [10 + 5 + 10 + 6]


def test_columns_side_by_side_are_one_strip():
    compose = composer()
    (piece,) = compose.side_by_side([compose.paragraph("un\ndeux", gap=5), compose.paragraph("trois", x=150)], gap=8)
    assert (piece.height, piece.gap) == (30, 8)
    assert [(run.x, run.text) for run in piece.boxes] == [(0, "un "), (0, "deux"), (150, "trois")]
    assert piece.boxes[0].y == piece.boxes[2].y


# --- contents -------------------------------------------------------------------------------------------------


def test_contents_name_the_page_on_which_each_heading_fell():
    compose = composer()
    body = []
    for i in range(6):
        body += compose.heading(f"Partie {i}", 1 + i % 2, STYLE, name=f"p{i}")
        body += compose.paragraph(WORD * 80 * (i % 3))
    slices = compose.contents(compose.marks, STYLE)
    pages = paginate([*slices, *body], FRAME)
    fell = {mark.name: number for number, page in enumerate(pages, 1) for mark in page.bookmarks}
    entries = [run for page in pages for run in runs(page) if run.link]
    assert len(fell) == 6 and max(fell.values()) > 2
    numbers = [run for run in entries if run.text.isdigit()]
    assert [(run.link, run.text) for run in numbers] == [(f"#{name}", str(number)) for name, number in fell.items()]
    assert {run.node.path for run in entries} == {"Document/TOC/TOCI/Reference"}
    assert {round(run.x + run.width, 6) for run in numbers} == {310}
    levels = {run.link: run.x for run in entries if run not in numbers}
    assert [levels[f"#p{i}"] for i in range(6)] == [10, 22] * 3


def test_the_title_of_an_entry_is_never_cut():
    compose = composer()
    title = "Un titre bien trop long pour une seule ligne de la table des matières, et qui doit y être lu en entier"
    (entry,) = compose.contents([Mark(2, title, "long")], STYLE)
    words = "".join(box.text for box in entry.boxes)
    assert squeezed(words) == title.replace(" :", "\u00a0:")
    assert entry.height == 15 * len({box.y for box in entry.boxes}) > 15
    (page,) = paginate([entry, Slice(5, mark=Mark(2, title, "long"))], FRAME)
    (dots,) = rules(page)
    *_, last, number = (run for run in runs(page) if run.link == "#long")
    assert (number.text, number.y) == ("1", last.y)
    assert last.x + fonts().width(last.text.rstrip(), last.face, 10) + 5 == pytest.approx(dots.x1)
    assert dots.x1 < dots.x2 < number.x


@given(french)
@some
def test_contents_of_any_title(title):
    (entry,) = composer().contents([Mark(1, title, "t")], STYLE)
    assert all(run.x + run.width < FRAME.measure for run in entry.boxes if " " in run.text)
    assert paginate([entry], FRAME)
