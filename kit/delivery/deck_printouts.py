"""A deck on sheets of paper: how its cards are laid, pooled and turned, and the check-list that goes with them."""

from __future__ import annotations

from kit.delivery.order import Order
from kit.documents import faces
from kit.documents.checklist import checklist
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition.cards import Card, arranged, impose
from kit.imposition.grid import Grid, choose, cuts
from kit.imposition.turning import Turn
from kit.model.deck import Deck
from kit.model.workshop import Printed
from kit.planning.quantities import Group, needed

_CHECKLIST_FROM = 9  # a deck of fewer cards is counted at a glance
_WEIGHT = 200  # g/m²


def deck_printout(deck: Deck, look: Look, order: Order, printed: Printed | None = None,
                  group: Group | None = None) -> Printout:
    """A deck on sheets, for a line of a script or alone. What does not go on the paper is an error at the deck."""
    cards = faces.draw_deck(deck, look)
    grid = _grid(deck, look, order)
    empty = Printout("deck", f"cartes-{deck.deck}", str(deck.title), [], tuple(order.sheet_paper[:2]), deck=deck)
    if grid is None:
        return empty
    cards, copies = _pooled(cards, needed(printed, group) if printed and group else 1, grid, printed)
    words = tuple(look.words(f"cards.{key}") for key in ("sheet", "front", "back"))
    slug = look.line(f"{deck.title} · v{deck.version} · {deck.updated}")
    pages = impose(cards, grid, order.turn, slug, words=words)
    if len(deck.cards) >= _CHECKLIST_FROM:
        pages += checklist(deck, look)
    duplex = deck.has_backs and order.turn in (Turn.LONG_EDGE, Turn.SHORT_EDGE)
    return empty._replace(
        pages=pages, paper=(grid.paper.width, grid.paper.height), sides=2 if duplex else 1,
        flip=str(order.turn) if deck.has_backs else "", copies=copies, weight=deck.weight or _WEIGHT,
        cuts=cuts(grid, min(len(cards), grid.capacity)), items=len(cards) * copies, use=str(deck.about or ""),
        printed=printed)


def _grid(deck: Deck, look: Look, order: Order) -> Grid | None:
    """Where cards stand on the paper in the printer; None and an error where not one does."""
    grid = choose(order.sheet_paper, deck.size)
    try:
        found = arranged(grid, order.turn, deck.has_backs) if grid else None
    except ValueError:  # no room for a card and its back side by side
        found = None
    if found is None:
        look.setter.report.error("carte-trop-grande", deck.deck.place, deck=str(deck.deck),
                                 size=f"{deck.size.width:g} × {deck.size.height:g} mm", paper=order.sheet_paper.name)
    return found


def _pooled(cards: list[Card], copies: int, grid: Grid, printed: Printed | None) -> tuple[list[Card], int]:
    """Sets that leave most of a sheet empty are printed one after the other, not one a file."""
    each = printed is not None and printed.per == "participant"
    if len(cards) % grid.capacity and (each or len(cards) < grid.capacity):
        return cards * copies, 1
    return cards, copies
