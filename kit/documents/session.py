"""One workshop on one occasion, worked out: what every document about it is made from."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.deck import Deck
from kit.model.event import Event
from kit.model.sheet import Sheet
from kit.model.workshop import Printed, Workshop
from kit.planning.agenda import Agenda
from kit.planning.quantities import Group
from kit.typesetting.page import Page

_LOGO_WIDTH, _LOGO_HEIGHT = 40.0, 18.0  # mm


class Logo(NamedTuple):
    """The organisation's picture, known to be printable: PNG or JPEG bytes, and its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def printed(self) -> tuple[float, float]:
        """Width and height on paper, in mm: as large as fits, in its own proportions."""
        scale = min(_LOGO_WIDTH / self.width, _LOGO_HEIGHT / self.height)
        return self.width * scale, self.height * scale

    @property
    def dpi(self) -> int:
        """Pixels per inch of paper."""
        return round(self.width / self.printed[0] * 25.4)


class Session(NamedTuple):
    """A workshop, its event, the people, the running order; the decks and sheets it prints, by name."""

    workshop: Workshop
    event: Event
    group: Group
    agenda: Agenda
    decks: dict[str, Deck]
    sheets: dict[str, Sheet]
    logo: Logo | None = None


class Printout(NamedTuple):
    """One file to print, and how: everything that the print plan and the manifest say of it.

    paper: width and height in mm. sides: 1 or 2. flip: how the paper turns ("long-edge", "short-edge",
    "fold", "single"; empty for one side). copies: how many times the file is printed. weight in g/m².
    cuts: straight cuts a sheet. items: pieces on the sheets (cards, forms), 0 where it is the page itself.
    """

    kind: str
    name: str
    title: str
    pages: list[Page]
    paper: tuple[float, float]
    sides: int = 1
    flip: str = ""
    copies: int = 1
    weight: int = 80
    cuts: int = 0
    items: int = 0
    tiles: tuple[int, int] = (1, 1)
    use: str = ""
    deck: Deck | None = None
    printed: Printed | None = None

    @property
    def file(self) -> str:
        return f"{self.name}.pdf"

    @property
    def sheets(self) -> int:
        """Sheets of paper in all, for every copy."""
        return -(-len(self.pages) // self.sides) * self.copies
