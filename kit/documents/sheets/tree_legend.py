"""The legend under the tree: the seven parts, each with shape, letter, name and meaning, then the kinds of knowledge.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kit.documents.look import Look
from kit.documents.sheets.frame import SheetFrame
from kit.model.deck import Category
from kit.model.sheet import Tree
from kit.reading.source import Text
from kit.typesetting.page import BOLD, Box, Node, Path, Run
from kit.typesetting.shapes import Segments, polygon, rectangle, symbol
from kit.typesetting.text import Line, Style

COLUMNS = 3
# The seven parts from the ground up, each with its accent.
PARTS = {"soil": "brown", "roots": "brown", "trunk": "brown", "branches": "brown", "leaves": "green", "fruits": "rose",
         "buds": "ochre"}
_SYMBOLS = {"roots": "root", "leaves": "leaf", "fruits": "drop", "buds": "bud"}
# How far a letter stands below the middle of its shape, in radii, to look centred.
_LOWERED = {"soil": 0.14, "roots": -0.34, "fruits": 0.2, "leaves": 0.08}


def _mound(cx: float, cy: float, r: float) -> Segments:
    """Earth: a mound on a flat foot."""
    left, right, top, foot = cx - r * 1.1, cx + r * 1.1, cy - r * 0.78, cy + r * 0.74
    return (("M", left, foot), ("C", left + r * 0.1, cy - r * 0.1, cx - r * 0.6, top, cx, top),
            ("C", cx + r * 0.6, top, right - r * 0.1, cy - r * 0.1, right, foot), ("Z",))


def _bole(cx: float, cy: float, r: float) -> Segments:
    """A trunk: a waist between two flares."""
    waist, third = r * 0.5, r * 0.3
    return (("M", cx - r * 0.68, cy - r), ("L", cx + r * 0.68, cy - r),
            ("C", cx + waist, cy - third, cx + waist, cy + third, cx + r * 0.95, cy + r), ("L", cx - r * 0.95, cy + r),
            ("C", cx - waist, cy + third, cx - waist, cy - third, cx - r * 0.68, cy - r), ("Z",))


def _pennant(cx: float, cy: float, r: float) -> Segments:
    """A ribbon, such as the branches bear."""
    end, notch, half = r * 1.15, r * 0.8, r * 0.7
    return polygon([(cx - end, cy - half), (cx + end, cy - half), (cx + notch, cy), (cx + end, cy + half),
                    (cx - end, cy + half), (cx - notch, cy)])


_OWN = {"soil": _mound, "trunk": _bole, "branches": _pennant}


def emblem(part: str, look: Look, cx: float, cy: float, r: float, node: Node | None = None) -> list[Box]:
    """The mark of a part: its shape and its letter, so that a photocopy tells the seven apart."""
    accent, letter, size = look.accent(PARTS[part]), look.words(f"tree.letters.{part}"), r * 0.98
    outline = _OWN[part](cx, cy, r) if part in _OWN else symbol(_SYMBOLS[part], cx, cy, r)
    width = look.setter.fonts.width(letter, BOLD, size)
    baseline = cy + _LOWERED.get(part, 0.0) * r + look.setter.fonts.cap_height(BOLD, size) / 2
    return [Path(outline, accent.tint, accent.ink, r * 0.13),
            Run(cx - width / 2, baseline, letter, BOLD, size, accent.ink, node, None, width)]


class Cell(NamedTuple):
    """One entry: how its mark is drawn at (cx, cy, r, node), its lines, and the text to name if it does not fit."""

    mark: Callable[[float, float, float, Node], list[Box]]
    lines: list[Line]
    source: Text


class Legend:
    """The legend at one size of type: its height is known before it is drawn.

    Parts stand in rows of three; the seventh leaves room beside it for the kinds of knowledge, on their own ground.
    """

    def __init__(self, sheet: Tree, frame: SheetFrame, size: float):
        self.sheet, self.frame, self.look = sheet, frame, frame.look
        self.style = Style(size, 1.24, colour=frame.look.theme.ink)
        self.bold = self.style._replace(face=BOLD)
        self.gap, self.indent, self.gutter = size * 0.6, size * 2.5, size * 1.1
        self.column = (frame.width - (COLUMNS - 1) * self.gutter) / COLUMNS
        self.wide: Text | None = None  # a text of which a word is wider than its column
        parts = [self._part(part) for part in PARTS]
        self.rows = [parts[i:i + COLUMNS] for i in range(0, len(parts), COLUMNS)]
        half = -(-len(sheet.legend) // 2)
        kinds = [self._kind(kind) for kind in sheet.legend]
        self.kinds = [kinds[i::half] for i in range(half)]

    @property
    def height(self) -> float:
        last = self._height(self.rows[-1])
        return sum(self._height(row) + self.gap for row in self.rows[:-1]) + max(last, self._kinds_height())

    @property
    def longest(self) -> Text:
        """The text that takes the most lines: the one to shorten."""
        return max((cell for row in (*self.rows, *self.kinds) for cell in row), key=lambda cell: len(cell.lines)).source

    def _part(self, part: str) -> Cell:
        entry = getattr(self.sheet, part)
        return Cell(lambda x, y, r, node: emblem(part, self.look, x, y, r, node),
                    self._lines(f"**{entry.name}** : {entry.meaning}", entry.meaning), entry.meaning)

    def _kind(self, kind: Category) -> Cell:
        def mark(x: float, y: float, r: float, node: Node) -> list[Box]:
            badge = self.look.badge(kind.shape, kind.letter, x, y, r * 0.92, self.look.accent(kind.colour))
            return [box._replace(node=node) if isinstance(box, Run) else box for box in badge]

        return Cell(mark, self._lines(kind.title, kind.title), kind.title)

    def _lines(self, text: str, source: Text) -> list[Line]:
        measure = self.column - self.indent
        lines = self.look.setter.lines(text, self.style, measure)
        if not self.look.setter.fits(lines, self.style, measure):
            self.wide = source
        return lines

    def _height(self, row: list[Cell]) -> float:
        return max(len(cell.lines) for cell in row) * self.style.line

    def _kinds_height(self) -> float:
        """The prompt, and the rows under it."""
        if not self.kinds:
            return 0.0
        return self.style.line * 1.3 + sum(map(self._height, self.kinds)) + self.gap * 0.7 * (len(self.kinds) - 1)

    # --- drawing -------------------------------------------------------------------------------

    def boxes(self, y: float) -> list[Box]:
        """The legend from the top y, as two lists for a reader's ear."""
        found: list[Box] = []
        listing = Node("L", self.frame.compose.root)
        for row in self.rows:
            found += self._row(row, self.frame.left, y, listing)
            y += self._height(row) + self.gap
        return found + (self._kinds(y - self._height(self.rows[-1]) - self.gap) if self.kinds else [])

    def _row(self, row: list[Cell], x: float, y: float, listing: Node) -> list[Box]:
        found: list[Box] = []
        for cell in row:
            entry, r = Node("LI", listing), self.style.size * 0.88
            found += cell.mark(x + r * 1.15, y + self.style.line * 0.56, r, Node("Lbl", entry))
            text = Node("LBody", entry)
            found += self.look.setter.place(cell.lines, self.style, x + self.indent, y, self.column, text)
            x += self.column + self.gutter
        return found

    def _kinds(self, y: float) -> list[Box]:
        """What to note on each piece, and the kinds in two columns, down to the foot of the legend."""
        x, width = self.frame.left + self.column + self.gutter, 2 * self.column + self.gutter
        pad, root, setter = self.style.size * 0.5, self.frame.compose.root, self.look.setter
        ground = rectangle(x - pad, y - pad * 0.3, width + 2 * pad, self._kinds_height() + pad, pad)
        found: list[Box] = [self.look.ground(ground, self.look.theme.ground)]
        prompt = setter.lines(self.look.words("tree.kinds"), self.bold, width)
        found += setter.place(prompt, self.bold, x, y, width, Node("P", root))
        y += self.style.line * 1.3
        listing = Node("L", root)
        for row in self.kinds:
            found += self._row(row, x, y, listing)
            y += self._height(row) + self.gap * 0.7
        return found
