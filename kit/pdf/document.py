"""Pages become the bytes of one PDF file: tagged, with bookmarks, the same bytes for the same pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import BinaryIO

from kit.pdf.archive import Information as Information
from kit.pdf.assembly import Assembly
from kit.pdf.blocks import Block, Part
from kit.pdf.drawing import Drawing
from kit.pdf.drawn import Drawn
from kit.pdf.embedding import EmbeddedFont, load
from kit.pdf.lettering import Lettering
from kit.typesetting.fonts import Fonts
from kit.typesetting.page import Page


class Printer:
    """Draws pages with one family of fonts, and writes any number of PDF files of what it drew."""

    keeps = False  # whether it has at hand what it drew before (kit/pdf/keeping.py)

    def __init__(self, fonts: Fonts):
        # Faces that share a file (upright letters in the place of italics) are embedded once.
        first = {data: face for face, data in reversed(fonts.files.items())}
        embedded = {data: EmbeddedFont(face, data, fonts.fonts[face]) for data, face in first.items()}
        self.fonts = {face: embedded[data] for face, data in fonts.files.items()}
        kerns = {face: widths.kerns for face, widths in fonts.widths.items()}
        self.lettering = Lettering(self.fonts, kerns, fonts.tracking)

    def load(self) -> None:
        """Import what files are written with, before processes part that all need it."""
        load()

    def draw(self, pages: Sequence[Page]) -> Drawn:
        """What these pages come to, for any file of the same fonts.

        Together have to be drawn: pages that share a place in the reading structure (a card's front and back), and
        a link and what it leads to.
        """
        drawing = Drawing(self.lettering)
        for page in pages:
            drawing.add(page)
        return drawing.finished()

    def assemble(self, drawn: Iterable[Drawn], information: Information, sink: BinaryIO) -> None:
        """Write one file of what was drawn, in order, into `sink`, which needs nothing but `write`.

        Each record is asked for when the one before is written, and then let go of.
        """
        assembly = Assembly(self.fonts, sink)
        for part in drawn:
            assembly.add(part)
        assembly.finish(information)

    def renew(self, parts: Iterable[Part], information: Information, sink: BinaryIO) -> list[Block | None]:
        """Write a file of which parts may be as they were in the last one; where each of them stands now."""
        assembly = Assembly(self.fonts, sink)
        blocks = []
        for part in parts:
            copied = assembly.copy(part.block, part.data) if part.block else None
            blocks.append(copied or assembly.add(part.draw()))
        assembly.finish(information)
        return blocks

    def write(self, pages: Sequence[Page], information: Information) -> bytes:
        """The PDF of these pages."""
        out = BytesIO()
        self.assemble([self.draw(pages)], information, out)
        return out.getvalue()
