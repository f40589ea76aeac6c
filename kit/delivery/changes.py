"""What became of a deck since it was printed: told from a manifest kept then, or from the version of each card."""

from __future__ import annotations

import re
from pathlib import Path

from kit.delivery import manifest
from kit.delivery.manifest import Manifest, PrintedCard, PrintedDeck
from kit.documents.slip import Changes, Line
from kit.model.deck import Card, Deck
from kit.reading.diagnostics import Report
from kit.reading.door import Refused
from kit.reading.source import Place, Source

_VERSION = re.compile(r"\s*v?([1-9][0-9]{0,4})\s*", re.IGNORECASE)
Basis = int | Manifest


def version_of(since: str) -> int | None:
    """The version that `since` names; None where it names a file."""
    found = _VERSION.fullmatch(since)
    return int(found[1]) if found else None


def opened(since: str, report: Report, workshop: str = "") -> Basis | None:
    """What to compare with: a version, or the manifest of a file or folder; None and an error where that is no use.

    With a `workshop`, the manifest has to be of it.
    """
    version = version_of(since)
    if version is not None:
        return version
    path = Path(since)
    path = path / manifest.NAME if path.is_dir() else path
    place = Place(Source(str(path), ""))
    try:
        found = manifest.load(path)
    except Refused as refused:
        report.error(refused.code, place, **refused.facts)
        return None
    if found is None:
        report.error("manifeste-illisible", place, path=str(path))
    elif workshop and found.workshop != workshop:
        report.error("manifeste-d-ailleurs", place, path=str(path), found=found.workshop, workshop=workshop)
    elif not any(found.decks):
        report.error("manifeste-sans-cartes", place, path=str(path))
    elif any(not card.digest for deck in found.decks for card in deck.cards):
        report.error("manifeste-trop-ancien", place, path=str(path), kit=found.kit)
    else:
        return found
    return None


def compared(deck: Deck, basis: Basis) -> Changes:
    """What to throw away of a deck and what to put into it."""
    if isinstance(basis, int):
        lines = (_line(card, deck, "either") for card in deck.cards if card.changed > basis)
        return Changes(basis, "", (), tuple(lines))
    before = next((found for found in basis.decks if found.deck == deck.deck), None)
    if before is None:
        return Changes(0, "", (), tuple(_line(card, deck, "new") for card in deck.cards))
    return _since(deck, before)


def _since(deck: Deck, before: PrintedDeck) -> Changes:
    """Card by card; what goes in the order in which it was printed, what comes in the deck's."""
    old = {card.card: card for card in before.cards}
    gone: dict[str, Line] = {card.card: _old(card, "withdrawn", card.copies) for card in before.cards}
    come: list[Line] = []
    for index, card in enumerate(deck.cards):
        was = old.get(str(card.card))
        if was is None:
            come.append(_line(card, deck, "new"))
        elif was.digest != manifest.card_digest(card, deck, index):
            gone[was.card] = _old(was, "replaced", was.copies)
            come.append(_line(card, deck, "changed"))
        else:
            gone[was.card] = _old(was, "fewer", was.copies - card.copies)
            come += [_line(card, deck, "more", card.copies - was.copies)] if card.copies > was.copies else []
    away = tuple(line for line in gone.values() if line.copies > 0)
    return Changes(before.version, before.updated, away, tuple(come))


def _old(was: PrintedCard, why: str, copies: int) -> Line:
    return Line(was.card, was.words, copies, why)


def _line(card: Card, deck: Deck, why: str, copies: int = 0) -> Line:
    category = deck.categories[card.category] if card.category else None
    return Line(str(card.card), manifest.first_words(card, deck), copies or card.copies, why, category)
