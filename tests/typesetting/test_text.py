"""Texts are prepared: French, faces, missing glyphs; and lines are placed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.typesetting.fonts import FACES, Fonts
from kit.typesetting.french import set_french
from kit.typesetting.inline import Span, parse, plain
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR, SYMBOLS, Node
from kit.typesetting.scripts import refusal
from kit.typesetting.text import _ODD, _USUAL, Style, Typesetter

from .case import NB, THIN, fonts, french, said, some, squeezed, typesetter, written


def words(setter: Typesetter, text: str, face: str = REGULAR) -> list[list[str]]:
    return [["".join(piece.text for piece in word.pieces) for word in line] for line in setter.prepare(text, face)]


def pieces(setter: Typesetter, text: str, face: str = REGULAR) -> list[tuple[str, str]]:
    return [(piece.text, piece.face) for line in setter.prepare(text, face) for word in line for piece in word.pieces]


# --- preparing ----------------------------------------------------------------------------------------


def test_words_stand_between_spaces_and_no_break_spaces_hold():
    assert words(typesetter(), "Vraiment ? « oui »  et 5 %") == [
        [f"Vraiment{THIN}?", f"«{NB}oui{NB}»", "et", f"5{NB}%"]]


def test_french_typography_looks_across_bold():
    assert pieces(typesetter(), '**Oui** ! "**non**"') == [
        ("Oui", BOLD), (f"{THIN}!", REGULAR), (f"«{NB}", REGULAR), ("non", BOLD), (f"{NB}»", REGULAR)]


def test_a_word_goes_on_from_face_to_face():
    assert pieces(typesetter(), "mi**lieu**x *et* fin") == [
        ("mi", REGULAR), ("lieu", BOLD), ("x", REGULAR), ("et", ITALIC), ("fin", REGULAR)]
    assert words(typesetter(), "mi**lieu**x *et* fin") == [["milieux", "et", "fin"]]


def test_markup_deepens_the_face_of_the_text():
    assert pieces(typesetter(), "a *b*", BOLD) == [("a", BOLD), ("b", BOLD_ITALIC)]


def test_another_language_keeps_its_own_typography():
    assert words(typesetter("en"), 'Really? "Yes"') == [["Really?", "“Yes”"]]
    assert words(typesetter("xx"), 'Really? "Yes"') == [["Really?", '"Yes"']]


def test_markup_can_be_left_as_it_is():
    (line,) = typesetter().prepare("**a**", markup=False)
    assert [piece.text for word in line for piece in word.pieces] == ["**a**"]


@pytest.mark.parametrize(("text", "expected"), [
    ("", [[]]), ("\n", [[]]), ("   ", [[]]), ("a\nb c", [["a"], ["b", "c"]]), ("a\n\nb", [["a"], [], ["b"]]),
    ("\na\n", [["a"]]), ("a\tb", [["a", "b"]]), ("a\u2028b\x85c", [["a"], ["b"], ["c"]]),
    ("dé\u00advelop\u00adper", [["développer"]]),
])
def test_lines_that_the_author_ended(text, expected):
    assert words(typesetter(), text) == expected


def test_an_empty_text_is_one_empty_line():
    setter = typesetter()
    (line,) = setter.lines("", Style(), 100)
    assert (line.pieces, line.width) == ([], 0)
    assert setter.place([line], Style(), 0, 0, 100) == []


@given(french)
@some
def test_letters_and_their_accents_are_one(text):
    setter = typesetter()
    assert words(setter, unicodedata.normalize("NFD", text)) == words(setter, text)
    assert not len(setter.report)


@given(french)
@some
def test_what_is_set_is_the_text_in_french_without_its_marks(text):
    assert squeezed(said(typesetter().lines(text, Style(), 1e9))) == squeezed(set_french(plain(text)))


def test_texts_are_prepared_once_and_forgotten_in_the_end():
    setter = typesetter()
    assert setter.prepare("un mot") is setter.prepare(written("un mot"))
    for number in range(5000):
        setter.prepare(f"carte {number}")
    assert len(setter._prepared) <= 1000


def test_words_and_their_widths_are_forgotten_in_the_end():
    setter, widths = typesetter(), Fonts({face: fonts().files[face] for face in FACES}).widths[REGULAR]
    setter._known[REGULAR]._widths = widths
    space = widths[" "]
    for number in range(12_000):
        setter.prepare(f"mot {number}x")
    assert len(setter._known[REGULAR]) <= 5000 and len(widths) <= 10_000
    assert widths[" "] == space


def test_usual_characters_need_no_closer_look():
    for char in filter(_USUAL.fullmatch, map(chr, range(0x10000))):
        assert unicodedata.is_normalized("NFC", char) and not any(refusal(char)) and not _ODD.search(char)
        assert [*parse(f"a{char}b{char}c")] == [Span(f"a{char}b{char}c", REGULAR)]


# --- what no face can print -----------------------------------------------------------------------------


def test_what_the_face_lacks_is_taken_from_the_symbols():
    setter = typesetter()
    assert pieces(setter, "aŊɔ b", BOLD) == [("a", BOLD), ("Ŋɔ", SYMBOLS), ("b", BOLD)]
    assert words(setter, "aŊɔ b") == [["aŊɔ", "b"]]
    assert not len(setter.report)


def test_what_nothing_can_print_is_an_error_at_its_place():
    setter = typesetter()
    text = written("Bravo 🎉, 漢 🎉", line=14)
    assert words(setter, text) == [["Bravo", ","]]
    assert {(d.severity, d.code, d.place.line) for d in setter.report} == {("error", "caractere-sans-dessin", 14)}
    assert [(d.facts["char"], d.facts["number"]) for d in setter.report] == [("🎉", "U+1F389"), ("漢", "U+6F22")]


def test_the_same_text_elsewhere_is_as_wrong():
    setter = typesetter()
    for line in (3, 8):
        setter.lines(written("Bravo 🎉", line), Style(), 100)
    assert [d.place.line for d in setter.report] == [3, 8]
    before = setter.report.raised
    setter.lines(written("Bravo 🎉", 3), Style(8), 50)
    assert setter.report.raised == before + 1


def test_a_text_from_nowhere_is_reported_without_a_place():
    setter = typesetter()
    setter.prepare("🎉")
    assert [d.place for d in setter.report] == [None]


@given(st.text(st.sampled_from("aé→✓Ŋ漢🎉 \u0302\u200b") | st.characters(exclude_categories=["Cs"]), max_size=20))
@some
def test_nothing_is_dropped_in_silence(text):
    setter = typesetter("en")
    kept = squeezed(said(setter.lines(text, Style(), 1e9)).replace("*", ""))
    if any(refusal(unicodedata.normalize("NFC", text))):
        assert {d.code for d in setter.report} & {"ecriture-non-composee", "accent-non-compose"}
        return
    lost = {d.facts["char"] for d in setter.report}
    expected = "".join(char for char in unicodedata.normalize("NFC", text) if char not in lost)
    if "](" not in text and "_" not in text:
        assert kept.replace(" ", "") == squeezed(expected.replace("*", "")).replace(" ", "")
    assert not [char for char in lost if any(fonts().has(char, face) for face in fonts().fonts)]


# --- measuring and placing --------------------------------------------------------------------------------


@given(french)
@some
def test_a_text_is_as_wide_as_its_one_line(text):
    setter, style = typesetter(), Style(11)
    (line,) = setter.lines(text, style, 1e9)
    assert setter.width(text, style) == pytest.approx(line.width * 11 / 1000)
    assert line.width == pytest.approx(sum(fonts().width(p.text, p.face, 1000) for p in line.pieces))


@pytest.mark.parametrize(("align", "left"), [("left", 10), ("center", 60), ("right", 110)])
def test_lines_are_aligned(align, left):
    setter, style = typesetter(), Style(10, align=align)
    (line,) = setter.lines("mot", style, 300)
    (run,) = setter.place([line], style, 10, 0, line.width / 100 + 100)
    assert run.x == pytest.approx(left)
    assert run.width == pytest.approx(line.width / 100)


def test_lines_stand_below_each_other_each_centred_in_its_leading():
    setter, style, node = typesetter(), Style(10, 1.5), Node("P")
    runs = setter.place(setter.lines("un\ndeux", style, 100), style, 0, 100, 100, node)
    first, second = (run.y for run in runs)
    assert second - first == pytest.approx(15)
    assert first - fonts().cap_height(REGULAR, 10) / 2 == pytest.approx(107.5)
    assert [(run.text, run.face, run.size, run.node) for run in runs] == [
        ("un ", REGULAR, 10, node), ("deux", REGULAR, 10, node)]


def test_faces_and_links_become_runs_side_by_side():
    setter, style = typesetter(), Style(10, colour="#123456")
    runs = setter.place(setter.lines("a **b** [c](https://d.fr)", style, 100), style, 0, 0, 100)
    assert [(run.text, run.face, run.link) for run in runs] == [
        ("a ", REGULAR, None), ("b ", BOLD, None), ("c", REGULAR, "https://d.fr")]
    assert [run.x for run in runs[1:]] == pytest.approx([run.x + run.width for run in runs[:-1]])
    assert {run.colour for run in runs} == {"#123456"}
    (run,) = setter.place(setter.lines("[un lien](https://d.fr)", style, 100), style, 0, 0, 100)
    assert (run.text, run.link) == ("un lien", "https://d.fr")
