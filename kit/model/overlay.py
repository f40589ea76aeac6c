"""What a region's own folder may say in its overlay.yaml: words, colours, partners, and whose folder it is."""

from __future__ import annotations

from typing import get_args

from msgspec import Struct, defstruct

from kit.model import deck
from kit.model.theme import Colour
from kit.model.workshop import Part, Positive
from kit.reading.source import Text


class Shades(Part, kw_only=True):
    """What differs of one accent of the theme."""

    solid: Colour | None = None
    tint: Colour | None = None
    ink: Colour | None = None


Accents: type[Struct] = defstruct("Accents", [(name, Shades | None, None) for name in get_args(deck.Colour)],
                                  bases=(Part,), module=__name__, frozen=True, kw_only=True,
                                  forbid_unknown_fields=True)


class Colours(Part, kw_only=True):
    """What differs of the theme's colours."""

    ink: Colour | None = None
    soft: Colour | None = None
    line: Colour | None = None
    paper: Colour | None = None
    ground: Colour | None = None
    cream: Colour | None = None
    accents: Accents | None = None


class Partner(Part, kw_only=True, rename={"fiches": "for"}):
    """Whom to call on near here: for what, and for which fiches of the guide."""

    name: Text
    what: Text
    fiches: tuple[Text, ...]


class Settings(Part, kw_only=True):
    """The overlay.yaml of a folder. `words`: what the base says, and what is said here.

    `organisation`, `logo` and `logo_alt` stand in for what an event leaves open; `convention` is printed where a sheet
    asks for it.
    """

    overlay: Text
    title: Text
    version: Positive = 1
    organisation: Text | None = None
    logo: Text | None = None
    logo_alt: Text | None = None
    colours: Colours | None = None
    words: dict[str, Text] = {}
    convention: Text | None = None
    partners: tuple[Partner, ...] = ()
