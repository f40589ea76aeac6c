"""For the direction, without the script: what for, for whom, how many hours, what is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kit.documents.briefing import Briefing, fitted
from kit.documents.identity import in_words
from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.rules import all_steps
from kit.planning.quantities import leading
from kit.typesetting.page import BOLD, REGULAR, Page
from kit.typesetting.slices import Slice, height, together
from kit.typesetting.tables import Row

_TIMES = ("before", "during", "after")
_TO_AGREE = 3  # lines, where the script does not say what is asked
_TABLE = 0.7  # of the measure; how it is counted stands beside it
_BETWEEN, _INSIDE = 14.0, 9.0  # points, between columns and from their bar to their words


class Share(NamedTuple):
    """So many people, each for so many minutes: `presence` in the session, `preparation` beside it."""

    key: str
    people: int
    presence: int
    preparation: int = 0

    @property
    def each(self) -> int:
        return self.presence + self.preparation

    @property
    def minutes(self) -> int:
        return self.people * self.each


def costs(session: Session) -> list[Share]:
    """Whose time a session takes: those who take part, who lead, who co-facilitate and who take notes.

    Where the group itself leads and takes notes, nobody is counted twice.
    """
    workshop, group = session.workshop, session.group
    lasting, steps = session.agenda.end - session.agenda.start, list(all_steps(workshop.steps))
    beside = workshop.direction.preparation if workshop.direction else 0
    line = leading(workshop, group.participants)
    peers = min(line.peers, line.count)  # where none of those who lead is one, a peer may come beside them
    roles = [Share("facilitators", group.facilitators - peers, lasting, beside),
             Share("cofacilitator", peers or int(any(step.shared for step in steps)), lasting, beside),
             Share("scribe", int(any(step.notes for step in steps)), lasting)]
    others = group.participants
    if workshop.direction and workshop.direction.among:
        for i, one in enumerate(roles):
            roles[i] = one._replace(people=min(one.people, others))
            others -= roles[i].people
    return [one for one in (Share("participants", others, lasting), *roles) if one.people > 0]


def pages(session: Session, look: Look) -> list[Page]:
    """One page."""
    return fitted(session, look, "direction", _draw, 1)


def _draw(m: Briefing) -> list[Slice]:
    return [*m.head(), *_why(m), *_cost(m), *_asked(m), *_outcome(m), *_honesty(m)]


def _why(m: Briefing) -> list[Slice]:
    workshop = m.session.workshop
    return [*m.part(m.word("why"), m.points(workshop.aims)), *m.part(m.word("audience"), m.told(workshop.audience))]


def _cost(m: Briefing) -> list[Slice]:
    """A row for each kind of people, and the sum."""
    shares, length = costs(m.session), m.look.words.length
    rows = [_row(m, m.word(f"who.{one.key}"), one.people, length(one.each), length(one.minutes)) for one in shares]
    people, minutes = sum(one.people for one in shares), sum(one.minutes for one in shares)
    rows.append(_row(m, m.word("who.all"), people, "", length(minutes), BOLD))
    titles = [m.word(f"column.{key}") for key in ("who", "people", "each", "whole")]
    told = m.word("counted", length=length(shares[0].presence))
    if beside := max(one.preparation for one in shares):
        told += " " + m.word("counted-beside", length=length(beside))
    if not m.roomy:
        return m.part(m.word("cost"), m.rows(titles, (40, 31, 25, 25), rows), m.aside(told))
    x = m.measure * _TABLE + _BETWEEN
    note = m.paragraph(told, x, m.measure - x, 0, m.look.aside._replace(size=m.size * 0.95, hyphenate=False))
    columns = [m.rows(titles, (46, 21, 21, 16), rows, _TABLE), note]
    return m.part(m.word("cost"), m.side_by_side(columns, gap=5))


def _row(m: Briefing, who: str, people: int, each: str, whole: str, face: str = REGULAR) -> Row:
    return Row((m.said(who, face), m.said(str(people), face), m.said(each, face), m.said(whole, BOLD)))


def _asked(m: Briefing) -> list[Slice]:
    """What the script asks for before, during and after; lines to write on where it does not say."""
    asked = m.session.workshop.direction
    found = [(key, getattr(asked, key)) for key in _TIMES if asked and getattr(asked, key)]
    title = m.word("asked")
    if not found:
        return m.whole(m.part(title, m.told(m.word("to-agree")), m.ruled(_TO_AGREE)))
    if not m.roomy:
        return m.part(title, *(_time(m, key, items, 0, m.measure) for key, items in found))
    width = (m.measure - _BETWEEN * (len(found) - 1)) / len(found)
    columns = [_time(m, key, items, i * (width + _BETWEEN), width) for i, (key, items) in enumerate(found)]
    tall = max(map(height, columns))
    bars = [m.look.bar(i * (width + _BETWEEN), 0, 3, tall, m.look.accent("green").solid) for i in range(len(found))]
    return m.part(title, m.drawing([*bars, *together(columns).boxes], tall, 5))


def _time(m: Briefing, key: str, items: Sequence[str], x: float, width: float) -> list[Slice]:
    """What is asked at one time."""
    style = m.look.title(3, m.look.theme.ink)._replace(size=m.size)
    slices = m.heading(m.word(key), 3, style, 0 if m.roomy else 4, x=x + _INSIDE, measure=width - _INSIDE)
    return slices + m.bullets(items, x + _INSIDE, width - _INSIDE, 2.5)


def _outcome(m: Briefing) -> list[Slice]:
    """What comes out of it, what never does, and when people meet again."""
    workshop, event, words = m.session.workshop, m.session.event, m.look.words
    slices = m.part(m.word("outcome"), m.told(f"{workshop.outcome} {m.word('silence')}"))
    if event.next_date:
        slices += m.told(words("programme.next", date=words.date(event.next_date)), gap=5)
    return slices


def _honesty(m: Briefing) -> list[Slice]:
    """From which fiches it comes, and what of it is the kit's and not the guide's."""
    told = m.session.workshop.guide
    origin = m.word("after-guide", names=in_words(told.sheets, m.look)) if told.sheets else m.word("own")
    tested = m.word("tested", where=" ; ".join(told.tested)) if told.tested else m.word("untested")
    small = m.body._replace(size=m.size * 0.94, leading=1.3, colour=m.look.theme.soft)
    return m.whole(m.part(m.word("honesty"), m.paragraph(f"**{origin}** {told.proposes} {tested}", gap=3, style=small)))
