"""What a print shop is handed, read back from the file: exact boxes, ink to the bleed, nothing but marks beyond it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw
from pypdfium2 import raw

from kit.cli.app import main
from kit.delivery import manifest
from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.delivery.order import Order, Shop
from kit.delivery.workbench import load_look
from kit.documents.session import Printout
from kit.imposition.grid import Spacing
from kit.model.deck import Deck
from kit.model.library import DECKS, Library
from kit.model.values import Size
from kit.reading.diagnostics import Report

from . import making, reading_back
from .reading_back import MM
from .test_archive import failures
from .test_boxes import said

NEAR = 0.05  # mm
DOTS = 300 / 25.4  # pixels a mm
PIXEL = 1 / DOTS
WHITE = 255


@lru_cache
def workroom(shop: bool = True):
    library = Library(making.PROJECT, Report())
    return library, load_look(library, making.fonts(), shop=shop)


def ordered(deck: Deck, bleed: float = 3.0, gap: float = 6.0, imposed: bool = False, paper: str = "A4") -> Printout:
    order = Order(shop=Shop(imposed), paper=Size.parse(paper), spacing=Spacing(gap=gap, bleed=bleed))
    return deck_printout(deck, workroom()[1], order)


def pdf(out: Printout) -> bytes:
    return pdf_of(out, making.printer(), Report())


@pytest.fixture(scope="module")
def cards(tmp_path_factory):
    """A deck of a few numbered cards with tinted backs, in that size."""

    @lru_cache
    def deck(size: str, count: int = 3) -> Deck:
        return making.claims(tmp_path_factory.mktemp("jeu"), count, size)

    return deck


@pytest.fixture(scope="module")
def handed_over(tmp_path_factory):
    """Two workshops and an imposed deck as their files."""
    output = tmp_path_factory.mktemp("shop") / "output"
    for words in (["pack", "idees-recues", "arbre-a-competences"], ["deck", "missions", "--imposed", "--paper", "A3"]):
        assert main([*words, "--shop", "--output", str(output)]) == 0
    return sorted(output.glob("*/*.pdf"))


# --- boxes and order -----------------------------------------------------------------------------------------


def in_mm(page) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right, bottom of each box, from the top left corner of the page."""
    height = page.get_height()
    return {name: (box[0] / MM, (height - box[3]) / MM, box[2] / MM, (height - box[1]) / MM)
            for name, box in said(page).items() if box}


@pytest.mark.parametrize("size, bleed", (
    ("70 x 100 mm", 3), ("visite", 3), ("poker", 2), ("A6", 3), ("50 x 50 mm", 0), ("85 x 60,5 mm", 1.5)))
def test_boxes_are_as_large_as_was_asked(cards, size, bleed):
    deck = cards(size)
    with reading_back.opened(pdf(ordered(deck, bleed, 2 * bleed))) as document:
        for page in document:
            boxes = in_mm(page)
            left, top, right, bottom = boxes["TrimBox"]
            assert abs(right - left - deck.size.width) < NEAR and abs(bottom - top - deck.size.height) < NEAR
            spilt = (left - bleed, top - bleed, right + bleed, bottom + bleed)
            assert all(abs(a - b) < NEAR for a, b in zip(boxes["BleedBox"], spilt, strict=True))
            assert max(map(abs, boxes["MediaBox"][:2])) < NEAR and "CropBox" not in boxes
            air = (left, top, boxes["MediaBox"][2] - right, boxes["MediaBox"][3] - bottom)
            assert max(air) - min(air) < NEAR and min(air) > bleed + 6


def test_one_face_a_page_front_and_back_in_turn(cards):
    out = ordered(cards("poker", 12))
    with reading_back.opened(pdf(out)) as document:
        words = [page.get_textpage().get_text_range() for page in document]
        assert raw.FPDF_VIEWERREF_GetDuplex(document) == raw.DuplexFlipLongEdge
        assert not raw.FPDF_VIEWERREF_GetPrintScaling(document)
    assert len(words) == 24 and (out.sides, out.copies, out.shop) == (2, 1, True)
    for number in range(1, 13):
        front, back = words[2 * number - 2: 2 * number]
        assert f"recto {number}\r" in f"{front}\r" and f"Essai · v1 · Q{number:03} recto" in front
        assert f"verso {number}\r" in f"{back}\r" and f"Essai · v1 · Q{number:03} verso" in back


