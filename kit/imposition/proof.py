"""A proof: where it is cut, how far ink goes beyond and what stays safe, drawn over what is to be printed.

Each line has a manner of its own (plain, hatched, dashed, dotted), named in a key on the page, so that no colour is
needed to tell them apart. All of it is decoration: a proof reads as the print does. Lengths are mm, pages in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from math import atan2, cos, degrees, sin
from typing import NamedTuple

from kit.model.printer import Edges
from kit.typesetting.page import BOLD, DECORATION, MM, REGULAR, Box, Page, Path, Placed, Rule, Run
from kit.typesetting.shapes import rectangle
from kit.typesetting.text import Style

TRIM, BLEED, SAFE, PRINTABLE = "trim", "bleed", "safe", "printable"


class Pen(NamedTuple):
    """How a line is drawn: colour, width in points, dashes."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


_PENS = {TRIM: Pen("#b3005e", 0.5), BLEED: Pen("#00688a", 0.3), SAFE: Pen("#2b5b12", 0.5, (3.0, 2.0)),
         PRINTABLE: Pen("#444444", 0.9, (0.0, 2.4))}
_NEUTRAL = "#333333"
_HATCH = 2.5  # mm from one stroke of the bleed to the next
_SAMPLE, _GAP, _APART = 6.0, 1.2, 4.0  # mm: a line shown in the key, to its name, to the next line
_ROW, _BAND, _KEY_SIZE = 3.0, 1.8, 6.5  # mm, mm, pt
_EDGE, _SHOP_EDGE = 4.5, 2.0  # mm from the key to the edge of the paper, and of a page that is cut anyway
_PAD = 0.5  # mm of white around the key
_WORD_SHARE, _WORD_OPACITY = 0.84, 0.13  # of the page that the word takes; how much it hides of what is below


class Key(NamedTuple):
    """What a page says of itself: the large word across it, and the names of the lines that are drawn on it.

    `measure` gives the width in points of a text set in a style. `grey` leaves colour out.
    """

    word: str
    names: dict[str, str]
    measure: Callable[[str, Style], float]
    grey: bool = False


def proofed(cards: Iterable[tuple[Page, Page | None]], bleed: float, safe: float,
            grey: bool = False) -> list[tuple[Page, Page | None]]:
    """The faces of cards with their trim, their bleed and their safe zone (mm inside the trim) drawn over."""
    known: dict[int, Page] = {}

    def drawn_over(face: Page) -> Page:
        return known.setdefault(id(face), _layered(face, (*_bleed(face, bleed, grey), *_frame(face, SAFE, safe, grey),
                                                          *_frame(face, TRIM, 0.0, grey))))

    return [(drawn_over(front), drawn_over(back) if back else None) for front, back in cards]


def trimmed(page: Page, grey: bool = False) -> Page:
    """A sheet or a poster with its own edge, where it is cut, drawn over."""
    half = _PENS[TRIM].width / 2 / MM
    return _layered(page, _frame(page, TRIM, half, grey))


def marked(page: Page, key: Key, printable: Edges | None = None) -> Page:
    """A finished page with the word across it, the key of its lines, and where the printer prints (margins in mm)."""
    area = _printable(page, printable, key.grey) if printable else ()
    return _layered(page, (*area, _word(page, key), *_key(page, key)))


def _layered(page: Page, above: Iterable[Box]) -> Page:
    """The same page with more drawn over it; the page itself stays as it is."""
    layered = copy(page)
    layered.boxes = [*page.boxes, *above]
    return layered


def _pen(name: str, grey: bool) -> Pen:
    return _PENS[name]._replace(colour=_NEUTRAL) if grey else _PENS[name]


# --- lines ---------------------------------------------------------------------------------------


def _frame(page: Page, name: str, inside: float, grey: bool) -> tuple[Path]:
    """A line all round, so far inside the edge of the page (mm; outside where negative)."""
    gap = inside * MM
    outline = rectangle(gap, gap, page.width - 2 * gap, page.height - 2 * gap)
    pen = _pen(name, grey)
    return (Path(outline, None, pen.colour, pen.width, pen.dash),)


def _bleed(page: Page, bleed: float, grey: bool) -> tuple[Path, ...]:
    """The room between trim and bleed, hatched, and its outer edge, drawn just inside it so that it is not clipped."""
    if bleed <= 0:
        return ()
    pen = _pen(BLEED, grey)
    w, h, b = page.width, page.height, bleed * MM
    strokes = [(("M", x, 0.0), ("L", x + b, -b)) for x in _steps(w)] + [(("M", x, h), ("L", x - b, h + b))
                                                                     for x in _steps(w)]
    strokes += [(("M", 0.0, y), ("L", -b, y + b)) for y in _steps(h)] + [(("M", w, y), ("L", w + b, y - b))
                                                                      for y in _steps(h)]
    hatch = tuple(segment for stroke in strokes for segment in stroke)
    return (Path(hatch, None, pen.colour, pen.width), *_frame(page, BLEED, pen.width / 2 / MM - bleed, grey))


