"""Where French words may be cut: after three letters and before three, never after an apostrophe."""

from __future__ import annotations

from itertools import chain
from random import Random

import pytest
from pyphen import Pyphen

from kit.typesetting.french import set_french
from kit.typesetting.hyphens import SOFT_HYPHEN, Hyphens, Patterns

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


@pytest.mark.parametrize(("language", "name"), [("fr", "fr_FR"), ("en", "en_GB")])
def test_patterns_are_read_as_their_library_reads_them(language, name):
    chance, letters = Random(5), "aaeeiioouubcdfglmnpqrstvéèêçœ’'ﬀİX"
    made = ["".join(chance.choices(letters, k=chance.randint(1, 24))) for _ in range(1500)]
    known, patterns = Pyphen(lang=name, left=0, right=0), Patterns(language)
    for word in chain(made, (word.replace("|", "") for word in WORDS)):
        assert [at for at in patterns.points(word) if at <= len(word)] == known.positions(word)


def test_a_language_without_a_dictionary_is_cut_at_its_own_hyphens():
    assert [*Hyphens("xx").points("accompagnement-rendez")] == [(15, "")]
