"""A file is written front to back, as long as it likes to be: valid, small, and of what was written little is kept."""

from __future__ import annotations

import re
import tracemalloc
from io import BytesIO

import page as validator
import pytest

from kit.pdf.document import Information
from kit.pdf.drawn import Drawn
from kit.typesetting.page import Bookmark, Field, Node, Page, Placed, Run

from . import reading_back
from .making import printer, written
from .objects import everything, objects
from .test_archive import sample
from .tree import Tree


def sheet(number: int, cards: int = 9) -> Drawn:
    """Front and back of one sheet of cards, each with words of its own; the two sides of a card are one element."""
    sides = Page.of_mm(210, 297), Page.of_mm(210, 297)
    for place in range(cards):
        card = Node("Sect")
        for side, words in zip(sides, ("recto", "verso"), strict=True):
            face = Page(150, 200)
            face.add(Run(10, 50, f"{words} {number * cards + place}", "regular", 12, "#000000", Node("P", card)))
            side.add(Placed(face, 20 + 160 * (place % 3), 20 + 210 * (place // 3), copy=place + 1))
    return printer().draw(sides)


class Sink:
    """What a file is written into; it counts, and keeps nothing."""

    def __init__(self) -> None:
        self.size = 0

    def write(self, data: bytes) -> None:
        self.size += len(data)


# --- the file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sheets", (1, 30))
def test_every_object_stands_where_the_table_says(sheets, tmp_path):
    out = BytesIO()
    printer().assemble([sheet(number) for number in range(sheets)], Information("Essai"), out)
    found = objects(out.getvalue())
    assert len(found) > 30 * sheets and found[1].startswith(b"<</Type /Catalog")
    said = {int(number) for body in found.values() if b"Contents" not in body[:2] and b"stream" not in body
            for number in re.findall(rb"(?<![\d.])(\d+) 0 R", body)}
    assert said <= found.keys()
    (tmp_path / "x.pdf").write_bytes(out.getvalue())
    for profile in ("2a", "ua1"):
        assert [f.rule_id for f in validator.validate_pdf(str(tmp_path / "x.pdf"), profile=profile).failures] == []


def test_a_reader_that_mends_nothing_finds_nothing_wrong():
    pikepdf = pytest.importorskip("pikepdf")
    for data in (sample(), written(Page.of_mm(100, 100))):
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as document:
            assert document.check_pdf_syntax() == []


def test_what_there_is_much_of_is_packed_and_what_there_is_little_of_is_not():
    data = sample()
    assert b"/ObjStm" in data and b"/S/P" not in data and b"/S/P" in everything(data)
    for word in (b"/Type /Catalog", b"/FontDescriptor", b"/Subtype /Image", b"<x:xmpmeta", b"/OutputIntents"):
        assert word in data


# --- its parts -----------------------------------------------------------------------------------------------


def test_a_file_of_many_records_is_the_pages_of_each_in_their_order():
    out = BytesIO()
    printer().assemble((sheet(number) for number in range(3)), Information("Essai"), out)
    texts = reading_back.texts(out.getvalue())
    assert ["recto 0" in texts[0], "verso 8" in texts[1], "recto 9" in texts[2], "verso 26" in texts[5]] == [True] * 4
    told = [(tag, words.strip()) for tag, words in Tree(out.getvalue()).read() if tag != "P"]
    assert told[:4] == [("Document", ""), ("Sect", ""), ("", "recto 0"), ("", "verso 0")]
    assert [words for _, words in told if words] == [f"{side} {n}" for n in range(27) for side in ("recto", "verso")]


def test_a_page_answers_in_any_file_it_stands_in():
    """Links, fields and bookmarks of records that were drawn apart: each leads to its own pages."""

    def part(name: str) -> Drawn:
        page, root = Page(300, 300), Node("Sect")
        page.scope = name
        page.add(Run(20, 50, "là", "regular", 12, "#000000", Node("P", root), "#ici", 20),
                 Field(20, 80, 100, 20, "nom", "Nom", Node("Form", root)))
        target = Page(300, 300)
        target.scope = name
        target.bookmarks.append(Bookmark(1, f"Ici {name}", 20, "ici"))
        return printer().draw([page, target])

    from kit.pdf.filled import answers

    from .test_structure import links

    out = BytesIO()
    printer().assemble([part("un").under("Partie **un**"), part("deux").under("Partie deux")], Information("E"), out)
    with reading_back.opened(out.getvalue()) as document:
        assert [index for index, _ in links(document)] == [1, 3]
        toc = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert toc == [(0, "Partie un", 0), (1, "Ici un", 1), (0, "Partie deux", 2), (1, "Ici deux", 3)]
    assert answers(out.getvalue()) == {"un/nom": "", "deux/nom": ""}


# --- its length ----------------------------------------------------------------------------------------------


def test_what_is_drawn_is_asked_for_one_by_one_and_written_at_once():
    sink, sizes = Sink(), []

    def drawn():
        for number in range(6):
            sizes.append(sink.size)
            yield sheet(number)

    printer().assemble(drawn(), Information("Essai"), sink)
    steps = [after - before for before, after in zip(sizes[1:], sizes[2:], strict=False)]
    assert min(steps) > 500, "a sheet waits for the next"


def test_memory_does_not_grow_with_the_file():
    """What is kept of a sheet (two pages, 27 elements) is a few numbers."""
    one = sheet(0)

    def peak(sheets: int) -> int:
        tracemalloc.start()
        try:
            printer().assemble((one for _ in range(sheets)), Information("Essai"), Sink())
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(20)
    assert (peak(220) - peak(20)) / 200 < 2_500


def test_the_same_pages_are_the_same_bytes_whatever_was_drawn_before():
    data = sample()
    for number in range(3):
        sheet(number)
    assert sample() == data
