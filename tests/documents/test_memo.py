"""The memo: claims in the words of their cards, one page where it can be, any line on the next where it cannot."""

from __future__ import annotations

import pytest

from kit.documents.sheets import draw
from kit.model.library import SHEETS_SHELF
from kit.model.memo import Memo
from kit.model.simple import simplified
from kit.typesetting.page import Path, Run

from . import bench

LIBRARY = bench.library()
MEMOS = [name for name in LIBRARY.names(SHEETS_SHELF) if isinstance(LIBRARY.sheet(name), Memo)]
PLAIN = """
sheet: essai
title: Une fiche
template: memo
guide: [FA1]
deck: idees-recues
audience: Nous.
do: [Une chose]
watch: [Une autre]
"""


def drawn(sheet, deck, size="A4"):
    look = bench.look()
    pages = draw(sheet, bench.size(size, sheet), look, {str(sheet.deck): deck})
    assert not len(look.setter.report), list(look.setter.report)
    return pages


@pytest.mark.parametrize("words", [lambda thing: thing, simplified], ids=["usual", "simple"])
@pytest.mark.parametrize("name", MEMOS)
def test_the_claims_are_those_of_its_fiche_in_the_words_of_their_cards(name, words):
    sheet, deck = words(LIBRARY.sheet(name)), words(LIBRARY.deck("idees-recues"))
    page, = drawn(sheet, deck)
    printed, status = bench.printed([page]), bench.look().words
    for card in deck.claims:
        heard = bool(set(card.guide) & set(sheet.guide))
        assert (bench.plain(card.front) in printed) == heard, card.card
        assert (str(card.card) in printed) == heard
    counted = [card.status for card in sheet.claims(deck)]
    assert all(printed.count(bench.plain(status(f"status.{one}"))) == counted.count(one) for one in counted)
    assert len(counted) >= 2


def test_a_word_changed_on_a_card_is_changed_on_the_memo():
    sheet = bench.sheet(PLAIN)
    deck = bench.deck("""
deck: idees-recues
title: Essai
updated: 2026-11
size: poker
template: claim
categories: {place: {title: Place, letter: P, shape: circle, colour: blue}}
cards:
  - {card: X1, category: place, status: ouvert, front: Tout neuf., fact: Un fait., question: Et ici ?, guide: [FA1]}
  - {card: X2, category: place, status: ouvert, front: Ailleurs., fact: Un fait., question: Et ici ?, guide: [FA2]}
""")
    printed = bench.printed(drawn(sheet, deck))
    assert "Tout neuf." in printed and "Ailleurs." not in printed


def test_a_status_is_told_by_its_word_and_a_shape():
    sheet, deck = LIBRARY.sheet("memo-fa3"), LIBRARY.deck("idees-recues")
    page, = drawn(sheet, deck)
    shapes = [box for box in page.boxes if isinstance(box, Path) and box.fill and box.stroke]
    assert len(shapes) >= 2 * len(sheet.claims(deck))  # the mark of the category, that of the status


def test_one_that_is_too_long_goes_on_and_loses_nothing():
    things = [f"Une chose à faire, la numéro {n}, dite en un peu plus de mots qu'il n'en faut." for n in range(60)]
    listed = "\n".join(f'  - "{thing}"' for thing in things)
    sheet = bench.sheet(PLAIN.replace("do: [Une chose]", f"do:\n{listed}"))
    pages = drawn(sheet, LIBRARY.deck("idees-recues"))
    assert len(pages) > 1
    printed = bench.printed(pages)
    assert [thing for thing in things if bench.plain(thing) not in printed] == []
    assert max(box.y for page in pages for box in page.boxes if isinstance(box, Run)) < pages[0].height - 20


@pytest.mark.parametrize("size, beside", [("A3", True), ("A4", True), ("A5", False)])
def test_sections_stand_side_by_side_only_on_wide_paper(size, beside):
    pages = drawn(LIBRARY.sheet("memo-fa5"), LIBRARY.deck("idees-recues"), size)
    runs = [box for page in pages for box in page.boxes if isinstance(box, Run)]
    do, watch = (next(run for run in runs if run.text.startswith(words)) for words in ("À faire", "À surveiller"))
    assert (round(do.y) == round(watch.y)) == beside == (round(do.x) != round(watch.x))
