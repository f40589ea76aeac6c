"""The display list: everything that will be printed, as pages of placed boxes.

Units are points (1/72 inch); x grows to the right and y DOWN from the top left corner of the page.
Every box that means something carries a Node, its place in the reading structure; a box without one is
decoration. Order in `boxes` is drawing order; reading order is the order in which nodes first appear.
"""

from __future__ import annotations

from typing import NamedTuple

MM = 72 / 25.4

# The faces a run may be set in; kit/typesetting/fonts maps them to files.
REGULAR, BOLD, ITALIC, BOLD_ITALIC, SYMBOLS = "regular", "bold", "italic", "bold-italic", "symbols"


class Node:
    """A place in the reading structure: parent, PDF tag (P, H1, L, LI, Table, TR, TD, Figure…), alternative text."""

    __slots__ = ("tag", "parent", "alt", "attributes")

    def __init__(self, tag: str, parent: Node | None = None, alt: str = "", **attributes: object):
        self.tag, self.parent, self.alt, self.attributes = tag, parent, alt, attributes

    @property
    def path(self) -> str:
        """`Table/TR/TD`, for logs."""
        return f"{self.parent.path}/{self.tag}" if self.parent else self.tag


class Run(NamedTuple):
    """Words of one face, size and colour on one line; (x, y) is the left end of the baseline.

    `spoken` is what is read aloud in their place, where that is something else.
    """

    x: float
    y: float
    text: str
    face: str
    size: float
    colour: str
    node: Node | None = None
    link: str | None = None
    width: float = 0.0
    spoken: str = ""


class Rule(NamedTuple):
    """A straight line from (x1, y1) to (x2, y2); `dash` is on, off lengths in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    dash: tuple[float, ...] = ()


class Path(NamedTuple):
    """A shape: segments ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",). Ends and joins are round."""

    segments: tuple[tuple, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    node: Node | None = None


class Image(NamedTuple):
    """A picture (PNG or JPEG bytes) in the box whose top left corner is (x, y); `grey` leaves its colours out."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    node: Node | None = None
    grey: bool = False


class Field(NamedTuple):
    """A place to write, or a box to tick, for who fills the page in on a screen; on paper it leaves no ink.

    `name` is its own in a document, and what a filled copy is read back by; `label` is what a reader's ear is told.
    A box to tick has a `choice`: the word that it stands for. `value` is what is already written, `shown` the same
    as lines of `size` points; a box is ticked where its value is its choice. `lines`: how many can be written.
    """

    x: float
    y: float
    width: float
    height: float
    name: str
    label: str
    node: Node
    choice: str = ""
    value: str = ""
    shown: tuple[str, ...] = ()
    size: float = 11.0
    lines: int = 1


DECORATION = -1


class Placed(NamedTuple):
    """A whole page set down on this one, turned clockwise by 0, 90, 180 or 270 degrees (decoration, by any).

    (x, y) is the top left corner of the room it takes once turned. `clip` (x, y, width and height
    on the sheet it is set on, not turned) is where it may leave ink; None lets it draw past its own edges.
    `copy` tells copies of one page apart in the reading structure; a front and its back share theirs, and a
    copy that only repeats what was read (a tile, the same form beside itself) is DECORATION. What is below shows
    through it where its `opacity` is less than 1.
    """

    page: Page
    x: float
    y: float
    turn: int = 0
    clip: tuple[float, float, float, float] | None = None
    copy: int = 0
    opacity: float = 1.0


Box = Run | Rule | Path | Image | Field | Placed


class Bookmark(NamedTuple):
    """An entry of the PDF's outline, at height y of its page. Links reach it as `#name`.

    Entries stand in the order of their pages unless `rank` says otherwise: in a booklet pages do not follow each other.
    """

    level: int
    title: str
    y: float
    name: str
    rank: tuple[int, ...] = ()


class Correction(NamedTuple):
    """What a page is moved by as a whole, so that it lands right in a printer that slips.

    First turned clockwise about its middle by `degrees`, then scaled about it, then moved by (dx, dy) points.
    """

    dx: float = 0.0
    dy: float = 0.0
    degrees: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0


class Page:
    """One page: its size in points, its boxes, its bookmarks, and a title for lists of pages.

    Links and bookmarks find each other by name within one `scope`: several documents may share a file.
    `trim` and `bleed` (x, y, width, height) are where a print shop cuts and how far ink goes beyond; None means the
    page itself. `correction` is made when the page is drawn.
    """

    __slots__ = ("width", "height", "boxes", "bookmarks", "title", "scope", "trim", "bleed", "correction")

    def __init__(self, width: float, height: float, title: str = ""):
        self.width, self.height, self.title = width, height, title
        self.boxes: list[Box] = []
        self.bookmarks: list[Bookmark] = []
        self.scope = ""
        self.trim: tuple[float, float, float, float] | None = None
        self.bleed: tuple[float, float, float, float] | None = None
        self.correction: Correction | None = None

    @classmethod
    def of_mm(cls, width: float, height: float, title: str = "") -> Page:
        return cls(width * MM, height * MM, title)

    def add(self, *boxes: Box) -> None:
        self.boxes.extend(boxes)
