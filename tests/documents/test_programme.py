"""The programme is one page for those who take part: what and when, never how."""

from __future__ import annotations

import pytest

from kit.documents import programme
from kit.documents.manuscript import portrait
from kit.model.library import WORKSHOPS
from kit.model.rules import all_steps
from kit.planning.agenda import clock
from tests.shipped import pace

from .desk import SHIPPED, Desk, bare, headings, heard, runs, said, small
from .golden import log
from .test_guide import SCRIPT

GROUPS = [pytest.param((name, people, paper), marks=pace(WORKSHOPS, name))
          for name in SHIPPED for people in (8, 12, 23) for paper in ("A4", "letter")]


@pytest.fixture(scope="module", params=GROUPS, ids=str)
def shipped(request):
    name, people, paper = request.param
    desk = Desk(paper=paper)
    session = desk.session(name, people, "9:30", date="2027-01-12", place="Maison des associations",
                           organisation="L'Étape")
    return session, programme.pages(session, desk.look), desk


def test_it_fits_one_page_in_friendly_type(shipped):
    _, pages, desk = shipped
    assert len(pages) == 1
    assert [code for severity, code, _ in desk.complaints if severity == "error"] == []
    assert min(run.size for run in runs(pages) if run.node and run.node.tag in ("H1", "H2", "Lbl", "LBody")) >= 11


def test_it_says_what_and_when(shipped):
    session, pages, desk = shipped
    w, told = session.workshop, heard(pages)
    texts = [w.title, w.summary, w.outcome, w.frame, *(slot.step.name for slot in session.agenda.slots)]
    if desk.look.paper.name == "A4":
        texts += [step.aim for step in all_steps(w.steps) if step.aim]
    assert [text for text in texts if not any(bare(text) in words for words in told)] == []


def test_it_holds_nothing_of_the_script(shipped):
    session, pages, _ = shipped
    everything = "".join(heard(pages))
    for step in all_steps(session.workshop.steps):
        for text in (step.say, *step.do, *step.ask, *step.watch):
            assert not text or len(bare(text)) < 12 or bare(text) not in everything, text


def test_hours_are_those_of_the_agenda_and_minutes_are_not_told(shipped):
    session, pages, _ = shipped
    labels = [text for node, text in said(pages) if node.tag == "Lbl"]
    timed = [slot for slot in session.agenda.slots if slot.kind != "untimed"]
    assert [bare(label) for label in labels] == [bare(clock(slot.start)) for slot in timed]
    assert not any("min" in label for label in labels)


def test_headings_never_skip_a_level(shipped):
    levels = [level for level, _ in headings(shipped[1])]
    assert levels[0] == 1 and set(levels) == {1, 2} and levels.count(1) == 1


def test_nothing_leaves_the_margins(shipped):
    _, (page,), desk = shipped
    frame = portrait(desk.look, 17, 14)
    for run in runs([page]):
        assert frame.left - 0.1 <= run.x and run.x + run.width <= page.width - frame.right + 0.1, run
        assert frame.top <= run.y <= page.height - frame.bottom, run


def test_without_a_start_steps_have_ranks_and_no_invented_hour(tmp_path):
    desk = small(tmp_path, SCRIPT.replace(', at: "12:00"', "").replace(', at: "12:40"', ""))
    pages = programme.pages(desk.session("essai"), desk.look)
    labels = [text for node, text in said(pages) if node.tag == "Lbl"]
    assert labels == [str(n + 1) for n in range(len(labels))]
    assert "14h" not in "".join(heard(pages))


def test_a_parallel_is_one_entry_and_doubled_minutes_are_not_the_participants_business(tmp_path):
    desk = small(tmp_path, SCRIPT)
    told = heard(programme.pages(desk.session("essai", start="10:30"), desk.look))
    assert bare("En parallèle : Dessiner et Coller / Écrire") in told
    assert "dessiner" not in told and not any("enmêmetemps" in words for words in told)


def test_what_is_left_of_the_page_is_for_notes(tmp_path):
    desk = small(tmp_path, SCRIPT)
    assert (2, "Mes notes") in headings(programme.pages(desk.session("essai", start="10:30"), desk.look))


def test_a_fiche_that_is_named_is_explained(tmp_path):
    plain = small(tmp_path, SCRIPT)
    assert not any("fichesactions" in words for words in heard(programme.pages(plain.session("essai"), plain.look)))
    named = small(tmp_path, SCRIPT.replace("Se détendre.", "Se détendre (FA3)."))
    assert any("fichesactions" in words for words in heard(programme.pages(named.session("essai"), named.look)))


def test_too_long_a_programme_is_an_error_and_loses_nothing(tmp_path):
    frame = "Nous prenons soin les uns des autres. " * 150
    desk = small(tmp_path, SCRIPT.replace("Bienvenue à tout le monde.", frame))
    pages = programme.pages(desk.session("essai", start="10:30"), desk.look)
    assert ("error", "texte-deborde", 2) in desk.complaints
    assert bare(frame) in heard(pages)


def test_the_golden_programme(tmp_path, golden):
    desk = small(tmp_path, SCRIPT)
    golden("programme", log(programme.pages(desk.session("essai", start="10:30"), desk.look)))
