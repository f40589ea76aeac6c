"""The running order, A4 landscape: planned and real times side by side, and what to leave out when late."""

from __future__ import annotations

from kit.documents.identity import called, step_accent
from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.documents.session import Session
from kit.model.workshop import Step
from kit.planning.agenda import Cut, CutPoint, Slot
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Node, Page, Rule
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

# Shares of the measure: time, real time, minutes, step, what happens, who, needs.
_COLUMNS = (("time", 9), ("real", 10), ("minutes", 7), ("step", 21), ("what", 30), ("who", 12), ("needs", 17))
_REAL, _TOGETHER = 1, 3
# Points, in larger type: of the columns of time, real time and minutes.
_FIGURES = (58.0, 58.0, 54.0)
_PADS = (3.2, 2.4, 1.6, 1.0)


def pages(session: Session, look: Look) -> list[Page]:
    """One page where rows a little closer together make it one, else two; the facilitator writes the real times in."""
    tried = [_set(session, look, pad) for pad in _PADS[:1]]
    while len(tried[-1]) > 1 and len(tried) < len(_PADS):
        tried.append(_set(session, look, _PADS[len(tried)]))
    return tried[-1] if len(tried[-1]) < len(tried[0]) else tried[0]


def _set(session: Session, look: Look, pad: float) -> list[Page]:
    """The pages with that much space (points) above and below the words of a row."""
    paper = look.paper.landscape
    frame = Frame(mm(paper.width), mm(paper.height), mm(12), mm(11), mm(12), mm(12))
    workshop = session.workshop
    leaf = Leaf(look, workshop.title, frame, look.body._replace(size=9.0, leading=1.28), look.accent("green").ink,
                workshop.title.place)
    slices = [*_title(session, leaf), *_table(session, leaf, pad), *_sum(session, leaf), *_late(session, leaf)]
    foot = look.words("running-order.foot", workshop=workshop.title, version=workshop.version)
    return paginate(slices, frame, leaf.foot(foot, 9))


def _title(session: Session, leaf: Leaf) -> list[Slice]:
    """Name and hours at the left, the room to write date and place at the right."""
    look, agenda, event, words = leaf.look, session.agenda, session.event, leaf.look.words
    half = leaf.measure * 0.56
    hours = words("running-order.hours", start=words.clock(agenda.start), end=words.clock(agenda.end),
                  length=words.length(agenda.end - agenda.start))
    people = words("running-order.people", participants=words.plural("count.participants", session.group.participants),
                   tables=words.plural("count.tables", session.group.tables),
                   facilitators=words.plural("count.facilitators", session.group.facilitators))
    left = leaf.heading(words("running-order.title", workshop=session.workshop.title), 1,
                           look.title(1)._replace(size=18), gap=0, measure=half)
    left += leaf.paragraph(f"**{hours}** · {people}", gap=2, measure=half)
    if not agenda.start_given:
        left += leaf.paragraph(words("running-order.start-unknown"), gap=1, measure=half, style=look.small)
    x = half + mm(6)
    rows = [("common.date", words.date(event.date) if event.date else ""), ("common.place", event.place or ""),
            ("common.team", ", ".join(event.facilitators))]
    right = [s for key, value in rows for s in _blank(words(key), value, leaf, x)]
    return leaf.side_by_side([left, right], gap=0)


def _blank(label: str, value: str, leaf: Leaf, x: float) -> list[Slice]:
    """A label and its value, or a line to write it on."""
    width = leaf.measure - x
    if value:
        return leaf.paragraph(f"**{label}** {value}", x, width, gap=3)
    style = leaf.body
    lines = leaf.paragraph(f"**{label}**", x, width, gap=5)
    start = x + leaf.setter.width(f"**{label}**", style) + 5
    last = lines[-1]
    rule = Rule(start, last.height - 1.5, x + width, last.height - 1.5, 0.6, leaf.look.theme.line)
    return [*lines[:-1], last._replace(boxes=(*last.boxes, rule))]


