"""What a terminal can show: whether colours are wanted, whether lines can be written over, how wide a text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from kit.speech.controls import escape_in_json


def colour_wanted(stream, environ: Mapping[str, str]) -> bool:
    """Whether to colour what goes to `stream`: NO_COLOR first, then FORCE_COLOR, then what the stream is."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return environ["FORCE_COLOR"] != "0"
    return rewritable(stream, environ)


def rewritable(stream, environ: Mapping[str, str]) -> bool:
    """Whether a line can be written over on `stream`: a terminal, and not the simplest of all."""
    return environ.get("TERM") != "dumb" and bool(getattr(stream, "isatty", lambda: False)())


def columns(text: str) -> int:
    """How many columns of a terminal an escaped text takes: two for a wide character, none for one that combines."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def as_json(values: object) -> str:
    """Plain values for a program to read, which a terminal may be sent as well."""
    import json

    return escape_in_json(json.dumps(values, ensure_ascii=False, indent=1))
