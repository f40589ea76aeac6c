"""Which cards of a deck are printed: all, those that a list names, or those that changed since they were printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from kit.delivery import changes
from kit.delivery.order import Order, Selection
from kit.documents.checklist import checklist
from kit.documents.enlarging import larger, stamped
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.documents.slip import Changes, slip
from kit.model.deck import Card, Deck
from kit.model.editions import LargePrint
from kit.reading.diagnostics import Report, nearest
from kit.reading.later import Later
from kit.typesetting.page import Page

# What the file of a part of a deck has after the deck's name, so that it never takes the place of the whole.
CHOSEN, CHANGED = "choix", "changees"
_SLIP = "fiche"
_USUAL = 9.0  # points of the text of a check-list
CHECKLIST_FROM, CHECKLIST_TO = 9, 1_000  # a deck of fewer cards is counted at a glance; one of more, by nobody
_BETWEEN = re.compile(r"[,;]")
_DASHES = str.maketrans({dash: "-" for dash in "‐‑‒–—−"})
_NUMBERED = re.compile(r"(.*?)([0-9]{1,9})")


class Choice(NamedTuple):
    """What is printed of a deck: its cards, each so many times; which part of it they are ("" is all), and why."""

    cards: Sequence[tuple[Card, int]]
    part: str = ""
    changes: Changes | None = None


class Fault(NamedTuple):
    """A part of a list that names nothing: a code of kit/locales and its particulars."""

    code: str
    facts: dict[str, object]


def selected(deck: Deck, order: Order, report: Report) -> Choice | None:
    """What of a deck is to be printed; None where nothing is. Blank cards that an edition adds come along.

    What is wrong with the selection itself is said once, for all decks together, by `check_selection`.
    """
    selection = order.selection
    if selection.cards:
        own = deck.cards[:len(deck.cards) - order.edition.blanks]
        wanted = {id(card) for _, card in found_cards(selection.cards, [deck])[0]}
        named = tuple((card, card.copies) for card in own if id(card) in wanted)
        blanks = tuple((card, card.copies) for card in deck.cards[len(own):])
        return Choice(named + blanks, CHOSEN) if named else None
    if selection.since:
        basis = changes.opened(selection.since, report)
        return _changed(deck, basis) if basis is not None else None
    if isinstance(deck.cards, Later):
        return Choice(deck.cards.then(lambda card: (card, card.copies)))
    return Choice(tuple((card, card.copies) for card in deck.cards))


def check_selection(selection: Selection, decks: Iterable[Deck], report: Report, workshop: str = "") -> bool:
    """Whether a selection means something; errors for cards in none of the decks, a manifest that is no use.

    `workshop`: what the decks are printed for, where that is known.
    """
    before = report.raised
    if selection.cards:
        for fault in found_cards(selection.cards, list(decks))[1]:
            report.error(fault.code, **fault.facts)
    if selection.since:
        changes.opened(selection.since, report, workshop)
    return report.raised == before


def _changed(deck: Deck, basis: changes.Basis) -> Choice | None:
    told = changes.compared(deck, basis)
    copies = {line.card: line.copies for line in told.come}
    cards = tuple((card, copies[card.card]) for card in deck.cards if card.card in copies)
    return Choice(cards, CHANGED, told) if told else None


# --- on paper --------------------------------------------------------------------------------------------


def sheets_added(deck: Deck, choice: Choice, look: Look, sets: int) -> list[Page]:
    """What goes with the cards: the deck's check-list; before it, of what changed, the slip that says what to do.

    A few cards by themselves need neither. `sets`: for how many copies of the deck one print of the file is, each with
    an old check-list in its box.
    """
    if choice.part == CHOSEN:
        return []
    listed = is_listed(deck)
    if not choice.changes:
        return _checklist(deck, look) if listed else []
    said = _set(deck, look, lambda look: slip(deck, choice.changes, look, sets, listed))
    return said + [page for _ in range(sets if listed else 0) for page in _checklist(deck, look)]


def is_listed(deck: Deck) -> bool:
    """Whether a check-list goes with a deck; badges go with people."""
    return deck.template != "badge" and CHECKLIST_FROM <= len(deck.cards) <= CHECKLIST_TO


def _checklist(deck: Deck, look: Look) -> list[Page]:
    """In large print it is set so of itself."""
    return checklist(deck, look) if isinstance(deck, LargePrint) else _set(deck, look, partial(checklist, deck))


def _set(deck: Deck, look: Look, draw: Callable[[Look], list[Page]]) -> list[Page]:
    return stamped(larger(look, _USUAL, draw), deck, look)


def slip_printout(out: Printout, look: Look, order: Order) -> Printout | None:
    """The slip of what a print shop prints again, as a file of its own: the shop's holds nothing but cards."""
    choice = selected(out.deck, order, look.setter.report) if out.shop and out.part == CHANGED else None
    if choice is None:
        return None
    look = look.speaking(str(out.deck.language))
    title = look.words("files.slip", title=out.deck.title)
    return Printout("slip", f"{out.name}-{_SLIP}", title, sheets_added(out.deck, choice, look, out.copies),
                    (look.paper.width, look.paper.height), part=CHANGED,
                    language=out.language)


