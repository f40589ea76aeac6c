"""What a diagnostic looks like: the form of the design, the caret under the right characters, both languages equal."""

from __future__ import annotations

import json
import re
import shlex
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.cli.app import Run
from kit.cli.group import program
from kit.cli.reporting import WIDTH, render_human, render_json, tally
from kit.cli.terminal import columns
from kit.model.derived import DerivedDeck
from kit.model.editions import LargePrint
from kit.model.events import Row, year_of
from kit.model.library import Library
from kit.model.workshop import Part
from kit.reading.diagnostics import Report
from kit.reading.door import read_source
from kit.reading.loading import load
from kit.reading.messages import Messages, named
from kit.reading.source import Place, Source, Text
from kit.reading.tables import read_table

FR, EN = Messages("fr"), Messages("en")
RESERVED = {"severity", "advice", "also", "tally", "machine", "things"}
# Codes whose examples are tables of events.
OF_TABLES = {"tableau-vide", "case-mal-fermee", "colonne-inconnue", "case-sans-colonne", "rangee-sans-atelier",
             "dossier-en-double"}


def shown(report: Report, messages: Messages = FR, colour: bool = False) -> str:
    return render_human(report, messages, colour)


def one(line: str, column: int, length: int = 1, code: str = "yaml-illisible", **facts) -> list[str]:
    """The lines shown for one error on a line."""
    report = Report()
    report.error(code, Place(Source("x.yaml", line), 1, column, length), **facts)
    return shown(report).splitlines()


def test_a_diagnostic_looks_as_the_design_says():
    report = Report()
    text = "\n" * 13 + "    minuts: 10\n"
    report.error("cle-inconnue", Place(Source("workshops/cafe-debat.yaml", text), 14, 5, 6),
                 key="minuts", where="step", near="minutes", keys=["minutes"])
    assert shown(report) == (
        "workshops/cafe-debat.yaml:14:5: erreur[cle-inconnue] clé inconnue « minuts » dans une étape\n"
        "   14 |     minuts: 10\n"
        "      |     ^^^^^^\n"
        "   aide : vouliez-vous dire « minutes » ?\n")
    assert shown(report, EN) == (
        "workshops/cafe-debat.yaml:14:5: error[cle-inconnue] unknown key \"minuts\" in a step\n"
        "   14 |     minuts: 10\n"
        "      |     ^^^^^^\n"
        "   help: did you mean \"minutes\"?\n")


def test_without_a_near_word_the_possible_ones_are_listed():
    report = Report()
    report.error("cle-inconnue", None, key="x", where="step", near=None, keys=["un", "deux"])
    assert shown(report) == ("erreur[cle-inconnue] clé inconnue « x » dans une étape\n"
                             "   aide : les clés possibles sont : un, deux\n")


def test_a_second_place_is_shown_too():
    report = Report()
    load(Source("x.yaml", "a: 1\nb: 2\na: 3\n"), report)
    assert shown(report) == (
        "x.yaml:3:1: erreur[cle-en-double] la clé « a » est donnée deux fois\n"
        "    3 | a: 3\n"
        "      | ^\n"
        "   première fois ici, ligne 1 :\n"
        "    1 | a: 1\n"
        "      | ^\n"
        "   aide : gardez l'une des deux, ou donnez un autre nom à la seconde\n")


def test_a_second_place_in_another_file_says_which():
    report = Report()
    report.error("carte-en-double", Place(Source("a.yaml", "x"), 1), Place(Source("b.yaml", "y"), 1), name="A1", line=1)
    assert "   première fois ici, b.yaml:1:1 :\n" in shown(report)


def test_a_file_that_could_not_be_read_has_no_excerpt():
    report = Report()
    assert read_source(Path("absent.yaml"), Path("."), report) is None
    first, second = shown(report).splitlines()
    assert first.startswith("absent.yaml: erreur[fichier-illisible] le fichier ne peut pas être lu (")
    assert second.startswith("   aide : ")


def test_warnings_are_called_so():
    report = Report()
    report.warn("diese-coupe", Place(Source("x.yaml", "a: b #3"), 1, 6, 2), text="#3")
    assert shown(report).startswith("x.yaml:1:6: attention[diese-coupe] ")


