"""What a deck of claims comes to: the facts to take home, or the answers for those who lead the game. Never retyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look
from kit.documents.sheets.answers import answers
from kit.documents.sheets.facts import facts
from kit.documents.sheets.frame import SheetFrame
from kit.model.deck import Deck
from kit.model.sheet import Digest
from kit.model.values import Size
from kit.typesetting.page import Page

if TYPE_CHECKING:
    from kit.documents.session import Session


# How much larger type may be, as long as it takes no more sheets of paper.
_LARGER = (1.05, 1.1, 1.15, 1.2, 1.25, 1.3)


def pages(sheet: Digest, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """As few sheets of paper as the deck's claims take, in the largest type for that; other cards stay out."""
    deck = decks[sheet.deck]
    tell = facts if sheet.show == "facts" else answers

    def told(enlarged: float) -> list[Page]:
        return tell(SheetFrame(sheet, size, look, session, enlarged=enlarged), deck, deck.claims)

    best = told(1.0)
    most = -(-len(best) // sheet.sides) * sheet.sides
    low, high = 0, len(_LARGER)
    while low < high:  # larger type takes as many pages or more: half of what is left is ruled out by each try
        middle = (low + high) // 2
        larger = told(_LARGER[middle])
        if len(larger) <= most:
            best, low = larger, middle + 1
        else:
            high = middle
    return best
