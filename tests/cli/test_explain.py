"""`explain` says at length what every diagnostic means, and helps who mistypes its code."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kit.cli import sentences
from kit.cli.explain import command
from kit.cli.reporting import Messages

FRENCH = Messages("fr")
CODES = FRENCH.codes


def run(*words: str):
    sentences.teach_click()
    return CliRunner().invoke(command, words, standalone_mode=False)


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code, monkeypatch):
    monkeypatch.setattr("kit.cli.reporting.Messages", lambda _: FRENCH)  # read once for all codes
    done = run(code)
    entry = FRENCH.entries[code]
    assert done.exception is None and done.output.startswith(code)
    assert entry["explain"].strip().splitlines()[0] in done.output
    for key in ("bad", "good"):
        assert all(line.strip() in done.output for line in entry.get(key, "").splitlines())


def test_the_brackets_of_a_message_may_be_copied():
    assert run("[cle-inconnue]").output == run("cle-inconnue").output


def test_a_mistyped_code_is_guessed():
    done = run("cle-inconue")
    assert "« cle-inconnue »" in str(done.exception.format_message())
