"""One face a page for a print shop: its trim and its bleed exact, marks and a slug in the room around them.

A shop lays cards out on its own paper: it wants each face once, the fronts and the backs in turn, and to be told by
the page itself where to cut. Lengths are mm, boxes are points.
"""

from __future__ import annotations

from kit.model.values import Size
from kit.typesetting.page import MM, REGULAR, Page, Placed, Rule, Run

PEN = 0.25  # pt: as fine as a mark can be that a guillotine is set by
BLACK = "#000000"
_MARK = 5.0  # mm, the length of a mark
_AIR = 1.0  # mm between what is printed and a mark, so that no mark is ever cut off with a card
_LEAST_BLEED = 2.0  # mm that marks keep off the trim even where nothing is printed beyond it
_BAND = 4.0  # mm below the marks, for the slug
_SIDE, _FOOT = 2.0, 1.4  # mm from the slug to the edges of the page
SLUG_SIZE = 6.0  # pt


def page_size(trim: Size, bleed: float) -> Size:
    """The page of a face: its trim, and the same room on each side of it."""
    return Size(trim.width + 2 * _room(bleed), trim.height + 2 * _room(bleed))


def slug_room(trim: Size, bleed: float) -> float:
    """How wide the slug of a page may be."""
    return page_size(trim, bleed).width - 2 * _SIDE


def shop_page(face: Page, bleed: float, slug: str, size: float = SLUG_SIZE, copy: int = 0) -> Page:
    """A face on a page of its own, clipped to its bleed; `copy` is the card's, the same in front and behind.

    Nothing but marks and the slug, `size` points high, stands outside the bleed.
    """
    room, spill = _room(bleed) * MM, bleed * MM
    page = Page(face.width + 2 * room, face.height + 2 * room, slug)
    page.trim = (room, room, face.width, face.height)
    page.bleed = (room - spill, room - spill, face.width + 2 * spill, face.height + 2 * spill)
    page.add(Placed(face, room, room, clip=page.bleed, copy=copy), *_marks(page, _offset(bleed) * MM),
             Run(_SIDE * MM, page.height - _FOOT * MM, slug, REGULAR, size, BLACK))
    return page


def _room(bleed: float) -> float:
    return _offset(bleed) + _MARK + _BAND


def _offset(bleed: float) -> float:
    """From the trim to its marks."""
    return max(bleed, _LEAST_BLEED) + _AIR


def _marks(page: Page, offset: float) -> list[Rule]:
    """Two at each corner of the trim, in line with the cuts."""
    x, y, width, height = page.trim
    lines = []
    for at, sign in ((x, -1), (x + width, 1)):
        start, end = at + sign * offset, at + sign * (offset + _MARK * MM)
        lines += [Rule(start, edge, end, edge, PEN, BLACK) for edge in (y, y + height)]
    for at, sign in ((y, -1), (y + height, 1)):
        start, end = at + sign * offset, at + sign * (offset + _MARK * MM)
        lines += [Rule(edge, start, edge, end, PEN, BLACK) for edge in (x, x + width)]
    return lines
