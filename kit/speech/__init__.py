"""What the program says, in the language of whoever runs it: French as written in the code, others from catalogues.

A sentence of the program stands in the code in French, inside `_("…")`; its translations stand in kit/locales, one
catalogue a language. So French, the usual case, opens no file. What is printed on paper is another matter
(kit/model/locale.py), and so are diagnostics (kit/reading/messages.py): these have their own files there.
The language is chosen once, before any module is imported that says something when it is (the help of an option), and
before any library: this needs next to nothing.
"""

from __future__ import annotations

import os
import sys

LANGUAGES = ("fr", "en")
USUAL = LANGUAGES[0]
OPTION, VARIABLE = "--lang", "KIT_LANG"
_WISHES = "LANGUAGE"  # several languages, the dearest first: `en_GB:fr`
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first one that is set counts
_WINDOWS = {0x0C: "fr", 0x09: "en"}  # its numbers of languages, without their countries
_CATALOGUES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "locales")
_DOMAIN = "kit"


class _Spoken:
    """The language of this run, and its catalogue, which French needs none of."""

    language = USUAL
    catalogue = None


def wanted(arguments: list[str], environ: dict[str, str]) -> str:
    """The language that `--lang` asks for, then KIT_LANG, then the system; French where nothing says otherwise.

    What asks for a language that the program does not speak is passed over; `--lang` is checked by each command.
    """
    system = next((environ[name] for name in _SYSTEM if environ.get(name)), "") or _of_windows()
    for said in (asked(arguments), environ.get(VARIABLE, ""), *environ.get(_WISHES, "").split(":"), system):
        if (code := said[:2].lower()) in LANGUAGES and not said[2:3].isalpha():
            return code
    return USUAL


def asked(arguments: list[str]) -> str:
    """What `--lang` says, the last one where there are several; empty where nothing asks: then paper is as written."""
    words = [following for word, following in zip(arguments, arguments[1:], strict=False) if word == OPTION]
    words += [word.partition("=")[2] for word in arguments if word.startswith(OPTION + "=")]
    return words[-1] if words else ""


def _of_windows() -> str:
    """What Windows itself speaks, which sets no variable; "" elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes

    return _WINDOWS.get(ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF, "")


def speak(language: str) -> None:
    """Say everything from here on in this language, one of LANGUAGES. Raises OSError without its catalogue."""
    _Spoken.language, _Spoken.catalogue = USUAL, None
    if language != USUAL:
        from gettext import GNUTranslations

        with open(os.path.join(_CATALOGUES, language, "LC_MESSAGES", f"{_DOMAIN}.mo"), "rb") as file:
            _Spoken.catalogue = GNUTranslations(file)
    _Spoken.language = language


def language() -> str:
    """The code of the language that is spoken."""
    return _Spoken.language


def _(sentence: str) -> str:
    """A sentence of the program in the language that is spoken."""
    return _Spoken.catalogue.gettext(sentence) if _Spoken.catalogue else sentence


def plural(one: str, many: str, n: int) -> str:
    """A sentence with a number of things, `{n}`; French takes the singular below two."""
    if _Spoken.catalogue:
        return _Spoken.catalogue.ngettext(one, many, n).format(n=n)
    return (one if n < 2 else many).format(n=n)


def number(value: float, places: int = 2) -> str:
    """A number as the language that is spoken writes it: `1,25`, `1.25`."""
    said = f"{round(value, places):g}"
    return said.replace(".", ",") if _Spoken.language == USUAL else said
