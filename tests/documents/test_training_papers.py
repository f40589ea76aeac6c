"""The papers of a training action as they are read: a golden log of the attendance sheet, and who knows what."""

from __future__ import annotations

import pytest

from kit.delivery.order import Order
from kit.delivery.paper_printouts import paper_printouts
from kit.delivery.workbench import open_session
from kit.documents.sheets import draw
from kit.model.checking import convert
from kit.model.event import Event
from kit.reading.loading import load
from kit.reading.source import Source
from tests.delivery.test_papers import EVENT

from .bench import size
from .desk import Desk, bare, heard
from .reading import log


@pytest.fixture(scope="module")
def desk():
    return Desk()


def drawn(desk: Desk, paper: str, event: str):
    """The pages of a paper of the café-débat."""
    said = convert(load(Source("seance.yaml", event), desk.report), Event, desk.report)
    session = open_session(desk.library.workshop("cafe-debat"), said, desk.library, papers=(paper,))
    (out,) = paper_printouts(session, desk.look, Order(), desk.library.edition("simple"))
    return out.pages


def test_what_is_read_of_the_attendance_sheet(desk, golden):
    event = EVENT.replace("participants: 6", "participants: 8").replace("start: 9h", "start: 11h\nend: 14h30")
    golden("reading-emargement", log(drawn(desk, "emargement", event)))


def test_without_an_hour_nobody_is_told_one(desk):
    told = heard(drawn(desk, "emargement", "participants: 8\ntraining: {title: Ici}\ndate: 12/01/2027"))
    assert bare("mardi 12 janvier 2027 de ………… à ………… Signature") in told
    assert not any("14h" in said for said in told)


def test_alone_a_sheet_is_blank_and_can_be_filled_in_on_a_screen(desk):
    for name in ("emargement", "programme-formation"):
        sheet = desk.library.sheet(name)
        pages = draw(sheet, size("A4", sheet), desk.look, {})
        fields = {box.name for page in pages for box in page.boxes if type(box).__name__ == "Field"}
        facts = [*sheet.facts, *getattr(sheet, "foot", ())]
        assert len(fields) == len(facts), name
        assert all(bare(fact.label) in heard(pages) for fact in facts)
