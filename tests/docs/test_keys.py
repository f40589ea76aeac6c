"""What the author's page works out by hand is so, and its examples do what it says of them."""

from __future__ import annotations

import re
from pathlib import Path

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
from kit.model import deck, sheet, templates, workshop
from kit.model import path as way
from kit.model.checking import PARSERS
from kit.model.deck_rules import NEEDED
from kit.model.event import Duration, Event
from kit.model.library import PATH, WORKSHOPS, Library
from kit.model.simple import Simple, SimpleSheet
from kit.model.values import PAPERS, SIZE_NAMES, Size
from kit.planning.agenda import Slot
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report
from kit.reading.messages import Messages

from . import pages
from .pages import ROOT

PAGE = ROOT / "docs" / "ecrire-un-atelier.md"
WHOLE = sorted(pages.whole_examples())
PARTS = pages.parts(PAGE)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return pages.project(tmp_path_factory.mktemp("projet"))


@pytest.fixture(scope="module")
def fonts():
    return load_fonts()


# Keys


def test_where_simple_words_may_stand_and_under_which_keys():
    rows = pages.tables(pages.section(PAGE, "Une version simplifiée"))[0][1:]
    said = sorted(sorted(pages.spans(row[1] + row[2])) for row in rows)
    # Every template has more of its own than SimpleSheet, on which they stand.
    assert said == sorted(sorted(kind.__struct_fields__) for kind in Simple.__subclasses__() if kind is not SimpleSheet)
    lists = {key for row in rows for key in pages.spans(row[2])}
    assert lists == {field.name for kind in Simple.__subclasses__() for field in msgspec.structs.fields(kind)
                     if field.default == ()}


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