@pytest.mark.parametrize("line, column, length, excerpt, caret", [
    ("\tminuts: 10", 2, 6, "    minuts: 10", "    ^^^^^^"),
    ("ab\tc", 4, 1, "ab  c", "    ^"),
    ("a: 日本 x", 4, 2, "a: 日本 x", "   ^^^^"),
    ("a: 日本 x", 7, 1, "a: 日本 x", "        ^"),
    ("e\u0301te\u0301: x", 1, 5, "e\u0301te\u0301: x", "^^^"),
    ("e\u0301te\u0301: x", 8, 1, "e\u0301te\u0301: x", "     ^"),
    ("a: \x1b[31m", 4, 1, "a: \\x1b[31m", "   ^^^^"),
    ("a: \u202eb", 5, 1, "a: \\u202eb", "         ^"),
    ("title:", 7, 1, "title:", "      ^"),
    ("abc", 2, 99, "abc", " ^^"),
    ("", 1, 1, "", "^"),
])
def test_the_caret_is_under_the_right_columns(line, column, length, excerpt, caret):
    lines = one("# le fichier\n" + line, column, length)[1:3] if not line else one(line, column, length)[1:3]
    if line:
        assert lines == [f"    1 | {excerpt}".rstrip(), f"      | {caret}"]
    else:
        assert lines[1] == f"      | {caret}"


def over(caret: str, excerpt: str) -> str:
    """The character that takes the column where the caret begins."""
    start, at = caret.index("^"), 0
    for char in excerpt:
        if at == start and columns(char):
            return char
        at += columns(char)
    return ""


@given(st.text(st.sampled_from("ab é\t日e\u0301\x1b😀"), min_size=1), st.integers(1, 400), st.integers(1, 30))
def test_what_stands_over_the_caret_is_what_is_meant(line, column, length):
    line = "x" * 30 + line * 12 + "x"
    column = min(column, len(line))
    _, excerpt, caret, *_ = one(line, column, length)
    assert columns(excerpt) <= 8 + WIDTH + 2
    meant = line[column - 1]
    if columns(meant):
        assert over(caret, excerpt) == {"\t": " ", "\x1b": "\\"}.get(meant, meant)


def test_a_long_line_is_cut_around_the_caret():
    _, excerpt, caret, *_ = one("a" * 500 + "faute" + "b" * 500, 501, 5)
    at = caret.index("^")
    assert excerpt[at:at + 5] == "faute" and caret.endswith("^^^^^")
    assert excerpt.startswith("    1 | …a") and excerpt.endswith("b…")
    assert len(excerpt) <= 8 + WIDTH + 2


def test_a_line_of_a_million_characters_costs_no_more_than_another():
    report = Report()
    source = Source("x.yaml", "x" * 1_000_000)
    for column in range(1, 1_000_000, 10_001):
        report.error("yaml-illisible", Place(source, 1, column))
    assert max(map(len, shown(report).splitlines())) <= 8 + WIDTH + 2


