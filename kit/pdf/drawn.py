"""What pages came to, once drawn: plain data that fits any file, may cross to another process and lie on a disk.

Nothing in it depends on the file it goes into: pages, elements and annotations have their places in these lists instead
of numbers of objects; fonts, pictures and opacities go by names made from what they are. `msgspec.msgpack` packs and
unpacks it whole. Lengths are points, y upwards.
"""

from __future__ import annotations

from typing import NamedTuple

from kit.typesetting.inline import plain

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top
# A kid of an element: another element; (page, number) of a piece of marked content; (page, ~number) of an annotation.
Kid = int | tuple[int, int]


class Sheet(NamedTuple):
    """One page: its operators, compressed; its boxes by name; the element that each piece of marked content is of."""

    content: bytes
    boxes: dict[str, Rectangle]
    marks: list[int]
    scope: str = ""

    @property
    def top(self) -> float:
        """How high the page reaches."""
        return self.boxes["MediaBox"][3]


class Elements(NamedTuple):
    """The structure, as columns: of each element its tag, what it is below (-1: the document's own), its kids in order.

    `abouts` are further entries of its dictionary, as they are written. Parents stand before their kids.
    """

    tags: list[str]
    parents: list[int]
    kids: list[list[Kid]]
    abouts: dict[int, str]


class Answer(NamedTuple):
    """A place to write, or a box to tick: what `Field` says of it (kit/typesetting/page.py), its name whole."""

    name: str
    label: str
    choice: str = ""
    value: str = ""
    shown: tuple[str, ...] = ()
    size: float = 11.0
    lines: int = 1


class Annotation(NamedTuple):
    """What a page answers with: a field, or a link that leads to an address or to (page, height) of the same pages."""

    page: int
    element: int
    rectangle: Rectangle
    says: str
    address: str = ""
    goal: tuple[int, float] | None = None
    field: Answer | None = None


class Mark(NamedTuple):
    """An entry of the outline. Those of one scope stand in the order of their ranks, then of their pages."""

    page: int
    level: int
    title: str
    top: float
    rank: tuple[int, ...] = ()


class Letters(NamedTuple):
    """The characters that are used of one set (kit/pdf/encoding.py) of a face, and what it is called as a font."""

    face: str
    index: int
    name: str
    characters: str


class Picture(NamedTuple):
    """A picture (PNG or JPEG bytes) at the largest size it is printed in; `grey` leaves its colours out."""

    data: bytes
    width: float
    height: float
    grey: bool = False


class Drawn(NamedTuple):
    """Pages drawn together. What shares an element (a card's front and its back) has to be drawn together."""

    pages: list[Sheet]
    elements: Elements
    annotations: list[Annotation]
    marks: list[Mark]
    letters: list[Letters]
    pictures: dict[str, Picture]
    opacities: dict[str, float]

    def under(self, title: str) -> Drawn:
        """The same as a part of something larger: below a bookmark of its own, or, without a title, the last one's."""
        first = [Mark(0, 1, plain(title), self.pages[0].top)] if title else []
        return self._replace(marks=first + [mark._replace(level=mark.level + 1) for mark in self.marks])
