"""What a printer that was measured means for an order: how it turns paper, and what stays blank around cards."""

from __future__ import annotations

from kit.imposition.grid import Spacing
from kit.imposition.turning import Turn
from kit.model.printer import Edges, PrinterProfile

_BY_ITSELF = (Turn.LONG_EDGE, Turn.SHORT_EDGE)  # the ways in which a printer turns paper over
_LEAST = 5.0  # mm of margin around cards


def turned(asked: str | None, profile: PrinterProfile | None) -> tuple[Turn, PrinterProfile | None]:
    """What was asked for; else what the printer does by itself; else about the long edge. The profile for that."""
    turn = _turn(asked, profile)
    return turn, profile.over(str(turn)) if profile and turn in _BY_ITSELF else profile


def _turn(asked: str | None, profile: PrinterProfile | None) -> Turn:
    if asked or not profile:
        return Turn(asked or Turn.LONG_EDGE)
    return {"auto": Turn(profile.flip), "by-hand": Turn.TWO_STACKS, "none": Turn.SINGLE}[profile.duplex]


def spaced(profile: PrinterProfile | None) -> Spacing:
    """The usual spacing of cards, with the margins that the printer needs."""
    if profile is None:
        return Spacing()
    margins = Edges(*(max(_LEAST, edge) for edge in profile.margins))
    return Spacing(margins, printable=Edges(*profile.margins), upright=True)
