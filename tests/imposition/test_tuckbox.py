"""A box folded up in space, without a word from the code that laid it flat: it closes, it holds, it is one piece."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import pytest
from hypothesis import strategies as st

from kit.imposition import tuckbox
from kit.imposition.grid import Rect
from kit.imposition.tuckbox import Inside, Net
from kit.model.editions import FILMS
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Path, Placed, Rule

from .physics import often

Vector = tuple[float, float, float]
CLOSE = 1e-6
rooms = st.builds(Inside, st.floats(20, 200), st.floats(20, 260), st.floats(5, 60))


class Plane(NamedTuple):
    """Where a panel is in space: its origin, its directions across and down, and out of its printed side."""

    origin: Vector
    across: Vector
    down: Vector
    out: Vector

    def at(self, x: float, y: float) -> Vector:
        return tuple(o + x * a + y * d for o, a, d in zip(self.origin, self.across, self.down, strict=True))

    def folded(self, hinge: tuple[float, float], toward: str) -> Plane:
        """The plane of what is joined at a point of the hinge, folded a quarter turn away from the printed side."""
        back = tuple(-c for c in self.out)
        across, down, out = {
            "right": (back, self.down, self.across), "left": (self.out, self.down, negative(self.across)),
            "below": (self.across, back, self.down), "above": (self.across, self.out, negative(self.down)),
        }[toward]
        there = self.at(*hinge)
        x, y = hinge
        return Plane(tuple(t - x * a - y * d for t, a, d in zip(there, across, down, strict=True)), across, down, out)


def negative(vector: Vector) -> Vector:
    return tuple(-c for c in vector)


def touching(first: Rect, second: Rect) -> str:
    """On which side of the first the second stands, if one whole edge of each is the same; else nothing."""
    def same(*pairs):
        return all(abs(a - b) < CLOSE for a, b in pairs)

    if same((first.y, second.y), (first.height, second.height)):
        return "right" if same((first.right, second.x)) else "left" if same((first.x, second.right)) else ""
    if same((first.x, second.x), (first.width, second.width)):
        return "below" if same((first.bottom, second.y)) else "above" if same((first.y, second.bottom)) else ""
    return ""


def is_fold(flat: Net, panel: Rect, side: str) -> bool:
    """Whether a fold runs along that side, from end to end or to the slits of the tuck."""
    x, y = panel.right if side == "right" else panel.x, panel.bottom if side == "below" else panel.y
    for x1, y1, x2, y2 in flat.folds:
        if side in ("left", "right") and abs(x1 - x) + abs(x2 - x) + abs(y1 - panel.y) + abs(y2 - panel.bottom) < CLOSE:
            return True
        inside = panel.x - CLOSE <= x1 < x2 <= panel.right + CLOSE and x2 - x1 >= 0.7 * panel.width
        if side in ("above", "below") and abs(y1 - y) + abs(y2 - y) < CLOSE and inside:
            return True
    return False


def folded_up(flat: Net) -> dict[str, list[Vector]]:
    """The corners of every panel in space, from the front outwards: head left, head right, foot right, foot left."""
    planes = {"front": Plane((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1))}
    waiting = ["front"]
    while waiting:
        name = waiting.pop()
        here = flat.panels[name]
        for other, there in flat.panels.items():
            side = touching(here, there) if other not in planes else ""
            if side and is_fold(flat, here, side):
                hinge = (here.right if side == "right" else here.x, here.bottom if side == "below" else here.y)
                planes[other] = planes[name].folded(hinge, side)
                waiting.append(other)
    return {name: [plane.at(x, y) for x, y in corners(flat.panels[name])] for name, plane in planes.items()}


def corners(box: Rect) -> list[tuple[float, float]]:
    return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]


def extent(points: list[Vector]) -> list[tuple[float, float]]:
    return [(min(values), max(values)) for values in zip(*points, strict=True)]


def near(a, b) -> bool:
    return all(abs(x - y) < CLOSE for x, y in zip(a, b, strict=True))


def within(points: list[Vector], room: list[tuple[float, float]]) -> bool:
    return all(low - CLOSE <= value <= high + CLOSE
               for point in points for value, (low, high) in zip(point, room, strict=True))


# --- the box closes ------------------------------------------------------------------------------------


@often(rooms)
def test_folded_up_it_is_a_box_with_that_room_inside(room):
    flat = tuckbox.net(room)
    up = folded_up(flat)
    assert set(up) == set(flat.panels), "every panel is joined to the front by folds"
    whole = extent([point for name in ("front", "back", "left", "right") for point in up[name]])
    assert near([high - low for low, high in whole], room)
    front, back = up["front"], up["back"]
    assert near(extent(front)[0], extent(back)[0]) and near(extent(front)[1], extent(back)[1])
    assert near([front[0][2] - back[0][2]], [room.depth])


@often(rooms)
def test_lid_and_bottom_reach_the_front_and_what_is_glued_lies_flat_on_it(room):
    up = folded_up(tuckbox.net(room))
    front, back = extent(up["front"]), extent(up["back"])
    for flap, edge in (("lid", front[1][0]), ("bottom", front[1][1])):
        x, y, z = extent(up[flap])
        assert near(x, front[0]) and near(y, (edge, edge)) and near(z, (back[2][0], front[2][0])), flap
    for flap, panel in (("tuck", front), ("lip", front), ("glue", back)):
        assert within(up[flap], panel), flap
    assert near((extent(up["glue"])[0][0],), (front[0][0],)) or near((extent(up["glue"])[0][1],), (front[0][1],))


@often(rooms)
def test_dust_flaps_lie_under_the_lid_and_do_not_meet(room):
    up = folded_up(tuckbox.net(room))
    for end, cover in (("head", "lid"), ("foot", "bottom")):
        left, right = extent(up[f"left-{end}"]), extent(up[f"right-{end}"])
        assert within(up[f"left-{end}"] + up[f"right-{end}"], extent(up[cover]))
        assert left[0][1] < right[0][0] or right[0][1] < left[0][0]


# --- it is cut from one piece --------------------------------------------------------------------------


@often(rooms)
def test_panels_do_not_overlap_and_the_outline_goes_round_them(room):
    flat = tuckbox.net(room)
    boxes = list(flat.panels.values())
    for i, first in enumerate(boxes):
        for second in boxes[i + 1:]:
            assert (first.right <= second.x + CLOSE or second.right <= first.x + CLOSE
                    or first.bottom <= second.y + CLOSE or second.bottom <= first.y + CLOSE)
    points = [segment[-2:] for segment in flat.outline if len(segment) > 1]
    assert all(any(on_edge(point, box) for box in boxes) for point in points)
    assert (min(x for x, _ in points), min(y for _, y in points)) == (0, 0)
    assert near((max(x for x, _ in points), max(y for _, y in points)), flat.size[:2])


def on_edge(point: tuple[float, float], box: Rect) -> bool:
    """On or just inside the edge: flaps are tapered, the notch is cut in."""
    x, y = point
    if not (box.x - CLOSE <= x <= box.right + CLOSE and box.y - CLOSE <= y <= box.bottom + CLOSE):
        return False
    return min(x - box.x, box.right - x, y - box.y, box.bottom - y) < 8 + CLOSE


@often(rooms)
def test_no_fold_is_cut_and_both_slits_are_at_the_ends_of_one(room):
    flat = tuckbox.net(room)
    tuck = next(fold for fold in flat.folds if fold[1] == fold[3] == flat.panels["tuck"].bottom)
    assert {flat.slits[0][2], flat.slits[1][0]} == {tuck[0], tuck[2]}
    assert flat.slits[0][0] == flat.panels["tuck"].x and flat.slits[1][2] == flat.panels["tuck"].right
    assert tuck[2] - tuck[0] >= 0.7 * room.width


# --- it holds the deck ---------------------------------------------------------------------------------


def test_paper_is_as_thick_as_a_ream_shows():
    assert tuckbox.thickness(80) * 500 == pytest.approx(50)  # mm
    assert 0.23 <= tuckbox.thickness(200) <= 0.26


@often(st.floats(24, 150), st.floats(24, 200), st.integers(1, 200), st.integers(60, 400), st.booleans())
def test_a_deck_goes_in_with_room_for_fingers(width, height, cards, weight, sleeves):
    room = tuckbox.inside(Size(width, height), cards, weight, 2, sleeves=sleeves)
    pile = cards * (2 * tuckbox.thickness(weight) + FILMS * sleeves)
    assert room.width >= width + 2 and room.height >= height + 2 and room.depth >= pile + 1.5
    listed = tuckbox.inside(Size(width, height), cards, weight, 2, sleeves=sleeves, checklist=True)
    folded = ceil(210 / width) * ceil(297 / height) * tuckbox.thickness(80)
    assert listed.depth >= pile + folded + 1.5


# --- on paper ------------------------------------------------------------------------------------------


@often(rooms, st.floats(4, 15))
def test_all_of_it_stands_where_a_printer_prints(room, margin):
    flat = tuckbox.net(room)
    paper = tuckbox.held(flat, (Size.parse("A4"), Size.parse("A3")), margin)
    if paper is None:
        assert flat.size.width > 297 - 2 * margin or flat.size.height > 297 - 2 * margin
        return
    faces = {name: Page.of_mm(*flat.panels[name][2:]) for name in ("front", "back")}
    for box in tuckbox.laid_out(flat, faces, paper, margin, "Boîte").boxes:
        for x, y in reach(box):
            assert margin - 0.01 <= x / MM <= paper.width - margin + 0.01
            assert margin - 0.01 <= y / MM <= paper.height - margin + 0.01


def reach(box) -> list[tuple[float, float]]:
    if isinstance(box, Rule):
        return [(box.x1, box.y1), (box.x2, box.y2)]
    if isinstance(box, Path):
        return [point for segment in box.segments for point in zip(segment[1::2], segment[2::2], strict=True)]
    assert isinstance(box, Placed)
    return [(box.x, box.y), (box.x + box.page.width, box.y + box.page.height)]


@often(rooms)
def test_cuts_are_plain_folds_are_dashed_and_glue_is_hatched_inside_its_flap(room):
    flat = tuckbox.net(room)
    x, y = tuckbox.standing(flat, Size(1000, 1000), 5)
    sheet = tuckbox.laid_out(flat, {}, Size(1000, 1000), 5, "Boîte")
    dashed = [rule for rule in sheet.boxes if isinstance(rule, Rule) and rule.dash]
    plain = [rule for rule in sheet.boxes if isinstance(rule, Rule) and not rule.dash]
    hatches = [rule for rule in plain if rule.x1 != rule.x2 and rule.y1 != rule.y2]
    assert len(dashed) == len(flat.folds) and len(plain) - len(hatches) == len(flat.slits)
    glued = [flat.panels[name] for name in ("glue", "lip")]
    for rule in hatches:
        ends = [(rule.x1 / MM - x, rule.y1 / MM - y), (rule.x2 / MM - x, rule.y2 / MM - y)]
        assert any(all(box.x + 1.5 <= px <= box.right - 1.5 and box.y + 1.5 <= py <= box.bottom - 1.5
                       for px, py in ends) for box in glued)
    assert hatches


def test_small_boxes_go_on_a4_larger_ones_on_a3_and_the_largest_on_neither():
    papers = (Size.parse("A4"), Size.parse("A3"))
    nets = [tuckbox.net(Inside(*room)) for room in ((65, 90, 8), (140, 198, 8), (140, 260, 60))]
    held = [tuckbox.held(flat, papers, 5) for flat in nets]
    assert [sheet and (sheet.width, sheet.height) for sheet in held] == [(210, 297), (420, 297), None]
