"""Tables become slices, a row each: heads repeated on every page, rows too tall for a page divided by lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kit.typesetting.page import Box, Node, Path, Rule
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, stripped, together

# What fills a cell: given x, measure (points) and the cell's node, its strips.
Cell = Callable[[float, float, Node], list[Slice]]


class TableStyle(NamedTuple):
    """Looks of a table; lengths in points, colours as #rrggbb."""

    line: str
    head_fill: str | None
    pad_x: float = 5.0
    pad_y: float = 4.0
    rule: float = 0.6
    stripes: str | None = None
    grid: bool = False
    bar: float = 4.0


class Row(NamedTuple):
    """A cell for each column; `least` is the row's height at least, `bar` the colour of a bar at its left."""

    cells: tuple[Cell, ...]
    fill: str | None = None
    least: float = 0.0
    bar: str | None = None


def table(widths: list[float], head: Row | None, rows: list[Row], style: TableStyle, parent: Node,
          tallest: float, header_column: bool = False, gap: float = 8.0) -> list[Slice]:
    """The strips of a table. `widths` in points; `tallest` is the most that a row and the head may take of a page."""
    node = Node("Table", parent)
    heads: list[Slice] = []
    if head:
        line = Node("TR", Node("THead", node))
        heads = _row(widths, head._replace(fill=style.head_fill), style, line, tallest, lambda index: "Column")
    body, again = Node("TBody", node), stripped(heads)
    tallest -= sum(piece.height for piece in heads)
    slices = [piece._replace(keep=True) for piece in heads]
    for index, row in enumerate(rows):
        row = row._replace(fill=row.fill or (style.stripes if index % 2 else None))
        parts = _row(widths, row, style, Node("TR", body), tallest,
                     lambda index: "Row" if header_column and not index else "")
        slices += [part._replace(head=again) for part in parts]
    if slices:
        slices[0] = slices[0]._replace(gap=gap)
    return slices


def _row(widths: list[float], row: Row, style: TableStyle, node: Node, tallest: float,
         scope: Callable[[int], str]) -> list[Slice]:
    """A row as one strip; as several where it is taller than it may be."""
    cells, x = [], 0.0
    for index, (width, fill) in enumerate(zip(widths, row.cells, strict=True)):
        cell = Node("TH", node, scope=scope(index)) if scope(index) else Node("TD", node)
        # An empty cell is still a cell: a path without segments gives it its place in the reading structure.
        cells.append(fill(x + style.pad_x, width - 2 * style.pad_x, cell) or [Slice(0.0, (Path((), node=cell),))])
        x += width
    parts = _divided(cells, tallest - 2 * style.pad_y)
    return [_strip(part, widths, row._replace(least=0.0 if i else row.least), style) for i, part in enumerate(parts)]


def _divided(cells: list[list[Slice]], tallest: float) -> Iterator[list[list[Slice]]]:
    """The cells' strips in as many parts as a page needs; nearly always one."""
    while True:
        cuts = [_fitting(strips, tallest) for strips in cells]
        yield [strips[:cut] for strips, cut in zip(cells, cuts, strict=True)]
        cells = [strips[cut:] for strips, cut in zip(cells, cuts, strict=True)]
        if not any(cells):
            return


def _fitting(strips: list[Slice], tallest: float) -> int:
    """How many strips fit below each other; at least the first."""
    y = 0.0
    for i, piece in enumerate(strips):
        y += piece.height + (piece.gap if i else 0.0)
        if y > tallest and i:
            return i
    return len(strips)


def _strip(cells: list[list[Slice]], widths: list[float], row: Row, style: TableStyle) -> Slice:
    content = together(cells, style.pad_y)
    height = max(row.least, content.height + style.pad_y)
    return content._replace(height=height, boxes=(*_ground(widths, row, style, height), *content.boxes))


def _ground(widths: list[float], row: Row, style: TableStyle, height: float) -> list[Box]:
    """What is drawn under a row: its fill and its bar, then lines."""
    total, boxes = sum(widths), []
    if row.fill:
        boxes.append(Path(rectangle(0, 0, total, height), row.fill))
    if row.bar:
        boxes.append(Path(rectangle(0, 0, style.bar, height), row.bar))
    if style.grid:
        x = 0.0
        for width in [0.0, *widths]:
            x += width
            boxes.append(Rule(x, 0, x, height, style.rule, style.line))
        boxes.append(Rule(0, 0, total, 0, style.rule, style.line))
    boxes.append(Rule(0, height, total, height, style.rule, style.line))
    return boxes
