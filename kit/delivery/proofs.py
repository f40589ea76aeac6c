"""A proof of everything that is printed: the same pages with their trim, bleed and safe zone drawn over."""

from __future__ import annotations

from kit.delivery.order import Order
from kit.documents.faces.face import safe_zone
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition import proof
from kit.imposition.cards import Card
from kit.imposition.grid import PRINTABLE
from kit.model.deck import Deck
from kit.model.printer import Edges
from kit.model.theme import Ink
from kit.typesetting.page import Page, Placed

_LINES = {"deck": (proof.TRIM, proof.BLEED, proof.SAFE), "sheet": (proof.TRIM, proof.PRINTABLE)}


def proofed_cards(cards: list[Card], deck: Deck, order: Order) -> list[Card]:
    """The faces of a deck with their lines drawn over, before they are set on sheets."""
    return proof.proofed(cards, order.spacing.bleed, safe_zone(deck.size), order.ink is Ink.GREY)


def proofed_sheet(pages: list[Page], order: Order) -> list[Page]:
    """The pages of a sheet with the edge where they are cut drawn over, before they are tiled or set side by side."""
    return [proof.trimmed(page, order.ink is Ink.GREY) for page in pages]


def proof_of(out: Printout, look: Look, order: Order) -> Printout:
    """A printout whose pages say, across and at their head, that they are a proof and what its lines mean."""
    left_out = {proof.BLEED} if order.spacing.bleed == 0 else set()
    left_out |= {proof.PRINTABLE} if order.shop else set()  # what a shop's machines leave blank is its own business
    lines = [name for name in _LINES.get(out.kind, ()) if name not in left_out]
    names = {name: look.line(look.words(f"proof.{name}")) for name in lines}
    key = proof.Key(look.line(look.words("proof.word")), names, look.setter.width, order.ink is Ink.GREY)
    printable = _printable(order) if proof.PRINTABLE in names else None
    pages = [proof.marked(page, key if _is_drawn_over(page, out) else key._replace(names={}), printable)
             for page in out.pages]
    return out._replace(pages=pages)


def _printable(order: Order) -> Edges:
    """What the printer leaves blank, where that is known; else what any may."""
    return order.profile.margins if order.profile else Edges.even(PRINTABLE)


def _is_drawn_over(page: Page, out: Printout) -> bool:
    """Whether a page has lines that a key explains; the check-list that goes with a deck has none."""
    return out.kind != "deck" or page.trim is not None or any(isinstance(box, Placed) for box in page.boxes)
