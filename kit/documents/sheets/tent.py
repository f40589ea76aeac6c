"""Name tents, two to a sheet: cut apart, each folded once, the first name to be read from both sides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.frame import SheetFrame
from kit.documents.sheets.motif import sprout
from kit.model.deck import Deck
from kit.model.sheet import Tent
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.fitting import Fitted, Part, fit, stack
from kit.typesetting.page import BOLD, Box, Node, Page, Placed, Rule
from kit.typesetting.slices import Slice, stripped
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_TENTS = 2
_NAME, _NAME_FLOOR = 88.0, 32.0
_LINE, _HIGHER = 0.66, 0.42  # how far down a face the line is: as usual, over a prompt in larger type


def pages(sheet: Tent, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """First the facilitators' tents, where the session knows their first names; last a blank sheet, to be copied."""
    names = list(session.event.facilitators) if session else []
    held = [names[i:i + _TENTS] for i in range(0, len(names), _TENTS)]
    return [*_sheets(SheetFrame(sheet, size, look), held), *_sheets(SheetFrame(sheet, size, look), [[]])]


def _sheets(frame: SheetFrame, held: list[list[Text]]) -> list[Page]:
    """Sheets of paper for these first names, none for a blank; what to do is read aloud on the first alone."""
    how = frame.compose.paragraph(frame.look.words("sheet.tents"), gap=mm(0.8), style=frame.type.hint)
    strip = [*frame.head(), *how, *frame.note(), *frame.identity()]
    sheets = [_sheet(frame, stripped(strip) if i else strip, names) for i, names in enumerate(held)]
    frame.report()
    return sheets


def _sheet(frame: SheetFrame, strip: Iterable[Slice], names: list[str]) -> Page:
    """A strip that says what to do, to be cut off, and the tents below it, down to the paper's edge."""
    page = Page(frame.page_width, frame.page_height, str(frame.sheet.title))
    top = frame.put(page, strip, frame.top) + mm(4)
    height = (frame.page_height - top) / _TENTS
    for i in range(_TENTS):
        name = names[i] if i < len(names) else None
        page.add(*_cut(frame, top + i * height), *_tent(frame, top + i * height, height, name))
    return page


def _edge(frame: SheetFrame) -> float:
    """How near the edge of the paper a line may end."""
    return mm(frame.type.measures.foot + 0.5)


def _cut(frame: SheetFrame, y: float) -> list[Box]:
    """Where to cut, with a pair of scissors on the line."""
    side, left, right = mm(4.5), _edge(frame), frame.page_width - _edge(frame)
    return [Rule(left + side * 1.4, y, right, y, 0.6, frame.look.theme.soft),
            frame.look.icon("scissors", left, y - side / 2, side, frame.look.theme.soft)]


def _tent(frame: SheetFrame, top: float, height: float, name: str | None) -> list[Box]:
    """Both faces, heads at the fold: one to be read, one upside down that a reader's ear need not hear again."""
    read = _face(frame, height / 2, name, frame.compose.root)
    again = _face(frame, height / 2, name, None)
    y, edge = top + height / 2, _edge(frame)
    fold = Rule(edge, y, frame.page_width - edge, y, 0.6, frame.look.theme.soft, (4, 4))
    return [Placed(again, 0, top, 180), fold, Placed(read, 0, y)]


def _face(frame: SheetFrame, height: float, name: str | None, parent: Node | None) -> Page:
    """A face to stand on the table: the first name, or a line to write it on and the prompt under that."""
    page = Page(frame.page_width, height)
    line = height * (_LINE if frame.look.factor == 1 else _HIGHER)
    inset, scale = mm(26) * frame.type.scale, frame.type.scale
    width = page.width - 2 * inset
    if name:
        style = Style(_NAME * scale, 1.1, BOLD, frame.accent.ink, "center")
        # A first name stands on one line, even Marie-Emmanuelle.
        style = style._replace(
            size=max(_NAME_FLOOR, style.size * min(1.0, width / frame.look.setter.width(name, style)) - 0.1)
        )
        fitted = _fitted(frame, name, style, width, height * 0.7, _NAME_FLOOR)
        top = (height - fitted.height) * 0.46
    else:
        prompt = frame.type.body._replace(align="center", colour=frame.look.theme.soft)
        top = line + mm(2)
        fitted = _fitted(
            frame, frame.sheet.prompt, prompt, width, height - _edge(frame) - top, frame.type.measures.hint
        )
        page.add(Rule(inset, line, inset + width, line, 1.0, frame.look.theme.line))
    page.add(
        *fitted.place(frame.look.setter, inset, top, width, [Node("P", parent) if parent else None]),
        *sprout(
            page.width - mm(15.5) * scale, height - mm(11) * scale, mm(9) * scale, frame.accent.solid, frame.accent.tint
        ),
    )
    return page


def _fitted(frame: SheetFrame, text: str, style: Style, width: float, height: float, floor: float) -> Fitted:
    """A text as large as its place takes; at its floor, and in the report, where even that is too large."""
    found = fit(frame.look.setter, [Part(text, style)], width, height, floor)
    if found is None:
        frame.overflow(text)
        found, _ = stack(frame.look.setter, [Part(text, style)], width, floor / style.size)
    return found
