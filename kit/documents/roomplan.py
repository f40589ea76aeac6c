"""The room, drawn from the number of people: one circle of chairs, or tables with their chairs. Lengths in points."""

from __future__ import annotations

from math import ceil, cos, pi, sin, sqrt

from kit.documents.look import Look
from kit.documents.manuscript import Manuscript
from kit.documents.session import Session
from kit.planning.quantities import Group
from kit.typesetting.page import BOLD, Box, Node, Path, Run
from kit.typesetting.shapes import circle, rectangle
from kit.typesetting.slices import Slice

MOST = 60  # more chairs than that are told in words only
_CHAIR = 6.8
_CELL = 88.0


def room(m: Manuscript, session: Session) -> list[Slice]:
    """The words of the script, then the plan and what it shows."""
    workshop, group, words = session.workshop, session.group, m.look.words
    slices = [*m.section(words("guide.room"), "salle"), *m.text(workshop.room)]
    if group.participants + group.facilitators > MOST:
        return slices
    in_circle = m.look.written("guide.plan.circle-word") in str(workshop.room).casefold()
    told = _caption(session, m.look, in_circle)
    figure = Node("Figure", m.root, told)
    boxes, height = _circle(m, session, figure) if in_circle else _tables(m, group, figure)
    caption = m.text(told, gap=4, style=m.look.aside._replace(size=max(9.5, m.look.least)))
    return [*slices, *m.drawing(boxes, height, 12, keep=True), *caption]


def _caption(session: Session, look: Look, in_circle: bool) -> str:
    group, words = session.group, look.words
    if not in_circle:
        sizes = _seated(group)
        return words("guide.plan.tables", tables=words.plural("count.tables", group.tables),
                     seats=words.plural("guide.plan.seat", max(sizes)) if min(sizes) == max(sizes)
                     else words("guide.plan.seats-from", least=min(sizes), most=max(sizes)))
    told = words("guide.plan.circle", seats=group.participants + group.facilitators,
                 leading=words.plural("guide.plan.leading", group.facilitators))
    aside = words.plural("guide.plan.aside", group.tables) if writes_at_tables(session) else ""
    return words.put(f"{told} {aside}".strip())


def writes_at_tables(session: Session) -> bool:
    """Whether something is counted by the table, so that tables are needed beside a circle."""
    return any(line.per == "table" for line in (*session.workshop.materials, *session.workshop.print))


def _seated(group: Group) -> list[int]:
    """How many sit at each table, as even as can be."""
    each, more = divmod(group.participants, group.tables)
    return [each + (i < more) for i in range(group.tables)]


def _tables(m: Manuscript, group: Group, node: Node) -> tuple[list[Box], float]:
    columns = min(group.tables, max(2, ceil(sqrt(group.tables * 1.6))), int(m.column // _CELL))
    rows = -(-group.tables // columns)
    boxes: list[Box] = []
    for i, seats in enumerate(_seated(group)):
        row, column = divmod(i, columns)
        # A last row that is not full stands in the middle.
        standing = min(columns, group.tables - row * columns)
        x = m.rail + (m.column - standing * _CELL) / 2 + (column + 0.5) * _CELL
        boxes += _table(m.look, x, (row + 0.5) * _CELL * 0.9, seats, str(i + 1), node)
    return boxes, rows * _CELL * 0.9


def _table(look: Look, cx: float, cy: float, seats: int, name: str, node: Node) -> list[Box]:
    green, r = look.accent("green"), 18.0
    boxes: list[Box] = [Path(circle(cx, cy, r), green.tint, green.ink, 0.9, (), node)]
    boxes += _ring(look, cx, cy, r + _CHAIR + 4, seats, 0, node)
    return boxes + _word(look, name, cx, cy, 11, node)


def _circle(m: Manuscript, session: Session, node: Node) -> tuple[list[Box], float]:
    """One ring of chairs; where groups write, their tables stand aside at the right."""
    group, look, green = session.group, m.look, m.look.accent("green")
    seats = group.participants + group.facilitators
    r = max(50.0, seats * (2 * _CHAIR + 6) / (2 * pi))
    tables = group.tables if writes_at_tables(session) else 0
    height = max(2 * (r + _CHAIR) + 4, tables * 24 - 6)
    cx = m.rail + m.column * (0.38 if tables else 0.5)
    boxes = _ring(look, cx, height / 2, r, seats, group.facilitators, node)
    for i in range(tables):
        y = height / 2 + (i - tables / 2) * 24 + 3
        x = m.rail + m.column * 0.82
        boxes.append(Path(rectangle(x - 22, y, 44, 18, 3), green.tint, green.ink, 0.9, (), node))
        boxes += _word(look, str(i + 1), x, y + 9, 10, node)
    return boxes, height


def _ring(look: Look, cx: float, cy: float, r: float, seats: int, leading: int, node: Node) -> list[Box]:
    """Chairs around a centre, the first at the top; those who lead have a filled chair with a letter."""
    boxes: list[Box] = []
    green = look.accent("green")
    # A letter on white, where ink is saved.
    filled, word = (None, green.ink) if look.edge else (green.solid, look.theme.paper)
    led = {i * seats // leading for i in range(leading)} if leading else set()
    for i in range(seats):
        angle = (i / seats * 360 - 90) * pi / 180
        x, y = cx + r * cos(angle), cy + r * sin(angle)
        fill = filled if i in led else look.theme.paper
        boxes.append(Path(circle(x, y, _CHAIR + (1 if i in led else 0)), fill, green.ink, 0.9, (), node))
        if i in led:
            boxes += _word(look, look.words("guide.plan.letter"), x, y, 9, node, word)
    return boxes


def _word(look: Look, text: str, cx: float, cy: float, size: float, node: Node, colour: str | None = None) -> list[Box]:
    fonts = look.setter.fonts
    width = fonts.width(text, BOLD, size)
    baseline = cy + fonts.cap_height(BOLD, size) / 2
    return [Run(cx - width / 2, baseline, text, BOLD, size, colour or look.accent("green").ink, node, None, width)]
