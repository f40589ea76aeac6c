"""The blank tree: nothing overlaps, everything can be read and written on at its size, and its words are all there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest

from kit.documents.sheets import draw
from kit.documents.sheets.tree_growth import Pieces, grow
from kit.documents.sheets.tree_legend import PARTS
from kit.documents.sheets.tree_shapes import Knot, bezier
from kit.documents.sheets.tree_space import Space
from kit.model.event import Day
from kit.model.sheet import Tree
from kit.model.theme import Colour
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Path, Rule, Run

from . import bench
from .golden import extent, log

EXAMPLE = """
sheet: essai
title: L'arbre de l'équipe
template: tree
sizes: [A4, A3, A2, A1]
intro: Le profil que nous cherchons.
note: Une note, sous la légende.
soil: {name: Sol, meaning: "Ce que la structure apporte : référent, formation, temps"}
roots: {name: Racines, meaning: Des savoirs tirés de l'expérience}
trunk: {name: Tronc, meaning: "La posture, la manière d'être"}
branches: {name: Branches, meaning: Les domaines de mission}
leaves: {name: Feuilles, meaning: "Ce que l'on sait faire : « sait… »"}
fruits: {name: Fruits, meaning: Ce que cela change}
buds: {name: Bourgeons, meaning: Ce qui s'apprendra ensuite}
legend:
  - {title: "Savoirs : connaître", letter: C, shape: circle, colour: blue}
  - {title: "Savoir-faire : agir", letter: A, shape: square, colour: orange}
  - {title: "Savoir-être : posture", letter: P, shape: triangle, colour: plum}
"""
SIZES = ("A4", "A3", "A2", "A1")
Point = tuple[float, float]


def drawn(yaml: str = EXAMPLE, size: str = "A3", **event: object):
    """The one page of a tree, and what was reported."""
    look = bench.look()
    [page] = draw(bench.sheet(yaml), Size.parse(size), look, {}, bench.session(**event) if event else None)
    return page, look.setter.report


@cache
def example(size: str) -> Page:
    return drawn(size=size)[0]


def changed(old: str, new: str) -> str:
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new)


def runs(page: Page) -> list[Run]:
    return [box for box in page.boxes if isinstance(box, Run)]


def figure(page: Page) -> list:
    return [box for box in page.boxes if isinstance(box, Path | Run) and box.node and box.node.tag == "Figure"]


def leaves(page: Page) -> list[Path]:
    """The leaves as they are inked: filled, and wide and tall where grass is only tall."""
    green = bench.look().accent("green").ink
    inked = [box for box in figure(page) if isinstance(box, Path) and box.fill == green and not box.stroke]
    return [path for path in inked if extent(path)[2] - extent(path)[0] > page.width / 20]


def outline(path: Path) -> list[Point]:
    """A path as the corners of a polygon."""
    points: list[Point] = []
    for kind, *values in path.segments:
        if kind == "C":
            points += [bezier(points[-1], *zip(values[::2], values[1::2], strict=True), i / 6) for i in range(1, 7)]
        elif kind != "Z":
            points.append((values[0], values[1]))
    return points


def inside(point: Point, polygon: list[Point]) -> bool:
    (x, y), odd = point, False
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        odd ^= (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return odd


def meet(a: list[Point], b: list[Point]) -> bool:
    """Whether one has a corner inside the other; outlines are given finely enough for that to tell."""
    for axis in (0, 1):
        of_a, of_b = [point[axis] for point in a], [point[axis] for point in b]
        if max(of_a) < min(of_b) or max(of_b) < min(of_a):
            return False
    return any(inside(point, b) for point in a) or any(inside(point, a) for point in b)


def box_of(run: Run) -> list[Point]:
    left, top, right, bottom = run.x, run.y - run.size * 0.75, run.x + run.width, run.y + run.size * 0.22
    across = [left + (right - left) * i / 8 for i in range(9)]
    return [*((x, top) for x in across), *((x, bottom) for x in reversed(across))]


def length(leaf: Path) -> float:
    """From stalk to tip, in mm."""
    points = outline(leaf)
    return max(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 for (ax, ay), (bx, by) in combinations(points, 2)) / MM


def fills(page: Page) -> Iterator[Colour]:
    for box in figure(page):
        if isinstance(box, Path):
            yield from (Colour(colour) for colour in (box.fill, box.stroke) if colour)


# --- nothing overlaps -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_no_leaf_touches_another(size):
    outlines = [outline(leaf) for leaf in leaves(example(size))]
    assert len(outlines) > 20
    assert [pair for pair in combinations(outlines, 2) if meet(*pair)] == []


@pytest.mark.parametrize("size", SIZES)
def test_no_leaf_touches_a_word(size):
    page = example(size)
    words = [run for run in runs(page) if run.text.strip()]
    assert [run.text for run in words for leaf in leaves(page) if meet(box_of(run), outline(leaf))] == []


@pytest.mark.parametrize("size", SIZES)
def test_no_word_touches_another_word(size):
    words = [run for run in runs(example(size)) if run.text.strip()]
    overlaps = [(a.text, b.text) for a, b in combinations(words, 2) if abs(a.y - b.y) < max(a.size, b.size) * 0.7
                and min(a.x + a.width, b.x + b.width) - max(a.x, b.x) > 0.1]
    assert overlaps == []


@pytest.mark.parametrize("size", [*SIZES, "letter", "A0"])
def test_the_drawing_stays_on_its_page(size):
    page, report = drawn(size=size)
    edge = 8 * MM
    assert not len(report)
    assert [mark for mark in bench.ink(page)
            if min(mark[:2]) < edge or mark[2] > page.width - edge or mark[3] > page.height - edge] == []


def test_pieces_leave_each_other_room():
    for pieces in (Pieces(35.0, 17.0, 11.5, 8), Pieces(26.5, 14.5, 10.0, 12), Pieces(20.0, 10.0, 8.0, 12)):
        growth = grow(pieces, (128.0, 48.0), 32.0)
        rooms = [piece.room() for piece in (*growth.leaves, *growth.fruits, *growth.buds)]
        for a, b in combinations(rooms, 2):
            assert all((x - u) ** 2 + (y - v) ** 2 >= (r + s) ** 2 for x, y, r in a for u, v, s in b)


def test_leaves_keep_clear_of_a_large_title():
    right, low = 168.0, 96.0
    growth = grow(Pieces(26.5, 14.5, 10.0, 12), (right, low), 32.0)
    assert len(growth.leaves) > 20
    assert not any(x < right and y - r < low for leaf in growth.leaves for x, y, r in leaf.room())


def test_space_knows_what_is_taken():
    space = Space()
    space.take([Knot(50, 50, 5)])
    assert not space.free(56, 50, 2) and space.free(58, 50, 2)
    assert not space.open(40, 40, 7, 8) and space.open(40, 40, 4, 4)
    assert not space.open(0, 0, 100, 100)


# --- it can be read and written on ------------------------------------------------------------------------


def test_leaves_are_large_enough_to_write_on():
    sizes = {size: [length(leaf) for leaf in leaves(example(size))] for size in SIZES}
    assert min(sizes["A4"]) >= 24 and min(sizes["A3"]) >= 34 and min(sizes["A2"]) >= 36 and min(sizes["A1"]) >= 50


def test_a_wall_bears_more_leaves_than_a_sheet_in_the_hand():
    counts = {size: len(leaves(example(size))) for size in SIZES}
    assert counts["A4"] == counts["A3"] >= 22 and counts["A2"] == counts["A1"] >= 36


@pytest.mark.parametrize("size, title, legend", [("A4", 20, 9.5), ("A3", 28, 11), ("A2", 40, 16), ("A1", 56, 20)])
def test_type_grows_with_the_paper(size, title, legend):
    page = example(size)
    assert all(run.size >= title for run in runs(page) if run.node.tag == "H1")
    assert all(run.size >= legend for run in runs(page) if run.node.tag == "LBody")
    assert all(run.size >= 9 for run in figure(page) if isinstance(run, Run) and len(run.text) > 1)


def test_it_survives_a_photocopy():
    """Every line is dark and every ground is light, so that grey alone still shows the drawing."""
    shades = [colour.luminance for colour in fills(example("A3"))]
    assert all(shade < 0.2 or shade > 0.8 for shade in shades)
    assert {shade < 0.2 for shade in shades} == {True, False}


def test_there_are_lines_for_the_team_the_date_and_the_version():
    page = example("A3")
    labels = {run.text: run for run in runs(page) if run.text in ("Équipe", "Date", "Version")}
    rules = [box for box in page.boxes if isinstance(box, Rule)]
    for label in labels.values():
        assert any(rule.x1 > label.x + label.width and 0 < rule.y1 - label.y < 5 and rule.x2 - rule.x1 > 12 * MM
                   for rule in rules)
    assert len(labels) == len(rules) == 3


def test_a_session_writes_its_date():
    page, _ = drawn(date=Day(2027, 1, 12))
    assert any("2027" in run.text for run in runs(page))
    assert len([box for box in page.boxes if isinstance(box, Rule)]) == 2


# --- its words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_every_text_is_printed(size):
    said, wanted = bench.printed([example(size)]), bench.texts(bench.sheet(EXAMPLE))
    assert [text for text in wanted if not any(bench.plain(text) in words for words in said)] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_part_is_named_on_the_drawing_with_its_letter(size):
    said = [run.text for run in figure(example(size)) if isinstance(run, Run)]
    sheet, words = bench.sheet(EXAMPLE), bench.look().words
    for part in PARTS:
        assert getattr(sheet, part).name in said and words(f"tree.letters.{part}") in said


def test_letters_are_told_apart_and_belong_to_no_kind_of_knowledge():
    words, shelf = bench.look().words, bench.library()
    letters = [words(f"tree.letters.{part}") for part in PARTS]
    kinds = {kind.letter for kind in shelf.sheet("arbre-a-competences").legend}
    assert len(set(letters)) == 7 and not kinds & set(letters)


def test_letters_are_those_of_the_pieces_to_cut_out():
    categories = bench.library().deck("pieces-de-l-arbre").categories
    words = bench.look().words
    same = {"feuille": "leaves", "fruit": "fruits", "racine": "roots", "bourgeon": "buds"}
    assert {name: kind.letter for name, kind in categories.items()} == {
        name: words(f"tree.letters.{part}") for name, part in same.items()}


def test_the_drawing_is_told_in_words():
    [node] = {box.node for box in figure(example("A3"))}
    sheet = bench.sheet(EXAMPLE)
    for part in PARTS:
        entry = getattr(sheet, part)
        assert f"{entry.name} : {entry.meaning}" in node.alt


def test_reading_order_title_drawing_legend():
    nodes = list(dict.fromkeys(box.node for box in example("A3").boxes if isinstance(box, Path | Run) and box.node))
    tags = [node.tag for node in nodes]
    assert tags[0] == "H1" and tags.count("H1") == tags.count("Figure") == 1
    assert tags.index("Figure") < tags.index("Lbl") and tags.count("Lbl") == tags.count("LBody") == 10


def test_a_long_name_is_left_to_the_legend():
    page, report = drawn(changed("name: Branches", "name: Les grandes branches de toutes nos missions"))
    said = [run.text for run in figure(page) if isinstance(run, Run)]
    assert not len(report)
    assert "D" in said and not any("grandes" in text for text in said)
    assert any("Les grandes branches de toutes nos missions" in words for words in bench.printed([page]))


@pytest.mark.parametrize("old, new", [
    ("intro: Le profil que nous cherchons.\n", ""),
    ("note: Une note, sous la légende.\n", ""),
    (EXAMPLE[EXAMPLE.index("legend:"):], ""),
    ("title: L'arbre de l'équipe", "title: Un arbre " + "commun " * 9),
])
def test_what_may_be_missing_or_long(old, new):
    page, report = drawn(changed(old, new), "A4")
    assert not len(report) and len(leaves(page)) > 18
    outlines = [outline(leaf) for leaf in leaves(page)]
    assert not any(meet(box_of(run), leaf) for run in runs(page) for leaf in outlines)


@pytest.mark.parametrize("old, new, line", [
    ("meaning: Ce que cela change", "meaning: " + "Ce que cela change pour chaque personne. " * 25, 13),
    ("meaning: Ce que cela change", "meaning: " + "Z" * 90, 13),
    ("title: L'arbre de l'équipe", "title: " + "Un arbre bien trop long. " * 20, 3),
])
def test_what_does_not_fit_is_named_at_its_place(old, new, line):
    for size in ("A4", "A1"):
        _, report = drawn(changed(old, new), size)
        assert [(found.code, found.place.line) for found in report] == [("texte-deborde", line)]


# --- always the same -----------------------------------------------------------------------------------------


def test_the_same_tree_grows_again():
    first = log([drawn()[0]])
    grow.cache_clear()
    assert log([drawn()[0]]) == first


def test_the_shipped_tree_is_a_tree():
    sheet = bench.library().sheet("arbre-a-competences")
    assert isinstance(sheet, Tree) and [str(size) for size in sheet.sizes] == ["A4", "A3", "A2", "A1"]
