"""How many people, tables and facilitators there are, and how many of each thing they need."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.event import Event
from kit.model.workshop import Facilitators, Quantity, Workshop
from kit.reading.diagnostics import Report
from kit.reading.source import place_of


class Group(NamedTuple):
    """The people in the room: N participants, G tables, F facilitators."""

    participants: int
    tables: int
    facilitators: int

    def count(self, per: str) -> int:
        """How many there are of what a quantity is counted by."""
        return {"workshop": 1, "participant": self.participants, "table": self.tables,
                "facilitator": self.facilitators}[per]


def group_of(workshop: Workshop, event: Event, report: Report) -> Group:
    """The event's people, else as many as it names, else the workshop's typical number.

    A warning where the script was not made for so many.
    """
    people = workshop.participants
    number = event.participants or len(event.names) or people.typical
    if not people.min <= number <= people.max:
        report.warn("effectif-hors-bornes", place_of(workshop.workshop), participants=number,
                    least=people.min, most=people.max)
    return Group(number, -(-number // workshop.tables.size), leading(workshop, number).count)


def needed(quantity: Quantity, group: Group) -> int:
    """How many pieces to bring: so many each, at least so many, and the spares on top."""
    need = max(quantity.count * group.count(quantity.per), quantity.at_least)
    return need + quantity.spare.of(need)


def leading(workshop: Workshop, number: int) -> Facilitators:
    """Who leads so many participants."""
    lines = (line for line in workshop.facilitators if line.upto is None or line.upto >= number)
    return next(lines, Facilitators(count=1))
