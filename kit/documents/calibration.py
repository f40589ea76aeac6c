"""The two sides of the calibration sheet: what a person reads off a printer with a lamp and a bank card."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.calibration_drawing import STROKE, card_scale, corner_marks, ladders, sample, upward
from kit.documents.calibration_layout import GRIDS, RULE, CalibrationLayout
from kit.documents.look import Look, mm
from kit.typesetting.page import BOLD, MM, Box, Node, Page, Path, Rule
from kit.typesetting.shapes import circle
from kit.typesetting.text import Style

_LARGE = 250.0  # mm
_SIDE = 16.0  # mm from the paper's edge to words
_NAME = 40  # letters of a printer's name that are printed
_GAP = 8.0  # mm between columns
_ABOVE = 6.0  # mm that a rule takes above the square
_INDENT = 8.0  # mm from a step's number to its words


class Settings(NamedTuple):
    """What a sheet was printed with: the edge it turns over, and how to start the kit.

    `options` are those of the command line that tell this sheet from the usual one. `printer` and its `stem`, the name
    that needs no quotes, are given where that printer's corrections are applied.
    """

    flip: str
    command: str
    options: str = ""
    printer: str = ""
    stem: str = ""


def front(layout: CalibrationLayout, look: Look, settings: Settings) -> Page:
    """The side that is read. Its crosses are the caller's to add."""
    sheet = _Side(layout, look, settings)
    bottom = sheet.title("front")
    sheet.grids()
    left = (layout.paper.width - 2 * _SIDE - _GAP) * 0.45
    bottom = max(sheet.turning(_SIDE, bottom, left), sheet.reading(_SIDE + left + _GAP, bottom)) + _ABOVE
    square = (bottom + layout.words[1] - RULE) / 2
    sheet.measuring(_SIDE + 7, square)
    right = _SIDE + 7 + RULE + _GAP + 2
    width = layout.paper.width - _SIDE - right
    down = sheet.step(4, "card", right, square, width)
    down = sheet.step(5, "margins", right, down + 5, width)
    sheet.keeping(right, down + 5, width)
    sheet.page.add(*ladders(layout.paper, look, sheet.figure("margins-alt")))
    return sheet.page


def back(layout: CalibrationLayout, look: Look, settings: Settings) -> Page:
    """The side that shines through. Its crosses are the caller's to add."""
    sheet = _Side(layout, look, settings)
    bottom = sheet.title("back")
    sheet.text(look.words("calibration.behind"), sheet.body, _SIDE, bottom, 90)
    sheet.figure("back-alt")
    return sheet.page




