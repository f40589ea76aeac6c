"""What a person calls a thing of theirs becomes a file's name and a title."""

from __future__ import annotations

import re

from kit.model.events import slug
from kit.model.rules import DEVICES, FOLDERS, LONGEST_NAME, is_name

# Letters, figures, and what joins words; the first is a letter or a figure.
_WORDS = re.compile(r"[^\W_][\w '’-]*")


def name_of(words: str) -> str | None:
    """« Mon Atelier été » → mon-atelier-ete; None where that would not be the same name to a reader."""
    name = _slug(words)
    return name if _WORDS.fullmatch(words.strip()) and is_name(name) else None


def likely_name(words: str) -> str | None:
    """The nearest there is to a name in any words, to be proposed."""
    name = _slug(words)[:LONGEST_NAME].rstrip("-")
    return name if is_name(name) and not is_reserved(name) else None


def title_of(words: str) -> str:
    """`mon-atelier` → « Mon atelier »; what was written as words stays so."""
    words = " ".join(words.split())
    if is_name(words):
        words = words.replace("-", " ")
    return words[:1].upper() + words[1:]


def is_reserved(name: str) -> bool:
    """Whether a system, or the output folder, has something else of that name."""
    return name in DEVICES | FOLDERS


def _slug(words: str) -> str:
    return slug(words.replace("’", " "))
