"""For whoever takes notes: when to write what and on which sheet, which rules hold, what becomes of the notes."""

from __future__ import annotations

from collections.abc import Iterator

from kit.documents.briefing import Briefing, fitted
from kit.documents.glance import slot_title
from kit.documents.identity import in_words, step_accent
from kit.documents.look import Look
from kit.documents.session import Session
from kit.documents.supplies import printed_title
from kit.planning.agenda import Slot
from kit.planning.quantities import needed
from kit.typesetting.page import BOLD, Page
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Row

_WRITTEN = ("harvest", "debrief")  # the kinds of steps that leave something written, where no step says what


def pages(session: Session, look: Look) -> list[Page]:
    """One page."""
    return fitted(session, look, "scribe", _draw, 1)


def _draw(m: Briefing) -> list[Slice]:
    rules = m.whole(m.part(m.word("rules"), m.points(m.word("rules-are").splitlines())))
    return [*m.head(), *_when(m), *_sheets(m), *rules, *_after(m)]


def _when(m: Briefing) -> list[Slice]:
    """The steps in which something is written, each with its hour."""
    rows = [_step(m, slot) for slot in _slots(m.session)]
    titles = [m.word(f"column.{key}") for key in ("hour", "step", "note")]
    shares = (12, 30, 62) if m.roomy else (20, 35, 50)
    return m.part(m.word("when"), m.supposed(), m.rows(titles, shares, rows)) if rows else []


def _slots(session: Session) -> Iterator[Slot]:
    """The steps that say what is written in them; where none does, those that leave something written."""
    told = [slot for slot in session.agenda.slots if slot.step and slot.kind != "overlap"]
    named = any(slot.step.notes for slot in told)
    return (slot for slot in told if (slot.step.notes if named else slot.step.kind in _WRITTEN))


def _step(m: Briefing, slot: Slot) -> Row:
    step = slot.step
    needs = m.word("with", needs=", ".join(step.needs)) if step.needs else ""
    text = str(step.notes or " ".join(filter(None, (step.aim, needs))))
    return Row((m.hour(slot), m.said(slot_title(slot, m), BOLD), m.said(text)), bar=step_accent(step, m.look).solid)


def _sheets(m: Briefing) -> list[Slice]:
    """What is printed for the scribe."""
    session = m.session
    told = [m.word("sheet", n=needed(line, session.group), title=printed_title(line, session, m.look))
            for line in session.workshop.print if "scribe" in line.roles]
    return m.whole(m.part(m.word("sheets"), m.points(told, True))) if told else []


def _after(m: Briefing) -> list[Slice]:
    """Where the notes go, and what is destroyed."""
    workshop, sheets = m.session.workshop, m.session.sheets
    burnt = [str(sheets[line.sheet].title) for line in workshop.print
             if line.sheet and getattr(sheets[line.sheet], "destroy", False)]
    slices = m.told(m.word("leave")) + (m.points(workshop.after, True) if workshop.after else [])
    if burnt:
        slices += m.told(m.word("destroy", titles=in_words(burnt, m.look)), gap=5)
    return m.whole(m.part(m.word("after"), slices))
