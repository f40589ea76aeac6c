"""Facts of a training paper, a row each: a label, and beside it what is known or room to write. Lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.documents.look import mm
from kit.documents.sheets.blanks import INSET, Room, area_field, is_written
from kit.documents.sheets.pens import LINE
from kit.documents.sheets.told import told
from kit.model.training_sheets import Fact
from kit.typesetting.page import Node, Path, Rule
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

_LABEL = 0.3  # of the measure
_CLEAR = 1.5  # of a field from the lines around it
_TIGHT = 0.8  # of a line to write on elsewhere: there are many facts


def fact_table(frame: SheetFrame, facts: Sequence[Fact], part: str, gap: float, across: int = 1) -> list[Slice]:
    """The facts under `part` of the sheet. So many `across`, or in larger type, a label stands above what it names."""
    scale = frame.type.scale
    style = TableStyle(frame.look.theme.line, None, mm(1.5) * scale, mm(1.1) * scale)
    cells = [(_label(frame, fact), _beside(frame, fact, (part, i), style)) for i, fact in enumerate(facts)]
    if across == 1 and frame.look.factor == 1:
        widths, rows = [frame.width * _LABEL, frame.width * (1 - _LABEL)], [Row(pair) for pair in cells]
        return table(widths, None, rows, style, frame.compose.root, frame.room, True, gap)
    across = across if frame.look.factor == 1 else 1
    stacked = [_stacked(*pair) for pair in cells] + [_nothing] * (-len(cells) % across)
    rows = [Row(tuple(stacked[i:i + across])) for i in range(0, len(stacked), across)]
    return table([frame.width / across] * across, None, rows, style, frame.compose.root, frame.room, False, gap)


def _stacked(label: Cell, beside: Cell) -> Cell:
    return lambda x, measure, node: [*label(x, measure, node), *beside(x, measure, node)]


def _nothing(x: float, measure: float, node: Node) -> list[Slice]:
    return []


def _label(frame: SheetFrame, fact: Fact) -> Cell:
    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        strips = frame.compose.lines(fact.label, frame.type.strong, x, measure, Node("P", node))
        hint = fact.hint and frame.compose.lines(fact.hint, frame.type.hint, x, measure, Node("P", node))
        return [*strips, *(hint or [])]

    return fill


def _beside(frame: SheetFrame, fact: Fact, path: tuple[str, int], style: TableStyle) -> Cell:
    """What the session says, else what is always so; else as many lines to write on as the fact asks for."""
    always = (fact.text,) if fact.text else ()
    said = () if is_written(frame, path) else told(fact.says, frame.session, frame.look) or always

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        if len(said) > 1:
            return frame.compose.bullets(said, x, measure, 0.0, _text(frame), parent=node)
        if said:
            return frame.compose.lines(said[0], _text(frame), x, measure, Node("P", node))
        return _to_write(frame, fact, path, x, measure, node, style)

    return fill


def _text(frame: SheetFrame) -> Style:
    return frame.type.body._replace(leading=1.22)


def _to_write(frame: SheetFrame, fact: Fact, path: tuple[str, int], x: float, measure: float, node: Node,
              style: TableStyle) -> list[Slice]:
    """Blank lines, of which the rule below the row is the last, with their field."""
    line = LINE * _TIGHT * max(1.0, frame.type.scale)
    tall = line * fact.lines - 2 * style.pad_y
    room = Room(x - INSET, _CLEAR - style.pad_y, measure + 2 * INSET, line * fact.lines - 2 * _CLEAR)
    rules = [] if is_written(frame, path) else [
        Rule(x, line * n - style.pad_y, x + measure, line * n - style.pad_y, 0.4, frame.look.theme.line, (1.5, 3))
        for n in range(1, fact.lines)]
    return [Slice(tall, (Path((), node=node), *rules, *area_field(frame, path, room, node)))]
