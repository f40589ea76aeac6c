"""English typography: a table of sentences, and what holds for any text."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import strategies as st

from kit.typesetting.english import set_english, set_marked
from kit.typesetting.typography import typography

from .case import NB, often

# In the right column ~ is a no-break space.
SENTENCES = """
Really? "Yes" | Really? “Yes”
She said "no", then "yes". | She said “no”, then “yes”.
("so") ["so"] | (“so”) [“so”]
"It's 'fine'," he said | “It’s ‘fine’,” he said
it's the team's, isn't it? | it’s the team’s, isn’t it?
the teams' rooms | the teams’ rooms
'Yes' and 'no' | ‘Yes’ and ‘no’
in the '90s, 'tis said | in the ’90s, ’tis said
a 5" nail, "a nail" | a 5" nail, “a nail”
"about 5" | “about 5”
wait... | wait…
10-15 people, pages 3-4 | 10–15~people, pages~3–4
2027-01-12 and 01-23-45-67 | 2027-01-12 and 01-23-45-67
version of 2026-11 | version of 2026-11
co-facilitation of well-known A-4 | co-facilitation of well-known A-4
ask - then wait - and listen | ask~– then wait~– and listen
a thing – an aside – of it | a thing~– an aside~– of it
Date : today ; why ? now ! | Date: today; why? now!
“Travail pair~: nous” | “Travail pair~: nous”
10 % and 10% | 10% and 10%
€ 20, £ 5 | €20, £5
5 min, 3 cards, 12 mm, 2 h | 5~min, 3~cards, 12~mm, 2~h
step 3 of page 12 | step~3 of page~12
Mr Smith and Dr. Jones | Mr~Smith and Dr.~Jones
see https://example.org/it's-1-2 : "here" | see https://example.org/it's-1-2: “here”
a.b@example.org, &quot; | a.b@example.org, &quot;
"" | “”
"""
TABLE = [tuple(line.split(" | ")) for line in SENTENCES.strip().splitlines()]
SIGNS = st.lists(st.sampled_from([
    *"abé5A;!?:.,'\"–—()[]%€£h&@/ \u00a0“”‘’…-", "...", " 12-15 ", " - ", "https://a.b/c", "a@b.uk", "&amp;", "Mr ",
    "page ", " h"]), max_size=30).map("".join)


@pytest.mark.parametrize(("written", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_sentence(written, expected):
    assert set_english(written.replace("~", NB)) == expected.replace("~", NB)


@often(st.one_of(SIGNS, st.text(max_size=60)))
def test_nothing_changes_the_second_time(text):
    once = set_english(text)
    assert set_english(once) == once


@often(st.one_of(SIGNS, st.text(max_size=60)))
def test_only_spaces_quotes_dashes_and_dots_change(text):
    def bare(said: str) -> str:
        return re.sub("[ \u00a0\"'“”‘’]", "", said.replace("...", "…").replace("-", "–"))

    assert bare(set_english(text)) == bare(text)


@often(SIGNS, st.data())
def test_marks_stay_beside_their_characters(text, data):
    marks = sorted(data.draw(st.lists(st.integers(0, 4), min_size=len(text), max_size=len(text))))
    new, kept = set_marked(text, marks)
    assert new == set_english(text) and len(kept) == len(new) and kept == sorted(kept)


@pytest.mark.parametrize("knot", ["a.", "a@", "http://", '"', '"a ', "“ ", "– ", "1 ", "1-", "5 %", "- ", " ", "'", "'a "])
def test_no_text_takes_long(knot):
    started = process_time()
    set_english(knot * (50_000 // len(knot)))
    assert process_time() - started < 1


def test_a_language_without_rules_stays_as_it_was_typed():
    assert typography("xx").set("a - \"b\" ; c's...") == "a - \"b\" ; c's..."
