"""Slices become pages: broken where they may be, headings kept with what follows, panels and heads redrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from kit.typesetting.page import Bookmark, Box, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Later, Panel, Slice, moved


class Frame(NamedTuple):
    """A page and the margins around the part of it that text may fill, in points."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width that text may fill."""
        return self.width - self.left - self.right

    @property
    def room(self) -> float:
        """The height that text may fill."""
        return self.height - self.top - self.bottom


# Up to this share of a page is left blank rather than part what is better read in one piece.
_LITTLE = 0.3
# What may stand below the frame without anyone seeing it.
_SLACK = 0.01
_OUTLINE = 0.8  # a panel's line

# Running heads and folios for (page, pages, section).
Furniture = Callable[[int, int, str], list[Box]]


class _Pager:
    """Fills pages one after the other; remembers where each mark fell."""

    def __init__(self, frame: Frame):
        self.frame = frame
        self.pages: list[Page] = []
        self.sections: list[str] = []
        self.section = ""
        self.numbers: dict[str, int] = {}
        # The panel that is open, the y of its top and the place of its ground among the boxes of the page.
        self.panel: tuple[Panel, float, int] | None = None
        self.turn()

    def turn(self) -> None:
        """Start a new page, closing the panel that is open on this one."""
        self.close_panel()
        self.page = Page(self.frame.width, self.frame.height)
        self.pages.append(self.page)
        self.sections.append(self.section)
        self.y = self.frame.top
        self.empty = True

    @property
    def left(self) -> float:
        """The height that is left of the page."""
        return self.frame.height - self.frame.bottom - self.y + _SLACK

    def put(self, group: list[Slice]) -> None:
        """Place slices that belong together: on this page if they fit, else from the top of the next."""
        needed = sum(piece.gap + piece.height for piece in group)
        if not self.empty and (needed > self.left or any(map(self.better_turned, group))):
            self.turn()
        for piece in group:
            if not self.empty and piece.gap + piece.height > self.left:
                self.turn()
            self.put_one(piece)

    def better_turned(self, piece: Slice) -> bool:
        """Whether what begins here would be whole on the next page, and little of this one is left."""
        return self.left < piece.whole <= self.frame.room and self.left < _LITTLE * self.frame.room

    def put_one(self, piece: Slice) -> None:
        """Set a slice down: at the top of a page under its heads, where they fit, else after its gap."""
        if not self.empty:
            self.switch_panel(piece.panel)
            self.y += piece.gap
        elif sum(head.height for head in piece.head) + piece.height <= self.left:
            for head in piece.head:
                self.draw(head)
        self.draw(piece)

    def draw(self, piece: Slice) -> None:
        self.switch_panel(piece.panel)
        if piece.panel and not self.panel:
            self.panel = (piece.panel, self.y, len(self.page.boxes))
        self.page.boxes += [moved(box, self.frame.left, self.y) for box in piece.content]
        if piece.mark:
            self.numbers[piece.mark.name] = len(self.pages)
            self.page.bookmarks.append(Bookmark(piece.mark.level, piece.mark.title, self.y, piece.mark.name))
            if piece.mark.level == 1:
                self.enter(piece.mark.title)
        self.y += piece.height
        self.empty = False

    def enter(self, section: str) -> None:
        """A page runs under the section that it begins in; the very first, under the first that begins."""
        self.section = section
        if self.empty or not self.sections[-1]:
            self.sections[-1] = section

    def switch_panel(self, panel: Panel | None) -> None:
        if self.panel and self.panel[0] is not panel:
            self.close_panel()

    def close_panel(self) -> None:
        """Draw the ground of the panel under what stands on it."""
        if self.panel:
            panel, top, index = self.panel
            self.page.boxes[index:index] = _ground(panel, self.frame.left + panel.x, top, self.y - top)
            self.panel = None

    def finish(self) -> list[Page]:
        """The pages, with the boxes that waited for their numbers."""
        self.close_panel()
        for page in self.pages:
            page.boxes = [made for box in page.boxes
                          for made in (box.boxes(self.numbers) if isinstance(box, Later) else (box,))]
        return self.pages


def _ground(panel: Panel, x: float, y: float, height: float) -> list[Box]:
    ground: list[Box] = []
    if panel.fill or panel.stroke:
        ground.append(Path(rectangle(x, y, panel.width, height, panel.radius), panel.fill, panel.stroke, _OUTLINE))
    if panel.bar:
        ground.append(Path(rectangle(x, y, panel.thick, height, panel.thick / 2), panel.bar))
    return ground


def paginate(slices: Iterable[Slice], frame: Frame, furniture: Furniture | None = None) -> list[Page]:
    """The pages of a document, at least one. `furniture(page, pages, section)` is drawn on each, over the rest."""
    pager = _Pager(frame)
    group: list[Slice] = []
    for piece in slices:
        group.append(piece)
        if not piece.keep:
            pager.put(group)
            group = []
    if group:
        pager.put(group)
    pages = pager.finish()
    if furniture:
        for number, (page, section) in enumerate(zip(pages, pager.sections, strict=True), 1):
            page.boxes += furniture(number, len(pages), section)
    return pages
