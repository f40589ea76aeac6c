"""What the declarations cannot say by themselves: names that agree, references that lead somewhere, sums that hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kit.model.blanks import twins
from kit.model.budget import Budget
from kit.model.calendars import Calendar
from kit.model.deck import Card, Category, Deck
from kit.model.garden import Condition
from kit.model.locale import languages
from kit.model.paper import Paper
from kit.model.rings import Quarter, Rings
from kit.model.sheet import Area, Poster, Sheet, Table
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

# The texts that a card of a template cannot do without.
NEEDED = {
    "claim": ("front", "fact", "question", "status", "category"), "prompt": ("front",), "sort": ("front",),
    "vote": ("front", "category"), "role": ("title", "do"), "image": ("icon", "title"), "token": ("category",),
    "blank": (), "badge": (),
}

# Lists that a sheet of any template cannot do without: an empty one would print an empty page.
_FILLED = ("sizes", "areas", "columns", "sections", "scale", "statements", "moments", "months", "years", "stages",
           "conditions", "quarters", "do", "watch", "facts")

# Lists of what may have a letter.
_LETTERED = ("areas", "legend", "conditions", "quarters")

# What every system takes for the name of a file, and tells from any other; and what Windows keeps for its devices.
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 60
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
MOST_CARDS = 60_000  # of a file, with their copies: more than a box of paper
MOST_STEPS = 200
QUARTERS = 4
LONGEST_LETTER = 2  # of a category; a third would leave its sign, white on white
# What stands beside the packs in the output folder.
FOLDERS = {"apercu", "cartes", "epreuves", "parcours", "prives", "supports"}


def check_name(name: Text, path: Path, report: Report) -> None:
    """The name inside a file is the file's own, so that what is listed is found; and it is fit to name what is made."""
    if str(name) != path.stem:
        report.error("nom-different", name.place, name=str(name), file=path.stem)
    elif not is_name(name) or name in DEVICES:
        report.error("nom-impossible", name.place, name=str(name))


def is_name(words: str) -> bool:
    """Whether these are small letters, figures and hyphens, and not too many: what any system takes for a name."""
    return bool(NAME.fullmatch(words)) and len(words) <= LONGEST_NAME


def check_workshop(workshop: Workshop, written: Map, library, report: Report) -> None:
    """`written` is the mapping that the workshop was made from: it knows the places of what is not text."""
    if workshop.workshop in FOLDERS or library.is_edition(str(workshop.workshop)):
        report.error("nom-impossible", workshop.workshop.place, name=str(workshop.workshop))
    check_language(workshop.language, report)
    people = workshop.participants
    if not people.min <= people.typical <= people.max:
        report.error("effectif-decroissant", written.named["participants"].place)
    _check_facilitators(workshop, written.named["facilitators"].place, report)
    if not workshop.steps:
        report.error("atelier-sans-etape", written.named["steps"].place)
    count = sum(1 for _ in all_steps(workshop.steps))
    if count > MOST_STEPS:
        report.error("trop-d-etapes", written.named["steps"].place, count=count, limit=MOST_STEPS)
    seen: dict[str, Text] = {}
    for step, place in _placed_steps(workshop.steps, written["steps"]):
        _check_step(step, place, report)
        if step.step:
            _once(step.step, seen, "etape-en-double", report)
        if step.cards:
            library.deck(step.cards)
    for printed, line in zip(workshop.print, written.get("print", ()), strict=True):
        _check_printed(printed, line.place, library, report)
    check_spoken(workshop, all_steps(workshop.steps), report)


def all_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """Every step, those of parallel lanes after the step that holds them."""
    for step in steps:
        yield step
        for lane in step.parallel:
            yield from all_steps(lane)


def _placed_steps(steps: tuple[Step, ...], written: Seq) -> Iterator[tuple[Step, Place]]:
    """Every step in the order of `all_steps`, with the place of its name or, without a name, of its first key."""
    for step, line in zip(steps, written, strict=True):
        yield step, (step.step.place if step.step else line.place)
        for lane, items in zip(step.parallel, line.get("parallel", ()), strict=True):
            yield from _placed_steps(lane, items)


