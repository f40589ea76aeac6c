"""Whether every colour that words are written in can be read on every ground that they stand on, however it is printed.

Source: WCAG 2.2, success criteria 1.4.3 (level AA, 4.5 to 1) and 1.4.6 (level AAA, 7 to 1).
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.model.theme import Ink, Theme
from kit.model.values import decimal
from kit.reading.diagnostics import Report
from kit.reading.source import Map, Place

AA, AAA = 4.5, 7.0


def check_contrast(theme: Theme, written: Map, report: Report) -> None:
    """Each pair of colours that is too weak once, at its words' colour, as weak as it is at its worst."""
    worst: dict[tuple[str, str], tuple[float, float]] = {}
    for printed in (*map(theme.inked, Ink), theme.for_shop()):
        for name, ground, ratio, least in _pairs(printed):
            if ratio < least and ratio < worst.get((name, ground), (least, least))[0]:
                worst[name, ground] = ratio, least
    for (name, ground), (ratio, least) in worst.items():
        report.error("contraste-faible", _fault(name, ground, written), name=name, ground=ground, ratio=_said(ratio),
                     least=_said(least))


def _pairs(theme: Theme) -> Iterator[tuple[str, str, float, float]]:
    """Words and ground by name, their contrast, and the least it may be: AAA for running text and letters of badges."""
    grounds = {"paper": theme.paper, "ground": theme.ground}
    tints = {f"accents.{name}.tint": swatch.tint for name, swatch in theme.accents.items()}
    for name, ground in (grounds | tints).items():
        yield "ink", name, theme.ink.contrast(ground), AAA
        yield "soft", name, theme.soft.contrast(ground), AA
    for accent, swatch in theme.accents.items():
        own = f"accents.{accent}.tint"
        for name, ground in (grounds | {own: swatch.tint}).items():
            yield f"accents.{accent}.ink", name, swatch.ink.contrast(ground), AAA if name == "paper" else AA


def _fault(name: str, ground: str, written: Map) -> Place:
    """Where to mend it: at the words' colour, or at the ground's where that alone stands in the file at hand."""
    places = _place(name, written), _place(ground, written)
    return next((place for place in places if place.source is written.place.source), places[0])


def _place(name: str, written: Map) -> Place:
    """Where the colour of that name was written."""
    *path, last = name.split(".")
    for part in path:
        written = written[part]
    return written.named[last].place


def _said(ratio: float) -> str:
    """Cut, not rounded: what is too weak never reads as enough."""
    return decimal(int(ratio * 10) / 10)
