"""All that the program says has its English, and all of its French stands where it is found."""

from __future__ import annotations

import ast
import re
import string

import pytest

from kit.reading.door import shipped
from kit.speech import LANGUAGES
from tests.speech import catalogue
from tests.speech.catalogue import MO, PO, compiled, english, extracted, helps, messages, sources, texts

AGAIN = "run `python -m tests.speech.update`, write what is missing into kit.po, run it once more"
# Accents and quotes, the space before a colon, and words that few French sentences do without.
FRENCH = re.compile("[àâçéèêëîïôùûœÀÉÈÊ«»]|(?:^|[^ ]) [:;?!](?!=)|"
                    r"(?<![-\w])([Ll]e|la|les|une?|des|du|et|ou|pour|avec|sans|est|sont|pas|dans|chaque|votre|vous)"
                    r"(?![-\w])")
# What Click says by itself in English (kit/cli/sentences.py), and what build.py says in both languages at once.
SAID_OTHERWISE = {"CLICK", "CLICK_PLURALS", "TOO_OLD"}


@pytest.fixture(scope="module")
def source():
    return extracted()


def test_the_english_is_of_what_is_said_and_of_nothing_else(source):
    said, kept = ({message.id for message in messages(catalog)} for catalog in (source, english()))
    assert len(said) > 200
    assert not said - kept, AGAIN
    assert not kept - said, AGAIN


def test_every_sentence_has_its_english():
    for message in messages(english()):
        assert all(texts(message.string)) and not message.fuzzy, (message.id, AGAIN)


def test_the_english_tells_the_same_facts():
    for message in messages(english()):
        assert len(texts(message.string)) == len(texts(message.id))
        for french, said in zip(texts(message.id), texts(message.string), strict=True):
            assert facts(said) == facts(french), french


def test_the_english_is_plain_and_is_no_french():
    for message in messages(english()):
        for french, said in zip(texts(message.id), texts(message.string), strict=True):
            bare = re.sub(r'"[^"]*"', "…", said)
            assert not re.search("[éèêàçœ«»“”’]|. [:;?!]", bare), said
            assert french.count("\n") == said.count("\n") and french[-1:].isspace() <= (said[-1:] != "."), said


def test_what_is_read_was_made_from_what_is_written():
    assert MO.read_bytes() == compiled(english()), AGAIN


def test_each_language_has_all_its_files():
    for language in LANGUAGES:
        assert (shipped("locales") / "messages" / f"{language}.yaml").is_file()
        assert language == "fr" or (shipped("locales") / language / "LC_MESSAGES" / "kit.mo").is_file()


def test_no_french_is_said_that_is_not_found():
    modules = [path for path, kind in sources() if kind == "python"]
    assert {path.name: found for path in modules if (found := overlooked(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize("source", (
    'raise click.UsageError(f"--png ne va pas avec --{name}.")', 'help = "Langue du programme"; x = "à {n}"',
    'option("--x", help="Tout refaire, sans garder.")', 'say(f"{path} : {said}")'))
def test_what_is_not_to_be_found_is_noticed(source):
    assert overlooked(source)
    assert not overlooked('"""Le plan."""\nsay(_("Tout est à ouvrir : {path}"))')


def facts(text: str) -> set[str]:
    """What a sentence names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def overlooked(text: str) -> list[str]:
    """The French strings of a module that are neither docstrings nor inside `_()` or `plural()`."""
    tree, known = ast.parse(text), set()
    for node in ast.walk(tree):
        asked = isinstance(node, ast.Call) and ast.unparse(node.func) in catalogue.KEYWORDS
        table = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in SAID_OTHERWISE
        if asked or table or isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known |= {id(below) for below in ast.walk(node)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [node.value for node in strings if id(node) not in known and FRENCH.search(node.value)]


def test_the_help_of_commands_is_found_by_part():
    found = list(helps(PO.parents[3] / "cli" / "explain.py"))
    assert found[0].startswith("Expliquer une erreur") and found[-1] == "Exemples :" and len(found) == 3
