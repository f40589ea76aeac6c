"""French typography: a table of sentences, and what holds for any text."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kit.typesetting.french import set_french, set_marked

from .case import NB, THIN, french, many, often

# In the right column ~ is a no-break space, _ a thin one.
SENTENCES = """
Vraiment ? | Vraiment_?
Vraiment? | Vraiment_?
Vraiment   ! | Vraiment_!
Oui ; non. | Oui_; non.
Il dit : oui. | Il dit~: oui.
Il dit: oui. | Il dit~: oui.
Quoi ?! Déjà ! | Quoi_?! Déjà_!
Quoi?! | Quoi_?!
Quoi ? ! | Quoi_?_!
! Attention | ! Attention
(!) et (?) | (!) et (?)
Suite ;voir plus bas | Suite_;voir plus bas
Note :voir | Note~:voir
Merci :) | Merci~:)
« Oui » | «~Oui~»
«Oui» | «~Oui~»
«   Oui   » | «~Oui~»
« Oui ! » | «~Oui_!~»
« ! » | «~!~»
"Oui" | «~Oui~»
Il dit "oui", puis "non". | Il dit «~oui~», puis «~non~».
"Il m'a dit "reviens" hier." | «~Il m’a dit «~reviens~» hier.~»
l'"école" et d'"autres" | l’«~école~» et d’«~autres~»
l'école d'aujourd'hui | l’école d’aujourd’hui
("oui") | («~oui~»)
dit:"oui" | dit~:«~oui~»
Il dit " oui " et sort. | Il dit «~oui~» et sort.
"Oui" ? | «~Oui~»_?
"Oui !" | «~Oui_!~»
un écran de 24" et "oui" | un écran de 24" et «~oui~»
"au moins 5" | «~au moins 5~»
5'30 | 5'30
dit 'oui', puis 'c'est non'. | dit ‘oui’, puis ‘c’est non’.
les années '80, l'an '90 | les années '80, l’an '90
"Il a dit 'oui'" | «~Il a dit ‘oui’~»
('oui !') | (‘oui_!’)
la suite "sans fin | la suite «~sans fin
Attendez... | Attendez…
Et alors...? | Et alors…_?
Quoi...... | Quoi……
15 000 personnes | 15_000~personnes
1 250 000 € | 1_250_000~€
en 2024 300 personnes | en 2024 300~personnes
5 % ou 5% | 5~% ou 5~%
20 °C, un angle de 90° | 20~°C, un angle de 90°
3 € et 3€ | 3~€ et 3~€
14 h 30 | 14~h~30
de 14 h à 16 h 05 | de 14~h à 16~h~05
14:30 | 14:30
à 14:30 : pause | à 14:30~: pause
90 min, 2 jours, 12 m² | 90~min, 2~jours, 12~m²
l'étape 3 s'arrête | l’étape~3 s’arrête
n° 5, N°12 | n°~5, N°~12
p. 12 et pp. 3-5 | p.~12 et pp.~3-5
M. Martin, Mme Durand, Dr Petit | M.~Martin, Mme~Durand, Dr~Petit
fiche 3, table 2, page 14 | fiche~3, table~2, page~14
le mot – dit-on – juste | le mot –~dit-on~– juste
le mot — dit-on —, juste | le mot —~dit-on~—, juste
– Bonjour. | –~Bonjour.
— Vous venez ? — Oui. | —~Vous venez_? —~Oui.
Café-débat – version 1 | Café-débat –~version 1
2020–2024 | 2020–2024
voir https://exemple.fr/a?b=1&c=2: tout! | voir https://exemple.fr/a?b=1&c=2~: tout_!
(https://exemple.fr/l'eau)! | (https://exemple.fr/l'eau)_!
"www.exemple.fr" | «~www.exemple.fr~»
nom.prenom@exemple.fr: écrire | nom.prenom@exemple.fr~: écrire
mailto:nom@exemple.fr? | mailto:nom@exemple.fr_?
&copy; &amp; &#233; | &copy; &amp; &#233;
C'est l'"idée" : 3 fois "oui" ! | C’est l’«~idée~»~: 3~fois «~oui~»_!
"""
TABLE = [tuple(line.split(" | ")) for line in SENTENCES.strip().splitlines()]
# Texts of signs that meddle with each other.
SIGNS = st.lists(st.sampled_from([
    *"abé5A;!?:.,'\"«»–—()%€°h&@/ \u00a0\u202f’“”…-", "...", " 000", " h 30", "n°", "https://a.b/c", "a@b.fr",
    "&eacute;", "M. ", "page ", " s"]), max_size=30).map("".join)


@pytest.mark.parametrize(("written", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_sentence(written, expected):
    assert set_french(written) == expected.replace("~", NB).replace("_", THIN)


def test_the_table_is_long_enough():
    assert len(TABLE) >= 60


@given(st.one_of(SIGNS, french, st.text(max_size=60)))
@example("a;:")
@example('a""')
@many
def test_nothing_changes_the_second_time(text):
    once = set_french(text)
    assert set_french(once) == once


def bare(text: str) -> str:
    """What no typography may change: all but spaces, quotes and apostrophes; three dots are one sign."""
    return re.sub(r"[ \u00a0\u202f\"«»'‘’]", "", text.replace("...", "…"))


@often(st.one_of(SIGNS, french, st.text(max_size=60)))
def test_only_spaces_quotes_apostrophes_and_dots_change(text):
    assert bare(set_french(text)) == bare(text)


@often(st.one_of(SIGNS, french), st.data())
def test_marks_stay_beside_their_characters(text, data):
    marks = sorted(data.draw(st.lists(st.integers(0, 4), min_size=len(text), max_size=len(text))))
    new, kept = set_marked(text, marks)
    assert new == set_french(text)
    assert len(kept) == len(new)
    assert kept == sorted(kept)
    letters = re.compile(r"\w")
    assert [(c, m) for c, m in zip(new, kept, strict=True) if letters.match(c)] \
        == [(c, m) for c, m in zip(text, marks, strict=True) if letters.match(c)]


def test_what_is_put_takes_the_mark_before_it():
    new, kept = set_marked('l\'"été"!', [0, 0, 1, 2, 3, 4, 5, 6])
    assert (new, kept) == (f"l’«{NB}été{NB}»{THIN}!", [0, 0, 1, 1, 2, 3, 4, 5, 5, 5, 6])


@pytest.mark.parametrize("knot", ["a.", "a@", "http://", '"', '"a ', "« ", "– ", "1 ", "! ", "5 %", "a–", "&",
                                  "a\u00a0", " ", ".", "'", "'a ", "a' ", "('a'b"])
def test_no_text_takes_long(knot):
    started = process_time()
    set_french(knot * (50_000 // len(knot)))
    assert process_time() - started < 1
