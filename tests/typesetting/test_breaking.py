"""Lines: none too wide, none of the words lost, no sign where a French line may not begin or end."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.typesetting.breaking import Line, Piece, Word, Words, broken, settled
from kit.typesetting.hyphens import SOFT_HYPHEN, Hyphens, is_address, slashes
from kit.typesetting.page import BOLD, REGULAR
from kit.typesetting.text import Style

from .case import french, many, often, plain, said, shown, some, squeezed, typesetter

SETTER = typesetter()
measures = st.floats(15, 300)
styles = st.builds(Style, size=st.sampled_from([7.5, 9.0, 11.0, 17.0]), face=st.sampled_from([REGULAR, BOLD]),
                   hyphenate=st.booleans(), balance=st.booleans())


def word(width: float, text: str = "x") -> Word:
    """A word of that width, its space 1."""
    return Word((Piece(text, REGULAR, None, width),), width, 1.0)


def in_a_line(widths: list[float]) -> Words:
    return Words(map(word, widths))


def uncut(word: Word, room: float, must: bool) -> None:
    return None


def widths(lines: list[Line]) -> list[list[float]]:
    """Of each word; that of a line is what its words and the spaces between them take."""
    for line in lines:
        assert line.width == pytest.approx(sum(word.width for word in line.words) + max(0, len(line.words) - 1))
    return [[word.width for word in line.words] for line in lines]


# --- what holds for any text ----------------------------------------------------------------------------


@given(french, styles, measures)
@example("Il dit : « Que faire ? » ; puis il sort !", Style(11, balance=True), 60)
@many
def test_words_come_out_as_they_went_in(text, style, measure):
    lines = SETTER.lines(text, style, measure)
    assert squeezed(said(lines)) == squeezed(said(SETTER.lines(text, style, 1e9)))


@often(french, styles, measures)
def test_no_line_is_wider_than_the_measure_but_a_word_that_nothing_can_cut(text, style, measure):
    lines = SETTER.lines(text, style, measure)
    wide = [line for line in lines if line.width * style.size / 1000 > measure + 0.01]
    assert SETTER.fits(lines, style, measure) == (not wide)
    for line in wide:
        assert " " not in shown(line).strip(" ")
        (rest,) = SETTER.prepare(shown(line), style.face, markup=False)[0]
        assert SETTER._cut(rest, measure * 1000 / style.size, must=True) is None


@often(french, styles, measures)
def test_no_line_begins_or_ends_with_a_sign_that_belongs_to_its_neighbour(text, style, measure):
    lines = SETTER.lines(text, style, measure)
    first = (";", "!", "?", ":", "»", "%", "\u00a0", "\u202f")
    assert not [line for line in lines[1:] if shown(line).startswith(first)]
    assert not [line for line in lines[:-1] if shown(line).rstrip(" ").endswith(("«", "n°", "\u00a0", "\u202f"))]


@often(plain, st.sampled_from([9.0, 17.0]), measures)
def test_balance_evens_out_and_never_adds_a_line(words, size, measure):
    def raggedness(lines):
        return sum(line.width**2 for line in lines)

    ragged = SETTER.lines(" ".join(words), Style(size), measure)
    balanced = SETTER.lines(" ".join(words), Style(size, balance=True), measure)
    assert len(balanced) == len(ragged)
    assert raggedness(balanced) <= raggedness(ragged) * 1.0001
    assert SETTER.fits(balanced, Style(size), measure) or not SETTER.fits(ragged, Style(size), measure)


@often(plain, measures)
def test_a_last_line_is_a_third_where_that_costs_no_line(words, measure):
    prepared = SETTER.prepare(" ".join(words))
    usual, full = (SETTER.settled(prepared, Style(10), 10, measure, full) for full in (False, True))
    assert len(full) == len(usual) and said_of(full) == said_of(usual)
    *_, before, end = [None, *full]
    if before and end.width < measure * 33 and len(before.words) > 1 and not before.cut:
        longer = end.width + before.words[-1].width + before.words[-1].space
        assert longer > measure * 100 or longer > before.width - before.words[-1].width - before.words[-2].space


def said_of(lines):
    return [piece.text for line in lines for word in line.words for piece in word.pieces]


@often(plain, measures)
def test_a_short_last_word_has_company_where_the_same_lines_allow(words, measure):
    lines = SETTER.lines(" ".join(words), Style(10), measure)
    if len(lines) < 2 or " " in shown(lines[-1]) or lines[-1].width > measure * 20:
        return
    before = shown(lines[-2]).split()
    together = SETTER.width(f"{before[-1]} {shown(lines[-1])}", Style(10))
    assert len(before) < 2 or together > measure or SOFT_HYPHEN in shown(lines[-2])


@given(french, styles)
@some
def test_a_wide_measure_takes_each_text_on_one_line(text, style):
    assert len(SETTER.lines(text, style, 1e6)) == 1


@given(french, measures)
@some
def test_lines_of_a_wider_measure_are_no_more(text, measure):
    assert len(SETTER.lines(text, Style(10), measure * 1.3)) <= len(SETTER.lines(text, Style(10), measure))


# --- first fit --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "limit", "expected"), [
    ([], 10, [[]]),
    ([4, 5], 10, [[4, 5]]),
    ([4, 5.1], 10, [[4], [5.1]]),
    ([10, 10], 10, [[10], [10]]),
    ([3, 12, 3], 10, [[3], [12], [3]]),
    ([12], 10, [[12]]),
    ([3, 3, 3, 3], 7, [[3, 3], [3, 3]]),
])
def test_first_fit(words, limit, expected):
    assert widths(broken(in_a_line(words), limit, uncut)) == expected


def test_the_last_word_is_not_cut_where_it_can_stand_whole():
    rooms = []

    def cut(whole: Word, room: float, must: bool) -> tuple[Word, Word]:
        rooms.append((whole.width, room, must))
        return word(min(3, whole.width - 1)), word(whole.width - min(3, whole.width - 1))

    lines = broken(in_a_line([6, 7, 8]), 10, cut)
    assert widths(lines) == [[6, 3], [4], [8]]
    assert [line.cut for line in lines] == [True, False, False]
    assert rooms == [(7, 3, False)]


@pytest.mark.parametrize(("words", "expected"), [
    ([4, 4, 2], [[4], [4, 2]]),       # short and alone: the word before comes along
    ([4, 5, 5], [[4, 5], [5]]),       # not short
    ([10, 2], [[10], [2]]),           # the line before has no word to spare
    ([1, 8, 2], [[1, 8], [2]]),       # together they do not fit
    ([4, 4, 1, 1], [[4, 4], [1, 1]]),  # not alone
])
def test_company_for_a_last_word(words, expected):
    assert widths(settled(in_a_line(words), 10, uncut)) == expected


def test_balance():
    words = in_a_line([3] * 8)
    assert widths(settled(words, 23, uncut)) == [[3] * 6, [3] * 2]
    assert widths(settled(words, 23, uncut, balance=True)) == [[3] * 4] * 2
    assert widths(settled(in_a_line([30, 2, 2]), 23, uncut, balance=True)) == [[30], [2, 2]]


# --- words joined -------------------------------------------------------------------------------------------


def test_neighbours_of_one_face_are_one_piece():
    bold = Word((Piece("b", BOLD, None, 5),), 5, 2.0)
    linked = Word((Piece("c", BOLD, "https://d.fr", 5),), 5, 2.0)
    line = Line([word(4, "a"), word(4, "a"), bold, linked], 22, last=True)
    assert [(p.text, p.face, p.width) for p in line.pieces] == [("a a ", REGULAR, 10), ("b ", BOLD, 7), ("c", BOLD, 5)]
    assert line.width == 22


def test_a_line_that_goes_on_says_so_with_a_space_that_takes_no_room():
    for face in (None, REGULAR):
        line = Line([word(4, "a"), word(4, "b")], 9, face)
        assert shown(line._replace(last=True)) == "a b"
        assert shown(line) == "a b "
        assert shown(line._replace(cut=True)) == "a b"
        assert [piece.width for piece in line.pieces] == [9]


def test_lines_that_the_author_ended_do_not_run_together():
    assert said(SETTER.lines("un\ndeux\n\ntrois", Style(10), 300)) == "un deux trois"


# --- hyphens -------------------------------------------------------------------------------------------------


def cuts(text: str) -> list[str]:
    """The word with its points: | where nothing is put, - where a hyphen is."""
    for at, mark in reversed([*Hyphens("fr").points(text)]):
        text = text[:at] + ("-" if mark else "|") + text[at:]
    return text


@pytest.mark.parametrize(("text", "expected"), [
    ("accompagnement", "accom-pa-gne-ment"), ("l’accompagnement", "l’accom-pa-gne-ment"), ("été", "été"),
    ("peut-être", "peut-|être"), ("rendez-vous", "ren-dez-|vous"), ("là-bas", "là-bas"), ("va-t-il", "va-t-il"),
    ("2024-2025", "2024-|2025"), ("bonjour", "bon-jour"), ("idées", "idées"),
    ("(développement),", "(déve-lop-pe-ment),"), ("accompagnement/formation", "accom-pa-gne-ment/for-ma-tion"),
])
def test_where_words_may_be_cut(text, expected):
    assert cuts(text) == expected


@often(st.sampled_from(["l’accompagnement", "développement", "socio-professionnelle", "anticonstitutionnellement",
                        "quelqu’un", "insertion,", "travailleur·euse"]), st.floats(10, 150))
def test_three_letters_stay_on_either_side_and_own_hyphens_are_not_doubled(text, measure):
    lines = SETTER.lines(text, Style(10, hyphenate=True), measure)
    assert "".join(map(shown, lines)).replace(SOFT_HYPHEN, "") == text
    for line in lines[:-1]:
        assert shown(line).endswith((SOFT_HYPHEN, "-")) and not shown(line).endswith("-" + SOFT_HYPHEN)
        assert shown(line).rstrip("-" + SOFT_HYPHEN)[-3:].isalpha()
    for line in lines[1:]:
        assert shown(line)[:3].isalpha()


def test_words_are_cut_where_asked_or_where_they_must():
    text = "un petit développement important"
    measure = SETTER.width("un petit dévelop", Style(10)) + 5
    assert [shown(line) for line in SETTER.lines(text, Style(10), measure)] == [
        "un petit ", "développement ", "important"]
    assert [shown(line) for line in SETTER.lines(text, Style(10, hyphenate=True), measure)] == [
        "un petit dévelop\u00ad", "pement ", "important"]
    narrow = SETTER.width("dévelop", Style(10)) + 5
    assert "dévelop\u00ad" in [shown(line) for line in SETTER.lines(text, Style(10), narrow)]


def test_a_bold_word_with_its_comma_is_cut_like_any_other():
    lines = SETTER.lines("**Développement**, oui", Style(10), SETTER.width("**Développe**", Style(10)) + 5)
    assert [shown(line) for line in lines] == ["Développe\u00ad", "ment, oui"]


def test_addresses_and_links_are_cut_after_a_slash_and_only_where_they_must():
    address = "https://exemple.fr/accompagnement/developpement"
    room = SETTER.width("https://exemple.fr/accompagnement/", Style(10)) + 1
    for text in (address, f"[]({address})"):
        lines = SETTER.lines(f"voir {text} enfin", Style(10, hyphenate=True), room)
        assert [shown(line).strip() for line in lines] == [
            "voir", "https://exemple.fr/accompagnement/", "developpement enfin"]
    # What is left of an address is one, too: it stays whole, and does not fit.
    narrow = SETTER.lines("https://a.fr/accompagnement/x", Style(10), SETTER.width("https://a.fr/", Style(10)) + 1)
    assert [shown(line) for line in narrow] == ["https://a.fr/", "accompagnement/x"]
    assert is_address("nom@exemple.fr") and is_address("www.exemple.fr") and not is_address("exemple")
    assert [at for at, mark in slashes("https://a.fr/bc/d/")] == [13, 16]
    (line,) = SETTER.lines("[accompagnement](https://exemple.fr)", Style(10, hyphenate=True), 30)
    assert shown(line) == "accompagnement" and not SETTER.fits([line], Style(10), 30)


# --- speed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    "l'accompagnement de la personne vers un logement : « oui » ! " * 800, "anticonstitutionnellement " * 1900,
    "a" * 50_000, "é\u00a0" * 25_000, "développement" * 3800, "**développement**x" * 2700, "**a** " * 8000,
    "a\n" * 25_000, "Ŋa" * 25_000,
    "https://exemple.fr" + "/ab" * 16_000,
], ids=lambda text: text[:12])
@pytest.mark.parametrize("measure", [30, pytest.param(400, marks=pytest.mark.slow)])
def test_no_text_takes_long(text, measure):
    started = process_time()
    typesetter().lines(text, Style(10, hyphenate=True, balance=True), measure)
    assert process_time() - started < 10  # what grows with the square of its length takes minutes
