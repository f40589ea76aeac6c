"""What the declarations of a path cannot say: stages that lead on to each other, gifts that somebody receives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as File

from kit.model.blank import Blank, Path
from kit.model.blanks import blanks
from kit.model.deck import Deck
from kit.model.deck_rules import NEEDED
from kit.model.inclusive import addressed, check_forms
from kit.model.naming import check_name
from kit.model.path import Gift, Journey, PathStage, Receiver, following, ordered
from kit.model.rules import check_language, check_sheet_line, check_title
from kit.model.sheet import Sheet
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Text

MOST_STAGES = 40
MOST_WORKSHOPS = 2  # of a stage: two sittings, or two ways


def journey_of(values: Map, file: File, library, linked: bool) -> Journey | None:
    """The path that a file describes; None and errors where it is wrong by itself or, `linked`, in what it leads to."""
    report, before = library.report, library.report.raised
    journey = library.converted(values, Journey)
    if journey:
        check_name(journey.path, file, report)
        check_title(journey.title, report)
        check_language(journey.language, report)
        check_path(journey, values, report)
        check_forms(journey, report)
    if journey and linked and report.raised == before:
        check_links(journey, library)
    return journey if report.raised == before else None


# --- the path by itself ------------------------------------------------------------------------------------


def check_path(journey: Journey, written: Map, report: Report) -> None:
    """`written` is the mapping that the path was made from."""
    stages = journey.stages
    if not stages:
        report.error("liste-vide", written.named["stages"].place, key="stages")
    if len(stages) > MOST_STAGES:
        report.error("parcours-trop-long", written.named["stages"].place, count=len(stages), limit=MOST_STAGES)
        return
    _check_twins([stage.stage for stage in stages], "etape-en-double", report)
    _check_twins([name for stage in stages for name in stage.workshops], "atelier-en-double", report)
    for stage in stages:
        if not 1 <= len(stage.workshops) <= MOST_WORKSHOPS:
            report.error("parcours-un-ou-deux", stage.stage.place, stage=str(stage.stage), most=MOST_WORKSHOPS)
        if not stage.who:
            report.error("liste-vide", stage.stage.place, key="who")
        _check_known(stage.after, stages, report)
        for gift in stage.gives:
            _check_receivers(gift, stage, stages, report)
    _check_way(stages, report)


def _check_twins(names: Sequence[Text], code: str, report: Report) -> None:
    seen: dict[str, Text] = {}
    for name in names:
        if name in seen:
            report.error(code, name.place, seen[name].place, name=str(name), line=seen[name].line)
        seen.setdefault(str(name), name)


def _check_known(names: Sequence[Text], stages: Sequence[PathStage], report: Report) -> bool:
    known = [str(stage.stage) for stage in stages]
    unknown = [name for name in names if name not in known]
    for name in unknown:
        report.error("parcours-etape-inconnue", name.place, name=str(name), near=nearest(name, known), names=known)
    return not unknown


def _check_way(stages: Sequence[PathStage], report: Report) -> None:
    """The first stage is where the path begins; every other one is reached from there."""
    waiting = ordered(stages)[1]
    if waiting:
        ring = _ring(waiting)
        names = [str(stage.stage) for stage in (*ring, ring[0])]
        report.error("parcours-en-rond", ring[0].stage.place, ring[1 % len(ring)].stage.place, ring=" → ".join(names))
        return
    reached = following(stages, stages[0].stage) if stages else set()
    for stage in stages[1:]:
        if stage.stage not in reached:
            report.error("parcours-sans-chemin", stage.stage.place, stage=str(stage.stage),
                         first=str(stages[0].stage))


def _ring(waiting: Sequence[PathStage]) -> list[PathStage]:
    """Stages of which each comes before the next, and the last before the first."""
    by_name, seen = {str(stage.stage): stage for stage in waiting}, [waiting[0]]
    while True:
        before = next(by_name[name] for name in seen[-1].after if name in by_name)
        if before in seen:
            return seen[seen.index(before):][::-1]
        seen.append(before)


def _check_receivers(gift: Gift, stage: PathStage, stages: Sequence[PathStage], report: Report) -> None:
    """Somebody receives it, later on the path or at the same stage, and it is said what of the sheet goes where."""
    if not gift.to:
        report.error("don-sans-personne", gift.gift.place, gift=str(gift.gift))
    later = following(stages, stage.stage) | {str(stage.stage)}
    for receiver in gift.to:
        if _check_known([receiver.stage], stages, report) and receiver.stage not in later:
            report.error("don-en-arriere", receiver.stage.place, stage.stage.place, stage=str(receiver.stage),
                         giver=str(stage.stage))
        both = receiver.deck and receiver.sheet
        if both or (receiver.is_printed and not gift.key) or bool(receiver.sheet) != bool(receiver.key):
            report.error("don-mal-adresse", receiver.stage.place, gift=str(gift.gift))


# --- what it leads to ---------------------------------------------------------------------------------------


def check_links(journey: Journey, library) -> None:
    """The workshops of the path, what goes with its overview, and every sheet and deck that hands on or receives,
    printed where it is said to be."""
    report = library.report
    for line in journey.print:
        check_sheet_line(line, library, report)
    prints = {str(stage.stage): _printed(stage, library) for stage in journey.stages}
    for stage in journey.stages:
        for gift in stage.gives:
            check_gift(gift, library)
            if library.sheet(gift.sheet):
                _check_printed(gift.sheet, prints[str(stage.stage)], stage.stage, report)
            for receiver in gift.to:
                thing = receiver.deck or receiver.sheet
                if receiver.deck and library.deck(receiver.deck) or receiver.sheet and library.sheet(receiver.sheet):
                    _check_printed(thing, prints[str(receiver.stage)], receiver.stage, report)


def check_gift(gift: Gift, library) -> bool:
    """Whether the places that a gift is read from and goes to exist; they are needed to print it."""
    report, before = library.report, library.report.raised
    _check_key(library.sheet(gift.sheet), gift.key, report)
    for receiver in gift.to:
        _check_receiver(receiver, library, report)
    return report.raised == before


def named(sheet: Sheet, key: str) -> dict[Path, Blank]:
    """The places to write of a sheet that a key names: one by its whole name, or those of a column or a question."""
    places = blanks(addressed(sheet, "doublet"))
    return {path: blank for path, blank in places.items()
            if not blank.choices and key in (blank.name, blank.name.partition("/")[2])}


def _printed(stage: PathStage, library) -> set[str] | None:
    """What the workshops of a stage print; None where one cannot be read, which is said already."""
    found = [library.workshop(name) for name in stage.workshops]
    if None in found:
        return None
    return {str(line.deck or line.sheet) for workshop in found for line in workshop.print}


def _check_printed(name: Text, printed: set[str] | None, stage: Text, report: Report) -> None:
    if printed is not None and name not in printed:
        report.error("don-non-imprime", name.place, name=str(name), stage=str(stage), near=nearest(name, printed))


def _check_receiver(receiver: Receiver, library, report: Report) -> None:
    if receiver.deck:
        deck = library.deck(receiver.deck)
        if deck and not has_room(deck):
            report.error("don-sans-carte", receiver.deck.place, deck=str(receiver.deck))
    elif receiver.sheet:
        _check_key(library.sheet(receiver.sheet), receiver.key, report)


def has_room(deck: Deck) -> bool:
    """Whether a deck has blank cards, and what it prints on the others needs nothing but one text."""
    return NEEDED[deck.template] == ("front",) and any(deck.template_of(card) == "blank" for card in deck.cards)


def _check_key(sheet: Sheet | None, key: Text | None, report: Report) -> None:
    if sheet and key and not named(sheet, key):
        names = sorted({name for blank in blanks(addressed(sheet, "doublet")).values()
                        for name in (blank.name, blank.name.partition("/")[2])})
        report.error("champ-absent", key.place, name=str(key), sheet=str(sheet.sheet), near=nearest(key, names))
