"""One occasion on which a workshop is run: given by options or by a file, all of it optional."""

from __future__ import annotations

import datetime

from kit.model.inclusive import Way
from kit.model.workshop import Clock, Part, Positive
from kit.reading.source import Place, Text


class Day(datetime.date):
    """A day of the calendar, and where it was written; None for one that did not come out of a file."""

    place: Place | None = None


class Duration(int):
    """A length of time in minutes."""


# What is written on a command line, too.
KINDS: dict[str, type] = {"date": Day, "arrival": Day, "start": Clock, "end": Clock, "duration": Duration}


class TrainingAction(Part, kw_only=True):
    """What makes an event a training action, as its papers say it. What is left out is blank on them, to be written.

    title: word for word the same on every paper. accessibility: whom a person with a disability may turn to.
    """

    title: Text
    module: Text | None = None
    hours: Duration | None = None
    declaration: Text | None = None
    audience: Text | None = None
    prerequisites: Text | None = None
    objectives: tuple[Text, ...] = ()
    means: Text | None = None
    assessment: Text | None = None
    accessibility: Text | None = None
    delay: Text | None = None
    price: Text | None = None


class Event(Part, kw_only=True):
    """`names`: those of the people who come, as each wants to be called; only papers that are for it bear them."""

    date: Day | None = None
    start: Clock | None = None
    end: Clock | None = None
    duration: Duration | None = None
    participants: Positive | None = None
    place: Text | None = None
    organisation: Text | None = None
    logo: Text | None = None
    logo_alt: Text | None = None
    facilitators: tuple[Text, ...] = ()
    names: tuple[Text, ...] = ()
    training: TrainingAction | None = None
    next_date: Day | None = None
    arrival: Day | None = None
    inclusive: Way | None = None

    def over(self, other: Event) -> Event:
        """What this event says and, of what it leaves open, what another says. Its end or duration replaces both."""
        said = {key: getattr(self, key) for key in Event.__struct_fields__}
        said = {key: value for key, value in said.items() if value not in (None, ())}
        base = {key: getattr(other, key) for key in Event.__struct_fields__}
        if "duration" in said or "end" in said:
            base |= {"duration": None, "end": None}
        return Event(**base | said)

    @property
    def length(self) -> int | None:
        """The minutes the event lasts, where it says so; an end before the start is past midnight."""
        if self.duration is not None:
            return int(self.duration)
        if self.start is not None and self.end is not None:
            return (int(self.end) - int(self.start)) % (24 * 60)
        return None
