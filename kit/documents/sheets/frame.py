"""What all sheets share: title block, note, foot, margins, and errors at their place. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.motif import sprout
from kit.documents.sheets.occasion import caption
from kit.documents.sheets.ownership import private_mark, private_word
from kit.documents.sheets.paper import Type
from kit.model.blank import Blank
from kit.model.blanks import blanks
from kit.model.sheet import Sheet
from kit.model.values import Size
from kit.reading.source import Text
from kit.typesetting.blocks import Composer
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, Box, Field, Node, Page, Path, Rule
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, height, moved, stacked
from kit.typesetting.text import Line, Style

if TYPE_CHECKING:
    from kit.documents.session import Session


class SheetComposer(Composer):
    """A composer that lets its frame keep what does not fit, so that a setting can be tried."""

    def __init__(self, frame: SheetFrame):
        super().__init__(frame.look.setter, frame.width, frame.type.body, frame.accent.solid)
        self.frame = frame

    def overflow(self, text: str | None = None, lines: int = 1) -> None:
        self.frame.overflow(text or "", lines)


class SheetFrame:
    """One sheet being set: on one page that is filled (`open`, `close`), or flowing over as many as it takes (`flow`).

    `colour` names the accent. `traces` says that people write down here what happened: the foot tells when and where.
    `margin` in mm takes the place of the paper's own; `enlarged` multiplies the type of what is read.
    Texts that do not fit are kept in `misfits`, so that a setting can be tried, and reported with the pages; so are, in
    `unwritten`, the answers of a results file.
    """

    def __init__(self, sheet: Sheet, size: Size, look: Look, session: Session | None = None, colour: str = "green",
                 traces: bool = False, margin: float | None = None, enlarged: float = 1.0):
        self.sheet, self.size, self.look, self.session = sheet, size, look, session
        self.accent = look.accent(colour)
        self.type = Type(size, look, self.accent, enlarged)
        self.misfits: list[tuple[str, int]] = []
        self.blanks, self.results = blanks(sheet), look.results.get(str(sheet.sheet))
        self.unwritten: dict[str, str] = {}
        self.page_width, self.page_height = mm(size.width), mm(size.height)
        self.left = mm(margin or self.type.measures.margin)
        # From A4 on, room above for the running head of further pages.
        self.top = self.left + (mm(3) if self.page_width > mm(160) else mm(4) if look.factor > 1 else 0.0)
        self.width = self.page_width - 2 * self.left
        self.compose = SheetComposer(self)
        self.caption = caption(session, look) if traces else ""
        self._foot = self._foot_lines()
        self.bottom = self.page_height - mm(self.type.measures.foot) - len(self._foot) * self.type.small.line

    @property
    def room(self) -> float:
        """The height for content that flows, title block and note included."""
        return self.bottom - mm(3) - self.top

    @property
    def content_bottom(self) -> float:
        """How far down the content of a filled page may reach: the note stands below."""
        return self.bottom - mm(3) - height_of(self.note())

    # --- pages ---------------------------------------------------------------------------------

    def open(self) -> tuple[Page, float, float]:
        """A page with its title block drawn, and the y between which its content may stand."""
        page = Page(self.page_width, self.page_height, str(self.sheet.title))
        y = self.put(page, self.head(), self.top)
        return page, y, self.content_bottom

    def put(self, page: Page, slices: Sequence[Slice], y: float) -> float:
        """Set strips below each other from y; returns the y below the last."""
        page.boxes += stacked(slices, self.left, y)
        return y + height(slices)

    def close(self, page: Page) -> list[Page]:
        """Draw the note and the foot, which are read last."""
        return self.close_all([page])

    def close_all(self, pages: list[Page]) -> list[Page]:
        """The same for several pages: the note on the last of them."""
        self.report()
        note = self.note()
        self.put(pages[-1], note, self.bottom - mm(3) - sum(s.height for s in note))
        for number, page in enumerate(pages, 1):
            page.add(*self.furniture(number, len(pages)))
        return pages

    def flow(self, slices: list[Slice]) -> list[Page]:
        """As many pages as the strips take, the note at their end."""
        self.report()
        frame = Frame(self.page_width, self.page_height, self.left, self.top, self.left,
                      self.page_height - self.bottom + mm(3))
        pages = paginate([*slices, *self.note()], frame, self.furniture)
        for page in pages:
            page.title = str(self.sheet.title)
            page.boxes = [_kept_above(box, self.bottom) for box in page.boxes]
        return pages

    # --- what is written -------------------------------------------------------------------------

    def given(self, blank: Blank) -> Text | str:
        """What a results file answers there; empty without one."""
        return self.results.said(blank.name) if self.results else ""

    # --- the title block and the note --------------------------------------------------------------

    def head(self) -> list[Slice]:
        """Title, the mark of what must be destroyed, accent line with its sprout, intro."""
        mark, taken = self._destroy_mark()
        scale, plant = self.type.scale, min(mm(7) * self.type.scale, self.type.title.line * 1.2)
        measure = self.width - taken - plant * 1.2
        title, *more = self.compose.heading(self.sheet.title, 1, self.type.title, 0.0, measure=measure)
        y = mm(1.6) * scale
        line = Rule(0, y, self.width, y, 1.1 * scale, self.accent.solid)
        plants = sprout(self.width - plant * 0.5, y, plant, self.accent.ink, self.accent.tint)
        slices = [title._replace(boxes=(*title.boxes, *mark)), *more, Slice(y, (line, *plants), keep=True)]
        slices += private_mark(self)
        if self.sheet.intro:
            style = self.type.body._replace(leading=1.3)
            slices += self.compose.paragraph(self.sheet.intro, gap=mm(2.4) * scale, style=style, keep=True)
        return slices

    def band(self, title: str, gap: float, parent: Node) -> list[Slice]:
        """A section's title on a tinted band, `gap` below what is above."""
        style, pad = self.type.heading, mm(2.2) * self.type.scale
        above = pad * 0.35
        first, *rest = self.compose.heading(
            title, 2, style, gap=gap, x=pad, measure=self.width - 2 * pad, parent=parent
        )
        tall = (1 + len(rest)) * style.line + 2 * above
        ground = self.look.ground(rectangle(0, 0, self.width, tall, pad * 0.6), self.accent.tint)
        texts = [moved(box, 0, above) for box in first.boxes]
        return [first._replace(height=style.line + above, boxes=(ground, *texts)), *rest, Slice(above, keep=True)]

    def note(self) -> list[Slice]:
        """The sheet's note, small."""
        if not self.sheet.note:
            return []
        return self.compose.paragraph(self.sheet.note, gap=mm(3) * self.type.scale, style=self.type.note)

    def _destroy_mark(self) -> tuple[list[Box], float]:
        """A pill at the right of the title, and the width it takes from the title."""
        if not self.sheet.destroy:
            return [], 0.0
        words = self.look.words("sheet.destroy")
        style = self.type.small._replace(face=BOLD, colour=self.look.accent("rose").ink)
        pad, height, icon = style.size * 0.9, style.size * 2.2, style.size * 1.25
        width = self.look.setter.width(words, style) + 2 * pad + icon * 1.4
        x, y = self.width - width - mm(9) * self.type.scale, (self.type.title.line - height) / 2
        node = Node("P", self.compose.root)
        text = self._text(words, style, x + pad + icon * 1.4, y + (height - style.line) / 2, node)
        return [Path(rectangle(x, y, width, height, height / 2), None, style.colour, 0.8 * self.type.scale),
                self.look.icon("trash-2", x + pad, y + (height - icon) / 2, icon, style.colour), *text], width + mm(5)

    # --- the foot ------------------------------------------------------------------------------------

    def _identity(self) -> str:
        """What tells this sheet from any other, and where it comes from."""
        words, sheet = self.look.words, self.sheet
        source = words("sheet.guide", names=fiches(sheet.guide, words)) if sheet.guide else words("sheet.proposal")
        return words("sheet.foot", title=sheet.title, version=sheet.version, source=source)

    def _foot_lines(self) -> list[Line]:
        """The identity beside the caption; a caption too long for that stands below it."""
        setter, small, aside = self.look.setter, self.type.small, self.width * 0.28
        if self.caption:
            aside = setter.width(self.caption, small) + setter.width(self._page_of(99, 99), small) + mm(8)
        if aside <= self.width * 0.6:
            return setter.lines(self._identity(), small, self.width - aside)
        said, self.caption = self.caption, ""
        return [*setter.lines(self._identity(), small, self.width * 0.72), *setter.lines(said, small, self.width)]

    def _page_of(self, number: int, total: int) -> str:
        return self.look.words("common.page", n=number, total=total)

    def identity(self) -> list[Slice]:
        """The same as strips, for a sheet of which the foot is cut off."""
        return self.compose.paragraph(self._identity(), gap=mm(1), style=self.type.small)

    def furniture(self, number: int, total: int, section: str = "") -> list[Box]:
        """The foot of a page: meaning on the first, repetition on the next ones."""
        small = self.type.small
        right = [self.caption, self._page_of(number, total) if total > 1 else ""]
        node = Node("P", self.compose.root) if number == 1 else None
        boxes: list[Box] = self._running_head() if number > 1 else []
        boxes += list(self.look.setter.place(self._foot, small, self.left, self.bottom, self.width, node))
        aside = " · ".join(part for part in right if part)
        if aside:
            boxes += self._text(aside, small._replace(align="right"), self.left, self.bottom, node)
        return boxes

    def _running_head(self) -> list[Box]:
        """The title again, small in the upper margin, whose the sheet is, and that it must be destroyed."""
        small, top = self.type.small, mm(self.type.measures.foot)
        marks = [private_word(self), self.look.words("sheet.destroy") if self.sheet.destroy else ""]
        whose = self._text(" · ".join(filter(None, marks)), small._replace(align="right"), self.left, top, None)
        return [*self._text(self.sheet.title, small, self.left, top, None), *whose]

    def _text(self, text: str, style: Style, x: float, y: float, node: Node | None) -> list[Box]:
        setter = self.look.setter
        return list(setter.place(setter.lines(text, style, self.width), style, x, y, self.width, node))

    # --- errors ----------------------------------------------------------------------------------------

    def overflow(self, text: str, lines: int = 1) -> None:
        """Note a text that does not fit, and by about how many lines."""
        self.misfits.append((text, max(1, lines)))

    def report(self) -> None:
        """The errors that name each text that does not fit, and the sheet it stands on."""
        size = self.size.name or f"{self.size.width:g} × {self.size.height:g} mm"
        answers = [(text, 1) for text in self.unwritten.values()]
        for text, lines in [*self.misfits, *answers]:
            place = text.place if isinstance(text, Text) else self.sheet.title.place
            self.look.setter.report.error("texte-deborde", place, what=str(self.sheet.title), lines=lines, size=size)

    def fits(self, strips: Iterable[Slice]) -> bool:
        """Whether strips and note stay on one page, and every word in its measure."""
        return not self.misfits and height_of([*strips, *self.note()]) <= self.room


def _kept_above(box: Box, bottom: float) -> Box:
    """A field of several lines that go on on the next page ends with this one's."""
    if isinstance(box, Field) and box.y + box.height > bottom:
        return box._replace(height=bottom - box.y)
    return box


def height_of(strips: Iterable[Slice]) -> float:
    """How tall strips are together, with the space before each."""
    return sum(piece.height + piece.gap for piece in strips)


def fiches(names: Iterable[str], words) -> str:
    """`FA1, FA3 à FA5`: the fiches-action of the guide, runs of three and more told by their ends."""
    numbers = sorted({int(name.removeprefix("FA")) for name in names if name.removeprefix("FA").isdigit()})
    others = [str(name) for name in names if not name.removeprefix("FA").isdigit()]
    told, run = [], []
    for number in [*numbers, None]:
        if run and number != run[-1] + 1:
            names = [f"FA{n}" for n in run]
            told += [words("sheet.range", first=names[0], last=names[-1])] if len(names) > 2 else names
            run = []
        if number is not None:
            run.append(number)
    return ", ".join(told + others)
