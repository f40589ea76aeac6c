"""Words become lines: first-fit, balanced where asked, no short word alone at the end. Widths in 1000ths of an em."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

# What a line may be wider than its limit without anyone seeing it.
_SLACK = 0.01
# A word alone on the last line is lonely where it takes less than this share of the measure.
_LONELY = 0.33
_TRIALS = 6  # halvings of the measure in search of the narrowest one


class Piece(NamedTuple):
    """Part of a word (or of a line) in one face."""

    text: str
    face: str
    link: str | None
    width: float


class Word(NamedTuple):
    """What stands between two spaces, and the width of the space that follows; into an `address` no hyphen is put."""

    pieces: tuple[Piece, ...]
    width: float
    space: float
    address: bool = False


class Line(NamedTuple):
    """Neighbours of one face in one piece, spaces included."""

    pieces: tuple[Piece, ...]
    width: float


class Row(NamedTuple):
    """The words of one line, their width with the spaces between; `cut` where the last goes on in the next line."""

    words: list[Word]
    width: float
    cut: bool = False


# The word in two where its beginning fits the room; `must` where it has the whole line and still is too wide.
Cut = Callable[[Word, float, bool], tuple[Word, Word] | None]


def broken(words: Sequence[Word], limit: float, cut: Cut) -> list[Row]:
    """First-fit lines: every word in order, none wider than the limit but a word that nothing can cut.

    The last word is cut only where it must be: its end would stand alone.
    """
    rows: list[Row] = []
    row: list[Word] = []
    used, last = 0.0, len(words) - 1
    for index, word in enumerate(words):
        while used + word.width > limit + _SLACK:
            halves = cut(word, limit - used, not row) if not row or index < last else None
            if halves:
                head, word = halves
                rows.append(Row([*row, head], used + head.width, cut=True))
            elif row:
                rows.append(Row(row, used - row[-1].space))
            else:
                break
            row, used = [], 0.0
        row.append(word)
        used += word.width + word.space
    return [*rows, Row(row, used - row[-1].space if row else 0.0)]


def settled(words: Sequence[Word], limit: float, cut: Cut, balance: bool = False) -> list[Row]:
    """The lines of a text. `balance` makes them about equally long; neither that nor company for a last word adds one.
    """
    rows = broken(words, limit, cut)
    if balance and len(rows) > 1:
        rows = _balanced(words, limit, cut, rows)
    if len(rows) > 1 and _is_lonely(rows, limit):
        *most, before, end = rows
        *left, given = before.words
        shorter = before.width - given.width - left[-1].space
        rows = [*most, Row(left, shorter), Row([given, *end.words], given.width + given.space + end.width)]
    return rows


def _balanced(words: Sequence[Word], limit: float, cut: Cut, rows: list[Row]) -> list[Row]:
    """As many lines in the narrowest measure that takes no more, and cuts no word."""
    narrow, wide = max(word.width for word in words), limit
    for _ in range(_TRIALS):
        if narrow >= wide:
            break
        middle = (narrow + wide) / 2
        tried = broken(words, middle, cut)
        if len(tried) == len(rows):
            rows, wide = tried, middle
        else:
            narrow = middle
    return rows


def _is_lonely(rows: list[Row], limit: float) -> bool:
    """Whether the last line is one short word, and the line before it has a word to give."""
    *_, before, end = rows
    if len(end.words) > 1 or end.width >= limit * _LONELY or len(before.words) < 2:
        return False
    given = before.words[-1]
    return given.width + given.space + end.width <= limit + _SLACK


def line_of(row: Row, ends: bool) -> Line:
    """Words joined by their spaces.

    A line that neither ends its text nor cuts a word keeps a last space, without width, so that a reader's ear
    does not join its last word to the next line.
    """
    pieces: list[Piece] = []
    said: list[str] = []
    face, link, width, space = "", None, 0.0, 0.0
    for word in row.words:
        if said:
            said.append(" ")
            width += space
        for piece in word.pieces:
            if said and (piece.face != face or piece.link != link):
                pieces.append(Piece("".join(said), face, link, width))
                said, width = [], 0.0
            face, link = piece.face, piece.link
            said.append(piece.text)
            width += piece.width
        space = word.space
    if said:
        said.append("" if ends or row.cut else " ")
        pieces.append(Piece("".join(said), face, link, width))
    return Line(tuple(pieces), row.width)
