"""`--lang` chooses the language of labels on paper; the language of whoever runs the command does not."""

from __future__ import annotations

import pytest

from kit.speech import VARIABLE, asked
from tests.pdf.reading_back import texts

from .small import state


def order_of(folder) -> str:
    return texts(folder / "output" / "un" / "deroule.pdf")[0]


def test_what_is_asked_for_is_the_last_word_about_it():
    assert [asked(words) for words in ([], ["pack"], ["--lang", "en"], ["--lang=fr", "un", "--lang=en"], ["--lang"])] \
        == ["", "", "en", "en", ""]


def test_paper_is_in_the_language_that_is_asked_for(project, run):
    assert run("pack", "un", "--only", "agenda", "--lang", "en").status == 0
    assert "Running order" in order_of(project)
    made = state(project / "output")
    assert run("pack", "un", "--only", "agenda", "--lang", "en").status == 0
    assert state(project / "output") == made
    assert run("pack", "un", "--only", "agenda").status == 0
    assert "Déroulé" in order_of(project)


@pytest.mark.parametrize("name", [VARIABLE, "LANG"])
def test_the_language_of_who_prints_is_none_of_the_papers_business(project, run, monkeypatch, name):
    assert run("pack", "un", "--only", "agenda").status == 0
    before = (project / "output" / "un" / "deroule.pdf").read_bytes()
    monkeypatch.setenv(name, "en")
    assert run("pack", "un", "--only", "agenda", "--force").status == 0
    assert (project / "output" / "un" / "deroule.pdf").read_bytes() == before


def test_decks_sheets_and_the_calibration_sheet_too(project, run):
    assert run("deck", "jeu-un", "--lang", "en").status == 0
    assert run("sheet", "besoins", "--lang", "en").status == 0
    assert run("calibrate", "--lang", "en").status == 0
    found = {path.name: " ".join(texts(path)) for path in (project / "output").rglob("*.pdf")}
    assert "sheet 1/1" in found["jeu-un.pdf"] and "FAS guide" in found["besoins.pdf"]
    assert any("Measure, without a ruler" in said for said in found.values())
