"""A form: sections of questions, each with a line to write on beside it, lines below it, or boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.fields import field, shared_start
from kit.documents.sheets.frame import SheetFrame, height_of
from kit.documents.sheets.pens import LINE
from kit.model.deck import Deck
from kit.model.sheet import Form, Section
from kit.model.values import Size
from kit.typesetting.page import Node, Page
from kit.typesetting.slices import Slice

if TYPE_CHECKING:
    from kit.documents.session import Session

# From line to line, and above a section, in points on A4: at ease first, then tighter for a form that would
# otherwise spill a few lines on a second page.
_AIRS = ((LINE, mm(5)), (mm(8.5), mm(3.4)), (mm(8), mm(2.6)))
_ROOMIEST = 1.35


def pages(sheet: Form, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page where it fits, its lines and sections then as far apart as the paper allows; else several."""
    frame = SheetFrame(sheet, size, look, session, traces=True)
    scale = max(1.0, frame.type.scale)
    for line, gap in _AIRS:
        strips = _strips(frame, line * scale, gap * scale)
        spare = frame.room - 1 - height_of([*strips, *frame.note()])
        if spare >= 0:
            return frame.flow(_spread(frame, line * scale, gap * scale, spare))
    return frame.flow(_strips(frame, LINE * scale, mm(5) * scale))


def _spread(frame: SheetFrame, line: float, gap: float, spare: float) -> list[Slice]:
    """The same strips with the spare height given to lines and sections, within what still looks tied together."""
    fields = [field for section in frame.sheet.sections for field in section.fields]
    # A section's gap counts double: it is what shows where one ends.
    shares = sum(field.lines for field in fields) + 2 * max(1, len(frame.sheet.sections))
    more = min(spare / shares, line * (_ROOMIEST - 1))
    return _strips(frame, line + more, gap + 2 * more)


def _strips(frame: SheetFrame, line: float, gap: float) -> list[Slice]:
    """Title block and sections, written lines `line` apart and `gap` above each section."""
    strips = frame.head()
    for number, part in enumerate(frame.sheet.sections):
        strips += section(frame, part, number, line, gap)
    return strips


def section(frame: SheetFrame, part: Section, number: int, line: float, gap: float) -> list[Slice]:
    """A section's band, its texts, then its questions."""
    compose, between = frame.compose, mm(1.2) * frame.type.scale
    node = Node("Sect", compose.root)
    strips = frame.band(part.title, gap, node)
    if part.text:
        strips += compose.paragraph(part.text, gap=between, parent=node, keep=bool(part.fields))
    if part.points:
        strips += compose.bullets(part.points, gap=between, parent=node)
    start = shared_start(frame, part.fields)
    for i, question in enumerate(part.fields):
        strips += field(frame, question, line, node, ("sections", number, i), start)
    return strips
