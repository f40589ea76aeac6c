"""How a language sets its spaces, quotes and apostrophes: rules, applied in their order to a text as it was typed.

Works on plain text and keeps a parallel list of marks (which span each character belongs to) in step, so that bold may
begin anywhere. Addresses, e-mails and HTML entities are left alone.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

# What stays as it is; `set_marked` knows the signs without which a text has none of it.
_LEFT_ALONE = (r"(?:https?://|www\.|mailto:)[^\s«»\"<>]*[^\s«»\"<>.,;:!?…)\]’']|"
               r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|&#?\w+;")


class Rule:
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


class Typography:
    """The rules of one language; without any, a text stays as it was typed."""

    def __init__(self, rules: tuple[Rule, ...] = ()):
        self.rules = rules

    def set(self, text: str) -> str:
        """The text with this typography; plain in, plain out."""
        return self.set_marked(text, None)[0]

    def set_marked(self, text: str, marks: list[int] | None) -> tuple[str, list[int] | None]:
        """The same, with one mark a character kept in step; what is inserted takes the mark before it."""
        present = set(text)
        guarded = "@" in present or "&" in present or "://" in text or "www." in text or "mailto:" in text
        for rule in self.rules:
            if rule.needs.isdisjoint(present) or (rule.near and not rule.near.search(text)):
                continue
            text, marks = _apply(rule.guarded if guarded else rule.pattern, rule.new, text, marks)
        return text, marks


@cache
def typography(language: str) -> Typography:
    """That of a language."""
    if language == "fr":
        from kit.typesetting.french import FRENCH

        return FRENCH
    from kit.typesetting.english import ENGLISH

    return ENGLISH if language == "en" else Typography()


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
