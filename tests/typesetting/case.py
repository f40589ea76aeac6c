"""A compositor's case: the shipped faces, a typesetter with a report of its own, and French texts to try it on."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from kit.reading.diagnostics import Report
from kit.reading.source import Source, Text
from kit.typesetting.breaking import Line
from kit.typesetting.fonts import FACES, Fonts
from kit.typesetting.hyphens import SOFT_HYPHEN
from kit.typesetting.page import Page, Rule, Run
from kit.typesetting.page import Path as Drawn
from kit.typesetting.text import Typesetter
from tests.chance import tried

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILES = dict(zip(FACES, ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold",
                         "AtkinsonHyperlegibleNext-Italic", "AtkinsonHyperlegibleNext-BoldItalic",
                         "KitSymbols-Regular"), strict=True))
NB, THIN = "\u00a0", "\u202f"

some = settings(max_examples=60, deadline=None, derandomize=True)
many = settings(max_examples=250, deadline=None, derandomize=True)
often = partial(tried, few=60, many=250, derandomize=True)


@cache
def fonts() -> Fonts:
    return Fonts({face: (ASSETS / "fonts" / f"{name}.ttf").read_bytes() for face, name in FILES.items()})


def typesetter(language: str = "fr") -> Typesetter:
    return Typesetter(fonts(), Report(), language)


def written(value: str, line: int = 1, name: str = "essai.yaml") -> Text:
    """A text as it would come out of a file."""
    text = Text(value)
    text.source, text.line, text.column, text.length = Source(name, ""), line, 1, len(value)
    return text


# --- texts --------------------------------------------------------------------------------------------

WORDS = ("le", "la", "de", "à", "y", "personne", "équipe", "travail", "pair", "l'accompagnement", "aujourd'hui", "d'un",
         "peut-être", "rendez-vous", "là-bas", "anticonstitutionnellement", "développement", "socio-professionnelle",
         "**gras**", "*penché*", "**deux mots**", "***tout***", '"bravo"', '"oui', 'non"', "« enfin »", "(voir", "FA3)",
         "? Oui", "!", "?!", "; puis", ": voici", "5 %", "15 000", "14 h 30", "n° 5", "...", "→", "✓",
         "https://www.exemple.fr/une/adresse?q=1", "nom@exemple.fr", "[lien](https://exemple.fr)", "– à part –", "Ŋɔɛ")
french = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
# Plain French without markup or signs of its own: what is said comes out as it went in.
plain = st.lists(st.sampled_from([word for word in WORDS if word.replace("-", "").isalpha()]), min_size=1, max_size=60)


def squeezed(text: str) -> str:
    """Every space the same, and only one of them; hyphens that the engine put are gone."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())


def said(lines: list[Line]) -> str:
    """The characters of lines, one after the other, as a reader's ear gets them."""
    return "".join(piece.text for line in lines for piece in line.pieces)


def shown(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


# --- pages --------------------------------------------------------------------------------------------


def runs(page: Page) -> list[Run]:
    return [box for box in page.boxes if isinstance(box, Run)]


def rules(page: Page) -> list[Rule]:
    return [box for box in page.boxes if isinstance(box, Rule)]


def drawn(page: Page) -> list[Drawn]:
    return [box for box in page.boxes if isinstance(box, Drawn)]


def extent(path: Drawn) -> tuple[float, float]:
    """Top and bottom of a path."""
    ys = [value for segment in path.segments for value in segment[2::2]]
    return min(ys), max(ys)
