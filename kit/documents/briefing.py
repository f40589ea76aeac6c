"""Pages for one person each, set to fit: title and occasion, short sections across the measure, room to write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.documents.frontmatter import facts, title_block
from kit.documents.identity import occasion
from kit.documents.look import Look, mm
from kit.documents.manuscript import Manuscript, portrait, tied, whole
from kit.documents.session import Session
from kit.planning.agenda import Slot
from kit.typesetting.flow import paginate
from kit.typesetting.page import BOLD, REGULAR, Page, Rule
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

_SIZES = (10.5, 10.0, 9.5, 9.0)  # tried in turn until the pages hold all
_TOP, _BOTTOM = 17, 15  # mm, where type is of the usual size
_LINE = mm(8.5)  # of notes
_NOTES = (3, 5, 8, 12)  # lines of notes: the least, and what is tried where there is room for more


class Briefing(Manuscript):
    """Sets a document of which the words stand in the section `key` of the locale."""

    def __init__(self, session: Session, look: Look, key: str, size: float):
        title = session.workshop.title
        frame = None if look.factor > 1 else portrait(look, _TOP, _BOTTOM)
        super().__init__(look, str(title), title.place, size, frame)
        self.session, self.key, self.size = session, key, size
        self.roomy = self.rail > 0 and look.factor == 1  # for columns beside each other

    def word(self, key: str, **told: object) -> str:
        return self.look.words(f"{self.key}.{key}", **told)

    def head(self) -> list[Slice]:
        """What kind of document it is, the workshop, and when and where it takes place."""
        slices = title_block(self, self.word("kind"), self.session, self.size * 2.1, self.size)
        return slices + facts(self, occasion(self.session, self.look))

    def part(self, title: str, *bodies: list[Slice]) -> list[Slice]:
        """A section: its heading, then what it holds."""
        style = self.look.title(2)._replace(size=self.size * 1.25)
        return [*self.heading(title, 2, style, self.size * 1.05), *(piece for body in bodies for piece in body)]

    def told(self, text: str, gap: float = 3.0, keep: bool = False) -> list[Slice]:
        """A paragraph across the measure."""
        return self.paragraph(text, gap=gap, style=self.body._replace(leading=1.34), keep=keep)

    def aside(self, text: str, gap: float = 3.0, keep: bool = False) -> list[Slice]:
        """A remark about what stands beside it."""
        style = self.look.aside._replace(size=self.size * 0.95, hyphenate=False)
        return self.paragraph(text, gap=gap, style=style, keep=keep)

    def whole(self, slices: list[Slice]) -> list[Slice]:
        """The strips on one page, where pages hold enough for that to leave little of one blank."""
        return whole(slices) if self.roomy else slices

    def points(self, items: Sequence[str], tick: bool = False, inside: float = 0.0) -> list[Slice]:
        """A list, that far inside the measure; in two columns where there is room for them."""
        measure = self.measure - 2 * inside
        if not self.roomy or len(items) < 4:
            return self.bullets(items, inside, measure, 2.5, tick=tick)
        half, width = -(-len(items) // 2), measure / 2 - 9
        columns = [self.bullets(items[:half], inside, width, 2.5, tick=tick),
                   self.bullets(items[half:], inside + width + 18, width, 2.5, tick=tick)]
        return self.side_by_side(columns, gap=3)

    def rows(self, titles: Sequence[str], shares: Sequence[float], rows: list[Row], part: float = 1.0) -> list[Slice]:
        """A table across that part of the measure."""
        whole = sum(shares)
        widths = [self.measure * part * share / whole for share in shares]
        head = Row(tuple(self.said(title, BOLD) for title in titles))
        style = TableStyle(self.look.theme.line, self.look.theme.ground, 4, 2.6, bar=self.look.slim(4))
        return table(widths, head, rows, style, self.root, self.frame.room, gap=5)

    def said(self, text: str, face: str = REGULAR) -> Cell:
        """A cell of such a table."""
        return self.cell(text, self.body._replace(leading=1.25, face=face), 3)

    def supposed(self) -> list[Slice]:
        """Where nobody said when it begins: that the hours are an example."""
        agenda = self.session.agenda
        told = self.look.words("briefing.supposed-start", start=self.look.words.clock(agenda.start))
        return [] if agenda.start_given else self.aside(told, keep=True)

    def hour(self, slot: Slot) -> Cell:
        """When a slot begins; steps without a time of their own have none."""
        return self.said("" if slot.kind == "untimed" else self.look.words.clock(slot.start), BOLD)

    def notes(self, count: int) -> list[Slice]:
        """Room for notes."""
        return self.part(self.word("notes"), self.ruled(count))

    def ruled(self, count: int) -> list[Slice]:
        """Lines to write on."""
        rule = Rule(0, _LINE - 1, self.measure, _LINE - 1, 0.6, self.look.theme.line)
        return tied([Slice(_LINE, (rule,)) for _ in range(count)])

    def pages(self, slices: list[Slice]) -> list[Page]:
        """The strips on pages, each with its number."""
        found = paginate(slices, self.frame, self.furniture)
        for page in found:
            page.title = self.word("kind")
        return found


def fitted(session: Session, look: Look, key: str, draw: Callable[[Briefing], list[Slice]], most: int,
           noted: bool = False) -> list[Page]:
    """The pages of a document, `most` of them: in the largest type that lets all of it stand there.

    What is longer even in the smallest, or is to be read in larger type, takes as many pages as it needs. `noted`: with
    room for notes, as much as those pages have.
    """
    for size in _SIZES if not look.reading.body else _SIZES[:1]:
        m = Briefing(session, look, key, size)
        slices = draw(m)
        found = m.pages([*slices, *m.notes(_NOTES[0])] if noted else slices)
        if len(found) <= most:
            break
    else:
        found = m.pages(slices)
    return _roomier(m, slices, found) if noted else found


def _roomier(m: Briefing, slices: list[Slice], found: list[Page]) -> list[Page]:
    """The pages with as many lines for notes as they have room for."""
    for count in _NOTES:
        more = m.pages([*slices, *m.notes(count)])
        if len(more) > len(found):
            break
        found = more
    return found