# --- the table ---------------------------------------------------------------------------------------


def _table(session: Session, leaf: Leaf, pad: float) -> list[Slice]:
    look = leaf.look
    if look.factor > 1:
        widths, head = _few_columns(leaf)
    else:
        widths, head = leaf.columns([(look.words(f"running-order.{key}"), share) for key, share in _COLUMNS])
    rows = [_row(slot, leaf) for slot in session.agenda.slots]
    style = TableStyle(look.theme.line, look.theme.ground, 5, pad, bar=look.slim(4))
    slices = table(widths, head, rows, style, leaf.root, leaf.frame.room, gap=9)
    left, right = sum(widths[:_REAL]), sum(widths[:_REAL + 1])
    return [_with_box(s, left, right, look) for s in slices]


def _few_columns(leaf: Leaf) -> tuple[list[float], Row]:
    """In larger type: the three columns of figures, as wide as they need, and all that is said in one."""
    titles = [leaf.look.words(f"running-order.{key}") for key, _ in _COLUMNS[:_TOGETHER + 1]]
    widths = [*_FIGURES, leaf.measure - sum(_FIGURES)]
    return widths, Row(tuple(leaf.cell(title, leaf.bold) for title in titles))


def _block(slot: Slot, step: Step, told: str, leaf: Leaf) -> Cell:
    """Everything about a step, below each other."""
    words, head = leaf.look.words, _step_cell(slot, step, leaf)
    parts = [("what", told), ("who", step.who or ""), ("needs", ", ".join(step.needs))]

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        slices = head(x, measure, node)
        for key, text in parts:
            label = words(f"running-order.{key}")
            said = text if key == "what" else words("running-order.labelled", label=label, text=text)
            slices += leaf.lines(said, leaf.body, x, measure, Node("P", node), gap=2) if text else []
        return slices

    return fill


def _with_box(strip: Slice, left: float, right: float, look: Look) -> Slice:
    """The edges of the column for real times, so that the hand finds it."""
    edges = [Rule(x, 0, x, strip.height, 0.6, look.theme.line) for x in (left, right)]
    return strip._replace(boxes=(*strip.boxes, *edges))


def _row(slot: Slot, leaf: Leaf) -> Row:
    if slot.step is None or slot.kind == "overlap":
        return _notice(slot, leaf)
    step, look = slot.step, leaf.look
    accent, told = step_accent(step, look), step.aim or (step.do[0] if step.do else "")
    timed = slot.kind != "untimed"
    minutes = look.words("common.minutes", n=slot.minutes) if timed and slot.minutes else ""
    hour = look.words.clock(slot.start) if timed else ""
    cells = (
        leaf.cell(hour, leaf.bold, 4 + 6 * slot.lane), leaf.cell(""), leaf.cell(minutes),
        _step_cell(slot, step, leaf), leaf.cell(told), leaf.cell(step.who or ""), leaf.cell(", ".join(step.needs)),
    )
    if look.factor > 1:
        cells = (*cells[:_TOGETHER], _block(slot, step, told, leaf))
    fill = accent.tint if step.kind == "break" else None
    return Row(cells, fill, mm(7), accent.solid)


def _notice(slot: Slot, leaf: Leaf) -> Row:
    """Free minutes, or minutes that two steps claim at once: said, never absorbed."""
    look, empty = leaf.look, leaf.cell("")
    notice = leaf.cell(look.words(f"running-order.{slot.kind}", n=slot.minutes), leaf.bold)
    minutes = leaf.cell(look.words("common.minutes", n=slot.minutes))
    cells = (leaf.cell(look.words.clock(slot.start)), empty, minutes, notice, empty, empty, empty)
    cells = cells[:_TOGETHER + 1] if look.factor > 1 else cells
    return Row(cells, look.theme.ground, mm(7))


