"""Pages for the screen: the ground of a contact sheet, on which pictures of faces are set, and a plain back."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part, fit
from kit.typesetting.page import BOLD, MM, Box, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.text import Style

# Points: the longer side of a face, the space between a front and its back, between cards, around the sheet.
_SIDE, _PAIR, _GAP, _EDGE = 150.0, 6.0, 22.0, 28.0
_RATIO, _LEAST = 1.4, 3  # of a contact sheet: width to height, as near as whole rows come; columns at least
_BACK_FLOOR = 6.0


class ContactSheet(NamedTuple):
    """A page with everything but the faces; `spots` are their top left corners, each card's front before its back.

    `face`: width and height of a face. All in whole points.
    """

    page: Page
    spots: tuple[tuple[int, int], ...]
    face: tuple[int, int]


def contact_sheet(deck: Deck, cards: list[Card], look: Look, number: int = 1, sheets: int = 1) -> ContactSheet:
    """A sheet of these cards, each under its face or faces by its number; `number` of `sheets`."""
    width, height = face_size(deck)
    sides = 2 if deck.has_backs else 1
    cell = round(width * sides + _PAIR * (sides - 1))
    caption = Style(9, 1.2, colour=look.theme.soft, align="center")
    named = [look.setter.lines(str(card.card), caption, cell) for card in cards]
    tall = round(height + 4 + max(map(len, named)) * caption.line)
    columns = min(len(cards), max(_LEAST, round((len(cards) * (tall + _GAP) / (cell + _GAP) * _RATIO) ** 0.5)))
    page = Page(2 * _EDGE + columns * (cell + _GAP) - _GAP, 0.0)
    top = _title(page, deck, look, number, sheets)
    spots = []
    for index, lines in enumerate(named):
        x, y = _EDGE + index % columns * (cell + _GAP), top + index // columns * (tall + _GAP)
        spots += [(round(x + side * (width + _PAIR)), round(y)) for side in range(sides)]
        page.add(*look.setter.place(lines, caption, x, y + height + 4, cell))
    page.add(*(_outline(x, y, width, height, look) for x, y in spots))
    page.height = top + -(-len(cards) // columns) * (tall + _GAP) - _GAP + _EDGE
    page.width, page.height = float(round(page.width)), float(round(page.height))
    page.boxes.insert(0, Path(rectangle(0, 0, page.width, page.height), look.theme.ground))
    return ContactSheet(page, tuple(spots), (width, height))


def face_size(deck: Deck) -> tuple[int, int]:
    """Width and height of a face on a contact sheet."""
    factor = _SIDE / max(deck.size.width, deck.size.height)
    return round(deck.size.width * factor), round(deck.size.height * factor)


def plain_back(deck: Deck, look: Look) -> Page:
    """The back of a deck whose cards have none on paper: a frame and the deck's title, where it has room."""
    page = Page.of_mm(deck.size.width, deck.size.height, deck.title)
    accent, inset = look.accent("green"), 4 * MM
    width, height = page.width - 2 * inset, page.height - 2 * inset
    page.add(Path(rectangle(0, 0, page.width, page.height), look.theme.paper),
             Path(rectangle(inset, inset, width, height, 3 * MM), None if look.edge else accent.tint, accent.ink, 1.0))
    style = Style(16, 1.2, BOLD, accent.ink, "center", balance=True)
    room = width - 4 * MM
    fitted = fit(look.setter, [Part(deck.title, style)], room, height - 4 * MM, _BACK_FLOOR)
    if fitted:
        page.add(*fitted.place(look.setter, inset + 2 * MM, (page.height - fitted.height) / 2, room, [None]))
    return page


def _title(page: Page, deck: Deck, look: Look, number: int, sheets: int) -> float:
    """Title, version and date; the y below, in whole points."""
    y, measure = _EDGE, page.width - 2 * _EDGE
    text = deck.title if sheets == 1 else look.words("pictures.sheet", deck=deck.title, n=number, total=sheets)
    facts = look.words("pictures.version", version=deck.version, updated=deck.updated)
    for line, style in ((text, look.title(2)), (facts, look.small)):
        lines = look.setter.lines(line, style, measure)
        page.add(*look.setter.place(lines, style, _EDGE, y, measure))
        y += len(lines) * style.line + 2
    return float(round(y + 10))


def _outline(x: float, y: float, width: float, height: float, look: Look) -> Box:
    """A thin line around a face, half of it outside."""
    return Path(rectangle(x, y, width, height), look.theme.paper, look.theme.line, 1.0)
