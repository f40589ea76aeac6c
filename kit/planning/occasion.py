"""When an event begins and how long it may last, from whichever of start, end and duration it gives."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.event import Event
from kit.model.values import DAY
from kit.planning.agenda import clock, length
from kit.reading.diagnostics import Report

DEFAULT_START = 14 * 60


class Occasion(NamedTuple):
    """The first minute, the minutes asked (None: as long as it usually takes), whether the event says the start."""

    start: int
    asked: int | None
    start_given: bool

    @property
    def end(self) -> int | None:
        return None if self.asked is None else self.start + self.asked


def occasion_of(event: Event, usual: int, report: Report) -> Occasion | None:
    """Counted back from the end where only that, and perhaps a duration, is given; None where the three disagree."""
    if event.start is not None:
        if event.end is not None and event.duration is not None and not _agrees(event, report):
            return None
        return Occasion(int(event.start), event.length, True)
    if event.end is not None:
        asked = usual if event.duration is None else int(event.duration)
        return Occasion((event.end - asked) % DAY, asked, event.duration is not None)
    return Occasion(DEFAULT_START, event.length, False)


def _agrees(event: Event, report: Report) -> bool:
    between = (event.end - event.start) % DAY
    if between == event.duration % DAY:
        return True
    report.error("event-incoherent", start=clock(event.start), end=clock(event.end),
                 duration=length(event.duration), between=length(between))
    return False
