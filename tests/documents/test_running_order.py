"""The running order says every step with its time, what is free, what clashes, and what to leave out when late."""

from __future__ import annotations

import pytest

from kit.documents import print_plan, running_order
from kit.documents.session import Printout
from kit.planning.agenda import clock
from kit.typesetting.page import MM, Rule

from .desk import SHIPPED, Desk, bare, headings, heard, runs, small

ODD = """
workshop: essai
title: Un atelier particulier
summary: Pour voir.
guide: {sheets: [FA1], says: rien, proposes: tout}
audience: tout le monde
aims: [essayer]
outcome: un essai
participants: {min: 4, typical: 8, max: 12}
tables: {size: 4}
facilitators: [{count: 1}]
room: une salle
frame: Bonjour.
materials: [{item: Feutres, count: 4, per: table}]
steps:
  - {step: debut, title: Début, kind: opening, minutes: 10, protected: true, aim: Se voir}
  - {step: tours, title: Tours, kind: debate, rounds: 2/4/6, minutes: 5}
  - parallel:
      - [{step: a1, title: Groupe un, kind: work, minutes: 10/20/20}, {step: a2, title: Suite un, kind: work, minutes: 5}]
      - [{step: b1, title: Groupe deux, kind: work, minutes: 15}]
  - {step: pause, kind: break, minutes: 0/10/10, optional: true}
  - {step: fixe, title: À heure fixe, kind: input, minutes: 10, at: "15:30"}
  - {step: ensemble, title: Ensemble, kind: work, minutes: 20, untimed: true}
  - {step: libre, title: Comme on veut, kind: work, untimed: true}
  - {step: tot, title: Trop tôt, kind: harvest, minutes: 10, at: "15:50"}
  - {step: fin, title: Fin, kind: closing, minutes: 5, protected: true}
"""


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("people", [8, 23])
def test_every_step_stands_there_with_its_time(name, people):
    desk = Desk()
    session = desk.session(name, people, "9:30")
    pages = running_order.pages(session, desk.look)
    words = heard(pages)
    for slot in session.agenda.slots:
        assert bare(slot.step.title or "Pause") in words
        assert bare(clock(slot.start)) in words
    assert len(pages) == 1, "a running order is held in one hand"
    assert headings(pages)[0][0] == 1


def test_lanes_gaps_overlaps_and_untimed_steps_are_said(tmp_path):
    desk = small(tmp_path, ODD)
    session = desk.session("essai", 8, "14:00")
    pages = running_order.pages(session, desk.look)
    words = " ".join(run.text for run in runs(pages)).replace("\u00a0", " ").replace("\u202f", " ")
    for title in ("Groupe un", "Suite un", "Groupe deux", "Comme on veut", "À heure fixe"):
        assert title in words
    assert "En parallèle" in words and "groupe 2" in words
    assert "Temps libre" in words and "Chevauchement" in words
    assert any(bare("durée pour 2 étapes, sans horaire") in line for line in heard(pages))
    agenda = session.agenda
    assert agenda.content + agenda.breaks + agenda.gaps - agenda.overlaps == agenda.end - agenda.start


def test_late_sentences_name_what_goes_and_what_stays():
    desk = Desk()
    session = desk.session("cafe-debat", 12, "14:00")
    said = [running_order.cut_sentence(point, desk.look) for point in session.agenda.cut_points]
    assert said and all("min de retard à" in sentence for sentence in said)
    assert any("Ne pas toucher à" in sentence for sentence in said)


def test_what_an_envelope_gives_is_asked_of_all_its_steps(tmp_path):
    envelope = "minutes: 20/60/60, untimed: true}\n  - {step: libre"
    desk = small(tmp_path, ODD.replace("minutes: 20, untimed: true}\n  - {step: libre", envelope))
    session = desk.session("essai", 8, "14:00")
    point = next(p for p in session.agenda.cut_points if any(cut.last for cut in p.action))
    assert "raccourcir l'ensemble de « Ensemble » à « Comme on veut »" in running_order.cut_sentence(point, desk.look)


def test_real_times_have_a_column_to_write_in():
    desk = Desk()
    session = desk.session("cafe-debat", 12, "14:00")
    page = running_order.pages(session, desk.look)[0]
    uprights = sorted({round(box.x1, 1) for box in page.boxes if isinstance(box, Rule) and box.x1 == box.x2})
    left, right = uprights[:2]
    assert right - left > 20 * MM
    inside = [run for run in runs([page]) if left < run.x and run.x + run.width < right and run.y > 40 * MM]
    assert all("Heure" in run.text for run in inside)


def test_print_plan_counts_sheets_papers_and_materials(tmp_path):
    desk = small(tmp_path, ODD)
    session = desk.session("essai", 8, "14:00")
    page = running_order.pages(session, desk.look)[0]
    printouts = [Printout("running-order", "deroule", "Déroulé", [page] * 3, (297, 210), 2, "short-edge", 4),
                 Printout("deck", "cartes-x", "Cartes", [page] * 6, (210, 297), 2, "long-edge", 2, 300, 8, 40)]
    assert [out.sheets for out in printouts] == [8, 6]
    pages = print_plan.pages(session, printouts, desk.look)
    words = " ".join(run.text for run in runs(pages)).replace("\u00a0", " ").replace("\u202f", " ")
    assert "14 feuilles" in words
    assert "A4 80 g/m²" in words and "A4 300 g/m²" in words
    assert "bord long" in words and "bord court" in words
    assert "ne retournent pas le papier" in words, "300 g is more than an office printer turns"
    assert "8 × Feutres" in words.replace("8  ×", "8 ×")


def test_the_rule_of_the_print_plan_measures_100_mm(tmp_path):
    desk = small(tmp_path, ODD)
    session = desk.session("essai", 8, "14:00")
    pages = print_plan.pages(session, [], desk.look)
    lengths = [box.x2 - box.x1 for box in pages[0].boxes if isinstance(box, Rule) and box.y1 == box.y2]
    assert any(abs(length - 100 * MM) < 0.001 for length in lengths)
