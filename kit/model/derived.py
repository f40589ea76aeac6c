"""A deck taken from another: some of its cards, as they stand there, under a title and in a size of their own.

Nothing that a card says is written twice: a word mended in the deck is mended in all that are taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from kit.model.deck import Card, Deck
from kit.model.naming import check_once
from kit.model.rules import check_title
from kit.model.simple import SimpleDeck, words
from kit.model.values import Size
from kit.model.workshop import Count, Part, Positive, Sides
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Text


class Derivation(Part, kw_only=True, rename={"base": "from"}):
    """What its file says: the deck that the cards come from, which of them, and what differs of that deck.

    `categories` takes the cards of these, in the deck's order; `take` those it names, in its own. `blanks`: how many
    of the deck's cards to write on.
    """

    deck: Text
    base: Text
    title: Text
    categories: tuple[Text, ...] = ()
    take: tuple[Text, ...] = ()
    blanks: Count = 0
    about: Text | None = None
    heading: Text | None = None
    size: Size | None = None
    sides: Sides | None = None
    weight: Positive | None = None
    simple: SimpleDeck | None = None
    reviewed_by: Text | None = None


class DerivedDeck(Deck, kw_only=True):
    """A deck like any other; `base` is the name of the one its cards come from, where that stands in its own file.

    Version and date are those of the cards, so they are that deck's.
    """

    base: Text


_OWN = ("about", "heading", "size", "sides", "weight")


def derived(choice: Derivation, base: Deck, report: Report) -> DerivedDeck | None:
    """The deck that a choice makes of its base; None and errors where it makes none."""
    before = report.raised
    check_title(choice.title, report)
    if choice.categories and choice.take:
        report.error("choix-double", choice.take[0].place, choice.categories[0].place)
        return None
    blank = next((card for card in base.cards if base.template_of(card) == "blank"), None)
    if choice.blanks and not blank:
        report.error("jeu-sans-carte-vierge", choice.base.place, base=str(choice.base))
    cards = [card for card in _chosen(choice, base, report) if not (choice.blanks and card is blank)]
    cards += [replace(blank, copies=choice.blanks)] if choice.blanks and blank else []
    if not cards and report.raised == before:
        report.error("choix-vide", choice.deck.place, base=str(choice.base))
    return _made(choice, base, tuple(cards)) if report.raised == before else None


def _chosen(choice: Derivation, base: Deck, report: Report) -> Iterator[Card]:
    """The cards that are named, or those of the categories that are."""
    for name in choice.categories:
        if name not in base.categories:
            report.error("categorie-absente", name.place, name=str(name), base=str(choice.base),
                         near=nearest(name, base.categories))
    yield from (card for card in base.cards if choice.categories and card.category in choice.categories)
    cards = {str(card.card): card for card in base.cards} if choice.take else {}
    check_once(choice.take, "carte-en-double", report)
    for name in choice.take:
        if name in cards:
            yield cards[name]
        else:
            report.error("carte-absente", name.place, name=str(name), base=str(choice.base),
                         near=nearest(name, cards), names=list(cards))


def _made(choice: Derivation, base: Deck, cards: tuple[Card, ...]) -> DerivedDeck:
    """The base with these cards, the categories that they have, and what the choice says otherwise."""
    own = {key: said for key in _OWN if (said := getattr(choice, key)) is not None}
    same = {name: getattr(base, name) for name in Deck.__struct_fields__}
    used = {card.category for card in cards}
    return DerivedDeck(**same | own | {
        "base": base.deck, "deck": choice.deck, "title": choice.title, "cards": cards, "simple": _simple(choice, base),
        "categories": {name: category for name, category in base.categories.items() if name in used},
        "reviewed_by": choice.reviewed_by if choice.simple else base.reviewed_by})


def _simple(choice: Derivation, base: Deck) -> SimpleDeck | None:
    """Its own simple words; the base's for what it does not say otherwise."""
    kept = {key: text for key, text in words(base.simple).items() if not getattr(choice, key)} if base.simple else {}
    said = kept | (words(choice.simple) if choice.simple else {})
    return SimpleDeck(**said) if said else None
