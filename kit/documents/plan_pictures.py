"""The pictures of the print plan: where to cut a sheet, how tiles lie on each other, how a booklet is folded.

Each is drawn in a box of its own whose top left corner is (x, y); lengths are points.
"""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.look import Look
from kit.documents.session import CutPlan
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Path, Rule, Run
from kit.typesetting.shapes import Segments, rectangle

_HAIR, _CUT, _FOLD = 0.6, 0.9, (3.0, 2.0)
_RIM = 11.0  # at the left of a sheet and above it, for the numbers of its cuts
_NUMBER, _NUMBER_ROOM = 6.5, 8.5  # the size of a number, and what it takes along an edge
_TILE_SHARE = 0.1  # of a tile lies under its neighbour: far more than in truth, to be seen
_TILE_TEXT = 6.2
_HATCH = 3.0


class Room(NamedTuple):
    """Where a picture is drawn."""

    x: float
    y: float
    width: float
    height: float

    def fitted(self, width: float, height: float) -> Room:
        """The largest box of these proportions, in the top left corner of the room."""
        scale = min(self.width / width, self.height / height)
        return Room(self.x, self.y, width * scale, height * scale)


# --- cutting ---------------------------------------------------------------------------------------------


def cutting(plan: CutPlan, look: Look, room: Room, node: Node) -> list[Box]:
    """A sheet from above: its pieces, its cuts numbered in their order, its folds dashed."""
    inner = Room(room.x + _RIM, room.y + _RIM, room.width - _RIM - 3, room.height - _RIM - 3).fitted(*plan.paper)
    scale = inner.width / plan.paper[0]
    green, ink = look.accent("green"), look.theme.ink
    boxes: list[Box] = [Path(rectangle(*inner), look.theme.paper, look.theme.soft, _HAIR, (), node)]
    for x, y, width, height in plan.pieces:
        boxes.append(Path(rectangle(inner.x + x * scale, inner.y + y * scale, width * scale, height * scale),
                          None if look.edge else green.tint))
    for x1, y1, x2, y2 in plan.folds:
        ends = (inner.x + x1 * scale, inner.y + y1 * scale, inner.x + x2 * scale, inner.y + y2 * scale)
        boxes.append(Rule(*ends, _CUT, look.accent("orange").ink, _FOLD))
    taken: dict[bool, float] = {}
    for number, (x1, y1, x2, y2) in enumerate(plan.cuts, 1):
        upright = x1 == x2
        at = inner.x + x1 * scale if upright else inner.y + y1 * scale
        line = (at, inner.y - 2, at, inner.y + inner.height + 2) if upright \
            else (inner.x - 2, at, inner.x + inner.width + 2, at)
        boxes.append(Rule(*line, _CUT, ink))
        if at - taken.get(upright, -_RIM) >= _NUMBER_ROOM:  # where cuts are close, some numbers go without saying
            taken[upright] = at
            where = (at, inner.y - _RIM / 2 - 1) if upright else (inner.x - _RIM / 2 - 1, at)
            boxes.append(_centred(str(number), *where, look, BOLD, _NUMBER, node))
    return boxes


# --- assembling ------------------------------------------------------------------------------------------


def tiles(columns: int, rows: int, paper: tuple[float, float], look: Look, room: Room, node: Node) -> list[Box]:
    """A poster from above, each tile over those on its right and below; what lies under a neighbour is hatched."""
    step = 1 - _TILE_SHARE
    whole = room.fitted(paper[0] * (columns * step + _TILE_SHARE), paper[1] * (rows * step + _TILE_SHARE))
    width = whole.width / (columns * step + _TILE_SHARE)
    height = whole.height / (rows * step + _TILE_SHARE)
    boxes: list[Box] = []
    for number in reversed(range(columns * rows)):
        row, column = divmod(number, columns)
        tile = Room(whole.x + column * width * step, whole.y + row * height * step, width, height)
        boxes.append(Path(rectangle(*tile), look.theme.paper, look.theme.ink, _HAIR, (), node))
        boxes += _under(tile, column < columns - 1, row < rows - 1, look)
    free = [_free(whole, columns, rows, number) for number in range(columns * rows)]
    spelt = all(_has_room(look, *divmod(number, columns), room) for number, room in enumerate(free))
    for number, tile in enumerate(free):
        row, column = divmod(number, columns)
        boxes += _tile_label(tile, row + 1, column + 1, look, spelt, node)
    return boxes


