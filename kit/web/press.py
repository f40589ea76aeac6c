"""Where packs and covers are made in memory, with letters that stay warm; by one thread at a time."""

from __future__ import annotations

from typing import NamedTuple

from kit.delivery.face_pictures import Pictures
from kit.delivery.order import Edition, Order
from kit.delivery.packing import lay_out
from kit.delivery.workbench import load_fonts, load_look, worded
from kit.documents.look import Look
from kit.model.deck import Deck
from kit.model.edition import Reading
from kit.model.library import Library
from kit.model.workshop import Workshop
from kit.pdf.document import Information, Printer
from kit.pdf.keeping import KeepingPrinter
from kit.reading.diagnostics import Report
from kit.speech import language
from kit.typesetting.fonts import Fonts
from kit.web.builds import Made, Told, make
from kit.web.outlines import Outline, outline_of
from kit.web.pictures import PDFIUM, page_picture
from kit.web.wishes import Wish

_IN_COVER, _FACE = 5, 260  # cards that are spread out, and how long each is in pixels
_COVER = 560  # pixels across a sheet
_KEPT = 30_000_000  # bytes of pages that were drawn, for each kind of letters, and as many of files


class Letters(NamedTuple):
    """The letters of an edition, and what draws them."""

    fonts: Fonts
    printer: Printer


class Press:
    """Makes what is asked for of a library that was just opened. Not for two threads at once."""

    def __init__(self) -> None:
        self._letters: dict[tuple, Letters] = {}

    def pack(self, name: str, wish: Wish, library: Library, told: Told) -> tuple[Made | None, Outline | None]:
        """The pack and the running order for a wish; None where the report of the library holds why not."""
        workshop, reading = library.workshop(name), library.edition(wish.edition)
        if workshop is None or reading is None:
            return None, None
        if wish.logo:
            library.handed = {str(wish.event.logo): wish.logo}
        event = wish.event.over(library.usual_event)
        reading = reading.addressing(event.inclusive)
        order = wish.order._replace(event=event, edition=Edition(reading), overlays=library.overlays)
        letters, look = self._letters_of(reading), self._look(library, order)
        if look is None:
            return None, None
        words, spoken = (look.speaking(one).words for one in (str(workshop.language), language()))
        outline = outline_of(workshop, event, reading, words, spoken, Report())
        return make(workshop, library, look, letters.printer, order, told), outline

    def cover(self, name: str, library: Library) -> bytes:
        """A picture of a workshop, as a PNG: some of its cards, or else its first sheet. Raises LookupError."""
        order = Order()
        workshop, look = library.workshop(name), self._look(library, order)
        if workshop is None or look is None:
            raise LookupError(name)
        shown = [deck for deck in self._decks(workshop, library) if self._told(deck)]
        return self._fan(shown[0], look) if shown else self._sheet(workshop, library, look)

    # --- covers --------------------------------------------------------------------------------

    def _decks(self, workshop: Workshop, library: Library) -> list[Deck]:
        named = [line.deck for line in workshop.print if line.deck]
        return [worded(deck, Reading()) for one in named if (deck := library.deck(one))]

    def _told(self, deck: Deck) -> list[int]:
        """The cards that say something, by their number."""
        return [number for number, card in enumerate(deck.cards) if deck.template_of(card) != "blank"]

    def _fan(self, deck: Deck, look: Look) -> bytes:
        """Some of its cards, so that no more of them are set than are seen."""
        told = self._told(deck)
        count = min(_IN_COVER, len(told))
        cards = [deck.cards[told[int((place + 0.5) * len(told) / count)]] for place in range(count)]
        look, printer = look.speaking(str(deck.language)), self._letters_of(Reading()).printer
        with PDFIUM, Pictures(deck, cards, look, printer) as pictures:
            return pictures.fan(_FACE, _IN_COVER)

    def _sheet(self, workshop: Workshop, library: Library, look: Look) -> bytes:
        for part in ("sheets", "guide"):
            laid_out = lay_out(workshop, library, look, Order(only=(part,)))
            shown = [out for out in laid_out[1] if not out.private] if laid_out else []
            if shown:
                pages = shown[0].leaves or shown[0].pages  # before they were cut into tiles, where they were
                return page_picture(self._letters_of(Reading()).printer.write(pages, Information("")), 1, _COVER)
        raise LookupError(str(workshop.workshop))

    # --- letters -------------------------------------------------------------------------------

    def _look(self, library: Library, order: Order) -> Look | None:
        letters = self._letters_of(order.reading)
        return load_look(library, letters.fonts, paper=order.text_paper, ink=order.ink, reading=order.reading)

    def _letters_of(self, reading: Reading) -> Letters:
        """Opened once: those of editions that differ in nothing that letters show are the same."""
        key = (reading.italics, reading.letter, reading.word)
        if key not in self._letters:
            fonts = load_fonts(reading)
            self._letters[key] = Letters(fonts, KeepingPrinter(fonts, _KEPT))
        return self._letters[key]
