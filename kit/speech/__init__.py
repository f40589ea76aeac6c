"""What the program says, in the language of whoever runs it: French as written in the code, others from catalogues.

A sentence of the program stands in the code in French, inside `_("…")`; its translations stand in kit/locales, one
catalogue a language. So French, the usual case, opens no file. What is printed on paper is another matter
(kit/model/locale.py), and so are diagnostics (kit/cli/reporting.py): these have their own files there.
The language is chosen once, before any module is imported that says something when it is (the help of an option).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LANGUAGES = ("fr", "en")
USUAL = LANGUAGES[0]
OPTION, VARIABLE = "--lang", "KIT_LANG"
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first one that is set counts
_CATALOGUES = Path(__file__).parent.parent / "locales"
_DOMAIN = "kit"


class _Spoken:
    """The language of this run, and its catalogue."""

    language = USUAL
    catalogue: NullTranslations = NullTranslations()


def wanted(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language that `--lang` asks for, then KIT_LANG, then the system; French where nothing says otherwise."""
    system = next((environ[name] for name in _SYSTEM if environ.get(name)), "")
    for said in (asked(arguments), environ.get(VARIABLE, ""), system):
        if (code := said[:2].lower()) in LANGUAGES and not said[2:3].isalpha():
            return code
    return USUAL


def asked(arguments: Sequence[str]) -> str:
    """What `--lang` says, the last one where there are several; empty where nothing asks: then paper is as written."""
    words = [following for word, following in zip(arguments, arguments[1:], strict=False) if word == OPTION]
    words += [word.partition("=")[2] for word in arguments if word.startswith(OPTION + "=")]
    return words[-1] if words else ""


def speak(language: str) -> None:
    """Say everything from here on in this language, one of LANGUAGES."""
    _Spoken.language, _Spoken.catalogue = language, NullTranslations()
    if language != USUAL:
        with open(_CATALOGUES / language / "LC_MESSAGES" / f"{_DOMAIN}.mo", "rb") as file:
            _Spoken.catalogue = GNUTranslations(file)


def language() -> str:
    """The code of the language that is spoken."""
    return _Spoken.language


def _(sentence: str) -> str:
    """A sentence of the program in the language that is spoken."""
    return _Spoken.catalogue.gettext(sentence)


def plural(one: str, many: str, n: int) -> str:
    """A sentence with a number of things, `{n}`; French takes the singular below two."""
    if _Spoken.language == USUAL:
        return (one if n < 2 else many).format(n=n)
    return _Spoken.catalogue.ngettext(one, many, n).format(n=n)
