"""A poster, read from across the room: a sentence with its points, or one big symbol to walk to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from kit.documents.look import Look, mm
from kit.documents.sheets.frame import SheetFrame
from kit.documents.sheets.points import Sentence
from kit.documents.sheets.wall import MARGIN, NEAREST, TITLE_FLOOR, Wall, unit_of
from kit.model.deck import Deck
from kit.model.sheet import Poster
from kit.model.values import Size
from kit.typesetting.fitting import WALL_FLOOR, Fitted
from kit.typesetting.page import REGULAR, Box, Node, Page, Path
from kit.typesetting.shapes import symbol

if TYPE_CHECKING:
    from kit.documents.session import Session


def pages(sheet: Poster, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page for the wall."""
    frame = SheetFrame(sheet, size, look, session, sheet.colour, margin=max(MARGIN * unit_of(size), NEAREST))
    page = Page(frame.page_width, frame.page_height, str(sheet.title))
    (Position(frame) if sheet.symbol else Sentence(frame)).draw(page)
    return frame.close(page)


class Position(Wall):
    """A place to stand: a shape as tall as two fifths of the page, the first letter in it, the word, a closing line."""

    def draw(self, page: Page) -> None:
        """All centred, as one group a little above the middle."""
        r, gap = page.height * 0.2, mm(13) * self.unit
        word = self.fitted(self.sheet.lead, self.style(118, 1.1, align="center", balance=True), self.width,
                           page.height * 0.2, TITLE_FLOOR)
        closing = self._closing(page)
        y = self.kicker(page, self.top)
        y += max(0.0, self.bottom - y - 2 * r - gap - word.height - (gap + closing.height if closing else 0.0)) * 0.45
        page.add(*self._shape(page.width / 2, y + r, r))
        y = self.lead(page, word, y + 2 * r + gap)
        if closing:
            self.place(page, closing, self.left, y + gap, self.width)

    def _closing(self, page: Page) -> Fitted | None:
        if not self.sheet.closing:
            return None
        style = self.style(36, 1.25, REGULAR, self.look.theme.ink, align="center", balance=True)
        return self.fitted(self.sheet.closing, style, self.width, page.height * 0.12, WALL_FLOOR)

    def _shape(self, cx: float, cy: float, r: float) -> list[Box]:
        """Outlined and lightly tinted, so that it takes little ink."""
        letter = normalize("NFD", str(self.sheet.lead).strip())[:1].upper()
        size, down = r * 0.9, r * (0.2 if self.sheet.symbol == "triangle" else 0.0)
        figure = Node("Figure", self.root, alt=self.look.words(f"sheet.shapes.{self.sheet.symbol}"))
        outline = symbol(self.sheet.symbol, cx, cy, r)
        return [Path(outline, self.accent.tint, self.accent.solid, 9 * self.unit, (), figure),
                *self.look.letter(letter, cx, cy + down, size, self.accent.ink, figure)]
