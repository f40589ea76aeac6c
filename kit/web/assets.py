"""What the page is dressed with, by the name in its address: its own sheets, the kit's colours and letters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from kit.model.library import Library
from kit.model.theme import Theme
from kit.reading.diagnostics import Report
from kit.reading.door import read_bytes, shipped

_STATIC = Path(__file__).parent / "static"
_FONTS = {f"{style}.ttf": f"AtkinsonHyperlegibleNext-{style.capitalize()}.ttf" for style in ("regular", "bold")}
_TYPES = {".css": "text/css", ".js": "text/javascript", ".ttf": "font/ttf", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """One file as it is sent."""

    content: bytes
    kind: str


def load() -> dict[str, Asset]:
    """All of them, in memory: what an address names is looked up here and nowhere else."""
    files = {path.name: path for path in _STATIC.iterdir() if path.suffix in _TYPES}
    files |= {name: shipped("assets/fonts") / file for name, file in _FONTS.items()}
    found = {name: Asset(read_bytes(path, path.parent), _TYPES[path.suffix]) for name, path in files.items()}
    theme = Library(shipped("workshops").parent, Report()).theme()
    seed = icon("sprout").replace("currentColor", theme.accents["green"].solid)
    return found | {"couleurs.css": Asset(_colours(theme).encode(), _TYPES[".css"]),
                    "graine.svg": Asset(seed.encode(), _TYPES[".svg"])}


def _colours(theme: Theme) -> str:
    """The colours of the printed matter, as names that the sheet of styles uses."""
    said = {name: getattr(theme, name) for name in ("ink", "soft", "line", "paper", "ground")}
    for name, accent in theme.accents.items():
        said |= {f"{name}-{part}": getattr(accent, part) for part in ("solid", "tint", "ink")}
    return ":root {" + "".join(f" --{name}: {colour};" for name, colour in said.items()) + " }\n"


@cache
def icon(name: str) -> Markup:
    """A picture beside words that say the same: whoever listens does not hear of it."""
    folder = shipped("assets/icons")
    drawn = read_bytes(folder / f"{name}.svg", folder).decode()
    return Markup(drawn.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1))
