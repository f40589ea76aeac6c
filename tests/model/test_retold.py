"""A sheet made from a deck may be made from another, and says which; a deck with nothing to say there is an error."""

from __future__ import annotations

import pytest

from kit.cli.app import main
from kit.model.library import Library
from kit.model.retold import retold
from kit.model.simple import simplified
from kit.reading.diagnostics import Report
from tests.documents.desk import PROJECT


@pytest.fixture
def library() -> Library:
    return Library(PROJECT, Report())


@pytest.mark.parametrize("sheet", ["a-retenir", "livret-de-reponses"])
def test_it_is_of_the_other_deck_and_its_title_says_so(library, sheet):
    usual = library.sheet(sheet)
    other = retold(usual, "idees-recues-equipe", library, library.report)
    assert (other.deck, usual.deck) == ("idees-recues-equipe", "idees-recues")
    for one in (other, simplified(other)):
        assert one.title.endswith("Idées reçues : équipe") and one.title.startswith(usual.title)
    assert other.guide == ("FA1", "FA2", "FA3", "FA5", "FA8"), "the fiches in which its claims are heard"
    assert (other.show, other.intro, other.sizes) == (usual.show, usual.intro, usual.sizes)


@pytest.mark.parametrize("name, code", [("vote", "jeu-sans-idee-recue"), ("cartes-blanches", "jeu-sans-idee-recue"),
                                        ("idees-recue", "jeu-inconnu")])
def test_a_deck_with_nothing_for_it_is_an_error(library, name, code):
    assert retold(library.sheet("a-retenir"), name, library, library.report) is None
    assert [d.code for d in library.report] == [code]


def test_from_the_command_line(tmp_path, capsys):
    output = ["--output", str(tmp_path)]
    assert main(["sheet", "a-retenir", "--deck", "idees-recues-place", *output]) == 0
    assert [path.name for path in (tmp_path / "supports").iterdir()] == ["a-retenir-idees-recues-place.pdf"]
    assert main(["sheet", "a-retenir", "--deck", "vote", *output]) == 1
    assert main(["sheet", "besoins", "--deck", "idees-recues", *output]) == 2
    assert "besoins" in capsys.readouterr().err
