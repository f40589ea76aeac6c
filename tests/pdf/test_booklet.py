"""The guide as a booklet, read back: page numbers where they fold right, bookmarks, links and tags as they are read."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from kit.delivery.order import Order
from kit.delivery.packing import Pack, make_pack
from kit.imposition.booklet import booklet, sides
from kit.model.values import Size
from kit.typesetting.page import Bookmark, Node, Page, Run

from .making import PROJECT, look_at, printer, written
from .reading_back import opened, size, tokens
from .test_structure import elements, links

_FOLIO = re.compile(r"page\s(\d+)\ssur\s(\d+)")


@lru_cache
def pack(paper: str) -> Pack:
    library, look = look_at(PROJECT, paper)
    order = Order(booklet=True, paper=Size.parse(paper), only=("guide",))
    made = make_pack(library.workshop("idees-recues"), library, look, printer(), order)
    assert made, list(library.report)
    return made


def folios(page) -> list[int]:
    """The page numbers on one side of a sheet, left to right."""
    words = _FOLIO.findall(page.get_textpage().get_text_range())
    placed = [(token.x, int(number)) for number, total in words
              for token in tokens(page, [f"page\u00a0{number}", f"page {number}"]).popitem()[1][:1]]
    return [number for _, number in sorted(placed)]


@pytest.mark.parametrize(("paper", "across", "down"), [("A4", 297, 210), ("letter", 279.4, 215.9)])
def test_page_numbers_stand_where_they_fold_right(paper, across, down):
    made = pack(paper)
    entry = next(entry for entry in made.about.files if entry.kind == "guide")
    with opened(made.files["guide.pdf"]) as document:
        total = int(_FOLIO.search(document[0].get_textpage().get_text_range())[2])
        expected = [[number for number in side[:2] if number <= total] for side in sides(total)]
        assert [folios(page) for page in document] == expected
        assert {tuple(round(edge, 1) for edge in size(page)) for page in document} == {(across, down)}
        assert len(document) == entry.pages == 2 * entry.sheets
    assert (entry.sides, entry.flip) == (2, "short-edge")
    assert b"/DuplexFlipShortEdge" in made.files["guide.pdf"]


def lettered(count: int) -> list[Page]:
    """Pages that each have a heading with its bookmark, and a link to the last."""
    pages = []
    for number in range(1, count + 1):
        page = Page.of_mm(148.5, 210)
        title, line = Node("H1", None, f"titre {number}"), Node("P", None, f"ligne {number}")
        page.add(Run(30, 60, f"titre {number}", "regular", 12, "#000000", title, None, 40))
        page.add(Run(30, 90, "vers la fin", "regular", 12, "#000000", line, "#fin", 60))
        page.bookmarks = [Bookmark(1, f"titre {number}", 60 + number, "fin" if number == count else f"n{number}")]
        pages.append(page)
    return pages


@pytest.mark.parametrize("count", [4, 6, 9])
def test_bookmarks_and_links_lead_to_the_sheet_the_page_is_on(count):
    where = {number: index for index, side in enumerate(sides(count)) for number in side[:2]}
    with opened(written(*booklet(lettered(count)))) as document:
        toc = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        assert toc == [(f"titre {number}", where[number]) for number in range(1, count + 1)]
        assert list(links(document)) == [(where[count], "")] * count


@pytest.mark.parametrize("count", [4, 6, 9])
def test_tags_follow_the_pages_and_not_the_sheets(count):
    with opened(written(*booklet(lettered(count)))) as document:
        said = [alt for _, alt in elements(document) if alt]
    expected = [f"{word} {number}" for number in range(1, count + 1) for word in ("titre", "ligne")]
    assert list(dict.fromkeys(said)) == expected


def test_in_one_file_with_others_the_booklet_keeps_its_place():
    """Documents stand in the outline one after the other, each in the order in which it is read."""
    before, after = Page.of_mm(210, 297), Page.of_mm(210, 297)
    before.scope, before.bookmarks = "avant", [Bookmark(1, "avant", 0, "")]
    after.scope, after.bookmarks = "après", [Bookmark(1, "après", 0, "")]
    sheets = booklet(lettered(5))
    for sheet in sheets:
        sheet.scope = "guide"
    with opened(written(before, *sheets, after)) as document:
        titles = [mark.get_title() for mark in document.get_toc()]
    assert titles == ["avant", *(f"titre {number}" for number in range(1, 6)), "après"]
