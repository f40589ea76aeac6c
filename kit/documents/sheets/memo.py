"""A memo: one fiche-action of the guide on one page, in the largest type that keeps it one. Lengths in points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets.frame import SheetFrame, fiches, height_of
from kit.documents.sheets.heard import heard
from kit.model.deck import Deck
from kit.model.memo import Memo
from kit.model.values import Size
from kit.typesetting.page import BOLD, ITALIC, Node, Page, Rule
from kit.typesetting.slices import Slice, together

if TYPE_CHECKING:
    from kit.documents.session import Session

_LARGER = (1.25, 1.2, 1.15, 1.1, 1.05, 1.0)
_TWO_COLUMNS = 160.0  # mm of paper, at least
_SHARE = 0.56  # of the width, for the first of two columns
_MOST = 7.0  # mm of air that a section is given beyond what it needs
Section = list[Slice]
Maker = Callable[[float, float], Section]  # a section, from the left edge of its column and the width of that


def pages(sheet: Memo, size: Size, look: Look, decks: dict[str, Deck], session: Session | None = None) -> list[Page]:
    """One page; or as many as it takes, in one column of the usual type, where any line may begin a page."""
    deck, wide = decks[str(sheet.deck)], size.width >= _TWO_COLUMNS
    for enlarged in _LARGER:
        memo = _Memo(SheetFrame(sheet, size, look, session, sheet.colour, enlarged=enlarged), deck, wide)
        sections = memo.sections()
        if memo.frame.fits(piece for section in sections for piece in section):
            return memo.frame.flow(memo.spread(sections))
    memo = _Memo(SheetFrame(sheet, size, look, session, sheet.colour), deck, two=False)
    return memo.frame.flow([piece for section in memo.sections() for piece in section])


class _Memo:
    """The sections of one memo, at one size of type; `two`: some of them side by side."""

    def __init__(self, frame: SheetFrame, deck: Deck, two: bool):
        self.frame, self.sheet, self.deck, self.two = frame, frame.sheet, deck, two
        self.compose, self.words = frame.compose, frame.look.words
        self.body = frame.type.body._replace(leading=1.28)
        self.small = frame.type.hint._replace(face=BOLD, colour=frame.accent.ink)
        self.unit = mm(1) * self.body.size / 11

    def sections(self) -> list[Section]:
        """From the title down, in reading order, and air above the foot; what has nothing to say is left out."""
        sheet = self.sheet
        found = [
            [*self._kicker(), *self.frame.head()],
            self._text("audience", "users", sheet.audience),
            *self._beside(self._list("do", "list-checks", sheet.do, tick=True),
                          self._list("watch", "eye", sheet.watch)),
            self._heard(),
            *self._beside(self._experiences, self._help),
            self._slogan(),
        ]
        return [*(section for section in found if section), [Slice(3 * self.unit)]]

    def spread(self, sections: list[Section]) -> Section:
        """The sections with what is left of the page between them, within reason."""
        first, *rest = sections
        taken = height_of([piece for section in sections for piece in section]) + height_of(self.frame.note())
        air = min(max(0.0, self.frame.room - taken) / len(rest), mm(_MOST))
        return first + [piece for head, *more in rest for piece in (head._replace(gap=head.gap + air), *more)]

    def _beside(self, left: Maker, right: Maker) -> list[Section]:
        """Two sections side by side where the paper is wide enough and both say something, else below each other."""
        width = self.frame.width
        alone = [left(0.0, width), right(0.0, width)]
        if not self.two or not all(alone):
            return alone
        gutter = 6 * self.unit
        first = (width - gutter) * _SHARE
        sides = [left(0.0, first), right(first + gutter, width - gutter - first)]
        return [[together(sides)._replace(gap=sides[0][0].gap)]]

    # --- sections --------------------------------------------------------------------------------

    def heading(self, key: str, icon: str, x: float, width: float) -> tuple[Section, Node]:
        """A section's icon and name over a thin line, and the node that holds what follows."""
        style, node = self.frame.type.heading, Node("Sect", self.compose.root)
        size, y = style.size * 1.2, 0.6 * self.unit
        first, *rest = self.compose.heading(self.words(f"memo.{key}"), 2, style, gap=4.2 * self.unit, x=x + size * 1.4,
                                            measure=width - size * 1.4, parent=node)
        mark = self.frame.look.icon(icon, x, (style.line - size) / 2, size, self.frame.accent.ink)
        line = Rule(x, y, x + width, y, 0.8, self.frame.accent.solid)
        return [first._replace(boxes=(mark, *first.boxes)), *rest, Slice(2 * y, (line,), keep=True)], node

    def _kicker(self) -> Section:
        """Which fiche of the guide it is, above the title."""
        guide = self.sheet.guide
        text = self.words("memo.kicker", names=fiches(guide, self.words)) if guide else self.words("memo.own")
        return [*self.compose.paragraph(text, gap=0.0, style=self.small, keep=True), Slice(1.2 * self.unit, keep=True)]

    def _text(self, key: str, icon: str, text: str) -> Section:
        strips, node = self.heading(key, icon, 0.0, self.frame.width)
        return strips + self.compose.paragraph(text, gap=0.8 * self.unit, style=self.body, parent=node)

    def _list(self, key: str, icon: str, items: Sequence[str], tick: bool = False) -> Maker:
        def made(x: float, width: float) -> Section:
            if not items:
                return []
            strips, node = self.heading(key, icon, x, width)
            return strips + self.compose.bullets(items, x, width, gap=0.9 * self.unit, style=self.body, tick=tick,
                                                 parent=node)

        return made

    def _help(self, x: float, width: float) -> Section:
        """Who to call on, and what the kit has for it."""
        return [*self._list("call", "phone", self.sheet.call)(x, width),
                *self._list("workshops", "presentation", self.sheet.workshops)(x, width)]

    def _experiences(self, x: float, width: float) -> Section:
        """Each under the name of its region."""
        if not self.sheet.experiences:
            return []
        strips, node = self.heading("experiences", "map-pin", x, width)
        for one in self.sheet.experiences:
            strips += self.compose.paragraph(one.region, x, width, 1.1 * self.unit, self.small, True, node)
            strips += self.compose.paragraph(one.text, x, width, gap=0.0, style=self.body, parent=node)
        return strips

    def _heard(self) -> Section:
        """The claims of its fiches, in the words of their cards."""
        claims = self.sheet.claims(self.deck)
        if not claims:
            return []
        strips, node = self.heading("heard", "message-circle", 0.0, self.frame.width)
        return strips + heard(self.frame, self.deck, claims, self.body, node)

    def _slogan(self) -> Section:
        """A sentence of the guide, with where it stands."""
        sheet = self.sheet
        if not sheet.slogan:
            return []
        text = self.words("memo.slogan" if sheet.guide else "memo.said", slogan=sheet.slogan,
                          names=fiches(sheet.guide, self.words))
        style = self.frame.type.body._replace(face=ITALIC, colour=self.frame.accent.ink, align="center", balance=True)
        return self.compose.paragraph(sheet.slogan.reworded(text), gap=5 * self.unit, style=style)
