"""Workshops made in a line, and at random, for the tests of planning."""

from __future__ import annotations

from functools import partial

from hypothesis import strategies as st

from kit.model.event import Duration, Event
from kit.model.values import Range
from kit.model.workshop import Clock, Facilitators, Guide, Participants, Step, Tables, Workshop
from kit.planning.agenda import Agenda
from kit.planning.scheduling import plan
from kit.reading.diagnostics import Report
from kit.reading.source import Source, Text
from tests.chance import tried

often = partial(tried, few=30, many=100)
SOURCE = Source("workshops/essai.yaml", "")
KINDS = ("opening", "energizer", "input", "work", "debate", "harvest", "break", "debrief", "closing")


def text(value: str, line: int = 1) -> Text:
    made = Text(value)
    made.source, made.line, made.column, made.length = SOURCE, line, 1, len(value)
    return made


def step(name: str, minutes: str | None = None, kind: str = "work", **more) -> Step:
    """`step("pause", "0/10/15", "break", optional=True, at="15:30", rounds="4/6/8")`."""
    if "rounds" in more:
        more["rounds"] = Range.parse(more["rounds"])
    if "at" in more:
        hours, minute = more["at"].split(":")
        more["at"] = Clock(int(hours) * 60 + int(minute))
    return Step(step=text(name), title=text(name), kind=kind,
                minutes=Range.parse(minutes) if minutes else None, **more)


def parallel(*lanes: tuple[Step, ...], **more) -> Step:
    if "at" in more:
        more["at"] = step("", at=more["at"]).at
    return Step(parallel=lanes, **more)


def workshop(*steps: Step, people: tuple[int, int, int] = (6, 12, 30), table: int = 5,
             facilitators: tuple[tuple[int | None, int], ...] = ((12, 1), (None, 2))) -> Workshop:
    said = text("…")
    return Workshop(
        workshop=text("essai"), title=said, summary=said, guide=Guide(says=said, proposes=said), audience=said, aims=(),
        outcome=said, participants=Participants(min=people[0], typical=people[1], max=people[2]),
        tables=Tables(size=table), facilitators=tuple(Facilitators(upto=u, count=c) for u, c in facilitators),
        room=said, frame=said, steps=steps)


def event(start: int | None = None, end: int | None = None, duration: int | None = None, **more) -> Event:
    return Event(start=None if start is None else Clock(start), end=None if end is None else Clock(end),
                 duration=None if duration is None else Duration(duration), **more)


def planned(*steps: Step, **when: int) -> Agenda:
    """The agenda, where there must be one without any error."""
    report = Report()
    agenda = plan(workshop(*steps), event(**when), report)
    assert agenda is not None and not report.errors, [d.code for d in report]
    return agenda


def refused(*steps: Step, **when: int):
    """The one error for which there is no agenda."""
    report = Report()
    assert plan(workshop(*steps), event(**when), report) is None
    (error,) = [d for d in report if d.severity == "error"]
    return error


def minutes(agenda: Agenda) -> dict[str, int]:
    return {slot.step.name: slot.minutes for slot in agenda.slots if slot.step and slot.kind != "overlap"}


ranges = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(lambda numbers: Range(*sorted(numbers)))
rounds = st.lists(st.integers(1, 8), min_size=3, max_size=3).map(lambda numbers: Range(*sorted(numbers)))


@st.composite
def timed_steps(draw, most: int = 8):
    """Steps with minutes, some protected, optional or in rounds."""
    made = []
    for i in range(draw(st.integers(1, most))):
        hold = draw(st.sampled_from(("", "", "protected", "optional")))
        flags = {hold: True} if hold else {}
        span = draw(ranges)
        in_rounds = draw(rounds) if draw(st.integers(0, 3)) == 0 else None
        made.append(Step(step=text(f"s{i}"), title=text(f"s{i}"), kind=draw(st.sampled_from(KINDS)), minutes=span,
                         rounds=in_rounds, **flags))
    return tuple(made)


@st.composite
def any_steps(draw):
    """All a script may say: pins, parallels and envelopes as well."""
    made = []
    for i, base in enumerate(draw(timed_steps())):
        shape = draw(st.sampled_from(("plain", "plain", "pinned", "untimed", "parallel")))
        if shape == "pinned":
            made.append(_with(base, at=Clock(draw(st.integers(0, 1439)))))
        elif shape == "untimed":
            made.append(_with(base, untimed=True))
            made.append(Step(step=text(f"u{i}"), title=text(f"u{i}"), kind="work", untimed=True))
        elif shape == "parallel":
            other = draw(timed_steps(3))
            made.append(Step(parallel=((base,), tuple(_with(s, step=text(f"p{i}{s.step}")) for s in other))))
        else:
            made.append(base)
    return tuple(made)


def _with(base: Step, **changes) -> Step:
    fields = {name: getattr(base, name) for name in base.__struct_fields__}
    return Step(**{**fields, **changes})
