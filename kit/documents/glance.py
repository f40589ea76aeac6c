"""The running order at a glance: clock, minutes, step and the page where it is told. Lengths in points."""

from __future__ import annotations

from kit.documents.identity import called, step_accent, step_icon
from kit.documents.manuscript import Manuscript
from kit.documents.session import Session
from kit.planning.agenda import Agenda, Slot
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Run
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table
from kit.typesetting.text import Style

_CLOCK, _MINUTES, _PAGE = 64.0, 62.0, 42.0  # _CLOCK where no rail says how wide
_COLUMNS = ("clock", "minutes", "step", "page")


def anchor(index: int) -> str:
    """The name under which links reach the slot of that number."""
    return f"etape-{index}"


def is_told(slot: Slot) -> bool:
    """Whether the slot has a place of its own in the guide, with a heading that links reach."""
    return slot.kind not in ("gap", "overlap")


def slot_title(slot: Slot, m: Manuscript) -> str:
    """What a slot is called: its step, or the lack of one."""
    if is_told(slot):
        return called(slot.step, m.look)
    return m.look.words(f"guide.{slot.kind}", step=called(slot.step, m.look) if slot.step else "")


def glance(m: Manuscript, session: Session) -> list[Slice]:
    """The table, the sum below it, and what was left out for lack of time."""
    head = Row(tuple(_text(m, m.look.words(f"guide.column.{key}"), BOLD) for key in _COLUMNS))
    rows = [_row(m, slot, index) for index, slot in enumerate(session.agenda.slots)]
    clocks = (m.rail or _CLOCK) - 5
    widths = [clocks, _MINUTES, m.measure - clocks - _MINUTES - _PAGE, _PAGE]
    style = TableStyle(m.look.theme.line, None, pad_x=5, pad_y=3.2, bar=m.look.slim(4))
    strips = table(widths, head, rows, style, m.root, m.frame.room)
    return [*strips, *_sums(m, session.agenda), *_dropped(m, session.agenda)]


def _style(m: Manuscript) -> Style:
    return m.body._replace(size=10.5, leading=1.3)


def _row(m: Manuscript, slot: Slot, index: int) -> Row:
    untimed = slot.kind == "untimed"
    title = slot_title(slot, m)
    if slot.steps > 1:
        title = m.look.words("guide.together", n=slot.steps, step=title)
    if slot.lane:
        title = m.look.words("guide.in-lane", lane=slot.lane, step=title)
    words = m.look.words
    time, lasting = ("", words("guide.within")) if untimed else (words.clock(slot.start), words.length(slot.minutes))
    cells = (_text(m, time, BOLD), _text(m, lasting), _step(m, slot, title, index), _page(m, slot, index))
    fill = None if slot.kind in ("content", "untimed") else m.look.theme.ground
    return Row(cells, fill, bar=step_accent(slot.step, m.look).solid)


def _text(m: Manuscript, text: str, face: str = REGULAR) -> Cell:
    return m.cell(text, _style(m)._replace(face=face), 3)


def _step(m: Manuscript, slot: Slot, title: str, index: int) -> Cell:
    """The icon of the kind and the name, which leads to the step."""
    style = _style(m)
    icon = step_icon(slot.step if slot.kind != "overlap" else None)

    def cell(x: float, measure: float, node: Node) -> list[Slice]:
        first, *more = m.lines(title, style, x + 20, measure - 20, node)
        mark = m.look.icon(icon, x + 1, style.line / 2 - 6, 12, m.look.theme.soft)
        strips = [first._replace(boxes=(mark, *first.boxes)), *more]
        return [_linked(piece, anchor(index)) for piece in strips] if is_told(slot) else strips

    return cell


def _linked(piece: Slice, name: str) -> Slice:
    """The strip, its words leading to a place in the guide."""
    return piece._replace(boxes=tuple(_leading(box, name) for box in piece.boxes))


def _leading(box: Box, name: str) -> Box:
    return box._replace(link=box.link or f"#{name}") if isinstance(box, Run) else box


def _page(m: Manuscript, slot: Slot, index: int) -> Cell:
    """The page the step is told on, written once that is known."""
    style = _style(m)._replace(align="right")

    def cell(x: float, measure: float, node: Node) -> list[Slice]:
        def number(pages: dict[str, int]) -> list[Box]:
            lines = m.setter.lines(str(pages[anchor(index)]), style, measure)
            return [_leading(run, anchor(index)) for run in m.setter.place(lines, style, x, 0, measure, node)]

        return [Slice(style.line, late=number)] if is_told(slot) else []

    return cell


def _sums(m: Manuscript, agenda: Agenda) -> list[Slice]:
    """`2 h en tout : 1 h 50 d'atelier, 10 min de pause`, as the clock has it."""
    words = m.look.words
    parts = [words(f"guide.sum.{key}", length=words.length(getattr(agenda, key)))
             for key in ("content", "breaks", "gaps", "overlaps") if getattr(agenda, key)]
    lasting = words.length(agenda.end - agenda.start)
    return m.text(words("guide.sum.total", length=lasting, parts=", ".join(parts), end=words.clock(agenda.end)), gap=7)


def _dropped(m: Manuscript, agenda: Agenda) -> list[Slice]:
    if not agenda.dropped:
        return []
    names = ", ".join(called(step, m.look) for step in agenda.dropped)
    text = m.text(m.look.words("guide.dropped", steps=names))
    return m.labelled("minus", m.look.words("guide.left-out"), text, m.look.accent("orange").ink)
