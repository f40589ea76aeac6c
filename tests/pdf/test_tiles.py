"""Tiles cut and glued: rendered as an image, the poster comes out of them as it is when printed whole."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image, ImageChops

from kit.delivery.order import Order
from kit.delivery.sheet_printouts import sheet_printout
from kit.documents import sheets
from kit.imposition import tiling
from kit.model.printer import Edges, PrinterProfile
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.page import DECORATION, MM, Page, Path, Placed
from kit.typesetting.shapes import rectangle

from .making import PROJECT, look_at, written

_DPI = 60
# What rounding to a hundredth of a point may change in a pixel, and of how many of them.
_SLIGHT, _SHARE = 24, 0.00001
_SEAM = 2  # pixels on either side of a cut, smoothed with the line that one cuts along

WIDE_FOOT = PrinterProfile(printer=Text("bas large"), margins=Edges(4, 4, 14, 4))


def image(page: Page) -> Image.Image:
    document = pypdfium2.PdfDocument(written(page))
    try:
        return document[0].render(scale=_DPI / 72).to_pil().convert("L")
    finally:
        document.close()


def assembled(printed: list[Page], tiles: tiling.TileLayout, size: Size) -> Page:
    """The sheets as a person glues them: each cut on the right and below, laid over the next; the first on top."""
    wall, part = Page.of_mm(size.width, size.height), tiles.part
    for number in reversed(range(tiles.sheets)):
        window = tiles.window(*divmod(number, tiles.columns))
        cut = tuple(side * MM for side in window)
        laid = Placed(printed[number], (window.x - part.x) * MM, (window.y - part.y) * MM, 0, cut, DECORATION)
        wall.add(Path(rectangle(*cut), "#ffffff"), laid)
    return wall


def difference(one: Image.Image, other: Image.Image, tiles: tiling.TileLayout) -> float:
    """The share of pixels that differ visibly, but for the hair's breadth of the seams."""
    assert one.size == other.size
    found = ImageChops.difference(one, other)
    for number in range(tiles.sheets):
        edge = tiles.window(*divmod(number, tiles.columns))
        x, y = (round(mm * _DPI / 25.4) for mm in (edge.right, edge.bottom))
        found.paste(0, (x - _SEAM, 0, x + _SEAM, found.height))
        found.paste(0, (0, y - _SEAM, found.width, y + _SEAM))
    return sum(found.histogram()[_SLIGHT:]) / (one.width * one.height)


@pytest.mark.parametrize(("name", "size", "paper", "profile", "reduce"), [
    ("regles-du-debat", "A3", "A4", None, False),
    ("regles-du-debat", "A2", "A4", WIDE_FOOT, False),
    ("regles-du-debat", "A3", "letter", None, False),
    ("regles-du-debat", "A3", "A4", None, True),
    ("arbre-a-competences", "A1", "A4", None, False),
    ("arbre-a-competences", "A1", "A3", None, False),
    ("tapis-de-tri", "A3", "A4", None, False),
])
def test_the_poster_comes_out_of_its_tiles(name, size, paper, profile, reduce):
    library, look = look_at(PROJECT, paper)
    order, sheet = Order(paper=Size.parse(paper), profile=profile, reduce=reduce), library.sheet(name)
    out = sheet_printout(sheet, look, order, size, {})
    asked = order.sheet_size(size)
    full = asked.landscape if sheet.orientation == "landscape" else asked.landscape.turned
    margins = Edges(*map(max, profile.margins, tiling.MARGINS)) if profile else tiling.MARGINS
    full = tiling.reduced(full, order.sheet_paper, margins) if reduce else full
    tiles = tiling.layout(full, order.sheet_paper, margins)
    assert tiles.sheets == len(out.pages) > 1 and out.tiles == (tiles.columns, tiles.rows)
    whole = image(sheets.draw(sheet, full, look, {})[0])
    assert difference(whole, image(assembled(out.pages, tiles, full)), tiles) < _SHARE
