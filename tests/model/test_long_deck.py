"""A very long deck is the deck that its file describes; what is wrong with it is told as of any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.model.library import Library
from kit.model.long_deck import Cards
from kit.reading import door
from kit.reading.diagnostics import Report
from kit.reading.entries import TOGETHER, Entries

HEAD = """\
deck: long
title: Un long jeu
version: 1
updated: 2026-11
size: poker
template: claim
categories: {place: {title: Place, letter: P, shape: circle, colour: blue}}
cards:
"""
CARD = ("  - {{card: C{n}, category: place, status: nuance, front: Phrase {n}, fact: Fait {n}, question: Et ici ?,\n"
        "     nuance: Cela dépend.}}\n")
COUNT = 2 * TOGETHER + 9


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(door, "LONG", 1)
    (tmp_path / "cards").mkdir()
    return tmp_path


def deck_in(project: Path, text: str, kept: dict[str, bytes] | None = None, engine: str = "1"):
    (project / "cards" / "long.yaml").write_text(text, "utf-8")
    library = Library(project, Report())
    library.kept, library.engine = {} if kept is None else kept, lambda: engine
    return library.deck("long"), library.report


def text_of(count: int = COUNT) -> str:
    return HEAD + "".join(CARD.format(n=n) for n in range(count))


def test_a_long_deck_is_the_same_deck(project, monkeypatch):
    long, report = deck_in(project, text_of())
    assert isinstance(long.cards, Cards) and not len(report)
    monkeypatch.setattr(door, "LONG", 10**9)
    whole, _ = deck_in(project, text_of())
    assert isinstance(whole.cards, tuple) and list(long.cards) == list(whole.cards)
    assert all(a.front.place[1:] == b.front.place[1:] for a, b in zip(long.cards, whole.cards, strict=True))
    assert long.deck.source.digest == whole.deck.source.digest
    assert long.cards[-1].card == whole.cards[-1].card and len(long.cards[5:200]) == len(whole.cards[5:200])


@pytest.mark.parametrize(("old", "new"), [
    ("front: Phrase 90,", "frnt: Phrase 90,"), ("category: place, status: nuance, front: Phrase 100",
                                               "category: plac, status: nuance, front: Phrase 100"),
    ("card: C150", "card: C3"), ("Fait 7,", "Fait 7 #8,"), ("fact: Fait 80, ", ""), ("poker", "pokr"),
    ("deck: long", "deck: court"), ("Phrase 60", "[Phrase"), ("Phrase 61", "*x"), ("Phrase 62", "&x")])
def test_what_is_wrong_is_told_as_of_any_other_deck(project, monkeypatch, old, new):
    assert old in text_of()
    _, long = deck_in(project, text_of().replace(old, new, 1))
    monkeypatch.setattr(door, "LONG", 10**9)
    _, whole = deck_in(project, text_of().replace(old, new, 1))
    assert len(whole) and [d[:2] + d.place[1:] for d in long] == [d[:2] + d.place[1:] for d in whole]


@pytest.mark.parametrize("extra", ["simple: {front: Court}", "copies: 3", "title: \"{un|une} seule\""])
def test_a_deck_whose_cards_are_looked_at_together_is_read_as_a_whole(project, extra):
    deck, report = deck_in(project, text_of().replace("nuance: Cela dépend.", extra, 1))
    assert isinstance(deck.cards, tuple) and not report.errors


class _Counted:
    """How many groups of entries are read."""

    def __init__(self, monkeypatch):
        self.groups: list[int] = []
        read = Entries.group
        monkeypatch.setattr(Entries, "group", lambda entries, n: self.groups.append(n) or read(entries, n))


def test_cards_known_to_be_right_are_not_read_to_be_checked(project, monkeypatch):
    kept: dict[str, bytes] = {}
    deck_in(project, text_of(), kept)
    counted = _Counted(monkeypatch)
    deck, _ = deck_in(project, text_of(), kept)
    assert len(deck.cards) == COUNT and not counted.groups
    deck, _ = deck_in(project, text_of().replace("Phrase 100", "Une autre"), kept)
    assert counted.groups == [100 // TOGETHER] and deck.cards[100].front == "Une autre"
    assert deck_in(project, text_of().replace("Phrase 100", "Une autre"), kept)[0] and len(counted.groups) == 1


@pytest.mark.parametrize(("old", "new", "code"), [
    ("card: C100", "card: C3", "carte-en-double"), ("front: Phrase 100", "frnt: Phrase", "cle-inconnue"),
    ("place: {", "lieu: {", "categorie-inconnue")])
def test_what_becomes_wrong_among_known_cards_is_told(project, old, new, code):
    kept: dict[str, bytes] = {}
    deck_in(project, text_of(), kept)
    deck, report = deck_in(project, text_of().replace(old, new), kept)
    assert deck is None and code in {found.code for found in report}


def test_another_program_or_what_was_tampered_with_is_of_no_use(project, monkeypatch):
    kept: dict[str, bytes] = {}
    deck_in(project, text_of(), kept)
    counted = _Counted(monkeypatch)
    deck_in(project, text_of(), kept, engine="2")
    assert len(counted.groups) == 3
    kept = dict.fromkeys(kept, b"\x93\x01")
    assert deck_in(project, text_of(), kept, engine="2")[0] and len(counted.groups) == 6
