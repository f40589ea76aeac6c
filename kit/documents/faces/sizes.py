"""How large the words of a card are, in points: by what they are and by how the card is held. Templates ask here."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.deck import Deck
from kit.model.editions import LargePrint
from kit.typesetting.fitting import HAND_FLOOR

SHARED_FROM = 95.0  # mm: a card this wide lies before a group


class Sizes(NamedTuple):
    """Where texts start from; what does not fit shrinks, no further than to a floor.

    claim, prompt: the sentence in front, each under a heading of the deck. word: a vote, read across a table. told,
    told_label: a claim's back. said: what other backs say. name, purpose: a role's. ask, field: a blank card's
    question and the labels of its lines. caption: under an image. label: category and number. foot: which card of
    which deck this is. mark: half a category's mark, in mm. line: from one line to write on to the next, in mm.

    floor: the least size of what a card says; small: of what only says which card it is; token: of a disc's word. A
    text of one line shrinks to three quarters at most.
    """

    claim: float
    claim_heading: float
    prompt: float
    prompt_heading: float
    word: float
    told: float
    told_label: float
    said: float
    name: float
    purpose: float
    ask: float
    field: float
    caption: float
    label: float
    foot: float
    mark: float
    floor: float = HAND_FLOOR
    small: float = 6.5
    token: float = 7.0
    line: float = 8.0


HELD = Sizes(claim=17, claim_heading=10, prompt=15, prompt_heading=9.5, word=24, told=10.5, told_label=8.5,
             said=11, name=18, purpose=11.5, ask=11, field=9, caption=10, label=8.5, foot=7, mark=3.4)
SHARED = Sizes(claim=26, claim_heading=14, prompt=25, prompt_heading=13, word=34, told=15, told_label=13,
               said=14, name=24, purpose=15, ask=15, field=12, caption=12, label=11, foot=8, mark=5)
# Large print is 18 points at least; what only names the card, 12.
LARGE = Sizes(claim=34, claim_heading=24, prompt=34, prompt_heading=24, word=60, told=22, told_label=22, said=22,
              name=34, purpose=22, ask=22, field=24, caption=24, label=20, foot=14, mark=6.5, floor=18, small=12,
              token=18, line=12)


def sizes_of(deck: Deck) -> Sizes:
    """The sizes for a deck: in large print, else as its cards are held, in one hand or, larger, by a group."""
    if isinstance(deck, LargePrint):
        return LARGE
    return SHARED if deck.size.width >= SHARED_FROM else HELD
