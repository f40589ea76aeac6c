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
_LETTER = r"[^\W_]"
# Where a link leads, an address, what braces hold that is no form of two wordings; else where a word begins.
_APART = r"\]\([^()\s]*\)|https?://\S+|[^\s@]{1,64}@\S+|\{[^{}|]*\}|<[^<>\s]+>"
_WORD = re.compile(rf"{_APART}|(?<!{_LETTER})(?<!{_LETTER}[-·])({_LETTER}+)")
_GOES_ON = re.compile(rf"{_LETTER}|[-·]{_LETTER}")
_SAME = str.maketrans("’\n\u00a0\u202f", "'   ")
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
        self._by_word: dict[str, list[str]] = {}
        for key in sorted(self.entries, key=len, reverse=True):
            self._by_word.setdefault(re.match(f"{_LETTER}+", key)[0], []).append(key)

    def __call__(self, text: str, report: Report) -> str:
        """The text as it is said here; a warning at the entry after which an article is no longer right."""
        said, done = [], 0
        for word in _WORD.finditer(text) if self._by_word else ():
            key = word[1] and word.start() >= done and self._expression(text, word)
            if key:
                here = self._here(key, text, word.start())
                _check_article(text, word.start(), self.entries[key].said, here, report)
                said += text[done:word.start()], here
                done = word.start() + len(key)
        return "".join([*said, text[done:]]) if done else text

    def _expression(self, text: str, word: re.Match) -> str | None:
        """The longest expression that begins with a word of a text."""
        start = word.start()
        for key in self._by_word.get(_lower(word[1]), ()):
            written, proper = text[start:start + len(key)], self.entries[key].said[0].isupper()
            if (_lower(written.translate(_SAME)) == key and not _GOES_ON.match(text, start + len(key))
                    and (written[0].isupper() or not proper)):
                return key
        return None

    def _here(self, key: str, text: str, start: int) -> str:
        """What is said in the place of an expression, which may begin a sentence."""
        self.used.add(key)
        said, here = self.entries[key]
        return here[:1].upper() + here[1:] if text[start].isupper() and not said[0].isupper() else here

    def under(self, above: Vocabulary, report: Report) -> Vocabulary:
        """These words for a text that is then said in those of `above`: what both say, that one says."""
        said = {key: entry._replace(here=above(entry.here, report)) for key, entry in self.entries.items()
                if key not in above.entries}
        return Vocabulary(said | above.entries, self.used)


def key_of(expression: str) -> str:
    """What makes two ways of writing an expression the same."""
    return _lower(" ".join(expression.translate(_SAME).split()))


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


def _lower(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]


def _check_article(text: str, start: int, said: Text, here: str, report: Report) -> None:
    """A warning where an article before the new words is elided and should not be, or the other way about."""
    before, first = text[max(0, start - 5):start], here[0]
    elided, full = _ELIDED.search(before), _FULL.search(before)
    vowel = bool(_VOWEL.match(first))
    if first.lower() != _EITHER and (elided and not vowel or full and vowel and not _VOWEL.match(text[start])):
        article = (elided or full)[0]
        report.warn("mot-elision", said.place, said=f"{article}{said}", here=f"{article}{here}")
