"""What documents for the desk share: errors at their place, cells of text, columns with their heads, and a foot."""

from __future__ import annotations

from collections.abc import Sequence

from kit.documents.look import Look, mm
from kit.reading.source import Place
from kit.typesetting.blocks import Composer
from kit.typesetting.flow import Frame, Furniture
from kit.typesetting.page import BOLD, Box, Node
from kit.typesetting.slices import PANEL_BAR, Slice
from kit.typesetting.tables import Cell, Row
from kit.typesetting.text import Style

_FOOT = 8.0  # points


class Leaf(Composer):
    """Sets a document titled `title`; a text that does not fit is an error at its own place, or at `place`."""

    def __init__(self, look: Look, title: str, frame: Frame, body: Style, colour: str, place: Place | None = None):
        super().__init__(look.setter, frame.measure, body._replace(hyphenate=False), colour)
        self.look, self.frame = look, frame
        self.title, self.paper, self.place = title, look.paper.name, place

    @property
    def bold(self) -> Style:
        return self.body._replace(face=BOLD)

    def panel(self, slices: list[Slice], fill: str | None, stroke: str | None = None, bar: str | None = None,
              **where: float) -> list[Slice]:
        """The strips on a ground; where ink is saved, in an outline or, with a bar, beside a thin line alone."""
        if self.look.edge:
            fill, stroke = None, stroke or (None if bar else self.look.edge)
        return super().panel(slices, fill, stroke, bar, thick=self.look.slim(PANEL_BAR), **where)

    # --- cells -----------------------------------------------------------------------------------

    def cell(self, text: str, style: Style | None = None, indent: float = 0.0) -> Cell:
        """A text in a cell; without words the cell stays empty."""
        style = style or self.body
        return lambda x, measure, node: self.lines(text, style, x + indent, measure - indent, node) if text else []

    def noted(self, text: str, note: str, style: Style) -> Cell:
        """A text in bold, and a note below it in a style of its own."""
        def fill(x: float, measure: float, node: Node) -> list[Slice]:
            slices = self.lines(text, self.bold, x, measure, Node("P", node))
            return slices + (self.lines(note, style, x, measure, Node("P", node), gap=1) if note else [])

        return fill

    def columns(self, told: Sequence[tuple[str, float]]) -> tuple[list[float], Row]:
        """From titles and shares of the measure: the widths of the columns, and the row of their titles."""
        whole = sum(share for _, share in told)
        return ([self.measure * share / whole for _, share in told],
                Row(tuple(self.cell(title, self.bold) for title, _ in told)))

    # --- the foot ----------------------------------------------------------------------------------

    def foot(self, text: str, up: float) -> Furniture:
        """The text at the left and the page at the right, `up` mm above the edge; repeated, so decoration."""
        frame, style = self.frame, self.look.small._replace(size=max(_FOOT, self.look.least_small))

        def line(text: str, style: Style) -> list[Box]:
            lines = self.setter.lines(text, style, frame.measure)
            return [*self.setter.place(lines, style, frame.left, frame.height - mm(up), frame.measure)]

        def draw(number: int, total: int, section: str) -> list[Box]:
            page = self.look.words("common.page", n=number, total=total)
            return line(text, style) + line(page, style._replace(align="right"))

        return draw
