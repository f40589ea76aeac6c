"""A handout: sections of text and points to take home, set as large as one page allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.frame import SheetFrame
from kit.model.deck import Deck
from kit.model.sheet import Handout, Section
from kit.model.values import Size
from kit.typesetting.page import Node, Page
from kit.typesetting.slices import Slice

if TYPE_CHECKING:
    from kit.documents.session import Session

# Sizes of the text beside the paper's usual one.
_LARGER = (1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0)


def pages(sheet: Handout, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page in the largest type that keeps it one, or as many as it takes in the usual type."""
    for enlarged in _LARGER:
        frame = SheetFrame(sheet, size, look, session, enlarged=enlarged)
        strips = frame.head()
        for section in sheet.sections:
            strips += _section(frame, section)
        if frame.fits(strips):
            break
    return frame.flow(strips)


def _section(frame: SheetFrame, section: Section) -> list[Slice]:
    compose, gap = frame.compose, mm(1.7) * frame.type.scale
    node = Node("Sect", compose.root)
    strips = frame.band(section.title, mm(5.2) * frame.type.scale, node)
    if section.text:
        strips += compose.paragraph(section.text, gap=gap * 1.5, parent=node, keep=bool(section.points))
    if section.points:
        points = compose.bullets(section.points, x=mm(2) * frame.type.scale, gap=gap, parent=node)
        strips += [points[0]._replace(gap=gap * 1.5), *points[1:]]
    for question in section.fields:
        strips += compose.paragraph(question.label, gap=gap, parent=node)
    return strips
