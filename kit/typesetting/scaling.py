"""A page drawn larger: what was set for a small sheet becomes large print on a larger one, spaces and lines too."""

from __future__ import annotations

from functools import singledispatch

from kit.typesetting.page import Box, Field, Image, Page, Path, Placed, Rule, Run
from kit.typesetting.slices import scaled


def enlarged(page: Page, factor: float) -> Page:
    """The same page, everything on it `factor` times as large."""
    larger = Page(page.width * factor, page.height * factor, page.title)
    larger.boxes = [_box(box, factor) for box in page.boxes]
    larger.bookmarks = [mark._replace(y=mark.y * factor) for mark in page.bookmarks]
    larger.scope, larger.correction = page.scope, page.correction
    larger.trim, larger.bleed = (side and _times(side, factor) for side in (page.trim, page.bleed))
    return larger


def _times(lengths: tuple[float, ...], factor: float) -> tuple[float, ...]:
    return tuple(length * factor for length in lengths)


@singledispatch
def _box(box: Box, factor: float) -> Box:
    raise TypeError(type(box))


@_box.register
def _(box: Run, factor: float) -> Run:
    return box._replace(x=box.x * factor, y=box.y * factor, size=box.size * factor, width=box.width * factor)


@_box.register
def _(box: Rule, factor: float) -> Rule:
    ends = zip(("x1", "y1", "x2", "y2", "width"), _times(box[:5], factor), strict=True)
    return box._replace(dash=_times(box.dash, factor), **dict(ends))


@_box.register
def _(box: Path, factor: float) -> Path:
    return box._replace(segments=scaled(box.segments, factor), width=box.width * factor, dash=_times(box.dash, factor))


@_box.register
def _(box: Image, factor: float) -> Image:
    return box._replace(x=box.x * factor, y=box.y * factor, width=box.width * factor, height=box.height * factor)


@_box.register
def _(box: Field, factor: float) -> Field:
    return box._replace(x=box.x * factor, y=box.y * factor, width=box.width * factor, height=box.height * factor,
                        size=box.size * factor)


@_box.register
def _(box: Placed, factor: float) -> Placed:
    return box._replace(page=enlarged(box.page, factor), x=box.x * factor, y=box.y * factor,
                        clip=box.clip and _times(box.clip, factor))
