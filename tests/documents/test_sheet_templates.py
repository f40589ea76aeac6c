"""What each template of sheets promises by itself, one after the other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.documents.sheets.canvas import in_rows
from kit.documents.sheets.sharing import share_out
from kit.model.sheet import Area
from kit.reading.source import Text
from kit.typesetting.page import MM, Path, Placed, Rule, Run

from . import bench
from .specimens import EXAMPLES, changed, drawn, outside, said


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
