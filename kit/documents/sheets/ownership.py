"""Whose a sheet is, said under its title, and on every further page that it is private or to be destroyed."""

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


def whose_and_how_long(frame: SheetFrame) -> list[str]:
    """The same in two words, and that it is not to be kept: for the foot of further pages."""
    told = (("private-short", is_private(frame.sheet)), ("destroy", getattr(frame.sheet, "destroy", False)))
    return [frame.look.words(f"sheet.{key}") for key, is_so in told if is_so]
