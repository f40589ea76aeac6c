"""Places to write: the fields of a screen over the lines of the paper, and what is already written. Lengths in points.

A field leaves no ink. What a results file or the session already says is drawn on the page, and is the value of the
field, which hides the drawn words on a screen with its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kit.documents.look import mm
from kit.model.blank import Blank, Path, Word
from kit.typesetting.inline import plain
from kit.typesetting.page import Box, Field, Node, Page
from kit.typesetting.page import Path as Shape
from kit.typesetting.text import Line, Style

if TYPE_CHECKING:
    from kit.documents.sheets.frame import SheetFrame

_FLOOR, _STEP = 8.0, 0.5  # points: what is written is never smaller; by how much it gives way
INSET = mm(1)  # on both sides of what is written
_TALL = 1.25  # of a field, in sizes of its type


class Room(NamedTuple):
    """Where there is room to write, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


class Written(NamedTuple):
    """What is already there, set in lines."""

    text: str
    lines: list[Line]
    style: Style


def is_written(frame: SheetFrame, path: Path) -> bool:
    """Whether a results file answers here."""
    blank = frame.blanks.get(path)
    return bool(blank and frame.given(blank))


def line_field(frame: SheetFrame, path: Path, room: Room, baseline: float, parent: Node, known: str = "") -> list[Box]:
    """A field of one line; `known` is written there where no results file says otherwise, if there is room for it."""
    blank = frame.blanks[path]
    # A fill-in line holds one line: the breaks of a longer answer count as spaces.
    given, flat = frame.given(blank), " ".join(frame.given(blank).split())
    given = given if given == flat else flat
    written = _set(frame, given or known, room, 1, _style(frame))
    _note(frame, blank, given, written)
    node = _node(parent, written)
    field = _field(frame, blank, room, node, written, 1)
    if not written:
        return [field]
    runs = frame.look.setter.place(written.lines, written.style, room.x + INSET, 0, room.width, node)
    return [field, *(run._replace(y=baseline) for run in runs)]


def area_field(frame: SheetFrame, path: Path, room: Room, parent: Node, known: str = "",
               middle: Style | None = None) -> list[Box]:
    """A field of as many lines as there is room for, written from its top, or half way down in the style `middle`."""
    blank, style = frame.blanks[path], middle or _style(frame)
    count = max(1, int(room.height / style.line))
    given = frame.given(blank)
    written = _set(frame, given or known, room, count, style)
    _note(frame, blank, given, written)
    node = _node(parent, written)
    field = _field(frame, blank, room, node, written, count)
    if not written:
        return [field]
    white = room.height - len(written.lines) * written.style.line
    top = room.y + (white / 2 if middle or count == 1 else INSET)
    return [field, *frame.look.setter.place(written.lines, written.style, room.x + INSET, top, room.width, node)]


def box_field(frame: SheetFrame, path: Path, choice: str, room: Room, parent: Node) -> list[Box]:
    """A box to tick, as it is drawn on paper; ticked where a results file says so."""
    blank, node = frame.blanks[path], Node("Form", parent)
    name, word = blank.box(choice)
    ticked = word in blank.ticked(frame.given(blank))
    field = Field(*room, name, label(frame, blank, choice), node, word, word if ticked else "")
    if not ticked:
        return [field]
    x, y, k = room.x, room.y, min(room.width, room.height) / 14
    steps = (("M", x + 3 * k, y + 7 * k), ("L", x + 6 * k, y + 10 * k), ("L", x + 11 * k, y + 3 * k))
    return [field, Shape(steps, None, frame.look.theme.ink, 2 * k)]  # the field says that it is ticked


def label(frame: SheetFrame, blank: Blank, choice: str = "") -> str:
    """What a field is called for who only hears it: section, question, choice."""
    parts = [_part(frame, part) for part in (*blank.said, *([choice] if choice else []))]
    return ", ".join(part for part in parts if part)


def on_paper_only(page: Page) -> Page:
    """The page without its fields, where it is not for a screen; what is written on it stays, as text."""
    nodes: dict[Node, Node] = {}
    boxes, page.boxes = page.boxes, []
    for box in boxes:
        node = getattr(box, "node", None)
        if node and node.tag == "Form":
            box = box._replace(node=nodes.setdefault(node, Node("P", node.parent)))
        page.add(*[] if isinstance(box, Field) else [box])
    return page


def _part(frame: SheetFrame, part: str | int) -> str:
    if isinstance(part, int):
        return frame.look.words("fields.row", n=part)
    return frame.look.words(f"fields.{part}") if isinstance(part, Word) else plain(part).rstrip(" :.")


def _node(parent: Node, written: Written | None) -> Node:
    """The field's place in the reading structure; the words that are printed there are read as its text value (tv)."""
    return Node("Form", parent, role="tv") if written else Node("Form", parent)


def _style(frame: SheetFrame) -> Style:
    return frame.type.body._replace(leading=1.2)


def _field(frame: SheetFrame, blank: Blank, room: Room, node: Node, written: Written | None, lines: int) -> Field:
    size = written.style.size if written else min(_style(frame).size, room.height / _TALL)
    shown = tuple("".join(piece.text for piece in line.pieces) for line in written.lines) if written else ()
    return Field(*room, blank.name, label(frame, blank), node, "", written.text if written else "", shown, size, lines)


def _set(frame: SheetFrame, text: str, room: Room, most: int, style: Style) -> Written | None:
    """The text in lines, as large as it fits; None where there is none, or no room for it."""
    setter, measure = frame.look.setter, room.width - 2 * INSET
    while text and style.size >= _FLOOR:
        lines = setter.lines(text, style, measure, markup=False)
        height = len(lines) * style.line + (INSET if most > 1 else 0.0)
        if setter.fits(lines, style, measure) and (len(lines) == 1 or most > 1 and height <= room.height):
            return Written(str(text), lines, style)
        style = style._replace(size=style.size - _STEP)
    return None


def _note(frame: SheetFrame, blank: Blank, given: str, written: Written | None) -> None:
    """Remember an answer for which there was no room in this setting, forget it where there is in the next."""
    frame.unwritten.pop(blank.name, None)
    if given and not written:
        frame.unwritten[blank.name] = frame.given(blank)
