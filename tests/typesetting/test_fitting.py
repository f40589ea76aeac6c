"""Texts are fitted into boxes: leading first, then size, never below the floor, never clipped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typesetting.fitting import HAND_FLOOR, Part, excess, fit, stack
from kit.typesetting.page import BOLD, Node
from kit.typesetting.text import Style

from .case import french, often, some, typesetter

SETTER = typesetter()
SENTENCE = "Les personnes accompagnées disent ce qu'elles pensent du travail pair, et l'équipe les écoute. "
looks = st.builds(Style, size=st.sampled_from([8.0, 9.0, 10.5, 11.2, 17.0]), leading=st.sampled_from([1.0, 1.2, 1.4]),
                  face=st.just(BOLD))
part = st.builds(Part, french, looks, gap=st.sampled_from([0.0, 4.0]), indent=st.sampled_from([0.0, 12.0]))
parts = st.lists(part, min_size=1, max_size=4)
widths, heights, floors = st.floats(60, 250), st.floats(5, 300), st.sampled_from([8.5, 9.0, 11.0])


def lowest(found) -> float:
    """The y below the last line, whose runs are placed from 0."""
    return sum(part.gap * found.scale + len(lines) * style.line for part, lines, style in found.parts)


@often(parts, widths, heights, floors)
def test_what_fits_fits(stacked, width, height, floor):
    found = fit(SETTER, stacked, width, height, floor)
    if found is None:
        return
    assert found.height == pytest.approx(lowest(found)) and found.height <= height + 0.02
    for part, lines, style in found.parts:
        assert SETTER.fits(lines, style, width - part.indent)
        assert style.size <= part.style.size
        assert style.size >= floor - 1e-9 or part.style.size < floor
        assert part.style.leading >= style.leading >= min(part.style.leading, 1.15)
        assert lines == SETTER.lines(part.text, style, width - part.indent)


@often(parts, widths, heights, floors)
def test_none_exactly_where_the_floor_does_not_fit(stacked, width, height, floor):
    sizes = [part.style.size for part in stacked if part.style.size >= floor]
    fitted, inside = stack(SETTER, stacked, width, floor / min(sizes, default=floor), 0.86)
    fits = inside and fitted.height <= height + 0.01
    assert (fit(SETTER, stacked, width, height, floor) is not None) == fits


@given(parts, widths, heights, st.floats(1, 100))
@some
def test_more_height_never_makes_text_smaller(stacked, width, height, more):
    found, larger = (fit(SETTER, stacked, width, h, HAND_FLOOR) for h in (height, height + more))
    if found:
        assert larger and larger.scale >= found.scale


@given(parts, widths, st.floats(0, 60), floors)
@some
def test_what_does_not_fit_is_too_long_by_a_line_or_more(stacked, width, height, floor):
    if fit(SETTER, stacked, width, height, floor) is None:
        assert excess(SETTER, stacked, width, height, floor) >= 1


def test_excess_counts_lines_at_the_floor():
    part = Part("un\ndeux\ntrois\nquatre", Style(12, 1.0))
    assert fit(SETTER, [part], 200, 9 * 4, 9.0)
    assert [excess(SETTER, [part], 200, 9 * lines, 9.0) for lines in (3.5, 3, 2, 1)] == [1, 1, 2, 3]


def test_leading_is_tightened_before_size():
    part = Part(SENTENCE * 2, Style(12, 1.4))
    full, _ = stack(SETTER, [part], 150)
    lines = len(full.parts[0][1])
    found = fit(SETTER, [part], 150, lines * 12 * 1.3, 9.0)
    assert found.scale == 1 and found.parts[0][2].leading == pytest.approx(1.4 * 0.9)
    smaller = fit(SETTER, [part], 150, lines * 12 * 1.1, 9.0)
    assert smaller.scale < 1


def test_an_open_leading_is_not_tightened_below_what_reads_well():
    for leading, least in ((1.3, 1.15), (1.2, 1.15), (1.0, 1.0)):
        fitted, _ = stack(SETTER, [Part("mot", Style(10, leading))], 100, share=0.86)
        assert fitted.parts[0][2].leading == pytest.approx(max(least, leading * 0.86))


def test_the_floor_itself_is_tried():
    part = Part("un\ndeux", Style(11.2, 1.0))
    found = fit(SETTER, [part], 200, 18.0, 9.0)
    assert found and found.parts[0][2].size == pytest.approx(9.0)


def test_what_started_below_the_floor_does_not_hold_the_rest():
    small, large = Part("note", Style(7)), Part("mot", Style(20))
    found = fit(SETTER, [small, large], 200, 20, 9.0)
    assert found.parts[1][2].size >= 9.0 and found.parts[0][2].size == pytest.approx(7 * found.scale)


def test_a_word_wider_than_the_box_does_not_fit():
    part = Part("nom.prenom@exemple.fr", Style(12))
    assert fit(SETTER, [part], 40, 500, 9.0) is None
    assert excess(SETTER, [part], 40, 500, 9.0) == 1


def test_a_stack_is_placed_from_its_top():
    stacked = [Part("un", Style(10, 1.5)), Part("deux\ntrois", Style(10, 1.5), gap=6, indent=20)]
    found, inside = stack(SETTER, stacked, 100)
    first, second = Node("P"), Node("P")
    runs = found.place(SETTER, 5, 100, 100, [first, second])
    assert inside and found.height == 15 * 3 + 6
    assert [run.x for run in runs] == [5, 25, 25]
    assert [run.y - runs[0].y for run in runs] == pytest.approx([0, 21, 36])
    assert [run.node for run in runs] == [first, second, second]
    with pytest.raises(ValueError):
        found.place(SETTER, 0, 0, 100, [first])
