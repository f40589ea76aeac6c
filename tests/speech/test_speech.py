"""In which language the program speaks, and what it makes of a sentence."""

from __future__ import annotations

import pytest

from kit import speech
from kit.speech import LANGUAGES, number, plural, speak, wanted


@pytest.fixture(autouse=True)
def french_again():
    yield
    speak("fr")


@pytest.mark.parametrize("arguments, environ, language", (
    # Nothing says otherwise, or nothing that we speak.
    ("pack", {}, "fr"), ("", {}, "fr"), ("", {"LANG": "C.UTF-8"}, "fr"), ("", {"LANG": "POSIX"}, "fr"),
    ("", {"LANG": "de_DE.UTF-8"}, "fr"), ("", {"LANG": "enm_GB"}, "fr"), ("", {"LANG": ""}, "fr"),
    # The system.
    ("", {"LANG": "en_GB.UTF-8"}, "en"), ("", {"LANG": "en"}, "en"), ("", {"LANG": "EN-us"}, "en"),
    ("", {"LANG": "fr_FR.UTF-8"}, "fr"), ("", {"LC_ALL": "en_GB", "LANG": "fr_FR"}, "en"),
    ("", {"LC_MESSAGES": "en_GB", "LANG": "fr_FR"}, "en"), ("", {"LC_ALL": "de_DE", "LANG": "en_GB"}, "fr"),
    ("", {"LC_ALL": "", "LANG": "en_GB"}, "en"), ("", {"LANGUAGE": "de:en:fr", "LANG": "fr_FR"}, "en"),
    ("", {"LANGUAGE": "de", "LANG": "en_GB"}, "en"),
    # Our own variable goes before; one that we do not speak is passed over.
    ("", {"KIT_LANG": "en", "LANG": "fr_FR"}, "en"), ("", {"KIT_LANG": "fr", "LANG": "en_GB"}, "fr"),
    ("", {"KIT_LANG": "de", "LANG": "en_GB"}, "en"), ("", {"KIT_LANG": "de"}, "fr"), ("", {"KIT_LANG": ""}, "fr"),
    # The option goes before all, wherever it stands; the last one counts.
    ("--lang en pack", {"KIT_LANG": "fr"}, "en"), ("pack cafe-debat --lang fr", {"KIT_LANG": "en"}, "fr"),
    ("pack --lang=en", {}, "en"), ("--lang fr pack --lang en", {}, "en"), ("--lang en pack --lang fr", {}, "fr"),
    ("pack --lang de", {"KIT_LANG": "en"}, "en"), ("pack --lang", {}, "fr"), ("pack --lang english", {}, "fr"),
    ("pack --language en", {}, "fr"),
))
def test_who_decides_the_language(arguments, environ, language):
    assert wanted(arguments.split(), environ) == language


def test_windows_is_asked_where_no_variable_says(monkeypatch):
    monkeypatch.setattr(speech, "_of_windows", lambda: "en")
    assert wanted([], {}) == "en"
    assert wanted([], {"LANG": "fr_FR"}) == wanted([], {"KIT_LANG": "fr"}) == wanted(["--lang", "fr"], {}) == "fr"


def test_a_sentence_in_each_language():
    said = {}
    for language in LANGUAGES:
        speak(language)
        assert speech.language() == language
        said[language] = speech._("Interrompu.")
    assert said == {"fr": "Interrompu.", "en": "Interrupted."}


def test_numbers_and_how_many():
    assert [plural("{n} carte", "{n} cartes", n) for n in (0, 1, 2)] == ["0 carte", "1 carte", "2 cartes"]
    assert [number(value) for value in (1.25, 3.0, -0.5)] == ["1,25", "3", "-0,5"] and number(1.23456, 4) == "1,2346"
    speak("en")
    # A sentence without English stays French, but is counted as English counts.
    assert [plural("{n} x", "{n} xx", n) for n in (0, 1, 2)] == ["0 xx", "1 x", "2 xx"]
    assert [number(value) for value in (1.25, 3.0, -0.5)] == ["1.25", "3", "-0.5"]


def test_a_language_without_its_catalogue_is_not_spoken(tmp_path, monkeypatch):
    monkeypatch.setattr(speech, "_CATALOGUES", str(tmp_path))
    with pytest.raises(OSError):
        speak("en")
    assert speech.language() == "fr" and speech._("Interrompu.") == "Interrompu."
