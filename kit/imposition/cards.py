"""Card faces become sheets of paper: every front in its slot, every back behind it, marks and a slug around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from kit.imposition.grid import Grid, Rect, choose, folded
from kit.imposition.marks import PEN, crop_marks, fold_marks
from kit.imposition.marks import slug as slug_line
from kit.imposition.turning import Stacks, Turn, back_of, both_sides, front_turn
from kit.reading.later import Later
from kit.typesetting.later import Pages
from kit.typesetting.page import MM, Box, Page, Placed, Rule

Card = tuple[Page, Page | None]
WORDS = ("feuille", "recto", "verso")


class Imposed(NamedTuple):
    """Sheets in printing order, and how many cards the fullest holds.

    `backs` are the places, in that order, of the pages that are printed on the other side of the paper.
    """

    pages: Sequence[Page]
    cards: int = 0
    backs: frozenset[int] = frozenset()


class _Spot(NamedTuple):
    """Where a face is set down: Placed without its page, in points."""

    x: float
    y: float
    turn: int
    clip: tuple[float, float, float, float]


class _Plan(NamedTuple):
    """All that sheets with the same number of cards have in common; a deck needs two: full sheets and the last."""

    fronts: tuple[_Spot, ...]
    backs: tuple[_Spot, ...]  # empty when no card of the deck has a back
    marks: list[Rule]


def impose(cards: Sequence[Card], grid: Grid, turn: Turn, slug: str = "", *, words: tuple[str, str, str] = WORDS,
           stacks: Stacks = Stacks(), stacked: bool = False, pen: float = PEN) -> Imposed:
    """Sheets for (front, back) faces, each a page of the trim size, in the order of the slots.

    Faces may draw past their page: what is beyond the bleed, or on a neighbour, is clipped; so a sheet that slips in
    the printer, or a cut that strays, shows no white. What comes out, in printing order:

    - long-edge, short-edge: front, back, front, back…, blanks only at the end; marks on the fronts, where one cuts;
    - two-stacks: all the fronts, then as many backs in the order in which that stack comes through again;
    - fold: one side, each front joined to its back by a dashed fold (see `arranged`);
    - single: all the fronts, then all the backs in the same slots, to be cut out and glued back to back;
    - a deck without a single back: its fronts.

    `stacked` cards follow each other from sheet to sheet in one slot, and on in the next: the piles that are cut, laid
    one on the other, keep the order of the deck. `slug` is followed by sheet number and side, in `words`; marks are
    `pen` points wide. Raises ValueError("carte-trop-grande") when the cards do not fit the paper that way.
    """
    backed = _backed(cards)
    grid = arranged(grid, turn, backed, stacks)
    dealt = dealt_out(len(cards), grid.capacity, stacked)
    plans = {n: _plan(grid, turn, stacks, backed, n, pen) for n in {len(numbers) for numbers in dealt}}
    firsts = list(accumulate(map(len, dealt), initial=1))

    def made(number: int) -> tuple[Page, ...]:
        faces = [cards[i] for i in dealt[number]]
        plan, name = plans[len(faces)], f"{words[0]} {number + 1}/{len(dealt)}"
        fronts = _set((front for front, _ in faces), plan.fronts, firsts[number])
        backs = _set((back for _, back in faces), plan.backs, firsts[number])
        if not backed or turn == Turn.FOLD:
            return (_sheet(grid, fronts + backs + plan.marks, slug, name),)
        return (_sheet(grid, fronts + plan.marks, slug, name, words[1]),
                _sheet(grid, backs + ([] if turn.two_sided else plan.marks), slug, name, words[2]))

    sheets = Later(len(dealt), made)
    most, sides = max(plans, default=0), 2 if backed and turn != Turn.FOLD else 1
    if sides == 2 and turn in (Turn.TWO_STACKS, Turn.SINGLE):
        pages, backs = _stacked(list(sheets), turn, stacks)
        return Imposed(pages, most, backs)
    pages = Pages(sheets, sides)
    backs = frozenset(range(1, len(pages), 2) if sides == 2 else ())
    return Imposed(pages if isinstance(cards, Later) else list(pages), most, backs)


def arranged(grid: Grid, turn: Turn, backs: bool, stacks: Stacks = Stacks()) -> Grid:
    """The grid that cards are really set in: for backs to be folded, cells hold a front and its back; for paper turned
    over, the margins of one side hold on the other.

    Use it for the print plan too: `cuts(arranged(grid, turn, backs), cards)`.
    """
    found: Grid | None = grid
    if backs and turn == Turn.FOLD and not grid.fold:
        found = folded(grid)
    elif backs and turn.two_sided:
        spacing = both_sides(grid.spacing, grid.paper, _about(turn, stacks))
        found = grid if spacing == grid.spacing else choose(grid.paper, grid.card, spacing)
    if found is None:
        raise ValueError("carte-trop-grande")
    return found


def _about(turn: Turn, stacks: Stacks) -> Turn:
    """The edge that paper is turned about, whoever turns it; other ways of turning as they are."""
    return stacks.flip if turn == Turn.TWO_STACKS else turn


def _backed(cards: Sequence[Card]) -> bool:
    """Whether any card has a back; cards that are made later are all alike."""
    return any(back is not None for _, back in (cards[:1] if isinstance(cards, Later) else cards))


def dealt_out(cards: int, capacity: int, stacked: bool) -> list[range]:
    """The numbers of each sheet's cards, in the order of its slots: sheet by sheet, or one to each sheet in turn."""
    sheets = -(-cards // capacity)
    if stacked:
        return [range(number, cards, sheets) for number in range(sheets)]
    return [range(i, min(i + capacity, cards)) for i in range(0, cards, capacity)]


def _stacked(sheets: list[tuple[Page, ...]], turn: Turn, stacks: Stacks) -> tuple[list[Page], frozenset[int]]:
    """All fronts, then all backs as they go through the printer; which of these are printed on the other side."""
    rectos, versos = ([sheet[side] for sheet in sheets] for side in (0, 1))
    if turn == Turn.SINGLE:
        return rectos + versos, frozenset()
    behind = frozenset(range(len(rectos), 2 * len(rectos)))
    return rectos + (versos[::-1] if stacks.last_first else versos), behind


def _plan(grid: Grid, turn: Turn, stacks: Stacks, backed: bool, cards: int, pen: float) -> _Plan:
    fronts = grid.slots[:cards]
    backs = [back_of(front, grid, _about(turn, stacks)) for front in fronts] if backed else []
    behind = {_corner(rect.x, rect.y) for rect, _ in backs}
    taken = {_corner(front.x, front.y) for front in fronts}
    if turn == Turn.FOLD:
        taken = behind = taken | behind
    return _Plan(
        tuple(_spot(front, front_turn(grid), taken, grid, True) for front in fronts),
        tuple(_spot(rect, turned, behind, grid, not turn.two_sided) for rect, turned in backs),
        crop_marks(grid, cards, pen) + (fold_marks(grid, cards, pen) if grid.fold else []),
    )


def _spot(rect: Rect, turned: int, taken: set[tuple[float, float]], grid: Grid, marked: bool) -> _Spot:
    return _Spot(rect.x * MM, rect.y * MM, turned, _clip(rect, taken, grid, marked))


def _clip(face: Rect, taken: set[tuple[float, float]], grid: Grid, marked: bool) -> tuple[float, float, float, float]:
    """The trim, in points, grown by the bleed: up to the middle of a gap, to a card that abuts, to where ink may go."""
    x, y, width, height = face
    spacing, paper, printable = grid.spacing, grid.paper, grid.spacing.printable

    def room(across: int, down: int, edge: float, unprintable: float) -> float:
        def is_taken(gap: float) -> bool:
            return _corner(x + across * (width + gap), y + down * (height + gap)) in taken

        if is_taken(0):
            return 0.0
        most = spacing.spill(edge, unprintable, marked)
        return min(most, spacing.gap / 2) if is_taken(spacing.gap) else most

    left = room(-1, 0, x, printable.left)
    right = room(1, 0, paper.width - face.right, printable.right)
    top = room(0, -1, y, printable.top)
    bottom = room(0, 1, paper.height - face.bottom, printable.bottom)
    return (x - left) * MM, (y - top) * MM, (width + left + right) * MM, (height + top + bottom) * MM


def _corner(x: float, y: float) -> tuple[float, float]:
    """What tells the cards of a sheet apart: the top left corner. Measures are thousandths of mm, noise is far less."""
    return round(x, 6), round(y, 6)


def _set(faces: Iterable[Page | None], spots: tuple[_Spot, ...], first: int) -> list[Placed]:
    """The faces that there are, each in its spot, numbered from `first`, so that front and back are one copy."""
    return [Placed(face, *spot, copy=first + i) for i, (face, spot) in enumerate(zip(faces, spots)) if face is not None]


def _sheet(grid: Grid, boxes: list[Box], slug: str, *names: str) -> Page:
    sheet = Page.of_mm(grid.paper.width, grid.paper.height, " · ".join((slug, *names) if slug else names))
    sheet.add(*boxes, *(slug_line(grid, sheet.title) if slug else ()))
    return sheet
