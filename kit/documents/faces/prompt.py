"""A sentence to read aloud (prompt) or an activity to sort: one text, as large as the card lets it be."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part
from kit.typesetting.page import BOLD, ITALIC, MM, Node, Page
from kit.typesetting.text import Style


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    top = face.header()
    fiches = look.words("card.fiches", names=", ".join(card.guide)) if card.guide else ""
    bottom = face.footer(fiches)
    pad = 4 * MM if face.big else 3 * MM
    face.ground(top, bottom)
    x, width = face.left + pad - 1 * MM, face.width - 2 * pad + 2 * MM
    heading = Style(face.sizes.prompt_heading, 1.2, ITALIC, face.accent.ink)
    y = face.heading(heading, x, top + pad, width, 1 * MM)
    parts = [Part(card.front or "", Style(face.sizes.prompt, 1.24, BOLD, look.theme.ink, balance=True))]
    face.text(parts, (x, y, width, bottom - pad - y), face.sizes.floor + 1, middle=True)
    return face.page


def back(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    """What the card says behind, or only its deck's name."""
    face = Face(card, deck, look, section, "verso")
    top, bottom = face.header(), face.footer()
    style = Style(face.sizes.said, 1.3, colour=look.theme.ink)
    face.text([Part(card.back or deck.title, style)], (face.left, top, face.width, bottom - top), middle=True)
    return face.page
