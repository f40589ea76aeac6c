"""What a file says of itself: its tags, bookmarks, links, title and language, how it wants to be printed, its fonts."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import page as validator
import pypdfium2
from pypdfium2 import raw

from kit.delivery import manifest
from kit.typesetting.page import DECORATION, Bookmark, Node, Page, Placed, Run

from . import reading_back
from .making import written
from .reading_back import bare

# Furniture, without spaces: folios, slugs, labels of tiles, feet; the marks of a ruler, of a category.
UNMEANT = re.compile(
    r"50|collerici|[A-Z\d?]|.+\(suite\)|page\d+sur\d+|.*·feuille\d+/\d+(·(recto|verso))?|.+–rangée\d+sur\d+,colonne\d+sur\d+|Àimprimer·.*·v\d+|Déroulé·.*·v\d+"
)


def packs(output: Path) -> Iterator[tuple[Path, manifest.Entry]]:
    for folder in sorted(path.parent for path in output.glob(f"*/{manifest.NAME}")):
        for entry in manifest.read(folder).files:
            if entry.pages:
                yield folder / entry.file, entry


# --- conformance ----------------------------------------------------------------------------------------------


def failures(path: Path) -> list[str]:
    return sorted({failure.rule_id for failure in validator.validate_pdf(str(path), profile="ua1").failures})


def test_every_file_keeps_the_rules_of_pdf_ua(built):
    paths = sorted(built.glob("*/*.pdf"))
    assert len(paths) > 70
    assert {path: found for path in paths if (found := failures(path))} == {}


def test_a_file_that_breaks_them_is_seen(tmp_path):
    page, table = Page.of_mm(100, 100), Node("Table")
    for y, cells in enumerate((1, 2)):
        row = Node("TR", table)
        page.add(*(Run(20, 50 + 20 * y, "mot", "regular", 10, "#000000", Node("TD", row)) for _ in range(cells)))
    (tmp_path / "x.pdf").write_bytes(written(page))
    assert failures(tmp_path / "x.pdf")


# --- tags ------------------------------------------------------------------------------------------------------


class Said(NamedTuple):
    """The words of one text object, and whether they are an artifact."""

    text: str
    artifact: bool


def spoken(pdf: bytes | Path) -> list[list[Said]]:
    """For each page, what is shown, and what of it a reader is not to hear."""
    with reading_back.opened(pdf) as document:
        pages = [(page, page.get_textpage()) for page in document]
        return [
            [_said(item, words) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)]
            for page, words in pages
        ]


def _said(item, words) -> Said:
    length = raw.FPDFTextObj_GetText(item, words, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(item, words, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    marks = [raw.FPDFPageObj_GetMark(item, i) for i in range(raw.FPDFPageObj_CountMarks(item))]
    return Said(buffer.raw[: length - 2].decode("utf-16-le"), "Artifact" in map(_name, marks))


def _name(mark) -> str:
    buffer, length = ctypes.create_string_buffer(100), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), 100, length)
    return buffer.raw[: length.value - 2].decode("utf-16-le")


def unheard(pdf: bytes | Path) -> set[str]:
    """Texts that no reader hears anywhere in a file, and that are no furniture."""
    pages = spoken(pdf)
    heard = "\n".join(bare("".join(said.text for said in page if not said.artifact)) for page in pages)
    left = {bare(said.text) for page in pages for said in page if said.artifact}
    return {text for text in left if text and not UNMEANT.fullmatch(text) and text.rstrip("…") not in heard}


def test_what_is_printed_is_heard(built):
    """Running heads and repeated heads say again what was heard; folios, slugs and labels say where one is."""
    found = {path.name: texts for path, entry in packs(built) if entry.sheets and (texts := unheard(path))}
    assert found == {}


def test_a_text_without_a_place_in_the_reading_order_is_seen():
    page = Page.of_mm(100, 100)
    page.add(Run(20, 50, "tu", "regular", 10, "#000000", Node("P")), Run(20, 90, "muet", "regular", 10, "#000000"))
    assert unheard(written(page)) == {"muet"}


def elements(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """(tag, alternative text) of every structure element that reaches a page, page by page."""
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for i in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _below(raw.FPDF_StructTree_GetChildAtIndex(tree, i))
        raw.FPDF_StructTree_Close(tree)


def _below(element) -> Iterator[tuple[str, str]]:
    def text(get) -> str:
        length = get(element, None, 0)
        buffer = ctypes.create_string_buffer(length)
        get(element, buffer, length)
        return buffer.raw[: max(0, length - 2)].decode("utf-16-le")

    yield text(raw.FPDF_StructElement_GetType), text(raw.FPDF_StructElement_GetAltText)
    for i in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, i)
        if child:
            yield from _below(child)


def test_every_drawing_that_means_something_can_be_heard(built):
    drawings = Counter()
    for path, entry in packs(built):
        if entry.sheets:
            with reading_back.opened(path) as document:
                for tag, alt in elements(document):
                    drawings[tag, bool(alt)] += 1
    assert drawings["Figure", True] > 0
    assert drawings["Figure", False] == 0
    assert {"Document", "H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD", "TOC", "Link", "Sect"} <= {
        tag for tag, _ in drawings
    }


def test_copies_of_a_face_are_heard_once_each_and_repeats_never():
    face, sheet = Page(100, 100), Page(400, 400)
    face.add(Run(10, 50, "une carte", "regular", 10, "#000000", Node("P", Node("Sect"))))
    sheet.add(Placed(face, 0, 0, copy=1), Placed(face, 100, 0, copy=2), Placed(face, 200, 0, copy=DECORATION))
    assert [said.artifact for said in spoken(written(sheet))[0]] == [False, False, True]
    with reading_back.opened(written(sheet)) as document:
        assert Counter(tag for tag, _ in elements(document)) == {"Document": 1, "Sect": 2, "P": 2}


# --- finding one's way -------------------------------------------------------------------------------------------


def test_bookmarks_lead_to_what_they_name(built):
    for path, entry in packs(built):
        if entry.kind in ("guide", "whole"):
            with reading_back.opened(path) as document:
                marks = list(document.get_toc())
                assert len(marks) > 8
                for mark in marks:
                    where = mark.get_dest()
                    page, (_, (_, top, _)) = document[where.get_index()], where.get_view()
                    assert 0 < top <= page.get_height() + 0.01
                    if mark.level or entry.kind == "guide":
                        last = bare(mark.get_title().rpartition(" – ")[2])
                        assert last in bare(page.get_textpage().get_text_range()), (path, mark.get_title())


def test_the_whole_has_a_bookmark_for_each_of_its_files(built):
    for path, entry in packs(built):
        if entry.kind == "whole":
            parts = [part for part in manifest.read(path.parent).files
                     if part.sheets and not part.private and part.kind != "direction"]
            starts = [sum(part.pages for part in parts[:i]) for i in range(len(parts))]
            with reading_back.opened(path) as document:
                top = [
                    (mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc() if mark.level == 0
                ]
                assert len(document) == sum(part.pages for part in parts) == entry.pages
            assert top == list(zip((part.title for part in parts), starts, strict=True))


def links(document: pypdfium2.PdfDocument) -> Iterator[tuple[int, str]]:
    """Every link: (page it leads to, "") inside the file, (-1, address) outside."""
    for page in document:
        at, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
            inside = raw.FPDFLink_GetDest(document, link)
            if inside:
                yield raw.FPDFDest_GetDestPageIndex(document, inside), ""
            else:
                action = raw.FPDFLink_GetAction(link)
                buffer = ctypes.create_string_buffer(2000)
                raw.FPDFAction_GetURIPath(document, action, buffer, 2000)
                yield -1, buffer.value.decode()


def test_the_contents_lead_to_the_pages_they_name(built):
    for path, entry in packs(built):
        if entry.kind == "guide":
            with reading_back.opened(path) as document:
                inside = [index for index, address in links(document) if not address]
                headings = [mark.get_dest().get_index() for mark in document.get_toc() if mark.level == 0]
                assert len(inside) > 10 and set(headings) <= set(inside)
                assert all(0 <= index < len(document) for index in inside)


def test_links_lead_where_they_say():
    first, second = Page.of_mm(100, 100), Page.of_mm(100, 100)
    node = Node("P")
    first.add(
        Run(10, 50, "plus loin", "regular", 10, "#000000", node, "#ici", 40),
        Run(10, 90, "site", "regular", 10, "#000000", node, "https://exemple.fr/é?a=1&b=(2)", 20),
    )
    second.bookmarks.append(Bookmark(1, "**Ici**", 20, "ici"))
    with reading_back.opened(written(first, second)) as document:
        assert list(links(document)) == [(1, ""), (-1, "https://exemple.fr/%C3%A9?a=1&b=(2)")]
        assert [mark.get_title() for mark in document.get_toc()] == ["Ici"]


def test_parts_of_a_file_do_not_mistake_each_others_names():
    pages = []
    for scope in ("un", "deux"):
        page = Page.of_mm(100, 100)
        page.scope = scope
        page.bookmarks.append(Bookmark(1, scope, 20, "meme"))
        page.add(Run(10, 50, "là", "regular", 10, "#000000", Node("P"), "#meme", 10))
        pages.append(page)
    with reading_back.opened(written(*pages)) as document:
        assert [index for index, _ in links(document)] == [0, 1]


# --- the file as a whole -----------------------------------------------------------------------------------------


DUPLEX = {"long-edge": raw.DuplexFlipLongEdge, "short-edge": raw.DuplexFlipShortEdge}


def about(document: pypdfium2.PdfDocument) -> tuple[str, bool, bool]:
    """Language, whether tagged, whether a viewer may scale what it prints."""
    language = ctypes.create_string_buffer(40)
    length = raw.FPDFCatalog_GetLanguage(document, ctypes.cast(language, ctypes.POINTER(raw.FPDF_WCHAR)), 40)
    return (
        language.raw[: length - 2].decode("utf-16-le"),
        bool(raw.FPDFCatalog_IsTagged(document)),
        bool(raw.FPDF_VIEWERREF_GetPrintScaling(document)),
    )


def test_every_file_says_what_it_is_and_how_it_prints(built):
    for path, entry in packs(built):
        with reading_back.opened(path) as document:
            assert about(document) == ("fr", True, False)
            title = document.get_metadata_value("Title")
            assert title.startswith(entry.title) and len(title) > 5
            assert len(document) == entry.pages
            duplex = raw.FPDF_VIEWERREF_GetDuplex(document)
            assert duplex == (DUPLEX[entry.flip] if entry.sides == 2 else raw.DuplexUndefined)
        assert b"/DisplayDocTitle true" in path.read_bytes()
        assert not re.search(
            rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|AA|GoToR|SubmitForm)\b", path.read_bytes()
        )


def test_every_page_is_as_large_as_its_paper(built):
    for path, entry in packs(built):
        if entry.sheets:
            with reading_back.opened(path) as document:
                sizes = {tuple(sorted(round(side) for side in reading_back.size(page))) for page in document}
                assert sizes == {tuple(sorted(round(side) for side in entry.paper))}, path
                boxes = {(page.get_mediabox(), page.get_cropbox()) for page in document}
                assert all(media == crop and media[:2] == (0, 0) for media, crop in boxes)


def test_every_font_is_in_the_file(built):
    for path, entry in packs(built):
        if entry.kind == "whole":
            with reading_back.opened(path) as document:
                fonts = Counter(
                    raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(item))
                    for page in document
                    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1)
                )
            assert set(fonts) == {1}


def test_a_page_without_a_word_is_a_file_too():
    with reading_back.opened(written(Page.of_mm(100, 100))) as document:
        assert len(document) == 1
        assert document[0].get_textpage().get_text_range() == ""


def test_a_file_bears_no_date_and_no_word_of_others(monkeypatch):
    page = Page.of_mm(100, 100)
    page.add(Run(20, 50, "mot", "regular", 10, "#000000", Node("P")))
    once = written(page, title="Été (1) \\ fin")
    for epoch in ("1", "abc", "99999999999"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert written(page, title="Été (1) \\ fin") == once
    assert not re.search(rb"/CreationDate|/ModDate|unspecified|anonymous", once)
    with reading_back.opened(once) as document:
        assert document.get_metadata_value("Title") == "Été (1) \\ fin"
        assert {document.get_metadata_value(key) for key in ("Author", "Creator", "Producer")} == {"kit-travail-pair"}
