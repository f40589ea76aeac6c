"""Strips and boxes are moved, joined and silenced without losing anything."""

from __future__ import annotations

import pytest

from kit.typesetting.page import Image, Node, Page, Path, Placed, Rule, Run
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import (
    Later,
    Mark,
    Slice,
    displaced,
    height,
    moved,
    scaled,
    shifted,
    stacked,
    stripped,
    together,
)

NODE = Node("P")
RUN = Run(1, 2, "mot", "regular", 10, "#000000", NODE, "#ici", 20)
RULE = Rule(1, 2, 3, 4, 1, "#000000")
PATH = Path((("M", 1, 2), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), "#000000", node=NODE)
IMAGE = Image(1, 2, 30, 40, b"", NODE)
PLACED = Placed(Page(10, 10), 1, 2)


def late(pages: dict[str, int]) -> list:
    return [RUN._replace(text=str(pages["ici"]))]


def test_every_box_is_moved():
    assert moved(RUN, 10, 20) == RUN._replace(x=11, y=22)
    assert moved(RULE, 10, 20) == RULE._replace(x1=11, y1=22, x2=13, y2=24)
    assert moved(PATH, 10, 20).segments == (("M", 11, 22), ("C", 11, 22, 13, 24, 15, 26), ("Z",))
    assert moved(IMAGE, 10, 20) == IMAGE._replace(x=11, y=22)
    assert moved(PLACED, 10, 20) == PLACED._replace(x=11, y=22)
    assert moved(Later(late), 10, 20).boxes({"ici": 7}) == [RUN._replace(x=11, y=22, text="7")]
    with pytest.raises(TypeError):
        moved("mot", 1, 1)


def test_segments_are_moved_and_enlarged():
    corners = rectangle(0, 0, 2, 1)
    assert shifted(corners, 5, 7) == rectangle(5, 7, 2, 1)
    assert scaled(corners, 3, 5, 7) == rectangle(5, 7, 6, 3)
    assert shifted(PATH.segments, 0, 0) == PATH.segments


def test_late_boxes_are_moved_with_the_strip():
    strip = displaced(Slice(10, (RULE,), late=late), 100, 5)
    assert strip.content[0] == moved(RULE, 100, 5)
    assert strip.content[1].boxes({"ici": 3}) == [RUN._replace(x=101, y=7, text="3")]


def test_strips_become_one():
    left = [Slice(10, (RULE,), gap=99, mark=Mark(1, "Ici", "ici")), Slice(20, (RUN,), gap=5, late=late)]
    right = [Slice(8, (PATH,)), Slice(12)]
    strip = together([left, right], top=4)
    assert (strip.height, strip.mark, strip.gap) == (39, Mark(1, "Ici", "ici"), 0)
    one, two, three, four = strip.content
    assert (one, two, four) == (moved(RULE, 0, 4), moved(RUN, 0, 19), moved(PATH, 0, 4))
    assert three.boxes({"ici": 2}) == [moved(RUN, 0, 19)._replace(text="2")]
    assert together([]).height == 0


def test_strips_below_each_other():
    strips = [Slice(10, (RUN,), gap=99), Slice(20, (RULE,), gap=5, late=late)]
    assert height(strips) == 35 and height([]) == 0
    run, rule, waiting = stacked(strips, 100, 50)
    assert (run, rule) == (moved(RUN, 100, 50), moved(RULE, 100, 65))
    assert waiting.boxes({"ici": 4}) == [moved(RUN, 100, 65)._replace(text="4")]


def test_what_is_repeated_says_nothing():
    strips = [Slice(10, (RUN, PATH, IMAGE, RULE, PLACED), mark=Mark(1, "Ici", "ici"), late=late)]
    (silent,) = stripped(strips)
    assert silent.mark is None and silent.height == 10
    *boxes, waiting = silent.content
    assert [getattr(box, "node", None) for box in [*boxes, *waiting.boxes({"ici": 1})]] == [None] * 6
    assert boxes == [box._replace(node=None) if hasattr(box, "node") else box for box in strips[0].boxes]
