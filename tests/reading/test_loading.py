"""What comes out of the loader: text as it was written, bounded whatever is written, never an exception."""

from __future__ import annotations

import random
import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.reading import loading
from kit.reading.diagnostics import Report
from kit.reading.door import Refused, decode
from kit.reading.loading import CHARACTERS, DEPTH, VALUES, load
from kit.reading.source import Map, Seq, Source, Text

from . import corpus

SURPRISES = ["12:30", "9:30", "no", "NO", "on", "off", "y", "010", "0x1F", "0b1", "1_000", "1e3", "1.10", ".nan",
             ".inf", "~", "null", "True", "2025-11-03", "2025-02-30", "=", "190:20:30", "+12", "0o17"]
SYNTAX = [path for path in corpus.FILES if path.parent.name == "syntax"]


def loaded(text: str) -> tuple[Map | None, Report]:
    report = Report()
    return load(Source("x.yaml", text), report), report


def codes(text: str) -> list[str]:
    return [found.code for found in loaded(text)[1]]


def values(tree) -> list:
    inside = [value for child in (tree.values() if isinstance(tree, Map) else tree) for value in values(child)] \
        if isinstance(tree, (Map, Seq)) else []
    return [tree, *inside]


@pytest.mark.parametrize("word", SURPRISES)
@pytest.mark.parametrize("form", ["k: {}", "k: [{}]", "k: {{k: {}}}", "k: &a {}\nl: *a", "k:\n  - {}"])
def test_surprises_of_yaml_1_1_stay_text(word, form):
    tree, report = loaded(form.format(word))
    assert not len(report)
    leaf = [value for value in values(tree) if isinstance(value, Text)][0]
    assert leaf == word


@pytest.mark.parametrize("word", SURPRISES)
def test_surprises_stay_text_as_keys(word):
    assert list(loaded(f"{word}: x")[0]) == [word]


def test_every_value_knows_its_place():
    text = ('title: Café\nsteps:\n  - step: "un"\n    do: [deux, \'trois\']\n  - |\n    quatre\n    cinq\n'
            'next: six\n  sept\n')
    tree, _ = loaded(text)
    lines = text.splitlines()
    for value in values(tree):
        place = value.place
        assert 1 <= place.column <= len(lines[place.line - 1])
        if isinstance(value, Text):
            written = lines[place.line - 1][place.column - 1:place.column - 1 + place.length]
            assert written.strip("\"'") == value or written in ("|", "six")
    assert [(key, key.place.line, key.place.column) for key in tree.named.values()] == [
        ("title", 1, 1), ("steps", 2, 1), ("next", 8, 1)]


@pytest.mark.parametrize("text", ["a:\nb: 1", "a: \nb: 1", "b: {a: , c: 1}", "b:\n  -\n  - x"])
def test_nothing_written_is_blank_and_has_a_place(text):
    tree, _ = loaded(text)
    blank = [value for value in values(tree) if isinstance(value, Text) and value.blank]
    assert len(blank) == 1
    assert blank[0].place.column <= len(text.splitlines()[blank[0].place.line - 1]) + 1
    assert not loaded('a: ""')[0]["a"].blank


def test_a_key_given_twice_keeps_its_first_value_and_names_both_lines():
    tree, report = loaded("a: 1\nb: 2\na: 3\n")
    (found,) = report
    assert (found.code, found.place.line, found.also.line, found.facts["line"]) == ("cle-en-double", 3, 1, 1)
    assert tree == {"a": "1", "b": "2"}


def test_the_same_key_in_two_spellings_of_one_accent_is_given_twice():
    assert codes("e\u0301tape: 1\n\u00e9tape: 2\n") == ["cle-en-double"]


def test_texts_are_composed():
    assert loaded("a: e\u0301te\u0301")[0]["a"] == "\u00e9t\u00e9"


@pytest.mark.parametrize("text", ["a: &x [1, 2]\nb: *x\n", "a: &x {k: v}\nb: [*x , *x ]\n", "a: &x oui\nb: *x\n"])
def test_an_anchor_that_is_used_is_no_error(text):
    tree, report = loaded(text)
    assert not len(report)
    assert tree["b"] in (tree["a"], [tree["a"]] * 2)


def test_aliases_count_as_often_as_they_are_used():
    lines = ["l0: &l0 [" + ", ".join("x" * 10) + "]"]
    lines += [f"l{n}: &l{n} [" + ", ".join([f"*l{n - 1} "] * 10) + "]" for n in range(1, 9)]
    assert codes("\n".join(lines)) == ["trop-de-valeurs"]


def test_the_limits_are_where_they_are_said_to_be():
    assert codes("a: " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1)) == []
    assert codes("a: " + "[" * DEPTH + "]" * DEPTH) == ["trop-imbrique"]
    assert codes("a: " + "x" * CHARACTERS) == []
    assert codes("a: " + "x" * (CHARACTERS + 1)) == ["texte-trop-long"]
    assert codes("a:\n" + "- x\n" * (VALUES - 3)) == []
    assert codes("a:\n" + "- x\n" * (VALUES - 2)) == ["trop-de-valeurs"]


