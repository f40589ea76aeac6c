"""What a terminal may be sent: whether colours are wanted, and never a control character of a content."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# C0, C1, the characters that reorder what stands beside them or end a line, and what no encoding can write.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


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


def escape_controls(text: str) -> str:
    """`text` on one line, each control character as `\\xNN` or `\\uNNNN`."""
    return _CONTROL.sub(lambda found: _escape(ord(found[0])), text)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def columns(text: str) -> int:
    """How many columns of a terminal an escaped text takes: two for a wide character, none for one that combines."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
