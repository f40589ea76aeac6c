"""A display list as text that a person can read in a diff: one line for each box, numbers to a tenth of a point."""

from __future__ import annotations

from collections.abc import Iterator

from kit.typesetting.page import Box, Field, Image, Page, Path, Placed, Rule, Run


def log(pages: list[Page]) -> str:
    """The whole document: `page` lines, and below each its boxes in drawing order."""
    return "".join(f"{line}\n" for page in pages for line in _page(page))


def _page(page: Page, indent: str = "") -> Iterator[str]:
    yield f'{indent}page {_n(page.width, page.height)} "{page.title}"'
    for mark in page.bookmarks:
        yield f'{indent}  bookmark {mark.level} {_n(mark.y)} {mark.name} "{mark.title}"'
    for box in page.boxes:
        yield from (f"{indent}  {line}" for line in _box(box))


def _box(box: Box) -> Iterator[str]:
    if isinstance(box, Run):
        where = f"{_n(box.x, box.y)} {box.face} {_n(box.size)} {box.colour} {_tag(box)}"
        yield f'run {where} "{box.text}"' + (f" → {box.link}" if box.link else "")
    elif isinstance(box, Rule):
        yield f"rule {_n(box.x1, box.y1, box.x2, box.y2)} {_n(box.width)} {box.colour}" + (
            f" dash {_n(*box.dash)}" if box.dash else ""
        )
    elif isinstance(box, Path) and not box.segments:
        yield f"place {_tag(box)}"
    elif isinstance(box, Path) and not box.segments:
        yield f"nothing {_tag(box)}"
    elif isinstance(box, Path):
        left, top, right, bottom = extent(box)
        pen = f"{box.stroke} {_n(box.width)}" if box.stroke else "-"
        where = f"{_n(left, top, right - left, bottom - top)} {len(box.segments)} steps"
        yield f"path {where} fill {box.fill or '-'} pen {pen} {_tag(box)}"
    elif isinstance(box, Image):
        yield f"image {_n(box.x, box.y, box.width, box.height)} {len(box.data)} bytes {_tag(box)}"
    elif isinstance(box, Field):
        where = f"{_n(box.x, box.y, box.width, box.height)} {_n(box.size)}"
        said = f" = {box.value}" if box.value else ""
        yield f'field {where} {box.lines} lines {box.name} "{box.label}" {box.choice}{said}'.replace("  ", " ").rstrip()
    elif isinstance(box, Placed):
        yield f"placed {_n(box.x, box.y)} turned {box.turn}"
        yield from _page(box.page, "  ")


def extent(path: Path) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path's points, without its pen."""
    xs = [value for segment in path.segments for value in segment[1::2]]
    ys = [value for segment in path.segments for value in segment[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _tag(box: Run | Path | Image) -> str:
    return box.node.path if box.node else "(decoration)"


def _n(*values: float) -> str:
    return " ".join(
        f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else f"{value:.1f}".removesuffix(".0")
        for value in values
    )
