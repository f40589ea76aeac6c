"""Documents for an edition: set as usual on less paper and drawn larger; in simple words, with a word on who read them.

Lengths in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from kit.documents.look import Look, mm
from kit.model.simple import has_simple, is_reviewed
from kit.typesetting.later import each
from kit.typesetting.page import Node, Page, Path
from kit.typesetting.scaling import enlarged
from kit.typesetting.shapes import rectangle
from kit.typesetting.text import Style

_STAMP, _UP = 10.5, 4.4  # points; mm from the lower edge of the page to its line


def larger(look: Look, usual: float, draw: Callable[[Look], list[Page]]) -> list[Page]:
    """The pages of a document whose text is usually of that many points, drawn as large as the edition wants it."""
    factor = look.reading.factor(usual)
    if factor == 1:
        return draw(look)
    return [enlarged(page, factor) for page in draw(look.drawn_larger(factor))]


def grounded(pages: Sequence[Page], look: Look) -> None:
    """Put pages on a ground of the paper's colour, where the edition has one: decoration, under everything."""
    if look.reading.cream:
        once = list({id(page): page for page in pages}.values()) if isinstance(pages, list) else pages
        each(once, lambda _, page: _ground(page, look))


def _ground(page: Page, look: Look) -> None:
    ground = Path(rectangle(0, 0, page.width, page.height), look.theme.paper)
    if page.boxes[:1] != [ground]:  # as that of a page which served before
        page.boxes.insert(0, ground)


def notice(thing: Struct, look: Look) -> str:
    """In the edition in simple words: whether people concerned have read those of this workshop, deck or sheet again.

    "" in every other edition.
    """
    if look.reading.words != "simple":
        return ""
    if not has_simple(thing):
        return look.words("simple.none")
    return look.words("simple.reviewed", who=thing.reviewed_by) if is_reviewed(thing) else look.words("simple.stamp")


def stamped(pages: list[Page], thing: Struct, look: Look) -> list[Page]:
    """The pages with that notice at the foot of each; the first is read aloud, the others repeat it."""
    said = notice(thing, look)
    if not said:
        return pages
    setter, style = look.setter, Style(_STAMP, 1.0, colour=look.theme.soft, align="center")
    for number, page in enumerate(pages):
        lines = setter.lines(said, style, page.width - mm(20))
        top = page.height - mm(_UP) - len(lines) * style.line
        page.add(*setter.place(lines, style, mm(10), top, page.width - mm(20), Node("P") if number == 0 else None))
    return pages
