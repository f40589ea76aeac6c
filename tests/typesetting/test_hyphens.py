"""Where French words may be cut: after three letters and before three, never after an apostrophe."""

from __future__ import annotations

import pytest

from kit.typesetting.french import set_french
from kit.typesetting.hyphens import SOFT_HYPHEN, Hyphens

# The only places: `|` where a hyphen is put, `/` after a hyphen that is there.
WORDS = """
l’accom|pa|gne|ment aujourd’hui qu’est-ce d’équipe jusqu’aujourd’hui presqu’île l’héber|ge|ment ren|dez-/vous
peut-/être socio-/pro|fes|sion|nelle pro|fes|sion|nelle éta|blis|se|ment réta|blis|se|ment expé|rience
confi|den|tia|lité repré|sen|ta|tion aller école l’idée c’est-à-dire quelqu’un anti|cons|ti|tu|tion|nel|le|ment
l’œuvre déve|lop|pe|ment par|ti|ci|pa|tion com|pé|tences entraide FA3 s’inter|ro|ger qu’elles
""".split()


def cut(word: str) -> str:
    marks = {at: "|" if mark == SOFT_HYPHEN else "/" for at, mark in Hyphens("fr").points(word)}
    return "".join(marks.get(i, "") + char for i, char in enumerate(word))


@pytest.mark.parametrize("word", WORDS)
def test_words_are_cut_where_they_may_be_and_nowhere_else(word):
    whole = word.replace("|", "").replace("/", "")
    assert cut(set_french(whole.replace("’", "'"))) == word


def test_thirty_words_are_tried():
    assert len(WORDS) == len(set(WORDS)) == 30
