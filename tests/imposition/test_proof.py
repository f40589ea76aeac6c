"""The lines of a proof stand where paper is cut, where ink ends and where text is safe; it reads as the print does."""

from __future__ import annotations

import ctypes
from pathlib import Path as File
from typing import NamedTuple

import pytest
from pypdfium2 import raw

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.delivery.order import Order, Shop
from kit.delivery.proofs import proof_of
from kit.delivery.sheet_printouts import sheet_printout
from kit.documents.faces.face import safe_zone
from kit.documents.session import Printout
from kit.imposition import proof
from kit.imposition.grid import Spacing
from kit.imposition.turning import Turn
from kit.model.printer import Edges
from kit.model.theme import Ink
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.typesetting.page import MM, Page, Path, Placed, Rule, Run
from tests.pdf import making, reading_back
from tests.pdf.test_structure import spoken

CLOSE = 0.1  # mm
WORD = "ÉPREUVE–nepascouper"


class Line(NamedTuple):
    """What one stroke draws: left, top, right and bottom in mm, its thickness and dashes in points, its steps."""

    left: float
    top: float
    right: float
    bottom: float
    width: float
    dashes: tuple[float, ...]
    steps: int

    @property
    def box(self) -> tuple[float, ...]:
        return self[:4]


def drawn(page) -> list[Line]:
    """Every stroked path of a page, read from the PDF."""
    items = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)
    return [line for item in items if (line := _line(item, page.get_height()))]


def _line(item, height: float) -> Line | None:
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value:
        return None
    raw.FPDFPageObj_GetStrokeWidth(item, width)
    dashes = (ctypes.c_float * 4)()
    count = max(0, raw.FPDFPageObj_GetDashCount(item))
    raw.FPDFPageObj_GetDashArray(item, dashes, count)
    matrix, points = item.get_matrix(), []
    for index in range(raw.FPDFPath_CountSegments(item)):
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, index), x, y)
        points.append(matrix.on_point(x.value, y.value))
    xs, ys = [x / MM for x, _ in points], [(height - y) / MM for _, y in points]
    dashed = tuple(round(dash, 1) for dash in dashes[:count])
    return Line(min(xs), min(ys), max(xs), max(ys), round(width.value, 2), dashed, len(points))


def boxed(page, get) -> tuple[float, ...]:
    """A box that the file itself announces, in mm from the top left."""
    left, bottom, right, top = get()
    height = page.get_height()
    return left / MM, (height - top) / MM, right / MM, (height - bottom) / MM


def close(one, other) -> bool:
    return all(abs(a - b) <= CLOSE for a, b in zip(one, other, strict=True))


def inside(box, by: float) -> tuple[float, ...]:
    left, top, right, bottom = box
    return left + by, top + by, right - by, bottom - by


def made(folder: File, count: int = 4, size: str = "poker", **asked) -> tuple[Printout, Printout]:
    """A deck as it is printed, and its proof."""
    _, look = making.look_at(folder)
    deck, order = making.claims(folder, count, size), Order(**asked)
    real, shown = (deck_printout(deck, look, one) for one in (order, order._replace(proof=True)))
    return real, proof_of(shown, look, order._replace(proof=True))


# --- where lines stand -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ("poker", "30 x 30 mm", "a6"))
def test_lines_stand_where_the_file_says_that_it_is_cut(tmp_path, size):
    """A shop's page announces its boxes: the lines are the same, drawn, and each in a manner of its own."""
    _, shown = made(tmp_path, 2, size, shop=Shop(), spacing=Spacing(bleed=3.0))
    safe = safe_zone(Size.parse(size))
    with reading_back.opened(pdf_of(shown, making.printer(), Report())) as document:
        for page in document:
            trim, bleed = boxed(page, page.get_trimbox), boxed(page, page.get_bleedbox)
            lines = drawn(page)
            found = {
                name: [line for line in lines if close(line.box, box) and line.steps <= 5]
                for name, box in {"trim": trim, "bleed": bleed, "safe": inside(trim, safe)}.items()
            }
            assert any(close(line.box, bleed) and line.steps > 40 for line in lines), "not hatched"
            manners = {name: {(line.width, line.dashes) for line in same} for name, same in found.items()}
            assert all(manners.values()), manners
            assert len(set().union(*manners.values())) >= 3
            assert any(line.dashes for line in found["safe"]) and not any(line.dashes for line in found["trim"])


