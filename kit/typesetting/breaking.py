"""Words become lines: first-fit, balanced where asked, no short word alone at the end. Widths in 1000ths of an em."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from operator import add, attrgetter
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


_WIDTH, _SPACE = attrgetter("width"), attrgetter("space")


class Words(list[Word]):
    """The words of one line that the author ended.

    `starts`: where each would begin if all stood on one line, and behind the last where the next would. `ends`: where
    each would end. `face`: that of all of them, where none is in several, leads anywhere or is read aloud otherwise.
    """

    __slots__ = ("starts", "ends", "face")

    def __init__(self, words: Iterable[Word], face: str | None = None):
        super().__init__(words)
        widths = list(map(_WIDTH, self))
        self.starts = list(accumulate(map(add, widths, map(_SPACE, self)), initial=0.0))
        self.ends = list(map(add, self.starts, widths))
        self.face = face

    @property
    def width(self) -> float:
        """Of all on one line."""
        return self.ends[-1] if self.ends else 0.0

    def whole(self, limit: float) -> Line | None:
        """All as one line, where that is no wider than the limit."""
        return line_of(Row(self, self.width, False, self.face), True) if self.width <= limit + _SLACK else None


class Line(NamedTuple):
    """Neighbours of one face in one piece, spaces included."""

    pieces: tuple[Piece, ...]
    width: float


class Row(NamedTuple):
    """The words of one line, their width with the spaces between; `cut` where the last goes on in the next line.

    `face` as of Words.
    """

    words: list[Word]
    width: float
    cut: bool = False
    face: str | None = None


# The word in two where its beginning fits the room; `must` where it has the whole line and still is too wide.
Cut = Callable[[Word, float, bool], tuple[Word, Word] | None]


def broken(words: Words, limit: float, cut: Cut) -> list[Row]:
    """First-fit lines: every word in order, none wider than the limit but a word that nothing can cut.

    The last word is cut only where it must be: its end would stand alone.
    """
    rows: list[Row] = []
    starts, ends, face, last = words.starts, words.ends, words.face, len(words) - 1
    # The line begins with the words from `first` on, behind what is left of a word that was cut (none or one);
    # `left` is where its left edge would be if all stood on one line.
    first, rest, left, limit_ = 0, [], 0.0, limit + _SLACK
    while (end := bisect_right(ends, left + limit_, first)) <= last:
        alone = first == end and not rest
        halves = cut(words[end], limit - (starts[end] - left), alone) if alone or end < last else None
        if halves:
            head, tail = halves
            rows.append(Row([*rest, *words[first:end], head], starts[end] - left + head.width, True, face))
            while tail.width > limit_ and (halves := cut(tail, limit, True)):
                head, tail = halves
                rows.append(Row([head], head.width, True, face))
            rest, first = [tail], end + 1
            left = starts[first] - tail.width - tail.space
        else:
            end += alone  # it stands beyond the limit
            rows.append(Row([*rest, *words[first:end]], ends[end - 1] - left, False, face))
            rest, first, left = [], end, starts[end]
    if rest or first <= last or not rows:
        rows.append(Row([*rest, *words[first:]], words.width - left, False, face))
    return rows


def settled(words: Words, limit: float, cut: Cut, balance: bool = False, full: bool = False) -> list[Row]:
    """The lines of a text. `balance` makes them about equally long, `full` the last one no shorter than a third.

    Neither these nor company for a last word adds a line.
    """
    rows = broken(words, limit, cut)
    if len(rows) == 1:
        return rows
    if balance and len(words) <= _EVEN and not any(row.cut or row.width > limit + _SLACK for row in rows):
        return _balanced(words, limit, len(rows))
    while len(rows) > 1 and _wants_company(rows, limit, full):
        *most, before, end = rows
        *left, given = before.words
        shorter = before.width - given.width - left[-1].space
        rows = [*most, before._replace(words=left, width=shorter),
                end._replace(words=[given, *end.words], width=given.width + given.space + end.width)]
    return rows


def _balanced(words: Words, limit: float, count: int) -> list[Row]:
    """As many lines, as equally long as whole words let them be: the sum of the squares of their widths is the least.
    """
    starts, ends, room = words.starts, words.ends, limit + _SLACK
    # For each number of words, the least sum when that many fill the lines so far, and where each of these begins.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, begun) in best.items():
            left = starts[start]
            for end in range(start + 1, bisect_right(ends, left + room, start) + 1):
                width = ends[end - 1] - left
                if end not in longer or cost + width * width < longer[end][0]:
                    longer[end] = cost + width * width, (*begun, start)
        best = longer
    begun = best[len(words)][1]
    return [Row(words[a:b], ends[b - 1] - starts[a], False, words.face)
            for a, b in zip(begun, (*begun[1:], len(words)), strict=True)]


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
    if row.face and row.words:
        said = " ".join([word.pieces[0].text for word in row.words])
        return Line((Piece(said if ends or row.cut else said + " ", row.face, None, row.width),), row.width)
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
