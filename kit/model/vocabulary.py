"""The words of a region in the place of the base's: whole words, in one go, each at the case it stands in.

Nothing is guessed: each form is written out, `l'accueil` with its article where that changes. What is written inside a
longer word, an address, a link or braces is no word of a sentence and stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kit.reading.diagnostics import Report
from kit.reading.source import Map, Text

MOST_WORDS = 500
LONGEST = 120  # characters of an expression
# Where a link leads, an address, what braces hold that is no form of two wordings.
_APART = r"\]\([^()\s]*\)|https?://\S+|\S+@\S+|\{\w*\}|<[^<>\s]+>"
_LETTER = r"[^\W_]"
_BEFORE, _AFTER = rf"(?<!{_LETTER})(?<!{_LETTER}[-·])", rf"(?!{_LETTER})(?![-·]{_LETTER})"
_SPACE = r"(?:[ \u00a0\u202f]+|[ ]*\n[ ]*)"
_SIGNS = re.compile(r"[*_`\[\]{}<>\\|\n]")
_ELIDED = re.compile(r"(?:\b[cdjlmnst]|qu)['’]$", re.IGNORECASE)
_FULL = re.compile(r"\b(?:ce|de|je|la|le|me|ne|que|se|te)[ \u00a0\u202f\n]$", re.IGNORECASE)
_VOWEL = re.compile("[aeiouyàâäéèêëîïôöùûüœæ]", re.IGNORECASE)
_EITHER = "h"  # elided before or not, word by word


class Entry(NamedTuple):
    """What the base says, where that is written in an overlay, and what is said in its place."""

    said: Text
    here: str


class Vocabulary:
    """Says texts in other words. `used` is told which expressions were found, by what tells them apart."""

    def __init__(self, entries: Mapping[str, Entry], used: set[str]):
        self.entries, self.used = dict(entries), used
        longest = sorted(self.entries, key=len, reverse=True)
        words = "|".join(_pattern(self.entries[key].said) for key in longest)
        self._any = re.compile(rf"{_APART}|{_BEFORE}({words}){_AFTER}") if longest else None

    def __call__(self, text: str, report: Report) -> str:
        """The text as it is said here; a warning at the entry after which an article is no longer right."""
        if self._any is None:
            return text

        def change(match: re.Match) -> str:
            key = match[1] and key_of(match[1])
            if not key:
                return match[0]
            self.used.add(key)
            said, here = self.entries[key]
            here = here[:1].upper() + here[1:] if match[1][0].isupper() and not said[0].isupper() else here
            _check_article(match, said, here, report)
            return here

        return self._any.sub(change, text)

    def under(self, above: Vocabulary, report: Report) -> Vocabulary:
        """These words for a text that is then said in those of `above`: what both say, that one says."""
        said = {key: entry._replace(here=above(entry.here, report)) for key, entry in self.entries.items()
                if key not in above.entries}
        return Vocabulary(said | above.entries, self.used)


def key_of(expression: str) -> str:
    """What makes two ways of writing an expression the same."""
    words = " ".join(expression.replace("’", "'").split())
    return words[:1].lower() + words[1:]


def vocabulary(words: Map, used: set[str], report: Report) -> Vocabulary:
    """What an overlay writes under `words`; errors at the entries that cannot be."""
    entries: dict[str, Entry] = {}
    for count, (name, here) in enumerate(words.items(), 1):
        said = words.named[name]
        if count > MOST_WORDS:
            report.error("mots-trop-nombreux", said.place, count=len(words), limit=MOST_WORDS)
            break
        key = key_of(said)
        if not _is_expression(said) or not here.strip() or _SIGNS.search(here) or len(here) > LONGEST:
            report.error("mot-impossible", said.place, said=str(said), limit=LONGEST)
        elif key in entries:
            first = entries[key].said
            report.error("mot-en-double", said.place, first.place, said=str(said), line=first.line)
        else:
            entries[key] = Entry(said, " ".join(here.split()))
    _check_rings(entries, report)
    return Vocabulary(entries, used)


def _is_expression(said: str) -> bool:
    """Whether an expression begins and ends with a letter or a figure, and is plain text in between."""
    ends = re.fullmatch(rf"{_LETTER}(?:.*{_LETTER})?", said)
    return bool(ends) and not _SIGNS.search(said) and len(said) <= LONGEST


def _check_rings(entries: Mapping[str, Entry], report: Report) -> None:
    """An error at the first entry of each ring: what is said in its place leads back to it."""
    seen: set[str] = set()
    for start, entry in entries.items():
        walked, key = [start], key_of(entry.here)
        while key in entries and key not in walked:
            walked.append(key)
            key = key_of(entries[key].here)
        if key == start and start not in seen:
            report.error("mots-en-rond", entry.said.place, said=str(entry.said),
                         ring=" → ".join(str(entries[one].said) for one in (*walked, start)))
            seen.update(walked)


def _pattern(said: str) -> str:
    """What an expression looks like in a text; its first letter may begin a sentence."""
    first = re.escape(said[0]) if said[0].isupper() else f"[{said[0]}{said[0].upper()}]"
    words = [re.sub("['’]", "['’]", re.escape(word)) for word in said.split()]
    return first + _SPACE.join(words)[len(re.escape(said[0])):]


def _check_article(match: re.Match, said: Text, here: str, report: Report) -> None:
    """A warning where an article before the new words is elided and should not be, or the other way about."""
    before, first = match.string[max(0, match.start() - 5):match.start()], here[0]
    elided, full = _ELIDED.search(before), _FULL.search(before)
    vowel = bool(_VOWEL.match(first))
    if first.lower() != _EITHER and (elided and not vowel or full and vowel and not _VOWEL.match(match[1][0])):
        report.warn("mot-elision", said.place, said=f"{(elided or full)[0]}{match[1]}",
                    here=f"{(elided or full)[0]}{here}")
