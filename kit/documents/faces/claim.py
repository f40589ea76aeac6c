"""A claim: the sentence people say in front; behind it the fact first, then what is open to debate, then a question."""

from __future__ import annotations

from kit.documents.faces.face import Face
from kit.documents.look import Look
from kit.model.deck import Card, Deck
from kit.typesetting.fitting import Part
from kit.typesetting.page import BOLD, ITALIC, MM, Box, Node, Page, Path, Rule
from kit.typesetting.shapes import circle, regular
from kit.typesetting.text import Style

# A status is told by a shape and a word; colour only repeats them.
_STATUS_SHAPES = {"contredit": 4, "nuance": 0, "ouvert": 3}


def front(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "recto")
    top, bottom = face.header(), face.footer()
    accent, theme = face.accent, look.theme
    face.ground(top, bottom)
    pad = 3.2 * MM
    heading = Style(face.sizes.claim_heading, 1.2, ITALIC, accent.ink)
    x, width = face.left + pad - 1 * MM, face.width - 2 * pad + 2 * MM
    y = face.heading(heading, x, top + pad, width, 1.5 * MM)
    claim = Style(face.sizes.claim, 1.22, BOLD, theme.ink, balance=True)
    face.text([Part(card.front or "", claim)], (x, y, width, bottom - pad - y), face.sizes.floor + 2, middle=True)
    return face.page


def back(card: Card, deck: Deck, look: Look, section: Node) -> Page:
    face = Face(card, deck, look, section, "verso")
    status = card.status or "ouvert"
    top = face.header(look.words(f"status.{status}"), _status_mark(face, status))
    fiches = look.words("card.cited", names=", ".join(card.guide)) if card.guide else ""
    bottom = face.footer(fiches, dated=True)
    face.page.add(Rule(face.left, top - 1 * MM, face.left + face.width, top - 1 * MM, 0.8, face.accent.solid))
    size = face.sizes.told
    label = Style(face.sizes.told_label, 1.2, BOLD, face.accent.ink)
    body = Style(size, 1.3, colour=look.theme.ink)
    gap = max(4.0, label.size * 0.3)
    parts = [Part(look.words("card.fact"), label), Part(card.fact or "", body)]
    if card.nuance:
        parts += [Part(look.words("card.nuance"), label, gap), Part(card.nuance, body)]
    parts += [Part(look.words("card.question"), label, gap), Part(card.question or "", body._replace(face=BOLD))]
    face.text(parts, (face.left, top + 0.6 * MM, face.width, bottom - top - 0.6 * MM))
    return face.page


def _status_mark(face: Face, status: str):
    """Draws the shape of a status: a diamond, a ring or a triangle."""
    corners = _STATUS_SHAPES[status]

    def mark(cx: float, cy: float, r: float) -> list[Box]:
        outline = regular(cx, cy + r * 0.16, r, corners) if corners else circle(cx, cy, r * 0.9)
        return [Path(outline, face.look.theme.paper, face.accent.ink, 1.4)]

    return mark
