"""The speaking clock: what is counted as a word, and the last word that still fits."""

from __future__ import annotations

from itertools import islice, repeat
from pathlib import Path

import pytest

from kit.model.library import Library
from kit.model.speaking import WORDS_A_MINUTE, spoken
from kit.reading.diagnostics import Report
from kit.reading.messages import Messages

SCRIPT = """\
workshop: essai
title: Essai
summary: Une phrase.
guide: {{says: Ceci., proposes: Cela.}}
audience: Tout le monde.
aims: [Voir]
outcome: Une page.
participants: {{min: 2, typical: 6, max: 12}}
tables: {{size: 4}}
facilitators: [{{count: 1}}]
room: Une table.
frame: {frame}
steps:
  - {{step: cadre, title: Cadre, kind: opening, minutes: 2/5/9, protected: true, say: {opening}}}
  - {{step: jeu, title: Jeu, kind: work, {length}, say: {say}}}
"""


def words(count: int) -> str:
    return " ".join(islice(repeat("mot"), count))


def found(folder: Path, frame=1, opening=1, say=1, length="minutes: 1/2/3") -> list:
    (folder / "workshops").mkdir()
    script = SCRIPT.format(frame=words(frame), opening=words(opening), say=words(say), length=length)
    (folder / "workshops" / "essai.yaml").write_text(script, "utf-8")
    report = Report()
    assert Library(folder, report).workshop("essai"), "words that are too many are no reason not to print"
    return list(report)


@pytest.mark.parametrize("text, count", [
    ("Bienvenue à l'atelier.", 3), ("Un rendez-vous, aujourd’hui ?", 3), ("« Un » : deux ; trois – quatre !", 4),
    ("12 personnes, 30 %", 4), ("et / ou", 3), ("oui/non", 3), ("FA1 et n° 5", 4), ("1,5 m", 2),
    ("**Gras** et [un lien](https://example.org/page)", 4), ("les {participants|participantes}", 4), ("", 0),
])
def test_words_are_what_a_voice_says(text, count):
    assert spoken(text) == count


def test_the_last_word_that_fits_is_silent_and_the_next_is_not(tmp_path):
    (tmp_path / "juste").mkdir(), (tmp_path / "trop").mkdir()
    assert found(tmp_path / "juste", say=WORDS_A_MINUTE) == []
    (finding,) = found(tmp_path / "trop", say=WORDS_A_MINUTE + 1)
    assert (finding.code, finding.place.line, finding.severity) == ("paroles-trop-longues", 15, "warning")
    said = Messages("fr").sentence(finding) + Messages("fr").hint(finding)
    assert "131 mots" in said and "1 min 01 s" in said and "mots de trop : 1 " in said and "2 min au moins" in said


def test_the_frame_and_what_opens_share_the_minutes_of_the_opening(tmp_path):
    (tmp_path / "juste").mkdir(), (tmp_path / "trop").mkdir()
    assert found(tmp_path / "juste", frame=200, opening=60) == []
    (finding,) = found(tmp_path / "trop", frame=200, opening=61)
    assert (finding.code, finding.place.line, finding.facts["words"]) == ("cadre-trop-long", 12, 261)


@pytest.mark.parametrize("length, room", [
    ("minutes: 0/10/15", 5), ("minutes: 0/3/5", 3), ("minutes: 4/5/6, protected: true", 4),
    ("minutes: 2/3/4, rounds: 4/6/8", 2), ("minutes: 3/4/5, untimed: true", 3),
])
def test_a_step_has_room_for_its_least_minutes_and_one_round(tmp_path, length, room):
    (tmp_path / "juste").mkdir(), (tmp_path / "trop").mkdir()
    assert found(tmp_path / "juste", say=room * WORDS_A_MINUTE, length=length) == []
    assert len(found(tmp_path / "trop", say=room * WORDS_A_MINUTE + 1, length=length)) == 1


def test_a_step_without_minutes_of_its_own_keeps_its_pace(tmp_path):
    assert found(tmp_path, say=999, length="untimed: true") == []
