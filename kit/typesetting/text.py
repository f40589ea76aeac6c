"""Text becomes lines: the one engine for cards, guides and sheets.

A text is prepared once (French spaces, Markdown, faces, widths of words) and then broken at any size
and measure by adding up widths. Nothing is ever clipped: what does not fit is said by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from kit.model.median_points import POINT, heard
from kit.reading.diagnostics import Report
from kit.reading.source import Place, Text
from kit.typesetting.breaking import Line, Piece, Row, Word, line_of, settled
from kit.typesetting.fonts import Fonts, Widths
from kit.typesetting.french import set_french, set_marked
from kit.typesetting.hyphens import Hyphens, is_address, slashes
from kit.typesetting.inline import Span, parse
from kit.typesetting.page import BOLD, REGULAR, SYMBOLS, Node, Run
from kit.typesetting.scripts import Refusal, is_uncomposed, refusal

__all__ = ["Line", "Piece", "Style", "Typesetter", "Word"]

_KEPT = 2000  # prepared texts, at most: a deck of any size takes no more memory
_RUNNING = 1.25  # the leading from which bold words are more than a title
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
# Soft hyphens leave: words are cut where the dictionary says. Tabs are spaces; other line ends are line ends.
_ODD = re.compile("[\xad\t\x85\u2028\u2029]")
_PLAIN = {0xAD: None, 0x09: " ", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


class Style(NamedTuple):
    """How text is set. Size in points; leading in sizes (1.3 = 130 %).

    hyphenate: words may be cut at a line's end (a word wider than the measure always may).
    balance: lines about equally long, for titles. full: the last line no shorter than a third of the measure, where
    that needs no line more.
    """

    size: float = 10.5
    leading: float = 1.35
    face: str = REGULAR
    colour: str = "#000000"
    align: str = "left"
    hyphenate: bool = False
    balance: bool = False
    full: bool = False

    @property
    def line(self) -> float:
        """Baseline to baseline, in points."""
        return self.size * self.leading


class Prepared(NamedTuple):
    """The words of each line that the author ended; what no face can print, and what cannot be composed."""

    lines: list[list[Word]]
    missing: str
    refused: Refusal


class _Words(dict[str, Word]):
    """Words of one face that stand alone, each made once; KeyError where the face lacks one of the characters."""

    def __init__(self, face: str, widths: Widths):
        super().__init__()
        self._face, self._widths, self._space = face, widths, widths[" "]

    def __missing__(self, text: str) -> Word:
        width = self._widths[text]
        word = self[text] = Word((Piece(text, self._face, None, width, _spoken(text)),), width, self._space)
        return word


class Typesetter:
    """Prepares, breaks and fits text with one family of fonts; reports what no face can print.

    `leading`: running text has at least that, in sizes. `find`: where words stand that came as part of a longer text.
    """

    def __init__(self, fonts: Fonts, report: Report, language: str = "fr", leading: float = 1.0,
                 find: Callable[[str], Place | None] = lambda words: None):
        self.fonts, self.report, self.language, self.leading = fonts, report, language, leading
        self.find = find
        self._prepared: dict[tuple[str, str, bool], Prepared] = {}
        self._known = {face: _Words(face, widths) for face, widths in fonts.widths.items()}
        self._hyphens = Hyphens(language)

    def spaced(self, style: Style) -> Style:
        """The style with the leading that running text has here; titles, which are bold and set closer, keep theirs."""
        title = style.face == BOLD and style.leading < _RUNNING
        return style if title or style.leading >= self.leading else style._replace(leading=self.leading)

    # --- preparing -----------------------------------------------------------------------

    def prepare(self, text: str, face: str = REGULAR, markup: bool = True) -> list[list[Word]]:
        """The words of each line that the author ended; an empty text is one line without words.

        Cached, because cards are fitted at several sizes; what cannot be printed is reported each time, at this text.
        """
        key = (text, face, markup)
        found = self._prepared.get(key)
        if found is None:
            if len(self._prepared) >= _KEPT:
                self._prepared.clear()
            found = self._prepared[key] = self._prepare(*key)
        if found.missing or any(found.refused):
            self._complain(found, text.place if isinstance(text, Text) else None)
        return found.lines

    def _complain(self, found: Prepared, place: Place | None) -> None:
        """Each character without a drawing; of what cannot be composed the first word, for the whole text."""
        def say(code: str, words: str, **facts: str) -> None:
            self.report.error(code, place or self.find(words), **facts)

        for char in found.missing:
            say("caractere-sans-dessin", char, char=char, number=f"U+{ord(char):04X}")
        if found.refused.written:
            say("ecriture-non-composee", found.refused.written, word=found.refused.written)
        if found.refused.accented:
            say("accent-non-compose", found.refused.accented, word=found.refused.accented)

    def _prepare(self, text: str, face: str, markup: bool) -> Prepared:
        lines, missing = [], {}
        text = normalize("NFC", text)
        if _ODD.search(text):
            text = text.translate(_PLAIN)
        for line in text.strip("\n").split("\n"):
            spans = parse(line.strip(" "), face) if markup else [Span(line, face)]
            if self.language == "fr":
                spans = _french(spans)
            lines.append(self._words(spans, missing))
        return Prepared(lines, "".join([char for char in missing if not is_uncomposed(char)]), refusal(text))

    def _words(self, spans: list[Span], missing: dict[str, None]) -> list[Word]:
        """Spans cut at their spaces; a word goes on from span to span."""
        if len(spans) == 1 and not spans[0].link:
            try:
                known = self._known[spans[0].face]
                return [known[part] for part in spans[0].text.split(" ") if part]
            except KeyError:
                pass  # a character that the face lacks
        words: list[Word] = []
        pieces: list[Piece] = []
        for span in spans:
            for i, part in enumerate(span.text.split(" ")):
                if i and pieces:
                    words.append(self._word(pieces))
                    pieces = []
                if part:
                    pieces += self._pieces(part, span, missing)
        return [*words, self._word(pieces)] if pieces else words

    def _pieces(self, text: str, span: Span, missing: dict[str, None]) -> list[Piece]:
        """The text in its face, what that lacks in the symbols; what both lack stays out, and is missing."""
        widths = self.fonts.widths
        try:
            return [Piece(text, span.face, span.link, widths[span.face][text], _spoken(text))]
        except KeyError:
            pieces = []
        for face, chars in groupby(text, lambda char: self._face_of(char, span.face)):
            if face:
                part = "".join(chars)
                pieces.append(Piece(part, face, span.link, widths[face][part]))
            else:
                missing.update(dict.fromkeys(chars))
        return pieces

    def _face_of(self, char: str, face: str) -> str | None:
        return next((name for name in (face, SYMBOLS) if self.fonts.has(char, name)), None)

    def _word(self, pieces: Sequence[Piece]) -> Word:
        return Word(tuple(pieces), sum([piece.width for piece in pieces]), self.fonts.widths[pieces[-1].face][" "])

    # --- breaking ------------------------------------------------------------------------

    def lines(self, text: str, style: Style, measure: float, markup: bool = True) -> list[Line]:
        """The lines of a text in a measure of that many points; at least one."""
        return self.joined(self.rows(text, style, measure, markup))

    def rows(self, text: str, style: Style, measure: float, markup: bool = True) -> list[Row]:
        """The same lines as words not yet joined, which is enough to know whether they fit."""
        limit = measure * 1000 / style.size
        cut = self._cut if style.hyphenate else self._cut_if_it_must
        prepared = self.prepare(text, style.face, markup)
        return [row for words in prepared for row in settled(words, limit, cut, style.balance, style.full)]

    def joined(self, rows: Sequence[Row]) -> list[Line]:
        """The lines of the rows of a text."""
        last = len(rows) - 1
        return [line_of(row, i == last) for i, row in enumerate(rows)]

    def _cut_if_it_must(self, word: Word, room: float, must: bool) -> tuple[Word, Word] | None:
        return self._cut(word, room, must) if must else None

    def _cut(self, word: Word, room: float, must: bool) -> tuple[Word, Word] | None:
        """The word in two, as late as the room allows; links and addresses only where they must, after a slash.

        What is read aloud otherwise than it is written is whole as well, but where it must not be.
        """
        address = word.address or any(piece.link or is_address(piece.text) for piece in word.pieces)
        if not must and (address or any(piece.spoken for piece in word.pieces)):
            return None
        found, before = None, 0.0
        for i, piece in enumerate(word.pieces):
            widths = self.fonts.widths[piece.face]
            for at, mark in slashes(piece.text) if address else self._hyphens.points(piece.text):
                if before + widths[piece.text[:at] + mark] > room:
                    break
                found = i, at, mark, before + widths[piece.text[:at]]
            before += piece.width
            if before > room:
                break
        return self._halves(word._replace(address=address), *found) if found else None

    def _halves(self, word: Word, i: int, at: int, mark: str, width: float) -> tuple[Word, Word]:
        """A word cut in its piece `i` before the character `at`; what stands before the cut is `width` wide."""
        piece, widths = word.pieces[i], self.fonts.widths[word.pieces[i].face]
        head, tail = piece.text[:at], piece.text[at:]
        first = piece._replace(text=head + mark, width=widths[head + mark], spoken="")
        parted = widths.kerns[head[-1], tail[0]] if head and tail else 0.0
        rest = piece._replace(text=tail, width=piece.width - widths[head] - parted, spoken="")
        return (word._replace(pieces=(*word.pieces[:i], first), width=width - widths[head] + first.width),
                word._replace(pieces=(rest, *word.pieces[i + 1:]), width=word.width - width - parted))

    # --- measuring and placing -------------------------------------------------------------

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line, in points."""
        words = [word for line in self.prepare(text, style.face) for word in line]
        spaces = sum(word.space for word in words[:-1])
        return (sum(word.width for word in words) + spaces) * style.size / 1000

    def fits(self, lines: Sequence[Line | Row], style: Style, measure: float) -> bool:
        """Whether every line stays in the measure (a word too long to be broken does not)."""
        return all(line.width * style.size / 1000 <= measure + 0.01 for line in lines)

    def place(self, lines: list[Line], style: Style, x: float, y: float, measure: float,
              node: Node | None = None) -> list[Run]:
        """Runs for lines whose first stands with its top at y. The text is centred in its leading."""
        em, share = style.size / 1000, _SHARES[style.align]
        baseline = y + style.line / 2 + self.fonts.cap_height(style.face, style.size) / 2
        runs: list[Run] = []
        for i, line in enumerate(lines):
            at = x + share * (measure - line.width * em)
            for piece in line.pieces:
                runs.append(Run(at, baseline + i * style.line, piece.text, piece.face, style.size, style.colour, node,
                                piece.link, piece.width * em, piece.spoken))
                at += piece.width * em
        return runs


def _spoken(text: str) -> str:
    """How a word is read aloud, where that is not as it is written."""
    return heard(text) if POINT in text and heard(text) != text else ""


def _french(spans: list[Span]) -> list[Span]:
    """The spans with French typography, which looks across their borders."""
    if len(spans) == 1:
        return [spans[0]._replace(text=set_french(spans[0].text))]
    marks = [i for i, span in enumerate(spans) for _ in span.text]
    signs = zip(*set_marked("".join(span.text for span in spans), marks), strict=True)
    return [spans[mark]._replace(text="".join(char for char, _ in run))
            for mark, run in groupby(signs, lambda sign: sign[1])]
