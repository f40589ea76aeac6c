"""A poster's sentence and its points, each with an icon or a number, as large as the paper allows."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.look import mm
from kit.documents.sheets.motif import sprig
from kit.documents.sheets.wall import TITLE_FLOOR, Wall
from kit.model.sheet import Point
from kit.reading.diagnostics import nearest
from kit.typesetting.fitting import WALL_FLOOR, Fitted, Part, stack
from kit.typesetting.page import BOLD, REGULAR, Box, Node, Page, Path, Run
from kit.typesetting.shapes import circle, rectangle

# Sizes on A3, in points, at a scale of 1.
_TITLE, _TEXT, _CLOSING = 30.0, 27.0, 29.0
_LEADS = (104, 98, 92, 86, 80, 74, 68, 64, 60, 56, 52, 48, 44, TITLE_FLOOR)
_SCALES = (1.35, 1.25, 1.15, 1.05, 1.0, 0.95, WALL_FLOOR / _TEXT)
_GAP, _DISC = 26.0, 64.0
_BESIDE = 1.32  # where a point's text begins, in discs
_LEAD_LINES = 5
# The sentence gives way to the points down to 56 points; then the points give way, and the sentence last.
_ORDER = sorted(((scale, lead) for scale in _SCALES for lead in _LEADS), key=lambda s: (s[1] < 56, -s[0], -s[1]))


class Listed(NamedTuple):
    """The points at one scale and in so many columns; `rows` are the heights of their rows."""

    points: list[Fitted]
    rows: list[float]
    columns: int
    scale: float
    inside: bool


class Plan(NamedTuple):
    """The sentence and the points, and whether no word leaves its measure."""

    lead: Fitted
    listed: Listed
    inside: bool


class Sentence(Wall):
    """A sentence, points, a closing line at the foot."""

    def draw(self, page: Page) -> None:
        """The sentence from the top, the closing line on the foot, the points spread between."""
        page.add(*self._twig(page))
        plan, closing = self._plan(), self._closing()
        y = self.lead(page, plan.lead, self.kicker(page, self.top)) + 16 * self.unit
        page.add(self._dash(y))
        bottom = self.bottom - (self._panel_height(closing) if closing else 0.0)
        self._points(page, plan.listed, y + 5 * self.unit, bottom)
        if closing:
            self._panel(page, closing, bottom)

    def _dash(self, y: float) -> Path:
        """A short line under the sentence."""
        thick = self.look.slim(5 * self.unit)
        return Path(rectangle(self.left, y, 96 * self.unit, thick, thick / 2), self.accent.solid)

    # --- planning ------------------------------------------------------------------------------

    def _plan(self) -> Plan:
        """The largest that fits; else an error at the longest text, and the least there is."""
        room = self._room()
        least = self._set(self._listed(1, _SCALES[-1]), TITLE_FLOOR)
        # A sentence too long at its smallest size is so at every other.
        plan = self._largest(room) if len(least.lead.parts[0][1]) <= _LEAD_LINES else None
        if plan:
            return plan
        texts = [self.sheet.lead, *(text for point in self.sheet.points for text in (point.title, point.text) if text)]
        more = (self._height(least) - room) / (WALL_FLOOR * self.unit * 1.25)
        self.frame.overflow(max(texts, key=len), int(more) + 1)
        return least

    def _largest(self, room: float) -> Plan | None:
        """One column where that fits (two, on a wide paper), else the other."""
        order = (2, 1) if self.frame.page_width > self.frame.page_height else (1, 2)
        for columns in order if len(self.sheet.points) > 3 else (1,):
            listed = {scale: self._listed(columns, scale) for scale in _SCALES if self._is_large(scale)}
            for scale, lead in (sizes for sizes in _ORDER if sizes[0] in listed):
                plan = self._set(listed[scale], lead)
                if plan.inside and self._height(plan) <= room:
                    return plan
        return None

    def _is_large(self, scale: float) -> bool:
        """Whether an edition's larger type lets points be set at that scale."""
        return _TEXT * scale * self.unit >= self.look.least

    def _set(self, listed: Listed, lead: float) -> Plan:
        """The points as set, under the sentence at a size for A3."""
        style = self.style(lead, 1.12, balance=True)
        sentence, inside = stack(self.setter, [Part(self.sheet.lead, style)], self.width * 0.87)  # clear of the twig
        return Plan(sentence, listed, inside and listed.inside and len(sentence.parts[0][1]) <= _LEAD_LINES)

    def _listed(self, columns: int, scale: float) -> Listed:
        """The points at a scale, each in its place beside its disc."""
        width = self._text_width(columns, scale)
        found = [stack(self.setter, self._parts(point), width, scale) for point in self.sheet.points]
        heights = [max(fitted.height, _DISC * scale * self.unit) for fitted, _ in found]
        rows = [max(heights[i:i + columns]) for i in range(0, len(heights), columns)]
        return Listed([fitted for fitted, _ in found], rows, columns, scale, all(fits for _, fits in found))

    def _parts(self, point: Point) -> list[Part]:
        parts = [Part(point.title, self.style(_TITLE, 1.18))] if point.title else []
        if point.text:
            style = self.style(_TEXT, 1.24, REGULAR, self.look.theme.ink, balance=True)
            parts.append(Part(point.text, style, 3 * self.unit if parts else 0.0))
        return parts

    def _column_width(self, columns: int) -> float:
        return (self.width - (columns - 1) * mm(10) * self.unit) / columns

    def _text_width(self, columns: int, scale: float) -> float:
        return self._column_width(columns) - _DISC * _BESIDE * scale * self.unit

    def _room(self) -> float:
        """The height for sentence and points."""
        closing = self._closing()
        kicker = self.style(24).line * 1.35 if self.named else 0.0
        return self.bottom - self.top - kicker - (self._panel_height(closing) if closing else 0.0)

    def _height(self, plan: Plan) -> float:
        listed = plan.listed
        gap = _GAP * listed.scale * self.unit
        return plan.lead.height + 21 * self.unit + sum(listed.rows) + gap * (len(listed.rows) + 0.6)

    # --- points ----------------------------------------------------------------------------------

    def _points(self, page: Page, listed: Listed, top: float, bottom: float) -> None:
        """Rows of points, the white left over shared between them."""
        white = bottom - top - sum(listed.rows)
        gap = min(white / (len(listed.rows) + 1), mm(26) * self.unit)
        y = top + (white - gap * (len(listed.rows) - 1)) / 2
        listing = Node("L", self.root)
        step = self._column_width(listed.columns) + mm(10) * self.unit
        for index, fitted in enumerate(listed.points):
            row, column = divmod(index, listed.columns)
            at = y + sum(listed.rows[:row]) + gap * row
            self._point(page, index, fitted, self.left + column * step, at, listed.scale, Node("LI", listing))

    def _point(self, page: Page, index: int, fitted: Fitted, x: float, y: float, scale: float, entry: Node) -> None:
        """A point's disc, and its texts beside it, in the middle of the disc where they are shorter."""
        disc, body = _DISC * scale * self.unit, Node("LBody", entry)
        page.add(*self._sign(index, x + disc / 2, y + disc / 2, disc / 2, entry))
        down = max(0.0, (disc - fitted.height) / 2)
        nodes = [Node("P", body) for _ in fitted.parts]
        page.add(*fitted.place(self.setter, x + disc * _BESIDE, y + down, self.width, nodes))

    def _sign(self, index: int, cx: float, cy: float, r: float, entry: Node) -> list[Box]:
        """A tinted disc with the point's icon or, without one, its number."""
        point = self.sheet.points[index]
        disc = self.look.ground(circle(cx, cy, r), self.accent.tint)
        if point.icon and point.icon in self.look.icons:
            side = r * 1.16
            return [disc, self.look.icon(point.icon, cx - side / 2, cy - side / 2, side, self.accent.ink)]
        if point.icon:
            self.setter.report.error("icone-inconnue", point.icon.place, name=str(point.icon),
                                     near=nearest(point.icon, self.look.icons))
        number, size = str(index + 1), r * 1.05
        x = cx - self.setter.fonts.width(number, BOLD, size) / 2
        baseline = cy + self.setter.fonts.cap_height(BOLD, size) / 2
        return [disc, Run(x, baseline, number, BOLD, size, self.accent.ink, Node("Lbl", entry))]

    # --- closing line and twig -----------------------------------------------------------------------

    def _closing(self) -> Fitted | None:
        if not self.sheet.closing:
            return None
        style = self.style(_CLOSING, 1.22, balance=True)
        return self.fitted(self.sheet.closing, style, self.width - mm(22) * self.unit, style.line * 3, WALL_FLOOR)

    def _panel_height(self, closing: Fitted) -> float:
        return closing.height + mm(12) * self.unit

    def _panel(self, page: Page, closing: Fitted, y: float) -> None:
        """The closing line on a light ground, a bar at its left."""
        height = self._panel_height(closing)
        page.add(self.look.ground(rectangle(self.left, y, self.width, height, mm(3) * self.unit), self.accent.tint),
                 self.look.bar(self.left, y, mm(2) * self.unit, height, self.accent.solid))
        self.place(page, closing, self.left + mm(11) * self.unit, y + mm(6) * self.unit, self.width)

    def _twig(self, page: Page) -> list[Path]:
        """A light twig in the upper right corner, where the paper is large enough for one; or its outline."""
        if self.unit < 0.7:
            return []
        x, y, tint = page.width - mm(27) * self.unit, mm(79) * self.unit, self.accent.tint
        return sprig(x, y, mm(60) * self.unit, 104, self.look.edge or tint, tint)
