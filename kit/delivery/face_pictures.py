"""A deck as pictures: every face to the pixel, a contact sheet, a fan for the web, sheets for Tabletop Simulator."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kit.delivery.editions import drawn, edited
from kit.delivery.order import Edition, Order
from kit.delivery.pictures import CONTACT, FAN
from kit.delivery.selecting import selected
from kit.documents.look import Look
from kit.documents.pictures import contact_sheet, plain_back
from kit.model.deck import Card, Deck
from kit.typesetting.page import Page

if TYPE_CHECKING:
    from PIL.Image import Image

    from kit.pdf.document import Printer

ABOUT = "lisez-moi.txt"
COLUMNS, ROWS, LONGEST = 10, 7, 4096  # of a sheet for Tabletop Simulator; its longer side in pixels at most
A_SHEET = COLUMNS * ROWS - 1  # the last cell is what other players see of a card in a hand
_IN_FAN, _FAN_SIDE = 7, 560
_ON_CONTACT, _FINE = 60, 2  # cards on a contact sheet; pixels for each of its points
_OURS = re.compile(r"(.+-(recto|verso)|tts-(rectos|versos)-\d+|tts-dos|planche(-\d+)?|eventail)\.png|lisez-moi\.txt")


def face_pictures(deck: Deck, look: Look, order: Order, printer: Printer, dpi: int) -> dict[str, bytes]:
    """The files of a deck's folder of pictures, for the cards and the edition of an order.

    A face is as many pixels as its trim measures at `dpi`; each card is there once, however many copies are printed.
    """
    deck, look = edited(deck, order.edition), look.speaking(str(deck.language))
    choice = selected(deck, order, look.setter.report)
    if choice is None:
        return {}
    with Pictures(deck, [card for card, _ in choice.cards], look, printer, order.edition) as made:
        return {**dict(made.each(dpi)), **dict(made.contacts()), FAN: made.fan(), **dict(made.tabletop()),
                ABOUT: made.about(dpi).encode()}


def outdated(folder: Path, files: dict[str, bytes]) -> list[str]:
    """The pictures of an earlier set that this one has no more; a person's own files are none of them."""
    there = os.listdir(folder) if folder.is_dir() else []
    return [name for name in there if name not in files and _OURS.fullmatch(name)]


def pixels(millimetres: float, dpi: int) -> int:
    """How many pixels show a length."""
    return max(1, round(millimetres / 25.4 * dpi))


