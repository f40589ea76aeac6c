"""Every template of sheets at every size: inside its margins, wholly printed, tagged in order; the frame they share."""

from __future__ import annotations

from functools import cache

import pytest

from kit.documents.sheets import draw
from kit.documents.sheets.frame import fiches
from kit.model.event import Day
from kit.model.library import SHEETS_SHELF
from kit.model.sheet import Digest
from kit.model.templates import SHEETS, deck_of
from kit.reading.source import Text
from kit.typesetting.page import MM, Run
from tests.shipped import trials

from . import bench
from .golden import log
from .specimens import DECK, EXAMPLES, SIZED, changed, drawn, outside, said


@cache
def shipped() -> list[tuple[str, str]]:
    shelf = bench.library()
    sheets = {name: shelf.sheet(name) for name in shelf.names(SHEETS_SHELF)}
    assert all(sheets.values()), list(shelf.report)
    return [(name, str(size)) for name, sheet in sheets.items() if sheet.template != "tree" for size in sheet.sizes]


# --- every template, every size ---------------------------------------------------------------------------


def test_an_example_for_every_template():
    assert {*EXAMPLES, "tree"} == set(SHEETS)


@pytest.mark.parametrize("template, size", SIZED)
def test_nothing_is_printed_near_the_edge(template, size):
    pages, report = drawn(EXAMPLES[template], size)
    assert not len(report) and pages
    paper = bench.size(size, bench.sheet(EXAMPLES[template]))
    for page in pages:
        assert (page.width, page.height) == pytest.approx((paper.width * MM, paper.height * MM))
        assert outside(page) == []


@pytest.mark.parametrize("template, size", SIZED)
def test_every_text_of_the_sheet_is_printed(template, size):
    sheet = bench.sheet(EXAMPLES[template])
    cards = [card for card in DECK.cards if card.fact] if isinstance(sheet, Digest) else []
    wanted = [*bench.texts(sheet), *(text for card in cards for text in (card.front, card.fact))]
    words = bench.printed(drawn(EXAMPLES[template], size)[0])
    assert [text for text in wanted if not any(bench.plain(text) in said for said in words)] == []


@pytest.mark.parametrize("template, size", SIZED)
def test_one_first_heading_and_no_level_skipped(template, size):
    pages, _ = drawn(EXAMPLES[template], size)
    nodes = {box.node: None for page in pages for box in bench.boxes(page) if isinstance(box, Run) and box.node}
    levels = [int(node.tag[1]) for node in nodes if node.tag[0] == "H" and node.tag[1:].isdigit()]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert {node.path.split("/")[0] for node in nodes} == {"Document"}


@pytest.mark.parametrize("template", EXAMPLES)
def test_the_same_sheet_is_drawn_the_same(template):
    assert log(drawn(EXAMPLES[template])[0]) == log(drawn(EXAMPLES[template])[0])


@pytest.mark.parametrize("one", trials(SHEETS_SHELF, "arbre-a-competences"))
def test_a_shipped_sheet_fits_at_all_its_sizes(one):
    shelf, faults = bench.library(), []
    for name, size in [(name, size) for name, size in shipped() if name == one]:
        sheet, look = shelf.sheet(name), bench.look()
        name = deck_of(sheet)
        decks = {name: shelf.deck(name)} if name else {}
        pages = draw(sheet, bench.size(size, sheet), look, decks)
        faults += [(name, size, d.code, d.facts) for d in look.setter.report]
        faults += [(name, size, "edge") for page in pages if outside(page)]
        several = isinstance(sheet, Digest) and sheet.show == "answers"
        faults += [(name, size, len(pages))] if len(pages) > getattr(sheet, "sides", 1) and not several else []
        words = bench.printed(pages)
        faults += [
            (name, size, text) for text in bench.texts(sheet) if not any(bench.plain(text) in said for said in words)
        ]
    assert faults == []


# --- the frame --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("names, told", [
    (("FA3",), "FA3"), (("FA1", "FA2"), "FA1, FA2"), (("FA4", "FA3", "FA1", "FA5"), "FA1, FA3 à FA5"),
    (tuple(f"FA{n}" for n in range(1, 10)), "FA1 à FA9"), (("FA2", "conclusion"), "FA2, conclusion"),
])
def test_fiches_are_told_short(names, told):
    assert fiches(names, bench.look().words) == told


def test_the_foot_says_where_a_sheet_comes_from():
    assert "Un canevas · version 1 · d’après le guide FAS : FA3 à FA5, FA9" in said(drawn(EXAMPLES["canvas"])[0])
    assert "Baromètre · version 1 · proposition du kit" in said(drawn(EXAMPLES["questionnaire"])[0])


def test_what_must_be_destroyed_says_so_on_every_page():
    pages, _ = drawn(changed("table", "rows: 6", "rows: 40"))
    assert len(pages) > 1
    assert all("À détruire après usage" in said([page]) for page in pages)
    assert "détruire" not in said(drawn(changed("table", "destroy: true", ""))[0])


def test_what_every_page_says_above_and_below_never_runs_together():
    long = changed("table", "rows: 6", "rows: 40").replace("landscape", "portrait")
    pages, _ = drawn(long.replace("Un tableau", "Les idées de la rencontre"), date=Day(2027, 1, 12),
                     organisation=Text("Accueil de jour de la rue de la Gare"))
    for page in pages:
        words = [run for run in page.boxes if isinstance(run, Run) and run.text.strip()]
        assert not [(a.text, b.text) for a in words for b in words
                    if a is not b and a.y == b.y and a.x <= b.x < a.x + a.width - 0.1]


def test_a_session_writes_its_date_and_place_where_they_are_asked():
    event = {"date": Day(2027, 1, 12), "place": Text("Salle bleue"), "organisation": Text("La structure")}
    form = said(drawn(EXAMPLES["form"], **event)[0])
    assert "mardi 12 janvier 2027, Salle bleue" in form.split(" | ")
    assert "mardi 12 janvier 2027 · Salle bleue · La structure" in form
    scribe = changed("table", "rows: 6", "row_titles: ['1. Date et lieu', Autre]")
    assert "mardi 12 janvier 2027, Salle bleue" in said(drawn(scribe, **event)[0]).split(" | ")
    count = said(drawn(EXAMPLES["headcount"], **event)[0]).split(" | ")
    assert "mardi 12 janvier 2027" in count and "Salle bleue" in count
    assert "2027" not in said(drawn(EXAMPLES["questionnaire"], **event)[0]) + said(
        drawn(EXAMPLES["poster"], **event)[0]
    )


# --- golden logs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template, size", [("questionnaire", "A6"), ("canvas", "A4")])
def test_small_sheets_are_drawn_as_recorded(template, size, golden):
    golden(f"sheet-{template}-{size.lower()}", log(drawn(EXAMPLES[template], size)[0]))
