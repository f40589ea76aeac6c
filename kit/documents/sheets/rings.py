"""A map of who counts for a project: rings around it, cut in quarters, with all the room there is for small notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import Look, mm
from kit.documents.sheets.blanks import Room, area_field
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.marks import heading_of
from kit.model.deck import Deck
from kit.model.rings import Rings
from kit.model.values import Size
from kit.typesetting.fitting import SHEET_FLOOR, Part, fit
from kit.typesetting.page import BOLD, Box, Node, Page, Path, Rule, Run
from kit.typesetting.shapes import ellipse
from kit.typesetting.slices import stacked
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_CENTRE = 0.2  # of the outer ring, the disc in the middle
_OUTER = 0.97  # of the room, the outermost ring
_DASH = (4.0, 4.0)
_WORDS = 0.27  # of the measure, what the words of a quarter may take of it
# Of each quarter in reading order: whether it stands right, whether below.
_CORNERS = ((False, False), (True, False), (False, True), (True, True))


class Middle(NamedTuple):
    """The centre of the rings and half their outer width and height, in points."""

    x: float
    y: float
    rx: float
    ry: float


def pages(sheet: Rings, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page: the rings over all of it, the quarters' names in the corners."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    page, top, bottom = frame.open()
    top += mm(4) * frame.type.scale
    middle = Middle(frame.left + frame.width / 2, (top + bottom) / 2, frame.width / 2, (bottom - top) / 2)
    page.add(*_axes(frame, middle), *_rings(frame, middle), *_centre(frame, middle))
    for number in range(len(sheet.quarters)):
        page.add(*_quarter(frame, middle, number))
    return frame.close(page)


def _axes(frame: SheetFrame, middle: Middle) -> list[Rule]:
    """The cross that parts the quarters."""
    line, pen = frame.look.theme.line, 1.0 * frame.type.scale
    return [Rule(middle.x - middle.rx, middle.y, middle.x + middle.rx, middle.y, pen, line),
            Rule(middle.x, middle.y - middle.ry, middle.x, middle.y + middle.ry, pen, line)]


def _rings(frame: SheetFrame, middle: Middle) -> list[Box]:
    """From the outermost, each with its name on the upper axis."""
    count, boxes = len(frame.sheet.rings), []
    style = Style(frame.type.measures.hint, 1.2, BOLD, frame.accent.ink, "center")
    for i in range(count, 0, -1):
        share = _CENTRE + (1 - _CENTRE) * i / count
        rx, ry = middle.rx * share * _OUTER, middle.ry * share * _OUTER
        boxes.append(Path(ellipse(middle.x, middle.y, rx, ry), None, frame.accent.solid, 1.2 * frame.type.scale, _DASH))
        name, wide = frame.sheet.rings[i - 1], middle.rx * 0.5
        lines = frame.look.setter.lines(name, style, wide)
        if not frame.look.setter.fits(lines, style, wide):
            frame.overflow(name)
        tall = len(lines) * style.line
        y = middle.y - ry + mm(2) * frame.type.scale
        width = max(frame.look.setter.width(name, style), 1.0) + mm(4) * frame.type.scale
        ground = ellipse(middle.x, y + tall / 2, min(width, wide) / 2 + mm(2), tall * 0.7)
        boxes.append(Path(ground, frame.look.theme.paper))
        boxes += frame.look.setter.place(lines, style, middle.x - wide / 2, y, wide, Node("P", frame.compose.root))
    return boxes


def _centre(frame: SheetFrame, middle: Middle) -> list[Box]:
    """The project, in a disc."""
    rx, ry, text = middle.rx * _CENTRE, middle.ry * _CENTRE, frame.sheet.centre
    style = Style(frame.type.measures.title, 1.15, BOLD, frame.accent.ink, "center", balance=True)
    found = fit(frame.look.setter, [Part(text, style)], rx * 1.5, ry * 1.4, SHEET_FLOOR)
    disc = ellipse(middle.x, middle.y, rx, ry)
    boxes: list[Box] = [Path(disc, frame.look.theme.paper), frame.look.ground(disc, frame.accent.tint),
                        Path(disc, None, frame.accent.solid, 1.6 * frame.type.scale)]
    if found is None:
        frame.overflow(text)
        return boxes
    nodes = [Node("P", frame.compose.root)]
    return boxes + found.place(frame.look.setter, middle.x - rx * 0.75, middle.y - found.height / 2, rx * 1.5, nodes)


def _quarter(frame: SheetFrame, middle: Middle, number: int) -> list[Box]:
    """Its words in its corner of the page, and on a screen room to write under them."""
    quarter, node = frame.sheet.quarters[number], Node("Sect", frame.compose.root)
    right, below = _CORNERS[number % len(_CORNERS)]
    measure, gap = frame.width * _WORDS, mm(2) * frame.type.scale
    strips = heading_of(frame, quarter, 0.0, measure, node)
    tall = height_of(strips)
    wide = max((box.x + box.width for piece in strips for box in piece.boxes if isinstance(box, Run)), default=0.0)
    x = middle.x + middle.rx - wide if right else middle.x - middle.rx
    y = middle.y + gap if below else middle.y - middle.ry
    y = middle.y + middle.ry - tall if below else y
    if tall > middle.ry * 0.5:
        frame.overflow(quarter.hint or quarter.title)
    left = middle.x + gap if right else middle.x - middle.rx
    room = Room(left, middle.y + gap if below else y + tall, middle.rx - gap,
                middle.ry - tall - 2 * gap)
    return [*stacked(strips, x, y), *area_field(frame, ("quarters", number), room, node)]
