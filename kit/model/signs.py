"""What tells the categories of a deck apart without colour: shape, letter, and how dark the colour is in grey.

Many prints are photocopied, and many eyes do not tell green from orange. One sign alone is easily missed.
"""

from __future__ import annotations

from itertools import combinations

from kit.model.deck import Category, Deck
from kit.model.theme import Theme
from kit.reading.diagnostics import Report
from kit.reading.source import Map

# Contrast from which two greys beside each other are told apart at a glance: about 8 of the 100 steps (CIE L*) from
# black to white in the darkness of the marks. Grounds are too pale to tell anything: there it is never reached.
_TOLD = 1.25


def check_signs(deck: Deck, written: Map, theme: Theme, report: Report) -> None:
    """Says of each category which of those before it is most like it; `written` is what the deck was made from.

    No sign apart is an error, one alone a warning.
    """
    twins: dict[str, tuple[str, list[str]]] = {}
    for first, second in combinations(deck.categories, 2):
        signs = apart(deck.categories[first], deck.categories[second], theme)
        if len(signs) < 2 and (second not in twins or len(signs) < len(twins[second][1])):
            twins[second] = first, signs
    places = {name: key.place for name, key in written["categories"].named.items()} if twins else {}
    for second, (first, signs) in twins.items():
        if signs:
            other = "shape" if signs[0] != "shape" else "letter"
            report.warn("categories-proches", places[second], places[first], first=first, second=second,
                        sign=signs[0], other=other)
        else:
            report.error("categories-pareilles", places[second], places[first], first=first, second=second)


def apart(one: Category, other: Category, theme: Theme) -> list[str]:
    """The signs that differ, by their keys. The colour counts as it is in the marks, the darkest of its three."""
    signs = {
        "shape": one.shape != other.shape,
        "letter": one.letter.casefold() != other.letter.casefold(),
        "colour": theme.accent(one.colour).ink.contrast(theme.accent(other.colour).ink) >= _TOLD,
    }
    return [sign for sign, differs in signs.items() if differs]
