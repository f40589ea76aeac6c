"""What keeps a claim honest as years go by: a source, and a date at which somebody last made sure that it holds.

Its status and its question it cannot do without at all (see NEEDED in rules). Cards to write on are their writer's.
"""

from __future__ import annotations

import re
from datetime import date

from kit.model.deck import Card, Deck
from kit.reading.diagnostics import Report

FRESH = 24  # months; a claim of that age is to be read again
# `2026-11`, `2026-11-23`, `11/2026`, `23/11/2026`.
_DATES = re.compile(r"\s*(?:(?P<year>\d{4})-(?P<month>\d{1,2})(?:-\d{1,2})?"
                    r"|(?:\d{1,2}/)?(?P<m>\d{1,2})/(?P<y>\d{4}))\s*", re.ASCII)


def check_claims(deck: Deck, today: date, report: Report) -> None:
    """Warns at each claim that names no source, and at each of which the date is 24 months old or cannot be read."""
    for card in deck.cards:
        if deck.template_of(card) == "claim":
            _check(card, deck, today, report)


def age(written: str, today: date) -> int | None:
    """The months since a date, whatever the day; None for what is no month of a year."""
    found = _DATES.fullmatch(written)
    month = int(found["month"] or found["m"]) if found else 0
    if not 1 <= month <= 12:
        return None
    return (today.year - int(found["year"] or found["y"])) * 12 + today.month - month


def _check(card: Card, deck: Deck, today: date, report: Report) -> None:
    place, written, now = card.card.place, deck.date_of(card), f"{today:%Y-%m}"
    if not any(source.strip() for source in card.sources):
        report.warn("idee-sans-source", place, card=str(card.card))
    months = age(written, today)
    if months is None:
        report.warn("idee-sans-date", place, card=str(card.card), date=str(written), now=now)
    elif months >= FRESH:
        report.warn("idee-a-reverifier", place, card=str(card.card), date=str(written), months=months, now=now)