class _Side:
    """One side being set; lengths are mm, and texts return the height below them."""

    def __init__(self, layout: CalibrationLayout, look: Look, settings: Settings):
        self.layout, self.look, self.settings = layout, look, settings
        self.page = Page(mm(layout.paper.width), mm(layout.paper.height), look.words("calibration.title"))
        self.root = Node("Document")
        # A larger sheet has room for larger words.
        large = 1.3 if layout.paper.width > _LARGE else 1.0
        self.body = Style(10 * large, 1.32, colour=look.theme.ink)
        self.small = Style(8.5, 1.3, colour=look.theme.ink)
        self.typed = Style(9 * large, 1.3, BOLD, look.theme.ink)
        self.heading = Style(12 * large, 1.25, BOLD, look.accent("green").ink)
        self.paper = look.words(f"calibration.papers.{layout.paper.name}")
        self.edge = look.words(f"calibration.edge.{settings.flip}")
        self.page.add(*corner_marks(layout.paper))

    def figure(self, alt: str, **facts: object) -> Node:
        return Node("Figure", self.root, self.look.words(f"calibration.{alt}", **facts))

    def text(self, text: str, style: Style, x: float, y: float, width: float, tag: str = "P") -> float:
        lines = self.look.setter.lines(text, style, mm(width))
        self.page.add(*self.look.setter.place(lines, style, mm(x), mm(y), mm(width), Node(tag, self.root)))
        return y + len(lines) * style.line / MM

    def title(self, side: str) -> float:
        """Title, settings and the arrow that points up."""
        look, words, top = self.look, self.look.words, self.layout.words[0]
        right = self.layout.paper.width - _SIDE
        style = Style(22, 1.15, BOLD, look.accent("green").ink)
        name = look.line(self.settings.printer)
        name = name if len(name) <= _NAME else name[:_NAME - 1] + "…"
        y = self.text(words("calibration.check-title" if name else "calibration.title"), style, _SIDE, top, 130, "H1")
        if name:
            y = self.text(words("calibration.applied", name=name), self.small, _SIDE, y, right - 30 - _SIDE)
        self.page.add(upward(mm(right - 5), mm(top), look))
        style = Style(15, 1.1, BOLD, look.theme.ink, "right")
        under = self.text(words("calibration.up"), style, right - 50, top, 38)
        self.text(words(f"calibration.{side}"), self.body._replace(align="right"), right - 50, under, 38)
        return max(y, top + 15) + 3

    def step(self, number: int, key: str | tuple[str, str], x: float, y: float, width: float, **facts: object) -> float:
        """A numbered heading and what to do."""
        head, how = (key, f"{key}-how") if isinstance(key, str) else key
        accent, words = self.look.accent("green"), self.look.words
        middle = y + self.heading.line / MM / 2
        self.page.add(Path(circle(mm(x + 2.6), mm(middle), mm(2.6)), accent.ink),
                      *self.look.letter(str(number), mm(x + 2.6), mm(middle), 9.5, "#ffffff"))
        y = self.text(words(f"calibration.{head}"), self.heading, x + _INDENT, y, width - _INDENT, "H2")
        said = words(f"calibration.{how}", **facts) if facts else words(f"calibration.{how}")
        return self.text(said, self.body, x + _INDENT, y + 0.8, width - _INDENT)

    def grids(self) -> None:
        """The number of each cell, on the inner side of its cross."""
        style = Style(9, 1.0, BOLD, self.look.theme.ink)
        for grid in GRIDS:
            node = self.figure("grid-alt", name=self.look.words(f"calibration.grids.{grid}"))
            for cell in self.layout.cells(grid):
                down = 6.1 if grid == "top" else -6.1
                self.page.add(*self.look.letter(f"{cell.number}".replace("-", "−"), mm(cell.x), mm(cell.y + down),
                                                style.size, style.colour, node))

    def turning(self, x: float, y: float, width: float) -> float:
        """How to print the sheet, and how to see that it was turned over the right edge."""
        y = self.step(1, "print", x, y, width, paper=self.paper, edge=self.edge)
        y = self.step(2, ("way", f"way-how.{self.settings.flip}"), x, y + 3, width)
        other = "short-edge" if self.settings.flip == "long-edge" else "long-edge"
        return self.text(f"{self.settings.command} calibrate --duplex {other}", self.typed, x + _INDENT, y + 0.6,
                         width - _INDENT)

    def reading(self, x: float, y: float) -> float:
        """How to read the grids, beside two cells as they look."""
        width = self.layout.paper.width - _SIDE - x
        words, text = self.look.words, width - _INDENT - 17
        y = self.step(3, "read", x, y, width)
        node = self.figure("read-alt")
        for key, moved in (("read-x", (0.0, 1.6)), ("read-y", (-1.6, 0.0))):
            self.page.add(*sample(mm(x + width - 6.2), mm(y + 7.5), *moved, self.look, node))
            under = self.text(words(f"calibration.{key}"), self.body, x + _INDENT, y + 2.7, text)
            y = max(y + 12.4, under + 1)  # as tall as a cell
        return self.text(words("calibration.read-both"), self.body, x + _INDENT, y + 1.4, width - _INDENT)

    def measuring(self, x: float, y: float) -> None:
        self.page.add(*card_scale(x, y, self.look, self.figure("card-alt")))
        for key, across, down in (("lying", 60, 46), ("standing", 8, 78)):
            self.text(self.look.words(f"calibration.{key}"), self.small, x + across, y + down, 30)
        self.noting(x + 60, y + 60)

    def noting(self, x: float, y: float) -> None:
        """Lines to write the numbers on."""
        words, theme = self.look.words, self.look.theme
        y = self.text(words("calibration.notes"), self.small._replace(face=BOLD), x, y, 40, "H2") + 1.2
        for key in (*GRIDS, "width", "height", "margins"):
            self.text(words(f"calibration.note.{key}"), self.small, x, y + 1.6, 18)
            blanks = [(x + 20, 8), (x + 32, 8)] if key in GRIDS else [(x + 17, 23)]
            for axis, (left, width) in zip("xy", blanks, strict=False):
                self.page.add(Rule(mm(left), mm(y + 5.6), mm(left + width), mm(y + 5.6), 0.6, theme.soft))
                if key in GRIDS:
                    self.text(axis, self.small, left - 3, y + 1.6, 4)
            y += 6.6

    def keeping(self, x: float, y: float, width: float) -> None:
        """The command that stores what was read."""
        words, settings = self.look.words, self.settings
        name = self.look.line(settings.printer)
        y = self.step(6, ("keep", "keep-check" if name else "keep-how"), x, y, width)
        stem = settings.stem  # what is to be typed is never hyphened
        if not stem or self.look.setter.width(stem, self.typed) > mm(width - _INDENT):
            stem = words("calibration.example")
        said = f"{settings.command} calibrate {stem}{settings.options}"
        said += " --check --top x,y --bottom x,y" if name else ""
        self.text(said, self.typed, x + _INDENT, y + 0.6, width - _INDENT)


def strokes(lines: list[tuple[float, float, float, float]]) -> list[Box]:
    """Crosses, given as lines in mm."""
    return [Rule(*(mm(value) for value in line), STROKE, "#000000") for line in lines]
