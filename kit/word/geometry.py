"""What the placing of boxes tells about words: which label goes with which value, how wide columns are."""

from __future__ import annotations

from kit.typesetting.page import BOLD, Field, Run
from kit.typesetting.reading_order import Element, Words

_CLOSE = 1.7  # from a label's baseline to that of a value below it, in the larger of their sizes
_PAD, _LEAST = 14.0, 40.0  # points: right of the last column's words; of any column
_LONGEST = 60  # characters of a label


def fields(element: Element) -> list[Field]:
    """The places to write in an element, in order."""
    boxes = [box for part in (element, *element.elements()) for _, box in part.boxes]
    return [box for box in boxes if isinstance(box, Field)]


def is_label(label: Element, value: Element) -> bool:
    """Whether two elements are a label and its value: side by side, or close below each other and set differently."""
    if label.tag != "P" or value.tag not in ("P", "Form") or not _only_words(label) or not _only_words(value):
        return False
    one, other = _runs(label), _runs(value)
    if not one or len(label.text) > _LONGEST or len({run.y for run in one}) > 1 or _home(label) is not _home(value):
        return False
    if value.tag == "Form":
        return not fields(value)[0].choice and _shares_line(fields(value)[0], one[0])
    if not other:
        return False
    beside = abs(other[0].y - one[0].y) < 1 and other[0].x > one[-1].x
    close = 0 < other[0].y - one[0].y < _CLOSE * max(one[0].size, other[0].size)
    below = close and abs(one[0].x - other[0].x) < 1
    return (beside or below) and (one[0].face, one[0].size) != (other[0].face, other[0].size)


def is_heading(element: Element) -> bool:
    """Whether an element is a short line in bold, which only makes sense with what follows it."""
    said = [kid for kid in element.kids if isinstance(kid, Words) and kid.text.strip()]
    return bool(said) and all(kid.face == BOLD for kid in said) and len(element.text) < _LONGEST


def shares(rows: list[list[Element]], columns: int) -> list[float]:
    """How wide each column is printed, as a share of the table: from where it begins to where the next begins."""
    lefts: list[float | None] = [None] * columns
    right = 0.0
    for cells in rows:
        for index, cell in enumerate(cells if len(cells) == columns else ()):
            edges = _edges(cell)
            if edges:
                lefts[index] = edges[0] if lefts[index] is None else min(edges[0], lefts[index])
                right = max(right, edges[1] + _PAD)
    known = [left for left in lefts if left is not None]
    if len(known) < columns or sorted(known) != known:
        return [1 / columns] * columns
    ends = [*known[1:], max(right, known[-1])]
    widths = [max(_LEAST, end - start) for start, end in zip(known, ends, strict=True)]
    return [width / sum(widths) for width in widths]


def _edges(cell: Element) -> tuple[float, float] | None:
    """Where the words or the places to write of a cell begin and end."""
    boxes = [box for part in (cell, *cell.elements()) for _, box in part.boxes if isinstance(box, Run | Field)]
    return (min(box.x for box in boxes), max(box.x + box.width for box in boxes)) if boxes else None


def _runs(element: Element) -> list[Run]:
    return [box for _, box in element.boxes if isinstance(box, Run)]


def _only_words(element: Element) -> bool:
    return all(isinstance(kid, Words) for kid in element.kids)


def _home(element: Element):
    """The page of its first box."""
    return element.boxes[0][0] if element.boxes else None


def _shares_line(field: Field, run: Run) -> bool:
    return field.x > run.x and field.lines == 1 and field.y - 2 <= run.y <= field.y + field.height + 4
