"""For the peer who co-facilitates: who says what and with which words, how to refuse, signs, and what is prepared."""

from __future__ import annotations

from kit.documents.briefing import Briefing, fitted
from kit.documents.glance import slot_title
from kit.documents.identity import step_accent
from kit.documents.look import Look
from kit.documents.manuscript import tied
from kit.documents.session import Session
from kit.planning.agenda import Slot
from kit.typesetting.page import BOLD, Node, Page, Rule
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row

_MOST = 2
_SIGN = 17.0  # points: room to write a sign


def pages(session: Session, look: Look) -> list[Page]:
    """Two pages at the most."""
    return fitted(session, look, "cofacilitation", _draw, _MOST, noted=True)


def _draw(m: Briefing) -> list[Slice]:
    return [*m.head(), *m.aside(m.word("proposal"), 9), *_prepare(m), *_who(m), *_refusing(m), *_words(m), *_signs(m),
            *_watch(m)]


def _prepare(m: Briefing) -> list[Slice]:
    """What is done together before and after, which is work."""
    direction = m.session.workshop.direction
    minutes = direction.preparation if direction else 0
    paid = m.word("paid-time", length=m.look.words.length(minutes)) if minutes else m.word("paid")
    return m.whole(m.part(m.word("prepare"), m.told(paid, keep=True), m.points(m.word("prepared").splitlines(), True)))


def _who(m: Briefing) -> list[Slice]:
    """Every step with its hour, who leads it as the script has it, and room to say who speaks."""
    rows = [_step(m, slot) for slot in m.session.agenda.slots if slot.step and slot.kind != "overlap"]
    titles = [m.word(f"column.{key}") for key in ("hour", "step", "script", "speaks")]
    shares = (13, 40, 25, 27)
    if not m.roomy:
        titles, shares = [titles[0], titles[1], titles[3]], (20, 58, 32)
    shared = any(slot.step and slot.step.shared for slot in m.session.agenda.slots)
    how = m.word("who-shared" if shared else "who-how")
    return m.part(m.word("who"), m.told(how, keep=True), m.supposed(), m.rows(titles, shares, rows))


def _step(m: Briefing, slot: Slot) -> Row:
    """A step that may be shared is bold, and says so in words too."""
    step, title = slot.step, slot_title(slot, m)
    name = m.said(title, BOLD if step.shared else "regular")
    led = m.word("shared") if step.shared else str(step.who or "")
    if not m.roomy:
        return Row((m.hour(slot), _above(name, m.said(led)), m.said("")), bar=step_accent(step, m.look).solid)
    fill = step_accent(step, m.look).tint if step.shared and not m.look.edge else None
    return Row((m.hour(slot), name, m.said(led), m.said("")), fill, bar=step_accent(step, m.look).solid)


def _above(first: Cell, second: Cell) -> Cell:
    """Two cells in one."""
    return lambda x, measure, node: [*first(x, measure, Node("P", node)), *second(x, measure, Node("P", node))]


def _refusing(m: Briefing) -> list[Slice]:
    """That nobody has to speak of themselves, and sentences that are ready."""
    rose = m.look.accent("rose")
    inside = m.heading(m.word("refuse"), 2, m.look.title(2, rose.ink)._replace(size=m.size * 1.25), 0, x=13)
    inside += m.paragraph(m.word("refuse-how"), 13, m.measure - 26, 3)
    inside += m.points(m.word("refusals").splitlines(), inside=13)
    return tied(m.panel(inside, rose.tint, bar=rose.solid, pad=8, gap=m.size * 1.05))


def _signs(m: Briefing) -> list[Slice]:
    """What a sign is to be agreed for, each with room to write it down."""
    half = m.measure / 2 - 9 if m.roomy else m.measure
    slices = m.part(m.word("signs"), m.told(m.word("signs-how"), keep=True))
    listing, asked = Node("L", m.root), m.word("signals").splitlines()
    entries = [_sign(m, text, 0 if not m.roomy or i % 2 == 0 else half + 18, half, listing)
               for i, text in enumerate(asked)]
    pairs = [entries[i:i + 2] for i in range(0, len(entries), 2)] if m.roomy else [[entry] for entry in entries]
    return tied([*slices, *(piece for pair in pairs for piece in m.side_by_side(pair, gap=3))])


def _sign(m: Briefing, text: str, x: float, width: float, listing: Node) -> list[Slice]:
    """What is to be signed, and a line after it."""
    style = m.body._replace(leading=_SIGN / m.body.size)
    lines = m.lines(text, style, x, width * 0.62, Node("LBody", Node("LI", listing)))
    last = lines[-1]
    rule = Rule(x + width * 0.64, last.height - 3, x + width, last.height - 3, 0.6, m.look.theme.line)
    return [*lines[:-1], last._replace(boxes=(*last.boxes, rule))]


def _words(m: Briefing) -> list[Slice]:
    """The frame, and the words of each step that may be shared."""
    accent = m.look.theme.kind("opening")
    slices = m.part(m.word("words"), m.told(m.word("words-how"), keep=True))
    slices += _spoken(m, m.word("frame"), m.session.workshop.frame, accent.solid)
    for slot in m.session.agenda.slots:
        if slot.step and slot.step.shared and slot.step.say and slot.kind != "overlap":
            hour = "" if slot.kind == "untimed" else m.look.words.clock(slot.start)
            label = m.word("at", hour=hour, step=slot_title(slot, m)) if hour else slot_title(slot, m)
            slices += _spoken(m, label, slot.step.say, step_accent(slot.step, m.look).solid)
    return slices


def _spoken(m: Briefing, label: str, text: str, colour: str) -> list[Slice]:
    """A title and words to say, on a ground; they stay together."""
    style = m.look.title(3, m.look.theme.ink)._replace(size=m.size)
    inside = [*m.heading(label, 3, style, 0, x=12, measure=m.measure - 22),
              *m.paragraph(text, 12, m.measure - 22, 2, m.body._replace(leading=1.3))]
    return tied(m.panel(inside, m.look.theme.ground, bar=colour, pad=4, gap=5))


def _watch(m: Briefing) -> list[Slice]:
    watch = m.session.workshop.watch
    return m.whole(m.part(m.word("watch"), m.points(watch))) if watch else []
