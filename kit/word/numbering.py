"""Numbers of lists: each list begins at 1 again."""

from __future__ import annotations

from docx.document import Document
from docx.text.paragraph import Paragraph


def restart(document: Document, paragraph: Paragraph, number: int | None) -> int:
    """Number a paragraph as part of a list, a new one where `number` is None; the list's number."""
    numbering = document.part.numbering_part.element
    if number is None:
        usual = paragraph.style.element.pPr.numPr.numId.val
        kind = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == usual)
        made = numbering.add_num(kind)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        number = made.numId
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number
    return number
