"""Which papers around a workshop an event is given, and whether they suit it."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.event import Event
from kit.model.library import PAPERS, Library
from kit.model.paper import ALL, Paper
from kit.model.workshop import Workshop
from kit.planning.quantities import Group
from kit.reading.diagnostics import Report
from kit.reading.source import Place, place_of


def papers_of(asked: Sequence[str], workshop: Workshop, event: Event, library: Library) -> tuple[Paper, ...] | None:
    """The papers asked for, of which `all` is every one that suits the event; None and errors where one does not."""
    report, before = library.report, library.report.raised
    found = [library.paper(name) for name in (library.names(PAPERS) if ALL in asked else asked)]
    if None in found:
        return None
    if ALL in asked:
        return tuple(paper for paper in found if event.training or not paper.training)
    for paper in found:
        if paper.training and event.training is None:
            report.error("papier-de-formation", _where(workshop, event), paper=str(paper.title))
    return tuple(found) if report.raised == before else None


def check_names(papers: Sequence[Paper], event: Event, group: Group, report: Report) -> None:
    """A warning where papers bear names, and there are more or fewer of them than people."""
    if any(paper.nominative for paper in papers) and event.names and len(event.names) != group.participants:
        report.warn("prenoms-et-effectif", place_of(event.names[0]), names=len(event.names),
                    participants=group.participants)


def _where(workshop: Workshop, event: Event) -> Place | None:
    """Where an event could say that it is a training action: beside what its file says; else at the script."""
    said = (event.organisation, event.place, *event.names, *event.facilitators, workshop.workshop)
    return next(place for text in said if text and (place := place_of(text)))
