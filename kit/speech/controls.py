"""Nothing that is said holds a control character of what it is about: each is shown by its number instead."""

from __future__ import annotations

import re

# C0, C1, the characters that reorder what stands beside them or end a line, and what no encoding can write.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def escape_controls(text: str) -> str:
    """`text` on one line, each control character as `\\xNN` or `\\uNNNN`."""
    return _CONTROL.sub(lambda found: _escape(ord(found[0])), text)


def escape_in_json(text: str) -> str:
    """JSON that says the same, to the character, and holds no control character but its own line ends."""
    return _CONTROL.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
