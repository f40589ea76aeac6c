"""What a deck may become beside what its script says: large print, and the clear sleeves that its cards slide into."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.deck import Deck
from kit.model.values import Size

# mm that a slip of paper is smaller than the card it stands for, across and down, so that two slide into a sleeve.
SLIP = 1.0
# mm that a sleeve adds to the thickness of a card: two films of a tenth of a millimetre, the thickest in common use.
FILMS = 0.2
_LOOSE = 2.0  # mm of play in which a slip does not turn, and its back stays behind its front


class LargePrint(Deck, kw_only=True):
    """A deck for who reads large print: of the words that its cards say, none is smaller than 18 points."""

    @classmethod
    def of(cls, deck: Deck) -> LargePrint:
        return cls(**{name: getattr(deck, name) for name in cls.__struct_fields__})


class Sleeve(NamedTuple):
    """A clear sleeve as it is sold: the card that it is for, and its own outer size. In mm."""

    card: Size
    outer: Size


# The seven sizes that makers of sleeves for board games have in common. The outer sizes are those printed on packets;
# from one maker to the next they differ by a millimetre, the card does not.
SLEEVES = tuple(Sleeve(Size(*card), Size(*outer)) for card, outer in (
    ((41, 63), (44, 67)), ((44, 68), (46, 71)), ((57, 89), (59, 91)), ((59, 92), (62, 94)), ((63, 88), (66, 91)),
    ((70, 70), (73, 73)), ((70, 120), (73, 122)),
))


def sleeve_for(card: Size) -> Sleeve | None:
    """The sleeve that cards of that size go into, without sliding about; None where there is none."""
    fitting = [sleeve for sleeve in SLEEVES
               if 0 <= sleeve.card.width - card.width <= _LOOSE and 0 <= sleeve.card.height - card.height <= _LOOSE]
    return min(fitting, key=lambda sleeve: _apart(sleeve, card), default=None)


def nearest_sleeve(card: Size) -> Sleeve:
    """The sleeve whose card differs least from that size."""
    return min(SLEEVES, key=lambda sleeve: _apart(sleeve, card))


def _apart(sleeve: Sleeve, card: Size) -> float:
    return (sleeve.card.width - card.width) ** 2 + (sleeve.card.height - card.height) ** 2
