"""How paper is turned, and where and which way up the back of a card is then printed.

A back is right when it lies exactly behind its front and reads upright once the card is flipped like the page
of a book. Turning paper over, or folding it, is a reflection in one line; all else follows from that.
Lengths are mm, turns are degrees clockwise.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from kit.imposition.grid import VERTICAL, Grid, Rect, Spacing
from kit.model.printer import Edges
from kit.model.values import Size


class Turn(StrEnum):
    """What becomes of the sheet between its fronts and its backs."""

    LONG_EDGE = "long-edge"
    SHORT_EDGE = "short-edge"
    TWO_STACKS = "two-stacks"
    FOLD = "fold"
    SINGLE = "single"

    @property
    def two_sided(self) -> bool:
        """Whether backs are printed on the other side of the paper."""
        return self in (Turn.LONG_EDGE, Turn.SHORT_EDGE, Turn.TWO_STACKS)


class Stacks(NamedTuple):
    """How a stack of printed fronts goes back into the tray by hand: turned about which edge; the last sheet first?"""

    flip: Turn = Turn.LONG_EDGE
    last_first: bool = False


class Axis(NamedTuple):
    """The line about which paper is turned over or folded: x = `at` if vertical, else y = `at`."""

    vertical: bool
    at: float

    def behind(self, front: Rect) -> Rect:
        """The reflection of a rectangle."""
        if self.vertical:
            return front._replace(x=2 * self.at - front.right)
        return front._replace(y=2 * self.at - front.bottom)

    def back_turn(self, front_turn: int) -> int:
        """How a back is turned on its side of the sheet, for a front that is turned by `front_turn`.

        Seen from behind, a turn goes the other way; and paper tipped over a horizontal line arrives head down.
        """
        return ((0 if self.vertical else 180) - front_turn) % 360


def paper_axis(paper: Size, turn: Turn) -> Axis:
    """The middle line of the sheet that runs along its long, or its short, edge."""
    upright = paper.height >= paper.width
    vertical = upright == (turn == Turn.LONG_EDGE)
    return Axis(vertical, (paper.width if vertical else paper.height) / 2)


def both_sides(spacing: Spacing, paper: Size, turn: Turn) -> Spacing:
    """The spacing that holds on both sides of paper turned over: what one edge needs, the edge behind it needs too."""
    vertical = paper_axis(paper, turn).vertical

    def behind(edges: Edges) -> Edges:
        level, upright = max(edges.left, edges.right), max(edges.top, edges.bottom)
        return (Edges(edges.top, level, edges.bottom, level) if vertical
                else Edges(upright, edges.right, upright, edges.left))

    return spacing._replace(margins=behind(spacing.margins), printable=behind(spacing.printable))


def fold_axis(front: Rect, fold: str) -> Axis:
    """The edge that a front shares with its back."""
    return Axis(True, front.right) if fold == VERTICAL else Axis(False, front.bottom)


def back_of(front: Rect, grid: Grid, turn: Turn) -> tuple[Rect, int]:
    """Where the back of the front in that slot stands, and how it is turned.

    One-sided backs stand as their fronts do: cut out, they are glued to them one by one.
    """
    if turn == Turn.SINGLE:
        return front, front_turn(grid)
    axis = fold_axis(front, grid.fold) if turn == Turn.FOLD else paper_axis(grid.paper, turn)
    return axis.behind(front), axis.back_turn(front_turn(grid))


def front_turn(grid: Grid) -> int:
    """A card laid on its side has its head to the right."""
    return 90 if grid.turned else 0
