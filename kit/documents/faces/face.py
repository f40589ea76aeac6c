"""What all faces share: the safe zone, the category's mark, the foot that tells a card from any other, fitting."""

from __future__ import annotations

from collections.abc import Callable

from kit.documents.enlarging import notice
from kit.documents.faces.sizes import sizes_of
from kit.documents.look import Look
from kit.model.deck import Card, Category, Deck
from kit.model.theme import Ink, Swatch
from kit.model.values import Size
from kit.reading.diagnostics import nearest
from kit.reading.source import Text
from kit.typesetting.fitting import Part, excess, fit
from kit.typesetting.page import BOLD, MM, REGULAR, Box, Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.text import Style

BLEED = 3.0  # mm that the ground of a back reaches beyond its trim


def safe_zone(size: Size) -> float:
    """How far inside its trim a card of that size prints what must not be cut, in mm."""
    least = min(size.width, size.height)
    return 3.0 if least < 40 else 4.5 if least < 80 else 7.0


class Face:
    """One side of one card, drawn inside its safe zone. Lengths in points."""

    def __init__(self, card: Card, deck: Deck, look: Look, section: Node, side: str):
        self.card, self.deck, self.look, self.section = card, deck, look, section
        self.page = Page.of_mm(deck.size.width, deck.size.height, f"{card.card} {side}")
        self.safe = safe_zone(deck.size) * MM
        self.left, self.top = self.safe, self.safe
        self.width = self.page.width - 2 * self.safe
        self.bottom = self.page.height - self.safe
        self.sizes = sizes_of(deck)
        self.category: Category | None = deck.categories.get(card.category) if card.category else None
        self.accent: Swatch = look.accent(self.category.colour if self.category else "green")
        if side == "verso" and deck.has_backs:
            self._bleed()

    @property
    def big(self) -> bool:
        """Whether the card is held by a group rather than in one hand."""
        return self.page.width >= 95 * MM

    def has_icon(self) -> bool:
        """Whether the card has a drawing; one that does not exist is an error, never left out in silence."""
        icon, icons = self.card.icon, self.look.icons
        if icon and icon not in icons:
            self.look.setter.report.error("icone-inconnue", icon.place, name=str(icon), near=nearest(icon, icons))
        return bool(icon) and icon in icons

    def header(self, label: str | None = None, mark: Callable[[float, float, float], list[Box]] | None = None) -> float:
        """A mark and a label at the top left, the card's number at the right; returns the y below.

        Both are the category's unless given; `mark` draws around a centre with a radius.
        """
        r, size = self.sizes.mark * MM, self.sizes.label
        x = self.left
        if mark or self.category:
            self.page.add(*(mark or self._category_mark)(x + r, self.top + r, r))
            x += 2 * r + 2 * MM
        style = Style(size, 1.15, BOLD, self.accent.ink)
        text = label if label is not None else (self.category.title if self.category else self.deck.title)
        number = Style(size - 0.5, 1.15, REGULAR, self.look.theme.soft)
        room = self.look.setter.width(str(self.card.card), number) + 2 * MM
        self.line(text, style, x, self.top + r - style.line / 2, self.left + self.width - x - room)
        self.line(str(self.card.card), number._replace(align="right"), x, self.top + r - style.line / 2,
                  self.left + self.width - x)
        return self.top + 2 * r + 2.2 * MM

    def _category_mark(self, cx: float, cy: float, r: float) -> list[Box]:
        return self.look.badge(self.category.shape, self.category.letter, cx, cy, r, self.accent)

    def footer(self, left: str = "", dated: bool = False) -> float:
        """Deck, number and version in small; returns the y above. `left` may add the fiches a card leans on.

        `dated` adds when what it says was last known to hold. Set before what stands above it, for its height; read
        after it (see `draw`).
        """
        style = Style(self.sizes.foot, 1.2, REGULAR, self.look.theme.soft)
        words = self.look.words
        text = words("card.dated" if dated else "card.foot", deck=self.deck.title, card=self.card.card,
                     version=self.deck.version, date=self.deck.date_of(self.card))
        y = self.bottom - style.line
        if said := notice(self.deck, self.look):
            self.line(said, style, self.left, y, self.width, last=True)
            y -= style.line
        if left:
            wide = self.look.setter.width(f"{left}   {text}", style) <= self.width
            self.line(left, style, self.left, y if wide else y - style.line, self.width, last=True)
            self.line(text, style._replace(align="right") if wide else style, self.left, y, self.width,
                      last=True)
            return y - (2.2 * MM if wide else 2.2 * MM + style.line)
        self.line(text, style, self.left, y, self.width, last=True)
        return y - 2.2 * MM

    def _bleed(self) -> None:
        """A ground of the category's tint past the trim: a back that slipped shows no white, and is told from a front.

        Where ink is saved there is none.
        """
        if self.look.ink != Ink.SAVER:
            b, page = BLEED * MM, self.page
            page.add(Path(rectangle(-b, -b, page.width + 2 * b, page.height + 2 * b), self.accent.tint))

    def ground(self, top: float, bottom: float, outlined: bool = False) -> None:
        """A rounded tint, a little wider than the text; or only its dashed outline."""
        box = rectangle(self.left - 1 * MM, top, self.width + 2 * MM, bottom - top, 3 * MM)
        self.page.add(Path(box, None, self.accent.ink, 0.8, (4, 3)) if outlined 
                      else self.look.ground(box, self.accent.tint))

    def heading(self, style: Style, x: float, y: float, width: float, gap: float) -> float:
        """The heading of the deck, where it has one; returns the y below."""
        if not self.deck.heading:
            return y
        self.line(self.deck.heading, style, x, y, width)
        return y + style.line + gap

    def line(self, text: str, style: Style, x: float, y: float, width: float, tag: str = "P",
             last: bool = False) -> None:
        """A text that is expected on one line; it shrinks a little rather than leave the safe zone.

        `last`: whatever stands above it is read first.
        """
        setter, node = self.look.setter, Node(tag, self.section, last=last)
        spaced = setter.spaced(style)
        if whole := setter.whole(text, style, width):
            self.page.boxes += setter.place([whole], spaced, x, y + (style.line - spaced.line) / 2, width, node)
            return
        parts, floor = [Part(text, style)], max(self.sizes.small, style.size * 0.75)
        height = spaced.line * 1.05  # air around a single line is nobody's loss
        fitted = fit(setter, parts, width, height, floor)
        if fitted is None:
            self.overflow(parts, width, height, floor)
            return
        self.page.add(*fitted.place(setter, x, y + (style.line - fitted.height) / 2, width, [node]))

    def text(self, parts: list[Part], box: tuple[float, float, float, float], floor: float | None = None,
             middle: bool = False) -> float:
        """Parts fitted into a box (x, y, width, height); returns the y below them. What does not fit is an error."""
        (x, y, width, height), floor = box, floor or self.sizes.floor
        fitted = fit(self.look.setter, parts, width, height, floor, full=True)
        if fitted is None:
            self.overflow(parts, width, height, floor)
            return y
        if middle:
            y += (height - fitted.height) / 2
        self.page.add(*fitted.place(self.look.setter, x, y, width, [Node("P", self.section) for _ in parts]))
        return y + fitted.height

    def overflow(self, parts: list[Part], width: float, height: float, floor: float) -> None:
        """The error that names the card, at the longest of the texts that do not fit."""
        places = [p.text for p in parts if isinstance(p.text, Text)]
        place = max(places, key=len).place if places else self.card.card.place
        factor = self.look.factor  # all is told as it will be drawn
        size = f"{self.deck.size.width * factor:.4g} × {self.deck.size.height * factor:.4g} mm"
        self.look.setter.report.error(
            "carte-deborde", place, card=str(self.card.card), size=size,
            floor=f"{floor * factor:.3g}".replace(".", ","),
            lines=excess(self.look.setter, parts, width, height, floor))
