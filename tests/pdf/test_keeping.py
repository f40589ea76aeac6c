"""A printer that has at hand what it drew: its files are those of any other, and it holds no more than it may."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest

from kit.pdf.document import Information, Printer
from kit.pdf.drawn import Drawn
from kit.pdf.keeping import KeepingPrinter
from kit.typesetting.page import Node, Page, Run

from .making import fonts, written
from .test_drawn import pages

ABOUT = Information("Essai")
keeping = cache(lambda: KeepingPrinter(fonts()))


def page(*words: str, nodes: int = 1) -> Page:
    """Words below one another, in one paragraph or in several."""
    made, paragraphs = Page(200, 200), [Node("P") for _ in range(nodes)]
    for number, word in enumerate(words):
        made.add(Run(20, 20 + 15 * number, word, "regular", 10, "#000000", paragraphs[number % nodes], None, 30))
    return made


def file_of(printer: Printer, *drawn: Drawn, about: Information = ABOUT) -> bytes:
    out = BytesIO()
    printer.assemble(drawn, about, out)
    return out.getvalue()


def test_its_files_are_those_of_any_printer():
    for _ in range(2):
        assert file_of(keeping(), keeping().draw(pages())) == written(*pages())


@pytest.mark.parametrize("other", [
    page("un", "deux", nodes=2), page("un", "deu"), page("un"), page("un", "deux", "trois")],
    ids=["two paragraphs", "other letters", "fewer words", "more words"])
def test_what_differs_in_anything_is_drawn(other):
    one = keeping().draw([page("un", "deux")])
    assert keeping().draw([page("un", "deux")]) is one
    assert keeping().draw([other]) is not one
    assert file_of(keeping(), keeping().draw([other])) == written(other)


def test_a_file_is_written_once_for_the_same_pages_and_the_same_words_about_it(monkeypatch):
    drawn, written = keeping().draw([page("une fois")]), []
    assemble = Printer.assemble
    monkeypatch.setattr(Printer, "assemble", lambda *given: written.append(given[2:]) or assemble(*given))
    first = file_of(keeping(), drawn)
    assert file_of(keeping(), drawn) == first and len(written) == 1
    assert file_of(keeping(), drawn, about=ABOUT._replace(title="Autre")) != first and len(written) == 2
    assert file_of(keeping(), drawn.under("Partie")) != first and len(written) == 3


def test_it_holds_no_more_than_it_may():
    printer = KeepingPrinter(fonts(), most=20_000)
    for number in range(200):
        file_of(printer, printer.draw([page(f"mot {number}")]))
    assert 1 <= sum(1 for _ in printer._drawn) < 200
    assert sum(len(data) for _, data in printer._files) <= 20_000 + max(len(data) for _, data in printer._files)
