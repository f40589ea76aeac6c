"""What a hand writes on: lines, dotted lines, boxes and circles to tick, choices in a row. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kit.documents.look import mm
from kit.documents.sheets.blanks import Room, box_field, line_field
from kit.model.blank import Path as Place
from kit.model.theme import Theme
from kit.typesetting.page import Box, Node, Path, Rule
from kit.typesetting.shapes import circle, rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

PEN = 0.6
LINE = mm(9)  # from one line of handwriting to the next
_DOTS = (0.01, 3.2)
# Of a row of choices: from a box's left to its label, and from a label to the next box, in sizes of type.
_LABEL, _BETWEEN = 1.38, 1.6
UNDER = 0.5  # between a field and the line under it
_LEAST_LINE = mm(14)  # after a choice that asks for a word


def ruled(x: float, y: float, width: float, theme: Theme) -> Rule:
    """A line to write on."""
    return Rule(x, y, x + width, y, PEN, theme.line)


def dotted(x: float, y: float, width: float, theme: Theme) -> Rule:
    """A dotted line to write on, for boxes that may also be drawn in; darker than a ruled one, for it has less ink."""
    return Rule(x, y, x + width, y, PEN * 1.3, theme.soft, _DOTS)


def tick_box(x: float, y: float, side: float, colour: str, paper: str | None = None) -> Path:
    """A box to tick, its top left corner at (x, y)."""
    return Path(rectangle(x, y, side, side, side * 0.16), paper, colour, 0.8)


def tick_circle(cx: float, cy: float, r: float, colour: str, paper: str) -> Path:
    """A circle to tick."""
    return Path(circle(cx, cy, r), paper, colour, 0.8)


def row_width(frame: SheetFrame, labels: Iterable[str], style: Style) -> float:
    """How wide boxes and their labels are on one row."""
    return sum(_choice_width(frame, label, style) + style.size * _BETWEEN for label in labels) - style.size * _BETWEEN


def _choice_width(frame: SheetFrame, label: str, style: Style) -> float:
    line = style.size * 0.4 + _LEAST_LINE if _is_open(label) else 0.0
    return style.size * _LABEL + frame.look.setter.width(label, style) + line


def _is_open(label: str) -> bool:
    """Whether something is to be written after a choice."""
    return str(label).rstrip().endswith(":")


def choices(frame: SheetFrame, labels: Iterable[str], x: float, measure: float, style: Style, parent: Node,
            path: Place, gap: float = 0.0) -> list[Slice]:
    """Boxes to tick with their labels, in as many rows as the measure asks; a label ending in a colon gets a line.

    `path` is the place of the question in the sheet.
    """
    height, listing = style.line * 1.25, Node("L", parent)
    rows: list[list[Box]] = [[]]
    at = x
    for number, label in enumerate(labels):
        width = _choice_width(frame, label, style)
        if at > x and at + width > x + measure + 0.01:
            rows.append([])
            at = x
        if width > measure + 0.05:
            frame.overflow(label)
        entry = Node("LBody", Node("LI", listing))
        drawn, end = _choice(frame, label, (*path, number), at, x + measure, height, style, entry)
        rows[-1] += drawn
        at = end + style.size * _BETWEEN
    return [Slice(height, tuple(row), gap if i == 0 else 0.0, keep=i < len(rows) - 1) for i, row in enumerate(rows)]


def _choice(frame: SheetFrame, label: str, path: Place, x: float, right: float, height: float, style: Style,
            node: Node) -> tuple[list[Box], float]:
    """One box and its label in a row of that height, and where they end."""
    setter, side, top = frame.look.setter, style.size * 0.95, (height - style.line) / 2
    text, width = x + style.size * _LABEL, setter.width(label, style)
    runs = setter.place(setter.lines(label, style, width + 1), style, text, top, width + 1, node)
    box = box_field(frame, path[:-1], label, Room(x, (height - side) / 2, side, side), node)
    boxes: list[Box] = [tick_box(x, (height - side) / 2, side, style.colour), *box, *runs]
    end = text + width
    if _is_open(label):
        start = end + style.size * 0.4
        end = max(start + _LEAST_LINE, min(right, start + mm(30)))
        baseline = top + style.line * 0.88
        boxes.append(ruled(start, baseline, end - start, frame.look.theme))
        room = Room(start, 0, end - start, baseline - UNDER)
        boxes += line_field(frame, path, room, baseline - style.size * 0.2, node)
    return boxes, end
