"""A card to write on: its category's shape in outline, or lines under a few words."""

from __future__ import annotations

from kit.documents.faces import prompt
from kit.documents.faces.face import Face
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part
from kit.typesetting.page import BOLD, ITALIC, MM, Node, Page, Path, Rule
from kit.typesetting.shapes import circle, symbol
from kit.typesetting.text import Style

# These shapes are pieces of a drawing: the piece itself is what one writes on.
_PIECES = ("leaf", "drop", "bud", "root", "heart")


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    if deck.template == "token":
        _disc(face)
    elif face.category and face.category.shape in _PIECES and deck.template == "blank":
        _piece(face)
    elif card.do:
        _asked(face)
    else:
        _lines(face)
    return face.page


def back(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    """A blank back is as the printed ones of its deck: their headings over lines, lines, or the same for all."""
    if deck.template not in ("claim", "role"):
        return prompt.back(card, deck, look, section)
    face = Face(card, deck, look, section, "verso")
    top, bottom = face.header(), face.footer()
    if deck.template == "role":
        _rules(face, top + face.sizes.line * MM, bottom - 1 * MM)
        return face.page
    label = Style(face.sizes.field, 1.2, BOLD, face.accent.ink)
    headings = [look.words("card.fact"), look.words("card.nuance"), card.question or look.words("card.question")]
    share, line = (bottom - top) / len(headings), face.sizes.line * MM
    for i, heading in enumerate(headings):
        y = top + i * share
        below = face.text([Part(heading, label)], (face.left, y, face.width, share - line), label.size - 1)
        _rules(face, below + line * 0.9, y + share - 1 * MM)
    return face.page


def _lines(face: Face) -> None:
    """Lines under what the card asks, in a dashed frame; of a deck of images, the frame to draw in."""
    card = face.card
    top, bottom = face.header(), face.footer()
    face.ground(top, bottom, outlined=True)
    x, width, y = face.left + 2 * MM, face.width - 4 * MM, top + 2.5 * MM
    if card.front or card.title:
        style = Style(face.sizes.ask, 1.25, ITALIC, face.accent.ink)
        y = face.text([Part(card.front or card.title or "", style)], (x, y, width, (bottom - y) / 2))
    if face.deck.template != "image":
        _rules(face, y + face.sizes.line * MM, bottom - 2 * MM, x, width)


def _asked(face: Face) -> None:
    """A name, what is known of it, then what is asked, each over as many lines as there is room for."""
    card, sizes = face.card, face.sizes
    top, bottom = face.header(), face.footer()
    face.ground(top, bottom, outlined=True)
    x, width, y = face.left + 2 * MM, face.width - 4 * MM, top + 2.5 * MM
    parts = [Part(card.title, Style(sizes.ask + 2, 1.15, BOLD, face.accent.ink))] if card.title else []
    if card.front:
        parts.append(Part(card.front, Style(sizes.ask - 2, 1.25, colour=face.look.theme.ink), 2))
    y = face.text(parts, (x, y, width, (bottom - y) / 2)) if parts else y
    y += 1.5 * MM
    share, label = (bottom - 2 * MM - y) / len(card.do), Style(sizes.field, 1.2, BOLD, face.accent.ink)
    for i, asked in enumerate(card.do):
        below = face.text([Part(asked, label)], (x, y + i * share, width, share), label.size - 1)
        _rules(face, below + sizes.line * MM, y + (i + 1) * share - 1 * MM, x, width)


def _rules(face: Face, y: float, bottom: float, x: float | None = None, width: float | None = None) -> None:
    x, width = face.left if x is None else x, width or face.width
    while y <= bottom:
        face.page.add(Rule(x, y, x + width, y, 0.6, face.look.theme.line))
        y += face.sizes.line * MM


def _disc(face: Face) -> None:
    """The empty ring of a token, as large as those that bear a mark."""
    cx, cy = face.page.width / 2, face.page.height / 2
    face.page.add(Path(circle(cx, cy, min(cx, cy) - 2 * MM), None, face.look.theme.ink, 1.0))


def _piece(face: Face) -> None:
    """A leaf, a fruit, a bud or a root as large as the card, its name small at its heart's edge."""
    category, accent = face.category, face.accent
    name = Style(face.sizes.field, 1.15, BOLD, accent.ink, "center")
    room = face.page.height - 2 * face.safe - name.line
    r = min(face.width * 0.62, room / 2)
    cx, cy = face.page.width / 2, face.safe + room / 2
    face.page.add(Path(symbol(category.shape, cx, cy, r), accent.tint, accent.ink, 1.2))
    if category.shape == "leaf":
        face.page.add(Rule(cx, cy + r * 0.55, cx, cy + r, 1.0, accent.ink))
    label = f"{category.letter} · {face.card.title or category.title}"
    face.line(label, name, face.left, face.page.height - face.safe - name.line, face.width)