def _free(whole: Room, columns: int, rows: int, number: int) -> Room:
    """What of a tile is neither under a neighbour nor over one."""
    row, column = divmod(number, columns)
    spans = []
    for start, length, count, place in ((whole.x, whole.width, columns, column), (whole.y, whole.height, rows, row)):
        step = 1 - _TILE_SHARE
        each = length / (count * step + _TILE_SHARE)
        near = start + each * (place * step + (_TILE_SHARE if place else 0))
        far = start + each * ((place + 1) * step + (_TILE_SHARE if place == count - 1 else 0))
        spans.append((near, far - near))
    (x, width), (y, tall) = spans
    return Room(x, y, width, tall)


def _under(tile: Room, beside: bool, below: bool, look: Look) -> list[Box]:
    """Hatching where a tile covers the ones on its right and below."""
    strip, foot = tile.width * _TILE_SHARE, tile.height * _TILE_SHARE
    strips = [Room(tile.x + tile.width - strip, tile.y, strip, tile.height)] * beside
    strips += [Room(tile.x, tile.y + tile.height - foot, tile.width - (strip if beside else 0), foot)] * below
    return [Path(_hatched(one), None, look.theme.line, 0.6) for one in strips]


def _hatched(room: Room) -> Segments:
    segments: list[tuple] = []
    for i in range(1, int((room.width + room.height) / _HATCH) + 1):
        along = i * _HATCH
        for kind, x in (("M", max(0.0, along - room.height)), ("L", min(room.width, along))):
            segments.append((kind, room.x + x, room.y + along - x))
    return tuple(segments)


def _label_lines(look: Look, row: int, column: int) -> list[str]:
    return [look.words("plan.row", n=row), look.words("plan.column", n=column)]


def _has_room(look: Look, row: int, column: int, tile: Room) -> bool:
    """Whether row and column can be spelt out, counted from 0."""
    widest = max(look.setter.fonts.width(line, BOLD, _TILE_TEXT) for line in _label_lines(look, row + 1, column + 1))
    return widest <= tile.width - 3 and tile.height >= 2.6 * _TILE_TEXT


def _tile_label(tile: Room, row: int, column: int, look: Look, spelt: bool, node: Node) -> list[Box]:
    """Row and column, in words or in figures alone."""
    x, y = tile.x + tile.width / 2, tile.y + tile.height / 2
    if not spelt:
        return [_centred(f"{row}-{column}", x, y, look, BOLD, _TILE_TEXT, node)]
    return [_centred(line, x, y + (i - 0.5) * _TILE_TEXT * 1.3, look, REGULAR if i else BOLD, _TILE_TEXT, node)
            for i, line in enumerate(_label_lines(look, row, column))]


# --- folding ---------------------------------------------------------------------------------------------


def folding(pages: int, look: Look, room: Room, node: Node) -> list[Box]:
    """The outermost sheet opened flat: the last page and the first, the fold between them, two staples in it."""
    sheet = room.fitted(297, 210)
    middle, green = sheet.x + sheet.width / 2, look.accent("green")
    boxes: list[Box] = [Path(rectangle(*sheet), look.theme.paper, look.theme.ink, _HAIR, (), node)]
    boxes.append(Rule(middle, sheet.y - 4, middle, sheet.y + sheet.height + 4, _CUT, look.accent("orange").ink, _FOLD))
    for share in (0.25, 0.75):
        y = sheet.y + sheet.height * share
        boxes.append(Rule(middle, y - 5, middle, y + 5, 2.2, green.ink))
    for number, share in ((pages, 0.25), (1, 0.75)):
        boxes.append(_centred(str(number), sheet.x + sheet.width * share, sheet.y + sheet.height / 2, look, BOLD, 12,
                              node))
    return boxes


def _centred(text: str, x: float, y: float, look: Look, face: str, size: float, node: Node) -> Run:
    """Words with the middle of their capitals at (x, y)."""
    fonts = look.setter.fonts
    width = fonts.width(text, face, size)
    return Run(x - width / 2, y + fonts.cap_height(face, size) / 2, text, face, size, look.theme.ink, node, None, width)
