"""Sheets that answers are drawn on: the spread of a barometer, the sums of a budget, the stages of a garden."""

from __future__ import annotations

import re

import pypdfium2
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kit.delivery.workbench import load_fonts
from kit.documents.sheets import draw
from kit.model.blanks import blanks
from kit.model.checking import convert
from kit.model.results import Results
from kit.model.spread import LEAST
from kit.pdf.document import Information, Printer
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Source
from kit.typesetting.page import Field, Page, Path, Rule, Run

from . import bench
from .specimens import EXAMPLES, outside, said

FEW = "Moins de cinq réponses : on ne montre rien."
COUNTS = st.lists(st.integers(0, 9), min_size=3, max_size=3)


def answered(template: str, answers: dict[str, dict[str, object]], size: str | None = None,
             edit=lambda yaml: yaml) -> list[Page]:
    """The pages of an example with these answers."""
    sheet, look, report = bench.sheet(edit(EXAMPLES[template])), bench.look(), Report()
    lines = ["results: essai", "answers:"]
    for section, keys in answers.items():
        lines += [f"  {section}:", *(f"    {key}: '{answer}'" for key, answer in keys.items())]
    results = convert(load(Source("r.yaml", "\n".join(lines)), report), Results, report)
    assert results and not len(report)
    look.results = {"essai": results}
    pages = draw(sheet, bench.size(size or sheet.sizes[0], sheet), look, {})
    assert not len(look.setter.report), [(d.code, d.facts) for d in look.setter.report]
    assert all(outside(page) == [] for page in pages)
    return pages


# --- the spread of a barometer ------------------------------------------------------------------------------


def counts(*statements: tuple[list[int], list[int]]) -> dict[str, dict[str, int]]:
    words = ("je-vois-a-quoi-cela-sert", "j-ai-envie-d-essayer")
    return {word: {f"{when}-{level}": count for when, counts in zip(("avant", "apres"), sides, strict=True)
                   for level, count in enumerate(counts)} for word, sides in zip(words, statements, strict=False)}


def bars(pages: list[Page]) -> dict[str, list[float]]:
    """How wide the bars on each side are, from the top down; without the patterns that name the sides."""
    page, found = pages[0], {"left": [], "right": []}
    for box in page.boxes:
        if isinstance(box, Path) and len(box.segments) == 5 and box.node is None:
            xs, y = [segment[1] for segment in box.segments[:4]], box.segments[0][2]
            side = "left" if max(xs) < page.width / 2 else "right" if min(xs) > page.width / 2 else None
            if side:
                found[side].append((y, max(xs) - min(xs)))
    return {side: [wide for _, wide in sorted(marks)[1:]] for side, marks in found.items()}


@settings(deadline=None, max_examples=15, phases=[Phase.generate])  # a drawing is slow to shrink
@given(COUNTS, COUNTS)
def test_bars_are_as_long_as_the_counts_and_told_in_figures(before, after):
    before[0], after[2] = before[0] + LEAST, after[2] + LEAST
    pages = answered("tally", counts((before, after)))
    widths = bars(pages)
    unit = max(widths["left"] + widths["right"]) / max(before + after)
    for side, told in (("left", before), ("right", after)):
        assert [round(wide / unit, 3) for wide in widths[side]] == [count for count in told if count]
    numbers = [run.text for run in pages[0].boxes if isinstance(run, Run) and run.text.isdigit()]
    for level in range(3):
        assert numbers[3 * level:3 * level + 3] == [str(level), str(before[level]), str(after[level])]


@settings(deadline=None, max_examples=15, phases=[Phase.generate])  # a drawing is slow to shrink
@given(COUNTS, COUNTS)
def test_a_statement_that_few_answered_shows_no_number_at_all(before, after):
    shown = sum(before) >= LEAST and sum(after) >= LEAST
    pages = answered("tally", counts((before, after)))
    told = said(pages)
    assert told.count(FEW) == (1 if shown else 2)  # nobody answered the other one
    numbers = [run.text for run in pages[0].boxes if isinstance(run, Run) and run.text.isdigit()]
    assert bool(numbers) == shown
    assert not [box for box in pages[0].boxes if isinstance(box, Field)]
    assert "moyenne" not in told.casefold()


