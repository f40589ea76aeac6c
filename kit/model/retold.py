"""A sheet made from a deck, made from another one: its title says which."""

from __future__ import annotations

from msgspec.structs import replace

from kit.model.deck import Deck
from kit.model.rules import deck_of_claims
from kit.model.sheet import Sheet
from kit.model.simple import simplified
from kit.reading.diagnostics import Report
from kit.reading.source import Text


def retold(sheet: Sheet, name: str, library, report: Report) -> Sheet | None:
    """The sheet for the deck of that name; None and an error where that has nothing for it."""
    deck = deck_of_claims(Text(name), library, report)
    if deck is None:
        return None
    simple = sheet.simple and replace(sheet.simple, title=_titled(simplified(sheet), simplified(deck)))
    heard = {fiche for card in deck.claims for fiche in card.guide}
    return replace(sheet, deck=deck.deck, title=_titled(sheet, deck), simple=simple,
                   guide=tuple(fiche for fiche in sheet.guide if fiche in heard))


def _titled(sheet: Sheet, deck: Deck) -> Text:
    return sheet.title.reworded(f"{sheet.title} · {deck.title}")
