"""What the declarations cannot say of a workshop, a sheet or a paper: names that lead somewhere, sums that hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kit.model.blanks import twins
from kit.model.budget import Budget
from kit.model.calendars import Calendar
from kit.model.deck import Deck
from kit.model.deck_rules import check_letters
from kit.model.locale import languages
from kit.model.naming import FOLDERS, once
from kit.model.paper import Paper
from kit.model.rings import Rings
from kit.model.sheet import Poster, Sheet, Table
from kit.model.simple import simplified
from kit.model.speaking import check_spoken
from kit.model.templates import deck_of
from kit.model.values import PAPERS
from kit.model.workshop import Printed, Step, Workshop
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Place, Seq, Text
from kit.speech import USUAL

if TYPE_CHECKING:
    from kit.model.path import Beside

# Lists that a sheet of any template cannot do without: an empty one would print an empty page.
_FILLED = ("sizes", "areas", "columns", "sections", "scale", "statements", "moments", "months", "years", "stages",
           "conditions", "quarters", "do", "watch", "facts")

# Lists of what may have a letter.
_LETTERED = ("areas", "legend", "conditions", "quarters")

MOST_STEPS = 200
QUARTERS = 4


def check_workshop(workshop: Workshop, written: Map, library, report: Report) -> None:
    """`written` is the mapping that the workshop was made from: it knows the places of what is not text."""
    if workshop.workshop in FOLDERS or library.is_edition(str(workshop.workshop)):
        report.error("nom-impossible", workshop.workshop.place, name=str(workshop.workshop))
    check_language(workshop.language, report)
    people = workshop.participants
    if not people.min <= people.typical <= people.max:
        wrong = "typical" if people.typical < people.min else "max"
        report.error("effectif-decroissant", _key(written["participants"], wrong))
    _check_facilitators(workshop, written.named["facilitators"].place, report)
    if not workshop.steps:
        report.error("atelier-sans-etape", written.named["steps"].place)
    count = sum(1 for _ in all_steps(workshop.steps))
    if count > MOST_STEPS:
        report.error("trop-d-etapes", written.named["steps"].place, count=count, limit=MOST_STEPS)
    seen: dict[str, Text] = {}
    for step, line in _placed_steps(workshop.steps, written["steps"]):
        _check_step(step, line, report)
        if step.step:
            once(step.step, seen, "etape-en-double", report)
        if step.cards:
            library.deck(step.cards)
    for printed, line in zip(workshop.print, written.get("print", ()), strict=True):
        _check_printed(printed, line, library, report)
    check_spoken(workshop, all_steps(workshop.steps), report)


def all_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those of parallel lanes after the step that holds them."""
    for step in steps:
        yield step
        for lane in step.parallel:
            yield from all_steps(lane)


def _placed_steps(steps: tuple[Step, ...], written: Seq) -> Iterator[tuple[Step, Map]]:
    """Every step in the order of `all_steps`, with what it was made from."""
    for step, line in zip(steps, written, strict=True):
        yield step, line
        for lane, items in zip(step.parallel, line.get("parallel", ()), strict=True):
            yield from _placed_steps(lane, items)


def _check_facilitators(workshop: Workshop, place: Place, report: Report) -> None:
    limits = [line.upto for line in workshop.facilitators]
    rising = all(a is not None and (b is None or a < b) for a, b in zip(limits, limits[1:], strict=False))
    if not limits or limits[-1] is not None or not rising:
        report.error("animateurs-incomplets", place)


def _key(line: Map, *names: str) -> Place:
    """The place of the first of these keys that a mapping has, else of its first key."""
    keys = [line.named[name] for name in names if name in line.named] or list(line.named.values())
    return keys[0].place if keys else line.place


