"""PDFs by another hand than the kit's, and pages with what may be wrong in a file."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kit.delivery.manifest import Entry
from kit.typesetting.page import Page, Run


def drawn(draw, size: tuple[float, float] = (200, 300), **boxes) -> bytes:
    """A PDF by another hand than the kit's: `draw` gets reportlab's canvas, y up, in points."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, **boxes)
    canvas._doc._timeStamp = SimpleNamespace(t=0, YMDhms=(2026, 11, 1, 0, 0, 0), dhh=0, dmm=0)  # the kit has none
    draw(canvas)
    canvas.save()
    return out.getvalue()


def words(canvas: Canvas, size: float, text: str = "Quelques mots", font: str = "Helvetica") -> None:
    canvas.setFont(font, size)
    canvas.drawString(20, 100, text)


def picture(mode: str = "RGB", size: tuple[int, int] = (72, 72)) -> ImageReader:
    return ImageReader(Image.new(mode, size, 128 if mode == "L" else (40, 90, 160)))


def entry(file: str = "essai.pdf", kind: str = "sheet") -> Entry:
    return Entry(file=file, kind=kind, title="Essai", bytes=1, sha256="", pages=1, sheets=2, sides=2, copies=1)


def faulty() -> bytes:
    def draw(canvas):
        canvas.showPage()
        words(canvas, 4)
        canvas.drawImage(picture(), 0, 0, 72, 72)

    return drawn(draw, trimBox=(10, 10, 210, 290))


def page_of(size: float, text: str) -> Page:
    page = Page.of_mm(100, 100)
    page.add(Run(40, 60, text, "regular", size, "#000000"))
    return page