class Pictures:
    """The pictures of some cards of a deck, each a PNG, taken of a PDF with a face a page."""

    def __init__(self, deck: Deck, cards: list[Card], look: Look, printer: Printer, edition: Edition = Edition()):
        self.deck, self.cards, self.look, self.printer = deck, cards, look, printer
        self.sides = 2 if deck.has_backs else 1
        self.stems = list(_stems(cards))
        pairs = drawn(deck, edition, look, [(card, 1) for card in cards])
        self.faces = _Rendered([page for pair in pairs for page in pair if page], printer)

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *why: object) -> None:
        self.faces.close()

    def each(self, dpi: int) -> Iterator[tuple[str, bytes]]:
        """Every face by itself."""
        size = pixels(self.deck.size.width, dpi), pixels(self.deck.size.height, dpi)
        for number, stem in enumerate(self.stems):
            for side in range(self.sides):
                picture = self.faces.picture(number * self.sides + side, size)
                yield f"{stem}-{('recto', 'verso')[side]}.png", _png(picture, dpi)

    def contacts(self) -> Iterator[tuple[str, bytes]]:
        """All faces at a glance, on one sheet or, of a very large deck, on several."""
        starts = range(0, len(self.cards), _ON_CONTACT)
        for number, start in enumerate(starts, 1):
            sheet = contact_sheet(self.deck, self.cards[start:start + _ON_CONTACT], self.look, number, len(starts))
            ground = _Rendered([sheet.page], self.printer)
            picture = ground.picture(0, (round(sheet.page.width) * _FINE, round(sheet.page.height) * _FINE))
            ground.close()
            size = sheet.face[0] * _FINE, sheet.face[1] * _FINE
            for index, (x, y) in enumerate(sheet.spots, start * self.sides):
                picture.paste(self.faces.picture(index, size), (x * _FINE, y * _FINE))
            yield CONTACT if number == 1 else CONTACT.replace(".", f"-{number}."), _png(picture)

    def fan(self, longest: int = _FAN_SIDE, most: int = _IN_FAN) -> bytes:
        """A few fronts from all over the deck, so many pixels long; cards to write on only where there are no others.
        """
        from kit.delivery.picture_sheets import drawn_size, fan

        said = [n for n, card in enumerate(self.cards) if self.deck.template_of(card) != "blank"]
        shown = said or range(len(self.cards))
        count = min(most, len(shown))
        picked = [shown[int((place + 0.5) * len(shown) / count)] for place in range(count)]
        size = drawn_size(self.deck.size.width, self.deck.size.height, longest)
        return _png(fan([self.faces.picture(number * self.sides, size) for number in picked]))

    # --- Tabletop Simulator ------------------------------------------------------------------------

    @property
    def cell(self) -> tuple[int, int]:
        """The pixels of a face on a sheet of cells, as many as there may be."""
        width, height = self.deck.size.width, self.deck.size.height
        factor = min(LONGEST / COLUMNS / width, LONGEST / ROWS / height)
        return int(width * factor + 1e-9), int(height * factor + 1e-9)

    def tabletop(self) -> Iterator[tuple[str, bytes]]:
        """Sheets of fronts, and of backs in the same cells; one back for all where the cards have none of their own."""
        for number, count in enumerate(self.counts, 1):
            first = (number - 1) * A_SHEET
            for side, name in enumerate(("rectos", "versos")[:self.sides]):
                yield f"tts-{name}-{number}.png", _png(self.sheet(first, count, side))
        if self.sides == 1:
            back = _Rendered([plain_back(self.deck, self.look)], self.printer)
            yield "tts-dos.png", _png(back.picture(0, self.cell))
            back.close()

    def sheet(self, first: int, count: int, side: int) -> Image:
        from kit.delivery.picture_sheets import cells

        numbers = range(first * self.sides + side, (first + count) * self.sides, self.sides)
        return cells((self.faces.picture(n, self.cell) for n in numbers), COLUMNS, ROWS, self.cell)

    @property
    def counts(self) -> list[int]:
        """How many cards there are on each sheet."""
        return [min(A_SHEET, len(self.cards) - start) for start in range(0, len(self.cards), A_SHEET)]

    # --- words -------------------------------------------------------------------------------------

    def about(self, dpi: int) -> str:
        """What the folder holds, and what to type into Tabletop Simulator."""
        words, deck = self.look.words, self.deck
        width, height = pixels(deck.size.width, dpi), pixels(deck.size.height, dpi)
        said = [words("pictures.about", deck=deck.title, version=deck.version, updated=deck.updated, dpi=dpi,
                      width=width, height=height, example=self.stems[0])]
        for number, count in enumerate(self.counts, 1):
            said.append(words("pictures.tabletop-backs" if self.sides == 2 else "pictures.tabletop-back", n=number,
                              columns=COLUMNS, rows=ROWS, count=count))
        said.append(words("pictures.tabletop-end"))
        many = [words("pictures.copies", card=card.card, n=card.copies) for card in self.cards if card.copies > 1]
        if many:
            said.append(words("pictures.tabletop-copies", list=", ".join(many)))
        return "\n\n".join(part.strip() for part in said) + "\n"


class _Rendered:
    """Pages as a PDF that pictures are taken of."""

    def __init__(self, pages: list[Page], printer: Printer):
        import pypdfium2

        from kit.pdf.document import Information

        self.document = pypdfium2.PdfDocument(printer.write(pages, Information("")))

    def picture(self, index: int, size: tuple[int, int]) -> Image:
        """A page stretched to exactly that many pixels: less than one more or fewer than its own measures give."""
        from pypdfium2 import PdfBitmap, raw

        bitmap = PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx, rev_byteorder=True)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
        page = self.document[index]
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, raw.FPDF_REVERSE_BYTE_ORDER)
        picture = bitmap.to_pil().convert("RGB")
        page.close()
        bitmap.close()
        return picture

    def close(self) -> None:
        self.document.close()


def _png(picture: Image, dpi: int | None = None) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


def _stems(cards: list[Card]) -> Iterator[str]:
    """A name in plain letters for each card's files, no two alike on any system."""
    taken: set[str] = set()
    for card in cards:
        plain = unicodedata.normalize("NFKD", str(card.card)).encode("ascii", "ignore").decode()
        stem = name = re.sub(r"[^A-Za-z0-9]+", "-", plain)[:60].strip("-") or "carte"
        number = 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.lower())
        yield name