def as_part(out: Printout, choice: Choice, look: Look) -> Printout:
    """A printout under the name of the part of its deck that it holds; a whole deck as it is."""
    if not choice.part:
        return out
    title = look.words(f"files.{choice.part}", title=out.title)
    return out._replace(name=f"{out.name}-{choice.part}", title=title, part=choice.part)


# --- lists of cards --------------------------------------------------------------------------------------


def found_cards(text: str, decks: list[Deck]) -> tuple[list[tuple[Deck, Card]], list[Fault]]:
    """The cards that a list names (`IR01, IR05-IR08`), in every deck that has them; and what names none.

    Capitals, spaces and kinds of dashes make no difference. A range goes from a number to another of the same letters;
    between cards that are not numbered alike, it follows the order of their deck.
    """
    names, found, faults = _Names(decks), [], []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        cards, fault = names.meant(part)
        found += cards
        faults += [fault] if fault else []
    return found, faults


class _Names:
    """The cards of some decks by what one writes to name them."""

    def __init__(self, decks: list[Deck]):
        self.decks = decks
        self.written = [str(card.card) for deck in decks for card in deck.cards]
        self.spots: dict[str, list[tuple[int, int]]] = {}  # name → where: which deck, which place in it
        for number, deck in enumerate(decks):
            for place, card in enumerate(deck.cards):
                self.spots.setdefault(_key(card.card), []).append((number, place))

    def meant(self, part: str) -> tuple[list[tuple[Deck, Card]], Fault | None]:
        """The cards that one part of a list means: one by its name, or a range."""
        if self.knows(part):
            return [self.card(*spot) for spot in self.spots[_key(part)]], None
        part = part.translate(_DASHES)
        ends = [self.ends(part[:i], part[i + 1:]) for i, char in enumerate(part) if char == "-"]
        known = next((pair for pair in ends if self.knows(pair[0]) and self.knows(pair[1])), None)
        return self.range(part, *known) if known else ([], self.unknown(part, ends))

    def ends(self, first: str, last: str) -> tuple[str, str]:
        """The ends of a range: `IR05-08` is `IR05-IR08`."""
        numbered = _NUMBERED.fullmatch(_key(first))
        if numbered and last.strip().isdigit() and not self.knows(last):
            last = f"{numbered[1]}{last.strip()}".upper()
        return first.strip(), last.strip()

    def range(self, part: str, first: str, last: str) -> tuple[list[tuple[Deck, Card]], Fault | None]:
        """The cards from one to another, in each deck that has both."""
        pairs = [(number, start, end) for number, start in self.spots[_key(first)]
                 for other, end in self.spots[_key(last)] if other == number]
        cards = [(self.decks[number], card) for number, start, end in pairs
                 for card in _between(self.decks[number], start, end)]
        if cards:
            return cards, None
        return [], Fault("suite-a-l-envers" if pairs else "suite-sur-deux-jeux",
                         {"range": part, "first": first, "last": last})

    def unknown(self, part: str, ends: list[tuple[str, str]]) -> Fault:
        """What is wrong with a part that names nothing: an end is missing, or no card is called so."""
        if any(not first or not last for first, last in ends):
            return Fault("suite-sans-bout", {"range": part})
        half = next((pair for pair in ends if self.knows(pair[0]) or self.knows(pair[1])), None)
        lost = next(end for end in half if not self.knows(end)) if half else part
        return Fault("carte-inconnue", {
            "name": lost, "near": nearest(lost, self.written), "decks": [str(deck.deck) for deck in self.decks],
            "first": self.written[0], "last": self.written[-1]})

    def knows(self, name: str) -> bool:
        return _key(name) in self.spots

    def card(self, number: int, place: int) -> tuple[Deck, Card]:
        return self.decks[number], self.decks[number].cards[place]


def _key(name: str) -> str:
    """What makes two ways of writing a name the same."""
    return "".join(unicodedata.normalize("NFC", name).translate(_DASHES).casefold().split())


def _between(deck: Deck, start: int, end: int) -> Iterator[Card]:
    """The cards from one place of a deck to another, both included; none where the range runs backwards."""
    first, last = (_NUMBERED.fullmatch(_key(deck.cards[place].card)) for place in (start, end))
    if not first or not last or first[1] != last[1]:
        yield from deck.cards[start:end + 1]
        return
    for card in deck.cards:
        number = _NUMBERED.fullmatch(_key(card.card))
        if number and number[1] == first[1] and int(first[2]) <= int(number[2]) <= int(last[2]):
            yield card
