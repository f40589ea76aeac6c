"""What is said on a deck's box: in front its title and marks, behind what it must hold; and how to fold it."""

from __future__ import annotations

from collections import Counter

from kit.documents.look import Look, mm
from kit.model.deck import Category, Deck
from kit.model.editions import LargePrint
from kit.model.values import Size
from kit.typesetting.fitting import Fitted, Part, excess, fit
from kit.typesetting.page import BOLD, Node, Page
from kit.typesetting.shapes import rectangle
from kit.typesetting.text import Style

_PAD, _NOTCH = 4.0, 10.0  # mm: from the edges of a panel; what the thumb's half round takes of the head of the front
_TITLE, _TITLE_FLOOR, _FLOOR, _SMALL = 24.0, 9.0, 7.5, 6.5
_SPINE, _SPINE_FROM = 11.0, 6.0  # pt; mm of depth that a spine needs to be read
_SMALL_BOX, _LEAST_MARK = 40.0, 5.0  # mm of height; points from the middle of a mark to its edge
_MARK, _STEP = 0.95, 2.15  # in sizes of the legend's words: half a mark, and from one to the next
_ANY = 2000.0  # a measure in points that no line fills


class BoxFaces:
    """The panels of the box of one deck, as pages of their size in mm."""

    def __init__(self, deck: Deck, look: Look):
        self.deck, self.look, self.large = deck, look, isinstance(deck, LargePrint)
        self.cards = sum(card.copies for card in deck.cards)
        self.accent = look.accent("green")
        self.root = Node("Document")
        self.body = Style(18.0 if self.large else 10.0, 1.3, colour=look.theme.ink)

    def front(self, width: float, height: float) -> Page:
        """The title in the middle, the marks of the categories under it, what deck this is at the foot."""
        page, inner = Page.of_mm(width, height), mm(width - 2 * _PAD)
        top, bottom = mm(min(_NOTCH, height / 5)), mm(height - _PAD)
        page.add(self.look.ground(rectangle(mm(_PAD / 2), top, mm(width - _PAD), mm(height - _PAD / 2) - top, mm(3)),
                                  self.accent.tint))
        facts = self._facts(inner - mm(2), (bottom - top) / (3 if height > _SMALL_BOX else 2))
        if facts:
            bottom -= facts.height
            node = Node("P", self.root)
            page.add(*facts.place(self.look.setter, mm(_PAD + 1), bottom - mm(1), inner - mm(2), [node]))
        marks = min(mm(4.5 if not self.large else 7), (bottom - top) / 8)
        row = self._marks(mm(width) / 2, bottom - marks * 1.6, marks, inner)
        room = bottom - top - (marks * 3.2 if row else 0) - mm(2)
        style = Style(_TITLE * (1.5 if self.large else 1), 1.15, BOLD, self.accent.ink, "center", balance=True)
        parts = [Part(self.deck.title, style)]
        title = self._fitted(parts, inner, room, _TITLE_FLOOR)
        if title is None:
            self._overflow(parts, width, height, room)
            return page
        page.add(*title.place(self.look.setter, mm(_PAD), top + (room - title.height) / 2 + mm(1), inner,
                              [Node("H1", self.root)]), *row)
        return page

    def back(self, width: float, height: float) -> Page:
        """Is the deck complete? How many cards there must be in all, and of each category."""
        page, inner, top = Page.of_mm(width, height), mm(width - 2 * _PAD), mm(_PAD)
        words = self.look.words
        label = self.body._replace(face=BOLD, colour=self.accent.ink)
        parts = [Part(words("box.complete"), label),
                 Part(words.plural("box.cards", self.cards), self.body._replace(face=BOLD), 2)]
        said = self._fitted(parts, inner, mm(height - 2 * _PAD), _SMALL)
        if said is None:
            self._overflow(parts, width, height, mm(height - 2 * _PAD))
            return page
        nodes = [Node("H2", self.root), Node("P", self.root)]
        page.add(*said.place(self.look.setter, mm(_PAD), top, inner, nodes))
        self._legend(page, top + said.height + mm(3), inner, mm(height - _PAD))
        return page

    def spine(self, length: float, depth: float) -> Page:
        """The title along a side, to be read on a shelf; repeated, so decoration."""
        page = Page.of_mm(length, depth)
        if depth >= _SPINE_FROM:
            size = min(_SPINE * (1.7 if self.large else 1), mm(depth) * 0.55)
            style = Style(size, 1.1, BOLD, self.accent.ink, "center")
            fitted = self._fitted([Part(self.deck.title, style)], mm(length - 2 * _PAD), style.line, _SMALL)
            if fitted:
                page.add(*fitted.place(self.look.setter, mm(_PAD), (mm(depth) - fitted.height) / 2,
                                       mm(length - 2 * _PAD), [None]))
        return page

    def glued(self, length: float, depth: float) -> Page:
        """A flap that takes glue."""
        page = Page.of_mm(length, depth)
        style = Style(8.0, 1.1, colour=self.look.theme.soft, align="center")
        said = self._fitted([Part(self.look.words("box.glue"), style)], mm(length / 3), mm(depth), _SMALL)
        if said:
            y = (mm(depth) - said.height) / 2
            page.add(*said.place(self.look.setter, mm(length / 3), y, mm(length / 3), [None]))
        return page

    def notes(self, width: float, height: float, inside: str, weight: int) -> Page | None:
        """How the box is made, for a room beside it; None where that is too small for it."""
        words = self.look.words
        style = self.body._replace(leading=1.35)
        steps = words("box.steps").split("\n")
        about = words("box.for", cards=self.cards, inside=inside, weight=weight)
        parts = [Part(text, style, 3 if i else 0) for i, text in enumerate((words("box.lines"), *steps, about))]
        said = self._fitted(parts, mm(width), mm(height), _FLOOR) if width > 0 and height > 0 else None
        if said is None:
            return None
        page, listed = Page.of_mm(width, height), Node("L", self.root)
        nodes = [Node("P", self.root), *(Node("LBody", Node("LI", listed)) for _ in steps), Node("P", self.root)]
        page.add(*said.place(self.look.setter, 0, 0, mm(width), nodes))
        return page

    # --- parts -------------------------------------------------------------------------------------

    def _facts(self, wide: float, high: float) -> Fitted | None:
        """What deck this is, on one line; where that is too wide, a line for each fact."""
        style = self.body._replace(align="center", size=self.body.size * 0.9)
        cards = self.look.words.plural("count.cards", self.cards)
        text = self.look.words("box.facts", cards=cards, version=self.deck.version, updated=self.deck.updated)
        if self.look.setter.width(text, style) > wide:
            text = text.replace(" · ", "\n")
        return self._fitted([Part(text, style)], wide, high, _SMALL)

    def _marks(self, cx: float, cy: float, r: float, wide: float) -> list:
        """The marks of the categories side by side; none where they would touch, or not be told apart."""
        categories, step = list(self.deck.categories.values()), r * 2.6
        if not categories or step * len(categories) > wide:
            step = wide / max(1, len(categories))
        if not categories or step < 2 * r or r < _LEAST_MARK:
            return []
        x, boxes = cx - step * (len(categories) - 1) / 2, []
        for i, category in enumerate(categories):
            boxes += self._mark(category, x + i * step, cy, r)
        return boxes

    def _mark(self, category: Category, cx: float, cy: float, r: float) -> list:
        return self.look.badge(category.shape, category.letter, cx, cy, r, self.look.accent(category.colour))

    def _legend(self, page: Page, top: float, wide: float, bottom: float) -> None:
        """Each category by its mark, its title and how many cards it has; as large as goes, and whole or not at all."""
        rows = self._rows()
        style = next((style for style in self._styles() if self._goes(rows, style, wide, bottom - top)), None)
        if style is None or not rows:
            return
        r, step, listed = style.size * _MARK, style.size * _STEP, Node("L", self.root)
        for i, (category, text) in enumerate(rows):
            cy = top + step * (i + 0.5)
            if category:
                page.add(*self._mark(category, mm(_PAD) + r, cy, r))
            lines = self.look.setter.lines(text, style, _ANY)
            node = Node("LBody", Node("LI", listed))
            page.add(*self.look.setter.place(lines, style, mm(_PAD) + 2 * r + 5, cy - style.line / 2, _ANY, node))

    def _rows(self) -> list[tuple[Category | None, str]]:
        """What is counted: the cards of each category, then those that have none."""
        words, number = self.look.words, Counter()
        for card in self.deck.cards:
            number[card.category or ("+blank" if card.template == "blank" else "+other")] += card.copies
        told = [(category, category.title, number[name]) for name, category in self.deck.categories.items()]
        told += [(None, words("box.blanks"), number["+blank"]), (None, words("box.others"), number["+other"])]
        rows = [(category, words("box.of-category", category=title, n=n)) for category, title, n in told if n]
        return rows if len(rows) > 1 else []

    def _styles(self) -> list[Style]:
        size, styles = self.body.size, []
        while size >= _FLOOR:
            styles.append(self.body._replace(size=size))
            size -= 0.5
        return styles

    def _goes(self, rows: list, style: Style, wide: float, high: float) -> bool:
        widest = max((self.look.setter.width(text, style) for _, text in rows), default=0.0)
        return style.size * 2 * _MARK + 5 + widest <= wide and style.size * _STEP * len(rows) <= high

    def _fitted(self, parts: list[Part], wide: float, high: float, floor: float) -> Fitted | None:
        return fit(self.look.setter, parts, wide, high, floor)

    def _overflow(self, parts: list[Part], width: float, height: float, room: float) -> None:
        lines = excess(self.look.setter, parts, mm(width - 2 * _PAD), room, _TITLE_FLOOR)
        self.look.setter.report.error("texte-deborde", self.deck.title.place, what=str(self.deck.title), lines=lines,
                                      size=Size(width, height).measures)
