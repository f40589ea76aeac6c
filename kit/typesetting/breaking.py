"""Words become lines: first-fit, balanced where asked, no short word alone at the end. Widths in 1000ths of an em."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

# What a line may be wider than its limit without anyone seeing it.
_SLACK = 0.01
# A last line is short where it takes less than this share of the measure; a word alone on it is then lonely.
_SHORT = 0.33
_EVEN = 60  # words, at most, of a text whose lines are made equally long: more is no title


class Piece(NamedTuple):
    """Part of a word (or of a line) in one face; `spoken` is what is read aloud where that is something else."""

    text: str
    face: str
    link: str | None
    width: float
    spoken: str = ""


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


def settled(words: Sequence[Word], limit: float, cut: Cut, balance: bool = False, full: bool = False) -> list[Row]:
    """The lines of a text. `balance` makes them about equally long, `full` the last one no shorter than a third.

    Neither these nor company for a last word adds a line.
    """
    rows = broken(words, limit, cut)
    whole = not any(row.cut or row.width > limit + _SLACK for row in rows)
    if balance and whole and len(rows) > 1 and len(words) <= _EVEN:
        return _balanced(words, limit, rows)
    while len(rows) > 1 and _wants_company(rows, limit, full):
        *most, before, end = rows
        *left, given = before.words
        shorter = before.width - given.width - left[-1].space
        rows = [*most, Row(left, shorter), Row([given, *end.words], given.width + given.space + end.width)]
    return rows


def _balanced(words: Sequence[Word], limit: float, rows: list[Row]) -> list[Row]:
    """As many lines, as equally long as whole words let them be: the sum of the squares of their widths is the least.
    """
    ends = [0.0, *accumulate(word.width + word.space for word in words)]
    # For each number of words, the least sum when that many fill the lines so far, and where the last of these begins.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in rows:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, starts) in best.items():
            for end in range(start + 1, len(words) + 1):
                width = ends[end] - ends[start] - words[end - 1].space
                if width > limit + _SLACK:
                    break
                if end not in longer or cost + width * width < longer[end][0]:
                    longer[end] = cost + width * width, (*starts, start)
        best = longer
    starts = best[len(words)][1]
    spans = zip(starts, (*starts[1:], len(words)), strict=True)
    return [Row(list(words[a:b]), ends[b] - ends[a] - words[b - 1].space) for a, b in spans]


def _wants_company(rows: list[Row], limit: float, full: bool) -> bool:
    """Whether the last line is one short word, or with `full` any short line, and the one before has a word to give."""
    *_, before, end = rows
    if end.width >= limit * _SHORT or len(before.words) < 2 or before.cut:
        return False
    given = before.words[-1]
    longer, shorter = given.width + given.space + end.width, before.width - given.width - before.words[-2].space
    return longer <= limit + _SLACK and (len(end.words) == 1 or (full and longer <= shorter))


def line_of(row: Row, ends: bool) -> Line:
    """Words joined by their spaces.

    A line that neither ends its text nor cuts a word keeps a last space, without width, so that a reader's ear
    does not join its last word to the next line.
    """
    pieces: list[Piece] = []
    said: list[str] = []
    face, link, width, space, spoken = "", None, 0.0, 0.0, ""
    for word in row.words:
        if said:
            said.append(" ")
            width += space
        for piece in word.pieces:
            if said and (piece.face != face or piece.link != link or piece.spoken or spoken):
                pieces.append(_joined(said, face, link, width, spoken))
                said, width = [], 0.0
            face, link, spoken = piece.face, piece.link, piece.spoken
            said.append(piece.text)
            width += piece.width
        space = word.space
    if said:
        said.append("" if ends or row.cut else " ")
        pieces.append(_joined(said, face, link, width, spoken))
    return Line(tuple(pieces), row.width)


def _joined(said: list[str], face: str, link: str | None, width: float, spoken: str) -> Piece:
    """What follows a word that is read aloud otherwise is heard after it."""
    return Piece("".join(said), face, link, width, spoken and "".join([spoken, *said[1:]]))
