"""A printer's slip is undone by what is sent to it: applied to the corrected page, it lands where that was drawn."""

from __future__ import annotations

from math import cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.delivery.correcting import corrected, correction, with_room
from kit.delivery.order import Order, Shop
from kit.documents.session import Printout
from kit.imposition.grid import Spacing
from kit.model.printer import Edges, Hundred, Offset, PrinterProfile, Tilt
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.page import MM, Correction, Page

NEAR = 0.01  # mm
thorough = settings(max_examples=150, deadline=None, derandomize=True)


def profile(back_x=0.0, back_y=0.0, back_turn=0.0, width=100.0, height=100.0, **more) -> PrinterProfile:
    return PrinterProfile(printer=Text("Accueil"), back_x=Offset(back_x), back_y=Offset(back_y),
                          back_turn=Tilt(back_turn), width=Hundred(width), height=Hundred(height), **more)


profiles = st.builds(profile, *2 * [st.floats(-10, 10)], st.floats(-3, 3), *2 * [st.floats(90, 110)])


def clockwise(x: float, y: float, degrees: float) -> tuple[float, float]:
    angle = radians(degrees)
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


def drawn(by: Correction, x: float, y: float) -> tuple[float, float]:
    """Where a corrected page has what stood at (x, y) from its middle: turned, then scaled, then moved."""
    x, y = clockwise(x, y, by.degrees)
    return x * by.scale_x + by.dx / MM, y * by.scale_y + by.dy / MM


def printed(by: PrinterProfile, x: float, y: float, back: bool) -> tuple[float, float]:
    """Where the printer puts it: scaled, then on backs turned, then shifted."""
    x, y = x * by.width / 100, y * by.height / 100
    if not back:
        return x, y
    x, y = clockwise(x, y, by.back_turn)
    return x + by.back_x, y + by.back_y


@thorough
@given(profiles, st.booleans(), st.floats(-210, 210), st.floats(-210, 210))
def test_the_slip_of_a_corrected_page_lands_on_the_ideal(printer, back, x, y):
    there = printed(printer, *drawn(correction(printer, False, back), x, y), back)
    assert there == pytest.approx((x, y), abs=NEAR)


@thorough
@given(st.builds(profile, *2 * [st.floats(-4, 4)], st.floats(-1, 1), *2 * [st.floats(97, 103)]), st.booleans(),
       st.sampled_from(["A4", "A3", "letter"]))
def test_what_is_moved_stays_where_ink_may_go(printer, backs, paper):
    paper = Size.parse(paper)
    before = Spacing(Edges(5, 5, 12, 5), 0, 1.5, Edges(3, 4, 12, 5), True)
    after = with_room(before, printer, paper, backs)
    assert all(new >= old for new, old in zip(after.margins, before.margins, strict=True))
    for back in {False, backs}:
        by = correction(printer, False, back)
        for x in (after.printable.left - paper.width / 2, paper.width / 2 - after.printable.right):
            for y in (after.printable.top - paper.height / 2, paper.height / 2 - after.printable.bottom):
                there = drawn(by, x, y)
                left, top = there[0] + paper.width / 2, there[1] + paper.height / 2
                # A corner that moved sideways meets its edge at another height: a hair, at these slips.
                assert left >= 5 - 0.3 and paper.width - left >= 4 - 0.3
                assert top >= 3 - 0.3 and paper.height - top >= 12 - 0.3


def test_a_printer_that_is_right_takes_no_room():
    assert with_room(Spacing(), profile(), Size.parse("A4"), True) == Spacing()
    assert with_room(Spacing(), None, Size.parse("A4"), True) == Spacing()
    moved = with_room(Spacing(), profile(back_x=2), Size.parse("A4"), True)
    assert moved.printable == (4, 4, 4, 6) and moved.margins == (5, 5, 5, 6), "what is sent is moved to the left"
    assert with_room(Spacing(), profile(back_x=2), Size.parse("A4"), False) == Spacing()


def corrections(printer: PrinterProfile | None, pages: list[Page], backs=frozenset(), **order) -> list:
    out = Printout("deck", "x", "X", pages, (210, 297))
    return [page.correction for page in corrected(out, Order(profile=printer, **order), backs).pages]


def test_pages_are_corrected_each_in_its_way():
    """Fronts are scaled, backs moved too, a page that lies has its across down the sheet."""
    printer = profile(1, 2, 0, 98, 104)
    pages = [Page.of_mm(210, 297), Page.of_mm(210, 297), Page.of_mm(297, 210)]
    front, back, lying = corrections(printer, pages, frozenset({1}))
    assert front == Correction(scale_x=100 / 98, scale_y=100 / 104)
    assert back == front._replace(dx=pytest.approx(-MM / 0.98), dy=pytest.approx(-2 * MM / 1.04))
    assert lying == Correction(scale_x=100 / 104, scale_y=100 / 98)


def test_pages_are_left_alone_where_there_is_nothing_to_correct():
    assert corrections(None, [Page(10, 10)]) == [None]
    assert corrections(profile(back_x=1), [Page(10, 10), Page(10, 10)], frozenset({1})) != [None, None]
    assert corrections(profile(back_x=1), [Page(10, 10)]) == [None]
    assert corrections(profile(width=99), [Page(10, 10)], shop=Shop()) == [None]
