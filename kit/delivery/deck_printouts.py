"""A deck on sheets of paper: how its cards are laid, pooled and turned, and the check-list that goes with them."""

from __future__ import annotations

from collections.abc import Sequence

from kit.delivery.correcting import corrected, with_room
from kit.delivery.editions import drawn, edited, sleeve_of, slipped
from kit.delivery.imposing import card_weight, complain, on_sheets, pooled
from kit.delivery.order import Order
from kit.delivery.proofs import proofed_cards
from kit.delivery.selecting import as_part, selected, sheets_added
from kit.delivery.shop_printouts import shop_printout
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition.cards import Card, arranged
from kit.imposition.grid import PRINTABLE, Grid, Spacing, choose
from kit.imposition.turning import Stacks, Turn
from kit.model.deck import Deck
from kit.model.printer import Edges
from kit.model.workshop import Printed
from kit.planning.quantities import Group, needed
from kit.typesetting.later import Pages
from kit.typesetting.page import Page


def deck_printout(deck: Deck, look: Look, order: Order, printed: Printed | None = None,
                  group: Group | None = None) -> Printout:
    """A deck on sheets, for a line of a script or alone. What does not go on the paper is an error at the deck."""
    look, sleeve = look.speaking(str(deck.language)), sleeve_of(deck, order.edition, look.setter.report)
    deck = edited(deck, order.edition)
    empty = Printout("deck", f"cartes-{deck.deck}", str(deck.title), [], tuple(order.sheet_paper[:2]), deck=deck,
                     language=str(deck.language))
    choice = selected(deck, order, look.setter.report)
    if choice is None:
        return empty
    cards = drawn(deck, order.edition, look, choice.cards)
    if order.edition.sleeves or order.proof or order.shop:  # what is changed there is changed in all faces at once
        cards = list(cards)
    if order.edition.sleeves:
        deck, cards = slipped(deck, cards)
    if order.proof:
        cards = proofed_cards(cards, deck, order)
    if order.shop and cards:
        return as_part(shop_printout(deck, cards, look, order, printed, group), choice, look)
    grid = _grid(deck, look, order)
    if grid is None:
        return empty
    count = needed(printed, group) if printed and group else 1
    cards, copies = pooled(cards, count, grid, printed, order.stacked)
    added = sheets_added(deck, choice, look, count // copies)
    out = empty._replace(
        copies=copies, weight=card_weight(deck, order), items=len(cards) * copies, use=str(deck.about or ""),
        printed=printed, sleeves=look.words.measures(*sleeve.outer[:2]) if sleeve else "")
    return as_part(_on_paper(out, cards, grid, look, order, added), choice, look)


def _on_paper(out: Printout, cards: Sequence[Card], grid: Grid, look: Look, order: Order,
              added: list[Page]) -> Printout:
    """The printout with its pages: the cards on sheets, then what is `added`; how they are turned."""
    out, made = on_sheets(out, cards, grid, look, order, stacks=_stacks(order))
    behind = len(made.backs)
    out = out._replace(
        pages=_and(made.pages, added), sides=2 if behind else 1, flip=str(order.turn) if out.deck.has_backs else "",
        stacks=(behind, behind) if order.turn == Turn.TWO_STACKS else (0, 0))
    return corrected(out, order, made.backs)


def _and(pages: Sequence[Page], added: list[Page]) -> Sequence[Page]:
    return pages.followed_by(added) if isinstance(pages, Pages) else [*pages, *added]


def _grid(deck: Deck, look: Look, order: Order) -> Grid | None:
    """Where cards stand on the paper in the printer; None and an error where not one does."""
    twice = deck.has_backs and order.turn.two_sided
    spacing = with_room(order.spacing, order.profile, order.sheet_paper, twice)
    grid = _tried(deck, order, spacing)
    if grid is None:
        fits = _tried(deck, order, Spacing(margins=Edges.even(PRINTABLE)))
        margins = spacing.margins if len(set(spacing.margins)) > 1 else spacing.margins[:1]
        complain("marges-trop-larges" if fits else "carte-trop-grande", deck, look, order,
                 margins=" / ".join(f"{edge:.3g}" for edge in margins).replace(".", ","))
    return grid


def _tried(deck: Deck, order: Order, spacing: Spacing) -> Grid | None:
    grid = choose(order.sheet_paper, deck.size, spacing)
    try:
        return arranged(grid, order.turn, deck.has_backs, _stacks(order)) if grid else None
    except ValueError:  # no room for a card and its back side by side, or once paper is turned over
        return None


def _stacks(order: Order) -> Stacks:
    """How the printer takes its own fronts again."""
    profile = order.profile
    return Stacks(Turn(profile.flip), profile.stack == "reversed") if profile else Stacks()
