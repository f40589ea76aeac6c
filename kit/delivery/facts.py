"""What can be told of a finished PDF: its fonts, page boxes, pictures, type and ink, as they are kept and handed over.

Lengths are mm, type is in points, pages count from 1.
"""

from __future__ import annotations

from msgspec import Struct


class FontUsed(Struct, frozen=True):
    """A font that words are set in, and the first page where it is."""

    name: str
    embedded: bool
    page: int


class PageSize(Struct, frozen=True):
    """How many pages have this size. `trim` is what is left once they are cut, `bleed` the least ink goes beyond."""

    width: float
    height: float
    pages: int
    trim: tuple[float, float] | None = None
    bleed: float = 0.0


class StrayBox(Struct, frozen=True):
    """A page box that leaves the one it should lie in."""

    page: int
    inner: str
    outer: str


class Picture(Struct, frozen=True):
    """A picture as it is printed: dots per inch of paper, pixels, and what its colours are made of."""

    dpi: int
    page: int
    pixels: tuple[int, int]
    colours: str


class Type(Struct, frozen=True):
    """Words, their size in points on paper, and their colour."""

    size: float
    page: int
    words: str
    colour: str


class Ink(Struct, frozen=True):
    """What is printed of a file, in % of its paper: the mean of its pages, and the page that takes most."""

    colours: tuple[str, ...]
    mean: float
    most: float
    page: int


class Facts(Struct, frozen=True, kw_only=True):
    """All of it. `smallest` and `coarsest` are the extremes, `mixed_black` the first near-black made of colours."""

    pages: int
    sizes: tuple[PageSize, ...]
    stray_boxes: tuple[StrayBox, ...]
    fonts: tuple[FontUsed, ...]
    smallest: Type | None = None
    coarsest: Picture | None = None
    mixed_black: Type | None = None
    ink: Ink | None = None
