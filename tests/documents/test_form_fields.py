"""Every sheet that is written on can be filled in on a screen: a field for each place, none where there is none."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from kit.delivery.order import Order, Shop
from kit.delivery.sheet_printouts import sheet_printout
from kit.documents import sheets
from kit.documents.sheets.blanks import on_paper_only
from kit.model.blank import named, slug
from kit.model.blanks import blanks
from kit.model.library import SHEETS_SHELF
from kit.model.results import Results
from kit.model.sheet import Sheet
from kit.model.simple import simplified
from kit.model.templates import deck_of
from kit.model.values import Size
from kit.reading.source import Source, Text
from kit.typesetting.page import Field, Page, Path, Run
from tests.shipped import library, pace, trials

from . import bench
from .desk import Desk

SHIPPED = [pytest.param(name, str(size), marks=pace(SHEETS_SHELF, name)) for name in library().names(SHEETS_SHELF)
           for size in library().sheet(name).sizes]
FRENCH = "L’œuvre : « ça », 12 €"


def drawn(sheet: Sheet, size: str, session=None, **answers: dict[str, str]) -> tuple[list[Page], Desk]:
    desk = Desk()
    if answers:
        texts = {section: {key: _text(text) for key, text in keys.items()} for section, keys in answers.items()}
        desk.look.results = {str(sheet.sheet): Results(results=sheet.sheet, answers=texts)}
    name = deck_of(sheet)
    decks = {str(name): desk.library.deck(name)} if name else {}
    paper = Size.parse(size).landscape
    paper = paper if sheet.orientation == "landscape" else paper.turned
    return sheets.draw(sheet, paper, desk.look, decks, session), desk


def _text(value: str) -> Text:
    made = Text(value)
    made.source, made.line, made.column, made.length = Source("resultats/essai.yaml", ""), 7, 3, len(value)
    return made


def fields(pages: list[Page]) -> list[Field]:
    return [box for page in pages for box in page.boxes if isinstance(box, Field)]


def said(pages: list[Page]) -> str:
    return " ".join(box.text for page in pages for box in page.boxes if isinstance(box, Run)).replace("\xa0", " ")


@pytest.mark.parametrize("name, size", SHIPPED)
@pytest.mark.parametrize("words", [lambda sheet: sheet, simplified], ids=["usual", "simple"])
def test_each_place_to_write_has_its_field(name, size, words):
    sheet = words(library().sheet(name))
    pages, _ = drawn(sheet, size)
    wanted = Counter(field for blank in blanks(sheet).values() for field in blank.fields)
    assert set(wanted.values()) <= {1}
    assert Counter((field.name, field.choice) for field in fields(pages)) == wanted
    for page in pages:
        own = fields([page])
        assert all(0 < f.x and 0 < f.y and f.x + f.width < page.width and f.y + f.height < page.height for f in own)
        assert all(f.width > 8 and f.height > 8 and f.label.strip() and f.node.tag == "Form" for f in own)
        assert not [(a.name, b.name) for a, b in combinations(own, 2) if _overlap(a, b)]


def _overlap(a: Field, b: Field) -> bool:
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return across > 0.1 and down > 0.1


def heard(name: str) -> list[str]:
    """The labels of a sheet at its first size."""
    sheet = library().sheet(name)
    return [field.label for field in fields(drawn(sheet, str(sheet.sizes[0]))[0])]


def test_labels_make_sense_alone():
    assert "La suite, 20. Prochaine date" in heard("restitution")
    assert "Ligne 3, Compétence" in heard("grille-de-profil")
    assert "J'ai pu parler quand je voulais, Tout à fait" in heard("evaluation")
    assert "1. Intitulé, structure, service, Autre, à préciser" in heard("fiche-de-poste")


@pytest.mark.parametrize("name", trials(SHEETS_SHELF))
def test_no_two_labels_are_the_same(name):
    assert not [label for label, count in Counter(heard(name)).items() if count > 1]


def test_names_are_plain_and_keep_a_number_only_where_it_tells_two_apart():
    assert slug("L'œuvre : « Où ? » à l’été") == "l-oeuvre-ou-a-l-ete"
    assert len(slug("mot " * 40)) <= 48 and not slug("mot " * 40).endswith("-")
    assert named(["1. Date", "2. Et sur", "3. Et sur", "4."]) == ["date", "2-et-sur", "3-et-sur", "4"]


def test_what_the_session_knows_is_the_value_of_its_field():
    sheet = library().sheet("restitution")
    session = Desk().session("cafe-debat", 12, "14:00", date="2027-01-12", place="Dijon")
    pages, _ = drawn(sheet, "A4", session)
    known = next(field for field in fields(pages) if field.name == "le-rendez-vous/date-et-lieu")
    runs = [box for page in pages for box in page.boxes if isinstance(box, Run) and box.node is known.node]
    assert known.value.endswith("Dijon") and known.shown
    assert "".join(run.text for run in runs).endswith("Dijon")  # on paper too, heard once, with its field


@pytest.mark.parametrize("name, size, section, key", [
    ("restitution", "A4", "la-suite", "prochaine-date"), ("fiche-de-poste", "A4", "activites", "reponse"),
    ("grille-de-profil", "A4", "ligne-3", "competence"), ("evaluation", "A5", "questions", "une-chose-a-garder"),
    ("comptage", "A4", "seance", "lieu")])
def test_an_answer_is_printed_in_its_place(name, size, section, key):
    sheet = library().sheet(name)
    blank, written = drawn(sheet, size)[0], drawn(sheet, size, **{section: {key: FRENCH}})[0]
    (field,) = [field for field in fields(written) if field.value]
    assert (field.name, field.value) == (f"{section}/{key}", FRENCH)
    runs = [box for page in written for box in page.boxes if isinstance(box, Run) and box.node is field.node]
    assert runs and all(field.x <= run.x and run.x + run.width <= field.x + field.width for run in runs)
    assert FRENCH not in said(blank) and "12" in said(written)


def test_a_choice_is_ticked_on_paper_and_in_its_field():
    sheet = library().sheet("evaluation")
    pages, _ = drawn(sheet, "A5", phrases={"j-ai-appris-quelque-chose": "Tout à fait"},
                     questions={"j-aimerais-venir-la-prochaine-fois": "Oui | Je ne sais pas"})
    ticked = [field for field in fields(pages) if field.choice and field.value == field.choice]
    assert [field.choice for field in ticked] == ["tout-a-fait", "oui", "je-ne-sais-pas"]
    boxes = [box for page in pages for box in page.boxes]
    assert all(isinstance(boxes[boxes.index(field) + 1], Path) for field in ticked)


def test_an_answer_too_long_for_its_place_is_an_error_at_its_place():
    for name, section, key in (("restitution", "la-suite", "prochaine-date"), ("fiche-de-poste", "soutien", "reponse"),
                               ("grille-de-profil", "ligne-1", "type")):
        _, desk = drawn(library().sheet(name), "A4", **{section: {key: "beaucoup de mots " * 40}})
        assert desk.complaints == [("error", "texte-deborde", 7)], name
        assert next(iter(desk.report)).file == "resultats/essai.yaml"


def test_markup_in_an_answer_is_what_was_typed():
    pages, _ = drawn(library().sheet("restitution"), "A4", **{"la-suite": {"prochaine-date": "*non* [a](b)"}})
    assert "*non* [a](b)" in said(pages)


def test_answers_find_their_place_in_simple_words():
    sheet = library().sheet("fiche-de-poste")
    simple = simplified(sheet)
    given = Results(results=sheet.sheet, answers={"missions-trois-a-six": {"reponse": _text(FRENCH)}})
    told = given.renamed(blanks(sheet), blanks(simple))
    assert dict(told.named) == {"missions-de-trois-a-six/reponse": FRENCH}


def test_what_is_not_for_screens_has_no_field_and_keeps_its_words():
    sheet = library().sheet("restitution")
    pages, _ = drawn(sheet, "A4", **{"la-suite": {"prochaine-date": FRENCH}})
    bare = [on_paper_only(page) for page in pages]
    assert not fields(bare) and "12" in said(bare)
    assert not [box for page in bare for box in page.boxes if getattr(box, "node", None) and box.node.tag == "Form"]


@pytest.mark.parametrize("size, order, fillable", [
    ("A4", Order(), True), ("A3", Order(), True), ("A3", Order(paper=Size.parse("A4")), False),
    ("A4", Order(shop=Shop()), False), ("A4", Order(proof=True), False)])
def test_a_sheet_in_pieces_or_for_a_print_shop_is_not_for_screens(size, order, fillable):
    desk = Desk()
    pages = sheet_printout(desk.library.sheet("fiche-de-poste"), desk.look, order, size, {}).pages
    held = [box for page in pages for box in bench.boxes(page) if isinstance(box, Field)]
    assert bool(held) == fillable
