"""What becomes of a workshop in the time that there is: the running order beside the usual one, and what gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from kit.delivery.workbench import worded
from kit.documents.identity import named
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.locale import Locale
from kit.model.rules import all_steps
from kit.model.workshop import Step, Workshop
from kit.planning.agenda import Agenda, Slot
from kit.planning.lines import Item, read_line
from kit.planning.quantities import Group, group_of, needed
from kit.planning.scheduling import lengths, plan
from kit.reading.diagnostics import Report
from kit.speech import _, plural
from kit.typesetting.inline import plain

State = Literal["kept", "shortened", "dropped", "longer"]


class Row(NamedTuple):
    """A line of the running order. `usual`: the minutes it takes where no length is asked.

    lane: 0 on the main line, else the lane of what runs side by side. kind: that of the step ("work", "break"…), or
    "gap" and "overlap" between steps. rounds: how many, where it has some. Minutes of main rows, less twice those of
    overlaps, add up to the whole.
    """

    clock: str
    title: str
    kind: str
    minutes: int
    usual: int
    state: State
    protected: bool = False
    lane: int = 0
    rounds: int = 0


class Quantity(NamedTuple):
    """So many of something; `note` says which. kind: "people" or "material"."""

    label: str
    count: int
    note: str = ""
    kind: str = "material"


class Outline(NamedTuple):
    """A workshop on the clock. Lengths in minutes; `gives` says in sentences what makes room, or fills it."""

    rows: tuple[Row, ...]
    start: str
    end: str
    minutes: int
    usual: int
    shortest: int
    longest: int
    quantities: tuple[Quantity, ...]
    gives: tuple[str, ...]


def outline_of(workshop: Workshop, event: Event, reading: Reading, words: Locale, spoken: Locale,
               report: Report) -> Outline | None:
    """The outline for an event, in the words of an edition; None and errors in the report where there is none.

    words: those of the workshop's language. spoken: those of the page's, by which hours and lengths are written.
    """
    workshop = worded(workshop, reading.addressing(event.inclusive))
    before = report.raised
    agenda, spans = plan(workshop, event, report), lengths(workshop, event, Report())
    if agenda is None or spans is None or report.raised > before:
        return None
    rows = tuple(_rows(workshop, agenda, words, spoken))
    quantities = (*_people(group_of(workshop, event, report)), *_materials(workshop, event))
    shortest, usual, longest = spans
    minutes, gives = agenda.end - agenda.start, filter(None, (_gives(row, spoken) for row in rows))
    return Outline(rows, spoken.clock(agenda.start), spoken.clock(agenda.end), minutes, usual, shortest,
                   max(longest, minutes), quantities, tuple(gives))


# --- the running order -------------------------------------------------------------------------------------


def _rows(workshop: Workshop, agenda: Agenda, words: Locale, spoken: Locale) -> Iterator[Row]:
    """Every slot in its order, and what is left out where it would have stood."""
    places = {id(step): place for place, step in enumerate(all_steps(workshop.steps))}
    usual = dict(_usual(read_line(workshop.steps, Report()) or ()))
    dropped = sorted((step for step in agenda.dropped if usual[id(step)]), key=lambda step: places[id(step)])
    for slot in agenda.slots:
        place = places[id(slot.step)] if slot.step else 0
        while dropped and places[id(dropped[0])] < place:
            yield _left_out(dropped.pop(0), usual, slot, words)
        yield _row(slot, usual, words, spoken)
    yield from (_left_out(step, usual, None, words) for step in dropped)


def _usual(items: tuple[Item, ...]) -> Iterator[tuple[int, int]]:
    """Each step, by its identity, and the minutes that it usually takes; those of an envelope stand with its first."""
    for item in items:
        yield id(item.step), item.usual
        yield from ((id(step), 0) for step in item.steps[1:])
        for lane in item.lanes:
            yield from _usual(lane)


def _row(slot: Slot, usual: dict[int, int], words: Locale, spoken: Locale) -> Row:
    if slot.kind in ("gap", "overlap") or slot.step is None:
        return Row(spoken.clock(slot.start), "", slot.kind, slot.minutes, slot.minutes, "kept", lane=slot.lane)
    step, before = slot.step, usual[id(slot.step)]
    state = "kept" if slot.minutes == before else "shortened" if slot.minutes < before else "longer"
    return Row(spoken.clock(slot.start), plain(named(step, words)), str(step.kind or slot.kind), slot.minutes, before,
               state, step.protected, slot.lane, slot.rounds or 0)


def _left_out(step: Step, usual: dict[int, int], slot: Slot | None, words: Locale) -> Row:
    title, lane = plain(named(step, words)), slot.lane if slot else 0
    return Row("", title, str(step.kind or "content"), 0, usual[id(step)], "dropped", step.protected, lane)


def _gives(row: Row, spoken: Locale) -> str:
    """In a sentence, how a line differs from what is usual; "" where it does not."""
    if row.state == "dropped":
        return _("« {step} » n'a pas lieu : {usual} de moins.").format(step=row.title, usual=spoken.length(row.usual))
    if row.state == "kept" or not row.title:
        return ""
    said = _("« {step} » dure {minutes} au lieu de {usual}.")
    return said.format(step=row.title, minutes=spoken.length(row.minutes), usual=spoken.length(row.usual))


# --- how many of what ------------------------------------------------------------------------------------------


def _people(group: Group) -> Iterator[Quantity]:
    yield Quantity(plural("personne", "personnes", group.participants), group.participants, kind="people")
    yield Quantity(plural("table", "tables", group.tables), group.tables, kind="people")
    leading = plural("personne pour animer", "personnes pour animer", group.facilitators)
    yield Quantity(leading, group.facilitators, kind="people")


def _materials(workshop: Workshop, event: Event) -> Iterator[Quantity]:
    group = group_of(workshop, event, Report())
    for material in workshop.materials:
        yield Quantity(plain(material.item), needed(material, group), plain(material.note or ""))
