"""No character leaves the safe zone of its card, and nothing is printed where no printer is sure to print."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.delivery import manifest
from kit.imposition.cards import arranged
from kit.imposition.grid import PRINTABLE, Rect, choose
from kit.imposition.turning import Turn
from kit.model.library import Library
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.typesetting.page import Page, Run

from . import making, reading_back

SAFE = 2.5  # mm between the trim and the nearest character
DPI = 36
WHITE = 250  # of 255; what smooths the edges of lines may be a shade less


def decks(output: Path):
    """Every file of cards: its path, and what the manifest says of it."""
    for folder in sorted(path.parent for path in output.glob(f"*/{manifest.NAME}")):
        for entry in manifest.read(folder).files:
            if entry.kind == "deck":
                yield folder / entry.file, entry


def trims(name: str) -> tuple[Rect, ...]:
    deck = Library(making.PROJECT, Report()).deck(name)
    return arranged(choose(Size.parse("A4"), deck.size), Turn.LONG_EDGE, deck.has_backs).slots


def strays(page, slots: tuple[Rect, ...]) -> list[reading_back.Char]:
    """Characters that are in the way of a knife: neither well inside a card, nor outside all of them."""
    left, top = min(slot.x for slot in slots), min(slot.y for slot in slots)
    right, bottom = max(slot.right for slot in slots), max(slot.bottom for slot in slots)

    def inside(char, slot):
        return (
            char.left >= slot.x + SAFE
            and char.right <= slot.right - SAFE
            and char.top >= slot.y + SAFE
            and char.bottom <= slot.bottom - SAFE
        )

    def apart(char):
        return char.right < left or char.left > right or char.bottom < top or char.top > bottom

    return [
        char for char in reading_back.ink(page) if not apart(char) and not any(inside(char, slot) for slot in slots)
    ]


def is_checklist(page) -> bool:
    return "Le jeu est-il complet" in page.get_textpage().get_text_range()


def test_every_character_of_every_card_is_in_its_safe_zone(built):
    seen = 0
    for path, entry in decks(built):
        slots = trims(entry.deck.deck)
        with reading_back.opened(path) as document:
            for page in document:
                if not is_checklist(page):
                    assert strays(page, slots) == [], path
                    seen += 1
    assert seen > 40


@pytest.mark.parametrize("x, y, stray", ((5, 5, False), (1, 5, True), (5, 1.5, True), (59, 5, True), (5, 87, True)))
def test_a_character_out_of_its_safe_zone_is_seen(x, y, stray):
    sheet = Page.of_mm(210, 297)
    slot = Rect(40, 40, 63, 88)
    sheet.add(Run((slot.x + x) * reading_back.MM, (slot.y + y) * reading_back.MM, "mot", "regular", 9, "#000000"))
    with reading_back.opened(making.written(sheet)) as document:
        assert bool(strays(document[0], (slot,))) is stray


def edge(page) -> int:
    """The darkest that is printed near the edges of a page, 0 to 255."""
    picture = page.render(scale=DPI / 72, grayscale=True).to_pil()
    band, (width, height) = int(PRINTABLE / 25.4 * DPI), picture.size
    bands = (
        (0, 0, width, band),
        (0, height - band, width, height),
        (0, 0, band, height),
        (width - band, 0, width, height),
    )
    return min(picture.crop(part).getextrema()[0] for part in bands)


def test_nothing_is_printed_near_the_edge_of_any_sheet(built):
    pages = 0
    for path in sorted(built.glob("*/*.pdf")):
        with reading_back.opened(path) as document:
            for number, page in enumerate(document, 1):
                assert edge(page) >= WHITE, f"{path.name}, page {number}"
                pages += 1
    assert pages > 350


def test_ink_near_the_edge_is_seen():
    sheet = Page.of_mm(210, 297)
    sheet.add(Run(3 * reading_back.MM, 150 * reading_back.MM, "mot", "bold", 12, "#000000"))
    with reading_back.opened(making.written(sheet)) as document:
        assert edge(document[0]) < WHITE
