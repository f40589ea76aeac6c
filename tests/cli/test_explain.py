"""`explain` says at length what every diagnostic means, and helps who mistypes its code."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kit.cli import sentences
from kit.cli.explain import command
from kit.reading.messages import Messages

FRENCH = Messages("fr")
CODES = FRENCH.codes


def run(*words: str):
    sentences.teach_click()
    return CliRunner().invoke(command, words, standalone_mode=False)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code, monkeypatch):
    monkeypatch.setattr("kit.reading.messages.Messages", lambda _: FRENCH)  # read once for all codes
    done = run(code)
    entry = FRENCH.entries[code]
    assert done.exception is None and done.output.startswith(code)
    assert entry["explain"].strip().splitlines()[0] in done.output
    for key in ("bad", "good"):
        assert all(line.strip() in done.output for line in entry.get(key, "").splitlines())


def test_the_brackets_of_a_message_may_be_copied():
    for said in ("[cle-inconnue]", "erreur[cle-inconnue]", "x.yaml:3:1: attention[cle-inconnue]", " CLE-INCONNUE "):
        assert run(said).output == run("cle-inconnue").output


def test_a_mistyped_code_is_guessed():
    done = run("cle-inconue")
    assert "« cle-inconnue »" in str(done.exception.format_message())


def test_a_code_that_is_like_none_is_told_where_all_are():
    assert "explain les dit toutes" in str(run("zzz").exception.format_message())


def test_without_a_code_all_are_listed_by_subject():
    lines = run().output.splitlines()
    listed = [line.split(" : ")[0].strip() for line in lines if line.startswith("  ")]
    assert listed == CODES
    subjects = FRENCH.entries["subjects"]
    assert [line for line in lines[:-1] if line and not line.startswith(" ")] == list(subjects.values())
    assert next(iter(subjects)) == CODES[0] and set(subjects) <= set(CODES)
    assert "  cle-inconnue : clé inconnue « … » dans …" in lines
    assert not any("{" in line and "}" in line and "{clé" not in line for line in lines)
