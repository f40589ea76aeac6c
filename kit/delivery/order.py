"""What was asked for on the command line, in the terms of print: paper, turning, which files, where to."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kit.imposition.turning import Turn
from kit.model.event import Event
from kit.model.values import Size

WHOLE, CALENDAR = "pack.pdf", "agenda.ics"
# How often letter paper is halved to stand in for a size of the A series.
_HALVED = {"A4": 0, "A5": 1, "A6": 2}
# What `--only` may name, and the kinds of files each stands for.
PARTS = {"guide": ("guide",), "agenda": ("running-order", "programme", "calendar"), "cards": ("deck",),
         "sheets": ("sheet",)}


class Order(NamedTuple):
    """How to print. `paper` is None where the person did not say: A4, and posters up to A3 in one piece."""

    event: Event = Event()
    turn: Turn = Turn.LONG_EDGE
    paper: Size | None = None
    only: tuple[str, ...] = ()
    output: Path = Path("output")

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
        """The order in words that are equal when the same thing is asked for; the output folder is no part of it."""
        event = {key: getattr(self.event, key) for key in self.event.__struct_fields__}
        said = {key: ", ".join(value) if isinstance(value, tuple) else str(value)
                for key, value in event.items() if value not in (None, ())}
        paper = {"paper": self.paper.name} if self.paper else {}
        return said | paper | {"turn": str(self.turn)} | ({"only": ",".join(self.only)} if self.only else {})

    def wants(self, kind: str) -> bool:
        """Whether files of this kind are part of the order."""
        return not self.only or any(kind in PARTS[part] for part in self.only)
