"""The path as a garden for the wall: a way that winds from bed to bed, what grows there, who comes, what is handed on.

Lengths in points. Every stage stands where the one before it leads; rows are walked one to the right, the next back.
"""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.identity import in_words
from kit.documents.look import Look
from kit.documents.path import plants
from kit.documents.path.route import Route, Stop, handed, scripts
from kit.documents.sheets.frame import fiches
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import place_of
from kit.typesetting.fitting import WALL_FLOOR, Fitted, Part, excess, fit
from kit.typesetting.page import BOLD, MM, REGULAR, Node, Page, Path
from kit.typesetting.scaling import enlarged
from kit.typesetting.shapes import Segments, circle
from kit.typesetting.text import Style

# Paper, and how many stages stand beside and below each other there: each has as much room on all of them.
_PAPERS = (("A3", 4, 3), ("A2", 5, 4), ("A1", 8, 5))
_LARGER, _MOST = ("A3", "A2", "A1", "A0"), 2  # in an edition that wants larger type, so many papers further at most
_MARGIN, _GUTTER = 26.0, 38.0  # around everything; beside the rows, where the way turns
_WAY = 35.0  # how wide the way is
_TURN = 30.0  # the radius of its turns
_PLANT = 66.0  # of a bed, what its plant takes in width
_TITLE, _INTRO, _FOOT = 40.0, 15.0, 10.0
_STAGE, _SAID, _LEAST = 27.0, 13.5, 12.75
_ABOVE, _BETWEEN, _GRASS = 10.0, 5.0, 7.0  # above a bed's words; below its title; between them and the way
_ROUND = 0.45  # of a turn, in radii, how far its handles stand from the corner
_ACCENTS = {"sol": "brown", "graine": "ochre", "pousse": "green", "plant": "teal", "arbre": "green", "jardin": "plum"}


class Bed(NamedTuple):
    """The room of a stage: its left edge, top, width and height; whether the way goes to the right there."""

    x: float
    y: float
    width: float
    height: float
    ahead: bool

    @property
    def stop(self) -> float:
        """Where its plant and its number stand."""
        return self.x + _PLANT / 2 if self.ahead else self.x + self.width - _PLANT / 2

    @property
    def way(self) -> float:
        """The middle of the way."""
        return self.y + self.height - _WAY / 2


def pages(route: Route, look: Look) -> list[Page]:
    """One page, which lies; a text that does not fit is an error at its place.

    In an edition that wants larger type or more air, it is drawn larger, on the first paper that holds all of it.
    """
    name, _, _ = _fitting(route)
    first = _LARGER.index(name)
    wanted = _LARGER[first:first + 1 + (_MOST if look.reading.body else 0)]
    for larger in wanted:
        report = Report()
        page = _drawn(route, look.trying(report), name, larger)
        if not report.errors and page:
            break
    return [_drawn(route, look, name, larger)]


def _drawn(route: Route, look: Look, name: str, larger: str) -> Page:
    """The page laid out for one paper and drawn for another."""
    size, factor = Size.parse(name).landscape, Size.parse(larger).landscape.width / Size.parse(name).landscape.width
    page = Page(size.width * MM, size.height * MM, str(route.journey.title))
    _Garden(route, look.drawn_larger(factor) if factor > 1 else look, page, larger).draw()
    return enlarged(page, factor) if factor > 1 else page


def _fitting(route: Route) -> tuple[str, int, int]:
    return next((one for one in _PAPERS if len(route.stops) <= one[1] * one[2]), _PAPERS[-1])


