"""Blank and ready sheets: posters, canvases, tables, forms, name tents… one module per template, loaded on demand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from kit.documents.look import Look
from kit.model.deck import Deck
from kit.model.sheet import SHEETS, Sheet
from kit.model.values import Size
from kit.typesetting.page import Page

if TYPE_CHECKING:
    from kit.documents.session import Session


def draw(sheet: Sheet, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """The pages of a sheet at a size in mm, already turned as the sheet wants it.

    A sheet is printed alone, or for a session, of which it may take the date, the place and the first names.
    What does not fit is an error in the report of `look.setter`. The module of each template is named for it
    and has `pages` with these same parameters.
    """
    name = next(name for name, kind in SHEETS.items() if isinstance(sheet, kind))
    return import_module(f"{__name__}.{name}").pages(sheet, size, look, decks, session)
