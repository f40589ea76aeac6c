"""The cards of a deck on sheets of paper, at home and in a print shop alike: how many together, on what, named how."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.delivery.order import Order
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition.cards import Card, Imposed, dealt_out, impose
from kit.imposition.cutting import cut_plan
from kit.imposition.grid import Grid
from kit.model.deck import Deck
from kit.model.deck_rules import MOST_CARDS
from kit.model.long_deck import Cards
from kit.model.workshop import Printed
from kit.typesetting.later import Pages

_WEIGHT = 200  # g/m²
_SHOP_WEIGHT = 300  # g/m²: a shop's card, which no office printer takes


def pooled(cards: Sequence[Card], copies: int, grid: Grid, printed: Printed | None,
           stacked: bool) -> tuple[Sequence[Card], int]:
    """Cards of a file, and how often it is printed. Sets that leave most of a sheet empty follow one another in one
    file; stacked ones always do. No file has more cards than a deck may have: it is printed more often instead."""
    each = printed is not None and printed.per == "participant"
    if len(cards) * copies > MOST_CARDS:
        return cards, copies
    if stacked or len(cards) % grid.capacity and (each or len(cards) < grid.capacity):
        return cards * copies, 1
    return cards, copies


def card_weight(deck: Deck, order: Order) -> int:
    """The paper that its cards are printed on, in g/m²; a box is as deep as that makes them."""
    return max(_SHOP_WEIGHT, deck.weight or 0) if order.shop else deck.weight or _WEIGHT


def on_sheets(out: Printout, cards: Sequence[Card], grid: Grid, look: Look, order: Order,
              **more: object) -> tuple[Printout, Imposed]:
    """The printout with the cards of its deck on sheets, how these are cut, and what was imposed.

    Every sheet says what it is of. `more` is for `impose`.
    """
    deck = out.deck
    words = tuple(look.words(f"cards.{key}") for key in ("sheet", "front", "back"))
    slug = look.line(f"{deck.title} · v{deck.version} · {deck.updated}")
    made = impose(cards, grid, order.turn, slug, words=words, stacked=order.stacked, **more)
    if isinstance(deck.cards, Cards) and isinstance(made.pages, Pages):
        made.pages.written = _told_apart(deck.cards, dealt_out(len(cards), grid.capacity, order.stacked))
    cutting = cut_plan(grid, made.cards)
    return out._replace(pages=made.pages, paper=tuple(grid.paper[:2]), cutting=cutting, cuts=len(cutting.cuts)), made


def _told_apart(cards: Cards, dealt: list[range]) -> Callable[[int], bytes]:
    """What makes a sheet of a very long deck other than the rest: its number among them, and its cards as written."""
    def written(sheet: int) -> bytes:
        return b"%d/%d\n" % (sheet, len(dealt)) + b"".join([cards.written(i % len(cards)) for i in dealt[sheet]])

    return written


def complain(code: str, deck: Deck, look: Look, order: Order, **facts: object) -> None:
    """The error at a deck whose cards do not go on the paper."""
    look.setter.report.error(code, deck.deck.place, deck=str(deck.deck), paper=order.sheet_paper.name,
                             size=f"{deck.size.width:g} × {deck.size.height:g} mm", **facts)
