"""The room of a poster and its type, which grow with the paper from what is right on A3. Lengths in points."""

from __future__ import annotations

from kit.documents.look import mm
from kit.documents.sheets.frame import SheetFrame
from kit.model.values import Size
from kit.typesetting.fitting import Fitted, Part, fit, stack
from kit.typesetting.page import BOLD, Node, Page
from kit.typesetting.text import Style

# Sizes on A3.
TITLE_FLOOR = 40.0
MARGIN, NEAREST = 23.0, 8.5  # mm
_KICKER = 24.0


def unit_of(size: Size) -> float:
    """How much larger than A3 the paper is."""
    return min(size.width, size.height) / 297


class Wall:
    """A poster being set."""

    def __init__(self, frame: SheetFrame):
        self.frame, self.sheet, self.look, self.accent = frame, frame.sheet, frame.look, frame.accent
        self.setter = frame.look.setter
        self.unit = unit_of(frame.size)
        self.left, self.top, self.width = frame.left, frame.top, frame.width
        self.bottom = frame.content_bottom - mm(6) * self.unit
        self.root = frame.compose.root
        # Where the sentence is also the title, it is printed once.
        self.named = str(self.sheet.title) != str(self.sheet.lead)

    def style(self, size: float, leading: float = 1.2, face: str = BOLD, colour: str | None = None, **more) -> Style:
        """A style from its size on A3."""
        return Style(size * self.unit, leading, face, colour or self.accent.ink, **more)

    def fitted(self, text: str, style: Style, width: float, height: float, floor: float) -> Fitted:
        """A text at its largest in a box; at its floor (on A3), and in the report, where even that is too large."""
        floor = max(floor * self.unit, self.look.least)
        found = fit(self.setter, [Part(text, style)], width, height, floor)
        if found is None:
            found, _ = stack(self.setter, [Part(text, style)], width, floor / style.size)
            self.frame.overflow(text, int((found.height - height) / (floor * style.leading)) + 1)
        return found

    def place(self, page: Page, fitted: Fitted, x: float, y: float, width: float, tag: str = "P") -> float:
        """Set one text down; returns the y below it."""
        page.add(*fitted.place(self.setter, x, y, width, [Node(tag, self.root)]))
        return y + fitted.height

    def kicker(self, page: Page, y: float) -> float:
        """The title, small above the sentence; returns the y below it."""
        if not self.named:
            return y
        style = self.style(_KICKER)
        fitted = self.fitted(self.sheet.title, style, self.width * 0.8, style.line * 2, _KICKER * 0.8)
        return self.place(page, fitted, self.left, y, self.width, "H1") + style.size * 0.35

    def lead(self, page: Page, fitted: Fitted, y: float) -> float:
        """The sentence; returns the y below it."""
        return self.place(page, fitted, self.left, y, self.width, "P" if self.named else "H1")