def _step_cell(slot: Slot, step: Step, leaf: Leaf) -> Cell:
    look, words = leaf.look, leaf.look.words
    name = called(step, look)
    kind = words(f"kinds.{step.kind}") if step.kind else name
    notes = [kind] if kind != name else []
    if slot.rounds:
        notes.append(words("common.rounds", n=slot.rounds, minutes=slot.round_minutes))
    if slot.steps > 1:
        notes.append(words("running-order.together", n=slot.steps))
    if step.protected:
        notes.append(words("running-order.protected"))
    if slot.lane:
        notes.append(words("running-order.lane", n=slot.lane))
    small = leaf.body._replace(size=max(8.0, look.least_small), colour=step_accent(step, look).ink)
    return leaf.noted(name, " · ".join(notes), small)


# --- sums and lateness -----------------------------------------------------------------------------------


def _sum(session: Session, leaf: Leaf) -> list[Slice]:
    """Content, breaks and gaps, which make the time between start and end."""
    agenda, words = session.agenda, leaf.look.words
    parts = [words("running-order.content", length=words.length(agenda.content))]
    if agenda.breaks:
        parts.append(words("running-order.breaks", length=words.length(agenda.breaks)))
    if agenda.gaps:
        parts.append(words("running-order.gaps", length=words.length(agenda.gaps)))
    text = " + ".join(parts)
    if agenda.overlaps:
        text += " − " + words("running-order.overlaps", length=words.length(agenda.overlaps))
    text += " = " + words("running-order.whole", length=words.length(agenda.end - agenda.start),
                          start=words.clock(agenda.start), end=words.clock(agenda.end))
    slices = leaf.paragraph(text, gap=6, style=leaf.bold)
    if agenda.dropped:
        names = ", ".join(called(step, leaf.look) for step in agenda.dropped)
        slices += leaf.paragraph(words("running-order.dropped", names=names), gap=2)
    return slices


def _late(session: Session, leaf: Leaf) -> list[Slice]:
    """What to do when late, in sentences that can be followed while standing."""
    points = session.agenda.cut_points
    if not points:
        return []
    look, accent, pad = leaf.look, leaf.look.accent("orange"), 8.0
    style = look.title(2, accent.ink)._replace(size=11.5)
    slices = leaf.heading(look.words("running-order.late"), 2, style, gap=0, x=pad + 4, measure=leaf.measure - 2 * pad)
    slices += leaf.bullets([cut_sentence(point, look) for point in points], pad + 4, leaf.measure - 2 * pad - 4, 2,
                           dot=accent.ink)
    panel = leaf.panel(slices, accent.tint, bar=accent.solid, pad=6, gap=9)
    return [strip._replace(keep=True) for strip in panel[:-1]] + panel[-1:]


def cut_sentence(point: CutPoint, look: Look) -> str:
    """« 10 min de retard à 10 h 20 : retirer une manche, pas la récolte. »"""
    words = look.words
    when = words("late.when", n=point.late, clock=words.clock(point.at))
    if not point.action:
        return f"**{when}** {words('late.lost', n=point.late)}"
    what = words("late.and").join(_cut(cut, look) for cut in point.action)
    keep = words("late.keep", step=_quoted(point.keep, look)) if point.keep else ""
    return f"**{when}** {what}{keep}."


def _cut(cut: Cut, look: Look) -> str:
    step = _quoted(cut.step, look)
    if cut.last:
        step = look.words("late.through", first=step, last=_quoted(cut.last, look))
    if cut.what == "rounds":
        return look.words.plural("late.rounds", cut.rounds, step=step)
    return look.words(f"late.{cut.what}", step=step, n=cut.minutes)


def _quoted(step: Step, look: Look) -> str:
    is_break = step.kind == "break" and not step.title
    return look.words("late.break") if is_break else look.words("late.quoted", step=called(step, look))
