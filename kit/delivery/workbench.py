"""Lays out what documents are set with: fonts, icons, theme and words, read once through the door."""

from __future__ import annotations

from collections.abc import Sequence

from kit.delivery.calendar import is_timed, span
from kit.delivery.papers import check_names, papers_of
from kit.delivery.typefaces import Family
from kit.documents.look import Look
from kit.documents.session import Logo, Session
from kit.model.deck import Deck
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.inclusive import addressed
from kit.model.library import Library
from kit.model.sheet import Sheet
from kit.model.simple import Thing, simplified
from kit.model.templates import deck_of
from kit.model.theme import Ink
from kit.model.values import DAY, Size
from kit.model.workshop import Workshop
from kit.planning.agenda import clock
from kit.planning.quantities import group_of
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report
from kit.reading.door import Refused, decode, listed, read_bytes, shipped
from kit.reading.source import place_of
from kit.speech import USUAL
from kit.typesetting.fonts import Fonts, Tracking
from kit.typesetting.icons import Icons
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from kit.typesetting.text import Typesetter

_FONTS = {"regular": "AtkinsonHyperlegibleNext-Regular.ttf", "bold": "AtkinsonHyperlegibleNext-Bold.ttf",
          "italic": "AtkinsonHyperlegibleNext-Italic.ttf", "bold-italic": "AtkinsonHyperlegibleNext-BoldItalic.ttf",
          "symbols": "KitSymbols-Regular.ttf"}
# Dots per inch below which a picture looks rough on paper: of an office printer, of a print shop.
_SHARP, _SHARP_IN_SHOP = 150, 300


def load_fonts(reading: Reading = Reading(), family: Family | None = None) -> Fonts:
    """The shipped family or one's own, as far apart as an edition wants its letters; upright where that has no italics.

    The symbols are always the shipped ones: what a family lacks of signs stands there.
    """
    folder, own = shipped("assets/fonts"), family.files if family else {}
    files = {face: own.get(face) or read_bytes(folder / name, folder) for face, name in _FONTS.items()}
    if not reading.italics:
        files |= {ITALIC: files[REGULAR], BOLD_ITALIC: files[BOLD]}
    return Fonts(files, Tracking(reading.letter, reading.word))


def load_icons() -> Icons:
    """The shipped icons, each read when it is first drawn."""
    folder = shipped("assets/icons")
    return Icons({p.stem: p for p in listed(folder, ".svg")}, lambda path: decode(read_bytes(path, folder)))


def load_look(library: Library, fonts: Fonts, language: str = "", paper: Size | None = None,
              ink: Ink = Ink.COLOUR, shop: bool = False, reading: Reading = Reading()) -> Look | None:
    """Theme, words, text engine and icons; None where a theme or a language cannot be read (see the report).

    language: of the labels, where they are to be in one whatever their texts are in (see Look.speaking).
    For a print shop, what is nearly black is black, and printed from one plate.
    """
    theme, words = library.theme(), library.locale(language or USUAL)
    if theme is None or words is None:
        return None
    theme = theme.for_shop() if shop else theme.creamed() if reading.cream else theme
    setter = Typesetter(fonts, library.report, words.language, reading.leading, library.where_is)
    look = Look(theme, words, setter, load_icons(), paper, ink, reading)
    look.locale, look.asked = library.locale, language
    return look


def worded(thing: Thing, reading: Reading) -> Thing:
    """A workshop, a deck or a sheet, or None, in the words of an edition, and people addressed as it has them be."""
    if thing is None:
        return None
    return addressed(simplified(thing) if reading.words == "simple" else thing, reading.inclusive)


def open_session(workshop: Workshop, event: Event, library: Library, shop: bool = False,
                 reading: Reading = Reading(), papers: Sequence[str] = ()) -> Session | None:
    """The workshop worked out for the event; None and errors in the report where it cannot be.

    A print shop wants sharper pictures. What is said is said in the words of the edition. papers: those asked for.
    """
    reading = reading.addressing(event.inclusive)
    workshop = worded(workshop, reading)
    agenda = plan(workshop, event, library.report)
    around = papers_of(papers, workshop, event, library)
    lines = [*workshop.print, *(line for paper in around or () for line in paper.print)]
    decks = {p.deck: library.deck(p.deck) for p in lines if p.deck}
    sheets: dict[str, Sheet | None] = {p.sheet: library.sheet(p.sheet) for p in lines if p.sheet}
    for sheet in sheets.values():
        if sheet and (name := deck_of(sheet)):
            decks.setdefault(name, library.deck(name))
    logo = open_logo(event, library, _SHARP_IN_SHOP if shop else _SHARP)
    if (agenda is None or around is None or None in decks.values() or None in sheets.values()
            or (event.logo is not None and not logo)):
        return None
    decks, sheets = ({name: worded(thing, reading) for name, thing in things.items()} for things in (decks, sheets))
    group = group_of(workshop, event, library.report)
    session = Session(workshop, event, group, agenda, decks, sheets, logo, around, library.overlays,
                      library.partners(workshop.guide.sheets))
    check_names(around, event, group, library.report)
    _check_clocks(session, library.report)
    return session


def decks_of(sheet: Sheet, library: Library, reading: Reading) -> dict[str, Deck] | None:
    """The decks that a sheet is made from, in the words of an edition; None where one cannot be read."""
    name = deck_of(sheet)
    if name is None:
        return {}
    deck = worded(library.deck(name), reading)
    return {str(name): deck} if deck else None


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
    """The event's logo, read inside the project, or the overlay that names it, and to its last pixel.

    None and an error at its place otherwise. A warning says so where it has fewer than `least` dots per inch of paper.
    """
    if event.logo is None:
        return None
    from kit.pdf.images import Unreadable, measure

    place, report = place_of(event.logo), library.report
    try:
        data = library.picture(event.logo)
        logo = Logo(data, *measure(data))
    except Refused as refused:
        report.error(refused.code, place, **refused.facts)
        return None
    except Unreadable as unreadable:
        report.error(str(unreadable), place, path=str(event.logo))
        return None
    if not (event.logo_alt or event.organisation):
        report.error("image-sans-description", place, path=str(event.logo))
        return None
    if logo.dpi < least:
        width, height = logo.printed
        report.warn("image-floue", place, path=str(event.logo), dpi=logo.dpi, least=least,
                    size=f"{width:.0f} × {height:.0f} mm")
    return logo
