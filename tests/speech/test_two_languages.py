"""The program as a person meets it, in French and in English: its help, its refusals, its errors, its answers."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from kit.cli.sentences import COMMANDS
from kit.speech import LANGUAGES
from tests.delivery.project import WORKSHOP, Project
from tests.speech.catalogue import ROOT

# Words that a help of the other language could hardly do without.
TELLTALES = {
    "fr": r"the|and|with|without|this|from|which|show|your|default|usage|options:|examples|FILE|FOLDER|NAME|WORKSHOP",
    "en": r"le|la|les|des|une|pour|avec|sans|est|dans|sur|et|ou|par|qui|exemples|utilisation|options :|FICHIER|DOSSIER|"
          r"NOM|ATELIER|SUPPORT|JEU|\w*[éèêàçœ«»]\w*",
}
HELPS = """
import sys
from kit.cli.app import main
for name in sys.argv[2:]:
    print(f"#{name}")
    assert main([*name.split(), "--help", "--lang", sys.argv[1]]) == 0
"""


def run(*words: str, code: str = "from kit.cli.app import main; sys.exit(main())", **environ: str):
    """The command line in a process of its own."""
    around = {name: value for name, value in os.environ.items() if name not in ("KIT_LANG", "NO_COLOR")}
    return subprocess.run([sys.executable, "-c", f"import sys; sys.argv[0] = 'build.py'; {code}", *words],
                          env=around | {"LANG": "C", "PYTHONPATH": str(ROOT)} | environ, capture_output=True,
                          encoding="utf-8")


@pytest.fixture(scope="module")
def helps():
    """The help of every command in each language, by command; "" is the program's own."""
    def told(language: str) -> dict[str, str]:
        done = run(language, "", *COMMANDS, code=HELPS)
        assert done.returncode == 0, done.stderr
        return {name: help for name, _, help in (said.partition("\n") for said in done.stdout.split("\n#"))}

    return {language: {name.lstrip("#"): help for name, help in told(language).items()} for language in LANGUAGES}


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_a_help_has_no_word_of_the_other_language(helps, command, language):
    words = re.sub(r'"[^"]*"|^ +python3 build.py .*|--[\w-]+|[\w-]+(\|[\w-]+)+', "", helps[language][command],
                   flags=re.MULTILINE)
    assert words.count("\n") > 3
    found = re.findall(rf"(?<![-\w./])(?:{TELLTALES[language]})(?![-\w/])", words, re.IGNORECASE)
    assert not [word for word in found if word.islower() or word[1:].islower() or word.isupper()]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_examples_and_options_are_the_same_in_all(helps, command):
    french, english = (helps[language][command] for language in LANGUAGES)
    for same in (r"^ +python3 build.py .*", r"^  (-\S+(?:, --\S+)?)"):
        assert re.findall(same, french, re.MULTILINE) == re.findall(same, english, re.MULTILINE)
    assert "--lang fr|en" in english and french != english


@pytest.mark.parametrize("words", (["--lang", "de", "pack"], ["pack", "--lang=de"]))
def test_a_language_that_is_not_spoken_is_refused(words):
    done = run(*words)
    assert done.returncode == 2 and "« de » ne convient pas ; au choix : « fr », « en »." in done.stderr
    done = run(*words, KIT_LANG="en")
    assert done.returncode == 2 and '"de" is not one of "fr", "en".' in done.stderr


def test_a_variable_of_a_language_that_is_not_spoken_is_no_matter():
    assert "Bienvenue" in run(KIT_LANG="de").stdout
    assert "Welcome" in run(KIT_LANG="de", LANG="en_GB.UTF-8").stdout


def test_click_and_we_refuse_in_english():
    for words, said in ((["pak"], 'Error: No such command "pak". Did you mean "pack"?'),
                        (["deck"], 'Error: Missing argument "DECK...".'),
                        (["pack", "--cards", ","], 'Error: Invalid value for "--cards": the list is empty; write'),
                        (["pack", "--date", "demain"], '"demain" is not a date')):
        done = run(*words, LANG="en_GB.UTF-8")
        assert done.returncode == 2 and said in done.stderr.replace("(", "").replace(")", ""), done.stderr
        assert "«" not in done.stderr


def test_an_error_in_english(project):
    project.write("workshops/essai.yaml", WORKSHOP.replace("minutes: 30", "minuts: 30"))
    done = run("check", "workshops/essai.yaml", "--lang", "en")
    assert done.returncode == 1
    assert "error[cle-inconnue]" in done.stderr and 'did you mean "minutes"?' in done.stderr
    assert not re.search("[«»é]|erreur|aide", re.sub(r"^ +\d* \|.*", "", done.stderr, flags=re.MULTILINE))


def test_a_pack_in_english_and_again_in_french(project):
    """What is answered at once is answered in the language that is asked for."""
    said = [run("pack", "essai", "--only", "agenda", KIT_LANG=language).stderr.splitlines()[0]
            for language in ("en", "en", "fr", "fr")]
    assert re.fullmatch(r"output.essai: \d+ files, \d+ sheets? to print", said[0])
    assert [line[12:] for line in said[1:]] == [": already up to date", " : déjà à jour", " : déjà à jour"]


def test_what_the_machine_refuses_in_english(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").write_text("in the way", "utf-8")
    done = run("sheet", "a-retenir", "--lang", "en")
    assert done.returncode in (2, 3) and re.search("(?i)file", done.stderr) and "fichier" not in done.stderr