class _Garden:
    """The page being drawn. What is read comes stage by stage, after the way that all stand on."""

    def __init__(self, route: Route, look: Look, page: Page, paper: str):
        self.route, self.look, self.setter, self.page, self.paper = route, look, look.setter, page, paper
        self.root = Node("Document")

    def draw(self) -> None:
        top, bottom = self.head(), self.foot()
        beds = self.beds(top + _BETWEEN, bottom - _BETWEEN)
        self.way(beds)
        for stop, bed in zip(self.route.stops, beds, strict=True):
            self.bed(stop, bed)

    # --- around it -----------------------------------------------------------------------------------

    def head(self) -> float:
        """The title, and beside it what the path is for; the y below them."""
        journey, look, x, width = self.route.journey, self.look, _MARGIN + 6, self.page.width - 2 * _MARGIN - 12
        title = Style(_TITLE, 1.1, BOLD, look.accent("green").ink)
        found = self.fitted([Part(journey.title, title)], width * 0.5, title.line, WALL_FLOOR)
        self.page.add(*found.place(self.setter, x, _MARGIN, width * 0.5, [Node("H1", self.root)]))
        all_told = look.words("path.length", stages=len(self.route.stops), length=look.words.length(self.route.minutes))
        parts = [Part(journey.intro, Style(_INTRO, 1.25, REGULAR, look.theme.ink)),
                 Part(all_told, Style(_INTRO, 1.25, BOLD, look.theme.soft))]
        beside = self.fitted(parts, width * 0.46, title.line * 1.55, _LEAST)
        self.page.add(*beside.place(self.setter, x + width * 0.54, _MARGIN, width * 0.46,
                                    [Node("P", self.root), Node("P", self.root)]))
        return _MARGIN + max(found.height, beside.height)

    def foot(self) -> float:
        """What tells this page from any other; the y above it."""
        journey, words = self.route.journey, self.look.words
        source = words("sheet.guide", names=fiches(journey.guide.sheets, words))
        said = words("sheet.foot", title=journey.title, version=journey.version, source=source)
        style = Style(max(_FOOT / self.look.factor, self.look.least_small), 1.2, colour=self.look.theme.soft)
        y, width = self.page.height - _MARGIN - style.line + 8, self.page.width - 2 * _MARGIN
        self.page.add(*self.setter.place(self.setter.lines(said, style, width), style, _MARGIN, y, width,
                                         Node("P", self.root)))
        return y

    # --- the way -------------------------------------------------------------------------------------

    def beds(self, top: float, bottom: float) -> list[Bed]:
        _, columns, rows = _fitting(self.route)
        count = len(self.route.stops)
        rows = min(rows, -(-count // columns))
        columns = -(-count // rows)
        width, height = (self.page.width - 2 * (_MARGIN + _GUTTER)) / columns, (bottom - top) / rows
        found = []
        for place in range(count):
            row, column = divmod(place, columns)
            across = column if row % 2 == 0 else columns - 1 - column
            found.append(Bed(_MARGIN + _GUTTER + across * width, top + row * height, width, height, row % 2 == 0))
        return found

    def way(self, beds: list[Bed]) -> None:
        """The way below all beds, its edges and what lies along them."""
        theme, middle = self.look.theme, self.middle(beds)
        figure = Node("Figure", self.root, self.look.words("path.alt", stages=len(beds)))
        ground = theme.paper if self.look.edge else self.look.accent("ochre").tint
        self.page.add(Path(middle, None, self.look.accent("brown").solid, _WAY + 1.6, (), figure),
                      Path(middle, None, ground, _WAY, (), figure))
        for number, bed in enumerate(beds[:-1]):
            for place, share in enumerate((0.3, 0.52, 0.78)):
                x = bed.x + bed.width * (share if bed.ahead else 1 - share) + number * 17 % 11
                self.page.add(*plants.tuft(self.look, x, bed.way - _WAY / 2 - 0.8, 7.0 + (number + place) % 3),
                              plants.stone(self.look, x + 24, bed.way + _WAY / 2 + 3, 2.2 + (number + place) % 2))

    def middle(self, beds: list[Bed]) -> Segments:
        """The line that the way follows: along each row, and around to the next."""
        first, last = beds[0], beds[-1]
        left, right = _MARGIN + _WAY / 2, self.page.width - _MARGIN - _WAY / 2
        line: list[tuple] = [("M", first.stop, first.way)]
        for bed, after in zip(beds, beds[1:], strict=False):
            if bed.way == after.way:
                continue
            edge, inward = (right, -1) if bed.ahead else (left, 1)
            y, below, r, k = bed.way, after.way, _TURN, _TURN * _ROUND
            line += [("L", edge + inward * r, y), ("C", edge + inward * k, y, edge, y + k, edge, y + r),
                     ("L", edge, below - r),
                     ("C", edge, below - k, edge + inward * k, below, edge + inward * r, below)]
        end = last.x + last.width - 20 if last.ahead else last.x + 20
        return (*line, ("L", end if self.route.stops[-1].gifts else last.stop, last.way))

    # --- a stage ---------------------------------------------------------------------------------------

    def bed(self, stop: Stop, bed: Bed) -> None:
        """Its title over its plant and its words, its number on the way, and what goes on from there."""
        section = Node("Sect", self.root)
        self.page.add(*plants.grown(stop.stage.grows, self.look, bed.stop, bed.way - _WAY / 2))
        y = self.title(stop, bed, section)
        self.rooted(stop, bed, y, section)
        self.words(stop, bed, y, section)
        self.gifts(stop, bed, section)

    def title(self, stop: Stop, bed: Bed, section: Node) -> float:
        look, accent = self.look, self.look.accent(_ACCENTS[stop.stage.grows])
        heading, r = Node("H2", section), _WAY / 2 - 3
        fill, ink = (look.theme.paper, accent.ink) if look.edge else (accent.ink, look.theme.paper)
        self.page.add(Path(circle(bed.stop, bed.way, r), fill, accent.ink, 1.4),
                      *look.letter(str(stop.number), bed.stop, bed.way, 20, ink, heading))
        style = Style(_STAGE, 1.06, BOLD, accent.ink, balance=True)
        found = self.fitted([Part(stop.stage.title, style)], bed.width - 14, style.line * 2, WALL_FLOOR)
        self.page.add(*found.place(self.setter, bed.x + 6, bed.y + _ABOVE, bed.width - 14, [heading]))
        return bed.y + _ABOVE + found.height + _BETWEEN

    def rooted(self, stop: Stop, bed: Bed, y: float, section: Node) -> None:
        """Above the plant: how far it has grown, and which fiches-action it comes from."""
        words, accent = self.look.words, self.look.accent(_ACCENTS[stop.stage.grows])
        said = [words(f"path.growth.{stop.stage.grows}")]
        said += [fiches(stop.stage.guide, words)] if stop.stage.guide else []
        parts = [Part(text, Style(_LEAST, 1.16, BOLD, accent.ink, "center")) for text in said]
        above, width = bed.way - _WAY / 2 - plants.TALL[stop.stage.grows], _PLANT - 4
        found = self.fitted(parts, width, above - y, _LEAST, stop.stage.title)
        self.page.add(*found.place(self.setter, bed.stop - width / 2, above - found.height, width,
                                   [Node("P", section) for _ in parts]))

    def words(self, stop: Stop, bed: Bed, y: float, section: Node) -> None:
        """Which workshops and how long, who comes, when; as large as there is room for."""
        look = self.look
        said = [(scripts(stop, look), BOLD), (look.words("path.people", who=in_words(stop.stage.who, look)), REGULAR),
                (look.words("path.time", when=stop.stage.when), REGULAR)]
        parts = [Part(text, Style(_SAID, 1.2, face, look.theme.ink), 2.0) for text, face in said]
        x, width = bed.x + (_PLANT + 4 if bed.ahead else 6), bed.width - _PLANT - 10
        found = self.fitted(parts, width, bed.way - _WAY / 2 - _GRASS - y, _LEAST, stop.stage.when)
        self.page.add(*found.place(self.setter, x, y, width, [Node("P", section) for _ in parts]))

    def gifts(self, stop: Stop, bed: Bed, section: Node) -> None:
        """What is handed on, written on the way to the next stage."""
        if not stop.gifts:
            return
        apart, look = _WAY / 2 + 5, self.look
        start, end = ((bed.stop + apart, bed.x + bed.width + _PLANT / 2 - apart) if bed.ahead
                      else (bed.x - _PLANT / 2 + apart, bed.stop - apart))
        start, end = max(start, _MARGIN + _GUTTER), min(end, self.page.width - _MARGIN - _GUTTER)
        said = [handed(gift, stop, look) for gift in stop.gifts]
        style = Style(_LEAST, 1.12, BOLD, look.theme.ink, "left" if bed.ahead else "right", balance=True)
        below = fit(self.setter, [Part(text, style) for text in said], end - start, _WAY, self.least(_LEAST))
        beside = [Part(" · ".join(said), style)]
        found = below or self.fitted(beside, end - start, _WAY, _LEAST, stop.stage.gives[0].gift)
        self.page.add(*found.place(self.setter, start, bed.way - found.height / 2, end - start,
                                   [Node("P", section) for _ in found.parts]))

    # --- room --------------------------------------------------------------------------------------------

    def least(self, size: float) -> float:
        """What type of that size may come to, drawn larger as it is, in this edition."""
        return max(size / self.look.factor, self.look.least)

    def fitted(self, parts: list[Part], width: float, height: float, floor: float, said: str = "") -> Fitted:
        """The texts at their largest; where even the floor is too large, an error at `said`, else at the first."""
        floor = self.least(floor)
        found = fit(self.setter, parts, width, height, floor)
        if found:
            return found
        lines = excess(self.setter, parts, width, height, floor)
        self.setter.report.error("texte-deborde", place_of(said or parts[0].text), what=str(self.route.journey.title),
                                 lines=lines, size=self.paper)
        return (fit(self.setter, parts, width, 10 * height, floor)
                or fit(self.setter, parts, 100 * width, 100 * height, floor))
