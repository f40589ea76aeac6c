"""Blocks become slices: headings, paragraphs, lists, panels and contents, each line a strip of its own.

A Composer sets blocks one after the other in a measure; x is measured from the frame's left edge. Lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.reading.source import Place, place_of
from kit.typesetting.inline import plain
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Path, Rule, Run
from kit.typesetting.shapes import circle, rectangle
from kit.typesetting.slices import PANEL_BAR, Mark, Panel, Slice, displaced, together
from kit.typesetting.text import Style, Typesetter

# Indents of a list in sizes of its text: after a number or a box to tick, after a dot.
_WIDE_INDENT, _INDENT = 1.9, 1.25
_NUMBER_ROOM = 40.0  # what an entry of the contents leaves for dots and a page number


class Composer:
    """Sets the blocks of one document in one look.

    A word wider than its measure is an error: it names the `title` of the document and its `paper`, at the place of
    the text or, where that has none, at `place`.
    """

    title, paper = "", ""
    place: Place | None = None

    def __init__(self, setter: Typesetter, measure: float, body: Style, colour: str, root: Node | None = None):
        self.setter, self.measure, self.body, self.accent = setter, measure, setter.spaced(body), colour
        self.root = root or Node("Document")
        self.marks: list[Mark] = []

    # --- text ------------------------------------------------------------------------------

    def lines(self, text: str, style: Style, x: float, measure: float, node: Node | None, gap: float = 0.0,
              keep: bool = False) -> list[Slice]:
        """A text as strips of one line, at least one; its first two lines stay together, and its last two."""
        style = self.setter.spaced(style)
        lines = self.setter.lines(text, style, measure)
        if not self.setter.fits(lines, style, measure):
            self.overflow(text)
        last = len(lines) - 1
        slices = []
        for i, line in enumerate(lines):
            runs = self.setter.place([line], style, x, 0, measure, node)
            tied = keep or (i < last and i in (0, last - 1))
            slices.append(Slice(style.line, tuple(runs), gap if i == 0 else 0.0, tied))
        return slices

    def overflow(self, text: str | None = None, lines: int = 1) -> None:
        """The error that names the text that does not fit, and by how many lines."""
        place = place_of(text) or self.place
        self.setter.report.error("texte-deborde", place, what=self.title, lines=lines, size=self.paper)

    def paragraph(self, text: str, x: float = 0.0, measure: float | None = None, gap: float = 6.0,
                  style: Style | None = None, keep: bool = False, parent: Node | None = None) -> list[Slice]:
        node = Node("P", parent or self.root)
        return self.lines(text, style or self.body, x, measure or self.measure - x, node, gap, keep)

    def heading(self, text: str, level: int, style: Style, gap: float = 14.0, name: str | None = None,
                x: float = 0.0, measure: float | None = None, parent: Node | None = None) -> list[Slice]:
        """A heading kept with what follows; with a name, it enters the outline and the contents."""
        node = Node(f"H{level}", parent or self.root)
        slices = self.lines(text, style, x, measure or self.measure - x, node, gap, keep=True)
        if name:
            mark = Mark(level, plain(text), name)
            self.marks.append(mark)
            slices[0] = slices[0]._replace(mark=mark)
        return slices

    def bullets(self, items: Iterable[str], x: float = 0.0, measure: float | None = None, gap: float = 3.0,
                style: Style | None = None, numbered: bool = False, dot: str | None = None,
                parent: Node | None = None, tick: bool = False) -> list[Slice]:
        """A list: a dot, a number or a box to tick before each item. `dot` is the colour of dots and numbers."""
        style, measure = self.setter.spaced(style or self.body), measure or self.measure - x
        indent = style.size * (_WIDE_INDENT if numbered or tick else _INDENT)
        listing = Node("L", parent or self.root)
        slices: list[Slice] = []
        for number, item in enumerate(items, 1):
            entry = Node("LI", listing)
            first, *more = self.lines(item, style, x + indent, measure - indent, Node("LBody", entry), gap)
            label = self._label(style, x, number if numbered else None, dot or self.accent, tick, entry)
            slices += [first._replace(boxes=(*label, *first.boxes)), *more]
        return slices

    def _label(self, style: Style, x: float, number: int | None, colour: str, tick: bool, entry: Node) -> list[Box]:
        """What stands before an item; only a number is read, for a dot says nothing that the list does not."""
        size, middle = style.size, style.line / 2
        if number is not None:
            bold = style._replace(face=BOLD, colour=colour)
            lines = self.setter.lines(f"{number}.", bold, size * 4)
            return list(self.setter.place(lines, bold, x, 0, size * 4, Node("Lbl", entry)))
        if tick:
            side = size * 0.85
            return [Path(rectangle(x, middle - side / 2, side, side, 1.5), None, style.colour, 0.8)]
        return [Path(circle(x + size * 0.32, middle, size * 0.16), colour)]

    # --- grounds and space -------------------------------------------------------------------

    def panel(self, slices: list[Slice], fill: str | None, stroke: str | None = None, bar: str | None = None,
              x: float = 0.0, width: float | None = None, pad: float = 9.0, gap: float = 8.0,
              thick: float = PANEL_BAR) -> list[Slice]:
        """The strips on a ground of their own, with a bar that `thick`; `pad` is to be off their measure already."""
        if not slices:
            return []
        ground = Panel(x, width or self.measure - x, fill, stroke, bar, thick=thick)
        # Space between strips is ground too: a gap inside becomes part of the strip.
        gaps = [0.0, *(s.gap for s in slices[1:])]
        solid = [displaced(s, 0, space)._replace(height=s.height + space, gap=0.0)
                 for s, space in zip(slices, gaps, strict=True)]
        solid[-1] = solid[-1]._replace(keep=True)
        return [s._replace(panel=ground) for s in (Slice(pad, gap=gap, keep=True), *solid, Slice(pad))]

    def rule(self, colour: str, gap: float = 8.0, width: float = 0.6) -> list[Slice]:
        """A line across the measure."""
        return [Slice(width, (Rule(0, width / 2, self.measure, width / 2, width, colour),), gap)]

    def drawing(self, boxes: Iterable[Box], height: float, gap: float = 8.0, keep: bool = False) -> list[Slice]:
        """Boxes of one's own in a strip that is never broken."""
        return [Slice(height, tuple(boxes), gap, keep)]

    def side_by_side(self, columns: list[list[Slice]], gap: float = 8.0) -> list[Slice]:
        """Strips set beside each other as one block that is never broken; compose each at its own x."""
        return [together(columns)._replace(gap=gap)]

    # --- contents ------------------------------------------------------------------------------

    def contents(self, marks: Iterable[Mark], style: Style, gap: float = 3.0) -> list[Slice]:
        """A table of contents: titles that link to their page, dots, page numbers filled in at the end."""
        listing = Node("TOC", self.root)
        return [self._entry(mark, style, gap, listing) for mark in marks]

    def _entry(self, mark: Mark, style: Style, gap: float, listing: Node) -> Slice:
        """The title in as many lines as it takes; dots lead from its last to the number of the page."""
        style = self.setter.spaced(style)
        indent = (mark.level - 1) * style.size * 1.2
        set_in = style if mark.level > 1 else style._replace(face=BOLD)
        node, link = Node("Reference", Node("TOCI", listing)), f"#{mark.name}"
        lines = self.setter.lines(mark.title, set_in, self.measure - indent - _NUMBER_ROOM)
        title = [run._replace(link=link) for run in self.setter.place(lines, set_in, indent, 0, self.measure, node)]
        height = len(lines) * style.line
        baseline = title[-1].y if title else height
        end = indent + lines[-1].width * style.size / 1000

        def number(pages: dict[str, int]) -> list[Box]:
            text = str(pages.get(mark.name, ""))
            width = self.setter.fonts.width(text, REGULAR, style.size)
            run = Run(self.measure - width, baseline, text, REGULAR, style.size, style.colour, node, link, width)
            dots = Rule(end + 5, baseline - 1, self.measure - width - 5, baseline - 1, 0.8, self.accent, (0.1, 4))
            return [dots, run]

        return Slice(height, tuple(title), gap, late=number)
