"""Every page says where it ends, where it is cut and how far its ink goes; one box never leaves another."""

from __future__ import annotations

import ctypes
import re

import pytest
from pypdfium2 import raw

from kit.pdf.boxes import boxes
from kit.typesetting.page import Page

from . import reading_back
from .making import written


def said(page) -> dict[str, tuple[float, ...] | None]:
    """The boxes that a page states in so many words, in points from the lower left corner."""
    found = {}
    for name in ("MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"):
        values = [ctypes.c_float() for _ in range(4)]
        stated = getattr(raw, f"FPDFPage_Get{name}")(page, *map(ctypes.byref, values))
        found[name] = tuple(round(value.value, 2) for value in values) if stated else None
    return found


def test_a_page_that_says_nothing_is_cut_at_its_edges():
    with reading_back.opened(written(Page(200, 300))) as document:
        whole = (0, 0, 200, 300)
        assert said(document[0]) == {"MediaBox": whole, "CropBox": None, "BleedBox": whole, "TrimBox": whole,
                                     "ArtBox": None}


def test_boxes_are_told_from_the_foot_up():
    page = Page(200, 300)
    page.trim, page.bleed = (30, 20, 100, 200), (25, 15, 110, 210)
    with reading_back.opened(written(page)) as document:
        found = said(document[0])
    assert (found["TrimBox"], found["BleedBox"]) == ((30, 80, 130, 280), (25, 75, 135, 285))


def test_every_page_of_every_file_has_its_boxes_one_inside_the_other(built):
    pages = 0
    for path in built.glob("*/*.pdf"):
        with reading_back.opened(path) as document:
            for page in document:
                found, pages = said(page), pages + 1
                media, bleed, trim = found["MediaBox"], found["BleedBox"], found["TrimBox"]
                assert found["CropBox"] in (None, media) and found["ArtBox"] is None
                assert all(a <= b <= c for a, b, c in zip(media[:2], bleed[:2], trim[:2], strict=True))
                assert all(a >= b >= c for a, b, c in zip(media[2:], bleed[2:], trim[2:], strict=True))
    assert pages > 200


@pytest.mark.parametrize("trim, bleed", (
    ((20, 20, 100, 100), (30, 30, 90, 90)), ((0, 0, 201, 300), None), ((20, 20, 10, 10), (-5, 0, 60, 60)),
    (None, (5, 5, 190, 290)), ((20, 250, 50, 51), None)))
def test_a_box_that_leaves_the_one_around_it_is_refused(trim, bleed):
    page = Page(200, 300)
    page.trim, page.bleed = trim, bleed
    with pytest.raises(ValueError, match="not inside"):
        boxes(page)


def test_what_rounding_adds_is_taken_away():
    page = Page(200.00049, 300.00051)
    page.trim = page.bleed = (0, -1e-9, 200.00049 + 1e-7, 300.00051)
    found = boxes(page)
    assert found["TrimBox"] == found["BleedBox"] == found["MediaBox"]
    assert re.fullmatch(r"\(0\.0, 0\.0, 200\.0, 300\.001\)", repr(found["MediaBox"]))
