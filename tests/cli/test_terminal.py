"""When colours are wanted, and what a terminal is never sent."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.cli.terminal import colour_wanted, columns
from kit.speech.controls import escape_controls


class Stream:
    def __init__(self, terminal: bool):
        self.isatty = lambda: terminal


@pytest.mark.parametrize("terminal, environ, wanted", [
    (True, {}, True), (False, {}, False),
    (True, {"TERM": "dumb"}, False), (True, {"TERM": "xterm"}, True),
    (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": "0"}, False), (True, {"NO_COLOR": ""}, True),
    (False, {"FORCE_COLOR": "1"}, True), (False, {"FORCE_COLOR": ""}, False), (True, {"FORCE_COLOR": "0"}, False),
    (False, {"FORCE_COLOR": "1", "TERM": "dumb"}, True), (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
])
def test_colours_are_wanted_by_people_at_a_terminal(terminal, environ, wanted):
    assert colour_wanted(Stream(terminal), environ) is wanted


def test_what_is_no_stream_has_no_colours():
    assert colour_wanted(None, {}) is False


@given(st.text())
def test_escaped_text_is_one_line_without_controls_and_otherwise_itself(text):
    escaped = escape_controls(text)
    assert escaped.splitlines() in ([], [escaped])
    assert not {c for c in escaped if unicodedata.category(c) in ("Cc", "Cs")}
    assert escape_controls(escaped) == escaped
    escaped.encode("utf-8")


@pytest.mark.parametrize("text, escaped", [
    ("Café « débat » : l’été", "Café « débat » : l’été"), ("\x1b[31m", "\\x1b[31m"), ("a\nb\tc", "a\\x0ab\\x09c"),
    ("\u202e", "\\u202e"), ("\x9b", "\\x9b"), ("\udc80", "\\udc80"), ("日😀", "日😀"),
])
def test_what_is_escaped(text, escaped):
    assert escape_controls(text) == escaped


@pytest.mark.parametrize("text, width", [("", 0), ("été", 3), ("e\u0301", 1), ("日本", 4), ("😀", 2), ("a\u200bb", 2)])
def test_columns(text, width):
    assert columns(text) == width
