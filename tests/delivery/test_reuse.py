"""What a pack takes over from the one before: the same bytes as if it had been made alone, and nothing of its event."""

from __future__ import annotations

import pytest

from kit.delivery import packing
from kit.delivery.order import Order
from kit.delivery.packing import make_pack
from kit.delivery.reuse import Renewed, Reuse
from kit.documents.session import Printout
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.library import Library
from kit.reading.diagnostics import Report

from .project import WORKSHOP, Project, printer

FORM = """\
sheet: trace
title: Trace
template: form
sizes: [A4]
sections: [{title: La rencontre, fields: [{label: Date et lieu}]}]
"""
TENT = "sheet: chevalets\ntitle: Chevalets\ntemplate: tent\nsizes: [A4]\nprompt: Votre prénom\n"
EVENTS = ["", "place: Dijon\nparticipants: 6", "place: Dole\ndate: 2027-01-12", "place: Dijon\nparticipants: 9",
          "facilitators: [Alix]\nplace: Dole", "facilitators: [Alix]\norganisation: Relais", "next_date: 2027-03-01"]


@pytest.fixture
def project(tmp_path):
    sheets = "  - {sheet: trace, count: 1}\n  - {sheet: chevalets, count: 1, per: participant}\n"
    made = Project(tmp_path, WORKSHOP.replace("steps:", f"{sheets}steps:"))
    made.write("assets/sheets/trace.yaml", FORM)
    made.write("assets/sheets/chevalets.yaml", TENT)
    return made


def made(project: Project, events: list[str], reuse: Reuse | None, **order) -> list:
    """The packs of these events, one after the other, with the same things in hand or none."""
    orders = [Order(event=project.event(event) if event else Event(), **order) for event in events]
    return [make_pack(project.library.workshop("essai"), project.library, project.look, printer(), one, reuse)
            for one in orders]


@pytest.mark.parametrize("events", (EVENTS[3:6], pytest.param(EVENTS, marks=pytest.mark.slow)), ids=len)
def test_packs_made_together_are_those_made_alone(project, events):
    together, alone = made(project, events, Reuse()), made(project, events, None)
    assert [pack.files for pack in together] == [pack.files for pack in alone]
    assert [pack.about for pack in together] == [pack.about for pack in alone]


def test_a_cream_ground_is_laid_once(project):
    project.look.reading = Reading().creamed
    together, alone = made(project, EVENTS[:3], Reuse()), []
    for event in EVENTS[:3]:
        project.open()
        project.look.reading = Reading().creamed
        alone += made(project, [event], None)
    assert [pack.files for pack in together] == [pack.files for pack in alone]


def test_only_what_an_event_changes_is_drawn_again(project, monkeypatch):
    drawn: list[str] = []
    monkeypatch.setattr(packing, "drawn_of", lambda out, *_: drawn.append(out.name) or [])
    monkeypatch.setattr(packing, "file_of", lambda *_: b"%PDF")
    monkeypatch.setattr(packing, "whole_of", lambda *_: b"%PDF")
    reuse = Reuse()

    def drawn_for(event: str) -> set[str]:
        drawn.clear()
        made(project, [event], reuse)
        return set(drawn) - {"a-imprimer", "guide", "deroule", "co-animation", "scribe", "programme", "direction"}

    assert drawn_for("") == {"cartes-cartes", "regles", "trace", "chevalets"}
    assert drawn_for("participants: 3") <= {"chevalets"}
    assert drawn_for("place: Dijon") - {"chevalets"} == {"trace"}
    assert drawn_for("place: Dijon\ndate: 2027-01-12\nduration: 1h15") - {"chevalets"} == {"trace"}
    assert "chevalets-equipe" in drawn_for("place: Dijon\nfacilitators: [Alix]")


def test_what_is_wrong_is_not_kept(project):
    project.write("assets/sheets/regles.yaml", "sheet: regles\ntitle: Règles\ntemplate: poster\nsizes: [A4]\n"
                                               "lead: Un signe sans dessin, 🜁.\n")
    reuse = Reuse()
    for _ in range(2):
        report = Report()
        library = Library(project.folder, report)
        pack = make_pack(library.workshop("essai"), library, project.look.trying(report), printer(), Order(), reuse)
        assert pack is None and [found.code for found in report] == ["caractere-sans-dessin"]


def test_memory_is_bounded(project):
    reuse = Reuse()
    for number in range(300):
        reuse.printout(number, lambda: object(), project.report)
    assert len(reuse._made) < 300


def test_while_somebody_writes_what_is_to_be_said_is_said_each_time(project):
    """So nothing is kept of which there was anything to say: neither a printout, nor pages of which it is known late."""
    reuse, out = Renewed(), Printout("deck", "jeu", "Jeu", [], (210, 297))
    for _ in range(2):
        report = Report()
        assert reuse.printout("with a warning", lambda report=report: report.warn("mot-inutile"), report) is None
        assert len(report) == 1
    made = [reuse.printout("kept", lambda: out, Report()) for _ in range(2)]
    assert made[0] is made[1]
    report = Report()
    reuse.of_pages(out, lambda: report.warn("mot-inutile"), report=report)
    assert reuse.printout("kept", lambda: "laid out again", Report()) == "laid out again"
