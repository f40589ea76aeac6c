"""A deck's check-list: every card with a box to tick, to find the missing one after a workshop; what the deck is."""

from __future__ import annotations

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.model.deck import Card, Deck
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, Page
from kit.typesetting.slices import Slice, displaced
from kit.typesetting.text import Style

_COLUMNS = 2


def checklist(deck: Deck, look: Look) -> list[Page]:
    """The page that goes into the box with the cards; two pages for a very large deck."""
    paper = look.paper
    frame = Frame(mm(paper.width), mm(paper.height), mm(18), mm(16), mm(18), mm(16))
    leaf = Leaf(look, deck.title, frame, look.body, look.accent("green").ink, deck.title.place)
    slices = leaf.heading(look.words("checklist.title", deck=deck.title), 1, look.title(1))
    facts = look.words("checklist.facts", cards=sum(c.copies for c in deck.cards), version=deck.version,
                       updated=deck.updated)
    slices += leaf.paragraph(facts, style=look.small, gap=2)
    if deck.about:
        slices += leaf.paragraph(deck.about, gap=8)
    slices += _legend(deck, leaf)
    slices += _cards(deck, leaf)
    slices += leaf.paragraph(look.words("checklist.missing"), style=look.small, gap=12)
    return paginate(slices, frame)


def _legend(deck: Deck, leaf: Leaf) -> list[Slice]:
    """The categories, each by its mark."""
    look = leaf.look
    if not deck.categories:
        return []
    r, x, boxes = 6.5, 0.0, []
    style = Style(9.5, 1.2, BOLD, look.theme.ink)
    for category in deck.categories.values():
        boxes += look.badge(category.shape, category.letter, x + r, r + 2, r, look.accent(category.colour))
        lines = look.setter.lines(category.title, style, 400)
        boxes += look.setter.place(lines, style, x + 2 * r + 4, 2 + r - style.line / 2, 400)
        x += 2 * r + 4 + look.setter.width(category.title, style) + 14
    return leaf.drawing(boxes, 2 * r + 4, gap=10)


def _cards(deck: Deck, leaf: Leaf) -> list[Slice]:
    """Two columns read downwards, one strip a line so that they break together."""
    width = (leaf.measure - mm(6)) / _COLUMNS
    style = Style(9, 1.25, colour=leaf.look.theme.ink)
    rows = -(-len(deck.cards) // _COLUMNS)
    entries = [_entry(card, deck, leaf, width, style) for card in deck.cards]
    slices = []
    for i in range(rows):
        columns = [[displaced(strip, k * (width + mm(6))) for strip in entries[i + k * rows]]
                   for k in range(_COLUMNS) if i + k * rows < len(entries)]
        slices += leaf.side_by_side(columns, gap=3)
    return slices


def _entry(card: Card, deck: Deck, leaf: Leaf, width: float, style: Style) -> list[Slice]:
    words = str(card.front or card.title or (deck.categories[card.category].title if card.category else deck.title))
    copies = f" (× {card.copies})" if card.copies > 1 else ""
    return leaf.bullets([f"{card.card}  {words}{copies}"], 0, width, 0, style, tick=True)
