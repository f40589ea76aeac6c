"""What documents are tested with: the shipped look, sheets made from a few lines of YAML, where ink falls on a page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path as File

import msgspec

from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.checking import convert
from kit.model.deck import Deck
from kit.model.event import Event
from kit.model.sheet import Sheet
from kit.model.templates import SHEETS
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Source, Text
from kit.typesetting.fonts import Fonts
from kit.typesetting.french import set_french
from kit.typesetting.inline import parse
from kit.typesetting.page import Box, Field, Image, Page, Path, Placed, Rule, Run
from kit.typesetting.text import Typesetter
from tests.shipped import library

from .golden import extent

HOUSE = File(__file__).parents[2]
FACES = {
    "regular": "AtkinsonHyperlegibleNext-Regular",
    "bold": "AtkinsonHyperlegibleNext-Bold",
    "italic": "AtkinsonHyperlegibleNext-Italic",
    "bold-italic": "AtkinsonHyperlegibleNext-BoldItalic",
    "symbols": "KitSymbols-Regular",
}
# Keys whose words choose or name something and are not printed as they stand.
UNPRINTED = {
    "language",
    "sheet",
    "template",
    "sizes",
    "guide",
    "orientation",
    "icon",
    "colour",
    "shape",
    "symbol",
    "deck",
    "show",
    "updated",
    "category",
    "status",
    "letter",
}


@cache
def fonts() -> Fonts:
    return Fonts({face: (HOUSE / "assets" / "fonts" / f"{name}.ttf").read_bytes() for face, name in FACES.items()})


def look() -> Look:
    """The shipped theme, words and fonts, with a report of its own."""
    from kit.delivery.workbench import load_icons

    shelf = library()
    return Look(shelf.theme(), shelf.locale("fr"), Typesetter(fonts(), Report()), load_icons())


def sheet(yaml: str) -> Sheet:
    """A sheet as it would be read from a file of these lines."""
    report = Report()
    values = load(Source("assets/sheets/essai.yaml", yaml), report)
    made = convert(values, SHEETS[values["template"]], report)
    assert made and not len(report), list(report)
    return made


def deck(yaml: str) -> Deck:
    report = Report()
    made = convert(load(Source("cards/essai.yaml", yaml), report), Deck, report)
    assert made and not len(report), list(report)
    return made


def session(**event: object) -> Session:
    """A session of which only the event is known, which is all that a sheet asks of it."""
    return Session(None, Event(**event), None, None, {}, {})


def size(name: str, of: Sheet) -> Size:
    """A paper turned as the sheet wants it."""
    paper = Size.parse(name)
    return paper.turned if of.orientation == "landscape" else paper


# --- what is printed, and where -----------------------------------------------------------------------


def texts(value: object, key: str = "") -> Iterator[str]:
    """Every text of a sheet or a card that a reader should find on paper."""
    if isinstance(value, Text):
        if key not in UNPRINTED:
            yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in ("simple", "reviewed_by"):  # the words of another edition
                yield from texts(getattr(value, name), name)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item, key)
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item, key)


def plain(text: str) -> str:
    """A text as it is printed: French spaces and quotes, no markup, every space the same."""
    return " ".join(set_french("".join(span.text for line in text.split("\n") for span in parse(line + " "))).split())


def printed(pages: list[Page]) -> list[str]:
    """The words of each paragraph, heading or cell, in reading order, with every space the same."""
    found: dict[object, list[str]] = {}
    for page in pages:
        for box in boxes(page):
            if isinstance(box, Run):
                found.setdefault(box.node or object(), []).append(box.text)
    return [" ".join("".join(parts).split()) for parts in found.values()]


def boxes(page: Page) -> Iterator[Box]:
    """Every box of a page and of what is placed on it, each in the coordinates of its own page."""
    for box in page.boxes:
        if isinstance(box, Placed):
            yield from boxes(box.page)
        else:
            yield box


def ink(page: Page) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of whatever is printed, on the outermost page."""
    for box in page.boxes:
        if isinstance(box, Placed):
            yield from (_turned(mark, box) for mark in ink(box.page))
        elif not isinstance(box, Field) and (not isinstance(box, Path) or box.segments):  # these leave no ink
            yield _mark(box)


def _mark(box: Box) -> tuple[float, float, float, float]:
    if isinstance(box, Run):
        return box.x, box.y - box.size * 0.75, box.x + box.width, box.y + box.size * 0.22
    if isinstance(box, Rule):
        pen = box.width / 2
        return (
            min(box.x1, box.x2) - pen,
            min(box.y1, box.y2) - pen,
            max(box.x1, box.x2) + pen,
            max(box.y1, box.y2) + pen,
        )
    if isinstance(box, Path):
        left, top, right, bottom = extent(box)
        pen = box.width / 2 if box.stroke else 0.0
        return left - pen, top - pen, right + pen, bottom + pen
    assert isinstance(box, Image)
    return box.x, box.y, box.x + box.width, box.y + box.height


def _turned(mark: tuple[float, float, float, float], placed: Placed) -> tuple[float, float, float, float]:
    left, top, right, bottom = mark
    width, height = placed.page.width, placed.page.height
    if placed.turn == 180:
        left, top, right, bottom = width - right, height - bottom, width - left, height - top
    elif placed.turn:
        raise NotImplementedError(placed.turn)
    return left + placed.x, top + placed.y, right + placed.x, bottom + placed.y
