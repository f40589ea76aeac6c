"""The garden of the path: every stage on it, in its place, with all its words, whatever there is of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kit.documents.look import Look
from kit.documents.path import checklist, garden, plants
from kit.documents.path.route import routed
from kit.model.path import GROWTH, Gift, Journey, PathStage, Receiver
from kit.model.theme import Ink
from kit.model.workshop import Guide
from kit.reading.source import Text
from kit.typesetting.page import MM, Field, Path, Run

from .bench import library, look

SCRIPT = library().workshop("cafe-debat")


def stage(number: int, of: int, **more) -> PathStage:
    gives = (Gift(gift=Text(f"Feuille {number}"), sheet=Text("besoins"), to=(Receiver(stage=Text(f"e{number + 1}")),)),)
    return PathStage(**dict(
        stage=Text(f"e{number}"), title=Text(f"Titre {number}"), grows=GROWTH[number * len(GROWTH) // (of + 1)],
        workshops=(Text("cafe-debat"),), guide=(Text("FA1"),), who=(Text("équipe"), Text(f"groupe {number}")),
        when=Text(f"Mois {number}"), after=(Text(f"e{number - 1}"),) if number > 1 else (),
        gives=gives if number < of else ()) | more)


def route(count: int, setter, **more):
    stages = tuple(stage(number, count, **more) for number in range(1, count + 1))
    journey = Journey(path=Text("parcours"), title=Text("Un chemin"), intro=Text("En peu de mots."), stages=stages,
                      guide=Guide(says=Text("Rien."), proposes=Text("Tout."), sheets=(Text("FA1"),)))
    return routed(journey, {"cafe-debat": SCRIPT}, setter.report)


def words(page) -> str:
    return " ".join(" ".join(box.text for box in page.boxes if isinstance(box, Run)).split())


@pytest.mark.parametrize(("count", "paper"), ((1, 420), (4, 420), (12, 420), (13, 594), (20, 594), (40, 841)))
def test_every_stage_stands_on_one_page(count, paper):
    desk = look()
    page, = garden.pages(route(count, desk.setter), desk)
    assert round(page.width / MM) == paper and list(desk.setter.report) == []
    said = words(page)
    for number in range(1, count + 1):
        assert f"Titre {number}" in said and f"groupe {number}" in said and f"Mois {number}" in said
        assert number == count or f"Feuille {number} → {number + 1}" in said
    for run in (box for box in page.boxes if isinstance(box, Run)):
        assert 0 <= run.x <= run.x + run.width <= page.width + 0.01 and 0 < run.y < page.height


def test_no_words_of_one_stage_lie_over_those_of_another():
    desk = look()
    page, = garden.pages(route(12, desk.setter), desk)
    runs = [(box.x, box.y - 0.7 * box.size, box.x + box.width, box.y) for box in page.boxes if isinstance(box, Run)]
    for place, (left, top, right, bottom) in enumerate(runs):
        for a, b, c, d in runs[place + 1:]:
            assert not (left < c - 0.1 and a < right - 0.1 and top < d - 0.1 and b < bottom - 0.1)


def test_titles_are_read_at_two_metres():
    desk = look()
    page, = garden.pages(route(12, desk.setter), desk)
    titles = [box.size for box in page.boxes if isinstance(box, Run) and "Titre" in box.text]
    assert len(titles) == 12 and min(titles) >= 24
    assert min(box.size for box in page.boxes if isinstance(box, Run) and box.text.startswith("Mois")) >= 12


def test_too_long_a_title_is_an_error_at_its_place():
    desk = look()
    garden.pages(route(3, desk.setter, title=Text("Beaucoup trop long pour une affiche " * 4)), desk)
    assert {(found.code, found.facts["size"]) for found in desk.setter.report} == {("texte-deborde", "A3")}


def test_where_ink_is_saved_nothing_is_filled_but_small_things():
    desk = look()
    desk = Look(desk.theme, desk.words, desk.setter, desk.icons, ink=Ink.SAVER)
    page, = garden.pages(route(12, desk.setter), desk)
    for path in (box for box in page.boxes if isinstance(box, Path) and box.fill):
        xs, ys = ([value for segment in path.segments for value in segment[at::2]] for at in (1, 2))
        large = max(xs) - min(xs) > 40 and max(ys) - min(ys) > 40
        assert not large or path.fill == desk.theme.paper


@pytest.mark.parametrize("growth", GROWTH)
def test_each_growth_has_its_own_drawing(growth):
    desk = look()
    drawn = plants.grown(growth, desk, 100.0, 200.0)
    others = [plants.grown(other, desk, 100.0, 200.0) for other in GROWTH if other != growth]
    assert drawn and drawn not in others
    tops = [value for path in drawn for segment in path.segments for value in segment[2::2]]
    assert min(tops) >= 200 - plants.TALL[growth], "it stays below the words above it"


def test_the_list_has_a_box_and_two_lines_for_each_stage():
    desk = look()
    found = checklist.pages(route(12, desk.setter), desk)
    fields = [box for page in found for box in page.boxes if isinstance(box, Field)]
    assert [field.name for field in fields[:3]] == ["e1/fait", "e1/date", "e1/who"] and len(fields) == 36
    assert fields[1].label == "Titre 1, Date" and list(desk.setter.report) == []


def test_gifts_of_one_name_are_one_on_the_way():
    desk = look()
    to = (Receiver(stage=Text("e2")),)
    twice = tuple(Gift(gift=Text("La fiche"), sheet=Text("besoins"), to=to) for _ in range(2))
    made = route(3, desk.setter)
    stages = (replace(made.journey.stages[0], gives=twice), *made.journey.stages[1:])
    again = routed(replace(made.journey, stages=stages), {"cafe-debat": SCRIPT}, desk.setter.report)
    assert [(gift.label, gift.to) for gift in again.stops[0].gifts] == [("La fiche", (2,))]
