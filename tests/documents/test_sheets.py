"""Blank and ready sheets: all templates and sizes, nothing lost, nothing near the edge, errors at their place."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.documents.sheets import draw
from kit.documents.sheets.canvas import in_rows
from kit.documents.sheets.frame import fiches
from kit.documents.sheets.sharing import share_out
from kit.model.event import Day
from kit.model.library import SHEETS_SHELF
from kit.model.sheet import Area, Digest
from kit.model.templates import SHEETS, deck_of
from kit.reading.source import Text
from kit.typesetting.page import MM, Path, Placed, Rule, Run
from tests.shipped import trials

from . import bench
from .golden import log

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

EXAMPLES = {
    "poster": """
sheet: essai
title: Les règles
template: poster
sizes: [A3, A4, A2]
lead: On est là pour s'entendre, pas pour tomber d'accord.
points:
  - {title: J'écoute, text: "Jusqu'au bout, sans couper.", icon: ear}
  - {title: Je peux me taire}
  - {text: Ce qui est dit ici reste ici.}
closing: Personne n'est obligé de témoigner.
note: Une note.
colour: plum
""",
    "canvas": """
sheet: essai
title: Un canevas
template: canvas
sizes: [A4, A3, A2]
guide: [FA3, FA4, FA5, FA9]
intro: "On décrit un poste, **pas** une personne."
note: Une note.
columns: 3
areas:
  - {title: Version, hint: "Date :", span: 2, choices: [zéro, un, "Autre :"], colour: blue, letter: V, shape: hexagon}
  - {title: Finalité, hint: En une phrase, weight: 2}
  - {title: Missions, span: 3, weight: 3}
""",
    "table": """
sheet: essai
title: Un tableau
template: table
sizes: [A4, A3]
orientation: landscape
intro: Une ligne par carte.
columns:
  - {title: Carte, hint: "IR…"}
  - {title: Ce qui a fait bouger, hint: un argument, width: 4}
rows: 6
destroy: true
""",
    "form": """
sheet: essai
title: Un formulaire
template: form
sizes: [A4]
sections:
  - title: Le rendez-vous
    text: Quelques mots.
    points: [un, deux]
    fields:
      - {label: "1. Date et lieu"}
      - {label: Convention, hint: à vérifier, lines: 3}
      - {label: Financement, choices: [assuré, à chercher]}
      - {label: "Une question bien trop longue pour que sa réponse tienne à côté d'elle sur la même ligne", hint: bas,
         lines: 2}
      - {label: Quoi d'autre, choices: [un choix assez long, un autre choix assez long, encore un choix assez long, un]}
""",
    "handout": """
sheet: essai
title: La légende
template: handout
sizes: [A4, A5]
sections:
  - {title: Les parties, points: ["**Sol** : ce que la structure apporte.", Une autre]}
  - {title: Les lettres, text: Notez une lettre., fields: [{label: Une question}]}
""",
    "questionnaire": """
sheet: essai
title: Baromètre
template: questionnaire
sizes: [A6, A5, A4]
intro: Sans nom.
scale: ["0", "1", "2", "3", "4"]
statements:
  - Je sais dire ce qu'est le travail pair.
  - Je vois ce qu'il apporterait ici.
questions:
  - {label: Une chose à garder}
  - {label: Je réponds, choices: [avant, après]}
note: Ne pas signer.
""",
    "tent": """
sheet: essai
title: Chevalets
template: tent
sizes: [A4]
intro: Juste un prénom.
prompt: Mon prénom
""",
    "headcount": """
sheet: essai
title: Combien ?
template: headcount
sizes: [A4, A5]
moments: [Au début, À la fin]
boxes: 32
""",
    "register": """
sheet: essai
title: Qui était là
template: register
sizes: [A4]
intro: Chaque personne signe.
facts:
  - {label: Intitulé, says: title, hint: le même partout}
  - {label: Date, says: date}
person: Prénom et nom
team: Formation
signature: Signature
rows: 6
foot:
  - {label: À quoi elle sert}
  - {label: "Jusqu'au", lines: 2}
  - {label: Auprès de}
note: Une note.
""",
    "syllabus": """
sheet: essai
title: Un programme
template: syllabus
sizes: [A4]
intro: À lire avant de venir.
facts:
  - {label: Objectifs, says: objectives, lines: 3}
  - {label: Tarif, hint: ce que cela coûte}
  - {label: Numéro, says: declaration, text: Le même à chaque fois.}
framework: {name: Un référentiel, version: version 9, indicators: ["1, informer", "2, écouter"]}
""",
    "digest": """
sheet: essai
title: À retenir
template: digest
sizes: [A4, A5]
deck: essai
show: facts
note: Une note.
""",
    "calendar": """
sheet: essai
title: Les premiers jours
template: calendar
sizes: [A4, A3]
orientation: landscape
intro: On écrit peu.
days: 10
moments:
  - {day: 1, half: morning, title: Café d'accueil, beside: toute l'équipe, who: accueil}
  - {day: 4, half: afternoon, title: Réunion d'équipe}
note: Une note.
""",
    "training": """
sheet: essai
title: Une formation
template: training
sizes: [A4, A3]
months: [Janvier, Février]
theory: {days: 3, hours_a_day: 7}
placement: {weeks: 4, days_a_week: 2-4, hours_a_day: 7}
note: Une note.
""",
    "tally": """
sheet: essai
title: Dépouillement
template: tally
sizes: [A4, A3, A5]
intro: Une case par réponse.
scale: ["0", "1", "2"]
statements: [Je vois à quoi cela sert., J'ai envie d'essayer.]
boxes: 12
note: Une note.
""",
    "budget": """
sheet: essai
title: Un budget
template: budget
sizes: [A4, A3]
intro: Rien n'est inventé.
years: ["2027", "2028"]
costs:
  title: Charges
  lines:
    - {title: Salaire, hint: à vérifier, amounts: {"2027": 24 000, "2028": "24 500,50"}}
    - {title: Formation}
income:
  title: Produits
  lines: [{title: Un financeur, amounts: {"2027": 20 000}}]
secured: {title: Acquis avant, hint: par écrit}
note: Une note.
""",
    "garden": """
sheet: essai
title: Un jardin
template: garden
sizes: [A4, A3]
intro: La plus basse décide.
stages: [{title: Graine, text: on y pense}, {title: Pousse}, {title: Plant}, {title: Arbre, text: cela dure}]
conditions:
  - {title: Du temps, hint: Assez, items: [Une heure est prévue., Quelqu'un remplace.], letter: T, shape: circle}
  - {title: De l'envie, items: [On en parle.], colour: ochre}
back:
  - {title: Ensuite, text: Quelques mots., points: [un, deux], fields: [{label: Un petit pas, lines: 3}]}
note: Une note.
""",
    "rings": """
sheet: essai
title: Autour de nous
template: rings
sizes: [A3, A2, A4]
orientation: landscape
intro: Une note par structure.
centre: Notre projet
rings: [on se parle, à rencontrer]
quarters:
  - {title: Décide, hint: Sans elles, letter: D, shape: square, colour: blue}
  - {title: Finance, letter: F, shape: hexagon, colour: ochre}
  - {title: Soutient}
note: Une note.
""",
    "memo": """
sheet: essai
title: Une fiche
template: memo
sizes: [A4, A3]
guide: [FA2]
deck: essai
intro: En une phrase.
audience: Les équipes prêtes.
do: [Se parler avant, Inviter les personnes accompagnées]
watch: [Laisser du temps]
call: [Les organismes de formation]
experiences:
  - {region: Hauts-de-France, text: Des ateliers en équipe.}
  - {region: Nouvelle-Aquitaine, text: Des cafés-débats.}
workshops: [Café-débat]
slogan: Former sans formater
note: Une note.
colour: plum
""",
}
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


@cache
def shipped() -> list[tuple[str, str]]:
    shelf = bench.library()
    sheets = {name: shelf.sheet(name) for name in shelf.names(SHEETS_SHELF)}
    assert all(sheets.values()), list(shelf.report)
    return [(name, str(size)) for name, sheet in sheets.items() if sheet.template != "tree" for size in sheet.sizes]


def said(pages) -> str:
    return " | ".join(bench.printed(pages))


def changed(template: str, old: str, new: str) -> str:
    assert old in EXAMPLES[template]
    return EXAMPLES[template].replace(old, new)


# --- every template, every size ---------------------------------------------------------------------------


def test_an_example_for_every_template():
    assert {*EXAMPLES, "tree"} == set(SHEETS)


def margin(width: float, height: float) -> float:
    """The least distance to the edge, in mm: 8, and 12 on A3 and larger."""
    return 12 if min(width, height) / MM > 290 else 8


def outside(page) -> list[tuple]:
    edge = margin(page.width, page.height) * MM - 0.01
    return [mark for mark in bench.ink(page)
            if mark[0] < edge or mark[1] < edge or mark[2] > page.width - edge or mark[3] > page.height - edge]


@pytest.mark.parametrize("template, size", SIZED)
def test_nothing_is_printed_near_the_edge(template, size):
    pages, report = drawn(EXAMPLES[template], size)
    assert not len(report) and pages
    paper = bench.size(size, bench.sheet(EXAMPLES[template]))
    for page in pages:
        assert (page.width, page.height) == pytest.approx((paper.width * MM, paper.height * MM))
        assert outside(page) == []


@pytest.mark.parametrize("template, size", SIZED)
def test_every_text_of_the_sheet_is_printed(template, size):
    sheet = bench.sheet(EXAMPLES[template])
    cards = [card for card in DECK.cards if card.fact] if isinstance(sheet, Digest) else []
    wanted = [*bench.texts(sheet), *(text for card in cards for text in (card.front, card.fact))]
    words = bench.printed(drawn(EXAMPLES[template], size)[0])
    assert [text for text in wanted if not any(bench.plain(text) in said for said in words)] == []


@pytest.mark.parametrize("template, size", SIZED)
def test_one_first_heading_and_no_level_skipped(template, size):
    pages, _ = drawn(EXAMPLES[template], size)
    nodes = {box.node: None for page in pages for box in bench.boxes(page) if isinstance(box, Run) and box.node}
    levels = [int(node.tag[1]) for node in nodes if node.tag[0] == "H" and node.tag[1:].isdigit()]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    assert {node.path.split("/")[0] for node in nodes} == {"Document"}


@pytest.mark.parametrize("template", EXAMPLES)
def test_the_same_sheet_is_drawn_the_same(template):
    assert log(drawn(EXAMPLES[template])[0]) == log(drawn(EXAMPLES[template])[0])


@pytest.mark.parametrize("one", trials(SHEETS_SHELF, "arbre-a-competences"))
def test_a_shipped_sheet_fits_at_all_its_sizes(one):
    shelf, faults = bench.library(), []
    for name, size in [(name, size) for name, size in shipped() if name == one]:
        sheet, look = shelf.sheet(name), bench.look()
        name = deck_of(sheet)
        decks = {name: shelf.deck(name)} if name else {}
        pages = draw(sheet, bench.size(size, sheet), look, decks)
        faults += [(name, size, d.code, d.facts) for d in look.setter.report]
        faults += [(name, size, "edge") for page in pages if outside(page)]
        several = isinstance(sheet, Digest) and sheet.show == "answers"
        faults += [(name, size, len(pages))] if len(pages) > getattr(sheet, "sides", 1) and not several else []
        words = bench.printed(pages)
        faults += [
            (name, size, text) for text in bench.texts(sheet) if not any(bench.plain(text) in said for said in words)
        ]
    assert faults == []


# --- the frame --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("names, told", [
    (("FA3",), "FA3"), (("FA1", "FA2"), "FA1, FA2"), (("FA4", "FA3", "FA1", "FA5"), "FA1, FA3 à FA5"),
    (tuple(f"FA{n}" for n in range(1, 10)), "FA1 à FA9"), (("FA2", "conclusion"), "FA2, conclusion"),
])
def test_fiches_are_told_short(names, told):
    assert fiches(names, bench.look().words) == told


def test_the_foot_says_where_a_sheet_comes_from():
    assert "Un canevas · version 1 · d’après le guide FAS : FA3 à FA5, FA9" in said(drawn(EXAMPLES["canvas"])[0])
    assert "Baromètre · version 1 · proposition du kit" in said(drawn(EXAMPLES["questionnaire"])[0])


def test_what_must_be_destroyed_says_so_on_every_page():
    pages, _ = drawn(changed("table", "rows: 6", "rows: 40"))
    assert len(pages) > 1
    assert all("À détruire après usage" in said([page]) for page in pages)
    assert "détruire" not in said(drawn(changed("table", "destroy: true", ""))[0])


def test_what_every_page_says_above_and_below_never_runs_together():
    long = changed("table", "rows: 6", "rows: 40").replace("landscape", "portrait")
    pages, _ = drawn(long.replace("Un tableau", "Les idées de la rencontre"), date=Day(2027, 1, 12),
                     organisation=Text("Accueil de jour de la rue de la Gare"))
    for page in pages:
        words = [run for run in page.boxes if isinstance(run, Run) and run.text.strip()]
        assert not [(a.text, b.text) for a in words for b in words
                    if a is not b and a.y == b.y and a.x <= b.x < a.x + a.width - 0.1]


def test_a_session_writes_its_date_and_place_where_they_are_asked():
    event = {"date": Day(2027, 1, 12), "place": Text("Salle bleue"), "organisation": Text("La structure")}
    form = said(drawn(EXAMPLES["form"], **event)[0])
    assert "mardi 12 janvier 2027, Salle bleue" in form.split(" | ")
    assert "mardi 12 janvier 2027 · Salle bleue · La structure" in form
    scribe = changed("table", "rows: 6", "row_titles: ['1. Date et lieu', Autre]")
    assert "mardi 12 janvier 2027, Salle bleue" in said(drawn(scribe, **event)[0]).split(" | ")
    count = said(drawn(EXAMPLES["headcount"], **event)[0]).split(" | ")
    assert "mardi 12 janvier 2027" in count and "Salle bleue" in count
    assert "2027" not in said(drawn(EXAMPLES["questionnaire"], **event)[0]) + said(
        drawn(EXAMPLES["poster"], **event)[0]
    )


# --- one template after the other ---------------------------------------------------------------------------


def test_a_symbol_takes_two_fifths_of_its_poster():
    yaml = "sheet: essai\ntitle: D'accord\ntemplate: poster\nsizes: [A3]\nlead: D'accord\nsymbol: square\nclosing: Oui."
    page = drawn(yaml)[0][0]
    shape = next(box for box in page.boxes if isinstance(box, Path) and box.node)
    left, top, right, bottom = next(mark for mark in bench.ink(page) if mark[3] - mark[1] > page.height * 0.2)
    assert shape.node.alt == "carré" and 0.3 < (bottom - top) / page.height < 0.45
    assert (left + right) / 2 == pytest.approx(page.width / 2)
    assert said([page]).split(" | ").count("D’accord") == 1


@pytest.mark.parametrize("size, unit", [("A4", 210 / 297), ("A3", 1.0), ("A2", 420 / 297)])
def test_a_poster_reads_from_across_the_room(size, unit):
    page = drawn(EXAMPLES["poster"], size)[0][0]
    sizes = {box.text.split()[0]: box.size for box in page.boxes if isinstance(box, Run) and box.text.strip()}
    assert sizes["On"] >= 40 * unit and sizes["J’écoute"] >= 24 * unit and sizes["Jusqu’au"] >= 24 * unit - 0.01


@given(spans=st.lists(st.integers(1, 9), max_size=20), columns=st.integers(1, 6))
def test_areas_fill_their_rows(spans, columns):
    areas = tuple(Area(title=Text(str(i)), span=span) for i, span in enumerate(spans))
    rows = in_rows(areas, columns)
    assert [area for row in rows for area, _, _ in row] == list(areas)
    for row in rows:
        assert row[0][1] == 0 and row[-1][1] + row[-1][2] == columns
        assert all(first + span == after for (_, first, span), (_, after, _) in zip(row, row[1:], strict=False))


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), st.integers(1, 9)), min_size=1, max_size=12), st.floats(0, 500))
def test_a_length_is_shared_by_weight_and_need(parts, spare):
    needs, weights = [need for need, _ in parts], [weight for _, weight in parts]
    shares = share_out(sum(needs) + spare, needs, weights)
    assert sum(shares) == pytest.approx(sum(needs) + spare)
    assert all(share >= need - 1e-6 for share, need in zip(shares, needs, strict=True))


def test_fifteen_areas_stand_on_one_a4():
    areas = "".join(
        f'  - {{title: "{n}. Une rubrique", hint: Ce que l\'on y écrit en peu de mots, span: 2}}\n'
        for n in range(1, 16)
    )
    pages, report = drawn(
        f"sheet: essai\ntitle: Fiche\ntemplate: canvas\nintro: Une phrase.\ncolumns: 6\nareas:\n{areas}"
    )
    assert not len(report) and len(pages) == 1
    assert min(box.size for box in pages[0].boxes if isinstance(box, Run) and "rubrique" in box.text) >= 11


def heights(page, at_least: float) -> list[float]:
    """The steps between the full-width lines of a page, in mm."""
    ys = sorted(
        {
            round(box.y1, 1)
            for box in page.boxes
            if isinstance(box, Rule) and box.y1 == box.y2 and box.x2 - box.x1 > at_least
        }
    )
    return [(b - a) / MM for a, b in zip(ys, ys[1:], strict=False)]


@pytest.mark.parametrize("rows", [4, 12, 45])
def test_rows_to_write_in_are_at_least_nine_millimetres_tall(rows):
    pages, report = drawn(changed("table", "rows: 6", f"rows: {rows}"))
    assert not len(report)
    steps = [step for page in pages for step in heights(page, 260 * MM) if step > 0.5]
    assert min(steps) >= 8.9
    if rows < 13:
        assert (
            len(pages) == 1
            and max(box.y1 for box in pages[0].boxes if isinstance(box, Rule)) > pages[0].height - 30 * MM
        )


def test_heads_are_repeated_on_each_page_of_a_table():
    pages, _ = drawn(changed("table", "rows: 6", "rows: 60"))
    assert len(pages) > 2 and all("Ce qui a fait bouger" in said([page]) for page in pages)


def test_a_scale_stands_beside_every_statement():
    pages, _ = drawn(EXAMPLES["questionnaire"], "A6")
    numbers = [box.text for box in pages[0].boxes if isinstance(box, Run) and box.text.strip().isdigit()]
    assert numbers == ["0", "1", "2", "3", "4"] * 3  # above, and beside each of two statements


def test_a_tent_reads_from_both_sides_and_is_heard_once():
    page = drawn(EXAMPLES["tent"])[0][0]
    faces = [box for box in page.boxes if isinstance(box, Placed)]
    assert [face.turn for face in faces] == [180, 0, 180, 0]
    for above, below in zip(faces[::2], faces[1::2], strict=True):
        assert above.y + above.page.height == pytest.approx(below.y)  # heads meet at the fold
        words = [[box for box in face.page.boxes if isinstance(box, Run)] for face in (above, below)]
        assert [run.text for run in words[0]] == [run.text for run in words[1]] == ["Mon prénom"]
        assert [[run.node is None for run in runs] for runs in words] == [[True], [False]]


def test_the_first_tents_carry_the_facilitators_first_names():
    pages, report = drawn(EXAMPLES["tent"], facilitators=(Text("Ana"), Text("Bo"), Text("Marie-Emmanuelle")))
    assert not len(report)
    assert [
        [face for face in bench.printed([page]) if face in ("Ana", "Bo", "Marie-Emmanuelle", "Mon prénom")]
        for page in pages
    ] == [
        ["Ana", "Ana", "Bo", "Bo"],
        ["Marie-Emmanuelle", "Marie-Emmanuelle", "Mon prénom", "Mon prénom"],
        ["Mon prénom"] * 4,
    ]
    assert all(outside(page) == [] for page in pages)
    headed = [
        [box.node is not None for box in page.boxes if isinstance(box, Run) and box.text == "Chevalets"]
        for page in pages
    ]
    assert headed == [[True], [False], [True]]  # the blank sheet may be a file of its own


def test_a_head_count_has_its_boxes_by_fives_and_no_name():
    page = drawn(EXAMPLES["headcount"])[0][0]
    squares = [
        box
        for box in page.boxes
        if isinstance(box, Path) and box.stroke and not box.fill and box.node is None and len(box.segments) > 8
    ]
    assert len(squares) == 2 * 32
    assert said([page]).split(" | ").count("Total") == 2
    assert "nom" not in said([page]).casefold()


def test_facts_come_first_and_by_category():
    told = said(drawn(EXAMPLES["digest"])[0])
    order = ["Place", "Deux missions qui se complètent.", "On entend dire : « Il prend la place. »", "Statut",
             "Le poste se finance avant de recruter.", "On entend dire : « C’est du travail à bas prix. » (FA2 à FA4)"]
    places = [told.index(" ".join(text.split())) for text in order]
    assert places == sorted(places)
    assert "Chez nous" not in told


def test_answers_give_all_there_is_to_say():
    told = said(drawn(changed("digest", "show: facts", "show: answers"))[0])
    for text in (
        "X1 · Statut",
        "À nuancer",
        "C’est du travail à bas prix.",
        "Le risque existe.",
        "À quoi le verrait-on ?",
        "FA2 à FA4",
        "Une source",
        "X3 · Place",
        "Question ouverte",
    ):
        assert text in told


def test_a_form_keeps_to_one_page_where_it_can():
    fields = "".join(f'      - {{label: "{n}."}}\n' for n in range(1, 22))
    pages, report = drawn(
        f"sheet: essai\ntitle: Fiche\ntemplate: form\nsections:\n  - title: Un\n    fields:\n{fields}"
    )
    assert not len(report) and len(pages) == 1
    assert min(heights(pages[0], 100 * MM)[1:]) >= 8


# --- what does not fit ----------------------------------------------------------------------------------------

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
        ("icone-inconnue", "hnad", "hand", 8)
    ]


# --- golden logs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("template, size", [("questionnaire", "A6"), ("canvas", "A4")])
def test_small_sheets_are_drawn_as_recorded(template, size, golden):
    golden(f"sheet-{template}-{size.lower()}", log(drawn(EXAMPLES[template], size)[0]))
