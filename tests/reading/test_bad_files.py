"""Every bad file reports exactly what its own comments announce; every code has one."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from kit.reading.messages import Messages, named

from . import codes, corpus

# Codes of these rooms that no file of tests/bad can raise, and where they are tested.
ELSEWHERE = {
    "adaptation-introuvable": "test_overlays", "adaptation-en-double": "test_overlays", "fichier-egare": "test_overlays",
    "mots-trop-nombreux": "test_vocabulary",
    "fichier-illisible": "test_door", "hors-du-projet": "test_door", "fichier-special": "test_door",
    "fichier-trop-gros": "test_door", "fichier-utf16": "test_door", "fichier-latin1": "test_door",
    "texte-trop-long": "test_loading", "liste-coupee": "test_diagnostics", "atelier-inconnu": "test_library",
    "reponses-en-trop": "test_spread",
    "idee-sans-source": "test_upkeep", "idee-sans-date": "test_upkeep", "idee-a-reverifier": "test_upkeep",
    "papier-inconnu": "test_library",
    "valeur-refusee": "a guard: test_checking says that no value reaches it",
}


@pytest.mark.parametrize("path", corpus.FILES + corpus.TABLES, ids=lambda path: path.stem)
def test_a_bad_file_reports_what_it_announces(path):
    expected = corpus.expected(path)
    report = list(corpus.opened(path))
    assert [corpus.found(d, like) for d, like in zip_longest(report, expected) if d] == expected
    assert {d.file for d in report} <= {path.relative_to(corpus.PROJECT).as_posix()}


def test_five_mistakes_are_five_findings():
    report = corpus.opened(corpus.PROJECT / "workshops/cinq-fautes.yaml")
    assert report.errors == 5
    assert len({d.place.line for d in report}) == 5


def test_every_code_of_reading_and_model_has_a_bad_file():
    shown = {code for path in corpus.FILES + corpus.TABLES for *_, code in corpus.expected(path)}
    assert codes.in_room("reading") | codes.in_room("model") == shown | set(ELSEWHERE)
    assert not shown & set(ELSEWHERE)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_finding_can_be_said_and_says_what_to_do(language):
    messages = Messages(language)
    for diagnostic in (found for path in corpus.FILES + corpus.TABLES for found in corpus.opened(path)):
        assert messages.sentence(diagnostic) and messages.hint(diagnostic)


def test_every_code_has_its_sentences_and_no_sentence_is_idle():
    said = set(Messages("fr").codes)
    assert codes.in_room("reading") | codes.in_room("model") | set(codes.reported()) <= said
    assert said <= codes.everywhere() | set(codes.reported())


def test_every_fact_that_a_sentence_names_is_given_to_it():
    entries = Messages("fr").entries
    for code, calls in codes.reported().items():
        entry = entries[code]
        for facts in calls:
            assert set(named(entry["message"])) <= facts, code
        for key in ("hint", "otherwise"):
            assert set(named(entry.get(key, ""))) <= set().union(*calls), code