@given(st.text())
def test_no_control_character_of_a_content_reaches_the_terminal(text):
    report = Report()
    place = Place(Source(f"dossier/{text}.yaml", text + "x"))
    report.error("choix-inconnu", place, place, value=text, key=text, near=text, choices=[text, text])
    for line in shown(report).split("\n"):
        assert not {c for c in line if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\u202e\u2066"}


def test_a_long_fact_is_cut():
    assert len(one("x", 1, code="trois-nombres", value="y" * 50_000)[0]) < 200


def test_braces_in_a_content_are_themselves():
    assert "« {x} {} »" in one("x", 1, code="trois-nombres", value="{x} {}")[0]


def test_colours_only_when_asked_and_never_in_the_text():
    report = Report()
    load(Source("x.yaml", "a: 1\na: 3\n"), report)
    assert "\x1b" not in shown(report)
    painted = shown(report, colour=True)
    assert "\x1b[1;31merreur\x1b[0m[cle-en-double]" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == shown(report)


def test_for_programs_a_diagnostic_is_plain_values():
    report = Report()
    load(Source("x.yaml", "a: 1\na: 3\n"), report)
    report.error("liste-coupee", None, limit=3)
    said = json.loads(json.dumps(render_json(report, FR)))
    assert said[1] == {"file": "x.yaml", "line": 2, "column": 1, "length": 1,
                       "severity": "error", "code": "cle-en-double",
                       "message": "la clé « a » est donnée deux fois",
                       "hint": "gardez l'une des deux, ou donnez un autre nom à la seconde"}
    assert said[0]["file"] is said[0]["line"] is None


@pytest.mark.parametrize("errors, warnings, written, french, english", [
    (0, 0, True, "rien à signaler", "nothing to report"),
    (1, 0, False, "1 erreur ; rien n'a été écrit", "1 error; nothing was written"),
    (2, 1, False, "2 erreurs, 1 avertissement ; rien n'a été écrit", "2 errors, 1 warning; nothing was written"),
    (0, 2, True, "2 avertissements", "2 warnings"),
    (0, 1, False, "1 avertissement", "1 warning"),
    (3, 0, True, "3 erreurs", "3 errors"),
])
def test_the_tally(errors, warnings, written, french, english):
    report = Report()
    for number in range(errors):
        report.error("x", None, n=number)
    for number in range(warnings):
        report.warn("y", None, n=number)
    assert tally(report, FR, written) == french
    assert tally(report, EN, written) == english


def test_both_languages_have_the_same_entries_facts_and_things():
    assert list(FR.entries) == list(EN.entries)
    for code in FR.codes:
        ours, theirs = FR.entries[code], EN.entries[code]
        assert list(ours) == list(theirs), code
        for key in ("message", "hint", "otherwise"):
            assert set(named(ours.get(key, ""))) == set(named(theirs.get(key, ""))), (code, key)
    for key in RESERVED - {"advice"}:
        assert list(FR.entries[key]) == list(EN.entries[key])


@pytest.mark.parametrize("messages", [FR, EN], ids=["fr", "en"])
def test_every_code_is_explained(messages):
    for code in messages.codes:
        entry = messages.entries[code]
        assert set(entry) - {"otherwise"} == {"message", "hint", "explain", "bad", "good"}, code
        assert 1 <= len(entry["explain"].splitlines()) <= 6
        assert entry["message"][0] in "«\"{-&" or entry["message"][0].islower() or entry["message"].startswith("YAML")
        assert not entry["message"].endswith(".") and not entry["hint"].endswith(".")


@pytest.mark.parametrize("messages", [FR, EN], ids=["fr", "en"])
def test_good_examples_are_right_and_bad_ones_wrong(messages):
    of_yaml = set()
    for code in messages.codes:
        good, bad = Report(), Report()
        examples = [str(messages.entries[code][kind]) for kind in ("good", "bad")]
        if examples[0].startswith("python3"):
            for line in filter(None, "\n".join(examples).splitlines()):
                assert parsed(line), line
            continue
        if code in OF_TABLES:
            assert [told_of_table(example, code) for example in examples] == [[], [code]]
            continue
        load(Source(code, examples[0]), good)
        load(Source(code, examples[1]), bad)
        assert not len(good), code
        of_yaml |= {code} & {found.code for found in bad}
    assert len(of_yaml) >= 24


def told_of_table(example: str, code: str) -> list[str]:
    """What is wrong with an example that is a table of events."""
    report = Report()
    table = read_table(Source("annee.csv", example), report)
    usual = Row(workshop=None if code == "rangee-sans-atelier" else Text("cafe-debat"))
    if table:
        year_of(table, Library(Path(), report).locale("fr"), report, usual, lambda *_: False)
    return [found.code for found in report]


def parsed(line: str) -> bool:
    """Whether Click takes a command line; nothing is run."""
    start, script, name, *rest = shlex.split(line)
    command = program.get_command(None, name)
    return (start, script) == ("python3", "build.py") and command.make_context(name, rest, obj=Run()) is not None


def structs(kind: type) -> set[type]:
    return {kind}.union(*(structs(child) for child in kind.__subclasses__()))


@pytest.mark.parametrize("messages", [FR, EN], ids=["fr", "en"])
def test_every_struct_of_the_model_has_a_name_for_people(messages):
    import kit.model.library
    import kit.model.overlay
    import kit.model.path  # noqa: F401  (so that every struct is declared)

    written = structs(Part) - {LargePrint, DerivedDeck}  # which are made from a deck, never written
    assert {kind.__name__.lower() for kind in written} | {"template", "simple"} == set(messages.entries["things"])


def test_an_unknown_language_is_said_so():
    with pytest.raises(LookupError):
        Messages("xx")
