"""A deck for a print shop: one face a page, or on sheets with room between the cards."""

from __future__ import annotations

from kit.delivery.imposing import card_weight, complain, on_sheets, pooled
from kit.delivery.order import Order
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition.cards import Card
from kit.imposition.grid import MARK_AIR, choose
from kit.imposition.shop import PEN, SLUG_SIZE, page_size, shop_page, slug_room
from kit.model.deck import Deck
from kit.model.printer import Edges
from kit.model.workshop import Printed
from kit.planning.quantities import Group, needed
from kit.typesetting.page import MM, REGULAR, Page


def shop_printout(deck: Deck, cards: list[Card], look: Look, order: Order, printed: Printed | None = None,
                  group: Group | None = None) -> Printout:
    """A deck as a print shop wants it. What does not go on the paper is an error at the deck.

    One face a page, the file holds one deck, its cards as often as the deck lists them; how many decks is told in the
    print plan. On sheets, small decks fill them up first.
    """
    copies = needed(printed, group) if printed and group else 1
    out = Printout("deck", f"cartes-{deck.deck}", str(deck.title), [], tuple(order.sheet_paper[:2]),
                   sides=2 if _backed(cards) else 1, copies=copies, weight=card_weight(deck, order),
                   items=len(cards) * copies, use=str(deck.about or ""), deck=deck, printed=printed, shop=True)
    return _imposed(out, cards, look, order) if order.shop.imposed else _single(out, cards, look, order)


def _backed(cards: list[Card]) -> bool:
    return any(back is not None for _, back in cards)


# --- one face a page ---------------------------------------------------------------------------------------


def _single(out: Printout, cards: list[Card], look: Look, order: Order) -> Printout:
    bleed = order.spacing.bleed
    paper = page_size(out.deck.size, bleed)
    flip = "long-edge" if paper.height >= paper.width else "short-edge"
    pages = [_page(face, number, out.deck, look, bleed)
             for number, card in enumerate(cards, 1) for face in _faces(card, out.sides == 2)]
    return out._replace(pages=pages, paper=tuple(paper[:2]), flip=flip if out.sides == 2 else "")


def _faces(card: Card, backed: bool) -> tuple[Page, ...]:
    """Front and back: where one card of the deck has a back, every card has a page for it."""
    front, back = card
    return (front, back or Page(front.width, front.height, front.title)) if backed else (front,)


def _page(face: Page, number: int, deck: Deck, look: Look, bleed: float) -> Page:
    """A face, and a line that says whose it is, as small as it takes to go on the page."""
    slug = look.line(f"{deck.title} · v{deck.version} · {face.title}")
    wide = look.setter.fonts.width(slug, REGULAR, SLUG_SIZE)
    return shop_page(face, bleed, slug, SLUG_SIZE * min(1.0, slug_room(deck.size, bleed) * MM / wide), number)


# --- several on a sheet ------------------------------------------------------------------------------------


def _imposed(out: Printout, cards: list[Card], look: Look, order: Order) -> Printout:
    """Cards with room for their bleed on all sides, and for marks around them all; backs behind their fronts."""
    deck, spacing = out.deck, order.spacing
    margins = Edges(*(edge + MARK_AIR for edge in spacing.roomy))
    grid = choose(order.sheet_paper, deck.size, spacing._replace(margins=margins))
    if grid is None:
        complain("carte-trop-grande", deck, look, order)
        return out
    cards, copies = pooled(cards, out.copies, grid, out.printed, order.stacked)
    out, _ = on_sheets(out, cards, grid, look, order, pen=PEN)
    return out._replace(copies=copies, flip=str(order.turn) if out.sides == 2 else "")
