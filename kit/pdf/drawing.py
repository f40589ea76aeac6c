"""Pages become a record of what was drawn (kit/pdf/drawn.py): streams, elements, annotations, what they use."""

from __future__ import annotations

import zlib

from kit.pdf.boxes import boxes
from kit.pdf.content import Blank, Content, Link, Use
from kit.pdf.drawn import Annotation, Answer, Drawn, Letters, Mark, Sheet
from kit.pdf.lettering import Lettering
from kit.pdf.structure import Structure
from kit.typesetting.inline import plain
from kit.typesetting.page import Page

_ABOVE = 4.0  # points that stay visible above what a link leads to
_LEVEL = 6
_ASCII = "".join(map(chr, range(33, 127)))  # addresses in a PDF are of these alone


class Drawing:
    """Pages being drawn together."""

    def __init__(self, lettering: Lettering):
        self.lettering = lettering
        self.use, self.structure = Use(), Structure()
        self.sheets: list[Sheet] = []
        self.annotations: list[Annotation] = []
        self.marks: list[Mark] = []
        self._places: dict[tuple[str, str], tuple[int, float]] = {}
        # Links and what they lead to: it may stand on a page that is still to come.
        self._open: list[tuple[int, str, str]] = []

    def add(self, page: Page) -> None:
        """Draw the next page."""
        self._mark(page)
        elements = self.structure.open_page()
        content = Content(self.lettering, self.use, self.structure)
        stream = zlib.compress(content.page(page).encode("latin-1"), _LEVEL)
        for link in content.links:
            self._link(link, page.scope)
        for blank in content.fields:
            self._field(blank, page.scope)
        self.sheets.append(Sheet(stream, boxes(page), elements, page.scope))

    def finished(self) -> Drawn:
        """All of it."""
        for number, scope, name in self._open:
            self.annotations[number] = self.annotations[number]._replace(goal=self._places[scope, name])
        letters = [Letters(face, index, self.lettering.name(face, index), "".join(sorted(set("".join(words)))))
                   for (face, index), words in sorted(self.use.letters.items())]
        return Drawn(self.sheets, self.structure.elements, self.annotations, self.marks, letters, self.use.pictures,
                     self.use.opacities)

    def _mark(self, page: Page) -> None:
        place = len(self.sheets)
        for mark in page.bookmarks:
            top = round(min(page.height, page.height - mark.y + _ABOVE), 2)
            self._places.setdefault((page.scope, mark.name), (place, top))
            self.marks.append(Mark(place, mark.level, plain(mark.title), top, mark.rank))

    def _link(self, link: Link, scope: str) -> None:
        element, inside = self._attached(link.node, link.copy), link.target.startswith("#")
        if inside:
            self._open.append((len(self.annotations), scope, link.target[1:]))
        self.annotations.append(Annotation(
            len(self.sheets), element, _rounded(link.rectangle), link.text.strip() or link.target,
            "" if inside else _address(link.target)))

    def _field(self, blank: Blank, scope: str) -> None:
        field = blank.field
        name = f"{scope}/{field.name}" if scope else field.name
        answer = Answer(name, field.label, field.choice, field.value, field.shown, field.size, field.lines)
        self.annotations.append(Annotation(
            len(self.sheets), self._attached(field.node, blank.copy), _rounded(blank.rectangle), field.label,
            field=answer))

    def _attached(self, node, copy: int) -> int:
        """The element of the next annotation."""
        return self.structure.annotation(node, copy, len(self.annotations))


def _address(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe=_ASCII)


def _rounded(rectangle: tuple[float, ...]) -> tuple[float, ...]:
    return tuple([round(side, 2) for side in rectangle])
