"""The command that measures: what it refuses, and that it goes on without the peers that are not there."""

from __future__ import annotations

import pytest

from kit.cli.app import main
from kit.cli.preparing import Refused
from tests.bench import engines, run


@pytest.mark.parametrize("words", (["--engines", "kit,latex"], ["--only", "deck-55"], ["--rounds", "0"]))
def test_what_is_not_measured_is_a_wrong_command_line(words, capsys):
    assert main(["bench", *words]) == 2
    assert words[1].split(",")[-1] in capsys.readouterr().err


def test_a_peer_that_cannot_be_had_is_said_and_the_rest_goes_on(monkeypatch, capsys):
    def install():
        raise Refused("pas de connexion")

    monkeypatch.setattr(engines, "install", install)
    monkeypatch.setattr(engines, "versions", lambda names: {name: "1" if name == "kit" else "" for name in names})
    monkeypatch.setattr(run, "compete", lambda contestants, environment, said: {name: "mesuré" for name in contestants})
    assert main(["bench", "--only", "rebuild,card-54", "--engines", "kit,typst"]) == 0
    shown = capsys.readouterr()
    assert "pas de connexion" in shown.err and "typst : absent" in shown.err
    assert [line.split() for line in shown.out.splitlines()[1:5]] == [
        ["rebuild", "kit", "mesuré"], ["rebuild", "python", "mesuré"], ["card-54", "kit", "mesuré"],
        ["card-54", "typst", "absent"]]
