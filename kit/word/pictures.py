"""Figures as pictures: what stands within their bounds on the page, drawn as a page of their own, as PNG."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from kit.pdf.archive import Information
from kit.pdf.document import Printer
from kit.typesetting.page import Box, Image, Page, Path, Rule, Run
from kit.typesetting.reading_order import Element
from kit.typesetting.slices import moved

_DPI = 200
_EDGE = 2.0  # points of white around a figure, for the width of its lines
_Bounds = tuple[float, float, float, float]


def drawing(printer: Printer) -> Callable[[Element], tuple[bytes, float]]:
    """A function from a figure to its PNG and its width in points."""

    def draw(figure: Element) -> tuple[bytes, float]:
        page, _ = figure.boxes[0]
        found = [_bounds(box) for _, box in figure.boxes]
        left, top, right, bottom = _around([bounds for bounds in found if bounds])
        alone = Page(right - left, bottom - top)
        for box in page.boxes:
            bounds = _bounds(box)
            if bounds and left <= bounds[0] and top <= bounds[1] and bounds[2] <= right and bounds[3] <= bottom:
                alone.add(moved(box, -left, -top))
        return _png(printer.write([alone], Information(""))), alone.width

    return draw


def _around(bounds: list[_Bounds]) -> _Bounds:
    lefts, tops, rights, bottoms = zip(*bounds, strict=True)
    return min(lefts) - _EDGE, min(tops) - _EDGE, max(rights) + _EDGE, max(bottoms) + _EDGE


def _bounds(box: Box) -> _Bounds | None:
    """Left, top, right and bottom of a box; None for one that has none, or that is no ink of its own."""
    if isinstance(box, Run):
        return box.x, box.y - box.size * 0.8, box.x + box.width, box.y + box.size * 0.25
    if isinstance(box, Image):
        return box.x, box.y, box.x + box.width, box.y + box.height
    if isinstance(box, Rule):
        return min(box.x1, box.x2), min(box.y1, box.y2), max(box.x1, box.x2), max(box.y1, box.y2)
    if isinstance(box, Path) and box.segments:
        xs = [value for segment in box.segments for value in segment[1::2]]
        ys = [value for segment in box.segments for value in segment[2::2]]
        return min(xs), min(ys), max(xs), max(ys)
    return None


def _png(pdf: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        picture = page.render(scale=_DPI / 72).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, "PNG", dpi=(_DPI, _DPI))
    return out.getvalue()