@pytest.mark.parametrize("turn", list(Turn))
def test_lines_follow_every_card_however_paper_is_turned(tmp_path, turn):
    """On each sheet there is one trim and one safe zone for every face, and the trims lie on the crop marks."""
    real, shown = made(tmp_path, 4, "70 x 100 mm", turn=turn)
    with reading_back.opened(pdf_of(shown, making.printer(), Report())) as document:
        for number, page in enumerate(document):
            faces = sum(isinstance(box, Placed) for box in real.pages[number].boxes)
            lines = drawn(page)
            trims = [line for line in lines if _is_of(line, (70, 100)) and not line.dashes]
            safes = [line for line in lines if _is_of(line, (61, 91)) and line.dashes]
            assert len(trims) == len(safes) == faces
            for trim in trims:
                assert any(close(inside(trim.box, 4.5), safe.box) for safe in safes)


def _is_of(line: Line, size: tuple[float, float]) -> bool:
    found = sorted((line.right - line.left, line.bottom - line.top))
    return all(abs(a - b) <= 2 * CLOSE for a, b in zip(found, sorted(size), strict=True))


def test_the_trim_is_where_the_crop_marks_point(tmp_path):
    real, shown = made(tmp_path, 9, "poker")
    marks = [box for box in real.pages[0].boxes if isinstance(box, Rule)]
    xs = {round(mark.x1 / MM, 1) for mark in marks if mark.x1 == mark.x2}
    ys = {round(mark.y1 / MM, 1) for mark in marks if mark.y1 == mark.y2}
    with reading_back.opened(pdf_of(shown, making.printer(), Report())) as document:
        trims = [line for line in drawn(document[0]) if _is_of(line, (63, 88)) and not line.dashes]
    assert len(trims) == 9
    assert all(any(abs(x - mark) <= CLOSE for mark in xs) for trim in trims for x in (trim.left, trim.right))
    assert all(any(abs(y - mark) <= CLOSE for mark in ys) for trim in trims for y in (trim.top, trim.bottom))


def test_without_bleed_there_is_no_line_for_it_and_no_word_of_it(tmp_path):
    _, shown = made(tmp_path, spacing=Spacing(bleed=0.0))
    said = " ".join(reading_back.texts(pdf_of(shown, making.printer(), Report())))
    assert "coupe" in said and "zone sûre" in said and "fond perdu" not in said


def test_a_face_that_is_listed_twice_is_drawn_over_once():
    face, other = Page.of_mm(63, 88), Page.of_mm(63, 88)
    faces = proof.proofed([(face, None), (face, other)], 1.5, 4.5)
    assert faces[0][0] is faces[1][0] and faces[0][0] is not face and faces[0][1] is None
    assert face.boxes == other.boxes == []


# --- sheets and posters ------------------------------------------------------------------------------------------


def poster(folder: File, size: str, **asked) -> tuple[Printout, Printout]:
    (folder / "assets" / "sheets").mkdir(parents=True)
    text = f"sheet: regles\ntitle: Les règles\ntemplate: poster\nsizes: [{size}]\nlead: On écoute.\n"
    (folder / "assets" / "sheets" / "regles.yaml").write_text(text, "utf-8")
    library, look = making.look_at(folder)
    sheet, order = library.sheet("regles"), Order(**asked)
    real, shown = (sheet_printout(sheet, look, one, size, {}) for one in (order, order._replace(proof=True)))
    return real, proof_of(shown, look, order._replace(proof=True))


def test_a_poster_shows_its_trim_and_where_the_printer_prints(tmp_path):
    _, shown = poster(tmp_path, "A3")
    with reading_back.opened(pdf_of(shown, making.printer(), Report())) as document:
        lines = drawn(document[0])
    page = (0, 0, 297, 420)
    assert any(close(line.box, page) and not line.dashes for line in lines)
    assert any(close(line.box, inside(page, 4.0)) and line.dashes for line in lines)


def test_of_a_poster_in_tiles_each_tile_shows_what_it_has_of_the_trim(tmp_path):
    real, shown = poster(tmp_path, "A2")
    assert len(real.pages) == len(shown.pages) > 2
    with reading_back.opened(pdf_of(shown, making.printer(), Report())) as document:
        for page in document:
            assert any(_is_of(line, (420, 594)) and not line.dashes for line in drawn(page))


