"""How the printed matter looks: colours by name, type sizes in points."""

from __future__ import annotations

import re

from kit.model.workshop import Part
from kit.reading.source import Text


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


class Swatch(Part, kw_only=True):
    """One accent: `solid` for shapes, `tint` for grounds, `ink` for words on white or on the tint."""

    solid: Colour
    tint: Colour
    ink: Colour


class Theme(Part, kw_only=True):
    theme: Text
    ink: Colour
    soft: Colour
    line: Colour
    paper: Colour
    ground: Colour
    accents: dict[str, Swatch]
    kinds: dict[str, Text]

    def accent(self, name: str) -> Swatch:
        return self.accents[name]

    def kind(self, kind: str) -> Swatch:
        """The accent of a kind of step (opening, debate…)."""
        return self.accents[self.kinds[kind]]
