"""What pages say becomes a .docx: headings, paragraphs, lists, tables and pictures that a word processor knows.

The tree of kit/typesetting/reading_order is walked, not the pages: a document needs nothing of its own to be editable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from docx.document import Document
from docx.shared import Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from kit.typesetting.page import Page
from kit.typesetting.reading_order import Element, Words, read
from kit.word.geometry import fields, is_heading, is_label, shares
from kit.word.inline import Inline
from kit.word.names import Names
from kit.word.numbering import restart
from kit.word.package import packed
from kit.word.styles import (
    PAIRED,
    blank,
    bookmark,
    leader,
    mark_header,
    measure_of,
    picture,
    set_height,
    set_width,
    small_gap,
    tab_at_right,
)

# A figure as it stands on its page: PNG bytes and its width in points.
Drawing = Callable[[Element], tuple[bytes, float]]
Home = Document | _Cell
_BULLETED, _NUMBERED, _PLAIN = "List Bullet", "List Number", "List"
_MARKS = {"•": _BULLETED, "–": _BULLETED, "-": _BULLETED}
_INLINE = ("Link", "Reference", "Span", "Form")
_IN_CELLS = Pt(2)
_GROUPS = ("Document", "Part", "Art", "Sect", "Div")  # hold elements, and no words of their own
_HELD = ("L", "Table", "Form")  # never begin a page without the line above them
_DEEPEST = 3  # levels of list that a word processor has a style for


def write(pages: Iterable[Page], title: str, language: str, drawing: Drawing) -> bytes:
    """The .docx of these pages. `drawing` pictures a figure, which keeps its alternative text."""
    pages = list(pages)
    document = blank(title, language, (pages[0].width, pages[0].height))
    _Writer(document, pages, drawing).blocks(document, read(pages).kids)
    return packed(document)


class _Writer:
    """Writes elements one after the other into a document or into a cell."""

    def __init__(self, document: Document, pages: list[Page], drawing: Drawing):
        self.document, self.drawing = document, drawing
        self.names = Names(pages)
        self.inline = Inline(self.names.known)
        self.by_tag = {"Table": self.table, "L": self.items, "TOC": self.contents, "Figure": self.figure,
                       "Form": self.to_write}

    def blocks(self, home: Home, kids: Iterable[Element | Words]) -> None:
        """Elements that stand below each other; a label and what is said beside it share a line."""
        kids = [kid for kid in kids if isinstance(kid, Element)]
        while kids:
            element, *kids = kids
            if kids and is_label(element, kids[0]):
                self.pair(home, element, kids.pop(0))
            else:
                paragraph = self.one(home, element)
                if paragraph and kids and (kids[0].tag in _HELD or is_heading(element)):
                    paragraph.paragraph_format.keep_with_next = True

    def one(self, home: Home, element: Element) -> Paragraph | None:
        """One element in the way of its tag; its paragraph, where that is one."""
        if element.tag in _GROUPS:
            return self.blocks(home, element.kids)
        if element.tag in self.by_tag:
            return self.by_tag[element.tag](home, element)
        if element.tag[0] == "H" and element.tag[1:].isdigit():
            return self.heading(home, element)
        return self.paragraph(home, element)

    # --- text ----------------------------------------------------------------------------------

    def heading(self, home: Home, element: Element) -> None:
        level = int(element.tag[1:]) - 1
        paragraph = home.add_paragraph(style=f"Heading {level}" if level else "Title")
        self.inline.write(paragraph, element.kids, plain=True)
        name = self.names.take(element.text)
        if name:
            bookmark(paragraph, name)

    def paragraph(self, home: Home, element: Element) -> Paragraph | None:
        """What an element says, a paragraph for each stretch of words, and between them what stands inside it."""
        said = None
        for part in _parts(element.kids):
            if isinstance(part, list):
                said = home.add_paragraph()
                self.inline.write(said, part)
            else:
                self.blocks(home, [part])
        return said

    def pair(self, home: Home, label: Element, value: Element) -> None:
        """A label and its value on one line; a place to write is a line to write on."""
        filled_in = bool(fields(value))
        paragraph = home.add_paragraph(style="Normal" if filled_in else PAIRED)
        self.inline.write(paragraph, label.kids)
        paragraph.add_run(" " if filled_in else "\t")
        self.inline.write(paragraph, value.kids)
        if filled_in:
            leader(paragraph, measure_of(self.document))

    def contents(self, home: Home, element: Element) -> None:
        """The table of contents leads to the headings, and has the word processor count their pages."""
        for entry in element.elements("TOCI"):
            said = [kid for part in (entry, *entry.elements()) for kid in part.kids if isinstance(kid, Words)]
            paragraph = home.add_paragraph(style=_PLAIN)
            tab_at_right(paragraph, measure_of(self.document))
            words = [kid for kid in said if not kid.text.strip().isdigit()]
            self.inline.write(paragraph, words, stripped=True)
            paragraph.add_run("\t")
            self.inline.write(paragraph, [kid for kid in said if kid.text.strip().isdigit()])

    # --- lists ---------------------------------------------------------------------------------

    def items(self, home: Home, element: Element, level: int = 1) -> None:
        """A list; its own bullets and numbers take the place of those drawn, other labels stay as they are."""
        number = None
        for item in (kid for kid in element.kids if isinstance(kid, Element)):
            label = next((kid.text for kid in item.elements("Lbl")), "•")
            style = _MARKS.get(label) or (_NUMBERED if label.rstrip(".)").isdigit() else _PLAIN)
            if style == _PLAIN or fields(item):
                paragraph = home.add_paragraph(style=_PLAIN if label == "•" else PAIRED)
                paragraph.add_run("" if label == "•" else f"{label}\t").bold = True
            else:
                paragraph = home.add_paragraph(style=style + (f" {min(level, _DEEPEST)}" if level > 1 else ""))
            if style == _NUMBERED:
                number = restart(self.document, paragraph, number)
            self.item(home, item, paragraph, level)

    def item(self, home: Home, item: Element, paragraph: Paragraph, level: int) -> None:
        """What an item says: its first words in its own paragraph, more below, lists within it one level further."""
        indent, first = paragraph.style.name == PAIRED, True
        for part in _item_parts(item):
            if isinstance(part, Element) and part.tag == "L":
                self.items(home, part, level + 1)
            elif isinstance(part, Element) and part.tag != "P":
                self.blocks(home, [part])
            else:
                if not first:
                    paragraph = home.add_paragraph(style=PAIRED if indent else "List Continue")
                    paragraph.paragraph_format.first_line_indent = 0
                self.inline.write(paragraph, part if isinstance(part, list) else part.kids)
                first = False

    # --- tables, places to write, pictures -------------------------------------------------------

    def table(self, home: Home, element: Element) -> None:
        """Rows and cells as read; header rows repeat on every page."""
        rows = [[kid for kid in row.kids if isinstance(kid, Element) and kid.tag in ("TH", "TD")]
                for row in element.elements("TR")]
        width = max(map(len, rows))
        table: Table = _grid(home, len(rows), width)
        for column, share in zip(table.columns, shares(rows, width), strict=True):
            set_width(column, measure_of(self.document) * share)
        for line, cells in zip(table.rows, rows, strict=True):
            for target, cell in zip(line.cells, cells, strict=False):
                self.cell(target, cell)
            if all(cell.tag == "TH" for cell in cells):
                mark_header(line)
            set_height(line, max((field.height for cell in cells for field in fields(cell)), default=0.0))
        small_gap(home)

    def cell(self, home: _Cell, element: Element) -> None:
        """What a cell says; one that says nothing has the empty paragraph that every cell has."""
        self.paragraph(home, element)
        first = home.paragraphs[0]
        for paragraph in home.paragraphs:
            paragraph.paragraph_format.space_after = _IN_CELLS
        if len(home.paragraphs) > 1 and not first.text:
            first._p.getparent().remove(first._p)

    def to_write(self, home: Home, element: Element) -> Paragraph | None:
        """A box to tick, or a frame as tall as the printed place to write, with what is written there already."""
        first = fields(element)[:1]
        if not first or first[0].choice:
            paragraph = home.add_paragraph()
            self.inline.write(paragraph, [element])
            return paragraph
        table = _grid(home, 1, 1)
        set_width(table.columns[0], measure_of(self.document))
        set_height(table.rows[0], first[0].height)
        self.inline.write(table.cell(0, 0).paragraphs[0], element.kids)
        small_gap(home)
        return None

    def figure(self, home: Home, element: Element) -> None:
        data, width = self.drawing(element)
        picture(home.add_paragraph(), data, min(width, measure_of(self.document)), element.alt)


def _grid(home: Home, rows: int, columns: int) -> Table:
    table = home.add_table(rows, columns)
    table.style, table.autofit = "Table Grid", False
    return table


def _parts(kids: Iterable[Element | Words]) -> Iterator[list[Element | Words] | Element]:
    """Stretches of words, and the elements between them."""
    stretch: list[Element | Words] = []
    for kid in kids:
        if isinstance(kid, Words) or kid.tag in _INLINE:
            stretch.append(kid)
        else:
            if stretch:
                yield stretch
            stretch = []
            yield kid
    if stretch:
        yield stretch


def _item_parts(item: Element) -> Iterator[list[Element | Words] | Element]:
    for part in _parts(item.kids):
        if isinstance(part, Element) and part.tag == "LBody":
            yield from _parts(part.kids)
        elif isinstance(part, list) or part.tag != "Lbl":
            yield part
