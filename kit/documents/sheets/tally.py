"""A tally: a box to tick for each answer, before on the left and after on the right; with answers, how they spread.

Bars are told apart by where they stand and by hatching, never by colour alone. There is no mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import Room, line_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import PEN, ruled, tick_box
from kit.model.deck import Deck
from kit.model.spread import LEAST, Spread, sheets, spreads
from kit.model.tally import Tally
from kit.model.values import Size
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Page, Path, Rule
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, moved, stripped
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_FIVE, _APART = 5, 0.45  # boxes stand by fives; the space after a five, in boxes
_ROW, _ROOMIEST, _TIGHTEST = mm(4.7), 1.9, mm(4)  # of a level on A4; how much taller, and how low once drawn
_BOX = 0.74  # of a box's step, its side
_WIDEST_UNIT = 2.2  # of a row's height, what one answer may be worth in a bar
_HATCH = mm(1.5)
_BEFORE, _AFTER = 0, 1


class Grid(NamedTuple):
    """Where a level's row stands: half the width of the middle column, of the numbers, the step of boxes; in points."""

    middle: float
    number: float
    step: float
    row: float
    centre: float

    def offset(self, box: int) -> float:
        """From the middle column to the near edge of a box, counted from 0."""
        return (box + box // _FIVE * _APART) * self.step

    def x(self, side: int, near: float, width: float) -> float:
        """The left edge of what is so wide and so far from the middle column."""
        return self.centre + self.middle + near if side else self.centre - self.middle - near - width


def pages(sheet: Tally, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page, its rows as tall as the paper allows; the spread instead of boxes where answers are given."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    found = spreads(sheet, frame.results) if frame.results and frame.results.answers else None
    row = _ROW * frame.type.scale
    rows = max(1, len(sheet.statements) * len(sheet.scale))
    spare = frame.room - 1 - height_of([*_strips(frame, row, found), *frame.note()])
    more = min(spare / rows, row * (_ROOMIEST - 1))
    return frame.flow(_strips(frame, row + (more if row + more >= _TIGHTEST / look.factor else 0.0), found))


def _strips(frame: SheetFrame, row: float, found: list[Spread] | None) -> list[Slice]:
    """Title block, how many sheets there were, the two sides' names, then each statement."""
    grid, compose = _grid(frame, row, found), frame.compose
    heads = _heads(frame, grid, found is not None)
    strips = [*frame.head(), *([] if found else [_sheets(frame)]), heads]
    again = stripped([heads])
    for i, statement in enumerate(frame.sheet.statements):
        node = Node("Sect", compose.root)
        block = compose.heading(statement, 2, frame.type.strong, gap=mm(2.4) * frame.type.scale, parent=node)
        if found and not found[i].shown:
            block += compose.paragraph(frame.look.words("tally.few"), gap=mm(1), style=frame.type.hint, parent=node)
        else:
            table = Node("Table", node)
            block += [_level(frame, grid, i, level, found[i] if found else None, Node("TR", table))
                      for level in range(len(frame.sheet.scale))]
        strips += [piece._replace(head=again, keep=k < len(block) - 1) for k, piece in enumerate(block)]
    return strips


def _grid(frame: SheetFrame, row: float, found: list[Spread] | None) -> Grid:
    """Steps so wide that all boxes of a side, or the longest bar, leave room for a number."""
    setter, style = frame.look.setter, _level_style(frame)
    middle = max((setter.width(level, style) for level in frame.sheet.scale), default=0.0) / 2 + mm(2)
    number = mm(9) * frame.type.scale
    most = max((count for spread in found or () if spread.shown for side in spread for count in side), default=0)
    boxes = max(most, LEAST) if found else frame.sheet.boxes
    room = frame.width / 2 - middle - number
    widest = boxes if found else boxes + (boxes - 1) // _FIVE * _APART
    step = min(room / widest, row * (_WIDEST_UNIT if found else 0.86 / _BOX))
    return Grid(middle, number, step, row, frame.width / 2)


def _level_style(frame: SheetFrame) -> Style:
    return Style(frame.type.measures.body, 1.0, BOLD, frame.accent.ink, "center")


def _sheets(frame: SheetFrame) -> Slice:
    """How many sheets were counted, before and after: what no statement may pass."""
    words, style, height = frame.look.words, frame.type.body, mm(8) * frame.type.scale
    parts: list[Box] = []
    x, baseline = 0.0, height - mm(1.5)
    for key, side in (("tally.sheets", None), ("tally.before", _BEFORE), ("tally.after", _AFTER)):
        label = words(key)
        lines = frame.look.setter.lines(label, style, frame.width)
        node = Node("P", frame.compose.root)
        runs = frame.look.setter.place(lines, style, x, 0, frame.width, node)
        parts += [run._replace(y=baseline) for run in runs]
        x += frame.look.setter.width(label, style) + mm(3)
        if side is not None:
            room = Room(x, mm(1), mm(18) * frame.type.scale, baseline - mm(1))
            parts += [ruled(x, baseline + mm(0.7), room.width, frame.look.theme),
                      *line_field(frame, ("sheets", side, 0), room, baseline, node)]
            x += room.width + mm(6)
    return Slice(height, tuple(parts), mm(1.5))


def _heads(frame: SheetFrame, grid: Grid, counted: bool) -> Slice:
    """The names of the two sides, each beside the pattern of its bars; once `counted`, how many sheets there were."""
    known = sheets(frame.sheet, frame.results) if counted else (None, None)
    words, height = frame.look.words, mm(7) * frame.type.scale
    style, mark = frame.type.strong._replace(leading=1.0), mm(4) * frame.type.scale
    boxes: list[Box] = []
    for side, key in ((_BEFORE, "tally.before"), (_AFTER, "tally.after")):
        x = grid.x(side, mm(3), mark)
        boxes += [moved(box, x, (height - mark) / 2) for box in _pattern(frame, side, mark, mark)]
        at = x + mark + mm(2) if side else 0.0
        measure = frame.width if side else x - mm(2)
        aligned = style._replace(align="left" if side else "right")
        said = words(key)
        if known[side] is not None:
            said = words("tally.counted", side=said, sheets=words.plural("count.sheets", known[side]))
        lines = frame.look.setter.lines(said, aligned, measure)
        boxes += frame.look.setter.place(lines, aligned, at, (height - style.line) / 2, measure,
                                         Node("P", frame.compose.root))
    return Slice(height, tuple(boxes), mm(1.5), keep=True)


def _level(frame: SheetFrame, grid: Grid, i: int, level: int, spread: Spread | None, node: Node) -> Slice:
    """One level of a statement: its name in the middle, boxes or a bar on either side, and how many at the ends."""
    setter, style = frame.look.setter, _level_style(frame)
    style = style._replace(size=min(style.size, grid.row * 0.92))
    name = setter.lines(frame.sheet.scale[level], style, 2 * grid.middle)
    x, wide = grid.centre - grid.middle, 2 * grid.middle
    boxes: list[Box] = [frame.look.ground(rectangle(x, 0, wide, grid.row), frame.accent.tint)] if spread else []
    boxes += setter.place(name, style, x, (grid.row - style.line) / 2, wide, Node("TH", node, scope="Row"))
    for side in (_BEFORE, _AFTER):
        cell = Node("TD", node)
        if spread:
            boxes += _bar(frame, grid, side, spread[side][level], cell)
        else:
            boxes += _to_tick(frame, grid, side, (i, level), cell)
    return Slice(grid.row, tuple(boxes), mm(0.8) if level == 0 else 0.0)


def _to_tick(frame: SheetFrame, grid: Grid, side: int, at: tuple[int, int], cell: Node) -> list[Box]:
    """A box for each answer, by fives, and a line for their number."""
    box = grid.step * _BOX
    boxes: list[Box] = [
        tick_box(grid.x(side, grid.offset(n), box), (grid.row - box) / 2, box, frame.look.theme.soft)
        for n in range(frame.sheet.boxes)]
    width = grid.number - mm(2)
    x = frame.width - width if side else 0.0
    under = (grid.row + box) / 2
    room = Room(x, max(0.0, under - grid.row * 0.9), width, grid.row * 0.9)
    field = line_field(frame, ("counts", at[0], side, at[1]), room, under - mm(0.8), cell)
    return [*boxes, ruled(x, under, width, frame.look.theme), *field]


def _bar(frame: SheetFrame, grid: Grid, side: int, count: int, cell: Node) -> list[Box]:
    """As long as it counts answers, with their number at its end."""
    tall, length = grid.row * 0.78, count * grid.step
    top = (grid.row - tall) / 2
    bar = [moved(box, grid.x(side, 0.0, length), top) for box in _pattern(frame, side, length, tall)] if count else []
    theme = frame.look.theme
    face, colour = (BOLD, theme.ink) if count else (REGULAR, theme.soft)
    style = Style(frame.type.measures.hint, 1.0, face, colour, "left" if side else "right")
    lines = frame.look.setter.lines(str(count), style, grid.number)
    x = grid.x(side, length + mm(1.2), grid.number)
    return [*bar, *frame.look.setter.place(lines, style, x, (grid.row - style.line) / 2, grid.number, cell)]


def _pattern(frame: SheetFrame, side: int, width: float, height: float) -> list[Box]:
    """Hatched for before; for after full, or where ink is saved plain."""
    colour = frame.accent.solid
    full = colour if side == _AFTER and not frame.look.edge else None
    outline = Path(rectangle(0, 0, width, height), full, colour, PEN * 1.6)
    return [outline] if side == _AFTER else [outline, *_hatched(width, height, colour)]


def _hatched(width: float, height: float, colour: str) -> list[Rule]:
    """Lines at 45 degrees across a box, cut at its edges."""
    lines, along = [], _HATCH
    while along < width + height:
        lines.append(Rule(max(0.0, along - height), min(height, along), min(width, along), max(0.0, along - width),
                          PEN, colour))
        along += _HATCH
    return lines
