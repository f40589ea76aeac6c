"""The programme for those who take part: one friendly page, without script and without minutes to watch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.documents.frontmatter import facts, title_block
from kit.documents.glance import slot_title
from kit.documents.identity import occasion, step_accent, step_icon
from kit.documents.look import Look, mm
from kit.documents.manuscript import Manuscript, portrait, whole
from kit.documents.session import Session
from kit.planning.agenda import Slot
from kit.typesetting.flow import paginate
from kit.typesetting.page import BOLD, Box, Node, Page, Rule, Run
from kit.typesetting.shapes import circle
from kit.typesetting.slices import Slice, height

# Tried in turn until the page holds all: the size of the body, and whether each step says its aim. 11 is the floor.
_SETTINGS = ((13.0, True), (12.5, True), (12.0, True), (11.5, True), (11.0, True), (12.0, False), (11.0, False))
_FICHE = re.compile(r"\bFA\d")
_LEAST_NOTES = 3  # fewer lines than that are not worth a heading


def pages(session: Session, look: Look) -> list[Page]:
    """One page, in the largest type that lets all of it stand there; what is left over is room for notes."""
    workshop = session.workshop
    for size, aims in _SETTINGS:
        m = Manuscript(look, str(workshop.title), workshop.title.place, size, portrait(look, 17, 14))
        head = title_block(m, look.words("programme.kind"), session, size * 2.25, size)
        head += facts(m, occasion(session, look))
        slices = _explained(m, [*head, *_steps(m, session, aims), *_agreement(m, session)])
        left = m.frame.room - height(slices)
        if left >= 0:
            break
    else:
        if look.reading.body:
            return _over_pages(session, look)
        m.overflow(lines=int(-left // m.body.line) + 1)
    found = paginate([*slices, *_notes(m, left)], m.frame)
    for page in found:
        page.title = look.words("programme.kind")
    return found


def _over_pages(session: Session, look: Look) -> list[Page]:
    """In an edition that wants larger type, as many pages as it takes."""
    workshop = session.workshop
    m = Manuscript(look, str(workshop.title), workshop.title.place)
    slices = title_block(m, look.words("programme.kind"), session, m.body.size * 2.25, m.body.size)
    slices += [*facts(m, occasion(session, look)), *_steps(m, session, True), *_agreement(m, session)]
    found = paginate(_explained(m, slices), m.frame, m.furniture)
    for page in found:
        page.title = look.words("programme.kind")
    return found


# --- what we will do -------------------------------------------------------------------------------


def _steps(m: Manuscript, session: Session, aims: bool) -> list[Slice]:
    """One entry a step: its hour, or its rank where nobody said when it begins; its name and its aim."""
    slices, size = _heading(m, "do"), m.body.size
    listing = Node("L", m.root)
    timed = session.agenda.start_given
    for rank, slot in enumerate(_told(session), 1):
        hour = "" if slot.kind == "untimed" else m.look.words.clock(slot.start)
        slices += _entry(m, slot, hour if timed else str(rank), aims, listing, size * (4.9 if timed else 1.8))
    return slices


def _told(session: Session) -> Iterator[Slot]:
    """The main line. That two things overlap is the organisers' business."""
    return (slot for slot in session.agenda.slots if slot.lane == 0 and slot.kind != "overlap")


def _entry(m: Manuscript, slot: Slot, label: str, aims: bool, listing: Node, x: float) -> list[Slice]:
    """The label, the kind's icon at x, the name, and the aim below it."""
    size, node = m.body.size, Node("LI", listing)
    title, indent, body = m.body._replace(leading=1.3, face=BOLD), x + size * 2, Node("LBody", node)
    hour = m.lines(label, title._replace(colour=m.look.accent("green").ink), 0, x, Node("Lbl", node))
    name = Node("P", body)
    first, *more = m.lines(slot_title(slot, m), title, indent, m.measure - indent, name, size * 0.5, keep=True)
    boxes = (*(box for line in hour for box in line.boxes), *_mark(m, slot, x, title.line / 2), *first.boxes)
    slices = [first._replace(boxes=boxes), *more]
    if aims and slot.step and slot.step.aim:
        told = m.body._replace(leading=1.3)
        slices += m.lines(slot.step.aim, told, indent, m.measure - indent, Node("P", body), keep=True)
    return [*slices[:-1], slices[-1]._replace(keep=False)]


def _mark(m: Manuscript, slot: Slot, x: float, middle: float) -> list[Box]:
    """The icon of a kind on a disc of its tint."""
    size, accent = m.body.size, step_accent(slot.step, m.look)
    icon = m.look.icon(step_icon(slot.step), x + size * 0.15, middle - size * 0.5, size, accent.ink)
    return [m.look.ground(circle(x + size * 0.65, middle, size * 0.82), accent.tint), icon]


def _heading(m: Manuscript, key: str, x: float = 0.0, gap: float | None = None) -> list[Slice]:
    style = m.look.title(2)._replace(size=m.body.size * 1.18)
    space = m.body.size * 1.2 if gap is None else gap
    return m.heading(m.look.words(f"programme.{key}"), 2, style, space, x=x, measure=m.measure - 2 * x)


# --- what holds us together ------------------------------------------------------------------------


def _agreement(m: Manuscript, session: Session) -> list[Slice]:
    """The frame in a box, what becomes of what is said, and when we meet again."""
    event, words, pad = session.event, m.look.words, 13.0
    green, style = m.look.accent("green"), m.body._replace(leading=1.34)
    inside = _heading(m, "frame", pad, 0)
    inside += m.paragraph(session.workshop.frame, pad, m.measure - 2 * pad, gap=2, style=style)
    slices = whole(m.panel(inside, green.tint, bar=green.solid, pad=8, gap=m.body.size * 1.2))
    slices += [*_heading(m, "outcome"), *m.paragraph(session.workshop.outcome, gap=2, style=style)]
    if event.next_date:
        slices += m.paragraph(words("programme.next", date=words.date(event.next_date)), gap=6, style=style)
    return slices


def _explained(m: Manuscript, slices: list[Slice]) -> list[Slice]:
    """With a word on what FA1 to FA9 are, where the page names one."""
    if not any(isinstance(box, Run) and _FICHE.search(box.text) for piece in slices for box in piece.boxes):
        return slices
    return [*slices, *m.paragraph(m.look.words("identity.fiches"), gap=8, style=m.look.small._replace(size=9))]


def _notes(m: Manuscript, left: float) -> list[Slice]:
    """Lines to write on, in what is left of the page, where that is enough."""
    line, heading = mm(8.5), _heading(m, "notes")
    room = left - height(heading) - heading[0].gap - 1
    count = int(room // line)
    if count < _LEAST_NOTES:
        return []
    rule = Rule(0, line - 1, m.measure, line - 1, 0.6, m.look.theme.line)
    return [*heading, *(Slice(line, (rule,)) for _ in range(count))]
