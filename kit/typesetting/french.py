"""French spaces, quotes and apostrophes, put where a French printer puts them.

No-break thin space before ; ! ? and in numbers, no-break space before : and inside « »; never in addresses,
e-mails or HTML entities. Only spaces, straight quotes, apostrophes and three dots change, and nothing changes
the second time. Works on plain text and keeps a parallel list of marks (which span each character belongs to)
in step, so that bold may begin anywhere.
"""

from __future__ import annotations

import re
from functools import cached_property

NB, NARROW = "\u00a0", "\u202f"
_ANY, _SPACE = "[ \u00a0\u202f]", "\u00a0\u202f"
_UNITS = (r"h|min|s|ans?|mois|jours?|semaines?|heures?|minutes?|secondes?|pages?|fois|personnes?|cartes?|feuilles?|"
          r"tables?|tours?|manches?|phrases?|points?|cm|mm|m[²³]?|km|kg|g|pt|k€|M€")
_NUMBERED = "[Ff]iches?|[Cc]artes?|[ÉéEe]tapes?|[Pp]ages?|[Pp]arties?|[Tt]ables?"
_TITLES = r"MM?\.|Mmes?|Mlles?|Drs?|Prs?"
# What stays as it is; `set_marked` knows the signs without which a text has none of it.
_LEFT_ALONE = (r"(?:https?://|www\.|mailto:)[^\s«»\"<>]*[^\s«»\"<>.,;:!?…)\]’']|"
               r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|&#?\w+;")


class _Rule:
    """Each group of the pattern becomes the text of its number.

    A text without any character of `needs`, or without what `near` stands for, has no match: that is quick to see.
    Patterns begin with the sign that they are about, and look back from there: so they are quick as well.
    """

    def __init__(self, needs: str, pattern: str, *new: str, near: str = ""):
        self.needs, self.new, self._pattern, self._near = frozenset(needs), new, pattern, near

    @cached_property
    def near(self) -> re.Pattern | None:
        return re.compile(self._near) if self._near else None

    @cached_property
    def pattern(self) -> re.Pattern:
        return re.compile(self._pattern)

    @cached_property
    def guarded(self) -> re.Pattern:
        """The same, but what is left alone matches first, without a group: the rule then begins after it."""
        return re.compile(f"{_LEFT_ALONE}|{self._pattern}")


_RULES = (
    _Rule(".", r"(\.\.\.)", "…"),
    # Straight quotes: with spaces inside; opening where no word ends; closing what is open; closing after a word
    # (5" stays an inch).
    _Rule('"', r'(?<!\S)(" +)[^"]*[^"\s]( +")(?!\w)', "«" + NB, NB + "»"),
    _Rule('"', r'(?<![\w.,…!?;»)\]%€])(")(?=\S)', "«" + NB),
    _Rule('"', r'«[^«»"]*[^«»"\s]( *")', NB + "»"),
    _Rule('"', r'(?<=[^\s\d])(")', NB + "»"),
    _Rule("«", rf"«({_ANY}*)(?=[^ {_SPACE}»])", NB),
    _Rule("»", rf"(?<=[^ {_SPACE}])({_ANY}*)»", NB),
    # Single quotes around words, with apostrophes inside; every other one after a letter is an apostrophe.
    _Rule("'", r"('(?<![^\s(\[]'))(?!\s)(?:[^'‘’]|(?<=\w)['’](?=\w))+?(?<!\s)(')(?!\w)", "‘", "’"),
    _Rule("'", r"('(?<=[^\W\d_]'))", "’"),
    # A space that stands before these signs never breaks; one is put where a word ends before them.
    _Rule(";!?", rf"({_ANY}(?<=[^ {_SPACE}(\[«].){_ANY}*)(?=[;!?])", NARROW, near=f"[;!?](?<={_ANY}.)"),
    _Rule(";!?", r"(?<=[^\s(\[«;!?])()(?=[;!?]+(?:[\s»”’)\],.…:]|$))", NARROW,
          near=r"[;!?](?<=[^\s(\[«;!?].)"),
    _Rule(":", rf"({_ANY}(?<=[^ {_SPACE}(\[«].){_ANY}*)(?=:)", NB, near=f":(?<={_ANY}.)"),
    _Rule(":", r"(?<=[^\s(\[«:])()(?=:(?:[\s«]|$))", NB, near=r":(?<=[^\s(\[«:].)"),
    _Rule("0123456789", rf"\d(?<!\d\d)\d{{0,2}}([ {NB}])(?=\d{{3}}(?!\d))", NARROW),
    _Rule("%€$£‰°", r"(?<=\d)( ?)(?=(?:[%€$£‰]|°C)(?!\w))", NB),
    _Rule("0123456789", rf"( (?<=\d ))(?=(?:{_UNITS})(?![\w’]))", NB),
    _Rule("h", r"( (?<=\d[ \u00a0]h ))(?=\d\d(?!\d))", NB),
    _Rule("°", r"(?<=\b[Nn]°)( ?)(?=\d)", NB),
    _Rule(".", r"\b(?:pp?|art|fig|vol)\.( )(?=\d)", NB, near=r"\. \d"),
    _Rule("MDP", rf"\b(?:{_TITLES})( )(?=[A-ZÀ-Þ])", NB),
    _Rule("0123456789", rf"\b(?:{_NUMBERED})( )(?=\d)", NB, near=r" (?=\d)(?<=[es] )"),
    # An aside between dashes holds them; a dash that opens holds what it opens (the first of a text: a reply).
    _Rule("–—", r"(?<= )[–—]( )[^–—]{1,80}?( )[–—](?=[ ,.;:!?…\u00a0\u202f]|$)", NB, NB),
    _Rule("–—", r"(?:^|(?<= ))[–—]( )(?=\S)", NB),
)


def set_french(text: str) -> str:
    """The text with French typography; plain in, plain out."""
    return set_marked(text, None)[0]


def set_marked(text: str, marks: list[int] | None) -> tuple[str, list[int] | None]:
    """The same, with one mark a character kept in step; what is inserted takes the mark before it."""
    present = set(text)
    guarded = "@" in present or "&" in present or "://" in text or "www." in text or "mailto:" in text
    for rule in _RULES:
        if rule.needs.isdisjoint(present) or (rule.near and not rule.near.search(text)):
            continue
        text, marks = _apply(rule.guarded if guarded else rule.pattern, rule.new, text, marks)
    return text, marks


def _apply(pattern: re.Pattern, new: tuple[str, ...], text: str,
           marks: list[int] | None) -> tuple[str, list[int] | None]:
    parts, kept, at = [], [], 0
    for match in pattern.finditer(text):
        for group, put in enumerate(new, 1):
            start, end = match.span(group)
            if start < 0:  # this match is something to leave alone
                continue
            parts += text[at:start], put
            if marks is not None:
                kept += marks[at:start] + [marks[start if start < end else start - 1]] * len(put)
            at = end
    if not parts:
        return text, marks
    return "".join([*parts, text[at:]]), None if marks is None else kept + marks[at:]
