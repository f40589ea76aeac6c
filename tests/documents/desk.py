"""A desk to try documents on: looks, sessions of shipped and of small workshops, and what their pages say."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from pathlib import Path

from kit.delivery.workbench import load_fonts, load_look, open_session
from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.event import Day, Duration, Event
from kit.model.library import WORKSHOPS, Library
from kit.model.values import Size, parse_clock
from kit.model.workshop import Clock
from kit.reading.diagnostics import Report
from kit.reading.source import Source, Text
from kit.typesetting.page import Node, Page, Run
from tests.shipped import PROJECT, library

SHIPPED = list(library().names(WORKSHOPS))

_fonts = lru_cache(load_fonts)


class Desk:
    """One project, one report, one look."""

    def __init__(self, project: Path = PROJECT, paper: str = "A4"):
        self.report = Report()
        self.library = library(self.report) if project == PROJECT else Library(project, self.report)
        self.look: Look = load_look(self.library, _fonts(), paper=Size.parse(paper))

    def session(self, name: str, participants: int | None = None, start: str | None = None, duration: int | None = None,
                date: str | None = None, **more) -> Session:
        """The workshop on an occasion: `session("cafe-debat", 12, "9:30", place="Dijon")`."""
        said = {key: _text(value) for key, value in more.items()}
        event = Event(participants=participants, start=Clock(parse_clock(start)) if start else None,
                      duration=Duration(duration) if duration else None,
                      date=Day(*datetime.date.fromisoformat(date).timetuple()[:3]) if date else None, **said)
        session = open_session(self.library.workshop(name), event, self.library)
        assert session, [(d.code, d.facts) for d in self.report]
        return session

    @property
    def complaints(self) -> list[tuple[str, str, int]]:
        """Severity, code and line of what was reported."""
        return [(d.severity, d.code, d.place.line if d.place else 0) for d in self.report]


def _text(value: str) -> Text:
    made = Text(value)
    made.source, made.line, made.column, made.length = Source("seance.yaml", ""), 1, 1, len(value)
    return made


def small(folder: Path, script: str) -> Desk:
    """A project whose one workshop is `essai`."""
    (folder / "workshops").mkdir(exist_ok=True)
    (folder / "workshops" / "essai.yaml").write_text(script, encoding="utf-8")
    return Desk(folder)


def runs(pages: list[Page]) -> list[Run]:
    return [box for page in pages for box in page.boxes if isinstance(box, Run)]


def said(pages: list[Page]) -> list[tuple[Node, str]]:
    """What a reader's ear hears: each node's words, in the order in which nodes first appear."""
    found: dict[Node, str] = {}
    for run in runs(pages):
        if run.node:
            found[run.node] = found.get(run.node, "") + run.text
    return list(found.items())


def bare(text: str) -> str:
    """Letters and figures alone: what no typography changes."""
    return re.sub(r"[\W_]+", "", str(text)).casefold()


def heard(pages: list[Page]) -> list[str]:
    """The words of each node, bare."""
    return [bare(words) for _, words in said(pages)]


def headings(pages: list[Page]) -> list[tuple[int, str]]:
    """Level and words of each heading, in reading order."""
    return [(int(node.tag[1:]), words) for node, words in said(pages) if re.fullmatch(r"H\d", node.tag)]
