"""A memo: one fiche-action of the guide on a page, with the claims that its deck knows of it."""

from __future__ import annotations

from typing import ClassVar

from kit.model.deck import Card, Colour, Deck
from kit.model.sheet import Worksheet
from kit.model.simple import SimpleExperience, SimpleMemo
from kit.model.workshop import Part
from kit.reading.source import Text


class Experience(Part, kw_only=True):
    """What a region did, in a sentence."""

    region: Text
    text: Text
    simple: SimpleExperience | None = None


class Memo(Worksheet, kw_only=True):
    """For whom, what to do, what to watch, who to call on. The claims are those of `deck` that its fiches quote.

    One leaf: where an edition's larger type takes two pages, they are its two sides.
    """

    sides: ClassVar[int] = 2
    deck: Text
    audience: Text
    do: tuple[Text, ...]
    watch: tuple[Text, ...]
    call: tuple[Text, ...] = ()
    experiences: tuple[Experience, ...] = ()
    workshops: tuple[Text, ...] = ()
    slogan: Text | None = None
    colour: Colour = "green"
    simple: SimpleMemo | None = None

    def claims(self, deck: Deck) -> list[Card]:
        """The cards of a deck of which the claim is heard in one of its fiches, in the deck's order."""
        return [card for card in deck.claims if set(card.guide) & set(self.guide)]
