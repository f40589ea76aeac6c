"""A sheet of paper one can turn over, fold, cut and hold, without a word from the code under test.

A face is known by its four corners as its reader names them (head left, head right, foot right, foot left). Points
are in mm, seen from the printed front of the sheet with x to the right and y down.
"""

from __future__ import annotations

from functools import partial

from hypothesis import settings

from kit.typesetting.page import MM, Page, Placed, Rule
from tests.chance import tried

MICRON = 1e-6
thorough = settings(max_examples=120, deadline=None, derandomize=True)
often = partial(tried, few=40, many=120, derandomize=True)


def faces(sheet: Page) -> list[Placed]:
    return [box for box in sheet.boxes if isinstance(box, Placed)]


def rules(sheet: Page) -> list[tuple]:
    """(x1, y1, x2, y2, rule) in mm."""
    return [(box.x1 / MM, box.y1 / MM, box.x2 / MM, box.y2 / MM, box) for box in sheet.boxes if isinstance(box, Rule)]


def corners(placed: Placed) -> list[tuple[float, float]]:
    """Head left, head right, foot right, foot left on the page it is printed on: each quarter turn moves them on."""
    across, down = placed.page.width / MM, placed.page.height / MM
    if placed.turn % 180:
        across, down = down, across
    x, y = placed.x / MM, placed.y / MM
    box = [(x, y), (x + across, y), (x + across, y + down), (x, y + down)]
    quarters = placed.turn // 90
    # Turned clockwise once, the head left corner stands at the top right.
    return [box[(i + quarters) % 4] for i in range(4)]


def through_paper(points, paper, turn: str):
    """Where points printed on the back lie, seen from the front: the sheet is swung about one of its edges.

    The hinge is an edge of the paper; half a turn in space about it, then the page is laid where the first one was.
    """
    width, height = paper[0], paper[1]
    edges = {"left": height, "top": width}
    longest = max(edges, key=edges.get)
    shortest = min(edges, key=edges.get)
    hinge = longest if turn == "long-edge" else shortest
    if hinge == "left":
        swung = [(-x, y) for x, y in points]  # the page flies over x = 0 …
        return [(x + width, y) for x, y in swung]  # … and is pushed back onto the front
    swung = [(x, -y) for x, y in points]
    return [(x, y + height) for x, y in swung]


def refed(backs: list, order: str) -> list:
    """The page of backs that each printed front meets when its stack goes back into the tray, first front first.

    Sheets fall on one another as they come out, and the tray gives its topmost. Where they come out face up, the stack
    is turned over as one block, and its first sheet is on top again; where they come out face down, it is put back as
    it lies, its last sheet on top.
    """
    pile = []
    for sheet in range(len(backs)):
        pile.append(sheet)  # on top
    tray = pile[::-1] if order == "same" else pile
    met = {}
    for page in backs:
        met[tray.pop()] = page
    return [met[sheet] for sheet in sorted(met)]


def over_fold(points, crease):
    """Where points land once the sheet is folded backwards along the crease (x1, y1, x2, y2)."""
    x1, y1, x2, y2 = crease
    if abs(x1 - x2) < MICRON:
        return [(2 * x1 - x, y) for x, y in points]
    return [(x, 2 * y1 - y) for x, y in points]


def same_card(front, back) -> bool:
    """Is the back exactly behind, and upright once the card is flipped like a page?

    Then its head is the front's head, and its left the front's right.
    """
    head_left, head_right, foot_right, foot_left = back
    expected = [head_right, head_left, foot_left, foot_right]
    return all(abs(a - b) < MICRON for p, q in zip(front, expected, strict=True) for a, b in zip(p, q, strict=True))


def bounds(placed: Placed) -> tuple[float, float, float, float]:
    xs, ys = zip(*corners(placed), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
