"""Inline Markdown becomes spans: bold, emphasis and links; anything else is itself, to the character."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR

_MARKUP = re.compile(r"[*_]|\]\(")
# Bold or emphasis as nearly everyone writes it: words between spaces and signs, nothing else inside. No sign stands on
# both sides of the mark that closes it, for that mark might then open as well.
_BLANK, _SIGN = "[ \u00a0\u202f]", "[.,;:!?…)»”’\"']"
_WORDS = re.compile(rf"(?:(?<=[ \u00a0\u202f(«“‘\"'])|^)(\*\*?)(?=[^\W_])([^*_\[\]]*"
                    rf"(?:[^\W_](?=\1(?:{_BLANK}|{_SIGN}|$))|{_SIGN}(?=\1(?:{_BLANK}|$))))\1")
_SAFE = ("https://", "http://", "mailto:")
_FACES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
# How deep each kind of token goes into bold and into italic.
_DEEPER = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}


class Span(NamedTuple):
    """Consecutive characters of one face, and where they lead."""

    text: str
    face: str
    link: str | None = None


@cache
def _parser():
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "balance_pairs", "fragments_join"], True)
    parser.validateLink = lambda url: url.lower().startswith(_SAFE)
    return parser


def parse(text: str, base: str = REGULAR) -> list[Span]:
    """The spans of one line of text; a link without words shows its address. `base`: the face of what is not marked."""
    if not _MARKUP.search(text):
        return [Span(text, base)] if text else []
    return _simple(text, base) or _parsed(text, base)


def _simple(text: str, base: str) -> list[Span]:
    """The spans of a line whose marks are plain; empty where the parser has to tell, which takes a while to load."""
    said, *marked = _WORDS.split(text)
    if _MARKUP.search(" ".join([said, *marked[2::3]])):
        return []
    bold, italic = base in (BOLD, BOLD_ITALIC), base in (ITALIC, BOLD_ITALIC)
    spans = [Span(said, base)]
    for mark, words, after in zip(marked[::3], marked[1::3], marked[2::3], strict=True):
        spans += Span(words, _FACES[bold or mark == "**", italic or mark == "*"]), Span(after, base)
    return [span for span in spans if span.text]


def _parsed(text: str, base: str) -> list[Span]:
    bold, italic = int(base in (BOLD, BOLD_ITALIC)), int(base in (ITALIC, BOLD_ITALIC))
    spans: list[Span] = []
    link, started = None, 0
    for token in _parser().parseInline(text)[0].children:
        if token.type in _DEEPER:
            bold, italic = bold + _DEEPER[token.type][0], italic + _DEEPER[token.type][1]
        elif token.type == "link_open":
            link, started = token.attrs["href"], len(spans)
        elif token.type == "link_close":
            if len(spans) == started:
                spans.append(Span(link, _FACES[bold > 0, italic > 0], link))
            link = None
        elif token.content:
            spans.append(Span(token.content, _FACES[bold > 0, italic > 0], link))
    return spans


def plain(text: str) -> str:
    """The text as it is read aloud or shown where there is no bold: without its marks."""
    return "\n".join("".join(span.text for span in parse(line)) for line in str(text).split("\n"))
