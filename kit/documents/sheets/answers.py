"""The answers to a deck of claims, for those who lead the game: status, fact, nuance, question and sources of each."""

from __future__ import annotations

from kit.documents.look import mm
from kit.documents.sheets.columns import in_columns
from kit.documents.sheets.frame import SheetFrame, fiches
from kit.model.deck import Card, Deck
from kit.model.theme import Swatch
from kit.typesetting.page import BOLD, Box, Node, Page, Path, Rule
from kit.typesetting.shapes import symbol
from kit.typesetting.slices import Mark, Slice, moved
from kit.typesetting.text import Style

# A status is told by a shape and its word, as on the cards.
STATUS = {"contredit": "diamond", "nuance": "circle", "ouvert": "triangle"}


def answers(frame: SheetFrame, deck: Deck, claims: list[Card]) -> list[Page]:
    """A block for each claim in the order of the deck, because one looks them up by their number."""
    strips = [piece for index, card in enumerate(claims) for piece in _claim(frame, deck, card, first=index == 0)]
    return in_columns(frame, strips, 1, mm(2), above=frame.note())


def _claim(frame: SheetFrame, deck: Deck, card: Card, first: bool) -> list[Slice]:
    """A thin line, who and what the card is, the claim, and what there is to say to it; kept on one page."""
    compose, words, node = frame.compose, frame.look.words, Node("Sect", frame.compose.root)
    category = deck.categories.get(card.category) if card.category else None
    accent = frame.look.accent(category.colour) if category else frame.accent
    strips = [_line(frame, first), _identity(frame, deck, card, accent, node)]
    claim = frame.type.heading._replace(size=frame.type.measures.heading * 1.08, colour=frame.look.theme.ink)
    strips += _marked(compose.heading(card.front, 2, claim, gap=mm(1.2), parent=node), card)
    for key, text in (("fact", card.fact), ("nuance", card.nuance), ("question", card.question)):
        strips += _labelled(frame, words(f"card.{key}"), text, accent, node, strong=key == "question") if text else []
    strips += _sources(frame, deck, card, node)
    return [*(piece._replace(keep=True) for piece in strips[:-1]), strips[-1]._replace(keep=False)]


def _line(frame: SheetFrame, first: bool) -> Slice:
    rule = () if first else (Rule(0, 0, frame.width, 0, 0.6, frame.look.theme.line),)
    return Slice(mm(3.5), rule, mm(1.5) if first else mm(5.5))


def _marked(strips: list[Slice], card: Card) -> list[Slice]:
    """The claim in the file's outline."""
    return [strips[0]._replace(mark=Mark(1, f"{card.card} – {card.front}", f"reponse-{card.card}")), *strips[1:]]


def _identity(frame: SheetFrame, deck: Deck, card: Card, accent: Swatch, node: Node) -> Slice:
    """The category's mark, the card's number and category; at the right the status."""
    category, r = deck.categories.get(card.category) if card.category else None, mm(2.7)
    style = frame.type.hint._replace(face=BOLD, colour=accent.ink)
    boxes: list[Box] = []
    text = str(card.card)
    if category:
        boxes += frame.look.badge(category.shape, category.letter, r, r, r, accent)
        text = f"{card.card} · {category.title}"
    start = 2 * r + mm(1.8) if category else 0.0
    end = start + frame.look.setter.width(text, style)
    boxes += _placed(frame, text, style, start, r, node)
    if card.status:
        word = frame.look.words(f"status.{card.status}")
        x = frame.width - frame.look.setter.width(word, style)
        if end > x - mm(7):
            frame.overflow(category.title if category else card.card)
        boxes += [Path(symbol(STATUS[card.status], x - mm(3.6), r, mm(2)), accent.tint, accent.ink, 1.2),
                  *_placed(frame, word, style, x, r, node)]
    return Slice(2 * r, tuple(boxes))


def _placed(frame: SheetFrame, text: str, style: Style, x: float, middle: float, node: Node) -> list[Box]:
    setter = frame.look.setter
    lines = setter.lines(text, style, frame.width)
    return setter.place(lines, style, x, middle - style.line / 2, frame.width, Node("P", node))


def _labelled(frame: SheetFrame, label: str, text: str, accent: Swatch, node: Node, strong: bool) -> list[Slice]:
    """A label in the margin, its text beside it."""
    indent, compose = mm(36) * frame.type.scale, frame.compose
    style = frame.type.body._replace(face=BOLD) if strong else frame.type.body
    name = frame.type.hint._replace(face=BOLD, colour=accent.ink, leading=style.line / frame.type.hint.size)
    names = compose.paragraph(label, measure=indent - mm(3), style=name, parent=node)
    first, *rest = compose.paragraph(text, x=indent, gap=mm(1.9), style=style, parent=node)
    more = [moved(box, 0, i * style.line) for i, piece in enumerate(names) for box in piece.boxes]
    missing = max(0, len(names) - 1 - len(rest)) * style.line
    return [first._replace(boxes=(*more, *first.boxes)), *rest, *([Slice(missing)] if missing else [])]


def _sources(frame: SheetFrame, deck: Deck, card: Card, node: Node) -> list[Slice]:
    """Where the claim was heard, where the answer comes from, and when it was last known to hold."""
    indent, words = mm(36) * frame.type.scale, frame.look.words
    strips: list[Slice] = []
    if card.guide:
        strips += frame.compose.paragraph(words("sheet.cited", names=fiches(card.guide, words)), x=indent, gap=mm(1.9),
                                          style=frame.type.note, parent=node)
    for source in card.sources:
        strips += frame.compose.paragraph(source, x=indent, gap=mm(0.4), style=frame.type.note, parent=node)
    return strips + frame.compose.paragraph(words("sheet.checked", date=deck.date_of(card)), x=indent, gap=mm(0.4),
                                            style=frame.type.note, parent=node)
