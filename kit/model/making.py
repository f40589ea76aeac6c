"""What a file says becomes a workshop, a deck, a sheet or a paper: converted, then held to its rules.

Each function takes the mapping that a file holds, the file, and the library that reads it. Where it says an error, to
the report of the library, what it gives is not to be used.
"""

from __future__ import annotations

from pathlib import Path

from kit.model import deck_rules, rules
from kit.model.calendar_rules import check_calendar
from kit.model.checking import convert
from kit.model.deck import Deck
from kit.model.derived import Derivation, DerivedDeck, derived
from kit.model.inclusive import check_forms
from kit.model.naming import check_name
from kit.model.paper import Paper
from kit.model.sheet import Sheet
from kit.model.signs import check_signs
from kit.model.templates import SHEETS, Template
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report
from kit.reading.source import Map, Seq


def make_workshop(values: Map, path: Path, library) -> Workshop | None:
    report, workshop = library.report, library.converted(values, Workshop)
    if workshop:
        check_name(workshop.workshop, path, report)
        rules.check_title(workshop.title, report)
        rules.check_workshop(workshop, values, library, report)
        _check_words(workshop, values, report)
    return workshop


def make_deck(values: Map, path: Path, library) -> Deck | None:
    if _is_derived(values):
        return _derived(values, path, library)
    report, deck = library.report, library.converted(values, Deck)
    if deck:
        check_head(deck, values, path, library, report)
        deck_rules.check_deck(deck, values, report)
        _check_words(deck, values, report)
    return deck


def _is_derived(values: Map) -> bool:
    """Whether a file says which cards of another deck it takes, even where it lacks the name of that one."""
    return "from" in values or "cards" not in values and (
        not {"take", "blanks"}.isdisjoint(values) or isinstance(values.get("categories"), Seq))


def check_head(deck: Deck, values: Map, path: Path, library, report: Report) -> None:
    """What can be told of a deck without its cards: its name, its title, the signs of its categories."""
    check_name(deck.deck, path, report)
    rules.check_title(deck.title, report)
    rules.check_language(deck.language, report)
    if theme := library.theme():
        check_signs(deck, values, theme, report)


def _derived(values: Map, path: Path, library) -> DerivedDeck | None:
    """A deck taken from another, which has cards of its own: so there is no ring, and no chain to follow."""
    report, choice = library.report, library.converted(values, Derivation)
    if choice is None:
        return None
    check_name(choice.deck, path, report)
    _check_words(choice, values, report)
    library.deriving.append(path.stem)
    ring = choice.base in library.deriving
    base = None if ring else library.deck(choice.base)
    library.deriving.pop()
    if ring or isinstance(base, DerivedDeck):
        report.error("jeu-deja-choisi", choice.base.place, base=str(choice.base))
        return None
    deck = derived(choice, base, report) if base else None
    if deck:
        deck_rules.check_whole(deck, sum(card.copies for card in deck.cards), report)
    return deck


def make_sheet(values: Map, path: Path, library) -> Sheet | None:
    report = library.report
    first = convert(values, Template, report)
    sheet = library.converted(values, SHEETS[first.template]) if first else None
    if sheet:
        check_name(sheet.sheet, path, report)
        rules.check_title(sheet.title, report)
        rules.check_language(sheet.language, report)
        rules.check_sheet(sheet, values, library, report)
        check_calendar(sheet, values, report)
        _check_words(sheet, values, report)
    return sheet


def make_paper(values: Map, path: Path, library) -> Paper | None:
    report, paper = library.report, library.converted(values, Paper)
    if paper:
        check_name(paper.paper, path, report)
        rules.check_title(paper.title, report)
        rules.check_paper(paper, values, library, report)
    return paper


def _check_words(thing: Workshop | Deck | Derivation | Sheet, values: Map, report: Report) -> None:
    """Most files say nothing more simply: they are not walked, and the rules of plain words are not read."""
    check_forms(thing, report)
    if "simple" in values.place.source.text:
        from kit.model.plainness import check_plainness

        check_plainness(thing, report)
