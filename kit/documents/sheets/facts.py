"""The facts of a deck, to take home: by category, in two columns, each before the claim that it answers."""

from __future__ import annotations

from kit.documents.look import mm
from kit.documents.sheets.columns import column_width, in_columns
from kit.documents.sheets.frame import SheetFrame, fiches
from kit.model.deck import Card, Category, Deck
from kit.reading.source import Text
from kit.typesetting.page import Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, moved

_GUTTER = mm(9)
_TWO_COLUMNS = 180.0  # mm of paper, at least


def facts(frame: SheetFrame, deck: Deck, claims: list[Card]) -> list[Page]:
    """The pages; a category without a claim is left out."""
    columns = 2 if frame.size.width >= _TWO_COLUMNS else 1
    measure = column_width(frame, columns, _GUTTER)
    strips: list[Slice] = []
    for name, category in [*deck.categories.items(), ("", None)]:
        held = [card for card in claims if (card.category or "") == name]
        node = Node("Sect", frame.compose.root)
        if held and category:
            strips += _heading(frame, category, measure, node)
        for card in held:
            strips += _fact(frame, card, category, measure, node)
    if frame.sheet.note:
        strips += frame.compose.paragraph(frame.sheet.note, measure=measure, gap=mm(5), style=frame.type.note)
    return in_columns(frame, strips, columns, _GUTTER)


def _heading(frame: SheetFrame, category: Category, measure: float, parent: Node) -> list[Slice]:
    """The category's mark and name on a light band."""
    accent, pad, r = frame.look.accent(category.colour), mm(1.4) * frame.type.scale, mm(2.9) * frame.type.scale
    style, x = frame.type.heading._replace(colour=accent.ink), 2 * r + 2.7 * pad
    room = measure - x - pad
    first, *rest = frame.compose.heading(category.title, 2, style, gap=mm(6), x=x, measure=room, parent=parent)
    text = (1 + len(rest)) * style.line
    height = max(text, 2 * r) + pad
    down = (height - text) / 2
    boxes = [frame.look.ground(rectangle(0, 0, measure, height, pad), accent.tint),
             *frame.look.badge(category.shape, category.letter, pad + r, height / 2, r, accent),
             *(moved(box, 0, down) for box in first.boxes)]
    return [first._replace(height=first.height + down, boxes=tuple(boxes)), *rest, Slice(down, keep=True)]


def _fact(frame: SheetFrame, card: Card, category: Category | None, measure: float, parent: Node) -> list[Slice]:
    """The fact, then in small the claim and the fiches in which it is heard; never parted."""
    compose, accent = frame.compose, frame.look.accent(category.colour) if category else frame.accent
    style = frame.type.body._replace(leading=1.3)
    heard = frame.look.words("sheet.heard", claim=card.front)
    if card.guide:
        heard = frame.look.words("sheet.heard-in", heard=heard, names=fiches(card.guide, frame.look.words))
    told = compose.paragraph(card.fact, measure=measure, gap=mm(4), style=style, keep=True, parent=parent)
    claim = compose.paragraph(_like(card.front, heard), x=mm(3.4), measure=measure - mm(3.4), gap=mm(1), keep=True,
                              style=frame.type.hint, parent=parent)
    claim = [piece._replace(boxes=(*piece.boxes, _bar(piece, accent.solid))) for piece in claim]
    return [*told, *claim[:-1], claim[-1]._replace(keep=False)]


def _bar(piece: Slice, colour: str) -> Path:
    """A thin upright beside a line of the claim."""
    return Path(rectangle(mm(1), 0, mm(0.6), piece.height), colour)


def _like(model: str, text: str) -> str:
    """A text that points where another was written."""
    found = Text(text)
    if isinstance(model, Text) and model.place:
        found.source, found.line, found.column, found.length = model.source, model.line, model.column, model.length
    return found
