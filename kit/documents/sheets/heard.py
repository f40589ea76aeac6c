"""Claims as a list to look up: the mark of their category, their number, their words, what the guide says of them."""

from __future__ import annotations

from kit.documents.sheets.answers import STATUS
from kit.documents.sheets.frame import SheetFrame
from kit.model.deck import Card, Deck
from kit.typesetting.page import BOLD, Box, Node, Path
from kit.typesetting.shapes import symbol
from kit.typesetting.slices import Slice
from kit.typesetting.text import Style


def heard(frame: SheetFrame, deck: Deck, claims: list[Card], body: Style, parent: Node) -> list[Slice]:
    """Each claim on a line, or as many as it takes, in the style `body`."""
    listed = _Listed(frame, deck, claims, body)
    listing = Node("L", parent)
    return [piece for card in claims for piece in listed.row(card, Node("LI", listing))]


class _Listed:
    """Where the parts of a row stand, the same for all. Lengths in points."""

    def __init__(self, frame: SheetFrame, deck: Deck, claims: list[Card], body: Style):
        self.frame, self.deck, self.body = frame, deck, body
        self.small, self.middle, em = frame.type.hint._replace(face=BOLD), body.line / 2, body.size
        self.badge, self.mark = em * 0.62, em * 0.4
        self.number = 2 * self.badge + em * 0.5
        self.claim = self.number + max(self._width(str(card.card)) for card in claims) + em * 0.7
        self.status = frame.width - max(self._width(self._said(card)) for card in claims)
        self.end = self.status - 2 * self.mark - em * 1.2

    def row(self, card: Card, entry: Node) -> list[Slice]:
        category = self.deck.categories.get(card.category) if card.category else None
        accent = self.frame.look.accent(category.colour) if category else self.frame.accent
        label, body = self.small._replace(colour=accent.ink), Node("LBody", entry)
        boxes: list[Box] = []
        if category:
            boxes += self.frame.look.badge(category.shape, category.letter, self.badge, self.middle, self.badge, accent)
        boxes += self._words(str(card.card), label, self.number, Node("Lbl", entry))
        first, *more = self.frame.compose.lines(card.front, self.body, self.claim, self.end - self.claim,
                                                Node("P", body), gap=self.body.size * 0.3)
        boxes += first.boxes
        if card.status:
            x = self.status - self.mark - self.body.size * 0.4
            boxes.append(Path(symbol(STATUS[card.status], x, self.middle, self.mark), accent.tint, accent.ink, 1.0))
            boxes += self._words(self._said(card), label, self.status, Node("P", body))
        return [first._replace(boxes=tuple(boxes)), *more]

    def _said(self, card: Card) -> str:
        return self.frame.look.words(f"status.{card.status}") if card.status else ""

    def _width(self, text: str) -> float:
        return self.frame.look.setter.width(text, self.small)

    def _words(self, text: str, style: Style, x: float, node: Node) -> list[Box]:
        """A few words on one line around the middle of a strip."""
        setter, width = self.frame.look.setter, self.frame.width
        return list(setter.place(setter.lines(text, style, width), style, x, self.middle - style.line / 2, width, node))