def test_no_number_of_a_hidden_statement_is_in_the_file():
    pages = answered("tally", counts(([3, 0, 7], [0, 4, 0])))
    written = Printer(load_fonts()).write(pages, Information(title="Essai"))
    with pypdfium2.PdfDocument(written) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert FEW in " ".join(text.split())
    assert set(re.findall(r"\d", text)) == {"1"}  # of the sheet's version
    assert b"/Widget" not in written


def test_before_is_hatched_and_after_is_full():
    pages = answered("tally", counts(([6, 0, 0], [0, 0, 6])))
    hatches = [box for box in pages[0].boxes if isinstance(box, Rule) and 0 < abs(box.x1 - box.x2) < 20
               and abs(abs(box.x1 - box.x2) - abs(box.y1 - box.y2)) < 0.01]
    assert hatches and max(max(rule.x1, rule.x2) for rule in hatches) < pages[0].width / 2


def test_without_answers_there_is_a_box_for_each():
    pages = draw(bench.sheet(EXAMPLES["tally"]), bench.size("A4", bench.sheet(EXAMPLES["tally"])), bench.look(), {})
    squares = [box for box in pages[0].boxes if isinstance(box, Path) and box.stroke and len(box.segments) > 8]
    assert len(squares) == 2 * 3 * 2 * 12
    assert len({box.name for box in pages[0].boxes if isinstance(box, Field)}) == 2 + 2 * 3 * 2


def test_how_many_sheets_were_counted_stands_over_each_side():
    pages = answered("tally", counts(([5, 0, 0], [0, 0, 6])) | {"feuilles": {"avant": 12, "apres": 1}})
    assert "Avant : 12 feuilles" in said(pages) and "Après : 1 feuille" in said(pages)


# --- a budget ---------------------------------------------------------------------------------------------------


def test_a_budget_says_its_sums_and_what_lacks():
    told = said(answered("budget", {"charges-formation": {"2027": "1500,50"}, "acquis": {"2027": "9 000 €"}}))
    for text in ("25 500,50", "24 500,50", "il manque 5 500,50 €", "1 500,50", "20 000"):
        assert text in told.split(" | "), text
    # 2028 has no income yet, so nothing is said to lack.
    assert told.count("manque") == 1


def test_a_year_with_blanks_is_balanced_so_far():
    told = said(answered("budget", {"produits-un-financeur": {"2028": "24 500,50"}}))
    assert "équilibré à ce jour" in told.split(" | ")


def test_a_blank_budget_has_a_place_for_every_amount_and_no_figure():
    def bare(yaml: str) -> str:
        return yaml.replace(', amounts: {"2027": 24 000, "2028": "24 500,50"}', "").replace(
            ', amounts: {"2027": 20 000}', "")

    pages = answered("budget", {"autre": {"rien": "1"}}, edit=bare)
    fields = [box for box in pages[0].boxes if isinstance(box, Field)]
    assert len(fields) == len(blanks(bench.sheet(EXAMPLES["budget"]))) and not any(field.value for field in fields)


# --- a garden ------------------------------------------------------------------------------------------------------


def stages(first: str, second: str, third: str) -> dict[str, dict[str, str]]:
    time = {"une-heure-est-prevue": first, "quelqu-un-remplace": second}
    return {"du-temps": time, "de-l-envie": {"on-en-parle": third}}


def test_the_lowest_condition_is_named_and_its_stage():
    assert "« Du temps » : pousse" in said(answered("garden", stages("arbre", "pousse", "plant")))


def test_conditions_as_low_as_each_other_are_named_together():
    assert "« Du temps » et « De l’envie » : graine" in said(answered("garden", stages("graine", "arbre", "graine")))


def test_nothing_is_decided_while_an_answer_lacks():
    pages = answered("garden", {"du-temps": {"une-heure-est-prevue": "graine"}})
    assert ": graine" not in said(pages)
    assert [box.value for box in pages[0].boxes if isinstance(box, Field) and box.value] == ["graine"]


def test_on_a_wall_the_same_is_said():
    def lying(yaml: str) -> str:
        return yaml[:yaml.index("back:")].replace("sizes: [A4, A3]", "sizes: [A3]\norientation: landscape")

    pages = answered("garden", stages("plant", "pousse", "arbre"), edit=lying)
    assert len(pages) == 1 and pages[0].width > pages[0].height
    assert "« Du temps » : pousse" in said(pages)