def _check_step(step: Step, line: Map, report: Report) -> None:
    place = step.step.place if step.step else _key(line)
    if bool(step.step) == bool(step.parallel) or not all(step.parallel):
        report.error("etape-ou-parallele", place)
    elif step.step:
        if step.kind is None:
            report.error("cle-manquante", place, key="kind", where="step")
        if step.minutes is None and not step.untimed:
            report.error("cle-manquante", place, key="minutes", where="step")
        if step.title is None and step.kind != "break":
            report.error("cle-manquante", place, key="title", where="step")
        if step.optional and step.protected:
            report.error("protegee-et-facultative", _key(line, "optional"), _key(line, "protected"))


def _check_printed(printed: Printed, line: Map, library, report: Report) -> None:
    if printed.deck and printed.sheet:
        report.error("jeu-ou-support", _key(line, "sheet"), _key(line, "deck"))
    elif not printed.deck and not printed.sheet:
        report.error("jeu-ou-support", _key(line))
    elif printed.deck:
        library.deck(printed.deck)
    else:
        check_sheet_line(printed, library, report)


def check_sheet_line(line: Printed | Beside, library, report: Report) -> None:
    """The sheet that a line prints is there, at the size that it names."""
    sheet = library.sheet(line.sheet)
    if sheet and line.size and line.size not in sheet.sizes:
        report.error("taille-absente", line.size.place, size=str(line.size), sizes=list(sheet.sizes))


def check_paper(paper: Paper, written: Map, library, report: Report) -> None:
    """`written` is the mapping that the paper was made from."""
    for printed, line in zip(paper.print, written["print"], strict=True):
        _check_printed(printed, line, library, report)


def check_title(title: Text, report: Report) -> None:
    """What is printed has a title: readers are told it first, and lists name it."""
    if not title.strip():
        report.error("valeur-vide", title.place, key="title")


def check_language(language: Text, report: Report) -> None:
    """What is printed is in a language that the kit has the other words of."""
    if language != USUAL and language not in (known := languages()):
        report.error("choix-inconnu", language.place, value=str(language), key="language",
                     near=nearest(language, known), choices=list(known))


def check_sheet(sheet: Sheet, written: Map, library, report: Report) -> None:
    """`written` is the mapping that the sheet was made from."""
    for size in sheet.sizes:
        if size not in PAPERS:
            report.error("choix-inconnu", size.place, value=str(size), key="sizes",
                         near=nearest(size, PAPERS), choices=list(PAPERS))
    if name := deck_of(sheet):
        deck_of_claims(name, library, report)
    check_letters((part for key in _LETTERED for part in getattr(sheet, key, ())), report)
    if isinstance(sheet, Poster) and sheet.symbol and sheet.points:
        report.error("affiche-symbole-et-points", _key(written, "points"), _key(written, "symbol"))
    for key in _FILLED:
        # A calendar in which nothing is planned yet is filled in by hand.
        if getattr(sheet, key, True) == () and not isinstance(sheet, Calendar):
            report.error("liste-vide", _key(written, key, "template"), key=key)
    if isinstance(sheet, Table) and not sheet.rows and not sheet.row_titles:
        report.error("tableau-sans-ligne", sheet.template.place)
    if isinstance(sheet, Rings) and len(sheet.quarters) > QUARTERS:
        report.error("nombre-hors-bornes", sheet.quarters[QUARTERS].title.place, value=len(sheet.quarters),
                     key="quarters", least=1, most=QUARTERS)
    if isinstance(sheet, Budget):
        from kit.model.sums import check_sums, check_years

        check_years(sheet, report)
        check_sums(sheet, None, report)
    for second, first in (pair for said in (sheet, simplified(sheet)) for pair in twins(said)):
        report.error("champ-en-double", second.place, first.place, name=str(second), line=first.line)


def deck_of_claims(name: Text, library, report: Report) -> Deck | None:
    """The deck of that name, which a sheet is made from; None and an error where it has nothing to say there."""
    deck = library.deck(name)
    if deck and not deck.claims:
        report.error("jeu-sans-idee-recue", name.place, deck=str(name))
        return None
    return deck
