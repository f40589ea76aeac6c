"""Each step on the line, to be followed while standing: the clock in the rail; what to say, to do, to ask, to mind."""

from __future__ import annotations

from kit.documents.glance import anchor, is_told, slot_title
from kit.documents.identity import called, step_accent, step_icon
from kit.documents.manuscript import Manuscript, tied, whole
from kit.documents.session import Session
from kit.model.theme import Swatch
from kit.model.workshop import Step
from kit.planning.agenda import Slot
from kit.typesetting.page import BOLD, Box, Node, Run
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Mark, Slice, height, stacked
from kit.typesetting.text import Style

_PAD, _INSIDE = 7.0, 14.0  # points: above and below the words of a band, from its edge to its words
FRAME = "cadre-a-dire"


def scenario(m: Manuscript, session: Session) -> list[Slice]:
    """Every slot of the running order, in its order."""
    slots = session.agenda.slots
    framed = next((i for i, slot in enumerate(slots) if _opens(slot)), None)
    slices: list[Slice] = []
    for index, slot in enumerate(slots):
        if not is_told(slot):
            slices += _aside(m, slot)
            continue
        body = [*([_page_of_frame(m)] if index == framed else []), *_body(m, slot.step, session)]
        again = (_continued(m, slot),)
        told = [*_head(m, slot, index), *(piece._replace(head=again) for piece in body)]
        # The head of lanes stands with the first of them.
        slices += whole([*told[:-1], told[-1]._replace(keep=bool(slot.step.parallel))])
    return slices


def _opens(slot: Slot) -> bool:
    """Whether the words of the frame are said in this slot: the first opening that is never shortened."""
    return bool(slot.step and slot.step.kind == "opening" and slot.step.protected)


# --- heads -----------------------------------------------------------------------------------------


def _head(m: Manuscript, slot: Slot, index: int) -> list[Slice]:
    """A tinted band: when and how long in the rail; the kind, by icon and word, and the title beside it."""
    accent, quiet = step_accent(slot.step, m.look), slot.kind == "break"
    title = _title(m, slot, quiet)
    time = _time(m, slot, accent, quiet)
    columns = (title, time) if m.rail else ([*time, *title],)
    tall = max(map(height, columns)) + 2 * _PAD
    boxes: list[Box] = [m.look.ground(rectangle(0, 0, m.measure, tall, 6), accent.tint),
                        m.look.bar(0, 0, 5, tall, accent.solid)]
    for column in columns:
        boxes += _headings_first(stacked(column, 0.0, (tall - height(column)) / 2))
    mark = Mark(2, slot_title(slot, m), anchor(index))
    return [Slice(tall, tuple(boxes), 11 if quiet else 20, keep=True, mark=mark)]


def _title(m: Manuscript, slot: Slot, quiet: bool) -> list[Slice]:
    """The kind of step, its heading and its aim; a break is called by its name alone."""
    left = _left(m)
    level, measure = 4 if slot.lane else 3, m.measure - left - 10
    style = m.look.title(3, m.look.theme.ink)._replace(size=(12.5 if quiet else 14.5) * m.scale, leading=1.2)
    heading = m.heading(slot_title(slot, m), level, style, 0, x=left, measure=measure)
    if quiet:
        return heading
    aim = m.body._replace(size=10.5, leading=1.3)
    told = m.paragraph(slot.step.aim, left, measure, 2, aim) if slot.step.aim else []
    return [*_kind(m, slot), *heading, *told]


def _kind(m: Manuscript, slot: Slot) -> list[Slice]:
    """The line above the title."""
    words, kind, accent = m.look.words, slot.step.kind, step_accent(slot.step, m.look)
    told = [words("guide.lane", n=slot.lane)] if slot.lane else []
    told += [words(f"kinds.{kind}") if kind else words("guide.parallel")]
    if slot.rounds:
        told.append(words.plural("guide.rounds", slot.rounds, each=words.length(slot.round_minutes)))
    told += [words("guide.protected")] if slot.step.protected else []
    told += [words("guide.optional")] if slot.step.optional else []
    style = Style(9.5, 1.5, BOLD, accent.ink)
    left = _left(m)
    lines = m.lines(" · ".join(told), style, left + 16, m.measure - left - 26, Node("P", m.root))
    mark = m.look.icon(step_icon(slot.step), left, style.line / 2 - 6, 12, accent.ink)
    lines[0] = lines[0]._replace(boxes=(mark, *lines[0].boxes))
    return lines


def _left(m: Manuscript) -> float:
    """Where the words of a band begin: beside the rail or, where there is none, beside the bar."""
    return m.rail or _INSIDE


