"""How values are written in a PDF: texts, names, numbers, references. A body is a str of Latin-1 characters.

Source: ISO 32000-1, 7.3. What is not ASCII is written as UTF-16, so no text depends on a code page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)", "\r": r"\r"})  # a bare one would be read as \n
_IRREGULAR = re.compile(rb"[^!-~]|[#()<>\[\]{}/%]")


def text(value: str) -> str:
    """A text for people."""
    return f"({value.translate(_ESCAPED)})" if value.isascii() else utf16(value)


def utf16(value: str) -> str:
    """A text as UTF-16, in hexadecimal."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def name(value: str) -> str:
    """A name, its slash included."""
    return "/" + _IRREGULAR.sub(lambda found: b"#%02X" % found[0][0], value.encode()).decode("ascii")


def reference(number: int) -> str:
    """What leads to the object of that number."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """An array of what leads to these objects."""
    return f"[{' '.join([f'{number} 0 R' for number in numbers])}]"


def array(values: Iterable[float]) -> str:
    """An array of numbers, to a thousandth."""
    return f"[{' '.join([short(value, 3) for value in values])}]"


@lru_cache(maxsize=1 << 14)  # the same ones come again and again
def short(value: float, decimals: int = 2) -> str:
    """A number with at most so many decimals; of a coordinate, two are a 7200th of an inch."""
    said = f"{value:.{decimals}f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    return "0" if said == "-0" else said
