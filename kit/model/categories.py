"""The categories that cards name are those of their deck."""

from __future__ import annotations

from kit.model.deck import Deck
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Text


def check_categories(deck: Deck, written: Map, report: Report) -> None:
    """Each category that cards name and the deck does not have, said once: where it is given, if it is misspelt there.

    It is, where no card is of it and several write it in another way. `written`: what the deck was made from.
    """
    named: dict[str, list[Text]] = {}
    for card in deck.cards:
        if card.category is not None:
            named.setdefault(str(card.category), []).append(card.category)
    for name, places in named.items():
        if name in deck.categories:
            continue
        near = nearest(name, deck.categories)
        if near and near not in named and len(places) > 1:
            given = written["categories"].named[near]
            report.error("categorie-sans-carte", given.place, places[0].place, name=near, near=name)
        else:
            unknown_category(places, deck, report)


def unknown_category(places: list[Text], deck: Deck, report: Report) -> None:
    """Say, once, that cards name a category that the deck does not have."""
    name, *others = places
    report.error("categorie-inconnue", name.place, others[0].place if others else None, name=str(name),
                 near=nearest(name, deck.categories), names=list(deck.categories))