def test_a_card_that_lies_turns_over_its_short_edge(cards):
    assert ordered(cards("visite")).flip == "short-edge"


def test_a_deck_without_backs_is_its_fronts_each_as_often_as_it_is_listed():
    library, _ = workroom()
    for name in library.names(DECKS):
        deck = library.deck(name)
        out = ordered(deck)
        count = sum(card.copies for card in deck.cards)
        assert len(out.pages) == count * (2 if deck.has_backs else 1), name
        assert (out.sides, out.flip != "") == ((2, True) if deck.has_backs else (1, False))


# --- ink -----------------------------------------------------------------------------------------------------


def picture(page) -> Image.Image:
    return page.render(scale=300 / 72).to_pil().convert("L")


def area(box, grown: float = 0.0) -> tuple[int, int, int, int]:
    """A box in mm as pixels."""
    left, top, right, bottom = box
    return (round((left - grown) * DOTS), round((top - grown) * DOTS),
            round((right + grown) * DOTS), round((bottom + grown) * DOTS))


class Mark(NamedTuple):
    """A straight line outside the bleed, in mm from the top left corner of the page; its pen in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    pen: float
    colour: tuple[int, ...]


def marks(page, inside: Callable[[float, float], bool], strict: bool = True) -> list[Mark]:
    """Every line of a page whose middle is not inside what is printed; `strict` where there is to be nothing else."""
    found = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        left, bottom, right, top = (value / MM for value in item.get_bounds())
        height = page.get_height() / MM
        if not inside((left + right) / 2, height - (top + bottom) / 2):
            if raw.FPDFPath_CountSegments(item) != 2:
                assert not strict
                continue
            (x1, y1), (x2, y2) = (point(item, i) for i in range(2))
            found.append(Mark(x1, height - y1, x2, height - y2, *stroke(item)))
    return found


def sheet_marks(page) -> list[Mark]:
    """The marks of a sheet of several cards: its only straight black lines of five millimetres or less."""
    everywhere = marks(page, lambda x, y: False, strict=False)
    return [mark for mark in everywhere if mark.colour == (0, 0, 0, 255)
            and abs(mark.x2 - mark.x1) + abs(mark.y2 - mark.y1) < 5.01]


def point(item, number: int) -> tuple[float, float]:
    x, y = raw.c_float(), raw.c_float()
    assert raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item, number), x, y)
    return x.value / MM, y.value / MM


def stroke(item) -> tuple[float, tuple[int, ...]]:
    width, channels = raw.c_float(), [raw.c_uint() for _ in range(4)]
    assert raw.FPDFPageObj_GetStrokeWidth(item, width) and raw.FPDFPageObj_GetStrokeColor(item, *channels)
    return width.value, tuple(channel.value for channel in channels)


@pytest.mark.parametrize("size, bleed", (("poker", 3), ("visite", 2), ("50 x 50 mm", 0)))
def test_eight_marks_tell_where_to_cut_and_touch_no_bleed(cards, size, bleed):
    with reading_back.opened(pdf(ordered(cards(size, 1), bleed, 2 * bleed))) as document:
        for page in document:
            boxes = in_mm(page)
            left, top, right, bottom = boxes["BleedBox"]
            found = marks(page, lambda x, y: left < x < right and top < y < bottom)
            assert len(found) == 8 and {(round(m.pen, 3), m.colour) for m in found} == {(0.25, (0, 0, 0, 255))}
            trim, places = boxes["TrimBox"], set()
            for mark in found:
                upright = abs(mark.x1 - mark.x2) < NEAR
                at = mark.x1 if upright else mark.y1
                near, far = sorted((mark.y1, mark.y2) if upright else (mark.x1, mark.x2))
                low, high = (top, bottom) if upright else (left, right)
                assert abs(far - near - 5) < NEAR
                assert far < low - 0.5 or near > high + 0.5
                places.add((upright, min(trim[0::2] if upright else trim[1::2], key=lambda edge: abs(edge - at)),
                            far < low))
                assert min(abs(at - edge) for edge in (trim[0::2] if upright else trim[1::2])) < NEAR
            assert len(places) == 8


@pytest.mark.parametrize("size, bleed", (("poker", 3), ("visite", 2), ("70 x 100 mm", 1)))
def test_ink_reaches_the_edge_of_the_bleed_and_nothing_but_marks_goes_beyond(cards, size, bleed):
    with reading_back.opened(pdf(ordered(cards(size, 1), bleed, 2 * bleed))) as document:
        front, back = (picture(page) for page in document)
        boxes, words = in_mm(document[1]), [reading_back.ink(page) for page in document]
    ring = back.crop(area(boxes["BleedBox"], -PIXEL))
    ImageDraw.Draw(ring).rectangle((6, 6, ring.width - 7, ring.height - 7), fill=0)
    assert ring.getextrema()[1] < WHITE
    for shown, chars in zip((front, back), words, strict=True):
        for char in chars:
            box = (char.left, char.top, char.right, char.bottom)
            if beyond(box, boxes["BleedBox"]):
                assert char.top > boxes["BleedBox"][3] + 1  # the slug, at the foot
                ImageDraw.Draw(shown).rectangle(area(box, 0.2), fill=WHITE)
        blank_marks(shown, boxes, bleed)
        ImageDraw.Draw(shown).rectangle(area(boxes["BleedBox"], PIXEL), fill=WHITE)
        assert shown.getextrema() == (WHITE, WHITE)


def beyond(box, bleed) -> bool:
    return box[2] < bleed[0] or box[0] > bleed[2] or box[3] < bleed[1] or box[1] > bleed[3]


def blank_marks(shown: Image.Image, boxes, bleed: float) -> None:
    """Take out what lies in line with the cuts, from half a millimetre past the bleed to the edges of the page."""
    left, top, right, bottom = boxes["BleedBox"]
    _, _, wide, high = boxes["MediaBox"]
    draw, air = ImageDraw.Draw(shown), 0.5
    for x in boxes["TrimBox"][0::2]:
        draw.rectangle(area((x, 0, x, top - air), 0.1), fill=WHITE)
        draw.rectangle(area((x, bottom + air, x, high), 0.1), fill=WHITE)
    for y in boxes["TrimBox"][1::2]:
        draw.rectangle(area((0, y, left - air, y), 0.1), fill=WHITE)
        draw.rectangle(area((right + air, y, wide, y), 0.1), fill=WHITE)


def test_a_slug_is_as_small_as_it_takes(cards):
    title = "Ce que l'on entend dire du travail pair, et ce que nous en savons"
    deck = replace(cards("50 x 50 mm", 1), title=title)
    with reading_back.opened(pdf(ordered(deck))) as document:
        for page in document:
            outside = [char for char in reading_back.ink(page) if beyond(char[1:], in_mm(page)["BleedBox"])]
            assert len(outside) > 60
            assert all(1 < char.left and char.right < page.get_width() / MM - 1 for char in outside)


# --- black ---------------------------------------------------------------------------------------------------

_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\nstream\n")
_RGB = re.compile(r"(?<=\s)([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)\b")


def streams(data: bytes) -> Iterator[str]:
    """What is drawn on each page, in operators."""
    for found in _STREAM.finditer(data):
        inflated = zlib.decompressobj()
        try:
            text = inflated.decompress(data[found.end():found.end() + int(found[1])])
        except zlib.error:
            continue
        if text.startswith(b"1 j 1 J"):
            yield text.decode("latin-1")


def nearly_black(data: bytes) -> set[str]:
    """Colours of three inks that look black or grey and dark."""
    return {found[0] for text in streams(data) for found in _RGB.finditer(text)
            if max(channels := [float(found[i]) for i in (1, 2, 3)]) < 0.3
            or max(channels) - min(channels) < 0.06 and max(channels) < 0.75}


def test_black_and_grey_are_printed_with_black_alone(handed_over):
    assert {path.name: found for path in handed_over if (found := nearly_black(path.read_bytes()))} == {}
    assert sum(text.count("\n0 g\n") for path in handed_over for text in streams(path.read_bytes())) > 100


def test_every_deck_prints_black_with_black_alone():
    library, _ = workroom()
    for name in library.names(DECKS):
        assert nearly_black(pdf(ordered(library.deck(name)))) == set(), name


def test_black_of_three_inks_is_seen():
    library, look = workroom(False)
    out = deck_printout(library.deck("idees-recues"), look, Order())
    assert nearly_black(pdf(out))


# --- several on a sheet --------------------------------------------------------------------------------------


def runs(shown: Image.Image, across: bool, at: float) -> list[tuple[float, float]]:
    """Where ink begins and ends along a line through a sheet, in mm."""
    line = shown.crop((0, round(at * DOTS), shown.width, round(at * DOTS) + 1) if across else
                      (round(at * DOTS), 0, round(at * DOTS) + 1, shown.height))
    inked = [value < WHITE for value in line.tobytes()]
    edges = [i for i, (before, here) in enumerate(pairwise([False, *inked, False])) if before != here]
    found = [(a * PIXEL, b * PIXEL) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in found if b - a > 5]  # no letter of the slug


@pytest.mark.parametrize("size, paper, bleed, gap", (
    ("poker", "A4", 3, 8), ("visite", "A3", 3, 7), ("50 x 50 mm", "A4", 2, 6), ("70 x 100 mm", "letter", 1.5, 5)))
def test_imposed_cards_stand_apart_by_their_bleeds_with_backs_behind_fronts(cards, size, paper, bleed, gap):
    out = ordered(cards(size, 40), bleed, gap, True, paper)
    assert (out.sides, out.flip) == (2, "long-edge") and len(out.pages) % 2 == 0
    with reading_back.opened(pdf(out)) as document:
        wide, high = reading_back.size(document[0])
        found = sheet_marks(document[0])
        back = picture(document[1])
    assert {(round(mark.pen, 3), mark.colour) for mark in found} == {(0.25, (0, 0, 0, 255))}
    xs = sorted({round(mark.x1, 2) for mark in found if mark.x1 == mark.x2})
    ys = sorted({round(mark.y1, 2) for mark in found if mark.y1 == mark.y2})
    assert all(abs(b - a - gap) < NEAR for edges in (xs, ys) for a, b in zip(edges[1::2], edges[2::2], strict=False))
    if high > wide:  # the back as it lies once the paper is turned over its long edge
        back = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    else:
        back = back.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    for edges, inked in ((xs, runs(back, True, (ys[0] + ys[1]) / 2)), (ys, runs(back, False, (xs[0] + xs[1]) / 2))):
        expected = [(a - bleed, b + bleed) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        assert len(inked) == len(expected)
        assert all(abs(p - q) < 2 * PIXEL for ours, theirs in zip(inked, expected, strict=True)
                   for p, q in zip(ours, theirs, strict=True))
        assert all(mark_is_clear(mark, expected, across=edges is xs) for mark in found)


def mark_is_clear(mark: Mark, inked: list[tuple[float, float]], across: bool) -> bool:
    """Whether a mark that runs that way begins where the ink of the cards has ended, the width of its tip included."""
    first, last = inked[0][0], inked[-1][1]
    low, high = sorted((mark.x1, mark.x2) if across else (mark.y1, mark.y2))
    runs_so = (mark.y1 == mark.y2) == across
    return not runs_so or high + mark.pen / 2 / MM < first + 0.01 or low - mark.pen / 2 / MM > last - 0.01


def test_the_fewest_cards_of_a_sheet_have_marks_around_them_all(cards):
    out = ordered(cards("poker", 1), imposed=True)
    with reading_back.opened(pdf(out)) as document:
        found = sheet_marks(document[0])
    assert len({(m.x1 == m.x2, round(m.x1 if m.x1 == m.x2 else m.y1, 1)) for m in found}) == 4


def test_a_card_that_leaves_no_room_for_its_marks_is_refused(cards):
    library, look = workroom()
    report = look.setter.report
    assert ordered(cards("195 x 280 mm", 1), imposed=True).pages == []
    assert [d.code for d in report].count("carte-trop-grande") == 1


# --- the files of a shop order -------------------------------------------------------------------------------


def test_everything_handed_over_is_made_to_last(handed_over):
    assert len(handed_over) > 30
    assert {path.name: found for path in handed_over if (found := failures(path))} == {}


def test_sheets_are_whole_and_cut_at_their_edges(handed_over):
    """Not in pieces, not several to a page: a shop's paper is as large as it takes."""
    sizes = set()
    for folder in {path.parent for path in handed_over if (path.parent / manifest.NAME).exists()}:
        for entry in manifest.read(folder).files:
            if entry.kind == "sheet":
                sizes.add(entry.size)
                assert entry.tiles == (1, 1), entry.file
                asked = sorted(Size.parse(entry.size)[:2])
                with reading_back.opened(folder / entry.file) as document:
                    for page in document:
                        assert sorted(map(round, reading_back.size(page))) == asked, entry.file
                        boxes = in_mm(page)
                        assert boxes["TrimBox"] == boxes["BleedBox"] == boxes["MediaBox"]
    assert {"A2", "A3", "A4", "A6"} <= sizes
