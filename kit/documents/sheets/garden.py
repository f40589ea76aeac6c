"""Where a garden stands: signs by condition, each at a stage of growth; the lowest condition decides.

An upright sheet has its signs in rows, for the hand; a lying one has the conditions side by side, for the wall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import Look, mm
from kit.documents.sheets.beds import beds
from kit.documents.sheets.blanks import Room, line_field
from kit.documents.sheets.form import section
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.marks import heading_of, mark, stage_heads
from kit.documents.sheets.pens import LINE, ruled
from kit.model.deck import Deck
from kit.model.garden import Garden
from kit.model.growth import deciding, reached
from kit.model.values import Size
from kit.typesetting.page import Box, Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, stacked, stripped

if TYPE_CHECKING:
    from kit.documents.session import Session

_MARKS, _MARKS_LARGE = 0.5, 0.56  # of the measure, for the stages beside a sign; in an edition's larger type
_SIDES = (mm(11), mm(10), mm(9), mm(8))  # of a mark on A4: the largest that leaves the front on one page
_DRAWING = mm(16)  # of a tree above its column, on A4
_ROOMIEST = mm(7)  # more air in a row than it needs


class Columns(NamedTuple):
    """Where marks stand: x of the first column, the columns' width, a mark's own; in points."""

    x: float
    column: float
    side: float


def pages(sheet: Garden, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """The garden on one page; what is asked further on its back, or below it where there is none."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    stages = reached(sheet, frame.results)
    if size.width > size.height and not sheet.back:
        page = _on_the_wall(frame, stages)
        if look.factor == 1 or not frame.misfits:
            return frame.close(page)
        frame.misfits.clear()  # in an edition's larger type the beds may be too narrow: then signs go in rows
    back = [] if sheet.sides == 2 else [*_back(frame), *frame.note()]
    for side in _SIDES:
        front = _front(frame, stages, side, 0.0)
        spare = frame.room - 1 - height_of([*front, *back])
        if spare >= 0:
            break
    rows = max(1, sum(len(condition.items) for condition in sheet.conditions))
    front = _front(frame, stages, side, min(max(0.0, spare) / rows, _ROOMIEST * frame.type.scale))
    if sheet.sides == 2 and spare >= 0:
        front.append(Slice(max(0.0, frame.room - height_of(front) - 0.5)))  # the back begins a page
    return frame.flow([*front, *_back(frame)])


def _front(frame: SheetFrame, stages: list[list[int | None]], side: float, air: float) -> list[Slice]:
    """Title block, signs, what decides."""
    return [*frame.head(), *_grid(frame, stages, side * frame.type.scale, air), *_decision(frame, stages)]


def _on_the_wall(frame: SheetFrame, stages: list[list[int | None]]) -> Page:
    """Beds side by side, what decides below them."""
    page, top, bottom = frame.open()
    foot = _decision(frame, stages)
    page.add(*beds(frame, stages, top + mm(3), bottom - height_of(foot)))
    frame.put(page, foot, bottom - foot[0].height)
    return page


def _grid(frame: SheetFrame, stages: list[list[int | None]], side: float, air: float) -> list[Slice]:
    """Conditions with a row for each sign, its marks so wide and it that much taller than it needs to be."""
    compose, sheet = frame.compose, frame.sheet
    share = _MARKS if frame.look.factor == 1 else _MARKS_LARGE
    x, column = frame.width * (1 - share), frame.width * share / max(1, len(sheet.stages))
    heads = stage_heads(frame, x, column, _DRAWING * frame.type.scale, frame.accent, compose.root)
    again, strips, columns = stripped([heads]), [heads], Columns(x, column, side)
    for c, condition in enumerate(sheet.conditions):
        node = Node("Sect", compose.root)
        strips += heading_of(frame, condition, mm(3) * frame.type.scale, frame.width, node)
        table = Node("Table", node)
        strips += [_row(frame, (c, i), stages[c][i], columns, air, Node("TR", table))._replace(head=again)
                   for i in range(len(condition.items))]
    return strips


def _row(frame: SheetFrame, at: tuple[int, int], stage: int | None, columns: Columns, air: float,
         node: Node) -> Slice:
    """One sign and a mark for each stage."""
    c, i = at
    condition, pad, (x, column, side) = frame.sheet.conditions[c], mm(2), columns
    style = frame.type.body._replace(leading=1.2)
    texts = frame.compose.lines(condition.items[i], style, pad, x - 2 * pad, Node("TH", node, scope="Row"))
    height = max(height_of(texts) + mm(2), side + mm(1.4)) + air
    boxes: list[Box] = []
    if i % 2 == 0 and not frame.look.edge:
        boxes.append(Path(rectangle(0, 0, frame.width, height, mm(1.6)), frame.look.accent(condition.colour).tint))
    boxes += stacked(texts, 0, (height - height_of(texts)) / 2)
    for s in range(len(frame.sheet.stages)):
        cell = Node("TD", node)
        boxes += mark(frame, at, s, stage, x + (s + 0.5) * column, height / 2, side, cell)
    return Slice(height, tuple(boxes))


def _decision(frame: SheetFrame, stages: list[list[int | None]]) -> list[Slice]:
    """Which condition decides: told where all signs are answered, else a line to write it on."""
    words, style = frame.look.words, frame.type.strong
    scale, pad, height = frame.type.scale, mm(3) * frame.type.scale, mm(12) * frame.type.scale
    node = Node("P", frame.compose.root)
    label = words("garden.decides")
    runs = frame.look.setter.place(frame.look.setter.lines(label, style, frame.width), style, pad,
                                   (height - style.line) / 2, frame.width, node)
    start, measure = pad + frame.look.setter.width(label, style) + pad, 0.0
    measure = frame.width - start - pad
    baseline = runs[0].y if runs else height / 2
    told = _told(frame, deciding(stages))
    if told:
        answer = frame.compose.lines(told, style, start, measure, node)
        height += style.line * (len(answer) - 1)
        line = stacked(answer, 0, baseline - answer[0].boxes[0].y)
    else:
        room = Room(start, mm(1), measure, height - mm(2))
        line = [ruled(start, baseline + mm(1), measure, frame.look.theme),
                *line_field(frame, ("deciding",), room, baseline, node)]
    ground: list[Box] = [Path(rectangle(0, 0, frame.width, height, mm(2)), None, frame.accent.solid, 1.2 * scale)]
    return [Slice(height, (*ground, *runs, *line), mm(3) * scale)]


def _told(frame: SheetFrame, lowest: tuple[list[int], int] | None) -> str:
    """Every condition that stands as low as the lowest, and its stage; empty while a sign has no answer."""
    if lowest is None:
        return ""
    words = frame.look.words
    names = [words("garden.name", name=frame.sheet.conditions[number].title) for number in lowest[0]]
    joined = words("garden.and").join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return words("garden.lowest", names=joined, stage=str(frame.sheet.stages[lowest[1]].title).lower())


def _back(frame: SheetFrame) -> list[Slice]:
    """The sections of questions."""
    scale = max(1.0, frame.type.scale)
    return [piece for number in range(len(frame.sheet.back))
            for piece in section(frame, frame.sheet.back[number], number, LINE * scale, mm(5) * scale)]
