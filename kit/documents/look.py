"""What every document is set with: theme, printed words, text engine and icons; and the styles made of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from copy import copy

from kit.model.edition import Reading
from kit.model.locale import Labels, Locale
from kit.model.results import Results
from kit.model.theme import Ink, Swatch, Theme
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Place
from kit.typesetting.inline import plain
from kit.typesetting.page import BOLD, ITALIC, MM, REGULAR, Node, Page, Path, Run
from kit.typesetting.shapes import Segments, rectangle, symbol
from kit.typesetting.slices import scaled
from kit.typesetting.text import Style, Typesetter
from kit.typesetting.typography import typography

_ANY = 2000.0  # a measure in points that no letter fills
_HAIR, _SLIM = 0.6, 1.4  # points: of outlines and bars where ink is saved


class Look:
    """One visual identity, ready to set documents in it, in that much ink.

    `paper` (mm) is what flowing documents are printed on.
    """

    def __init__(self, theme: Theme, words: Locale, setter: Typesetter, icons: Mapping[str, Segments],
                 paper: Size | None = None, ink: Ink = Ink.COLOUR, reading: Reading = Reading()):
        self.theme, self.words, self.setter, self.icons = theme.inked(ink), words, setter, icons
        self.paper = paper or Size.parse("A4")
        self.ink, self.reading = ink, reading
        self.factor = 1.0  # how much larger what is set will be drawn
        # The words of each language, and the language of labels that was asked for, whatever that of the texts is.
        self.locale: Callable[[str], Locale] = lambda _: words
        self.asked = ""
        # What results files answer, by the name of their sheet: it is written on the sheets.
        self.results: Mapping[str, Results] = {}
        # Faces of cards that were drawn without a word to be said about them, where they are kept.
        self.faces: dict[Hashable, tuple[Page, Page | None]] | None = None

    def speaking(self, language: str) -> Look:
        """The same look for texts in another language, with labels in it too unless others are asked for."""
        words = self.locale(self.asked or language)
        if words.language == self.words.language and language == self.setter.language:
            return self
        other = copy(self)
        other.words = words if words.language == language else Labels(words)
        other.setter = self.setter if language == self.setter.language else self.setter.speaking(language)
        return other

    @property
    def labelling(self) -> Look:
        """The same look for what is labels above all, which then set the tone."""
        return self.speaking(self.words.language)

    def on(self, paper: Size) -> Look:
        """The same look for documents on another paper."""
        other = copy(self)
        other.paper = paper
        return other

    def reading_as(self, reading: Reading) -> Look:
        """The same look for another edition, in the same letters."""
        other = copy(self)
        other.reading, other.setter = reading, copy(self.setter)
        other.setter.leading = reading.leading
        return other

    def drawn_larger(self, factor: float) -> Look:
        """The same look on so much less paper, for pages that are drawn that much larger once they are set."""
        other = self.on(self.paper.divided(factor))
        other.factor = self.factor * factor
        return other

    @property
    def least(self) -> float:
        """What running text is set in at least, so that it is as large as this edition wants it once it is drawn."""
        return self.reading.body / self.factor

    @property
    def least_small(self) -> float:
        """The same for small print."""
        return self.reading.small / self.factor

    def trying(self, report: Report, place: Place | None = None) -> Look:
        """The same look, with what does not fit told to another report; `place`: of words that stand in no script."""
        other = copy(self)
        other.setter = copy(self.setter)
        other.setter.report = report
        if place:
            find = self.setter.find
            other.setter.find = lambda words: find(words) or place
        return other

    def answering(self, results: Mapping[str, Results]) -> Look:
        """The same look for sheets with these answers."""
        other = copy(self)
        other.results = results
        return other

    # --- styles ------------------------------------------------------------------------------

    @property
    def body(self) -> Style:
        return Style(10.5, 1.38, colour=self.theme.ink, hyphenate=True)

    @property
    def small(self) -> Style:
        return Style(max(8.5, self.least_small), 1.3, colour=self.theme.soft)

    def title(self, level: int, colour: str | None = None) -> Style:
        """Headings of documents: 1 to 3."""
        size = {1: 22.0, 2: 14.0, 3: 11.0}[level]
        return Style(size, 1.18, BOLD, colour or self.theme.accent("green").ink, balance=level == 1)

    @property
    def aside(self) -> Style:
        return self.body._replace(face=ITALIC, colour=self.theme.soft)

    def accent(self, name: str) -> Swatch:
        return self.theme.accent(name)

    # --- words ---------------------------------------------------------------------------------

    def line(self, text: str) -> str:
        """A text for the small print at the edge of a sheet: without Markdown, and only what the regular face can draw.

        Nothing is lost by that: whatever it names is set in full, or refused, where it is to be read.
        """
        said = typography(getattr(text, "language", self.setter.language)).set(plain(text))
        return "".join(char for char in said if self.setter.fonts.has(char, REGULAR))

    # --- grounds, or what stands for them where ink is saved ---------------------------------------

    @property
    def edge(self) -> str | None:
        """The colour of the outlines that stand for grounds where ink is saved; None where grounds are filled."""
        return self.theme.line if self.ink == Ink.SAVER else None

    def ground(self, segments: Segments, fill: str, node: Node | None = None) -> Path:
        """A shape that something stands on: filled or, where ink is saved, only outlined."""
        return Path(segments, None if self.edge else fill, self.edge, _HAIR if self.edge else 0.0, (), node)

    def slim(self, width: float) -> float:
        """The width of a bar: a thin line where ink is saved."""
        return min(width, _SLIM) if self.edge else width

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> Path:
        """An upright bar at the left of what belongs together."""
        width = self.slim(width)
        return Path(rectangle(x, y, width, height, width * 0.4), colour)

    # --- small drawings ------------------------------------------------------------------------

    def icon(self, name: str, x: float, y: float, size: float, colour: str, node: Node | None = None,
             weight: float = 2.0) -> Path:
        """An icon in a square of `size` points whose top left corner is (x, y); `weight` is its line of 24."""
        factor = size / 24
        return Path(scaled(self.icons[name], factor, x, y), None, colour, weight * factor, (), node)

    def badge(self, shape: str, letter: str, cx: float, cy: float, r: float, accent: Swatch) -> list[Path | Run]:
        """A category's mark: its shape in its colour with its letter inside, so that none of the three stands alone.

        Where ink is saved the shape is an outline, and the letter has the colour.
        """
        size = r * (0.78 if shape in ("triangle", "star", "leaf", "drop", "bud", "root") else 0.95)
        fill, ink = (self.theme.paper, accent.ink) if self.edge else (accent.ink, self.theme.paper)
        down = r * 0.16 if shape in ("triangle", "heart") else 0.0
        outline = Path(symbol(shape, cx, cy, r), fill, accent.ink, 1.2)
        return [outline, *self.letter(letter, cx, cy + down, size, ink)]

    def letter(self, text: str, cx: float, cy: float, size: float, colour: str, node: Node | None = None) -> list[Run]:
        """A letter or a few, bold, with the middle of its capitals at (cx, cy)."""
        style = Style(size, 1.0, BOLD, colour, "center")
        lines = self.setter.lines(text, style, _ANY)
        return self.setter.place(lines, style, cx - _ANY / 2, cy - style.line / 2, _ANY, node)


def mm(value: float) -> float:
    """Points from millimetres."""
    return value * MM
