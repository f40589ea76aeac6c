"""Words with a median point: made of the two forms of a word, and read out as those two forms again.

A word is written so only where both forms can be read out of it, because a voice says « participant point é esse ».
"""

from __future__ import annotations

import re

POINT = "·"
# How a masculine form ends, and what of the feminine one is written after the point in place of that ending.
_ENDINGS = (("eur", "euse"), ("teur", "trice"), ("eau", "elle"), ("er", "ère"), ("et", "ète"), ("f", "ve"),
            ("x", "se"), ("x", "sse"), ("x", "ce"), ("c", "que"))
_WRITTEN = {"trice": "rice"}  # act·eur, act·rice: what both share stands before the point
# Words that do not begin alike, and are written side by side.
_BESIDE = {("il", "elle"), ("ils", "elles"), ("le", "la"), ("ceux", "celles"), ("celui", "celle"), ("mon", "ma"),
           ("ton", "ta"), ("son", "sa"), ("eux", "elles")}
_LEAST = 2  # letters that both forms begin with
_JOINED = re.compile(rf"([^\W\d_]+['’])?([^\W\d_]{{2,}}){POINT}([^\W\d_]+)")


def pointed(masculine: str, feminine: str) -> str | None:
    """One word for both, `participant·es`; None where both forms could not be read out of it."""
    if masculine == feminine:
        return masculine
    plural = feminine.endswith("s") and masculine.endswith(("s", "x"))
    cut_first = plural and not feminine.startswith(masculine)
    for base in (masculine[:-1], masculine) if cut_first else (masculine,):
        for end in _ends(base, feminine):
            if end and _forms(base, end) == (masculine, feminine):
                return f"{base}{POINT}{end}"
    return None


def _ends(base: str, feminine: str) -> list[str]:
    """What may stand after the point, the best first."""
    if (base.lower(), feminine.lower()) in _BESIDE:
        return [feminine.lower()]
    shared = 0
    while shared < min(len(base), len(feminine)) and base[shared] == feminine[shared]:
        shared += 1
    if shared < _LEAST:
        return []
    plural = "s" if feminine.endswith("s") else ""
    singular = feminine.removesuffix("s")
    known = [_WRITTEN.get(new, new) + plural for old, new in _ENDINGS if base.endswith(old) and singular.endswith(new)]
    return [*known, feminine[shared:]]


def _forms(base: str, end: str) -> tuple[str, str]:
    """The masculine and the feminine form of `base·end`."""
    if (base.lower(), end.lower()) in _BESIDE:
        return base, end.capitalize() if base[:1].isupper() else end
    plural = "s" if end.endswith("s") else ""
    single = end.removesuffix("s")
    stem = next((base.removesuffix(old) + new for old, new in _ENDINGS
                 if base.endswith(old) and _WRITTEN.get(new, new) == single), base + single)
    many = "x" if base.endswith("eau") else "" if base.endswith(("s", "x", "z")) else "s"
    return base + (many if plural else ""), stem + plural


def heard(text: str) -> str:
    """A text as it is read aloud: `participant·es` are « participantes et participants »."""
    return _JOINED.sub(_both, text) if POINT in text else text


def _both(match: re.Match) -> str:
    article, base, end = match[1] or "", match[2], match[3]
    masculine, feminine = _forms(base, end)
    return f"{article}{feminine} {'et' if is_plural(masculine, feminine) else 'ou'} {article}{masculine}"


def is_plural(masculine: str, feminine: str) -> bool:
    """Whether both forms speak of several people."""
    return feminine.endswith("s") and masculine.endswith(("s", "x"))
