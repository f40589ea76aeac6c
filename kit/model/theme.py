"""How the printed matter looks: colours by name, type sizes in points."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from msgspec.structs import replace

from kit.model.workshop import Part
from kit.reading.source import Text


class Ink(StrEnum):
    """How much ink a print may cost: all of it, none on solid grounds, black alone."""

    COLOUR = "colour"
    SAVER = "saver"
    GREY = "grey"


class Colour(str):
    """A colour written `#rrggbb`."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Colour:
        if not re.fullmatch(r"#[0-9a-f]{6}", text, re.ASCII | re.IGNORECASE):
            raise ValueError("couleur-illisible")
        return cls(text.lower())

    @property
    def luminance(self) -> float:
        """Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white)."""
        channels = [int(self[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(self, other: Colour) -> float:
        """WCAG 2 contrast ratio, 1 to 21."""
        light, dark = sorted((self.luminance, other.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    @property
    def grey(self) -> Colour:
        """The neutral grey of the same luminance; it is drawn with black ink alone."""
        luminance = self.luminance
        channel = luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
        return Colour("#" + f"{round(channel * 255):02x}" * 3)

    @property
    def settled(self) -> Colour:
        """Grey where it is nearly so; any other colour as it is."""
        channels = [int(self[i:i + 2], 16) for i in (1, 3, 5)]
        return self.grey if max(channels) - min(channels) <= _HINT else self


_HINT = 20  # of 255: a grey that leans so little towards a colour is meant as a grey
BLACK = Colour("#000000")


class Swatch(Part, kw_only=True):
    """One accent: `solid` for shapes, `tint` for grounds, `ink` for words on white or on the tint."""

    solid: Colour
    tint: Colour
    ink: Colour

    def recoloured(self, change: Callable[[Colour], Colour]) -> Swatch:
        return Swatch(solid=change(self.solid), tint=change(self.tint), ink=change(self.ink))


class Theme(Part, kw_only=True):
    theme: Text
    ink: Colour
    soft: Colour
    line: Colour
    paper: Colour
    ground: Colour
    cream: Colour = Colour("#fdf6e3")
    accents: dict[str, Swatch]
    kinds: dict[str, Text]

    def accent(self, name: str) -> Swatch:
        return self.accents[name]

    def kind(self, kind: str) -> Swatch:
        """The accent of a kind of step (opening, debate…)."""
        return self.accents[self.kinds[kind]]

    # --- what a print may cost -------------------------------------------------------------------

    def inked(self, ink: Ink) -> Theme:
        """The same identity for less ink: grounds as white as the paper, or every colour as its grey.

        Where ink is saved, what stands on a ground is outlined instead: see kit/documents/look.
        """
        if ink == Ink.SAVER:
            accents = {name: replace(swatch, tint=self.paper) for name, swatch in self.accents.items()}
            return replace(self, ground=self.paper, accents=accents)
        if ink == Ink.GREY:
            accents = {name: swatch.recoloured(lambda colour: colour.grey) for name, swatch in self.accents.items()}
            return replace(self._neutral(), paper=self.paper.grey, ground=self.ground.grey, accents=accents)
        return self

    def creamed(self) -> Theme:
        """The same on a paper that is cream."""
        return replace(self, paper=self.cream)

    def for_shop(self) -> Theme:
        """The same colours, but words and lines that are nearly black or grey become so: one plate prints them."""
        accents = {name: replace(swatch, solid=swatch.solid.settled, ink=swatch.ink.settled)
                   for name, swatch in self.accents.items()}
        return replace(self._neutral(), ink=BLACK, accents=accents)

    def _neutral(self) -> Theme:
        return replace(self, ink=self.ink.grey, soft=self.soft.grey, line=self.line.grey)
