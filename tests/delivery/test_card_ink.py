"""What of a card is ink: its digest changes with what is printed on it, and with nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from kit.delivery import manifest
from kit.delivery.manifest import card_digest
from kit.documents import faces
from kit.model.deck import Card, Category, Deck
from kit.model.values import Size
from kit.reading.source import Text
from tests.documents.golden import log

from .printed import deck_of

FULL = {"title": "Titre", "front": "Devant", "fact": "Fait", "nuance": "Nuance", "question": "Question ?",
        "back": "Derrière", "icon": "heart", "status": "ouvert"}
OTHER = {**{key: f"Autre {key}" for key in FULL}, "icon": "anchor", "status": "nuance", "card": "C9",
         "template": "role", "do": (Text("Autre chose"),), "guide": (Text("FA2"),), "category": "su"}
UNPRINTED = {"sources": (Text("Un livre"),), "copies": 4, "changed": 2}
OF_DECK = {"title": Text("Autre"), "heading": Text("En tête"), "size": Size.parse("tarot"), "sides": 1,
           "template": "prompt", "language": Text("en")}
UNPRINTED_OF_DECK = {"version": 7, "updated": Text("2031-01"), "about": Text("Autre"), "weight": 90}


def full_deck(template: str) -> Deck:
    texts_ = {key: Text(value) if key != "status" else value for key, value in FULL.items()}
    card = Card(card=Text("C1"), category=Text("vu"), do=(Text("Faire"),), guide=(Text("FA1"),), **texts_)
    categories = {"vu": Category(title=Text("Vu"), letter=Text("V"), shape="circle", colour="blue"),
                  "su": Category(title=Text("Su"), letter=Text("S"), shape="square", colour="plum")}
    deck = deck_of("C0", template=template, sides=2, categories=categories)
    return replace(deck, cards=(card, replace(card, card=Text("C2"))))


@lru_cache
def ink(template: str, key: str = "", of_deck: bool = False) -> tuple[str, str]:
    """A card as it is drawn without the deck's version and date, and its digest, once one key was changed."""
    deck = full_deck(template)
    value = {**OTHER, **UNPRINTED, **OF_DECK, **UNPRINTED_OF_DECK}.get(key)
    if of_deck:
        deck = replace(deck, **{key: OF_DECK[key] if key in OF_DECK else UNPRINTED_OF_DECK[key]})
    elif key:
        value = Text(OTHER[key]) if isinstance(OTHER.get(key), str) and key not in ("status", "template") else value
        deck = replace(deck, cards=(replace(deck.cards[0], **{key: value}), *deck.cards[1:]))
    drawn = replace(deck, version=1, updated=Text("2026-11"))
    front, back = faces.draw(drawn.cards[0], drawn, _look())
    return log([front, back] if back else [front]), card_digest(deck.cards[0], deck, 0)


@lru_cache
def _look():
    from tests.pdf import making

    return making.look_at(Path(__file__).parent)[1]


@pytest.mark.parametrize("template", ("claim", "prompt", "sort", "vote", "role", "image", "token", "blank"))
def test_a_digest_changes_with_the_ink_and_with_nothing_else(template):
    plain, digest = ink(template)
    for key in OTHER:
        drawn, changed = ink(template, key)
        assert drawn == plain or changed != digest, key
    for key in OF_DECK:
        drawn, changed = ink(template, key, of_deck=True)
        assert drawn == plain or changed != digest, key
    assert {ink(template, key)[1] for key in UNPRINTED} == {digest}
    assert {ink(template, key, of_deck=True)[1] for key in UNPRINTED_OF_DECK} == {digest}


@pytest.mark.parametrize("key, value", (("title", "Voir"), ("letter", "W"), ("shape", "star"), ("colour", "green")))
def test_a_category_is_ink_on_its_own_cards_alone(key, value):
    deck = full_deck("prompt")
    other = replace(deck, categories={**deck.categories, "vu": replace(deck.categories["vu"], **{key: Text(value)})})
    assert card_digest(deck.cards[0], deck, 0) != card_digest(deck.cards[0], other, 0)
    apart = replace(deck.cards[0], category=Text("su"))
    assert card_digest(apart, deck, 0) == card_digest(apart, other, 0)


def test_every_key_is_known_to_be_ink_or_not():
    """Whoever adds a key decides whether a card that has it is printed again (kit/delivery/manifest.card_digest)."""
    apart = {"category", "template", "copies", "changed", "checked", "sources", "simple"}
    assert set(Card.__struct_fields__) == set(manifest._PRINTED) | apart
    assert set(Category.__struct_fields__) == {"title", "letter", "shape", "colour", "simple"}
    assert set(Deck.__struct_fields__) == {*OF_DECK, *UNPRINTED_OF_DECK, "deck", "categories", "cards", "simple",
                                           "reviewed_by"}


def test_an_image_takes_its_colour_from_its_place():
    images, prompts = full_deck("image"), full_deck("prompt")
    assert card_digest(images.cards[0], images, 0) != card_digest(images.cards[0], images, 1)
    assert card_digest(prompts.cards[0], prompts, 0) == card_digest(prompts.cards[0], prompts, 1)


def test_a_size_is_the_same_by_name_and_by_measures():
    deck = full_deck("prompt")
    assert card_digest(deck.cards[0], deck, 0) == card_digest(
        deck.cards[0], replace(deck, size=Size.parse("63 x 88 mm")), 0)


def test_first_words_are_cut_between_words():
    deck = deck_of("A", heading=None)
    card = replace(deck.cards[0], front=Text("Un **mot** " + "et puis encore " * 9))
    said = manifest.first_words(card, deck)
    assert said.startswith("Un mot et") and said.endswith(("et …", "puis …", "encore …")) and len(said) < 74
    assert manifest.first_words(replace(card, front=Text("x" * 200)), deck) == "x" * 70 + " …"
