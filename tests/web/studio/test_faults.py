"""What is wrong as the page shows it: the caret stands under what is meant, on a line that may be shown."""

from __future__ import annotations

from kit.reading.diagnostics import Report
from kit.reading.messages import Messages
from kit.reading.source import Place, Source
from kit.web.faults import Excerpt, accident, faults_of

MESSAGES = Messages("fr")


def fault_at(text: str, column: int, length: int, **also):
    report = Report()
    report.error("cle-inconnue", Place(Source("a\x1b.yaml", text), 1, column, length), key="x", where="workshop",
                 near="y", keys=["y"], **also)
    return faults_of(report, MESSAGES)[0]


def marked(excerpt: Excerpt) -> str:
    return excerpt.text[excerpt.before:][:excerpt.length]


def test_the_caret_covers_what_is_meant():
    fault = fault_at("clé: valeur", 6, 6)
    assert marked(fault.excerpt) == "valeur" and fault.excerpt.text == "clé: valeur"
    assert (fault.line, fault.column, fault.file) == (1, 6, r"a\x1b.yaml")
    assert "« x »" in fault.sentence and "« y »" in fault.hint and fault.explain


def test_a_very_long_line_is_cut_on_both_sides():
    fault = fault_at("é" * 5000 + "ici" + "à" * 5000, 5001, 3)
    assert marked(fault.excerpt) == "ici" and len(fault.excerpt.text) < 220
    assert fault.excerpt.text[0] == fault.excerpt.text[-1] == "…"
    assert len(marked(fault_at("x" * 9000, 3, 8000).excerpt)) <= 101


def test_tabs_and_what_is_not_seen_are_shown():
    fault = fault_at("\ta\x07\u202eb", 5, 1)
    assert marked(fault.excerpt) == "b" and fault.excerpt.text == r"    a\x07\u202eb"


def test_past_the_end_of_a_line_there_is_still_a_caret():
    assert fault_at("a:", 3, 1).excerpt == Excerpt("a:", 2, 1)


def test_a_second_place_is_shown_too():
    other = Place(Source("b.yaml", "un\ndeux"), 2, 1, 4)
    spot = fault_at("a", 1, 1, also=other).also
    assert (spot.file, spot.line, marked(spot.excerpt)) == ("b.yaml", 2, "deux")


def test_what_has_no_place_has_no_line():
    report = Report()
    report.error("atelier-inconnu", Place(Source("rien.yaml", "")), name="x", near=None, names=["y"])
    report.error("atelier-inconnu", name="z", near=None, names=["y"])
    nowhere, unread = faults_of(report, MESSAGES)
    assert (nowhere.file, nowhere.line, nowhere.excerpt) == ("", 0, None)
    assert (unread.file, unread.line, unread.excerpt) == ("rien.yaml", 0, None)


def test_an_accident_names_the_place_in_the_program_and_no_folder_of_the_machine():
    try:
        faults_of([None], MESSAGES)
    except AttributeError as error:
        said = accident(error).sentence
    assert "kit/web/faults.py:" in said and "/tmp" not in said and "Traceback" not in said
    refused = PermissionError(13, "Permission denied", "un.yaml")
    assert "l'accès n'est pas permis (un.yaml)" in accident(refused).sentence
