"""Editions of a deck: large print or simple words, another size, more copies, blank cards, clear sleeves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import count, islice

from msgspec.structs import replace

from kit.delivery.order import Edition, Shop
from kit.delivery.workbench import worded
from kit.documents import faces
from kit.documents.faces.sizes import HELD, SHARED_FROM
from kit.documents.look import Look
from kit.imposition.cards import Card as Faces
from kit.model.deck import Card, Deck
from kit.model.editions import SLIP, LargePrint, Sleeve, nearest_sleeve, sleeve_for
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from kit.typesetting.page import MM, Page
from kit.typesetting.scaling import enlarged
from kit.typesetting.slices import moved

# Large print takes half an A4: A5, less the margins of a printer. A disc takes what its word of 18 points needs.
_LARGE, _LARGE_TOKEN = "a5-x2", "70 x 70 mm"
_SLEEVED_WEIGHT = 100  # g/m²: ordinary paper, which the sleeve makes stiff


def edited(deck: Deck, edition: Edition) -> Deck:
    """The deck as it is to be drawn. For sleeves its cards are drawn at their size, and then made slips of."""
    weight = _SLEEVED_WEIGHT if edition.sleeves else deck.weight
    deck = worded(deck, edition.reading)
    changed = replace(deck, size=size_of(deck, edition), cards=_cards(deck, edition), weight=weight)
    return LargePrint.of(changed) if edition.large else changed


def slipped(deck: Deck, cards: list[Faces]) -> tuple[Deck, list[Faces]]:
    """A deck and its faces as slips of paper for sleeves: the same drawing, as much cut off all round."""
    size, off = Size(deck.size.width - SLIP, deck.size.height - SLIP), -SLIP / 2 * MM
    made: dict[int, Page] = {}

    def slip(face: Page) -> Page:
        if id(face) not in made:
            made[id(face)] = page = Page.of_mm(size.width, size.height, face.title)
            page.add(*(moved(box, off, off) for box in face.boxes))
        return made[id(face)]

    return replace(deck, size=size), [(slip(front), back and slip(back)) for front, back in cards]


def drawn(deck: Deck, edition: Edition, look: Look, cards: Iterable[tuple[Card, int]]) -> list[Faces]:
    """The faces of an edited deck; where they are to be larger, set as they usually are, and then drawn so."""
    factor = _factor(deck, edition)
    if factor == 1:
        return faces.draw_deck(deck, look, cards)
    small = replace(deck, size=deck.size.divided(factor))
    larger = cache(lambda page: enlarged(page, factor))
    return [(larger(front), back and larger(back))
            for front, back in faces.draw_deck(small, look.drawn_larger(factor), cards)]


def _factor(deck: Deck, edition: Edition) -> float:
    """How much larger cards are drawn than they are set, so that the least of their words has the edition's size."""
    least = HELD.token if deck.template == "token" else HELD.floor
    return edition.reading.factor(least) if edition.reading.cards == "enlarged" else 1.0


def size_of(deck: Deck, edition: Edition) -> Size:
    """The size of its cards: the one asked for, that of large print, or their own, larger where they are drawn so."""
    if edition.size or not edition.large:
        return edition.size or _grown(deck, edition)
    return Size.parse(_LARGE_TOKEN if deck.template == "token" else _LARGE)


def _grown(deck: Deck, edition: Edition) -> Size:
    """The size of cards drawn larger, to the millimetre; what already lies before a group is large enough."""
    factor = _factor(deck, edition) * (1.0 if deck.template == "token" else edition.reading.room)
    if factor == 1 or deck.size.width >= SHARED_FROM:
        return deck.size
    return Size(round(deck.size.width * factor), round(deck.size.height * factor))


def sleeve_of(deck: Deck, edition: Edition, report: Report) -> Sleeve | None:
    """The sleeve to buy for an edition with sleeves; an error at the deck where none is made for its cards."""
    if not edition.sleeves:
        return None
    size = size_of(deck, edition)
    sleeve = sleeve_for(size)
    if sleeve is None:
        report.error("pochette-introuvable", deck.deck.place, deck=str(deck.deck), size=size.measures,
                     near=nearest_sleeve(size).card.measures)
    return sleeve


def stem_of(deck: Deck, edition: Edition, shop: Shop | None = None) -> str:
    """The name of the file of an edition: no two editions of a deck share one, nor does a print shop's."""
    parts = [edition.reading.named(str(deck.deck))]
    size = size_of(deck, edition)
    if size[:2] != size_of(deck, edition._replace(size=None))[:2]:
        parts.append(size.name.lower() or f"{size.width:g}x{size.height:g}".replace(".", "-"))
    if edition.sleeves:
        parts.append("pochettes")
    if edition.copies > 1:
        parts.append(f"{edition.copies}-jeux")
    if edition.blanks:
        parts.append(f"{edition.blanks}-vierges")
    if shop:
        parts.append("imprimeur-planches" if shop.imposed else "imprimeur")
    return "-".join(parts).replace(" ", "")


def _cards(deck: Deck, edition: Edition) -> tuple[Card, ...]:
    cards = deck.cards
    if edition.copies > 1:
        cards = tuple(replace(card, copies=card.copies * edition.copies) for card in cards)
    return (*cards, *_blanks(deck, edition.blanks)) if edition.blanks else cards


def _blanks(deck: Deck, number: int) -> tuple[Card, ...]:
    """Cards to write on, numbered on from the deck's own: like the blank card that it has, or under its heading."""
    taken = {str(card.card) for card in deck.cards}
    own = (card for card in deck.cards if card.template == "blank")
    like = next(own, None) or Card(card=Text(), template="blank", front=deck.heading)
    names = (name for name in (f"+{n}" for n in count(1)) if name not in taken)
    return tuple(replace(like, card=Text(name), copies=1) for name in islice(names, number))
