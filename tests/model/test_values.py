"""The small values of a script: every spelling that is promised is read, everything else is refused by its code."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit.model.theme import Colour
from kit.model.values import DAY, SIZE_NAMES, Range, Size, Spare, parse_clock, parse_date, parse_duration

MINUTES = st.integers(0, DAY)
PARSERS = {
    Range.parse: {"trois-nombres", "nombres-decroissants", "nombre-trop-grand"},
    Size.parse: {"taille-inconnue", "taille-hors-bornes"},
    Spare.parse: {"reserve-illisible"},
    Colour.parse: {"couleur-illisible"},
    parse_clock: {"heure-illisible"},
    parse_duration: {"duree-illisible", "duree-hors-bornes"},
    parse_date: {"date-illisible"},
}


def code(parse, text: str) -> str:
    with pytest.raises(ValueError) as raised:
        parse(text)
    return str(raised.value)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: getattr(parse, "__qualname__", ""))
@given(text=st.one_of(st.text(), st.text("0123456789/:hHxX×mn% -.,#abcdef٣²"),
                      st.from_regex(r"\d{1,4}[:/hx -]\d{1,4}.?")))
def test_any_text_is_a_value_or_a_code(parse, text):
    try:
        parse(text)
    except ValueError as error:
        assert str(error) in PARSERS[parse]


@given(st.lists(MINUTES, min_size=3, max_size=3))
def test_a_range_is_read_when_it_rises(numbers):
    text = "/".join(map(str, numbers))
    if numbers == sorted(numbers):
        found = Range.parse(text)
        assert [found.least, found.usual, found.most] == numbers == list(Range.parse(text.replace("/", " / ")))
    else:
        assert code(Range.parse, text) == "nombres-decroissants"


@given(MINUTES)
def test_one_number_is_a_range_that_does_not_move(number):
    assert Range.parse(str(number)) == (number, number, number)


@pytest.mark.parametrize("text", ["", "5/8", "5/8/10/12", "-5", "5.5", "5 min", "1e3", "0x1F", "²", "٣", "//", "5,8"])
def test_other_ranges_are_refused(text):
    assert code(Range.parse, text) == "trois-nombres"


def test_a_range_has_a_limit():
    assert code(Range.parse, "1441") == "nombre-trop-grand"
    assert Range.parse("5/8/10", limit=10) == (5, 8, 10)


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_spelling_of_an_hour_is_the_same_hour(hour, minute):
    forms = ("{}:{:02}", "{:02}:{:02}", "{}h{:02}", "{} h {:02}", "{}H{:02}")
    spellings = [form.format(hour, minute) for form in forms]
    spellings += [f"{hour}h", f"{hour} h"] if minute == 0 else []
    assert {parse_clock(text) for text in spellings} == {hour * 60 + minute}


@pytest.mark.parametrize("text", ["", "14", "14:", "14:5", "14:60", "24:00", "25h", "-1:00", "14.30", "14:00:00",
                                  "midi", "1430", "h30"])
def test_other_hours_are_refused(text):
    assert code(parse_clock, text) == "heure-illisible"


@given(st.integers(1, DAY))
def test_every_spelling_of_a_duration_is_the_same_duration(minutes):
    hours, rest = divmod(minutes, 60)
    spellings = [f"{minutes}", f"{minutes} min", f"{minutes}min", f"{minutes} minutes"]
    spellings += [f"{hours}h{rest:02}", f"{hours}:{rest:02}"]
    spellings += [f"{hours}h", f"{hours} h"] if rest == 0 else []
    assert {parse_duration(text) for text in spellings} == {minutes}


@pytest.mark.parametrize("text, expected", [
    *((text, "duree-hors-bornes") for text in ("0", "0h00", "1441", "25h")),
    *((text, "duree-illisible") for text in ("", "1h60", "1:3", "1:", "1h30min", "-90", "une heure", "1.5h")),
])
def test_other_durations_are_refused(text, expected):
    assert code(parse_duration, text) == expected


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_both_spellings_of_a_date_are_the_same_date(day):
    spellings = (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}")
    assert {parse_date(text) for text in spellings} == {day}


@pytest.mark.parametrize("text", ["", "31/02/2027", "2027-02-30", "2027-13-01", "12/01/27", "12.01.2027", "2027/01/12",
                                  "0000-01-01"])
def test_other_dates_are_refused(text):
    assert code(parse_date, text) == "date-illisible"


@given(st.integers(20, 1200), st.integers(20, 1200), st.sampled_from(["{}x{}mm", "{} x {} mm", " {} × {} mm "]))
def test_measures_are_millimetres(width, height, form):
    size = Size.parse(form.format(width, height))
    assert (size.width, size.height, size.name) == (width, height, "")
    assert size.turned.turned == size
    assert size.landscape.width >= size.landscape.height


def test_measures_may_have_a_decimal_with_point_or_comma():
    assert Size.parse("63,5 x 88.9 mm")[:2] == (63.5, 88.9)


@pytest.mark.parametrize("name", SIZE_NAMES)
def test_every_named_size_is_read_in_any_case_and_keeps_its_name(name):
    assert Size.parse(name)[:2] == Size.parse(name.upper())[:2] == Size.parse(name.lower())[:2]
    assert Size.parse(name).name == name


@pytest.mark.parametrize("text, expected", [
    *((text, "taille-inconnue") for text in ("", "poken", "70 x 120", "7 x 12 cm", "70 x 120 x 2 mm")),
    *((text, "taille-hors-bornes") for text in ("19 x 88 mm", "63 x 1201 mm")),
])
def test_other_sizes_are_refused(text, expected):
    assert code(Size.parse, text) == expected


@given(st.integers(0, 999), st.integers(0, 10_000))
def test_spares_are_pieces_or_a_share_rounded_up(number, need):
    assert Spare.parse(str(number)).of(need) == number
    extra = Spare.parse(f"{number} %").of(need)
    assert need * number <= extra * 100 < need * number + 100


@pytest.mark.parametrize("text", ["", "un peu", "-1", "10 pour cent", "1.5", "%", "1000"])
def test_other_spares_are_refused(text):
    assert code(Spare.parse, text) == "reserve-illisible"


@given(st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True), st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
def test_colours_contrast_alike_both_ways(one, other):
    one, other = Colour.parse(one), Colour.parse(other)
    assert 1 <= one.contrast(other) <= 21.0001
    assert one.contrast(other) == other.contrast(one)
    assert one.contrast(one) == 1


def test_contrast_is_that_of_wcag():
    assert round(Colour.parse("#000000").contrast(Colour.parse("#ffffff")), 3) == 21
    assert round(Colour.parse("#767676").contrast(Colour.parse("#ffffff")), 2) == 4.54


@given(st.text())
def test_other_colours_are_refused(text):
    assume(not (len(text) == 7 and text[0] == "#"))
    assert code(Colour.parse, text) == "couleur-illisible"
