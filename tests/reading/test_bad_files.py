"""Every bad file reports exactly what its own comments announce; every code has one."""

from __future__ import annotations

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


# What they underline is the lack of something.
WITHOUT_WORDS = {"tableau-vide", "valeur-vide", "retrait-tabulation"}
# What stands in two places. Of the others, all is at one, or both are on the same line.
SECOND = {
    "affiche-symbole-et-points", "atelier-en-double", "carte-en-double", "categorie-inconnue",
    "categorie-sans-carte", "categories-pareilles", "categories-proches", "champ-en-double", "choix-double",
    "cle-en-double", "demi-journee-prise", "don-en-arriere", "dossier-en-double", "entree-ambigue",
    "entree-existante", "etape-en-double", "jeu-ou-support", "mot-en-double", "parcours-en-rond",
    "protegee-et-facultative", "retrait-manquant", "simple-autant", "tiret-dans-texte", "tiret-manquant",
    "total-faux",
}


@pytest.mark.parametrize("path", corpus.FILES + corpus.TABLES, ids=lambda path: path.stem)
def test_a_bad_file_reports_what_it_announces(path):
    expected = corpus.expected(path)
    report = list(corpus.opened(path))
    assert [corpus.found(diagnostic) for diagnostic in report] == expected
    assert {d.file for d in report} <= {path.relative_to(corpus.PROJECT).as_posix()}


def test_five_mistakes_are_five_findings():
    report = corpus.opened(corpus.PROJECT / "workshops/cinq-fautes.yaml")
    assert report.errors == 5
    assert len({d.place.line for d in report}) == 5


def everything():
    """Every finding in the bad files."""
    return [found for path in corpus.FILES + corpus.TABLES for found in corpus.opened(path)]


def test_what_is_underlined_is_in_the_line():
    for found in everything():
        for place in filter(None, (found.place, found.also)):
            line = place.source.line(place.line)
            assert place.column - 1 + place.length <= max(len(line), place.column), found
            assert line[place.column - 1:place.column - 1 + place.length].strip() or found.code in WITHOUT_WORDS, found


def test_where_there_is_a_second_place_it_is_shown():
    shown = {found.code for found in everything() if found.also}
    assert shown == SECOND
    assert not [found for found in everything() if found.also == found.place]


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
            known = set().union(*calls) | ({"example"} if "key" in set().union(*calls) else set())
            assert set(named(entry.get(key, ""))) <= known, code
