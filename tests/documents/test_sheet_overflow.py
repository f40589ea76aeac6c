"""What does not fit on a sheet is named at its place; what says nothing is a page all the same."""

from __future__ import annotations

import pytest

from kit.documents.sheets import draw

from . import bench
from .specimens import EXAMPLES, changed, drawn

WORD = "Z" * 150
TOO_LONG = {
    "poster": (
        "lead: On est là pour s'entendre, pas pour tomber d'accord.",
        "lead: " + "Beaucoup trop de mots pour une affiche. " * 30,
    ),
    "canvas": ("hint: En une phrase", "hint: " + "Bien trop de mots pour une case. " * 150),
    "table": ("title: Carte", f"title: {WORD}"),
    "form": ("title: Le rendez-vous", f"title: {WORD}"),
    "handout": ("title: Les lettres", f"title: {WORD}"),
    "questionnaire": ("Je vois ce qu'il apporterait ici.", WORD),
    "tent": ("prompt: Mon prénom", f"prompt: {WORD}"),
    "headcount": ("moments: [Au début, À la fin]", f"moments: [{WORD}]"),
    "register": ("person: Prénom et nom", f"person: {WORD}"),
    "syllabus": ("label: Tarif", f"label: {WORD}"),
    "digest": ("title: À retenir", f"title: {WORD}"),
    "calendar": ("title: Café d'accueil", f"title: {WORD}"),
    "training": ("months: [Janvier, Février]", f"months: [Janvier, {WORD}]"),
    "tally": ("title: Dépouillement", f"title: {WORD}"),
    "budget": ("title: Salaire", f"title: {WORD}"),
    "garden": ("title: Du temps", f"title: {WORD}"),
    "rings": ("centre: Notre projet", f"centre: {WORD}"),
    "memo": ("watch: [Laisser du temps]", f"watch: [{WORD}]"),
}


@pytest.mark.parametrize("template", EXAMPLES)
def test_text_that_does_not_fit_is_named_at_its_place(template):
    old, new = TOO_LONG[template]
    yaml = changed(template, old, new)
    pages, report = drawn(yaml)
    found = [d for d in report if d.code == "texte-deborde"]
    assert found and pages
    line = yaml[:yaml.index(new)].count("\n") + 1
    assert line in {d.place.line for d in found}
    assert {*found[0].facts} == {"what", "lines", "size"} and found[0].facts["lines"] >= 1


def test_a_fact_too_wide_for_its_column_is_named_at_its_card():
    card = (
        "deck: essai\ntitle: Essai\nupdated: 2026-11\nsize: poker\ntemplate: claim\ncards:\n  - {card: X1, front: "
        + WORD
        + ", fact: Oui.}"
    )
    look, sheet = bench.look(), bench.sheet(EXAMPLES["digest"])
    draw(sheet, bench.size("A4", sheet), look, {"essai": bench.deck(card)})
    assert [(d.code, d.place.source.name, d.place.line) for d in look.setter.report] == [
        ("texte-deborde", "cards/essai.yaml", 7)
    ]


NOTHING = {
    "table": "columns: []\nrows: 2", "form": "sections: []", "handout": "sections: []",
    "questionnaire": "scale: []\nstatements: []",
    "canvas": "areas: []", "poster": "lead: ''\npoints: [{}]", "headcount": "moments: []", "tent": "prompt: ''",
    "digest": "deck: essai\nshow: answers", "calendar": "days: 10",
    "training": "months: []\ntheory: {days: 1, hours_a_day: 7}\nplacement: {weeks: 1, days_a_week: 2, hours_a_day: 7}",
    "tally": "scale: []\nstatements: []", "garden": "stages: []\nconditions: []", "rings": "centre: ''\nquarters: []",
    "budget": "years: []\ncosts: {title: '', lines: []}\nincome: {title: '', lines: []}",
    "memo": "deck: essai\naudience: ''\ndo: []\nwatch: []",
    "register": "facts: []\nperson: ''\nteam: ''\nsignature: ''", "syllabus": "facts: []",
}


@pytest.mark.parametrize("template", EXAMPLES)
def test_a_sheet_that_says_nothing_is_a_page_all_the_same(template):
    pages, report = drawn(f"sheet: essai\ntitle: ''\ntemplate: {template}\n{NOTHING[template]}\n")
    assert pages and not len(report)


def test_a_title_block_taller_than_its_page_is_an_error():
    for template in ("digest", "tent", "canvas"):
        kept = [line for line in EXAMPLES[template].split("\n") if not line.startswith("intro")]
        _, report = drawn("\n".join([*kept, "intro: " + "Beaucoup de mots. " * 500]))
        assert "texte-deborde" in {d.code for d in report}, template


def test_an_unknown_icon_suggests_the_nearest():
    _, report = drawn(changed("poster", "icon: ear", "icon: hnad"))
    assert [(d.code, d.facts["name"], d.facts["near"], d.place.line) for d in report] == [
        ("icone-inconnue", "hnad", "hand", 7)
    ]
