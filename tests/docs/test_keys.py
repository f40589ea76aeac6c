"""The author's page says every key as the model has it, and its examples do what it says of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from kit.cli.reporting import render_human, tally
from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import Order
from kit.delivery.packing import lay_out
from kit.delivery.path_packing import lay_out_path
from kit.delivery.sheet_printouts import sheet_printout
from kit.delivery.workbench import load_fonts, load_look
from kit.imposition.grid import choose
from kit.model import (
    budget,
    calendars,
    deck,
    derived,
    event,
    garden,
    memo,
    paper,
    results,
    rings,
    sheet,
    templates,
    training_sheets,
    workshop,
)
from kit.model import path as way
from kit.model import tally as counting
from kit.model.checking import PARSERS
from kit.model.event import Duration, Event
from kit.model.library import PATH, WORKSHOPS, Library
from kit.model.rules import NEEDED
from kit.model.simple import Simple, SimpleSheet
from kit.model.values import PAPERS, SIZE_NAMES, Size, Spare
from kit.model.workshop import Part
from kit.planning.agenda import Slot
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report
from kit.reading.messages import Messages

from . import pages
from .pages import ROOT

PAGE = ROOT / "docs" / "ecrire-un-atelier.md"
# Under which heading the keys of each struct stand, in the order of its tables.
STRUCTS = {
    "Les clés d'un atelier": [workshop.Workshop],
    "D'où vient l'atelier": [workshop.Guide],
    "Combien de personnes": [workshop.Participants, workshop.Tables, workshop.Facilitators],
    "Le matériel et les choses à imprimer": [workshop.Material, workshop.Printed],
    "Une étape": [workshop.Step],
    "Une feuille par personne": [workshop.Direction],
    "Une variante": [workshop.Variant],
    "Un jeu de cartes": [deck.Deck],
    "Une carte": [deck.Card],
    "Un jeu tiré d'un autre": [derived.Derivation],
    "Une catégorie": [deck.Category],
    "Un support": [sheet.Sheet, sheet.Worksheet],
    "Une affiche : `poster`": [sheet.Poster, sheet.Point],
    "L'arbre à compétences : `tree`": [sheet.Tree, sheet.TreePart],
    "Des cases à remplir ensemble : `canvas`": [sheet.Canvas, sheet.Area],
    "Un tableau : `table`": [sheet.Table, sheet.Column],
    "Un formulaire : `form`, et un texte à emporter : `handout`": [sheet.Form, sheet.Section, sheet.Question],
    "Un questionnaire : `questionnaire`": [sheet.Questionnaire],
    "Des chevalets : `tent`": [sheet.Tent],
    "Un comptage sans noms : `headcount`": [sheet.Headcount],
    "Un texte tiré d'un jeu de cartes : `digest`": [sheet.Digest],
    "Les premiers jours : `calendar`": [calendars.Calendar, calendars.Moment],
    "Les mois d'une formation : `training`": [calendars.Training, calendars.Theory, calendars.Placement],
    "Le dépouillement d'un baromètre : `tally`": [counting.Tally],
    "Un budget sur plusieurs années : `budget`": [budget.Budget, budget.BudgetSide, budget.BudgetLine],
    "Où en est un jardin : `garden`": [garden.Garden, garden.Stage, garden.Condition],
    "Qui compte pour un projet : `rings`": [rings.Rings, rings.Quarter],
    "Une fiche mémo : `memo`": [memo.Memo, memo.Experience],
    "Une feuille d'émargement : `register`": [training_sheets.Register, training_sheets.Fact],
    "Un programme de formation : `syllabus`": [training_sheets.Syllabus, training_sheets.Framework],
    "Une rencontre": [event.Event],
    "Une action de formation": [event.TrainingAction],
    "Des papiers autour de l'atelier": [paper.Paper, paper.PaperLine],
    "Des réponses à réimprimer": [results.Results],
    "Un parcours": [way.Journey, way.Beside, way.PathStage, way.Gift, way.Receiver],
}
DOCUMENTED = [(heading, i, struct) for heading, structs in STRUCTS.items() for i, struct in enumerate(structs)]
# Keys that the declaration leaves free and a rule asks for (kit/model/rules.py).
ASKED = {("Step", "step"), ("Step", "title"), ("Step", "kind"), ("Step", "minutes"), ("Printed", "deck"),
         ("Printed", "sheet"), ("PaperLine", "deck"), ("PaperLine", "sheet"), ("Table", "rows"), ("Table", "row_titles")}
WHOLE = sorted(pages.whole_examples())
PARTS = pages.parts(PAGE)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return pages.project(tmp_path_factory.mktemp("projet"))


@pytest.fixture(scope="module")
def fonts():
    return load_fonts()


# Keys


def own_fields(struct: type) -> dict[str, object]:
    """The fields of a struct; of a template of sheets, those that the others do not have."""
    base = next((base for base in (sheet.Worksheet, sheet.Sheet) if issubclass(struct, base) and struct is not base), None)
    shared = {field.name for field in msgspec.structs.fields(base)} if base else set()
    return {field.encode_name: field for field in msgspec.structs.fields(struct) if field.name not in shared}


def rows_of(heading: str, index: int) -> dict[str, list[str]]:
    """A table of keys, by key."""
    tables = [table for table in pages.tables(pages.section(PAGE, heading)) if table[0][0] == "clé"]
    return {pages.spans(row[0])[0]: row for row in tables[index][1:]}


def written(default: object) -> str | None:
    """A default as an author would write it; None where it says nothing."""
    if isinstance(default, bool):
        return "true" if default else "false"
    if isinstance(default, Spare):
        return "0"
    if isinstance(default, tuple):
        return f"[{', '.join(default)}]" if default else None
    return str(default) if isinstance(default, (int, str)) else None


@pytest.mark.parametrize(("heading", "index", "struct"), DOCUMENTED, ids=[struct.__name__ for *_, struct in DOCUMENTED])
def test_every_key_is_said_as_it_is(heading, index, struct):
    rows, fields = rows_of(heading, index), own_fields(struct)
    assert sorted(rows) == sorted(fields)
    for name, field in fields.items():
        asked = field.required or (struct.__name__, name) in ASKED
        assert rows[name][2].startswith("oui" if asked else "sinon"), name
        if not asked and (default := written(field.default)):
            assert f"`{default}`" in rows[name][2], name


def test_no_struct_is_left_out():
    def below(struct: type) -> set[type]:
        return {struct}.union(*map(below, struct.__subclasses__()))

    modules = {module.__name__ for module in (workshop, deck, derived, sheet, memo, calendars, counting, budget,
                                                garden, rings, training_sheets, event, paper, results, way)}
    declared = {struct for struct in below(Part) if struct.__module__ in modules}
    declared -= {Part, workshop.Quantity, derived.DerivedDeck}
    assert declared == {struct for *_, struct in DOCUMENTED} | {sheet.Handout}
    assert own_fields(sheet.Handout).keys() == own_fields(sheet.Form).keys()


def test_where_simple_words_may_stand_and_under_which_keys():
    rows = pages.tables(pages.section(PAGE, "Une version simplifiée"))[0][1:]
    said = sorted(sorted(pages.spans(row[1] + row[2])) for row in rows)
    # Every template has more of its own than SimpleSheet, on which they stand.
    assert said == sorted(sorted(kind.__struct_fields__) for kind in Simple.__subclasses__() if kind is not SimpleSheet)
    lists = {key for row in rows for key in pages.spans(row[2])}
    assert lists == {field.name for kind in Simple.__subclasses__() for field in msgspec.structs.fields(kind)
                     if field.default == ()}
    for *_, struct in DOCUMENTED:
        kind = next((kind for kind in get_args(get_type_hints(struct).get("simple")) if kind is not type(None)), None)
        assert kind is None or set(kind.__struct_fields__) <= set(struct.__struct_fields__), struct.__name__


def test_every_choice_is_said():
    said = set(pages.spans(pages.prose(PAGE)))
    for *_, struct in DOCUMENTED:
        for name, hint in get_type_hints(struct).items():
            kinds = [hint, *get_args(hint)]
            choices = {str(choice) for kind in kinds if get_origin(kind) is Literal for choice in get_args(kind)}
            assert choices <= said, f"{struct.__name__}.{name}"
    assert set(templates.SHEETS) <= said


def test_what_each_card_template_needs():
    table = next(table for table in pages.tables(pages.section(PAGE, "Une carte")) if table[0][0] == "modèle")
    said = {pages.spans(row[0])[0]: sorted(pages.spans(row[2])) for row in table[1:]}
    assert said == {template: sorted(keys) for template, keys in NEEDED.items()}


def test_the_sizes_of_cards():
    rows = pages.tables(pages.section(PAGE, "Les tailles"))[0][1:]
    said = {pages.spans(row[0])[0]: row[1:] for row in rows}
    assert set(said) == set(SIZE_NAMES) - set(PAPERS)
    for name, cells in said.items():
        size = Size.parse(name)
        assert cells == [f"{size.width:g} × {size.height:g}", str(choose(Size.parse("A4"), size).capacity)]


# Examples


def test_there_are_examples_of_everything():
    kinds = {type(pages.opened(ROOT, path)[0]) for path in WHOLE
             if (ROOT / path).exists() and Path(path).stem != PATH}
    assert not kinds, "an example would hide a file of the kit"
    named = re.findall(r"^template: (\w+)$", "\n".join(pages.whole_examples().values()), re.MULTILINE)
    assert set(templates.SHEETS) <= set(named)
    assert len(PARTS) >= 8


@pytest.mark.parametrize("path", WHOLE)
def test_a_whole_example_is_laid_out_without_a_word(path, project, fonts):
    thing, library = pages.opened(project, path)
    look, order = load_look(library, fonts), Order()
    if isinstance(thing, workshop.Workshop):
        lay_out(thing, library, look, order)
    elif isinstance(thing, way.Journey):
        lay_out_path(thing, library, look, order)
    elif isinstance(thing, deck.Deck):
        deck_printout(thing, look, order)
    elif isinstance(thing, sheet.Sheet):
        for size in thing.sizes:
            name = templates.deck_of(thing)
            decks = {name: library.deck(name)} if name else {}
            sheet_printout(thing, look, order, size=str(size), decks=decks)
    assert thing is not None
    assert [(d.code, d.order) for d in library.report] == []


@pytest.mark.parametrize(("path", "text"), PARTS)
def test_a_part_of_an_example_loads_and_can_be_planned(path, text, tmp_path):
    pages.put(pages.project(tmp_path), path, text)
    thing, library = pages.opened(tmp_path, path)
    agenda = plan(thing, Event(), library.report)
    assert agenda and agenda.slots
    assert [(d.code, d.order) for d in library.report] == []


def test_a_part_with_a_fault_is_noticed(tmp_path):
    path, text = PARTS[0]
    pages.put(pages.project(tmp_path), path, text.replace("says:", "dit:"))
    thing, library = pages.opened(tmp_path, path)
    assert thing is None and library.report.errors


def in_short(slot: Slot) -> str:
    """The minutes of a slot, or its rounds and the minutes of each."""
    return f"{slot.rounds} × {slot.round_minutes}" if slot.rounds else str(slot.minutes)


def test_the_times_that_the_page_works_out(project):
    library = Library(project, Report())
    script = library.workshop("cafe-du-mardi")
    head, *rows = pages.tables(pages.section(PAGE, "Le moins, l'habituel, le plus"))[0]
    assert len(head) > 3
    for column, asked in enumerate(head[1:], 1):
        minutes = re.search(r"--duration (\w+)", asked)
        happening = Event(duration=PARSERS[Duration](minutes[1])) if minutes else Event()
        agenda = plan(script, happening, library.report)
        slots = {slot.step.name: slot for slot in agenda.slots}
        for row in rows:
            slot = slots.get(row[0])
            assert row[column] == (in_short(slot) if slot else "retirée"), (asked, row[0])
        if not minutes:
            assert f"({agenda.end - agenda.start} min)" in asked


def test_the_faults_that_the_page_shows(tmp_path):
    bad = next(fence for fence in pages.fences(PAGE, "yaml") if fence.title.startswith("faux : "))
    file = pages.put(tmp_path, bad.title.removeprefix("faux : "), bad.text)
    library = Library(tmp_path, Report())
    library.open(file)
    messages = Messages("fr")
    said = render_human(library.report, messages, colour=False) + tally(library.report, messages, written=False) + "\n"
    assert pages.fences(PAGE, "text")[0].text == said


def test_the_traps_are_traps(project):
    """What stands on the left of the last table is refused or altered; what stands on the right is not."""
    rows = pages.tables(pages.section(PAGE, "Les pièges du YAML"))[0][1:]
    base = (project / "workshops" / "cafe-du-mardi.yaml").read_text("utf-8")
    tried = 0
    for wrong, right, *_ in rows:
        for cell, expected in ((wrong, True), (right, False)):
            line = pages.spans(cell)[0] if pages.spans(cell) else ""
            key = line.partition(":")[0]
            if key in ("title", "aims"):
                text = re.sub(rf"^{key}:.*\n(?:  .*\n)*", line + "\n", base, count=1, flags=re.MULTILINE)
                pages.put(project, "workshops/cafe-du-mardi.yaml", text)
                assert bool(len(pages.opened(project, "workshops/cafe-du-mardi.yaml")[1].report)) == expected, line
                tried += 1
    pages.put(project, "workshops/cafe-du-mardi.yaml", base)
    assert tried >= 6
    assert "cafe-du-mardi" in Library(project, Report()).names(WORKSHOPS)
