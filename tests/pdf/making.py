"""PDFs to read back: decks from a few lines of YAML, single pages, all with the shipped fonts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kit.delivery.order import Order
from kit.delivery.workbench import load_fonts, load_look
from kit.documents.look import Look
from kit.model.deck import Deck
from kit.model.library import Library
from kit.model.values import Size
from kit.pdf.document import Information, Printer
from kit.reading.diagnostics import Report
from kit.typesetting.page import Page

PROJECT = Path(__file__).resolve().parents[2]
fonts = lru_cache(load_fonts)


@lru_cache
def printer() -> Printer:
    return Printer(fonts())


def written(*pages: Page, **about) -> bytes:
    """The PDF of these pages."""
    return printer().write(list(pages), Information(**{"title": "Essai"} | about))


def look_at(project: Path, paper: str = "A4") -> tuple[Library, Look]:
    library = Library(project, Report())
    return library, load_look(library, fonts(), paper=Size.parse(paper))


def order(turn: str = "long-edge", paper: str = "A4") -> Order:
    from kit.imposition.turning import Turn

    return Order(turn=Turn(turn), paper=Size.parse(paper))


def claims(folder: Path, count: int, size: str) -> Deck:
    """A deck of that many claims that say little more than their own number."""
    (folder / "cards").mkdir(exist_ok=True)
    lines = [
        "deck: essai",
        "title: Essai",
        "updated: 2026-11",
        f"size: {size}",
        "template: claim",
        "categories: {c: {title: C, letter: C, shape: circle, colour: blue}}",
        "cards:",
    ]
    lines += [
        f"  - {{card: Q{n:03}, category: c, status: ouvert, front: recto {n}, fact: verso {n}, question: et {n}}}"
        for n in range(1, count + 1)
    ]
    (folder / "cards" / "essai.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    library, _ = look_at(folder)
    deck = library.deck("essai")
    assert deck, list(library.report)
    return deck
