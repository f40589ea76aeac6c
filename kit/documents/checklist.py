"""A deck's check-list: every card with a box to tick, to find the missing one after a workshop; what the deck is."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.model.deck import Card, Deck
from kit.model.editions import LargePrint
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, Page
from kit.typesetting.slices import Slice
from kit.typesetting.text import Style


class _Type(NamedTuple):
    """How large a check-list is set, in points, in how many columns, and half a category's mark."""

    body: float
    small: float
    cards: float
    legend: float
    mark: float
    columns: int


_USUAL = _Type(10.5, 8.5, 9, 9.5, 6.5, 2)
_LARGE = _Type(18, 18, 18, 18, 13, 1)


def checklist(deck: Deck, look: Look) -> list[Page]:
    """The page that goes into the box with the cards; two pages for a very large deck."""
    paper, type_ = look.paper, _LARGE if isinstance(deck, LargePrint) else _USUAL
    frame = Frame(mm(paper.width), mm(paper.height), mm(18), mm(16), mm(18), mm(16))
    body = look.body._replace(size=type_.body)
    leaf = Leaf(look, deck.title, frame, body, look.accent("green").ink, deck.title.place)
    slices = leaf.heading(look.words("checklist.title", deck=deck.title), 1, look.title(1))
    facts = look.words("checklist.facts", cards=sum(c.copies for c in deck.cards), version=deck.version,
                       updated=deck.updated)
    small = look.small._replace(size=type_.small)
    slices += leaf.paragraph(facts, style=small, gap=2)
    if deck.about:
        slices += leaf.paragraph(deck.about, gap=8)
    slices += _legend(deck, leaf, type_)
    slices += _cards(deck, leaf, type_)
    slices += leaf.paragraph(look.words("checklist.missing"), style=small, gap=12)
    return paginate(slices, frame)


def _legend(deck: Deck, leaf: Leaf, type_: _Type) -> list[Slice]:
    """The categories, each by its mark, side by side in as many lines as they need."""
    look, r = leaf.look, type_.mark
    style, slices, boxes, x = Style(type_.legend, 1.2, BOLD, look.theme.ink), [], [], 0.0
    height = max(2 * r, style.line) + 4
    for category in deck.categories.values():
        wide = 2 * r + 4 + look.setter.width(category.title, style)
        if boxes and x + wide > leaf.measure:
            slices += leaf.drawing(boxes, height, gap=10 if not slices else 2)
            boxes, x = [], 0.0
        boxes += look.badge(category.shape, category.letter, x + r, height / 2, r, look.accent(category.colour))
        lines = look.setter.lines(category.title, style, leaf.measure)
        boxes += look.setter.place(lines, style, x + 2 * r + 4, height / 2 - style.line / 2, leaf.measure)
        x += wide + 14
    return slices + (leaf.drawing(boxes, height, gap=10 if not slices else 2) if boxes else [])


def _cards(deck: Deck, leaf: Leaf, type_: _Type) -> list[Slice]:
    """Columns read downwards, one strip a line so that they break together."""
    width = (leaf.measure - mm(6) * (type_.columns - 1)) / type_.columns
    style = Style(type_.cards, 1.25, colour=leaf.look.theme.ink)
    rows = -(-len(deck.cards) // type_.columns)
    columns = [deck.cards[k * rows:(k + 1) * rows] for k in range(type_.columns)]
    entries = [[_entry(card, deck, leaf, k * (width + mm(6)), width, style) for card in cards]
               for k, cards in enumerate(columns)]
    return [strip for row in zip_longest(*entries, fillvalue=[])
            for strip in leaf.side_by_side(list(filter(None, row)), gap=3)]


def _entry(card: Card, deck: Deck, leaf: Leaf, x: float, width: float, style: Style) -> list[Slice]:
    copies = f" (× {card.copies})" if card.copies > 1 else ""
    words = card.card.reworded(f"{card.card}  {deck.words_of(card)}{copies}")  # so that what is wrong has its place
    return leaf.bullets([words], x, width, 0, style, tick=True)
