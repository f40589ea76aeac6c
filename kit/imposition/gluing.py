"""The strip of a tile that its neighbour is glued on: hatched lightly, with a word where there is room.

All of it lies under the neighbour, so nothing of the assembled poster is covered. Lengths are mm; boxes in points.
"""

from __future__ import annotations

from kit.imposition.grid import Rect
from kit.typesetting.page import DECORATION, MM, Box, Page, Path, Placed
from kit.typesetting.shapes import Segments, rectangle

_STEP = 4.0  # mm between the lines of the hatching, along the strip
_WIDTH, _GREY, _PAPER = 0.3, "#a6a6a6", "#ffffff"
_ROOM = 3.0  # how many times as long as its word a strip must be
_PAD = 1.0  # mm around the word


def glue_edge(tile: Rect, overlap: float, left: bool, above: bool, word: Page | None = None) -> list[Box]:
    """The strips on the left of a tile and above it, as far as neighbours cover them; `word` is a line of words."""
    beside = Rect(tile.x, tile.y, overlap, tile.height)
    start = tile.x + (overlap if left else 0.0)
    over = Rect(start, tile.y, tile.right - start, overlap)
    strips = [beside] * left + [over] * above
    if not strips:
        return []
    lines = Path(tuple(step for strip in strips for step in hatching(strip)), None, _GREY, _WIDTH)
    return [lines, *(box for strip in strips if word for box in _worded(strip, word))]


def hatching(strip: Rect) -> Segments:
    """Lines that rise to the right at half a right angle, from edge to edge of the strip, in points."""
    segments: list[tuple] = []
    reach = strip.width + strip.height
    for i in range(1, int(reach / _STEP) + 1):
        along = i * _STEP  # x + y of the line, counted from the strip's corner
        low, high = max(0.0, along - strip.height), min(strip.width, along)
        for kind, x in (("M", low), ("L", high)):
            segments.append((kind, (strip.x + x) * MM, (strip.y + along - x) * MM))
    return tuple(segments)


def _worded(strip: Rect, word: Page) -> list[Box]:
    """The word in the middle of the strip, along it, on a ground of its own; nothing where the strip is short."""
    upright = strip.height > strip.width
    if max(strip.width, strip.height) * MM < _ROOM * word.width:
        return []
    width, height = (word.height, word.width) if upright else (word.width, word.height)
    x, y = ((strip.x + strip.right) * MM - width) / 2, ((strip.y + strip.bottom) * MM - height) / 2
    pad = _PAD * MM
    ground = Path(rectangle(x - pad, y - pad, width + 2 * pad, height + 2 * pad, pad), _PAPER)
    return [ground, Placed(word, x, y, 90 if upright else 0, None, DECORATION)]
