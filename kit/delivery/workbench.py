"""Lays out what documents are set with: fonts, icons, theme and words, read once through the door."""

from __future__ import annotations

from kit.delivery.calendar import is_timed, span
from kit.documents.look import Look
from kit.documents.session import Logo, Session
from kit.model.event import Event
from kit.model.library import Library
from kit.model.sheet import Digest, Sheet
from kit.model.theme import Ink
from kit.model.values import DAY, Size
from kit.model.workshop import Workshop
from kit.planning.agenda import clock
from kit.planning.quantities import group_of
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report
from kit.reading.door import IMAGE_LIMIT, Refused, decode, listed, read_bytes, shipped
from kit.reading.source import place_of
from kit.typesetting.fonts import Fonts
from kit.typesetting.icons import Icons
from kit.typesetting.text import Typesetter

_FONTS = {"regular": "AtkinsonHyperlegibleNext-Regular.ttf", "bold": "AtkinsonHyperlegibleNext-Bold.ttf",
          "italic": "AtkinsonHyperlegibleNext-Italic.ttf", "bold-italic": "AtkinsonHyperlegibleNext-BoldItalic.ttf",
          "symbols": "KitSymbols-Regular.ttf"}
# Dots per inch below which a picture looks rough on paper: of an office printer, of a print shop.
_SHARP, _SHARP_IN_SHOP = 150, 300


def load_fonts() -> Fonts:
    """The shipped family."""
    folder = shipped("assets/fonts")
    return Fonts({face: read_bytes(folder / name, folder) for face, name in _FONTS.items()})


def load_icons() -> Icons:
    """The shipped icons, each read when it is first drawn."""
    folder = shipped("assets/icons")
    return Icons({p.stem: p for p in listed(folder, ".svg")}, lambda path: decode(read_bytes(path, folder)))


def load_look(library: Library, fonts: Fonts, language: str = "fr", paper: Size | None = None,
              ink: Ink = Ink.COLOUR, shop: bool = False) -> Look | None:
    """Theme, words, text engine and icons; None where a theme or a language cannot be read (see the report).

    For a print shop, what is nearly black is black, and printed from one plate.
    """
    theme, words = library.theme(), library.locale(language)
    if theme is None or words is None:
        return None
    theme = theme.for_shop() if shop else theme
    return Look(theme, words, Typesetter(fonts, library.report, language), load_icons(), paper, ink)


def open_session(workshop: Workshop, event: Event, library: Library, shop: bool = False) -> Session | None:
    """The workshop worked out for the event; None and errors in the report where it cannot be.

    A print shop wants sharper pictures.
    """
    agenda = plan(workshop, event, library.report)
    decks = {p.deck: library.deck(p.deck) for p in workshop.print if p.deck}
    sheets: dict[str, Sheet | None] = {p.sheet: library.sheet(p.sheet) for p in workshop.print if p.sheet}
    for sheet in sheets.values():
        if isinstance(sheet, Digest):
            decks.setdefault(sheet.deck, library.deck(sheet.deck))
    logo = open_logo(event, library, _SHARP_IN_SHOP if shop else _SHARP)
    if agenda is None or None in decks.values() or None in sheets.values() or (event.logo and not logo):
        return None
    session = Session(workshop, event, group_of(workshop, event, library.report), agenda, decks, sheets, logo)
    _check_clocks(session, library.report)
    return session


def _check_clocks(session: Session, report: Report) -> None:
    """The printed hours count as if clocks never changed; in the one night when they do, that is said."""
    if not is_timed(session):
        return
    begin, end = span(session)
    agenda = session.agenda
    if (begin.hour * 60 + begin.minute - agenda.start) % DAY or (end.hour * 60 + end.minute - agenda.end) % DAY:
        report.warn("changement-d-heure", start=clock(agenda.start), end=clock(agenda.end),
                    real_start=clock(begin.hour * 60 + begin.minute), real_end=clock(end.hour * 60 + end.minute))


def open_logo(event: Event, library: Library, least: int = _SHARP) -> Logo | None:
    """The event's logo, read inside the project and to its last pixel; None and an error at its place otherwise.

    A warning says so where it has fewer than `least` dots per inch of paper.
    """
    if not event.logo:
        return None
    from kit.pdf.images import Unreadable, measure

    place, report = place_of(event.logo), library.report
    try:
        data = read_bytes(library.project / event.logo, library.project, IMAGE_LIMIT)
        logo = Logo(data, *measure(data))
    except Refused as refused:
        report.error(refused.code, place, **refused.facts)
        return None
    except Unreadable as unreadable:
        report.error(str(unreadable), place, path=str(event.logo))
        return None
    if logo.dpi < least:
        width, height = logo.printed
        report.warn("image-floue", place, path=str(event.logo), dpi=logo.dpi, least=least,
                    size=f"{width:.0f} × {height:.0f} mm")
    return logo
