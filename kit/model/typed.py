"""What a person types outside of any script, in an option or a form: read and refused as it would be in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NoReturn
from unicodedata import normalize

from kit.model import event, printer
from kit.model.checking import PARSERS
from kit.model.values import SIZE_NAMES, Size
from kit.reading.diagnostics import ERROR, Diagnostic, nearest
from kit.reading.loading import CHARACTERS
from kit.reading.messages import Messages
from kit.reading.source import FORBIDDEN
from kit.speech import _

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,9})\s*")
_SHOWN = 20  # characters of what was typed that a sentence quotes


class Misread(ValueError):
    """What was typed means nothing here; the diagnostic says why."""

    def __init__(self, code: str, **facts: object):
        super().__init__(code)
        self.diagnostic = Diagnostic(ERROR, code, None, facts)

    def said(self, messages: Messages, called: str = "") -> str:
        """Why, and what to type instead, on one line. `called`: what the person knows the value by, if not by its key.
        """
        found = self.diagnostic
        if called and "key" in found.facts:
            found = found._replace(facts=found.facts | {"key": called})
        hint = messages.hint(found)
        return messages.sentence(found) + (_(" ; {hint}").format(hint=hint) if hint else "")


def value(name: str, text: str) -> object:
    """A value of the field of an Event or a PrinterProfile, or "size"; any other name is of a measure in mm.

    Raises Misread.
    """
    kind = {"size": Size, **event.KINDS, **printer.KINDS}.get(name, printer.Measure)
    try:
        return PARSERS[kind](text)
    except ValueError as error:
        names = SIZE_NAMES if kind is Size else ()
        _refuse(str(error), text, key=name, near=nearest(text[:_SHOWN], names), names=list(names))


def words(text: str) -> str:
    """Words to print: as a script may hold them, and no longer. Raises Misread."""
    wrong = FORBIDDEN.search(text)
    if wrong:
        raise Misread("caractere-interdit", char=f"U+{ord(wrong[0]):04X}")
    if len(text) > CHARACTERS:
        raise Misread("texte-trop-long", count=len(text), limit=CHARACTERS)
    return normalize("NFC", text)


def whole(name: str, text: str, least: int, most: int) -> int:
    """A whole number between two. Raises Misread."""
    found = _WHOLE.fullmatch(text)
    if not found:
        _refuse("nombre-attendu", text, key=name)
    if not least <= int(found[1]) <= most:
        _refuse("nombre-hors-bornes", text, key=name, least=least, most=most)
    return int(found[1])


def choice(name: str, text: str, choices: Sequence[str]) -> str:
    """One of several, in small or large letters. Raises Misread."""
    known = {one.lower(): one for one in choices}
    if text.lower() not in known:
        _refuse("choix-inconnu", text, key=name, near=nearest(text[:_SHOWN], choices), choices=list(choices))
    return known[text.lower()]


def _refuse(code: str, text: str, **facts: object) -> NoReturn:
    raise Misread(code, value=text, **facts)
