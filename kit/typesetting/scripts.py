"""Tells the writings that the kit cannot compose: right to left, letters that join or move, accents left alone.

A glyph for every character is not enough for these: their order, their shapes and their places depend on the
neighbours (Unicode Standard Annex 9, and the chapters of the scripts concerned). Set one by one they would be wrong.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import bidirectional, category

# What cannot be in French, nor in any language of Latin, Greek or Cyrillic letters: looked at closer where it occurs.
_SUSPECT = re.compile("[\u0300-\u036f\u0483-\u0489\u0590-\u10ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200e\u200f"
                      "\u20d0-\u20f0\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua69f\ua800-\uabff\ufb1d-\ufdff"
                      "\ufe20-\ufe2f\ufe70-\ufefe\U000101fd\U000102e0\U00010376-\U0001037a"
                      "\U00010800-\U00011fff\U0001e800-\U0001efff]")
# Scripts written from left to right whose letters join, stack or change places.
_SHAPED = re.compile("[\u0900-\u109f\u1700-\u1cff\ua800-\ua8ff\ua900-\uabff\U00011000-\U00011fff]")
_GEORGIAN = re.compile("[\u10a0-\u10ff\u1c80-\u1cbf]")
_KEYCAP = "\u20e3"  # makes an emoji of a figure; no font here draws it


class Refusal(NamedTuple):
    """What of a text cannot be composed: characters of a whole writing, and letters with accents that stay apart."""

    written: str = ""
    accented: str = ""


def refusal(text: str) -> Refusal:
    """The first word of each kind that cannot be composed in a text already in form NFC; both empty where it can."""
    if not _SUSPECT.search(text):
        return Refusal()
    words = [word.strip("*_") for word in text.split()]
    return Refusal(next(filter(_is_written_otherwise, words), ""), next(filter(_has_loose_accent, words), ""))


def is_uncomposed(char: str) -> bool:
    """Whether a character is of a writing that is not composed, or an accent that no letter took in."""
    return bool(_SUSPECT.match(char)) and (_needs_composing(char) or _is_accent(char))


def _is_written_otherwise(word: str) -> bool:
    return any(map(_needs_composing, word))


def _has_loose_accent(word: str) -> bool:
    return not _is_written_otherwise(word) and any(map(_is_accent, word))


def _needs_composing(char: str) -> bool:
    if _GEORGIAN.match(char):
        return False
    return bidirectional(char) in ("R", "AL", "AN") or bool(_SHAPED.match(char))


def _is_accent(char: str) -> bool:
    return char != _KEYCAP and bool(_SUSPECT.match(char)) and category(char) in ("Mn", "Mc", "Me")
