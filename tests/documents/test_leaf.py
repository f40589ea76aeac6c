"""What documents for the desk share: cells, columns, a foot, and errors at their place."""

from __future__ import annotations

from kit.documents.leaf import Leaf
from kit.typesetting.flow import Frame
from kit.typesetting.page import BOLD, Node, Run
from kit.typesetting.text import Style

from .bench import look

FRAME = Frame(420, 300, 10, 10, 10, 20)


def leaf() -> Leaf:
    return Leaf(look(), "Essai", FRAME, Style(10, 1.5, hyphenate=True), "#116633")


def runs(boxes) -> list[Run]:
    return [box for box in boxes if isinstance(box, Run)]


def test_a_cell_holds_its_text_and_an_empty_one_nothing():
    node = Node("TD")
    (strip,) = leaf().cell("mot", indent=4)(100, 50, node)
    assert [(run.x, run.text, run.node) for run in strip.boxes] == [(104, "mot", node)]
    assert leaf().cell("")(100, 50, node) == []


def test_a_noted_cell_is_two_paragraphs():
    strips = leaf().noted("mot", "note", Style(8))(0, 100, Node("TD"))
    assert [(run.text, run.face, run.size, run.node.path) for strip in strips for run in strip.boxes] == [
        ("mot", BOLD, 10, "TD/P"), ("note", "regular", 8, "TD/P")]
    assert len(leaf().noted("mot", "", Style(8))(0, 100, Node("TD"))) == 1


def test_columns_share_the_measure():
    widths, head = leaf().columns([("Heure", 1), ("", 3)])
    assert widths == [100, 300]
    (title,), nothing = (cell(0, 100, Node("TH")) for cell in head.cells)
    assert [(run.text, run.face) for run in title.boxes] == [("Heure", BOLD)] and nothing == []


def test_the_foot_says_which_page_and_is_decoration():
    left, right = leaf().foot("Essai · v1", 5)(2, 3, "")
    assert (left.text, left.x, right.text, left.node, right.node) == ("Essai · v1", 10, "page\u00a02 sur 3", None, None)
    assert left.y == right.y and abs(right.x + right.width - 410) < 0.01


def test_a_word_too_wide_names_the_document():
    made = leaf()
    made.cell("nom.prenom@exemple.fr")(0, 40, Node("TD"))
    (found,) = made.setter.report
    assert (found.code, found.facts["what"], found.facts["size"]) == ("texte-deborde", "Essai", "A4")
