"""One workshop on one occasion, worked out: what every document about it is made from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from kit.model.deck import Deck
from kit.model.event import Event
from kit.model.paper import Paper
from kit.model.sheet import Sheet
from kit.model.workshop import Printed, Role, Workshop
from kit.planning.agenda import Agenda
from kit.planning.quantities import Group
from kit.typesetting.page import Page

if TYPE_CHECKING:
    from kit.model.overlay import Partner
    from kit.model.overlay_folder import Overlay

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
    """A workshop, its event, the people, the running order; the decks and sheets it prints, by name; its papers.

    What a region laid over them, and whom to call on there.
    """

    workshop: Workshop
    event: Event
    group: Group
    agenda: Agenda
    decks: dict[str, Deck]
    sheets: dict[str, Sheet]
    logo: Logo | None = None
    papers: tuple[Paper, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    partners: tuple[Partner, ...] = ()


class CutPlan(NamedTuple):
    """One full sheet seen from above, in mm, for a picture: its pieces, the cuts in the order they are made, the folds.

    `pieces` are (x, y, width, height); `cuts` and `folds` are lines (x1, y1, x2, y2) from edge to edge.
    """

    paper: tuple[float, float]
    pieces: tuple[tuple[float, float, float, float], ...]
    cuts: tuple[tuple[float, float, float, float], ...]
    folds: tuple[tuple[float, float, float, float], ...] = ()


class Reduction(NamedTuple):
    """A poster that would take half the paper or less if it were printed at `percent` of its size, on `sheets`."""

    percent: float
    sheets: int


class Printout(NamedTuple):
    """One file to print, and how: everything that the print plan and the manifest say of it.

    paper: width and height in mm. sides: 1 or 2. flip: how the paper turns ("long-edge", "short-edge", "two-stacks",
    "fold", "single"; empty for one side). copies: how many times the file is printed. weight in g/m².
    cuts: straight cuts a sheet. items: pieces on the sheets (cards, forms), 0 where it is the page itself.
    stacks: of two stacks, the pages of fronts and the pages of backs that follow. sleeves: the size of clear sleeves
    to buy, where cards go into them. shop: made for a print shop. booklet: to be folded and stapled in the middle.
    leaves: the pages before they were folded, repeated or cut into tiles; none where they are as they were.
    part: of a deck only some cards, the "choix" of a list or the "changees", which never stand for the whole.
    roles: whom it is for, where that is somebody in particular. private: it belongs to whoever writes on it.
    language: of most of its words, where that is not known from the workshop.
    """

    kind: str
    name: str
    title: str
    pages: Sequence[Page]
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
    cutting: CutPlan | None = None
    reduction: Reduction | None = None
    stacks: tuple[int, int] = (0, 0)
    sleeves: str = ""
    shop: bool = False
    booklet: bool = False
    part: str = ""
    leaves: tuple[Page, ...] = ()
    roles: tuple[Role, ...] = ()
    private: bool = False
    language: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.pdf"

    @property
    def sheets(self) -> int:
        """Sheets of paper in all, for every copy; what follows two stacks is printed on one side."""
        fronts, backs = self.stacks
        if fronts:
            return (len(self.pages) - backs) * self.copies
        return -(-len(self.pages) // self.sides) * self.copies
