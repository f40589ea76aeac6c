"""The empty document that words are written into: its paper, its styles, and what python-docx has no word for."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Column, _Row
from docx.text.paragraph import Paragraph

_FACE = "Arial"  # on every computer, unlike the face of the printed documents
_INK, _TITLE = RGBColor(0x22, 0x28, 0x2B), RGBColor(0x26, 0x5A, 0x36)
_BODY, _HEADINGS = 11, {"Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11.5, "Heading 4": 11}  # pt
_MARGIN = 20 / 25.4 * 72  # pt
PAIRED = "Label and Value"  # a label, then what is said beside it
SYMBOLS = "Segoe UI Symbol"  # for boxes to tick
_LABEL = Mm(45)


def blank(title: str, language: str, paper: tuple[float, float]) -> Document:
    """An empty document of that paper, in points, with the kit's styles."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(paper[0]), Pt(paper[1])
    section.orientation = WD_ORIENT.LANDSCAPE if paper[0] > paper[1] else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(_MARGIN)
    about = document.core_properties
    about.title, about.language, about.author, about.comments = title, language, "kit-travail-pair", ""
    _styles(document)
    _speak(document, language)
    return document


def _styles(document: Document) -> None:
    """The body, headings that stay with what follows, and the line of a label and its value."""
    _style(document, "Normal", _BODY)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in _HEADINGS.items():
        _style(document, name, size, bold=True, colour=_TITLE)
        document.styles[name].paragraph_format.keep_with_next = True
        document.styles[name].paragraph_format.space_before = Pt(size)
        document.styles[name].paragraph_format.space_after = Pt(size / 4)
        _unruled(document.styles[name].element.pPr)
    paired = document.styles.add_style(PAIRED, WD_STYLE_TYPE.PARAGRAPH)
    paired.base_style = document.styles["Normal"]
    paired.paragraph_format.left_indent, paired.paragraph_format.first_line_indent = _LABEL, -_LABEL
    paired.paragraph_format.space_after = Pt(3)


def _unruled(properties) -> None:
    """Take the line out that a style draws below its paragraphs."""
    for ruled in properties.findall(qn("w:pBdr")):
        properties.remove(ruled)


def measure_of(document: Document) -> float:
    """How wide the text of a document is, in points."""
    section = document.sections[0]
    return (section.page_width - section.left_margin - section.right_margin) / Pt(1)


def _style(document: Document, name: str, size: float, bold: bool = False, colour: RGBColor = _INK) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold, style.font.color.rgb = _FACE, Pt(size), bold, colour
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        faces.set(qn(script), _FACE)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        faces.attrib.pop(qn(theme), None)


def _speak(document: Document, language: str) -> None:
    """The language of the words, for spelling and for who listens."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = defaults.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        defaults.append(spoken)
    spoken.set(qn("w:val"), {"fr": "fr-FR", "en": "en-GB"}.get(language, language))


def mark_header(row: _Row) -> None:
    """A row of headings, repeated where the table goes on."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def set_width(column: _Column, width: float) -> None:
    """A column that many points wide."""
    column.width = Pt(width)
    for cell in column.cells:
        cell.width = Pt(width)


def set_height(row: _Row, height: float) -> None:
    """A row at least that many points tall, where that is more than nothing; no row is cut by the end of a page."""
    if height:
        row.height, row.height_rule = Pt(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def small_gap(home: Document | _Cell) -> None:
    """The paragraph that must follow a table, no taller than the white below it."""
    shape = home.add_paragraph().paragraph_format
    shape.space_after, shape.line_spacing_rule, shape.line_spacing = Pt(0), WD_LINE_SPACING.EXACTLY, Pt(6)


def leader(paragraph: Paragraph, width: float) -> None:
    """A line to write on, from where the words end to the end of a measure in points."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    paragraph.add_run("\t")


def tab_at_right(paragraph: Paragraph, width: float) -> None:
    """Dots lead to what follows a tab, at the end of a measure in points."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.paragraph_format.space_after = Pt(2)


def bookmark(paragraph: Paragraph, name: str) -> None:
    """A name for a heading, that links lead to."""
    number = str(len(paragraph.part.element.findall(f".//{qn('w:bookmarkStart')}")))
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), number)
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def link(paragraph: Paragraph, text: str, target: str) -> None:
    """Words that lead to a bookmark (`#name`), or out of the document."""
    anchor = OxmlElement("w:hyperlink")
    if target.startswith("#"):
        anchor.set(qn("w:anchor"), target[1:])
    else:
        anchor.set(qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    anchor.append(run._r)
    paragraph._p.append(anchor)


def page_of(paragraph: Paragraph, printed: str, name: str) -> None:
    """The page of a bookmark, counted by the word processor; until then as it is printed."""
    for kind, text in (("begin", ""), ("", f" PAGEREF {name} \\h "), ("separate", ""), ("said", printed), ("end", "")):
        run = paragraph.add_run(text if kind == "said" else "")
        if kind == "said":
            continue
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def picture(paragraph: Paragraph, data: bytes, width: float, alt: str) -> None:
    """A PNG, `width` points wide, with what it shows for those who do not see it."""
    drawn = paragraph.add_run().add_picture(BytesIO(data), width=Pt(width))
    described = drawn._inline.docPr
    described.set("descr", alt)
    described.set("title", alt[:60])
