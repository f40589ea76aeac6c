"""What was written at one workshop is printed on the cards and sheets of the next: the gifts of the path, handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, islice

from msgspec.structs import replace

from kit.documents.session import Session
from kit.model.blank import Blank, Path
from kit.model.blanks import blanks
from kit.model.deck import Card, Deck
from kit.model.library import Library
from kit.model.path import Receiver
from kit.model.path_rules import check_gift, named
from kit.model.results import Cards, Handed, Results
from kit.model.sheet import Canvas, Form, Questionnaire, Sheet, Table
from kit.reading.diagnostics import Report
from kit.reading.source import Text, place_of

_BULLETS = " \t-–—•*"
_BESIDE, _BELOW = " ; ", "\n"  # between what is written in one place: on one line, on several
_MANY = 5  # more than that do not stand below each other


def handed_on(given: Sequence[Results], library: Library) -> Handed | None:
    """What these results print, here and on what follows on the path; None and errors where they cannot.

    What a results file says of a place itself goes before what is handed on to it.
    """
    before = library.report.raised
    if not given or library.journey_file() is None:
        return Handed(tuple(given))
    journey = library.journey()
    hands = _Hands(given, library)
    for gift in journey.gifts if journey else ():
        if gift.key and gift.sheet in hands.given and check_gift(gift, library):
            items = list(_items(hands.given[gift.sheet], library.sheet(gift.sheet), gift.key))
            for receiver in gift.to if items else ():
                hands.give(items, receiver)
    return hands.handed if library.report.raised == before else None


def spread(results: Results, sheet: Sheet, report: Report) -> Results | None:
    """Results whose `lines` stand in the first column of the table; None and an error where that cannot be."""
    if not results.lines:
        return results
    if not isinstance(sheet, Table):
        report.error("resultats-sans-tableau", results.lines[0].place, sheet=str(sheet.sheet))
        return None
    first = next(iter(blanks(sheet).values()))
    page = _Page(results)
    if not page.fill(list(results.lines), named(sheet, first.name.partition("/")[2]), sheet, report):
        return None
    return replace(page.results, lines=())


def with_cards(session: Session, handed: Sequence[Cards], report: Report) -> Session:
    """The session with these words on the blank cards of its decks."""
    decks = {name: deck for name, deck in session.decks.items()}
    for cards in handed:
        if cards.deck in decks:
            decks[cards.deck] = _written(decks[cards.deck], cards.fronts, report)
    return session._replace(decks=decks)


class _Page:
    """The answers of one sheet, being written; what stood there first stays."""

    def __init__(self, results: Results):
        self.results = replace(results, answers={section: dict(keys) for section, keys in results.answers.items()})
        self.own = {name for name, _ in results.named}

    def write(self, name: str, text: Text) -> None:
        section, _, key = name.partition("/")
        self.results.answers.setdefault(section, {})[key] = text

    def fill(self, items: list[Text], places: dict[Path, Blank], sheet: Sheet, report: Report) -> bool:
        """One item to a row, in those that are free; False and an error at the first that has none."""
        free = [blank.name for blank in places.values() if not self.results.said(blank.name)]
        for name, item in zip(free, items, strict=False):
            self.write(name, item)
        if len(items) > len(free):
            report.error("resultats-trop-nombreux", place_of(items[len(free)]), sheet=str(sheet.sheet),
                         count=len(items), room=len(free))
        return len(items) <= len(free)

    def add(self, items: list[Text], name: str, between: str) -> None:
        """All items in one place, below what another gift brought there."""
        if name not in self.own:
            said = self.results.said(name)
            self.write(name, items[0].reworded(between.join([*([said] if said else []), *items])))


class _Hands:
    """Carries gifts from the sheets that results were given of to who receives them."""

    def __init__(self, given: Sequence[Results], library: Library):
        self.library = library
        self.given = {str(results.results): results for results in given}
        self.pages = {name: _Page(results) for name, results in self.given.items()}
        self.cards: dict[str, list[Text]] = {}

    def give(self, items: list[Text], receiver: Receiver) -> None:
        if receiver.deck:
            self.cards.setdefault(str(receiver.deck), []).extend(items)
        elif receiver.sheet:
            sheet = self.library.sheet(receiver.sheet)
            page = self.pages.setdefault(str(receiver.sheet), _Page(Results(results=receiver.sheet)))
            places = named(sheet, receiver.key)
            if len(places) > 1:
                page.fill(items, places, sheet, self.library.report)
            else:
                (path, blank), = places.items()
                page.add(items, blank.name, _between(sheet, path) if len(items) <= _MANY else _BESIDE)

    @property
    def handed(self) -> Handed:
        return Handed(tuple(page.results for page in self.pages.values()),
                      tuple(Cards(deck, tuple(fronts)) for deck, fronts in self.cards.items()))


def _items(results: Results, sheet: Sheet, key: str) -> Iterator[Text]:
    """What was written in the places of that name, one thing a line, without the dashes that people put before it."""
    for blank in named(sheet, key).values():
        answer = results.said(blank.name)
        for line in answer.splitlines():
            if line.strip(_BULLETS):
                yield answer.reworded(line.strip(_BULLETS))


def _between(sheet: Sheet, path: Path) -> str:
    """How what stands in one place is parted: line below line, where there is room for more than one."""
    if isinstance(sheet, Canvas):
        return _BELOW if len(path) == 2 else _BESIDE
    if isinstance(sheet, Form | Questionnaire) and isinstance(path[-1], int):
        questions = sheet.sections[path[1]].fields if isinstance(sheet, Form) else sheet.questions
        return _BELOW if questions[path[-1]].lines > 1 else _BESIDE
    return _BESIDE


def _written(deck: Deck, fronts: tuple[Text, ...], report: Report) -> Deck:
    """The deck with these words on its blank cards, and on further cards where it has fewer of them."""
    left, cards, place = len(fronts), [], 0
    blank = [card.copies for card in deck.cards if deck.template_of(card) == "blank"]
    for card in deck.cards:
        is_blank = deck.template_of(card) == "blank"
        place = place if is_blank else len(cards) + 1
        taken = min(left, card.copies) if is_blank else 0
        left -= taken
        if taken < card.copies:
            cards.append(replace(card, copies=card.copies - taken) if taken else card)
    if left:
        report.warn("resultats-et-cartes-vierges", place_of(fronts[-left]), deck=str(deck.deck), count=len(fronts),
                    room=sum(blank))
    known = {str(card.card) for card in deck.cards}
    names = islice((f"+{n}" for n in count(1) if f"+{n}" not in known), len(fronts))
    new = [Card(card=Text(name), front=front, changed=deck.version) for name, front in zip(names, fronts, strict=True)]
    return replace(deck, cards=(*cards[:place], *new, *cards[place:]))
