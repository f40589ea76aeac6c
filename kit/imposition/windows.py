"""What of a page shows through a window: the boxes that leave ink there, so that a tile is no heavier than it looks.

Lengths are points. Where a box ends is taken generously: one too many costs a few bytes, one too few is a hole.
"""

from __future__ import annotations

from kit.typesetting.page import Box, Image, Page, Path, Placed, Rule, Run

Bounds = tuple[float, float, float, float]  # left, top, right, bottom
_OVERHANG = 2.0  # how far a letter may lean, and a rounded join stand, out of its box
_EVERYWHERE: Bounds = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def seen(page: Page, window: Bounds) -> Page:
    """The page with only those of its boxes that may leave ink inside the window."""
    shown = Page(page.width, page.height, page.title)
    shown.boxes = [box for box in page.boxes if _meet(bounds(box), window)]
    shown.scope = page.scope
    return shown


def bounds(box: Box) -> Bounds:
    """A rectangle around all the ink of a box."""
    if isinstance(box, Run):
        right = box.x + (box.width or len(box.text) * box.size)
        return _grown((box.x, box.y - 1.2 * box.size, right, box.y + 0.4 * box.size), _OVERHANG)
    if isinstance(box, Rule):
        ends = (min(box.x1, box.x2), min(box.y1, box.y2), max(box.x1, box.x2), max(box.y1, box.y2))
        return _grown(ends, box.width)
    if isinstance(box, Image):
        return box.x, box.y, box.x + box.width, box.y + box.height
    if isinstance(box, Placed):
        # Without a clip a placed page may draw past its own edges.
        return (box.clip[0], box.clip[1], box.clip[0] + box.clip[2], box.clip[1] + box.clip[3]) if box.clip \
            else _EVERYWHERE
    return _around(box)


def _around(path: Path) -> Bounds:
    """A curve stays within its handles."""
    xs = [x for segment in path.segments for x in segment[1::2]]
    ys = [y for segment in path.segments for y in segment[2::2]]
    return _grown((min(xs), min(ys), max(xs), max(ys)), path.width + _OVERHANG) if xs else _EVERYWHERE


def _grown(box: Bounds, by: float) -> Bounds:
    left, top, right, bottom = box
    return left - by, top - by, right + by, bottom + by


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