def _check_facilitators(workshop: Workshop, place: Place, report: Report) -> None:
    limits = [line.upto for line in workshop.facilitators]
    rising = all(a is not None and (b is None or a < b) for a, b in zip(limits, limits[1:], strict=False))
    if not limits or limits[-1] is not None or not rising:
        report.error("animateurs-incomplets", place)


def _check_step(step: Step, place: Place, report: Report) -> None:
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
            report.error("protegee-et-facultative", place)


def _check_printed(printed: Printed, place: Place, library, report: Report) -> None:
    if bool(printed.deck) == bool(printed.sheet):
        report.error("jeu-ou-support", place)
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
    for line, where in zip(paper.print, written["print"], strict=True):
        _check_printed(line, where.place, library, report)


def check_title(title: Text, report: Report) -> None:
    """What is printed has a title: readers are told it first, and lists name it."""
    if not title.strip():
        report.error("valeur-vide", title.place, key="title")


def check_language(language: Text, report: Report) -> None:
    """What is printed is in a language that the kit has the other words of."""
    if language != USUAL and language not in (known := languages()):
        report.error("choix-inconnu", language.place, value=str(language), key="language",
                     near=nearest(language, known), choices=list(known))


def check_deck(deck: Deck, report: Report) -> None:
    seen: dict[str, Text] = {}
    if not deck.cards:
        report.error("jeu-vide", deck.deck.place)
    check_whole(deck, sum(card.copies for card in deck.cards), report)
    for card in deck.cards:
        _once(card.card, seen, "carte-en-double", report)
        check_card(card, deck, report)


def check_once(names: Iterable[Text], code: str, report: Report) -> None:
    """An error at each name that was given before."""
    seen: dict[str, Text] = {}
    for name in names:
        _once(name, seen, code, report)


def check_whole(deck: Deck, count: int, report: Report) -> None:
    """What can be told of a deck of so many cards, copies included, without looking at them."""
    if count > MOST_CARDS:
        report.error("jeu-trop-grand", deck.deck.place, count=count, limit=MOST_CARDS)
    _check_letters(deck.categories.values(), report)


def _check_letters(parts: Iterable[Category | Area | Condition | Quarter], report: Report) -> None:
    for letter in (part.letter for part in parts if part.letter):
        if len(letter) > LONGEST_LETTER:
            report.error("lettre-trop-longue", letter.place, letter=str(letter))


def check_card(card: Card, deck: Deck, report: Report) -> None:
    """What can be told of a card without the others."""
    if card.category is not None and card.category not in deck.categories:
        report.error("categorie-inconnue", card.category.place, name=str(card.category),
                     near=nearest(card.category, deck.categories), names=list(deck.categories))
    if card.changed > deck.version:
        report.error("carte-changee-plus-tard", card.card.place, card=str(card.card), changed=card.changed,
                     version=deck.version)
    template = deck.template_of(card)
    for key in NEEDED[template]:
        if not getattr(card, key):
            report.error("carte-incomplete", card.card.place, card=str(card.card), key=key, template=template)


def check_sheet(sheet: Sheet, library, report: Report) -> None:
    for size in sheet.sizes:
        if size not in PAPERS:
            report.error("choix-inconnu", size.place, value=str(size), key="sizes",
                         near=nearest(size, PAPERS), choices=list(PAPERS))
    if name := deck_of(sheet):
        deck_of_claims(name, library, report)
    _check_letters((part for key in _LETTERED for part in getattr(sheet, key, ())), report)
    if isinstance(sheet, Poster) and sheet.symbol and sheet.points:
        report.error("affiche-symbole-et-points", sheet.template.place)
    for key in _FILLED:
        # A calendar in which nothing is planned yet is filled in by hand.
        if getattr(sheet, key, True) == () and not isinstance(sheet, Calendar):
            report.error("liste-vide", sheet.template.place, key=key)
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


def _once(name: Text, seen: dict[str, Text], code: str, report: Report) -> None:
    if name in seen:
        report.error(code, name.place, seen[name].place, name=str(name), line=seen[name].line)
    seen.setdefault(str(name), name)
