"""What is taken on the page, so that nothing is drawn where something else stands. Lengths in the drawing's units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.documents.sheets.tree_shapes import Knot


class Space:
    """What is taken: circles, found by the square of the page they stand in."""

    def __init__(self, cell: float = 20.0):
        self.cell = cell
        self.cells: dict[tuple[int, int], list[Knot]] = {}

    def _squares(self, x: float, y: float, r: float) -> Iterator[tuple[int, int]]:
        c = self.cell
        for i in range(int((x - r) // c), int((x + r) // c) + 1):
            for j in range(int((y - r) // c), int((y + r) // c) + 1):
                yield i, j

    def take(self, circles: Iterable[Knot]) -> None:
        for circle in circles:
            for square in self._squares(*circle):
                self.cells.setdefault(square, []).append(circle)

    def free(self, x: float, y: float, r: float) -> bool:
        """Whether a circle touches nothing."""
        c, cells = self.cell, self.cells
        for i in range(int((x - r) // c), int((x + r) // c) + 1):
            for j in range(int((y - r) // c), int((y + r) // c) + 1):
                for ox, oy, other in cells.get((i, j), ()):
                    if (x - ox) * (x - ox) + (y - oy) * (y - oy) < (r + other) * (r + other):
                        return False
        return True

    def open(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether a box from its top left corner touches nothing."""
        c = self.cell
        for i in range(int(x // c) - 1, int((x + width) // c) + 2):
            for j in range(int(y // c) - 1, int((y + height) // c) + 2):
                for ox, oy, r in self.cells.get((i, j), ()):
                    dx, dy = ox - min(max(ox, x), x + width), oy - min(max(oy, y), y + height)
                    if dx * dx + dy * dy < r * r:
                        return False
        return True
