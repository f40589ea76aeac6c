"""Whether copies of a deck are printed one file at a time, or one after the other on the same sheets."""

from __future__ import annotations

from kit.imposition.cards import Card
from kit.imposition.grid import Grid
from kit.model.workshop import Printed


def pooled(cards: list[Card], copies: int, grid: Grid, printed: Printed | None,
           stacked: bool) -> tuple[list[Card], int]:
    """Cards of a file, and how often it is printed. Sets that leave most of a sheet empty follow one another in one
    file; stacked ones always do."""
    each = printed is not None and printed.per == "participant"
    if stacked or len(cards) % grid.capacity and (each or len(cards) < grid.capacity):
        return cards * copies, 1
    return cards, copies
