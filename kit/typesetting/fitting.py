"""Fits texts into a box of fixed size: leading is tightened first, then size, down to a floor; never clipped.

Floors in points (a hand card is read at 40 cm, a table card at arm's length, a sheet is written on).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from kit.typesetting.breaking import Row
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
    """A stack of texts as set: each part's lines and style, and the height they take; what is not tightened further."""

    parts: tuple[tuple[Part, list[Line] | list[Row], Style], ...]
    height: float
    scale: float
    tightest: float = _TIGHTEST

    def place(self, setter: Typesetter, x: float, y: float, width: float, nodes: Sequence[Node | None]) -> list[Run]:
        """Runs of all parts from the top y; one node for each part."""
        runs: list[Run] = []
        for (part, lines, style), node in zip(self.parts, nodes, strict=True):
            y += part.gap * self.scale
            runs += setter.place(lines, style, x + part.indent, y, width - part.indent, node)
            y += len(lines) * style.line
        return runs

    def height_at(self, share: float) -> float:
        """The height of the same lines with every leading multiplied by `share`."""
        return sum([part.gap * self.scale + len(lines) * style.size * self._tightened(part.style.leading, share)
                    for part, lines, style in self.parts])

    def tightened(self, share: float) -> Fitted:
        """The same lines closer together: every leading multiplied by `share`."""
        parts = tuple((part, lines, style._replace(leading=self._tightened(part.style.leading, share)))
                      for part, lines, style in self.parts)
        return Fitted(parts, self.height_at(share), self.scale, self.tightest)

    def joined(self, setter: Typesetter) -> Fitted:
        """The same with the words of each line joined, which is left until it is known to fit."""
        return self._replace(parts=tuple((part, setter.joined(rows), style) for part, rows, style in self.parts))

    def _tightened(self, leading: float, share: float) -> float:
        return max(min(leading, self.tightest), leading * share)


def stack(setter: Typesetter, parts: Sequence[Part], width: float, scale: float = 1.0) -> tuple[Fitted, bool]:
    """The parts at a scale, and whether every line stays in the width."""
    fitted, inside = _tried(setter, parts, width, scale)
    return fitted.joined(setter), inside


def _tried(setter: Typesetter, parts: Sequence[Part], width: float, scale: float) -> tuple[Fitted, bool]:
    found, inside = [], True
    for part in (part._replace(style=setter.spaced(part.style)) for part in parts):
        style = part.style._replace(size=part.style.size * scale)
        rows = setter.rows(part.text, style, width - part.indent)
        inside = inside and setter.fits(rows, style, width - part.indent)
        found.append((part, rows, style))
    height = sum([part.gap * scale + len(rows) * style.line for part, rows, style in found])
    return Fitted(tuple(found), height, scale, max(_TIGHTEST, setter.leading)), inside


def fit(setter: Typesetter, parts: Sequence[Part], width: float, height: float, floor: float) -> Fitted | None:
    """The largest setting of the parts that fits, or None when even the floor is too large.

    `floor` bounds the smallest text of the stack that started at or above it.
    """
    for scale in _scales(parts, floor):
        fitted, inside = _tried(setter, parts, width, scale)
        if inside and fitted.height_at(_TIGHTER[-1]) <= height + _SLACK:
            share = next(share for share in _TIGHTER if fitted.height_at(share) <= height + _SLACK)
            return fitted.tightened(share).joined(setter)
    return None


def excess(setter: Typesetter, parts: Sequence[Part], width: float, height: float, floor: float) -> int:
    """How many lines too long the parts are at the floor, at least 1; for the error that names the card."""
    *_, smallest = _scales(parts, floor)
    fitted = _tried(setter, parts, width, smallest)[0].tightened(_TIGHTER[-1])
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
