"""Fits texts into a box of fixed size: leading is tightened first, then size, down to a floor; never clipped.

Floors in points (a hand card is read at 40 cm, a table card at arm's length, a sheet is written on).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from kit.typesetting.breaking import Words
from kit.typesetting.page import Node, Run
from kit.typesetting.text import Line, Style, Typesetter

HAND_FLOOR, TABLE_FLOOR, SHEET_FLOOR, WALL_FLOOR = 9.0, 10.0, 11.0, 24.0
_STEP = 0.5  # points between one size and the next
_TIGHTER = (1.0, 0.95, 0.9, 0.86)  # of each size, the shares of its leading that are tried in turn
_TIGHTEST = 1.15  # the leading that nothing is tightened below
_SLACK = 0.01  # points that nobody sees


class Part(NamedTuple):
    """One text of a stack, with the space before it and its indent, in points; the space shrinks with the text."""

    text: str
    style: Style
    gap: float = 0.0
    indent: float = 0.0


class Fitted(NamedTuple):
    """A stack of texts as set: each part's lines and style, and the height they take."""

    parts: tuple[tuple[Part, list[Line], Style], ...]
    height: float
    scale: float

    def place(self, setter: Typesetter, x: float, y: float, width: float, nodes: Sequence[Node | None]) -> list[Run]:
        """Runs of all parts from the top y; one node for each part."""
        runs: list[Run] = []
        for (part, lines, style), node in zip(self.parts, nodes, strict=True):
            y += part.gap * self.scale
            runs += setter.place(lines, style, x + part.indent, y, width - part.indent, node)
            y += len(lines) * style.line
        return runs


class _Stack:
    """Texts below each other, read once and then tried at one scale after the other."""

    def __init__(self, setter: Typesetter, parts: Sequence[Part], width: float, full: bool = False):
        self.setter, self.width, self.full = setter, width, full
        self.parts: list[tuple[Part, Style, list[Words]]] = [
            (part, setter.spaced(part.style), setter.prepare(part.text, part.style.face)) for part in parts]
        self.tightest = max(_TIGHTEST, setter.leading)

    def tried(self, scale: float) -> tuple[list[list[Line]], bool]:
        """The lines of each part at a scale, and whether all stay in the width (a word that nothing cuts may not)."""
        found, inside = [], True
        for part, style, prepared in self.parts:
            size, measure = style.size * scale, self.width - part.indent
            lines = self.setter.settled(prepared, style, size, measure, self.full)
            inside = inside and max([line.width for line in lines]) * size / 1000 <= measure + _SLACK
            found.append(lines)
        return found, inside

    def height(self, found: list[list[Line]], scale: float, share: float) -> float:
        """The height of the lines with every leading multiplied by `share`."""
        return sum([part.gap * scale + len(lines) * (style.size * scale) * leading
                    for (part, style, _), lines, leading in zip(self.parts, found, self.leadings(share), strict=True)])

    def leadings(self, share: float) -> list[float]:
        """The leading of each part, multiplied by `share` where it is not already close."""
        own = [style.leading for _, style, _ in self.parts]
        return own if share == 1 else [max(min(leading, self.tightest), leading * share) for leading in own]

    def fitted(self, found: list[list[Line]], scale: float, share: float, height: float) -> Fitted:
        """The lines as they are to be placed, with the height that they take."""
        styles = [style for _, style, _ in self.parts]
        if scale != 1 or share != 1:
            styles = [style._replace(size=style.size * scale, leading=leading)
                      for style, leading in zip(styles, self.leadings(share), strict=True)]
        parts = [part for part, _, _ in self.parts]
        return Fitted(tuple(zip(parts, found, styles, strict=True)), height, scale)


def stack(setter: Typesetter, parts: Sequence[Part], width: float, scale: float = 1.0, share: float = 1.0
          ) -> tuple[Fitted, bool]:
    """The parts at a scale, every leading multiplied by `share`; and whether every line stays in the width."""
    stacked = _Stack(setter, parts, width)
    found, inside = stacked.tried(scale)
    return stacked.fitted(found, scale, share, stacked.height(found, scale, share)), inside


def fit(setter: Typesetter, parts: Sequence[Part], width: float, height: float, floor: float, full: bool = False
        ) -> Fitted | None:
    """The largest setting of the parts that fits, or None when even the floor is too large.

    `floor` bounds the smallest text of the stack that started at or above it. full: the last line of each is no shorter
    than a third of the width, where that needs no line more.
    """
    stacked, room = _Stack(setter, parts, width, full), height + _SLACK
    for scale in _scales(parts, floor):
        found, inside = stacked.tried(scale)
        for share in _TIGHTER if inside else ():
            taken = stacked.height(found, scale, share)
            if taken <= room:
                return stacked.fitted(found, scale, share, taken)
            if taken * _TIGHTER[-1] > room:
                break  # however tight
    return None


def excess(setter: Typesetter, parts: Sequence[Part], width: float, height: float, floor: float) -> int:
    """How many lines too long the parts are at the floor, at least 1; for the error that names the card."""
    *_, smallest = _scales(parts, floor)
    fitted, _ = stack(setter, parts, width, smallest, _TIGHTER[-1])
    line = min(style.line for _, _, style in fitted.parts)
    return max(1, ceil((fitted.height - height) / line))


def _scales(parts: Sequence[Part], floor: float) -> Iterator[float]:
    """From full size down to the floor, which is always the last."""
    full = min((part.style.size for part in parts if part.style.size >= floor), default=floor)
    size = full
    while size > floor:
        yield size / full
        size -= _STEP
    yield floor / full