def _steps(length: float) -> Iterator[float]:
    """Where strokes start along a side, in points."""
    count = max(1, round(length / (_HATCH * MM)))
    return (length * (i + 0.5) / count for i in range(count))


def _printable(page: Page, edges: Edges, grey: bool) -> tuple[Path]:
    pen = _pen(PRINTABLE, grey)
    outline = rectangle(edges.left * MM, edges.top * MM, page.width - (edges.left + edges.right) * MM,
                        page.height - (edges.top + edges.bottom) * MM)
    return (Path(outline, None, pen.colour, pen.width, pen.dash),)


# --- words ---------------------------------------------------------------------------------------


def _word(page: Page, key: Key) -> Placed:
    """The word along the diagonal, as large as it goes, so faint that what is below stays readable."""
    style = Style(100, 1.0, BOLD, "#000000")
    angle = atan2(page.height, page.width)
    long, tall = key.measure(key.word, style), style.size * 0.72
    wide, high = long * cos(angle) + tall * sin(angle), long * sin(angle) + tall * cos(angle)
    scale = _WORD_SHARE * min(page.width / wide, page.height / high)
    strip = Page(long * scale, tall * scale)
    strip.add(Run(0, strip.height, key.word, BOLD, style.size * scale, style.colour))
    x, y = (page.width - wide * scale) / 2, (page.height - high * scale) / 2
    return Placed(strip, x, y, 360 - degrees(angle), None, DECORATION, _WORD_OPACITY)


def _key(page: Page, key: Key) -> tuple[Placed, ...]:
    """The key, on white so that it can be read: between the marks of a page for a shop, else where there is room."""
    if not key.names:
        return ()
    if page.trim:
        x, _, width, _ = page.trim
        return (Placed(_strip(key, width - 2 * _PAD * MM), x + _PAD * MM, _SHOP_EDGE * MM, 0, None, DECORATION),)
    edge, (above, left, right) = _EDGE * MM, _room(page)
    strip = _strip(key, page.width - 2 * edge)
    if above >= edge + strip.height or max(left, right) < edge + _ROW * MM:
        return (Placed(strip, edge, edge, 0, None, DECORATION),)
    strip = _strip(key, page.height - 2 * edge)
    x = edge if left >= right else page.width - edge - strip.height
    return (Placed(strip, x, edge, 270, None, DECORATION),)


def _room(page: Page) -> tuple[float, float, float]:
    """What is free above, to the left and to the right of what is set down on a page; all of a page of one piece."""
    taken = [box.clip or (box.x, box.y, *_turned(box)) for box in page.boxes if isinstance(box, Placed)]
    if not taken:
        return page.height, 0.0, 0.0
    left, above = min(x for x, *_ in taken), min(y for _, y, *_ in taken)
    return above, left, page.width - max(x + width for x, _, width, _ in taken)


def _turned(box: Placed) -> tuple[float, float]:
    width, height = box.page.width, box.page.height
    return (height, width) if box.turn % 180 else (width, height)


def _strip(key: Key, most: float) -> Page:
    """The lines and their names, in as many rows as a width in points needs."""
    style, x, row, rightmost, boxes = Style(_KEY_SIZE, 1.0, REGULAR, "#000000"), 0.0, 0, 0.0, []
    for name, said in key.names.items():
        width = (_SAMPLE + _GAP) * MM + key.measure(said, style)
        if x and x + width > most:
            x, row = 0.0, row + 1
        middle = (row + 0.5) * _ROW * MM
        run = Run(x + (_SAMPLE + _GAP) * MM, middle + style.size * 0.34, said, REGULAR, style.size, style.colour)
        boxes += [*_sample(name, x, middle, key.grey), run]
        rightmost = max(rightmost, x + width)
        x += width + _APART * MM
    strip = Page(rightmost, (row + 1) * _ROW * MM)
    pad = _PAD * MM
    strip.add(Path(rectangle(-pad, 0, strip.width + 2 * pad, strip.height), "#ffffff"), *boxes)
    return strip


def _sample(name: str, x: float, middle: float, grey: bool) -> list[Box]:
    """A short piece of a line, as it is drawn."""
    pen, end = _pen(name, grey), x + _SAMPLE * MM
    if name != BLEED:
        return [Rule(x, middle, end, middle, pen.width, pen.colour, pen.dash)]
    half, step = _BAND / 2 * MM, _BAND * MM
    ticks = [(at, middle + half, at + step, middle - half) for at in (x, x + step, x + 2 * step)]
    ends = [*ticks, (x, middle - half, end, middle - half)]
    return [Rule(*line, pen.width, pen.colour) for line in ends]
