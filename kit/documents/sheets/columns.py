"""Strips set evenly in columns, or in one, under a title block; no page is left nearly empty. Lengths in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kit.documents.sheets.frame import SheetFrame, height_of
from kit.typesetting.page import Bookmark, Page
from kit.typesetting.slices import Slice, moved

Column = list[Slice]
_STEP = 6.0


def in_columns(
    frame: SheetFrame, strips: list[Slice], columns: int, gutter: float, above: Sequence[Slice] = ()
) -> list[Page]:
    """As many pages as the strips take, composed in the measure of `column_width`; `above` follows the title block."""
    head = [*frame.head(), *above]
    first = frame.room - height_of(head) - gutter
    if first < 0:
        frame.overflow(frame.sheet.intro or frame.sheet.title, int(-first / frame.type.body.line) + 1)
    filled = _evened(strips, columns, lambda page: frame.room if page else first)
    pages = []
    for number, start in enumerate(range(0, len(filled), columns)):
        page = Page(frame.page_width, frame.page_height, str(frame.sheet.title))
        top = frame.put(page, head, frame.top) + gutter if number == 0 else frame.top
        for i, column in enumerate(filled[start:start + columns]):
            _put(page, column, frame.left + i * (column_width(frame, columns, gutter) + gutter), top)
        pages.append(page)
    frame.report()
    for number, page in enumerate(pages, 1):
        page.add(*frame.furniture(number, len(pages)))
    return pages


def column_width(frame: SheetFrame, columns: int, gutter: float) -> float:
    return (frame.width - gutter * (columns - 1)) / columns


def _put(page: Page, column: Column, x: float, y: float) -> None:
    for i, piece in enumerate(column):
        y += piece.gap if i else 0.0
        page.boxes += [moved(box, x, y) for box in piece.boxes]
        if piece.mark:
            page.bookmarks.append(Bookmark(piece.mark.level, piece.mark.title, y, piece.mark.name))
        y += piece.height


def _evened(strips: list[Slice], columns: int, height: Callable[[int], float]) -> list[Column]:
    """The columns filled, then none longer than the others as far as no page is added."""
    best = _filled(strips, columns, height)
    pages, most = -(-len(best) // columns), height(1)
    while most > height(1) / 3:
        most -= _STEP
        evener = _filled(strips, columns, lambda page, most=most: min(height(page), most))
        if -(-len(evener) // columns) > pages:
            break
        best = evener
    return best


def _filled(strips: list[Slice], columns: int, height: Callable[[int], float]) -> list[Column]:
    """One column after the other; strips that belong together are parted only where a column is too short for them."""
    filled: list[Column] = [[]]
    used = 0.0
    for group in _groups(strips):
        tall = height_of(group)
        parts = [group] if tall - group[0].gap <= height(1) else [[piece] for piece in group]
        for part in parts:
            tall = height_of(part)
            if filled[-1] and used + tall > height((len(filled) - 1) // columns) + 0.01:
                filled.append([])
                used = 0.0
            used += tall - (0.0 if filled[-1] else part[0].gap)
            filled[-1] += part
    return filled


def _groups(strips: list[Slice]) -> Iterator[list[Slice]]:
    """Strips in runs that belong together."""
    group: list[Slice] = []
    for piece in strips:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group
