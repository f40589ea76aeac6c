"""Slices: the horizontal strips that a document is made of, the smallest thing a page break may separate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from kit.typesetting.page import Box, Field, Image, Path, Placed, Rule, Run
from kit.typesetting.shapes import Segments

PANEL_BAR = 4.0  # points


class Panel(NamedTuple):
    """A ground drawn behind consecutive slices: a box, or only a bar at its left, that thick."""

    x: float
    width: float
    fill: str | None
    stroke: str | None = None
    bar: str | None = None
    radius: float = 6.0
    thick: float = PANEL_BAR


class Mark(NamedTuple):
    """A heading's entry in the outline and the contents; links reach it as `#name`."""

    level: int
    title: str
    name: str


# Boxes that need page numbers, made once the page of each mark is known by its name.
Late = Callable[[dict[str, int]], list[Box]]


class Later(NamedTuple):
    """The place of late boxes among the others, so that they are read where they stand; (x, y) is their origin."""

    late: Late
    x: float = 0.0
    y: float = 0.0

    def boxes(self, pages: dict[str, int]) -> list[Box]:
        return [moved(box, self.x, self.y) for box in self.late(pages)]


class Slice(NamedTuple):
    """A strip `height` points tall; its boxes are placed from its own top.

    gap: space before it, dropped at the top of a page. keep: never the last thing on a page.
    head: strips repeated above it when it comes first on a page (a table's header).
    late: boxes that need page numbers, read after the others.
    whole: the height of what begins here and is better not parted: it starts a new page where little of one is left.
    """

    height: float
    boxes: tuple[Box | Later, ...] = ()
    gap: float = 0.0
    keep: bool = False
    panel: Panel | None = None
    mark: Mark | None = None
    head: tuple[Slice, ...] = ()
    late: Late | None = None
    whole: float = 0.0

    @property
    def content(self) -> tuple[Box | Later, ...]:
        """All its boxes, the late ones in their place."""
        return (*self.boxes, Later(self.late)) if self.late else self.boxes


def moved(box: Box | Later, dx: float, dy: float) -> Box | Later:
    """The same box elsewhere."""
    if isinstance(box, Run):  # nearly all that stands on a page: taken by its parts, which is twice as quick
        x, y, *rest = box
        return Run(x + dx, y + dy, *rest)
    if isinstance(box, Image | Field | Placed | Later):
        return box._replace(x=box.x + dx, y=box.y + dy)
    if isinstance(box, Rule):
        return box._replace(x1=box.x1 + dx, x2=box.x2 + dx, y1=box.y1 + dy, y2=box.y2 + dy)
    if isinstance(box, Path):
        return box._replace(segments=shifted(box.segments, dx, dy))
    raise TypeError(type(box))


def shifted(segments: Segments, dx: float, dy: float) -> Segments:
    """Path segments moved by (dx, dy)."""
    return scaled(segments, 1.0, dx, dy) if dx or dy else segments


def scaled(segments: Segments, factor: float, dx: float = 0.0, dy: float = 0.0) -> Segments:
    """Path segments enlarged from the origin, then moved."""
    return tuple([_SCALED[len(s)](s, factor, dx, dy) for s in segments])


# By how many points a segment has, which spares a loop over its numbers.
_SCALED = {
    1: lambda s, f, dx, dy: s,
    3: lambda s, f, dx, dy: (s[0], s[1] * f + dx, s[2] * f + dy),
    7: lambda s, f, dx, dy: (s[0], s[1] * f + dx, s[2] * f + dy, s[3] * f + dx, s[4] * f + dy, s[5] * f + dx,
                             s[6] * f + dy),
}


def displaced(piece: Slice, dx: float, dy: float = 0.0) -> Slice:
    """The strip with all that stands on it further to the right and down."""
    if not (dx or dy or piece.late):
        return piece
    return piece._replace(boxes=tuple(moved(box, dx, dy) for box in piece.content), late=None)


def height(slices: Iterable[Slice]) -> float:
    """How tall strips are below each other, the space before the first left out."""
    return sum(piece.height + (piece.gap if i else 0.0) for i, piece in enumerate(slices))


def stacked(slices: Iterable[Slice], x: float = 0.0, y: float = 0.0) -> list[Box | Later]:
    """The boxes of strips below each other from (x, y), the space before the first left out."""
    boxes: list[Box | Later] = []
    for i, piece in enumerate(slices):
        y += piece.gap if i else 0.0
        boxes += [moved(box, x, y) for box in piece.content]
        y += piece.height
    return boxes


def together(columns: Sequence[Sequence[Slice]], top: float = 0.0) -> Slice:
    """Strips as one that is never broken: those of a column below each other from `top`, the columns as they stand."""
    boxes = tuple(box for column in columns for box in stacked(column, 0.0, top))
    mark = next((piece.mark for column in columns for piece in column if piece.mark), None)
    return Slice(max((top + height(column) for column in columns), default=0.0), boxes, mark=mark)


def stripped(slices: Iterable[Slice]) -> tuple[Slice, ...]:
    """The same strips without meaning: what is repeated on a next page is decoration to a reader's ear."""
    return tuple(s._replace(boxes=tuple(_silent(box) for box in s.content if not isinstance(box, Field)), late=None,
                            mark=None) for s in slices)


def _silent(box: Box | Later) -> Box | Later:
    if isinstance(box, Later):
        return box._replace(late=lambda pages: [_silent(made) for made in box.late(pages)])
    return box if isinstance(box, Rule | Placed) else box._replace(node=None)
