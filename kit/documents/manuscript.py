"""The page of guides: a text column, and at its left a rail where labels and times hang and hands may write.

Lengths are points, x is measured from the frame's left edge.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.documents.sheets.motif import sprout
from kit.model.theme import Swatch
from kit.reading.source import Place
from kit.typesetting.flow import Frame
from kit.typesetting.page import BOLD, Box, Node, Rule
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Mark, Slice, height, stacked, together
from kit.typesetting.text import Style

_RAIL, _NARROW_RAIL = mm(39), mm(31)
_NARROW = mm(170)  # a page narrower than that is held in the hand: half of office paper
_HELD = 0.92  # what type becomes there
_HEAD = 400  # characters of a running head that are looked at: more than any line holds


def portrait(look: Look, top: float = 23, bottom: float = 20) -> Frame:
    """The upright page that guides and programmes are printed on; its upper and lower margins in mm."""
    width, tall = sorted((look.paper.width, look.paper.height))
    if mm(width) < _NARROW:
        return Frame(mm(width), mm(tall), mm(11), mm(top - 5), mm(11), mm(bottom - 3))
    return Frame(mm(width), mm(tall), mm(16), mm(top), mm(17), mm(bottom))


class Manuscript(Leaf):
    """Sets a guide or a programme titled `title`, in a column beside the rail."""

    def __init__(self, look: Look, title: str, place: Place | None = None, size: float = 11.0,
                 frame: Frame | None = None):
        frame = frame or portrait(look)
        self.narrow = frame.width < _NARROW
        self.scale = _HELD if self.narrow and look.factor == 1 else 1.0  # of type
        body = look.body._replace(size=size * self.scale)
        super().__init__(look, title, frame, body, look.accent("green").solid, place)
        self.rail = _NARROW_RAIL if self.narrow else _RAIL
        if look.reading.columns == 1:
            self.rail = 0.0  # labels stand above what they name
        self.column = self.measure - self.rail

    # --- text ------------------------------------------------------------------------------------

    def text(self, text: str, gap: float = 5.0, style: Style | None = None, keep: bool = False) -> list[Slice]:
        """A paragraph in the column."""
        return self.paragraph(text, self.rail, gap=gap, style=style, keep=keep)

    def items(self, items: Iterable[str], tick: bool = False, gap: float = 3.0) -> list[Slice]:
        """A list in the column; neither its first item nor its last stands alone on a page."""
        slices = self.bullets(items, self.rail, gap=gap, tick=tick)
        starts = [i for i, piece in enumerate(slices) if piece.gap]
        for start in {*starts[1:2], *starts[-1:]} - {0}:
            slices[start - 1] = slices[start - 1]._replace(keep=True)
        return slices

    def section(self, title: str, name: str) -> list[Slice]:
        """A heading of the second level, hung in the rail under a hair line; it names the running head."""
        style = self.look.title(2)._replace(size=15.5 * self.scale)
        slices = self.heading(title, 2, style, gap=24)
        mark = Mark(1, str(title), name)
        self.marks.append(mark)
        line = Rule(0, -5, self.measure, -5, 0.7, self.look.theme.line)
        slices[0] = slices[0]._replace(mark=mark, boxes=(line, *slices[0].boxes))
        return slices

    # --- the rail --------------------------------------------------------------------------------

    def labelled(self, icon: str, label: str, slices: list[Slice], colour: str, gap: float = 8.0) -> list[Slice]:
        """The strips with a label in the rail beside the first that holds words, or above them where there is none."""
        if not self.rail:
            return [*self._above(icon, label, colour, gap), slices[0]._replace(gap=2.0), *slices[1:]]
        first = next((i for i, piece in enumerate(slices) if piece.boxes), 0)
        hung = self.hung(icon, label, slices[first].height, colour)
        slices[first] = slices[first]._replace(boxes=(*hung, *slices[first].boxes))
        slices[0] = slices[0]._replace(gap=gap)
        return slices

    def hung(self, icon: str, label: str, line: float, colour: str, node: Node | None = None) -> tuple[Box, ...]:
        """An icon and a word in the rail, centred on a line that high; they may belong to what `node` says."""
        style = Style(9.5, line / 9.5, BOLD, colour)
        words = self.lines(label, style, 15, self.rail - 22, node or Node("P", self.root))
        return (self.look.icon(icon, 0, line / 2 - 5.5, 11, colour), *stacked(words))

    def _above(self, icon: str, label: str, colour: str, gap: float) -> list[Slice]:
        """An icon and a word on a line of their own."""
        style = Style(self.body.size, 1.3, BOLD, colour)
        first, *more = self.lines(label, style, 17, self.measure - 17, Node("P", self.root), gap, keep=True)
        mark = self.look.icon(icon, 0, first.height / 2 - 6, 12, colour)
        return [first._replace(boxes=(mark, *first.boxes)), *more]

    # --- grounds -----------------------------------------------------------------------------------

    def aloud(self, text: str, accent: Swatch, size: float = 12.0) -> list[Slice]:
        """Words to say, on a warm ground with a bar: larger than the rest, so that they are found at arm's length."""
        style = self.body._replace(size=size * self.scale, leading=1.42)
        words = self.paragraph(text, self.rail + 14, self.column - 26, gap=0, style=style)
        return tied(self.panel(words, self.look.theme.ground, bar=accent.solid, x=self.rail, pad=8))

    def panels(self, columns: list[tuple[str, str, Swatch]], gap: float = 8.0) -> list[Slice]:
        """Titled texts side by side on tinted grounds; below each other where one is too long to stay whole."""
        between, pad = mm(5), 11.0
        width = (self.measure - between * (len(columns) - 1)) / len(columns)
        sides = [self._titled(title, text, accent, i * (width + between) + pad, width - 2 * pad)
                 for i, (title, text, accent) in enumerate(columns)]
        tall = max(height(side) for side in sides) + 2 * pad
        if tall > self.frame.room * 0.6 or not self.rail:
            below = [self.panel(self._titled(title, text, accent, pad, self.measure - 2 * pad), accent.tint, gap=gap)
                     for title, text, accent in columns]
            return [piece for panel in below for piece in (panel if self.rail else whole(panel))]
        grounds = [self.look.ground(rectangle(i * (width + between), 0, width, tall, 6), accent.tint)
                   for i, (_, _, accent) in enumerate(columns)]
        return self.drawing([*grounds, *together(sides, pad).content], tall, gap)

    def _titled(self, title: str, text: str, accent: Swatch, x: float, measure: float) -> list[Slice]:
        heading = self.look.title(3, accent.ink)._replace(size=11.5)
        return [*self.heading(title, 3, heading, 0, x=x, measure=measure), *self.paragraph(text, x, measure, gap=3)]

    # --- furniture ---------------------------------------------------------------------------------

    def furniture(self, number: int, total: int, section: str = "") -> list[Box]:
        """The running head (not on the first page) and the folio: repetition, so decoration to a reader's ear."""
        frame, small = self.frame, self.look.small
        folio = self.look.words("common.page", n=number, total=total)
        foot, green = frame.height - mm(12), self.look.accent("green")
        boxes = self._furnish(folio, small._replace(align="right"), foot)
        boxes += sprout(frame.left + 4, foot + small.line, 13, green.ink, green.tint)
        if number > 1:
            head = mm(11)
            room = self.measure / 2 - 6
            boxes += self._furnish(self.title, small._replace(face=BOLD), head, room)
            boxes += self._furnish(section, small._replace(align="right"), head, room, self.measure - room)
        return boxes

    def _furnish(self, text: str, style: Style, y: float, room: float | None = None, x: float = 0.0) -> list[Box]:
        """One line, its end left out where the room is short: the title itself stands whole on the first page."""
        room = room or self.measure
        if len(text) > _HEAD:  # else a title of two thousand words is measured two thousand times, on every page
            text = text[:_HEAD].rsplit(None, 1)[0] + "…"
        while self.setter.width(text, style) > room and " " in text:
            text = text.rstrip("…").rsplit(None, 1)[0] + "…"
        return list(self.setter.place(self.setter.lines(text, style, room + 1), style, self.frame.left + x, y, room))


def tied(slices: list[Slice]) -> list[Slice]:
    """The same strips, kept on one page."""
    return [*(piece._replace(keep=True) for piece in slices[:-1]), *slices[-1:]]


def gathered(slices: list[Slice], least: int = 3) -> list[Slice]:
    """The same strips, never fewer than `least` of them on a page."""
    last = len(slices) - 1
    return [piece._replace(keep=piece.keep or (i < last and (i < least - 1 or i > last - least)))
            for i, piece in enumerate(slices)]


def whole(slices: list[Slice]) -> list[Slice]:
    """The same strips, on one page where that leaves little of the page before blank."""
    return [slices[0]._replace(whole=height(slices)), *slices[1:]] if slices else []
