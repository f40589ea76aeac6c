"""What a finished PDF really holds, read back from its bytes by another library than the one that wrote them.

Fonts, page boxes, pictures, type and ink (see kit/delivery/facts), without a judgement.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from kit.delivery.facts import Facts, FontUsed, Ink, PageSize, Picture, StrayBox, Type

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MM = 72 / 25.4
_INK_DPI = 36
_SLACK = 0.02  # points that rounding may put one box outside of another
_DARK = 80  # of 255: below it in all three channels, a colour is meant as black
_SPACES = {1: "grey", 2: "rgb", 3: "cmyk", 4: "grey", 5: "rgb", 7: "rgb", 10: "indexed"}  # FPDF_COLORSPACE_…
_Matrix = tuple[float, float, float, float]


class Unreadable(Exception):
    """These bytes are no PDF that can be opened."""


def inspect(pdf: bytes, thorough: bool = True) -> Facts:
    """The facts of a PDF; where not thorough, without its pictures' resolution, its type and its ink.

    Raises Unreadable.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        raise Unreadable from None
    try:
        return _Reader(document, thorough).facts()
    finally:
        document.close()


class _Seen(NamedTuple):
    """An object of a page, and how far it is scaled and turned there."""

    handle: Any
    matrix: _Matrix


class _Reader:
    """Goes through one document, page by page."""

    def __init__(self, document: PdfDocument, thorough: bool):
        from pypdfium2 import raw

        self.raw, self.document, self.thorough = raw, document, thorough
        self.fonts: dict[int, FontUsed] = {}
        self.sizes: dict[tuple, int] = {}
        self.stray: list[StrayBox] = []
        self.colours: set[str] = set()
        self.inks: list[float] = []
        self.smallest: Type | None = None
        self.coarsest: Picture | None = None
        self.mixed: Type | None = None

    def facts(self) -> Facts:
        for index in range(len(self.document)):
            page = self.document[index]
            try:
                self.page(page, index + 1)
            finally:
                page.close()
        sizes = tuple(PageSize(*key[:2], pages, *key[2:]) for key, pages in self.sizes.items())
        fonts = tuple(sorted({font.name: font for font in self.fonts.values()}.values(), key=lambda font: font.name))
        return Facts(pages=len(self.document), sizes=sizes, stray_boxes=tuple(self.stray), fonts=fonts,
                     smallest=self.smallest, coarsest=self.coarsest, mixed_black=self.mixed, ink=self.ink())

    def page(self, page: PdfPage, number: int) -> None:
        self.boxes(page, number)
        for seen in self.objects(page.raw, (1.0, 0.0, 0.0, 1.0)):
            kind = self.raw.FPDFPageObj_GetType(seen.handle)
            if kind == self.raw.FPDF_PAGEOBJ_TEXT:
                self.text(seen, page, number)
            elif kind == self.raw.FPDF_PAGEOBJ_IMAGE and self.thorough:
                self.picture(seen, page, number)
            elif kind == self.raw.FPDF_PAGEOBJ_PATH and self.thorough:
                self.path(seen)
        if self.thorough:
            self.inks.append(_coverage(page))

    def objects(self, page: Any, matrix: _Matrix) -> Iterator[_Seen]:
        """Everything that is drawn on a page, forms opened."""
        raw = self.raw
        handles = [raw.FPDFPage_GetObject(page, i) for i in range(raw.FPDFPage_CountObjects(page))]
        while handles:
            handle, around = handles.pop(), matrix
            if isinstance(handle, _Seen):
                handle, around = handle
            own = _product(self.matrix(handle), around)
            if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_FORM:
                inside = range(raw.FPDFFormObj_CountObjects(handle))
                handles += [_Seen(raw.FPDFFormObj_GetObject(handle, i), own) for i in inside]
            else:
                yield _Seen(handle, own)

    def matrix(self, handle: Any) -> _Matrix:
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(handle, found)
        return found.a, found.b, found.c, found.d

    # --- boxes -----------------------------------------------------------------------------------

    def boxes(self, page: PdfPage, number: int) -> None:
        raw = self.raw
        media = self.box(page, raw.FPDFPage_GetMediaBox) or (0.0, 0.0, *page.get_size())
        crop = self.box(page, raw.FPDFPage_GetCropBox) or media
        bleed = self.box(page, raw.FPDFPage_GetBleedBox) or crop
        trim = self.box(page, raw.FPDFPage_GetTrimBox) or crop
        nested = (("CropBox", crop, "MediaBox", media), ("BleedBox", bleed, "MediaBox", media),
                  ("TrimBox", trim, "MediaBox", media), ("TrimBox", trim, "BleedBox", bleed))
        self.stray += [StrayBox(number, inner, outer) for inner, box, outer, around in nested if _leaves(box, around)]
        cut = None if trim == media else _millimetres(trim)
        beyond = min(abs(a - b) for a, b in zip(trim, bleed, strict=True)) / _MM
        key = (*_millimetres(media), cut, round(beyond, 1))
        self.sizes[key] = self.sizes.get(key, 0) + 1

    def box(self, page: PdfPage, get: Any) -> tuple[float, ...] | None:
        sides = [ctypes.c_float() for _ in range(4)]
        return tuple(side.value for side in sides) if get(page.raw, *sides) else None

    # --- what is drawn ---------------------------------------------------------------------------

    def text(self, seen: _Seen, page: PdfPage, number: int) -> None:
        self.font(seen, number)
        if not self.thorough:
            return
        size = ctypes.c_float()
        self.raw.FPDFTextObj_GetFontSize(seen.handle, size)
        points = round(size.value * _height(seen.matrix), 2)
        colour = self.colour(seen, self.raw.FPDFPageObj_GetFillColor)
        mixed = self.mixed is None and _is_mixed_black(colour)
        if mixed or self.smallest is None or points < self.smallest.size:
            words = self.words(seen, page)
            if len(words) > 1 or words and not self.is_artifact(seen):  # a letter inside a mark is no type to read
                found = Type(points, number, words, colour)
                self.mixed = found if mixed else self.mixed
                self.smallest = found if self.smallest is None or points < self.smallest.size else self.smallest

    def font(self, seen: _Seen, number: int) -> None:
        """Remember a font; the same one is handed out under the same address all through a document."""
        font = self.raw.FPDFTextObj_GetFont(seen.handle)
        address = ctypes.addressof(font.contents) if font else 0
        if address not in self.fonts:
            buffer = ctypes.create_string_buffer(256)
            self.raw.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", "replace")
            self.fonts[address] = FontUsed(name, self.raw.FPDFFont_GetIsEmbedded(font) == 1, number)

    def words(self, seen: _Seen, page: PdfPage) -> str:
        words = page.get_textpage()
        try:
            length = self.raw.FPDFTextObj_GetText(seen.handle, words, None, 0)
            buffer = (ctypes.c_ushort * max(1, length // 2))()
            self.raw.FPDFTextObj_GetText(seen.handle, words, buffer, length)
        finally:
            words.close()
        return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()

    def is_artifact(self, seen: _Seen) -> bool:
        """Whether an object is marked as decoration, which is not read."""
        buffer, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
        for index in range(self.raw.FPDFPageObj_CountMarks(seen.handle)):
            mark = self.raw.FPDFPageObj_GetMark(seen.handle, index)
            self.raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
            if bytes(buffer)[:length.value].decode("utf-16-le").rstrip("\0") == "Artifact":
                return True
        return False

    def picture(self, seen: _Seen, page: PdfPage, number: int) -> None:
        raw, about = self.raw, self.raw.FPDF_IMAGEOBJ_METADATA()
        raw.FPDFImageObj_GetImageMetadata(seen.handle, page.raw, about)
        a, b, c, d = seen.matrix
        wide, high = hypot(a, b) or 1.0, hypot(c, d) or 1.0
        dpi = round(min(about.width / wide, about.height / high) * 72)
        if self.coarsest is None or dpi < self.coarsest.dpi:
            colours = _SPACES.get(about.colorspace, "other")
            self.coarsest = Picture(dpi, number, (about.width, about.height), colours)

    def path(self, seen: _Seen) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self.raw.FPDFPath_GetDrawMode(seen.handle, fill, stroke)
        if fill.value:
            self.colour(seen, self.raw.FPDFPageObj_GetFillColor)
        if stroke.value:
            self.colour(seen, self.raw.FPDFPageObj_GetStrokeColor)

    def colour(self, seen: _Seen, get: Any) -> str:
        """The colour of an object, `#rrggbb`; remembered."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        get(seen.handle, red, green, blue, alpha)
        colour = f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
        self.colours.add(colour)
        return colour

    def ink(self) -> Ink | None:
        if not self.inks:
            return None
        most = max(self.inks)
        mean = sum(self.inks) / len(self.inks)
        return Ink(tuple(sorted(self.colours)), round(mean, 1), round(most, 1), self.inks.index(most) + 1)


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """First the inner, then the outer; where things stand does not matter here."""
    (a, b, c, d), (p, q, r, s) = inner, outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s


def _height(matrix: _Matrix) -> float:
    """How much taller letters become, across their line."""
    a, b, c, d = matrix
    return abs(a * d - b * c) / hypot(a, b) if a or b else 0.0


def _leaves(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether a box (left, bottom, right, top) is outside of another, on any side."""
    return (inner[0] < outer[0] - _SLACK or inner[1] < outer[1] - _SLACK or inner[2] > outer[2] + _SLACK
            or inner[3] > outer[3] + _SLACK)


def _millimetres(box: tuple[float, ...]) -> tuple[float, float]:
    left, bottom, right, top = box
    return round((right - left) / _MM, 1), round((top - bottom) / _MM, 1)


def _is_mixed_black(colour: str) -> bool:
    """Meant as black, but made of colours: a press prints its words with four inks that never quite meet."""
    channels = {int(colour[i:i + 2], 16) for i in (1, 3, 5)}
    return len(channels) > 1 and max(channels) < _DARK


def _coverage(page: PdfPage) -> float:
    """Ink on a page, in % of its paper: cyan, magenta, yellow and black added up, grey being black alone."""
    picture = page.render(scale=_INK_DPI / 72).to_pil().convert("RGB")
    width, height = picture.size
    inked = 0
    for count, (red, green, blue) in picture.getcolors(width * height):
        most = max(red, green, blue)
        inked += count * (255 - most + 3 * most - red - green - blue)
    return 100 * inked / (255 * width * height)
