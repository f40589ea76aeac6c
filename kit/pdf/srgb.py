"""What red, green and blue mean in our files: the sRGB colour profile, made from its published numbers.

A file made to last (kit/pdf/archive.py) carries it. Written here byte by byte, it needs nobody's licence, and no date
of the day gets into it; the tests have a colour engine compare it with its own sRGB.
"""

from __future__ import annotations

from functools import cache
from struct import pack

# IEC 61966-2-1, seen under D50 as ICC profiles want it (adapted by Bradford's method).
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71690, 0.09708), (0.14307, 0.06061, 0.71410)
_WHITE = (0.9642, 1.0, 0.8249)
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# From a value x to light: (a x + b)^g, or c x where x is below d. In the order g, a, b, c, d.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_VERSION = 0x04200000  # ICC.1:2004-10, which PDF 1.7 refers to
_DATE = (2026, 1, 1, 0, 0, 0)
NAME = "sRGB IEC61966-2.1"


@cache
def profile() -> bytes:
    """The profile, as it stands in a file."""
    curve = pack(">4s4xHxx", b"para", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text(NAME), b"cprt": _text("No copyright, use freely"), b"wtpt": _xyz(_WHITE),
        b"chad": pack(">4s4x", b"sf32") + _fixed(*_ADAPTATION),
        b"rXYZ": _xyz(_RED), b"gXYZ": _xyz(_GREEN), b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
    }
    table, data = _laid_out(tags)
    body = table + data
    return _header(128 + len(body)) + body


def _laid_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The table of tags, and their data: each on a multiple of four, what is the same only once."""
    places: dict[bytes, int] = {}
    table, data = pack(">I", len(tags)), b""
    for name, value in tags.items():
        if value not in places:
            places[value] = 128 + 4 + 12 * len(tags) + len(data)
            data += value + bytes(-len(value) % 4)
        table += pack(">4sII", name, places[value], len(value))
    return table, data


def _header(size: int) -> bytes:
    start = pack(">I4xI4s4s4s6H4s", size, _VERSION, b"mntr", b"RGB ", b"XYZ ", *_DATE, b"acsp")
    return (start + bytes(28) + _fixed(*_WHITE)).ljust(128, b"\0")


def _text(words: str) -> bytes:
    """A text in one language."""
    said = words.encode("utf-16-be")
    return pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(said), 28) + said


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return pack(">4s4x", b"XYZ ") + _fixed(*colour)


def _fixed(*values: float) -> bytes:
    """Numbers of 16 bits before the point and 16 after it."""
    return b"".join(pack(">i", round(value * 65536)) for value in values)