def test_margins_of_the_printer_are_drawn_as_they_are():
    key = proof.Key("mot", {}, lambda text, style: 100.0)
    shown = proof.marked(Page.of_mm(210, 297), key, Edges(6, 5, 4, 3))
    area = next(box for box in shown.boxes if isinstance(box, Path))
    xs, ys = zip(*(segment[1:] for segment in area.segments if len(segment) == 3), strict=True)
    assert [round(v / MM, 3) for v in (min(xs), min(ys), max(xs), max(ys))] == [3, 6, 205, 293]


# --- words -------------------------------------------------------------------------------------------------------


def test_a_proof_is_read_as_the_print_is(tmp_path):
    """The same words in the same order, page by page; all that is added is decoration."""
    real, shown = made(tmp_path, 12, "poker")
    heard, told = ([[said.text.strip() for said in page if not said.artifact]
                    for page in spoken(pdf_of(out, making.printer(), Report()))] for out in (real, shown))
    assert heard == told and sum(map(len, told)) > 60


@pytest.mark.parametrize("asked", ({}, {"shop": Shop()}, {"turn": Turn.FOLD}))
def test_every_page_says_that_it_is_a_proof(tmp_path, asked):
    _, shown = made(tmp_path, 12, "poker", **asked)
    for page in spoken(pdf_of(shown, making.printer(), Report())):
        assert [said.artifact for said in page if reading_back.bare(said.text) == WORD] == [True]


def test_the_word_is_large_and_stays_on_the_page():
    key = proof.Key("un mot", {}, lambda text, style: 3 * style.size)
    for width, height in ((210, 297), (297, 420), (420, 297), (96, 124), (56, 56)):
        page = Page.of_mm(width, height)
        with reading_back.opened(making.written(proof.marked(page, key))) as document:
            chars = reading_back.ink(document[0])
        left, top = min(char.left for char in chars), min(char.top for char in chars)
        right, bottom = max(char.right for char in chars), max(char.bottom for char in chars)
        assert 0 < left and 0 < top and right < width and bottom < height
        assert right - left > 0.4 * width or bottom - top > 0.4 * height


def test_what_is_under_the_word_stays_readable():
    """Most of what is tinted by it is tinted so little that black words stand out on it as on a pale ground."""
    key = proof.Key("MMMM", {}, lambda text, style: 3 * style.size)
    with reading_back.opened(making.written(proof.marked(Page.of_mm(100, 100), key))) as document:
        counted = document[0].render(scale=2, grayscale=True).to_pil().getcolors()
    _, veil = max((count, grey) for count, grey in counted if grey != 255)
    assert 200 <= veil <= 240


def test_the_key_names_the_lines_that_are_there_and_stands_clear_of_the_cards(tmp_path):
    real, shown = made(tmp_path, 9, "poker")
    cards = [box for box in real.pages[0].boxes if isinstance(box, Placed)]
    added = [box for box in shown.pages[0].boxes if isinstance(box, Placed)][len(cards):]
    key = next(box for box in added if box.opacity == 1)
    words = [box.text for box in key.page.boxes if isinstance(box, Run)]
    assert words == ["coupe", "fond perdu", "zone sûre"]
    assert key.y + key.page.height <= min(card.y for card in cards)


def test_a_page_without_a_line_has_no_key(tmp_path):
    _, shown = made(tmp_path, 12, "poker")
    assert "fond perdu" not in reading_back.texts(pdf_of(shown, making.printer(), Report()))[-1]  # the check-list


def test_in_grey_the_lines_are_grey_and_still_told_apart(tmp_path):
    _, shown = made(tmp_path, 2, "poker", ink=Ink.GREY, shop=Shop(), spacing=Spacing(bleed=3.0))
    face = next(box for box in shown.pages[0].boxes if isinstance(box, Placed)).page
    lines = [box for box in face.boxes if isinstance(box, Path) and box.stroke and not box.fill][-4:]
    assert all(len({line.stroke[i:i + 2] for i in (1, 3, 5)}) == 1 for line in lines)
    assert len({(line.width, line.dash) for line in lines}) >= 3
