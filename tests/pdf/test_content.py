"""A page of boxes becomes ink where the boxes stand: turned, clipped, in their colours."""

from __future__ import annotations

import ctypes
import math

import pytest
from pypdfium2 import raw

from kit.pdf.syntax import short as number
from kit.typesetting.page import Bookmark, Correction, Node, Page, Path, Placed, Rule, Run
from kit.typesetting.shapes import rectangle

from . import reading_back
from .making import written

WIDE, TALL = 200.0, 100.0  # of the page that is placed
X, Y = 30.0, 150.0  # where its corner stands, of a page 500 wide and 700 tall


def placed(turn: int, *boxes, clip=None) -> bytes:
    face, page = Page(WIDE, TALL), Page(500, 700)
    face.add(*boxes)
    page.add(Placed(face, X, Y, turn, clip))
    target = Page(500, 700)
    target.bookmarks.append(Bookmark(1, "Là", 0, "la"))
    return written(page, target)


def word(x: float, y: float, **more) -> Run:
    return Run(x, y, "XX", "regular", 10, "#000000", Node("P"), width=13.0, **more)


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Where a point of the placed page comes to lie once it was turned clockwise, by the turns of a clock's hand."""
    for _ in range(turn // 90):
        x, y = -y, x
    corners = [(0.0, 0.0), (WIDE, 0.0), (WIDE, TALL), (0.0, TALL)]
    for _ in range(turn // 90):
        corners = [(-b, a) for a, b in corners]
    return X + x - min(a for a, _ in corners), Y + y - min(b for _, b in corners)


@pytest.mark.parametrize("turn, direction", ((0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1))))
def test_a_page_is_set_down_turned_clockwise(turn, direction):
    with reading_back.opened(placed(turn, word(40, 60))) as document:
        (token,) = reading_back.tokens(document[0], ["XX"])["XX"]
    x, y = turned(40 + 6.5, 60 - 3, turn)
    assert (token.across, token.down) == direction
    assert abs(token.x * reading_back.MM - x) < 1.5 and abs(token.y * reading_back.MM - y) < 1.5


def test_a_page_is_corrected_as_a_whole():
    """Turned clockwise about its middle, then scaled about it, then moved: words, placed pages and links alike."""
    page, face, target = Page(500, 700), Page(WIDE, TALL), Page(500, 700)
    face.add(word(40, 60, link="#la"))
    page.add(Placed(face, X, Y, 90), Run(100, 600, "YY", "regular", 10, "#000000", Node("P"), width=13.0))
    target.bookmarks.append(Bookmark(1, "Là", 0, "la"))
    page.correction = Correction(20, -30, 3, 0.97, 1.04)
    angle = math.radians(3)
    with reading_back.opened(written(page, target)) as document:
        lines = reading_back.lines(document[0], ["XX", "YY"])
        for text, (x, y) in (("XX", turned(40, 60, 90)), ("YY", (100, 600))):
            x, y = x - 250, y - 350
            x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
            (line,) = lines[text]
            there = line.x * reading_back.MM, line.y * reading_back.MM
            assert there == pytest.approx((x * 0.97 + 250 + 20, y * 1.04 + 350 - 30), abs=0.02)
        at, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        assert raw.FPDFLink_Enumerate(document[0], ctypes.byref(at), ctypes.byref(link))
        raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box))
        (token,) = reading_back.lines(document[0], ["XX"])["XX"]
        assert box.left - 1 <= token.x * reading_back.MM <= box.right + 1
        assert box.bottom - 1 <= 700 - token.y * reading_back.MM <= box.top + 1


@pytest.mark.parametrize("turn", (0, 90, 180, 270))
def test_a_link_lies_on_its_words_however_they_are_turned(turn):
    with reading_back.opened(placed(turn, word(40, 60, link="#la"))) as document:
        at, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
        assert raw.FPDFLink_Enumerate(document[0], ctypes.byref(at), ctypes.byref(link))
        raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box))
        (token,) = reading_back.tokens(document[0], ["XX"])["XX"]
        x, y = token.x * reading_back.MM, 700 - token.y * reading_back.MM
        assert box.left < x < box.right and box.bottom < y < box.top
        assert {round(box.right - box.left), round(box.top - box.bottom)} == {13, 10}


def dark(pdf: bytes) -> set[tuple[int, int]]:
    """Which squares of 50 points of the first page have ink: (column, row) from the top left."""
    with reading_back.opened(pdf) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    return {
        (x, y)
        for x in range(picture.width // 50)
        for y in range(picture.height // 50)
        if picture.crop((50 * x + 2, 50 * y + 2, 50 * x + 48, 50 * y + 48)).getextrema()[0] < 128
    }


def test_what_a_clip_leaves_out_is_not_printed():
    ground = Path(rectangle(-100, -100, 600, 600), "#000000")
    assert dark(placed(0, ground, clip=(50, 100, 100, 50))) == {(1, 2), (2, 2)}
    assert len(dark(placed(0, ground))) > 50, "without a clip a page draws past its own edges"


def test_what_is_drawn_after_a_placed_page_is_where_it_belongs():
    """Neither the turn, nor the clip, nor the colours of a placed page outlive it."""
    face, page = Page(10, 10), Page(300, 300)
    face.add(Path(rectangle(0, 0, 5, 5), "#ffffff", "#ffffff", 3))
    page.add(Path(rectangle(0, 0, 50, 50), "#000000"), Placed(face, 200, 200, 90, (200, 200, 10, 10)))
    page.add(Path(rectangle(100, 100, 50, 50), "#000000"), Rule(60, 25, 90, 25, 20, "#000000"))
    assert dark(written(page)) == {(0, 0), (2, 2), (1, 0)}


def test_a_path_without_ink_leaves_none():
    """… even where a pen is still at hand; and a path without steps only holds a place in the reading order."""
    page = Page(300, 300)
    page.add(Rule(10, 25, 40, 25, 20, "#000000"), Path(rectangle(100, 100, 50, 50)), Path((), node=Node("P")))
    assert dark(written(page)) == {(0, 0)}


@pytest.mark.parametrize("colour, ink", (("#000000", b"0 g"), ("#808080", b"0.502 g"), ("#ff0000", b"1 0 0 rg")))
def test_neutral_colours_take_black_ink_alone(colour, ink):
    from .test_images import streams

    page = Page(100, 100)
    page.add(Path(rectangle(0, 0, 50, 50), colour))
    assert any(ink + b"\n" in stream for stream in streams(written(page)))


@pytest.mark.parametrize("value, text", ((0, "0"), (-0.001, "0"), (1.5, "1.5"), (1.004, "1"), (-2.126, "-2.13")))
def test_numbers_are_short(value, text):
    assert number(value) == text
