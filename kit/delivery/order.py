"""What was asked for on the command line, in the terms of print: paper, turning, which files, where to."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kit.delivery.typefaces import Family
from kit.imposition.grid import Spacing
from kit.imposition.turning import Turn
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.printer import PrinterProfile
from kit.model.results import Cards, Results
from kit.model.theme import Ink
from kit.model.values import Size
from kit.model.workshop import Role

if TYPE_CHECKING:
    from kit.model.overlay_folder import Overlay

PROOFS = "epreuves"  # in the output folder, where no one takes them for the real files
WHOLE, CALENDAR = "pack.pdf", "agenda.ics"
YEAR = "calendrier.ics"  # in the output folder: the calendars of all packs that were made together
# How often letter paper is halved to stand in for a size of the A series.
_HALVED = {"A4": 0, "A5": 1, "A6": 2}
# What `--only` may name, and the kinds of files each stands for.
PARTS = {"guide": ("guide",), "agenda": ("running-order", "programme", "calendar"),
         "roles": ("cofacilitation", "scribe", "direction"), "cards": ("deck",), "sheets": ("sheet",),
         "papers": ("paper", "nominative")}
APART = ("direction",)  # kinds of files that are for people outside of the workshop
# Whom each document is for; of decks and sheets, the script says it where they are for somebody in particular.
READERS: dict[str, tuple[Role, ...]] = {
    "guide": ("facilitator",), "running-order": ("facilitator", "cofacilitator"), "programme": ("participant",),
    "cofacilitation": ("cofacilitator",), "scribe": ("scribe",), "direction": ("direction",)}


class Selection(NamedTuple):
    """Which cards of a deck: those a list names (`IR01,IR05-IR08`), or those changed since a manifest or a version."""

    cards: str = ""
    since: str = ""


class Edition(NamedTuple):
    """How a deck differs from its script: for whom it is set, another size, more copies, blanks, slips for sleeves."""

    reading: Reading = Reading()
    size: Size | None = None
    copies: int = 1
    blanks: int = 0
    sleeves: bool = False

    @property
    def large(self) -> bool:
        """Whether its cards are set in large print."""
        return self.reading.cards == "large"


class Shop(NamedTuple):
    """For a print shop: one face a page, or `imposed` on sheets with room between the cards."""

    imposed: bool = False


class Order(NamedTuple):
    """How to print. `paper` is None where the person did not say: A4, and posters up to A3 in one piece.

    stacked: cards follow each other down the cut piles, not across the sheet. booklet: the guide is folded and
    stapled. reduce: posters in pieces shrink a little where that halves the paper. proof: trim, bleed and safe zone
    are drawn over everything, which is not to be cut or played with. results: answers that sheets are printed with,
    and handed, that cards are. family: letters of one's own. word: copies to be changed in a word processor are made
    too. audience: only what these people need. papers: by name, those around the workshop that are asked for. overlays:
    what a region lays over everything. language: of all labels, where one was asked for.
    """

    event: Event = Event()
    turn: Turn = Turn.LONG_EDGE
    paper: Size | None = None
    overlays: tuple[Overlay, ...] = ()
    language: str = ""
    only: tuple[str, ...] = ()
    output: Path = Path("output")
    ink: Ink = Ink.COLOUR
    profile: PrinterProfile | None = None
    spacing: Spacing = Spacing()
    stacked: bool = False
    shop: Shop | None = None
    booklet: bool = False
    reduce: bool = False
    proof: bool = False
    selection: Selection = Selection()
    edition: Edition = Edition()
    results: tuple[Results, ...] = ()
    handed: tuple[Cards, ...] = ()
    family: Family | None = None
    word: bool = False
    audience: tuple[Role, ...] = ()
    papers: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether only some files of a pack are asked for."""
        return bool(self.only or self.audience)

    @property
    def reading(self) -> Reading:
        """For whom everything is set, decks and documents alike."""
        return self.edition.reading

    @property
    def home(self) -> Path:
        """Where files go: the output folder, or in it that of the proofs."""
        return self.output / PROOFS if self.proof else self.output

    @property
    def sheet_paper(self) -> Size:
        """The paper in the printer."""
        return self.paper or Size.parse("A4")

    @property
    def text_paper(self) -> Size:
        """What guides and agendas are set for: the paper in the printer, A4 where that is A3."""
        return Size.parse("A4") if self.sheet_paper.name.upper() == "A3" else self.sheet_paper

    def sheet_size(self, name: str) -> Size:
        """The size of a sheet by its name. On letter paper, letter and its halves stand in for A4, A5 and A6."""
        size = Size.parse(name)
        if self.sheet_paper.name.upper() != "LETTER" or size.name.upper() not in _HALVED:
            return size
        width, height = self.sheet_paper.width, self.sheet_paper.height
        for _ in range(_HALVED[size.name.upper()]):
            width, height = height / 2, width
        return Size(width, height, size.name if (width, height) != self.sheet_paper[:2] else self.sheet_paper.name)

    @property
    def described(self) -> dict[str, str]:
        """The order in words that are equal only when the same thing is asked for.

        What was left as it is without being asked, and the folder it goes to, are no part of it.
        """
        usual = Order()
        event = {key: getattr(self.event, key) for key in self.event.__struct_fields__}
        # The manifest goes where the pack goes: it tells whether names have changed, and never which they are.
        event["names"] = event["names"] and sha256(repr(event["names"]).encode()).hexdigest()
        asked = {key: value for key, value in self._asdict().items() if value != getattr(usual, key)}
        said = event | asked | {"event": None, "output": None, "turn": self.turn}
        return {key: _described(value) for key, value in said.items() if value not in (None, ())}

    def wants(self, kind: str, roles: tuple[Role, ...] | None = None) -> bool:
        """Whether files of this kind are part of the order: for these people or, unless said, its usual readers."""
        readers = READERS.get(kind, ()) if roles is None else roles
        if self.audience and set(self.audience).isdisjoint(readers):
            return False
        return not self.only or any(kind in PARTS[part] for part in self.only)


def _described(value: object) -> str:
    """A value in words, so that no two read alike: what has parts says each by name, texts among others are quoted."""
    if isinstance(value, Size):
        return value.name or f"{value.width:g} x {value.height:g} mm"
    parts = getattr(value, "__struct_fields__", None) or getattr(value, "_fields", None)
    if parts:
        return ", ".join(f"{part}={_part(getattr(value, part))}" for part in parts)
    return ", ".join(map(_part, value)) if isinstance(value, tuple) else str(value)


def _part(value: object) -> str:
    said = _described(value)
    return repr(said) if isinstance(value, (str, tuple)) and re.search("[,=\"']", said) else said
