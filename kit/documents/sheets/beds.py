"""A garden on a wall: its conditions side by side, each a bed with its four stages and the signs to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import mm
from kit.documents.sheets.frame import height_of
from kit.documents.sheets.marks import heading_of, mark, stage_heads
from kit.typesetting.page import Box, Node, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, displaced, stacked

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

_DRAWING = 0.15  # of a bed's height, for its plants
_SMALLEST, _LARGEST = mm(8), mm(15)  # of a mark


class Bed(NamedTuple):
    """One condition: its number, where its words begin and how wide they may be, what is above its signs, these."""

    number: int
    x: float
    measure: float
    node: Node
    head: list[Slice]
    signs: list[list[Slice]]
    rows: list[Node]


def beds(frame: SheetFrame, stages: list[list[int | None]], top: float, bottom: float) -> list[Box]:
    """The beds over the height between two y; their signs begin on one line, and their marks are of one size."""
    count = max(1, len(frame.sheet.conditions))
    gap, pad = mm(6) * frame.type.scale, mm(4) * frame.type.scale
    width = (frame.width - gap * (count - 1)) / count
    found = [_bed(frame, c, frame.left + c * (width + gap) + pad, width - 2 * pad, (bottom - top) * _DRAWING)
             for c in range(len(frame.sheet.conditions))]
    below = top + pad * 1.4 + max((height_of(bed.head) for bed in found), default=0.0)
    end = bottom - pad * 0.6
    side = _side(frame, found, end - below)
    boxes: list[Box] = []
    for bed, reached in zip(found, stages, strict=True):
        accent = frame.look.accent(frame.sheet.conditions[bed.number].colour)
        outline = rectangle(bed.x - pad, top, width, bottom - top, mm(3) * frame.type.scale)
        boxes += [Path(outline, None, accent.solid, 1.2 * frame.type.scale), *stacked(bed.head, 0, top + pad)]
        boxes += _signs(frame, bed, reached, below, end, side)
    return boxes


def _bed(frame: SheetFrame, c: int, x: float, measure: float, tall: float) -> Bed:
    """A condition's heading, its plants and the words of its signs."""
    condition, node = frame.sheet.conditions[c], Node("Sect", frame.compose.root)
    head = [displaced(piece, x) for piece in heading_of(frame, condition, 0.0, measure, node)]
    column = measure / max(1, len(frame.sheet.stages))
    plants = stage_heads(frame, x, column, tall, frame.look.accent(condition.colour), node)
    style, table = frame.type.body._replace(leading=1.2), Node("Table", node)
    rows = [Node("TR", table) for _ in condition.items]
    signs = [frame.compose.lines(item, style, x, measure, Node("TH", row, scope="Row"))
             for item, row in zip(condition.items, rows, strict=True)]
    return Bed(c, x, measure, node, [*head, plants], signs, rows)


def _side(frame: SheetFrame, found: list[Bed], height: float) -> float:
    """How wide marks are: as the row with the most words leaves room for."""
    rooms = [(height / len(bed.signs) - height_of(texts) - mm(4), bed.number, i)
             for bed in found for i, texts in enumerate(bed.signs)]
    if not rooms:
        return _LARGEST
    least, number, i = min(rooms)
    if least < _SMALLEST:
        frame.overflow(frame.sheet.conditions[number].items[i])
    return min(max(least, _SMALLEST), _LARGEST * frame.type.scale)


def _signs(frame: SheetFrame, bed: Bed, reached: list[int | None], top: float, bottom: float, side: float) -> list[Box]:
    """Each sign above its row of marks, the rows as far apart as there is room."""
    column, room = bed.measure / max(1, len(frame.sheet.stages)), (bottom - top) / max(1, len(bed.signs))
    boxes: list[Box] = []
    for i, (texts, row) in enumerate(zip(bed.signs, bed.rows, strict=True)):
        y = top + i * room + mm(1.5)
        boxes += stacked(texts, 0, y)
        cy = y + height_of(texts) + mm(1) + side / 2
        for s in range(len(frame.sheet.stages)):
            cx = bed.x + (s + 0.5) * column
            boxes += mark(frame, (bed.number, i), s, reached[i], cx, cy, side, Node("TD", row))
    return boxes
