"""Words become lines: first-fit, balanced where asked, no short word alone at the end. Widths in 1000ths of an em."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        """All of them as the one line of a text; None where that is too wide."""
        return Line(self, self.width, self.face, False, True) if self.width <= limit + _SLACK else None


class Line(NamedTuple):
    """The words of one line, their width with the spaces between; `face` as of Words.

    `cut`: its last word goes on in the next line. `last`: the text ends here.
    """

    words: list[Word]
    width: float
    face: str | None = None
    cut: bool = False
    last: bool = False

    @property
    def pieces(self) -> list[Piece]:
        """Words joined by their spaces: neighbours of one face in one piece.

        A line that neither ends its text nor cuts a word keeps a last space, without width, so that a reader's ear
        does not join its last word to the next line.
        """
        words, width, face, cut, last = self
        after = "" if last or cut else " "
        if face and words:
            return [Piece(" ".join([word.pieces[0].text for word in words]) + after, face, None, width)]
        return _joined(words, after)


# The word in two where its beginning fits the room; `must` where it has the whole line and still is too wide.
Cut = Callable[[Word, float, bool], tuple[Word, Word] | None]


def broken(words: Words, limit: float, cut: Cut, last: bool = True) -> list[Line]:
    """First-fit lines: every word in order, none wider than the limit but a word that nothing can cut.

    The last word is cut only where it must be: its end would stand alone. `last`: the text ends with these words.
    """
    lines: list[Line] = []
    starts, ends, face, final, room = words.starts, words.ends, words.face, len(words) - 1, limit + _SLACK
    # The next line has the words from `first` on, behind the `rest` of one that was cut; `left` is where its left edge
    # would be if all stood on one line.
    first, rest, left = 0, [], 0.0
    while (end := bisect_right(ends, left + room, first)) <= final:
        alone = first == end and not rest
        halves = cut(words[end], limit - (starts[end] - left), alone) if alone or end < final else None
        if halves:
            head, tail = halves
            lines.append(Line([*rest, *words[first:end], head], starts[end] - left + head.width, face, True))
            while tail.width > room and (halves := cut(tail, limit, True)):
                head, tail = halves
                lines.append(Line([head], head.width, face, True))
            rest, first = [tail], end + 1
            left = starts[first] - tail.width - tail.space
        elif alone and end == final:
            break  # wider than the line, and the end of it
        else:
            end += alone
            lines.append(Line(rest + words[first:end], ends[end - 1] - left, face))
            rest, first, left = [], end, starts[end]
    return [*lines, Line(rest + words[first:], words.width - left, face, False, last)]


def settled(words: Words, limit: float, cut: Cut, balance: bool = False, full: bool = False,
            last: bool = True) -> list[Line]:
    """The lines of a text. `balance` makes them about equally long, `full` the last one no shorter than a third.

    Neither these nor company for a last word adds a line. `last`: the text ends with these words.
    """
    lines = broken(words, limit, cut, last)
    if len(lines) == 1:
        return lines
    if balance and len(words) <= _EVEN and not any([line.cut or line.width > limit + _SLACK for line in lines]):
        return _balanced(words, limit, len(lines), last)
    while len(lines) > 1 and _wants_company(lines, limit, full):
        *most, before, end = lines
        *left, given = before.words
        shorter = before.width - given.width - left[-1].space
        longer = given.width + given.space + end.width
        lines = [*most, Line(left, shorter, words.face), Line([given, *end.words], longer, words.face, False, last)]
    return lines


def _balanced(words: Words, limit: float, count: int, last: bool) -> list[Line]:
    """As many lines, as equally long as whole words let them be: the sum of the squares of their widths is the least.
    """
    starts, ends, room = words.starts, words.ends, limit + _SLACK
    # How many words have to stand in the first lines, the last first, for the rest to go into the others.
    least = [len(words)]
    for _ in range(count - 1):
        least.append(bisect_left(starts, ends[least[-1] - 1] - room))
    # For each number of words, the least sum when that many fill the lines so far, and where each of these begins.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for needed in reversed(least):
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, begun) in best.items():
            left = starts[start]
            for end in range(max(start + 1, needed), bisect_right(ends, left + room, start) + 1):
                width = ends[end - 1] - left
                if end not in longer or cost + width * width < longer[end][0]:
                    longer[end] = cost + width * width, (*begun, start)
        best = longer
    begun = best[len(words)][1]
    return [Line(words[a:b], ends[b - 1] - starts[a], words.face, False, last and b == len(words))
            for a, b in zip(begun, (*begun[1:], len(words)), strict=True)]


def _wants_company(lines: list[Line], limit: float, full: bool) -> bool:
    """Whether the last line is one short word, or with `full` any short line, and the one before has a word to give."""
    *_, before, end = lines
    if end.width >= limit * _SHORT or len(before.words) < 2 or before.cut:
        return False
    given = before.words[-1]
    longer, shorter = given.width + given.space + end.width, before.width - given.width - before.words[-2].space
    return longer <= limit + _SLACK and (len(end.words) == 1 or (full and longer <= shorter))


def _joined(words: list[Word], after: str) -> list[Piece]:
    """Neighbours of one face in one piece. What follows a word that is read aloud otherwise is heard after it."""
    pieces: list[Piece] = []
    said: list[str] = []
    face, link, width, space, spoken = "", None, 0.0, 0.0, ""

    def close(after: str) -> None:
        text = "".join([*said, after])
        pieces.append(Piece(text, face, link, width, spoken and "".join([spoken, *said[1:], after])))

    for word in words:
        if said:
            said.append(" ")
            width += space
        for piece in word.pieces:
            if said and (piece.face != face or piece.link != link or piece.spoken or spoken):
                close("")
                said, width = [], 0.0
            face, link, spoken = piece.face, piece.link, piece.spoken
            said.append(piece.text)
            width += piece.width
        space = word.space
    if said:
        close(after)
    return pieces
