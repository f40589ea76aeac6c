"""Diagnostics put into words, of whichever language: the sentence, and the hint what to write.

They stand in kit/locales/messages, one file per language; what they name in braces are a diagnostic's facts.
"""

from __future__ import annotations

import string

from kit.reading.diagnostics import Diagnostic, Report
from kit.reading.door import read_source, shipped
from kit.reading.loading import load
from kit.reading.source import Map
from kit.speech import language
from kit.speech.accidents import reason
from kit.speech.controls import escape_controls

FACT = 80  # characters of a fact that are shown


class Messages:
    """The sentences of one language, and the diagnostics said with them."""

    def __init__(self, language: str):
        folder, report = shipped("locales"), Report()
        source = read_source(folder / "messages" / f"{language}.yaml", folder, report)
        entries = load(source, report) if source else None
        if entries is None or report.errors:
            raise LookupError(f"messages/{language}.yaml: {[(d.code, d.order) for d in report]}")
        self.language = language
        self.entries: Map = entries

    @property
    def codes(self) -> list[str]:
        """Every code that has a sentence, in the order of the file."""
        return [name for name, entry in self.entries.items() if isinstance(entry, Map) and "explain" in entry]

    def sentence(self, diagnostic: Diagnostic) -> str:
        """What is wrong, on one line."""
        return self._fill(self.entries[diagnostic.code]["message"], diagnostic)

    def hint(self, diagnostic: Diagnostic) -> str | None:
        """What to write: the first of the code's two hints whose facts are all known."""
        entry = self.entries[diagnostic.code]
        for text in (entry.get("hint"), entry.get("otherwise")):
            if text and all(diagnostic.facts.get(name) not in (None, "", [], ()) for name in named(text)):
                return self._fill(text, diagnostic)
        return None

    def plural(self, key: str, n: int) -> str:
        """`tally.<key>` for a number of things; French takes the singular below two."""
        form = "one" if n == 1 or (n == 0 and self.language == "fr") else "many"
        return self.entries["tally"][key][form].format(n=n)

    def _fill(self, text: str, diagnostic: Diagnostic) -> str:
        said = {name: self._said(name, value) for name, value in diagnostic.facts.items()}
        return escape_controls(text.format_map(said))

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, (list, tuple)):
            return ", ".join(map(_short, value))
        if name == "why" and self.language == language():
            return reason(str(value))
        return self.entries["things"].get(value, _short(value)) if name == "where" else _short(value)


def named(text: str) -> list[str]:
    """The facts that a sentence names in braces."""
    return [name for _, name, _, _ in string.Formatter().parse(text) if name]


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= FACT else text[:FACT - 1] + "…"
