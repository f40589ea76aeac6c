"""Blank and ready sheets: posters, canvases, tables, forms, name tents… one module per template, loaded on demand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kit.documents.enlarging import stamped
from kit.documents.look import Look
from kit.documents.sheets.paper import factor_for
from kit.model.deck import Deck
from kit.model.sheet import Digest, Sheet
from kit.model.templates import SHEETS
from kit.model.values import Size
from kit.typesetting.page import Page
from kit.typesetting.scaling import enlarged

if TYPE_CHECKING:
    from kit.documents.session import Session


def draw(sheet: Sheet, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """The pages of a sheet at a size in mm, already turned as the sheet wants it.

    A sheet is printed alone, or for a session, of which it may take the date, the place and the first names.
    What does not fit is an error in the report of `look.setter`. The module of each template is named for it
    and has `pages` with these same parameters. Where an edition wants larger type, the sheet is set on less paper.
    A sheet for another day takes nothing of a session.
    """
    name = next(name for name, kind in SHEETS.items() if isinstance(sheet, kind))
    draw_at = import_module(f"{__name__}.{name}").pages
    session = None if getattr(sheet, "later", False) else session
    factor = factor_for(size, look.reading.body)
    if factor == 1:
        pages = draw_at(sheet, size, look, decks, session)
    else:
        smaller = look.drawn_larger(factor)
        pages = [enlarged(page, factor) for page in draw_at(sheet, size.divided(factor), smaller, decks, session)]
    return stamped(pages, decks[str(sheet.deck)] if isinstance(sheet, Digest) else sheet, look)
