"""Text out is text in: every word of the core scripts, their cards and sheets is on paper, every card exactly once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec import Struct

from kit.delivery import manifest
from kit.model.rules import all_steps
from kit.reading.source import Text
from tests.core import CORE
from tests.shipped import library

from . import reading_back
from .reading_back import bare

# Keys whose words choose, name or date something: they are not printed as they stand.
APART = {
    "workshop",
    "deck",
    "sheet",
    "step",
    "template",
    "sizes",
    "size",
    "icon",
    "colour",
    "shape",
    "symbol",
    "show",
    "category",
    "status",
    "guide.sheets",
    "guide",
    "cards",
    "language",
    "letter",
    "card",
    "updated",
    "print",
}
# The words of another edition, and who read them again.
OTHER_WORDS = {"simple", "reviewed_by"}
# What a workshop says to one person only, and on which paper.
ELSEWHERE = {"direction": "direction.pdf", "notes": "scribe.pdf"}
FIELDS = ("title", "front", "fact", "nuance", "question", "back")
LIBRARY = library()
PRINTED = [line for name in CORE for line in LIBRARY.workshop(name).print]
NAMES = {"workshop": CORE, "deck": sorted({str(line.deck) for line in PRINTED if line.deck}),
         "sheet": sorted({str(line.sheet) for line in PRINTED if line.sheet})}


def said(value: object, key: str = "") -> Iterator[Text]:
    """Every text of a script that a reader should find on paper."""
    if isinstance(value, Text):
        if key not in APART:
            yield value
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field in OTHER_WORDS or field in ELSEWHERE:
                continue
            if field not in APART or isinstance(getattr(value, field), Struct):
                yield from said(getattr(value, field), field)
    elif isinstance(value, tuple):
        for item in value:
            yield from said(item, key)
    elif isinstance(value, dict):
        for item in value.values():
            yield from said(item, key)


@lru_cache
def read(path: Path) -> tuple[str, ...]:
    return tuple(bare(text) for text in reading_back.texts(path))


def is_there(text: str, pages: tuple[str, ...]) -> bool:
    """Whether a text stands on a page, or begins on one, above its foot, and goes on below the head of the next."""
    if any(text in page for page in pages):
        return True
    for before, after in zip(pages, pages[1:], strict=False):
        cut = next((n for n in range(len(text) - 1, 0, -1) if text[:n] in before), 0)
        if cut and text[cut:] in after:
            return True
    return False


def lost(value: object, pages: tuple[str, ...]) -> list[str]:
    return [text for text in said(value) if not is_there(bare(text), pages)]


@pytest.mark.parametrize("name", NAMES["workshop"])
def test_every_text_of_a_workshop_is_in_its_guide(name, built):
    assert lost(LIBRARY.workshop(name), read(built / name / "guide.pdf")) == []


@pytest.mark.parametrize("name", NAMES["workshop"])
def test_what_is_for_one_person_is_on_their_paper(name, built):
    workshop = LIBRARY.workshop(name)
    direction, scribe = (read(built / name / file) for file in ELSEWHERE.values())
    assert lost(workshop.direction, direction) == []
    notes = [step.notes for step in all_steps(workshop.steps) if step.notes]
    assert lost(tuple(notes), scribe) == [] and not lost(workshop.aims, direction)


@pytest.mark.parametrize("name", NAMES["workshop"])
def test_the_whole_says_all_that_its_parts_say(name, built):
    parts = [
        page
        for entry in manifest.read(built / name).files
        if entry.sheets and not entry.private and entry.kind != "direction"
        for page in read(built / name / entry.file)
    ]
    assert Counter(read(built / name / "pack.pdf")) == Counter(parts)


def files_of(built: Path, shelf: str, name: str) -> list[tuple[Path, manifest.Entry]]:
    """Where a deck or a sheet is printed in a pack: the file, and its entry in the manifest."""
    own = re.compile(rf"{name}(-a\d|-\d)?\.pdf" if shelf == "sheet" else rf"cartes-{name}\.pdf")
    return [
        (built / workshop / entry.file, entry)
        for workshop in NAMES["workshop"]
        for entry in manifest.read(built / workshop).files
        if own.fullmatch(entry.file)
    ]


@pytest.mark.parametrize("name", NAMES["deck"])
def test_every_text_of_a_deck_is_on_its_cards(name, built):
    deck, files = LIBRARY.deck(name), files_of(built, "deck", name)
    assert files
    for path, _ in files:
        pages = cards_of(path)
        for card in deck.cards:
            for text in (getattr(card, field) or "" for field in FIELDS):
                assert bare(text) in pages, (path, text)


@pytest.mark.parametrize(
    "name", [name for name in NAMES["deck"] if LIBRARY.deck(name).template not in ("token", "blank")]
)
def test_every_card_is_there_exactly_once_a_copy(name, built):
    """Counted by the foot of each face, and by each sentence that is long enough to be no other's."""
    deck = LIBRARY.deck(name)
    sides = 2 if deck.has_backs else 1
    for path, _ in files_of(built, "deck", name):
        pages = cards_of(path)
        foot = {
            str(card.card): pages.count(bare(f"{deck.title} · {card.card} · v{deck.version}")) for card in deck.cards
        }
        sets = {foot[str(card.card)] / sides / card.copies for card in deck.cards}
        assert len(sets) == 1 and min(sets) >= 1, (path, foot)
        sets = int(sets.pop())
        for card in deck.cards:
            for text in (bare(getattr(card, field) or "") for field in FIELDS):
                assert len(text) < 25 or pages.count(text) == sets * card.copies, (path, text)


def cards_of(path: Path) -> str:
    """What the cards of a file say, its check-list left out."""
    return "\n".join(page for page in read(path) if "Lejeuest-ilcomplet?" not in page)


@pytest.mark.parametrize("name", NAMES["sheet"])
def test_every_text_of_a_sheet_is_on_it(name, built):
    files = files_of(built, "sheet", name)
    assert files
    for path, _ in files:
        assert lost(LIBRARY.sheet(name), read(path)) == [], path


def test_a_text_that_is_lost_is_seen(built):
    sheet, pages = LIBRARY.sheet("regles-du-debat"), read(built / "cafe-debat" / "regles-du-debat.pdf")
    assert lost(sheet, pages) == []
    assert len(lost(sheet, tuple(page[: len(page) // 2] for page in pages))) > 1
