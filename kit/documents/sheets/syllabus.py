"""The programme of a training action: what is known of it, and room for what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.fact_table import fact_table
from kit.documents.sheets.frame import SheetFrame
from kit.model.deck import Deck
from kit.model.training_sheets import Syllabus
from kit.model.values import Size
from kit.typesetting.page import Page
from kit.typesetting.slices import Slice

if TYPE_CHECKING:
    from kit.documents.session import Session


def pages(sheet: Syllabus, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None
          ) -> list[Page]:
    """As many pages as the facts take, and at the end by which rules they were chosen."""
    frame = SheetFrame(sheet, size, look, session)
    return frame.flow([*frame.head(), *fact_table(frame, sheet.facts, "facts", mm(4)), *_framework(frame)])


def _framework(frame: SheetFrame) -> list[Slice]:
    framework = frame.sheet.framework
    if framework is None:
        return []
    said = frame.look.words("syllabus.framework", name=framework.name, version=framework.version,
                            indicators=" ; ".join(framework.indicators))
    return frame.compose.paragraph(said, gap=mm(3), style=frame.type.note)
