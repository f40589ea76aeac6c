"""Card faces become sheets of paper: every front in its slot, every back behind it, marks and a slug around them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from kit.imposition.grid import PRINTABLE, Grid, Rect, folded
from kit.imposition.marks import crop_marks, fold_marks, slug as slug_line
from kit.imposition.turning import Turn, back_of, front_turn
from kit.typesetting.page import MM, Box, Page, Placed, Rule

Card = tuple[Page, Page | None]
WORDS = ("feuille", "recto", "verso")


class _Spot(NamedTuple):
    """Where a face is set down: Placed without its page, in points."""

    x: float
    y: float
    turn: int
    clip: tuple[float, float, float, float] | None = None


class _Plan(NamedTuple):
    """All that sheets with the same number of cards have in common; a deck needs two: full sheets and the last."""

    fronts: tuple[_Spot, ...]
    backs: tuple[_Spot, ...]  # empty when no card of the deck has a back
    marks: list[Rule]


def impose(cards: list[Card], grid: Grid, turn: Turn, slug: str = "", bleed: float = 1.5, *,
           words: tuple[str, str, str] = WORDS) -> list[Page]:
    """Sheets for (front, back) faces, each a page of the trim size, in the order of the slots.

    Backs may draw `bleed` mm outside their page, so that a sheet that slips in the printer shows no white. They are
    never let onto a neighbour. What comes out, in printing order:

    - long-edge, short-edge: front, back, front, back…, blanks only at the end; marks on the fronts, where one cuts;
    - fold: one side, each front joined to its back by a dashed fold (see `arranged`);
    - single: all the fronts, then all the backs in the same slots, to be cut out and glued back to back;
    - a deck without a single back: its fronts.

    `slug` is followed by sheet number and side, in `words`. Raises ValueError("carte-trop-grande") when a card and
    its back do not fit side by side on the paper.
    """
    backed = any(back is not None for _, back in cards)
    grid = arranged(grid, turn, backed)
    stacks = [cards[i:i + grid.capacity] for i in range(0, len(cards), grid.capacity)]
    plans = {n: _plan(grid, turn, backed, n, bleed) for n in {len(stack) for stack in stacks}}
    rectos, versos = [], []
    for number, stack in enumerate(stacks, 1):
        plan, name = plans[len(stack)], f"{words[0]} {number}/{len(stacks)}"
        first = (number - 1) * grid.capacity + 1
        fronts = _set((front for front, _ in stack), plan.fronts, first)
        backs = _set((back for _, back in stack), plan.backs, first)
        if not backed or turn == Turn.FOLD:
            rectos.append(_sheet(grid, fronts + backs + plan.marks, slug, name))
        else:
            rectos.append(_sheet(grid, fronts + plan.marks, slug, name, words[1]))
            versos.append(_sheet(grid, backs + (plan.marks if turn == Turn.SINGLE else []), slug, name, words[2]))
    if turn == Turn.SINGLE:
        return rectos + versos
    return [page for pair in zip_longest(rectos, versos) for page in pair if page]


def arranged(grid: Grid, turn: Turn, backs: bool) -> Grid:
    """The grid that cards are really set in: for backs to be folded, cells hold a front and its back.

    Use it for the print plan too: `cuts(arranged(grid, turn, backs), cards)`.
    """
    if turn != Turn.FOLD or not backs or grid.fold:
        return grid
    pairs = folded(grid)
    if pairs is None:
        raise ValueError("carte-trop-grande")
    return pairs


def sheets_needed(count: int, grid: Grid, turn: Turn, backs: bool) -> int:
    """Sheets of paper for `count` cards; one-sided backs take as many again."""
    sheets = -(-count // arranged(grid, turn, backs).capacity)
    return sheets * 2 if turn == Turn.SINGLE and backs else sheets


def _plan(grid: Grid, turn: Turn, backed: bool, cards: int, bleed: float) -> _Plan:
    fronts = grid.slots[:cards]
    backs = [back_of(front, grid, turn) for front in fronts] if backed else []
    marks = crop_marks(grid, cards) + (fold_marks(grid, cards) if grid.fold else [])
    taken = {_corner(rect) for rect, _ in backs}
    if turn == Turn.FOLD:
        taken.update(_corner(front) for front in fronts)
    return _Plan(
        tuple(_Spot(front.x * MM, front.y * MM, front_turn(grid)) for front in fronts),
        tuple(_Spot(rect.x * MM, rect.y * MM, turned, _clip(rect, taken, grid, bleed)) for rect, turned in backs),
        marks,
    )


def _clip(back: Rect, taken: set[tuple[float, float]], grid: Grid, bleed: float) -> tuple[float, float, float, float]:
    """The trim, in points, grown by the bleed where no card abuts and the printer still prints."""
    x, y, width, height = back
    paper = grid.paper

    def room(neighbour: Rect, margin: float) -> float:
        return 0.0 if _corner(neighbour) in taken else max(0.0, min(bleed, margin - PRINTABLE))

    left = room(back._replace(x=x - width), x)
    right = room(back._replace(x=x + width), paper.width - back.right)
    top = room(back._replace(y=y - height), y)
    bottom = room(back._replace(y=y + height), paper.height - back.bottom)
    return (x - left) * MM, (y - top) * MM, (width + left + right) * MM, (height + top + bottom) * MM


def _corner(rect: Rect) -> tuple[float, float]:
    """What tells the cards of a sheet apart: the top left corner, to the micrometre."""
    return round(rect.x, 3), round(rect.y, 3)


def _set(faces: Iterable[Page | None], spots: tuple[_Spot, ...], first: int) -> list[Placed]:
    """The faces that there are, each in its spot; card `first` and those after it, so that front and back are one copy."""
    return [Placed(face, *spot, copy=first + i) for i, (face, spot) in enumerate(zip(faces, spots)) if face is not None]


def _sheet(grid: Grid, boxes: list[Box], slug: str, *names: str) -> Page:
    sheet = Page.of_mm(grid.paper.width, grid.paper.height, " · ".join((slug, *names) if slug else names))
    sheet.add(*boxes, *(slug_line(grid, sheet.title) if slug else ()))
    return sheet
