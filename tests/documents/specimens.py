"""Examples of sheets, one a template (examples/*.yaml), and what they are when drawn."""

from __future__ import annotations

from pathlib import Path

from kit.documents.sheets import draw
from kit.typesetting.page import MM

from . import bench

EXAMPLES = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parent / "examples").glob("*.yaml"))}
DECK = bench.deck("""
deck: essai
title: Essai
updated: 2026-11
size: poker
template: claim
categories:
  place: {title: Place, letter: P, shape: circle, colour: blue}
  statut: {title: Statut, letter: S, shape: triangle, colour: plum}
cards:
  - {card: X1, category: statut, status: nuance, front: "C'est du travail à bas prix.",
     fact: "Le poste se finance **avant** de recruter.",
     nuance: Le risque existe., question: À quoi le verrait-on ?, guide: [FA2, FA3, FA4], sources: [Une source]}
  - {card: X2, category: place, status: contredit, front: Il prend la place., fact: Deux missions qui se complètent.,
     question: Et ici ?}
  - {card: X3, category: place, status: ouvert, front: On ne peut pas., fact: Le guide ne dit rien., question: Qui ?}
  - {card: BLANC, template: blank, front: Chez nous}
""")
SIZED = [(template, str(size)) for template, yaml in EXAMPLES.items() for size in bench.sheet(yaml).sizes]


def drawn(yaml: str, size: str | None = None, **event):
    """(pages, report) of a sheet of these lines, with a session where an event is told."""
    sheet, look = bench.sheet(yaml), bench.look()
    pages = draw(
        sheet,
        bench.size(size or sheet.sizes[0], sheet),
        look,
        {"essai": DECK},
        bench.session(**event) if event else None,
    )
    return pages, look.setter.report


def said(pages) -> str:
    return " | ".join(bench.printed(pages))


def changed(template: str, old: str, new: str) -> str:
    assert old in EXAMPLES[template]
    return EXAMPLES[template].replace(old, new)


def margin(width: float, height: float) -> float:
    """The least distance to the edge, in mm: 8, and 12 on A3 and larger."""
    return 12 if min(width, height) / MM > 290 else 8


def outside(page) -> list[tuple]:
    edge = margin(page.width, page.height) * MM - 0.01
    return [mark for mark in bench.ink(page)
            if mark[0] < edge or mark[1] < edge or mark[2] > page.width - edge or mark[3] > page.height - edge]
