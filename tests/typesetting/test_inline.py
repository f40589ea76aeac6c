"""Bold, emphasis and links; anything else is itself, to the character."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.typesetting.inline import Span, _parsed, _simple, parse, plain
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR

from .case import many, often

B, P, X = BOLD, ITALIC, BOLD_ITALIC
LINE = st.text(st.characters(exclude_characters="*_\r\n\0"), max_size=80)


def spans(text: str, base: str = REGULAR) -> list[tuple]:
    """Spans as (text,) in regular, (text, face) in another face, (text, face, link)."""
    return [tuple(span) if span.link else (span.text, span.face) if span.face != REGULAR else (span.text,)
            for span in parse(text, base)]


@pytest.mark.parametrize(("text", "expected"), [
    ("", []),
    ("rien", [("rien",)]),
    ("un **mot** gras", [("un ",), ("mot", B), (" gras",)]),
    ("un *mot* penché", [("un ",), ("mot", P), (" penché",)]),
    ("__gras__ et _penché_", [("gras", B), (" et ",), ("penché", P)]),
    ("***les deux***", [("les deux", X)]),
    ("**gras *et penché* puis gras**", [("gras ", B), ("et penché", X), (" puis gras", B)]),
    ("**a **b** c** d", [("a ", B), ("b", B), (" c", B), (" d",)]),
    ("mi**lieu**x", [("mi",), ("lieu", B), ("x",)]),
    ("**« oui »**, non", [("« oui »", B), (", non",)]),
    ("[site](https://exemple.fr)", [("site", REGULAR, "https://exemple.fr")]),
    ("[*site*](http://exemple.fr)", [("site", P, "http://exemple.fr")]),
    ("**[site](mailto:a@b.fr)**", [("site", B, "mailto:a@b.fr")]),
    ("voir [](https://exemple.fr)", [("voir ",), ("https://exemple.fr", REGULAR, "https://exemple.fr")]),
    ("[a](HTTPS://exemple.fr) b", [("a", REGULAR, "HTTPS://exemple.fr"), (" b",)]),
])
def test_markup(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize("text", [
    "<b>gras</b>", "&copy; &amp; &#42;", r"C:\dossier \\ \n", "`code` ``x``", "snake_case et _privé", "2 * 3 * 4",
    "**ouvert", "*ouvert", "fermé**", "** vide **", "[a](javascript:alert(1))", "[a](file:///etc/passwd)",
    "[a](data:text/html,x)",
    "[a](/chemin) [b](#ancre)", "[crochets] [a][b]", "# titre", "> cité", "- liste", "1. liste", "---", "~~barré~~",
    "https://exemple.fr/a_b_c", "<https://exemple.fr>", "a@b.fr", "![image](javascript:x)", "]( [ (", "| a | b |",
])
def test_anything_else_is_itself(text):
    assert "".join(span.text for span in parse(text)) == text
    assert {(span.face, span.link) for span in parse(text)} == {(REGULAR, None)}


@pytest.mark.parametrize(("base", "faces"), [
    (REGULAR, [REGULAR, BOLD, ITALIC]), (BOLD, [BOLD, BOLD, BOLD_ITALIC]), (ITALIC, [ITALIC, BOLD_ITALIC, ITALIC]),
    (BOLD_ITALIC, [BOLD_ITALIC] * 3)])
def test_the_base_face_shows_through(base, faces):
    assert [span.face for span in parse("a**b***c*", base)] == faces
    assert parse("simple", base) == [Span("simple", base)]


def test_plain_text_has_no_marks():
    assert plain("**Gras** et *penché*,\n[lien](https://exemple.fr) 2 * 3") == "Gras et penché,\nlien 2 * 3"


@often(LINE)
def test_a_text_without_markup_comes_out_as_it_went_in(text):
    assert "".join(span.text for span in parse(text)) == text or "](" in text


@often(st.lists(st.sampled_from(["*", "**", "_", "__", "a", "é ", " ", "(", ")", "]", "[", "\\", "<b>", "&lt;", "`"]),
                max_size=30).map("".join))
def test_nothing_is_lost_but_markup(text):
    joined = "".join(span.text for span in parse(text))
    assert joined.replace("*", "").replace("_", "") == text.replace("*", "").replace("_", "")


@pytest.mark.parametrize("knot", ["**gras** et *penché* ", "*a ", "a* ", "**a*b", "[a](", "[", "_a_ ",
                                  "[a](https://b.fr) "])
def test_no_text_takes_long(knot):
    started = process_time()
    parse(knot * (20_000 // len(knot)) + "](")
    assert process_time() - started < 1.5


# --- without the parser ----------------------------------------------------------------------------------

MARKED = st.lists(st.sampled_from([*"aé5*_ .,:!)«»’\"'[]<&\\–\u00a0²€", "**", " **mot**", " **deux mots :** ", "*é*, ",
                                    "]("]), max_size=12).map("".join)


@given(MARKED, st.sampled_from([REGULAR, BOLD, ITALIC, BOLD_ITALIC]))
@example("**mot :**suite", REGULAR)
@example("un**mot** gras", REGULAR)
@many
def test_plain_marks_are_read_as_the_parser_reads_them(text, base):
    assert _simple(text, base) in ([], _parsed(text, base))


@pytest.mark.parametrize("text", ["un **mot** gras", "**14 h – 16 h (2 h)** · 12", "**Date :**", "(*penché*) !"])
def test_plain_marks_do_not_wake_the_parser(text):
    assert _simple(text, REGULAR) == _parsed(text, REGULAR)
