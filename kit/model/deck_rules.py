"""What the declarations cannot say of a deck: cards that say what their template needs, categories that are its own."""

from __future__ import annotations

from collections.abc import Iterable

from kit.model.categories import check_categories, unknown_category
from kit.model.deck import Card, Category, Deck
from kit.model.garden import Condition
from kit.model.naming import once
from kit.model.rings import Quarter
from kit.model.sheet import Area
from kit.reading.diagnostics import Report
from kit.reading.source import Map, Text

# The texts that a card of a template cannot do without.
NEEDED = {
    "claim": ("front", "fact", "question", "status", "category"), "prompt": ("front",), "sort": ("front",),
    "vote": ("front", "category"), "role": ("title", "do"), "image": ("icon", "title"), "token": ("category",),
    "blank": (), "badge": (),
}
MOST_CARDS = 60_000  # of a file, with their copies: more than a box of paper
LONGEST_LETTER = 2  # of a category; a third would leave its sign, white on white


def check_deck(deck: Deck, written: Map, report: Report) -> None:
    """`written` is the mapping that the deck was made from."""
    seen: dict[str, Text] = {}
    if not deck.cards:
        report.error("jeu-vide", written.named["cards"].place)
    check_whole(deck, sum(card.copies for card in deck.cards), report)
    check_categories(deck, written, report)
    for card in deck.cards:
        once(card.card, seen, "carte-en-double", report)
        _check_texts(card, deck, report)


def check_whole(deck: Deck, count: int, report: Report) -> None:
    """What can be told of a deck of so many cards, copies included, without looking at them."""
    if count > MOST_CARDS:
        report.error("jeu-trop-grand", deck.deck.place, count=count, limit=MOST_CARDS)
    check_letters(deck.categories.values(), report)


def check_card(card: Card, deck: Deck, report: Report) -> None:
    """What can be told of a card without the others."""
    if card.category is not None and card.category not in deck.categories:
        unknown_category([card.category], deck, report)
    _check_texts(card, deck, report)


def _check_texts(card: Card, deck: Deck, report: Report) -> None:
    if card.changed > deck.version:
        report.error("carte-changee-plus-tard", card.card.place, card=str(card.card), changed=card.changed,
                     version=deck.version)
    template = deck.template_of(card)
    for key in NEEDED[template]:
        if not getattr(card, key):
            report.error("carte-incomplete", card.card.place, card=str(card.card), key=key, template=template)


def check_letters(parts: Iterable[Category | Area | Condition | Quarter], report: Report) -> None:
    """The letter of a part fits into its sign."""
    for letter in (part.letter for part in parts if part.letter):
        if len(letter) > LONGEST_LETTER:
            report.error("lettre-trop-longue", letter.place, letter=str(letter))
