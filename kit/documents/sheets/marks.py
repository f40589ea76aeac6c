"""What a garden's sheets share: a mark to tick for each stage, the stages' names, a condition's heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import mm
from kit.documents.sheets.blanks import Room, box_field
from kit.documents.sheets.growth import grown
from kit.documents.sheets.pens import tick_circle
from kit.model.garden import Condition
from kit.model.theme import Swatch
from kit.typesetting.page import Box, Node, Path
from kit.typesetting.shapes import circle
from kit.typesetting.slices import Slice, stacked

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

_UNDER = 1.34  # where names begin, in heights of a drawing


def mark(frame: SheetFrame, at: tuple[int, int], stage: int, ticked: int | None, cx: float, cy: float, side: float,
         node: Node) -> list[Box]:
    """A circle to tick with its stage drawn in it, light enough to be ticked over; strong where it is the answer."""
    theme, r = frame.look.theme, side / 2
    accent = frame.look.accent(frame.sheet.conditions[at[0]].colour)
    title = frame.sheet.stages[stage].title
    field = box_field(frame, ("conditions", *at), title, Room(cx - r, cy - r, side, side), node)[:1]
    of = len(frame.sheet.stages)
    foot = cy + r * (0.52 if stage else 0.0)  # a seed is under its ground
    if ticked == stage:
        ring = Path(circle(cx, cy, r), theme.paper, accent.ink, side * 0.075)
        plant = grown(stage, of, cx, foot, side * 0.72, accent.ink, theme.paper if frame.look.edge else accent.tint)
    else:
        ring = tick_circle(cx, cy, r * 0.94, theme.soft, theme.paper)
        plant = grown(stage, of, cx, foot, side * 0.62, theme.line, theme.paper)
    return [ring._replace(node=node), *plant, *field]


def stage_heads(frame: SheetFrame, x: float, column: float, tall: float, accent: Swatch, parent: Node) -> Slice:
    """Each stage drawn `tall`, named and explained above its column; the drawings stand on one ground."""
    name = frame.type.strong._replace(align="center", colour=accent.ink, leading=1.15)
    hint = frame.type.hint._replace(align="center", leading=1.2)
    fill = None if frame.look.edge else accent.tint
    boxes: list[Box] = []
    deepest = 0.0
    for s, stage in enumerate(frame.sheet.stages):
        at, measure = x + s * column + mm(0.7), column - mm(1.4)
        texts = frame.compose.lines(stage.title, name, at, measure, Node("P", parent))
        if stage.text:
            texts += frame.compose.lines(stage.text, hint, at, measure, Node("P", parent))
        boxes += grown(s, len(frame.sheet.stages), x + (s + 0.5) * column, tall, tall * 0.98, accent.ink, fill)
        boxes += stacked(texts, 0, tall * _UNDER)
        deepest = max(deepest, tall * _UNDER + sum(piece.height for piece in texts))
    return Slice(deepest, tuple(boxes), mm(1) * frame.type.scale, keep=True)


def heading_of(frame: SheetFrame, condition: Condition, gap: float, measure: float, parent: Node) -> list[Slice]:
    """The condition's badge, title and hint."""
    scale, accent = frame.type.scale, frame.look.accent(condition.colour)
    r = mm(3.4) * scale if condition.letter else 0.0
    x = 2 * r + mm(2) * scale if r else 0.0
    style = frame.type.heading._replace(colour=accent.ink)
    strips = frame.compose.heading(condition.title, 2, style, gap=gap, x=x, measure=measure - x, parent=parent)
    if r:
        badge = frame.look.badge(condition.shape or "circle", condition.letter, r, style.line / 2, r, accent)
        strips[0] = strips[0]._replace(boxes=(*badge, *strips[0].boxes))
    if condition.hint:
        strips += frame.compose.paragraph(condition.hint, x=x, measure=measure - x, gap=0.0, style=frame.type.hint,
                                          parent=parent, keep=True)
    return [*strips, Slice(mm(1.2) * scale, keep=True)]
