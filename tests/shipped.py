"""What ships, each file read once for all tests; and the few of it that are tried with every run, the others slowly."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache
from pathlib import Path

import pytest

from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library, Shelf
from kit.reading.diagnostics import Report
from tests.core import CORE

PROJECT = Path(__file__).resolve().parents[1]
TWO = ("cafe-debat", "fiche-de-poste")  # of the core: one that goes around cards, one around a form


@cache
def _read_once() -> Library:
    return Library(PROJECT, Report())


def library(report: Report | None = None) -> Library:
    """The shipped library; what is said of it goes to that report. What it lends is everyone's: leave it as it is."""
    lent = copy(_read_once())
    lent.report = Report() if report is None else report
    return lent


def everything() -> Iterator[tuple[str, object]]:
    """Name and thing of each shipped workshop, deck and sheet."""
    books = library()
    for shelf, get in ((WORKSHOPS, books.workshop), (DECKS, books.deck), (SHEETS_SHELF, books.sheet)):
        yield from ((name, get(name)) for name in books.names(shelf))


@cache
def few(shelf: Shelf) -> frozenset[str]:
    """Two core workshops and the longest besides; of decks and sheets, the longest of each template."""
    books = library()
    sizes = {name: path.stat().st_size for name, path in books.names(shelf).items()}
    if shelf is WORKSHOPS:
        return frozenset((*TWO, max(sizes.keys() - set(CORE), key=sizes.__getitem__)))
    get = books.deck if shelf is DECKS else books.sheet
    longest = {getattr(get(name), "template", ""): name for name in sorted(sizes, key=sizes.__getitem__)}
    return frozenset(longest.values())


def pace(shelf: Shelf, name: str) -> tuple:
    """The marks of a trial of that shipped thing: none where it is one of the few."""
    return () if name in few(shelf) else (pytest.mark.slow,)


def trials(shelf: Shelf, *left_out: str) -> list:
    """The names of a shelf, as trials."""
    return [pytest.param(name, marks=pace(shelf, name)) for name in library().names(shelf) if name not in left_out]
