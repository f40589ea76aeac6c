"""Text becomes lines: the one engine for cards, guides and sheets.

A text is prepared once (spaces of its language, Markdown, faces, widths of words) and then broken at any size
and measure by adding up widths. Nothing is ever clipped: what does not fit is said by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple
from unicodedata import normalize

from kit.model.locale import Label
from kit.model.median_points import POINT, heard
from kit.reading.diagnostics import Report
from kit.reading.source import FORBIDDEN, Place, place_of
from kit.typesetting.breaking import Line, Piece, Word, Words, settled
from kit.typesetting.fonts import Fonts, Widths
from kit.typesetting.hyphens import Hyphens, is_address, slashes
from kit.typesetting.inline import Span, parse
from kit.typesetting.page import BOLD, REGULAR, SYMBOLS, Node, Run
from kit.typesetting.scripts import Refusal, is_uncomposed, refusal
from kit.typesetting.typography import Typography, typography

__all__ = ["Line", "Piece", "Style", "Typesetter", "Word"]

# Prepared texts and words of a face, at most: a deck of any size takes no more memory.
_KEPT_TEXTS, _KEPT_WORDS = 1000, 5000
_RUNNING = 1.25  # the leading from which bold words are more than a title
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
# Soft hyphens leave: words are cut where the dictionary says. Tabs are spaces; other line ends are line ends.
_ODD = re.compile("[\xad\t\x85\u2028\u2029]")
# A line of letters, figures and signs of every day: nothing odd, no mark of Markdown, nothing to be composed.
_USUAL = re.compile("[ -)+-\\[^`-~\xa0-\xac\xae-\u017f\u2013-\u201d\u2026\u202f\u20ac]*+")
_PLAIN = {0xAD: None, 0x09: " ", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


class Style(NamedTuple):
    """How text is set. Size in points; leading in sizes (1.3 = 130 %).

    hyphenate: words may be cut at a line's end (a word wider than the measure always may).
    balance: lines about equally long, for titles.
    """

    size: float = 10.5
    leading: float = 1.35
    face: str = REGULAR
    colour: str = "#000000"
    align: str = "left"
    hyphenate: bool = False
    balance: bool = False

    @property
    def line(self) -> float:
        """Baseline to baseline, in points."""
        return self.size * self.leading


class Prepared(NamedTuple):
    """The words of each line that the author ended; what cannot be printed of them, as codes and facts of errors."""

    lines: list[Words]
    wrong: tuple[tuple[str, dict[str, str]], ...] = ()


class _Known(dict[str, Word]):
    """Words of one face that stand alone, each made once; KeyError where the face lacks one of the characters."""

    def __init__(self, face: str, widths: Widths):
        super().__init__()
        self._face, self._widths, self._space = face, widths, widths[" "]

    def __missing__(self, text: str) -> Word:
        width = self._widths[text]
        if len(self) >= _KEPT_WORDS:
            self.clear()
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
        self._prepared: dict[tuple[str, str, bool, str], Prepared] = {}
        self._known = {face: _Known(face, widths) for face, widths in fonts.widths.items()}
        self._hyphens = Hyphens(language)

    def speaking(self, language: str) -> Typesetter:
        """The same for texts in another language; what is known of words in that one is left behind."""
        other = Typesetter(self.fonts, self.report, language, self.leading, self.find)
        other._known = self._known
        return other

    def spaced(self, style: Style) -> Style:
        """The style with the leading that running text has here; titles, which are bold and set closer, keep theirs."""
        title = style.face == BOLD and style.leading < _RUNNING
        return style if title or style.leading >= self.leading else style._replace(leading=self.leading)

    # --- preparing -----------------------------------------------------------------------

    def prepare(self, text: str, face: str = REGULAR, markup: bool = True) -> list[Words]:
        """The words of each line that the author ended; an empty text is one line without words.

        Cached, because cards are fitted at several sizes; what cannot be printed is reported each time, at this text.
        """
        key = (text, face, markup, text.language if type(text) is Label else self.language)
        found = self._prepared.get(key)
        if found is None:
            if len(self._prepared) >= _KEPT_TEXTS:
                self._prepared.clear()
            found = self._prepared[key] = self._prepare(*key)
        if found.wrong:
            self._refuse(text, found.wrong)
        return found.lines

    def _refuse(self, text: str, wrong: Iterable[tuple[str, dict[str, str]]]) -> None:
        """Report what cannot be printed of a text: where it is written or, in a region's words, where these are."""
        own = place_of(text)
        here = own if own and text.first is text else None
        for code, facts in wrong:
            # Of what stands in a file, reading has already said which characters no script may hold.
            if not own or not FORBIDDEN.match(facts.get("char", "")):
                self.report.error(code, here or self.find(facts.get("char") or facts["word"]) or own, **facts)

    def _prepare(self, text: str, face: str, markup: bool, language: str) -> Prepared:
        rules = typography(language)
        if _USUAL.fullmatch(text):
            said = text.strip(" ") if markup else text
            words = self._alike(rules.set(said), face)
            if words is not None:
                return Prepared([words])
        missing: dict[str, None] = {}
        text = normalize("NFC", text)
        if _ODD.search(text):
            text = text.translate(_PLAIN)
        lines = [self._line(line, face, markup, rules, missing) for line in text.strip("\n").split("\n")]
        return Prepared(lines, (*_undrawn(missing), *_uncomposed(refusal(text))))

    def _line(self, line: str, face: str, markup: bool, rules: Typography, missing: dict[str, None]) -> Words:
        spans = parse(line.strip(" "), face) if markup else [Span(line, face)]
        return self._words(_set(spans, rules), missing)

    def _words(self, spans: list[Span], missing: dict[str, None]) -> Words:
        """Spans cut at their spaces; a word goes on from span to span."""
        if len(spans) == 1 and not spans[0].link:
            alike = self._alike(spans[0].text, spans[0].face)
            if alike is not None:
                return alike
        words: list[Word] = []
        pieces: list[Piece] = []
        for span in spans:
            for i, part in enumerate(span.text.split(" ")):
                if i and pieces:
                    words.append(self._word(pieces))
                    pieces = []
                if part:
                    pieces += self._pieces(part, span, missing)
        return Words([*words, self._word(pieces)] if pieces else words)

    def _alike(self, text: str, face: str) -> Words | None:
        """The words of a text of one face; None where that lacks a character."""
        known = self._known[face]
        try:
            words = [known[part] for part in text.split(" ") if part]
        except KeyError:
            return None
        spoken = POINT in text and any([word.pieces[0].spoken for word in words])
        return Words(words, None if spoken else face)

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
        """The lines of a text in a measure of that many points; at least one. Labels in another language stay uncut."""
        if type(text) is Label and text.language != self.language:
            style = style._replace(hyphenate=False)
        return self.settled(self.prepare(text, style.face, markup), style, style.size, measure)

    def settled(self, prepared: Sequence[Words], style: Style, size: float, measure: float, full: bool = False
                ) -> list[Line]:
        """The same of a text that is prepared, in that size and otherwise in that style.

        full: the last line is no shorter than a third of the measure, where that needs no line more.
        """
        limit, last = measure * 1000 / size, len(prepared) - 1
        cut = self._cut if style.hyphenate else self._cut_if_it_must
        if not last:
            return settled(prepared[0], limit, cut, style.balance, full)
        return [line for i, words in enumerate(prepared)
                for line in settled(words, limit, cut, style.balance, full, i == last)]

    def whole(self, text: str, style: Style, measure: float) -> Line | None:
        """A text on one line, where that is enough for it."""
        prepared = self.prepare(text, style.face)
        return None if len(prepared) > 1 else prepared[0].whole(measure * 1000 / style.size)

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
        first, *more = self.prepare(text, style.face)
        words = Words(chain(first, *more)) if more else first
        return words.width * style.size / 1000

    def fits(self, lines: Sequence[Line], style: Style, measure: float) -> bool:
        """Whether every line stays in the measure (a word too long to be broken does not)."""
        return all(line.width * style.size / 1000 <= measure + 0.01 for line in lines)

    def place(self, lines: list[Line], style: Style, x: float, y: float, measure: float,
              node: Node | None = None) -> list[Run]:
        """Runs for lines whose first stands with its top at y. The text is centred in its leading."""
        size, step, colour, share = style.size, style.line, style.colour, _SHARES[style.align]
        em, baseline = size / 1000, y + step / 2 + self.fonts.cap_height(style.face, size) / 2
        runs: list[Run] = []
        for i, line in enumerate(lines):
            at = x + share * (measure - line.width * em)
            for text, face, link, length, spoken in line.pieces:
                length *= em
                runs.append(Run(at, baseline + i * step, text, face, size, colour, node, link, length, spoken))
                at += length
        return runs


def _undrawn(missing: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """An error for each character without a drawing."""
    return (("caractere-sans-dessin", {"char": char, "number": f"U+{ord(char):04X}"})
            for char in missing if not is_uncomposed(char))


def _uncomposed(refused: Refusal) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each kind of what cannot be composed an error for the whole text, that names its first word."""
    if refused.written:
        yield "ecriture-non-composee", {"word": refused.written}
    if refused.accented:
        yield "accent-non-compose", {"word": refused.accented}


def _spoken(text: str) -> str:
    """How a word is read aloud, where that is not as it is written."""
    return heard(text) if POINT in text and heard(text) != text else ""


def _set(spans: list[Span], rules: Typography) -> list[Span]:
    """The spans with the typography of their language, which looks across their borders."""
    if len(spans) == 1:
        return [spans[0]._replace(text=rules.set(spans[0].text))]
    marks = [i for i, span in enumerate(spans) for _ in span.text]
    signs = zip(*rules.set_marked("".join(span.text for span in spans), marks), strict=True)
    return [spans[mark]._replace(text="".join(char for char, _ in run))
            for mark, run in groupby(signs, lambda sign: sign[1])]