@pytest.mark.parametrize("bomb", ["[", "[ ", "{a: ", "- ", "? ", "a: [", "&a [", "!x ["])
def test_depth_costs_neither_stack_nor_time(bomb):
    assert codes(bomb * 25_000)[0] in ("trop-imbrique", "ancre-inutile", "etiquette-yaml")


@pytest.mark.parametrize("text", ["[" * 1_999_999, "a: x\n" * 399_999, "a: '" + "x\n" * 900_000,
                                  "a: " + "b " * 900_000])
def test_a_file_at_the_size_limit_ends(text):
    assert codes(text)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_change_nothing(end):
    text = "a: 1\nb:\n  - un\n  - |\n    deux\n    trois\n"
    tree, report = loaded(text.replace("\n", end))
    assert tree == loaded(text)[0]
    assert not len(report)
    wrong, moved = loaded((text + "b: 2\n").replace("\n", end))
    assert [(d.code, d.place.line) for d in moved] == [("cle-en-double", 7)]


def test_a_line_separator_inside_a_text_does_not_shift_the_places():
    _, report = loaded("a: 'un\u2028deux'\na: 2\n")
    (found,) = report
    assert (found.place.line, found.place.source.line(found.place.line)) == (3, "a: 2")


@pytest.mark.parametrize("text, code", [
    ("", "fichier-sans-cles"), ("# rien\n", "fichier-sans-cles"), ("- a\n", "fichier-sans-cles"),
    ("texte\n", "fichier-sans-cles"), ("a: 1\n---\n", "plusieurs-documents"), ("a: !x b", "etiquette-yaml"),
    ("a: !!python/object:os.system b", "etiquette-yaml"), ("<<: {a: 1}\n", "cle-de-fusion"),
    ("a: \"\\e[31m\"", "caractere-interdit"), ("a: \"\\u202e\"", "caractere-interdit"),
    ("a: \"\\0\"", "caractere-interdit"), ("a: \"\\x9b\"", "caractere-interdit"),
])
def test_what_is_refused_has_a_name(text, code):
    assert codes(text) == [code]


def test_a_quoted_merge_key_is_a_plain_key():
    assert codes('"<<": x\n') == []


@pytest.mark.parametrize("parser", [yaml.SafeLoader, loading._PARSER], ids=["python", "libyaml"])
@pytest.mark.parametrize("path", SYNTAX, ids=lambda path: path.stem)
def test_both_parsers_are_understood(path, parser, monkeypatch):
    monkeypatch.setattr(loading, "_PARSER", parser)
    expected = [code for *_, code in corpus.expected(path)]
    if path.stem == "demi-emoji" and parser is yaml.SafeLoader:
        expected = ["caractere-interdit"]  # Python's parser reads half a pair, and the loader refuses it
    if path.stem != "fichier-inconnu":
        assert codes(path.read_text("utf-8")) == expected


@given(lines=st.integers(1, 40), index=st.integers(0, len(corpus.FILES) - 1))
@settings(deadline=None, max_examples=60)
def test_blank_lines_above_move_every_finding_by_as_much(lines, index):
    text = corpus.FILES[index].read_text("utf-8")
    if text.startswith("%") or "\n%" in text:
        return  # a directive stands at the top or is none
    plain, moved = loaded(text)[1], loaded("\n" * lines + text)[1]
    assert [(d.code, d.place.line + lines, d.place.column) for d in plain] == [
        (d.code, d.place.line, d.place.column) for d in moved]


def _mutations(data: bytes, rounds: int, seed: int):
    """The same bytes with a few of them changed, cut, doubled or replaced by what YAML minds."""
    dice = random.Random(seed)
    signs = [b"\t", b"'", b'"', b": ", b"[", b"{", b"]", b"}", b"- ", b"&a ", b"*a", b"!", b"|", b">", b"%", b"@", b"#",
             b"\r", b"\x00", b"\xff", b"\xe2\x80\xa8", b"\xc2\x85", b"\n---\n", b"\n", b"  ", b"<<: ", b"\\", b","]
    for _ in range(rounds):
        changed = bytearray(data)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(changed) + 1)
            end = min(len(changed), at + dice.randint(0, 12))
            changed[at:end] = dice.choice([dice.choice(signs), b"", bytes([dice.randrange(256)]),
                                           bytes(changed[at:end]) * 2])
        yield bytes(changed)


@pytest.mark.parametrize("name", ["workshops/cinq-fautes.yaml", "workshops/accords.yaml", "cards/jeu.yaml"])
def test_no_mutation_raises_and_every_place_is_inside_the_file(name):
    data = (corpus.PROJECT / name).read_bytes()
    for changed in _mutations(data, 200, seed=7):
        try:
            text = decode(changed)
        except Refused as refused:
            assert refused.code in ("fichier-utf16", "fichier-latin1", "caractere-interdit")
            continue
        tree, report = loaded(text)
        assert tree is not None or report.errors
        lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
        for found in report:
            assert 1 <= found.place.line <= len(lines)
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1
