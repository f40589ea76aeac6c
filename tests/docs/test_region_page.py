"""The page on adapting the kit says every colour and every change, and its folder is one that works."""

from __future__ import annotations

import msgspec

from kit.model.library import Library
from kit.model.merging import EDITS
from kit.model.overlay import Accents, Colours, Shades
from kit.model.overlays import overlaid
from kit.reading.diagnostics import Report

from . import pages
from .pages import ROOT

PAGE = ROOT / "docs" / "adapter-a-sa-region.md"


def keys(struct: type) -> list[str]:
    """The keys of a struct as they are written."""
    return [field.encode_name for field in msgspec.structs.fields(struct)]


def rows(heading: str) -> list[list[str]]:
    return pages.tables(pages.section(PAGE, heading))[0][1:]


def test_every_change_to_a_list_is_said():
    assert {pages.spans(row[0])[0] for row in rows("Changer une carte, une étape, un support")} == set(EDITS)


def test_every_colour_is_named():
    said = set(pages.spans(pages.section(PAGE, "Les couleurs")))
    assert said == {*keys(Colours), *keys(Accents), *keys(Shades)} - {"accents"}


def test_the_folder_of_the_page_can_be_laid_over_the_kit(tmp_path):
    texts: dict[str, str] = {}
    for fence in pages.fences(PAGE, "yaml"):
        folder, _, path = fence.title.partition(" : ")
        if folder == "ma-region":
            texts[path] = texts.get(path, "") + fence.text
    for path, text in texts.items():
        pages.put(tmp_path, f"ma-region/{path}", text)
    report = Report()
    library = overlaid(Library(ROOT, report), [tmp_path / "ma-region"])
    deck = library.deck("idees-recues")
    assert deck, list(report)
    cards = [str(card.card) for card in deck.cards]
    assert "IR11" not in cards and cards[-2:] == ["MR01", "BLANC"]
    assert library.sheet("arbre-a-competences").leaves.name == "Gestes"
    assert library.workshop("cafe-debat").watch[-1].startswith("Au foyer") and library.theme()
    assert library.partners(["FA4"]) and len(texts) == 4
    assert [(d.code, d.place) for d in report] == []