def _time(m: Manuscript, slot: Slot, accent: Swatch, quiet: bool) -> list[Slice]:
    """When it starts, large; how long it lasts and until when."""
    words, small = m.look.words, Style(9.5, 1.3, colour=m.look.theme.ink)
    room = (m.rail or m.measure) - _INSIDE
    if slot.kind == "untimed":
        return m.lines(words("guide.untimed"), small, _INSIDE, room - 8, Node("P", m.root))
    start = Style((12.5 if quiet else 18) * m.scale, 1.15, BOLD, accent.ink)
    lasting = words("guide.lasting" if slot.steps == 1 else "guide.lasting-together",
                    length=words.length(slot.minutes), end=words.clock(slot.end), n=slot.steps)
    return [*m.lines(words.clock(slot.start), start, _INSIDE, room - 4, Node("P", m.root)),
            *m.lines(lasting, small, _INSIDE, room - 4, Node("P", m.root))]


def _headings_first(boxes: list[Box]) -> list[Box]:
    """The same boxes, headings first, because what is drawn first is read first."""
    return sorted(boxes, key=lambda box: not (isinstance(box, Run) and box.node.tag.startswith("H")))


def _continued(m: Manuscript, slot: Slot) -> Slice:
    """Above what of a step falls on a next page: which step it is. Repetition, so decoration."""
    style = Style(9.5, 1.3, BOLD, m.look.theme.soft)
    title = m.look.words("guide.continued", step=slot_title(slot, m))
    left = _left(m)
    lines = m.setter.lines(title, style, m.measure - left)[:1]
    runs = m.setter.place(lines, style, left, 0, m.measure - left)
    if slot.kind != "untimed" and m.rail:
        runs += m.setter.place(m.setter.lines(m.look.words.clock(slot.start), style, m.rail), style, _INSIDE, 0, m.rail)
    bar = m.look.bar(0, 0, 5, style.line, step_accent(slot.step, m.look).solid)
    return Slice(style.line + 10, (bar, *runs))


def _aside(m: Manuscript, slot: Slot) -> list[Slice]:
    """Free minutes, or minutes counted twice, said plainly."""
    words = m.look.words
    text = words(f"guide.{slot.kind}-is", length=words.length(slot.minutes), start=words.clock(slot.start),
                 end=words.clock(slot.end), step=called(slot.step, m.look) if slot.step else "")
    warned = slot.kind == "overlap"
    accent = m.look.accent("orange" if warned else "grey")
    icon = "triangle-alert" if warned else "hourglass"
    return m.labelled(icon, words.clock(slot.start), m.text(text), accent.ink, gap=14)


# --- what a step holds -----------------------------------------------------------------------------


def _body(m: Manuscript, step: Step, session: Session) -> list[Slice]:
    """Who leads, what is needed and the words to say; then deeds, questions and what to mind, each in one piece."""
    words, soft, accent = m.look.words, m.look.theme.soft, step_accent(step, m.look)
    opening: list[Slice] = []
    if step.who:
        opening += m.labelled("user-round", words("guide.who"), m.text(step.who), soft)
    if step.needs or step.cards:
        opening += m.labelled("package", words("guide.needs"), m.text(_needs(m, step, session)), soft, gap=4)
    if step.say:
        opening += m.labelled("message-circle", words("guide.say"), m.aloud(step.say, accent), accent.ink, gap=9)
    slices = tied(opening)
    warning = m.look.accent("orange").ink
    for icon, key, items, colour in (("list-checks", "do", step.do, accent.ink),
                                     ("circle-help", "ask", step.ask, accent.ink),
                                     ("triangle-alert", "watch", step.watch, warning)):
        if items:
            slices += tied(m.labelled(icon, words(f"guide.{key}"), m.items(items), colour, gap=9))
    return slices


def _needs(m: Manuscript, step: Step, session: Session) -> str:
    """What the script asks for, and its cards where it does not name them."""
    needs = ", ".join(step.needs)
    if not step.cards:
        return needs
    deck = session.decks.get(step.cards)
    title = str(deck.title if deck else step.cards)
    if title.casefold() in needs.casefold():
        return needs
    cards = m.look.words("guide.cards", deck=title)
    return f"{needs}, {cards}" if needs else cards


def _page_of_frame(m: Manuscript) -> Slice:
    """Where the words of the frame stand, which are said now."""
    words, line, node = m.look.words, m.body.line, Node("P", m.root)

    def told(pages: dict[str, int]) -> list[Box]:
        lines = m.setter.lines(words("guide.frame-on", page=pages[FRAME]), m.body, m.column)[:1]
        return [run._replace(link=f"#{FRAME}") for run in m.setter.place(lines, m.body, m.rail, 0, m.column, node)]

    ink = m.look.theme.kind("opening").ink
    label = m.hung("megaphone", words("guide.frame-label"), line, ink, node) if m.rail else ()
    return Slice(line, label, 8, keep=True, late=told)
