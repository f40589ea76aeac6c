"""Pages become a booklet: two side by side on each side of a sheet, to be folded in the middle and stapled.

The sheets lie in each other like saddles: the first bears the outer pages, the last the middle ones. Paper lies on
its side and is turned over its short edge. Lengths are mm, those of pages points; pages are counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kit.typesetting.page import DECORATION, MM, Node, Page, Path, Placed, Rule

THICKNESS = 0.1  # mm, of office paper of 80 g/m²
_CREEP_FROM = 41  # pages; thinner booklets are hardly moved by their own paper


class Side(NamedTuple):
    """One side of a sheet: the numbers of the pages on its left and on its right, and how many sheets lie outside."""

    left: int
    right: int
    outer: int


def sides(pages: int) -> list[Side]:
    """Every side to print, front and back of each sheet from the outermost in; a multiple of four pages is taken."""
    count = padded(pages)
    found = []
    for sheet in range(count // 4):
        first, last = 2 * sheet + 1, count - 2 * sheet
        found += [Side(last, first, sheet), Side(first + 1, last - 1, sheet)]
    return found


def padded(pages: int) -> int:
    """How many pages a booklet has, the blank ones at its end counted."""
    return -(-pages // 4) * 4


def creep(pages: int, outer: int, thickness: float = THICKNESS) -> float:
    """How far the pages of a sheet move towards the fold, in mm, because `outer` sheets push it out."""
    return outer * thickness if padded(pages) >= _CREEP_FROM else 0.0


def booklet(pages: list[Page], thickness: float = THICKNESS) -> list[Page]:
    """The sheets for pages of one size, front, back, front, back…; bookmarks go along, in the order of the pages."""
    sheets = [_side(pages, side, creep(len(pages), side.outer, thickness)) for side in sides(len(pages))]
    if sheets:
        sheets[0].boxes[:0] = _in_reading_order(pages)
    return sheets


def _side(pages: list[Page], side: Side, moved: float) -> Page:
    width, height = pages[0].width, pages[0].height
    sheet = Page(2 * width, height, pages[0].title)
    for number, x, shift in ((side.left, 0.0, moved * MM), (side.right, width, -moved * MM)):
        if number > len(pages):
            continue
        page = pages[number - 1]
        sheet.add(Placed(page, x + shift, 0, 0, (x, 0, width, height)))
        sheet.bookmarks += [mark._replace(rank=(number, *mark.rank)) for mark in page.bookmarks]
    return sheet


def _in_reading_order(pages: list[Page]) -> list[Path]:
    """Paths that draw nothing and give every node its place: pages are read as they follow, not as sheets do."""
    return [Path((), node=node) for node in dict.fromkeys(node for page in pages for node in _nodes(page))]


def _nodes(page: Page) -> Iterator[Node]:
    for box in page.boxes:
        if isinstance(box, Placed):
            if box.copy != DECORATION:
                yield from _nodes(box.page)
        elif not isinstance(box, Rule) and box.node is not None:
            yield box.node
