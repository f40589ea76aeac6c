"""Whose a sheet is, said under its title and, in two words, on every further page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.documents.look import mm
from kit.model.sheet import is_private
from kit.typesetting.page import BOLD
from kit.typesetting.slices import Slice

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame


def private_mark(frame: SheetFrame) -> list[Slice]:
    """Of a private sheet: that it belongs to whoever writes on it, after a lock."""
    if not is_private(frame.sheet):
        return []
    look, scale = frame.look, frame.type.scale
    style = frame.type.small._replace(face=BOLD, colour=look.accent("plum").ink)
    size = style.size * 1.25
    first, *more = frame.compose.paragraph(look.words("sheet.private"), size * 1.5, gap=mm(2) * scale, style=style,
                                           keep=True)
    lock = look.icon("lock", 0, (first.height - size) / 2, size, style.colour)
    return [first._replace(boxes=(lock, *first.boxes)), *more]


def private_word(frame: SheetFrame) -> str:
    """The same in two words, for the head of further pages; "" for a sheet that is not private."""
    return frame.look.words("sheet.private-short") if is_private(frame.sheet) else ""
