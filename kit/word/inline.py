"""Words in their faces, links, places to write and boxes to tick, within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.text.paragraph import Paragraph

from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC
from kit.typesetting.reading_order import Element, Words
from kit.word.geometry import fields
from kit.word.styles import SYMBOLS, link, page_of

_TO_TICK, _TICKED = "☐ ", "☒ "
_SPACE = 3.06  # points: how wide a no-break space is in the text of a document
# The number of a page that a link leads to: all that it says, or what follows the word.
_PAGE = re.compile(r"(?:(?<=page )|(?<=page\u00a0)|^)(\d+)")


class Inline:
    """Writes what stands within a line. `targets`: the bookmarks that links may lead to."""

    def __init__(self, targets: frozenset[str]):
        self.targets = targets

    def write(self, paragraph: Paragraph, kids: Iterable[Element | Words], plain: bool = False,
              stripped: bool = False) -> None:
        """`plain`: the style of the paragraph alone says how words look. `stripped`: without spaces around links."""
        for kid in kids:
            if isinstance(kid, Element):
                self.element(paragraph, kid)
            elif kid.link and (kid.link[0] != "#" or kid.link[1:] in self.targets):
                self.lead(paragraph, kid.text.strip() if stripped else kid.text, kid.link)
            else:
                run = paragraph.add_run(kid.text)
                run.bold = not plain and kid.face in (BOLD, BOLD_ITALIC) or None
                run.italic = kid.face in (ITALIC, BOLD_ITALIC) or None

    def lead(self, paragraph: Paragraph, text: str, target: str) -> None:
        """A link; the page it says is counted by the word processor."""
        if target[0] != "#":
            link(paragraph, text, target)
            return
        for index, piece in enumerate(_PAGE.split(text)):
            if index % 2:
                page_of(paragraph, piece, target[1:])
            elif piece:
                link(paragraph, piece, target)

    def element(self, paragraph: Paragraph, element: Element) -> None:
        if element.tag != "Form" or not fields(element):
            self.write(paragraph, element.kids)
            return
        field = fields(element)[0]
        if field.choice:
            paragraph.add_run(_TICKED if field.value == field.choice else _TO_TICK).font.name = SYMBOLS
        elif element.kids:
            self.write(paragraph, element.kids)
        else:
            paragraph.add_run("\u00a0" * max(8, int(field.width / _SPACE))).font.underline = True
