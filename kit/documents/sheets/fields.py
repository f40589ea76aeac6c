"""One question of a form or a questionnaire: its label, its hint, and where the answer goes. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.documents.look import mm
from kit.documents.sheets.blanks import Room, area_field, is_written, line_field
from kit.documents.sheets.occasion import known
from kit.documents.sheets.pens import UNDER, choices, row_width, ruled
from kit.model.blank import Path
from kit.model.sheet import Question
from kit.typesetting.page import Node, Rule, Run
from kit.typesetting.slices import Slice, moved
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

# A label shares its row with the answer as long as that leaves this share of the measure to write on.
_ROOM = 0.34
_TALL = 1.6  # of a field of one line, in sizes of its type
_DROP = mm(0.7)  # from the baseline of a label down to its writing line


def field(frame: SheetFrame, question: Question, line: float, parent: Node, path: Path,
          start: float = 0.0) -> list[Slice]:
    """The strips of a question, kept together; a written line is `line` tall and begins at `start` or further.

    `path` is its place in the sheet. On a screen, several lines are one field.
    """
    end = _label_end(frame, question)
    start = max(start, end)
    if question.choices:
        strips = _ticked(frame, question, line, end, parent, path)
    elif frame.width - start >= frame.width * _ROOM:
        first = [_beside(frame, question, line, start, parent), *_lines(frame, question.lines - 1, line)]
        strips = _to_fill(frame, first, line, start, parent, path, question.label)
    else:
        lines = _to_fill(frame, _lines(frame, question.lines, line), line, 0.0, parent, path, question.label)
        strips = [*_above(frame, question, parent), *lines]
    return [piece._replace(keep=i < len(strips) - 1) for i, piece in enumerate(strips)]


def shared_start(frame: SheetFrame, questions: Sequence[Question]) -> float:
    """Where the lines of short labels all begin, so that `9.` and `10.` agree; 0 where labels differ more."""
    ends = [_label_end(frame, question) for question in questions if not question.choices]
    return max(ends) if ends and max(ends) - min(ends) < mm(6) * frame.type.scale else 0.0


def _label_style(frame: SheetFrame) -> Style:
    return frame.type.body._replace(leading=1.2)


def _label_end(frame: SheetFrame, question: Question) -> float:
    """Where the answer may begin on the label's row."""
    style = _label_style(frame)
    hint = frame.look.setter.width(question.hint, frame.type.hint) + style.size * 0.6 if question.hint else 0.0
    return frame.look.setter.width(question.label, style) + hint + style.size * 0.7


def _label(frame: SheetFrame, question: Question, baseline: float, parent: Node) -> list[Run]:
    """Label and hint on one line."""
    style = _label_style(frame)
    runs = _on_baseline(frame, question.label, style, 0, baseline, parent)
    if question.hint:
        at = frame.look.setter.width(question.label, style) + style.size * 0.6
        runs += _on_baseline(frame, question.hint, frame.type.hint, at, baseline, parent)
    return runs


def _on_baseline(frame: SheetFrame, text: str, style: Style, x: float, baseline: float, parent: Node) -> list[Run]:
    setter = frame.look.setter
    runs = setter.place(setter.lines(text, style, frame.width), style, x, 0, frame.width, Node("P", parent))
    return [run._replace(y=baseline) for run in runs]


def _beside(frame: SheetFrame, question: Question, line: float, start: float, parent: Node) -> Slice:
    """Label and hint, then a line on their baseline."""
    baseline = line - _DROP * 1.5
    rule = ruled(start, baseline + _DROP, frame.width - start, frame.look.theme)
    return Slice(line, (*_label(frame, question, baseline, parent), rule))


def _to_fill(frame: SheetFrame, strips: list[Slice], line: float, start: float, parent: Node,
             path: Path, label: str) -> list[Slice]:
    """The lines with their field: on one line stands what the session knows; an answer of several takes their place."""
    first, *rest = strips
    width, tall = frame.width - start, _label_style(frame).size * _TALL
    if rest:
        if is_written(frame, path):
            first, *rest = (piece._replace(boxes=tuple(box for box in piece.boxes if not isinstance(box, Rule)))
                            for piece in strips)
        # What is written begins on the baseline of its label.
        top = max(1.0, line - _DROP * 1.5 - _label_style(frame).line) if start else 1.0
        room = Room(start, top, width, line * len(strips) - _DROP - top)
        boxes = area_field(frame, path, room, parent)
    else:
        under = next(box.y1 for box in first.boxes if isinstance(box, Rule)) - UNDER
        known_here = known(label, frame.session, frame.look)
        room = Room(start, max(0.0, under - tall), width, min(under, tall))
        boxes = line_field(frame, path, room, under + UNDER - _DROP, parent, known_here)
    return [first._replace(boxes=(*first.boxes, *boxes)), *rest]


def _above(frame: SheetFrame, question: Question, parent: Node) -> list[Slice]:
    """A label too long to share its row, and its hint."""
    strips = frame.compose.paragraph(question.label, gap=mm(3.2), style=_label_style(frame), parent=parent)
    if question.hint:
        strips += frame.compose.paragraph(question.hint, gap=0.0, style=frame.type.hint, parent=parent)
    return strips


def _lines(frame: SheetFrame, count: int, line: float) -> list[Slice]:
    rule = ruled(0, line - _DROP * 0.5, frame.width, frame.look.theme)
    return [Slice(line, (rule,)) for _ in range(count)]


def _ticked(frame: SheetFrame, question: Question, line: float, start: float, parent: Node,
            path: Path) -> list[Slice]:
    """Boxes on the label's row where they fit, else below it."""
    style = _label_style(frame)
    start += style.size * 0.7
    if start + row_width(frame, question.choices, style) > frame.width:
        below = choices(frame, question.choices, 0, frame.width, style, parent, path, gap=mm(1))
        return [*_above(frame, question, parent), *below]
    row = choices(frame, question.choices, start, frame.width - start, style, parent, path)[0]
    height = max(line, row.height)
    baseline = height - _DROP * 1.5
    down = baseline - next((box.y for box in row.boxes if isinstance(box, Run)), baseline)
    label = _label(frame, question, baseline, parent)
    return [Slice(height, (*label, *(moved(box, 0, down) for box in row.boxes)))]
