"""A deck of cards: its size, its categories (shape, letter and colour together) and its cards."""

from __future__ import annotations

from typing import Literal

from kit.model.simple import SimpleCard, SimpleCategory, SimpleDeck
from kit.model.values import Size
from kit.model.workshop import Part, Positive, Sides
from kit.reading.source import Text
from kit.speech import USUAL

TEMPLATES = ("claim", "prompt", "sort", "vote", "role", "image", "token", "blank", "badge")
Template = Literal["claim", "prompt", "sort", "vote", "role", "image", "token", "blank", "badge"]
Shape = Literal["circle", "square", "triangle", "diamond", "hexagon", "star", "leaf", "drop", "bud", "root", "heart"]
Status = Literal["contredit", "nuance", "ouvert"]
Colour = Literal["blue", "orange", "green", "plum", "ochre", "teal", "rose", "brown", "grey"]


class Category(Part, kw_only=True):
    title: Text
    letter: Text
    shape: Shape
    colour: Colour
    simple: SimpleCategory | None = None


class Card(Part, kw_only=True):
    """One card. Which texts it needs depends on its template (see kit/documents/faces).

    `changed`: the version of the deck in which it last changed, so that it alone can be printed again. `checked`: when
    somebody last made sure that what it says still holds, where that is not the date of the deck.
    """

    card: Text
    category: Text | None = None
    template: Template | None = None
    status: Status | None = None
    title: Text | None = None
    front: Text | None = None
    fact: Text | None = None
    nuance: Text | None = None
    question: Text | None = None
    back: Text | None = None
    do: tuple[Text, ...] = ()
    icon: Text | None = None
    guide: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    copies: Positive = 1
    changed: Positive = 1
    checked: Text | None = None
    simple: SimpleCard | None = None


class Deck(Part, kw_only=True):
    deck: Text
    title: Text
    language: Text = Text(USUAL)
    version: Positive = 1
    updated: Text
    size: Size
    template: Template
    about: Text | None = None
    heading: Text | None = None
    sides: Sides | None = None
    weight: Positive | None = None
    categories: dict[str, Category] = {}
    cards: tuple[Card, ...]
    simple: SimpleDeck | None = None
    reviewed_by: Text | None = None

    def template_of(self, card: Card) -> str:
        return card.template or self.template

    def words_of(self, card: Card) -> str:
        """What a card is told by beside its number: its title, or what it says in front, or what it is one of."""
        return str(card.title or card.front or (self.categories[card.category].title if card.category else self.title))

    def date_of(self, card: Card) -> Text:
        """When what a card says was last known to hold."""
        return card.checked or self.updated

    @property
    def has_backs(self) -> bool:
        """Whether a card is printed on both faces; by default only where its back says something."""
        return (self.sides == 2) if self.sides else self.template in ("claim", "role")

    @property
    def claims(self) -> list[Card]:
        """The cards that answer something one hears; those to write on and those of other decks do not."""
        return [card for card in self.cards if card.front and card.fact]

    def expanded(self) -> list[Card]:
        """The cards in order, each as many times as its copies."""
        return [card for card in self.cards for _ in range(card.copies)]
