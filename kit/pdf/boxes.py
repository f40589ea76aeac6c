"""Where a page ends, where it is cut, and how far its ink goes: MediaBox, TrimBox and BleedBox."""

from __future__ import annotations

from kit.typesetting.page import Page

Box = tuple[float, float, float, float]  # left, bottom, right, top in points, y up
_ROUNDING = 0.01  # points


def boxes(page: Page) -> dict[str, Box]:
    """Every box of a page by its name. Raises ValueError where the trim leaves the bleed, or the bleed the page."""
    whole = (0.0, 0.0, round(page.width, 3), round(page.height, 3))
    bleed = _inside(whole, _upwards(page.bleed, page))
    return {"MediaBox": whole, "BleedBox": bleed, "TrimBox": _inside(bleed, _upwards(page.trim, page))}


def _upwards(box: Box | None, page: Page) -> Box:
    """A box of the page given as x, y down, width, height; the page itself where there is none."""
    x, y, width, height = box or (0.0, 0.0, page.width, page.height)
    return x, page.height - y - height, x + width, page.height - y


def _inside(outer: Box, box: Box) -> Box:
    """The box to a thousandth of a point, and not a hair beyond the one around it."""
    kept = (*map(max, box[:2], outer[:2]), *map(min, box[2:], outer[2:]))
    if max(abs(given - found) for given, found in zip(box, kept, strict=True)) > _ROUNDING:
        raise ValueError(f"{box} is not inside {outer}")
    left, bottom, right, top = (round(value, 3) for value in kept)
    return left, bottom, right, top
