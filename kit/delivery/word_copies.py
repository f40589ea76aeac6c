"""Which documents of a pack also come as .docx, to be changed in a word processor: those of words, and forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.documents.session import Printout, Session
from kit.model.sheet import Canvas, Form
from kit.model.training_sheets import Syllabus
from kit.speech import USUAL
from kit.typesetting.inline import plain

if TYPE_CHECKING:
    from kit.pdf.document import Printer

_DOCUMENTS = ("guide", "programme", "cofacilitation", "scribe", "direction")
_WRITTEN = (Form, Canvas, Syllabus)
_DESK = 220 * 300.0  # mm²: paper that a word processor is used for, not what hangs on a wall


def copies(printouts: list[Printout], session: Session, printer: Printer) -> Iterator[tuple[Printout, bytes]]:
    """The printouts of a pack that have such a copy, each with its bytes."""
    for out in printouts:
        if out.kind in _DOCUMENTS or _is_form(out, session):
            yield out, word_copy(out, printer)


def word_file(out: Printout) -> str:
    """The name of a printout's copy."""
    return f"{out.name}.docx"


def word_copy(out: Printout, printer: Printer) -> bytes:
    """Any printout as a .docx: its pages before they were folded, repeated or cut into tiles."""
    from kit.word.document import write
    from kit.word.pictures import drawing

    return write(out.leaves or out.pages, plain(out.title), out.language or USUAL, drawing(printer))


def _is_form(out: Printout, session: Session) -> bool:
    """Whether it is a sheet that one person fills in at a desk."""
    sheet = session.sheets.get(out.printed.sheet) if out.printed else None
    return isinstance(sheet, _WRITTEN) and is_for_a_desk(out)


def is_for_a_desk(out: Printout) -> bool:
    """Whether it is as large as what one writes on, and whole."""
    return not out.leaves and out.paper[0] * out.paper[1] <= _DESK
