"""Decks on their sheets, of any paper, trim and spacing; and where two of their parts meet."""

from typing import NamedTuple

from hypothesis import strategies as st

from kit.imposition.cards import Imposed, arranged, impose
from kit.imposition.grid import Grid, Spacing, choose, fit
from kit.imposition.turning import Turn
from kit.model.printer import Edges
from kit.model.values import Size
from kit.typesetting.page import MM, Page

from .physics import MICRON

A4 = Size.parse("A4")
SIZES = ("poker", "bridge", "tarot", "mini", "visite", "jeton", "pastille", "a6-x4", "a7-x8", "60 x 65 mm")
turns = st.sampled_from(list(Turn))
SPACINGS = (Spacing(), Spacing(gap=4), Spacing(gap=1), Spacing(Edges(9, 6, 18, 5), 6, 3, Edges(5, 5, 12, 3)))


def face(card, title):
    return Page.of_mm(card.width, card.height, title)


def make_deck(card, count, backs=lambda i: True):
    return [(face(card, f"front {i}"), face(card, f"back {i}") if backs(i) else None) for i in range(count)]


class Case(NamedTuple):
    """A deck on its sheets."""

    cards: list
    grid: Grid
    turn: Turn
    stacked: bool
    made: Imposed

    @property
    def backed(self):
        return any(back for _, back in self.cards)

    @property
    def sheets(self):
        """How many sheets of paper have fronts."""
        return -(-len(self.cards) // self.grid.capacity)

    def on_sheet(self, number):
        """The cards of that sheet of paper."""
        if self.stacked:
            return self.cards[number::self.sheets]
        return self.cards[number * self.grid.capacity:(number + 1) * self.grid.capacity]

    def sheet_of(self, place):
        """Which sheet of paper that page is a side of: a two-sided sheet is two pages; backs to glue are sheets too."""
        if not self.backed or self.turn == Turn.FOLD:
            return place
        if self.turn in (Turn.SINGLE, Turn.TWO_STACKS):
            return place % self.sheets
        return place // 2


@st.composite
def imposed(draw):
    """A deck on its sheets: any paper and trim and spacing, some cards without a back, some printed twice."""
    paper = Size.parse(draw(st.sampled_from(["A4", "A3", "letter"])))
    card = Size.parse(draw(st.sampled_from(SIZES)))
    turn, spacing, stacked = draw(turns), draw(st.sampled_from(SPACINGS)), draw(st.booleans())
    grid = draw(st.sampled_from([choose(paper, card, spacing), fit(paper, card, spacing, turned=True),
                                 fit(paper.turned, card, spacing)]))
    blank = draw(st.sets(st.integers(0, 5)))
    cards = make_deck(card, draw(st.integers(1, 40)), lambda i: i not in blank)
    cards += cards[:draw(st.integers(0, 3))]
    backed = any(back for _, back in cards)
    made = impose(cards, grid, turn, "Jeu, version 1", stacked=stacked)
    return Case(cards, arranged(grid, turn, backed), turn, stacked, made)


def overlap(one, other):
    """Whether two rectangles (left, top, right, bottom), or a line and one, share more than an edge."""
    return (one[2] > other[0] + MICRON and one[0] < other[2] - MICRON
            and one[3] > other[1] + MICRON and one[1] < other[3] - MICRON)


def clipped(box):
    """Where a face may leave ink: left, top, right, bottom."""
    x, y, width, height = (side / MM for side in box.clip)
    return x, y, x + width, y + height


def within_printable(grid, x, y):
    edges, paper = grid.spacing.printable, grid.paper
    return (edges.left - MICRON <= x <= paper.width - edges.right + MICRON
            and edges.top - MICRON <= y <= paper.height - edges.bottom + MICRON)


def sorted_line(rule):
    x1, y1, x2, y2, _ = rule
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
