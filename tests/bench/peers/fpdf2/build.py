"""fpdf2: fonts added once a file, cards placed by hand with a size found by trying, documents by its cells and tables.

    python build.py WORK OUTPUT DECK FILE...
"""

from __future__ import annotations

import sys
from pathlib import Path

from deck import draw_deck
from fpdf import FPDF
from manuscript import Manuscript
from yaml import CSafeLoader, load

FACES = {"": "Regular", "B": "Bold", "I": "Italic"}


def build(work: Path, output: Path, deck: str, names: list[str]) -> None:
    for name in names:
        pdf = blank(work)
        for part in _load(work / "pack.yaml") if name == "pack" else [name]:
            if part == f"cartes-{deck}":
                draw_deck(pdf, _load(work / "cards" / f"{deck}.yaml"))
            else:
                Manuscript(pdf, _load(work / f"{part}.yaml")).write()
        pdf.output(str(output / f"{name}.pdf"))


def blank(work: Path) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_lang("fr")
    for style, face in FACES.items():
        pdf.add_font("Atkinson", style, str(work / "fonts" / f"AtkinsonHyperlegibleNext-{face}.ttf"))
    pdf.c_margin = 0
    return pdf


def _load(path: Path):
    with path.open("rb") as file:
        return load(file, Loader=CSafeLoader)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
