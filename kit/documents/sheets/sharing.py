"""How a length is shared out among rows or columns that each need some of it."""

from __future__ import annotations

from collections.abc import Sequence


def share_out(room: float, needs: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The room by weight, but to each at least its need; together more than the room where the needs ask it."""
    held: set[int] = set()
    while True:
        free = room - sum(needs[i] for i in held)
        total = sum(weight for i, weight in enumerate(weights) if i not in held) or 1
        found = [needs[i] if i in held else free * weight / total for i, weight in enumerate(weights)]
        short = {i for i, share in enumerate(found) if share < needs[i] - 1e-6}
        if not short:
            return found
        held |= short
