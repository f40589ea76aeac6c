"""What a size of paper asks of type and margins, and the styles of a sheet made of it."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.look import Look
from kit.model.theme import Swatch
from kit.model.values import Size
from kit.typesetting.page import BOLD
from kit.typesetting.text import Style

_SLACK = 0.001  # points


class Measures(NamedTuple):
    """Type sizes in points; the margin, and the one under the foot, in mm."""

    body: float
    title: float
    heading: float
    hint: float
    small: float
    margin: float
    foot: float


# Up to that shorter edge in mm: A6, A5, A4 and letter, A3, A2, A1, A0. Larger paper is read from further away.
_MEASURES = (
    (110, Measures(10, 13, 11, 9, 7.5, 8.5, 8.5)), (150, Measures(10.5, 15.5, 12, 9.5, 7.5, 10, 8)),
    (220, Measures(11, 21, 13, 10, 8, 12, 9)), (300, Measures(13.75, 28, 17, 12.5, 9.5, 15, 12)),
    (425, Measures(17.6, 38, 22, 16, 12, 20, 14)), (600, Measures(22, 50, 28, 20, 15, 26, 18)),
    (9999, Measures(27.5, 64, 36, 25, 19, 34, 24)),
)


def factor_for(size: Size, body: float) -> float:
    """How many times larger a sheet is drawn than it is set, for its text to be of `body` points at least."""
    edge = min(size.width, size.height)
    if measures_of(edge).body >= body:
        return 1.0
    factors = (max(1.0, body / measures.body) for _, measures in reversed(_MEASURES))
    return next(factor for factor in factors if measures_of(edge / factor).body * factor >= body - _SLACK)


def measures_of(edge: float) -> Measures:
    """The measures of paper whose shorter edge is so many mm."""
    return next(measures for most, measures in _MEASURES if edge <= most)


class Type:
    """The styles of one sheet on one size of paper, in one accent; `enlarged` for a sheet that says little."""

    def __init__(self, size: Size, look: Look, accent: Swatch, enlarged: float = 1.0):
        edge = min(size.width, size.height)
        m = measures_of(edge)
        hint = max(m.hint, look.least) * enlarged
        m = self.measures = m._replace(body=m.body * enlarged, heading=m.heading * enlarged, hint=hint,
                                       small=max(m.small, look.least_small))
        # How much larger than on A4 things are drawn.
        self.scale = m.body / 11
        # Up to A4 a sheet is written on with a pen; larger ones take cards and markers.
        self.by_hand = edge <= 220
        theme = look.theme
        # Words are not cut: sheets are read by people of every ease with reading.
        self.body = Style(m.body, 1.36, colour=theme.ink)
        self.strong = Style(m.body, 1.22, BOLD, accent.ink)
        # What helps to fill something in: smaller and softer than what is asked.
        self.hint = Style(m.hint, 1.26, colour=theme.soft)
        self.note = Style(max(m.small, m.hint * 0.9), 1.3, colour=theme.soft)
        self.small = Style(m.small, 1.3, colour=theme.soft)
        self.heading = Style(m.heading, 1.22, BOLD, accent.ink)
        self.title = Style(m.title, 1.14, BOLD, accent.ink, balance=True)
