"""Fields are invisible on paper, heard where they stand, take what is typed in French, and give it back."""

from __future__ import annotations

import re
from pathlib import Path

import page as validator
import pytest
from PIL import ImageChops

from kit.imposition.nup import nup
from kit.model.values import Size
from kit.pdf.filled import NotAForm, answers
from kit.typesetting.page import Field, Node, Page, Run

from . import reading_back, verapdf
from .filling import filled, picture, typed
from .making import printer, written
from .objects import everything
from .tree import Tree

FRENCH = "L’œuvre de Zoé : « ça », 12 € – déjà…"


def form(value: str = "", ticked: str = "") -> Page:
    """A question to answer in a line, one in several, one with one choice, one with any."""
    page, root = Page.of_mm(120, 120, "Essai"), Node("Sect")
    for y, (name, label, lines) in enumerate((("a/nom", "A, nom", 1), ("a/suite", "A, suite", 4))):
        node = Node("Form", root, role="tv") if value else Node("Form", root)
        page.add(Run(20, 40 + 90 * y, label, "regular", 10, "#000000", Node("P", root)),
                 Field(20, 50 + 90 * y, 200, 18 * lines, name, label, node, "", value, (value,) * bool(value), 11,
                       lines))
        if value:
            page.add(Run(22, 62 + 90 * y, value, "regular", 11, "#000000", node))
    for i, word in enumerate(("oui", "non")):
        page.add(Field(20 + 40 * i, 240, 12, 12, "b/avis", f"B, avis, {word}", Node("Form", root), word, ticked),
                 Field(20 + 40 * i, 270, 12, 12, f"b/qui/{word}", f"B, qui, {word}", Node("Form", root), word, ticked))
    return page


def failures(data: bytes, folder: Path) -> list[str]:
    path = folder / "essai.pdf"
    path.write_bytes(data)
    return [f"{profile} {failure.rule_id}" for profile in ("2a", "ua1")
            for failure in validator.validate_pdf(str(path), profile=profile).failures]


@pytest.mark.parametrize("page", [form(), form(FRENCH, "oui")], ids=["blank", "written"])
def test_files_with_fields_keep_the_rules(page, tmp_path):
    assert failures(written(page), tmp_path) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
def test_vera_says_so_too(tmp_path):
    paths = [tmp_path / "blank.pdf", tmp_path / "written.pdf"]
    for path, page in zip(paths, (form(), form(FRENCH, "oui")), strict=True):
        path.write_bytes(written(page))
    assert verapdf.failures(paths, "ua1", "2a") == {}


def test_what_is_typed_is_read_back():
    said = answers(filled(written(form()), typed(nom=FRENCH, suite=f"{FRENCH}\n(deux) \\ lignes")))
    assert (said["a/nom"], said["a/suite"]) == (FRENCH, f"{FRENCH}\n(deux) \\ lignes")


def test_of_one_question_one_box_is_ticked_and_of_others_any():
    said = answers(filled(written(form()), lambda name, word: bool(word)))
    assert said["b/avis"] == "non"
    assert (said["b/qui/oui"], said["b/qui/non"]) == ("oui", "non")


def test_a_click_takes_a_tick_back():
    said = answers(filled(written(form(ticked="oui")), lambda name, word: word == "oui"))
    assert (said["b/avis"], said["b/qui/oui"]) == ("", "")


def test_what_is_already_written_is_the_value_and_is_heard_once():
    data = written(form(FRENCH, "oui"))
    said = answers(data)
    assert said == {"a/nom": FRENCH, "a/suite": FRENCH, "b/avis": "oui", "b/qui/oui": "oui", "b/qui/non": ""}
    assert "".join(reading_back.texts(data)).count("uvre de Zo") == 2  # the two places where it stands on paper


def test_blank_fields_leave_no_ink():
    data = written(form())
    assert ImageChops.difference(picture(data, True), picture(data, False)).getbbox() is None
    seen = filled(data, typed(nom="écrit"))
    assert ImageChops.difference(picture(seen, True), picture(seen, False)).getbbox()


def test_fields_are_read_where_they_stand():
    tags = [tag for tag, _ in Tree(written(form())).read() if tag]
    assert tags == ["Document", "Sect", "P", "Form", "P", "Form", *["Form"] * 4]
    elements = printer().draw([form()]).elements
    assert all(len(kids) == 1 for tag, kids in zip(elements.tags, elements.kids, strict=True) if tag == "Form")


def test_a_copy_that_only_repeats_has_no_second_field():
    sheets = nup([page := form(), page], Size.parse("A4"))
    assert len(answers(written(*sheets))) == len(answers(written(page)))
    assert everything(written(*sheets)).count(b"/Widget") == everything(written(page)).count(b"/Widget") > 0


def test_documents_in_one_file_keep_their_names_apart():
    pages = [form(), form()]
    pages[0].scope, pages[1].scope = "un", "deux"
    said = answers(filled(written(*pages), lambda name, word: "" if word else name))
    assert said["un/a/nom"] == "un/a/nom" and said["deux/a/nom"] == "deux/a/nom"


def test_fields_run_nothing_and_leave_nothing_to_the_viewer():
    data = everything(written(form(FRENCH, "oui")))
    assert not re.search(rb"/(JavaScript|JS|NeedAppearances|AA|OpenAction)\b", data)
    assert data.count(b"/TU") >= 6


@pytest.mark.parametrize("data, code", [(b"", "formulaire-illisible"), (b"%PDF-1.7 x", "formulaire-illisible"),
                                        (None, "pdf-sans-champ")])
def test_what_is_no_form_is_said_so(data, code):
    with pytest.raises(NotAForm, match=code):
        answers(written(Page.of_mm(50, 50)) if data is None else data)


def test_on_a_screen_a_field_hides_what_is_printed_under_it():
    def seen(page: Page, typing: str = "") -> object:
        data = written(page)
        return picture(filled(data, typed(nom=typing, suite=typing)) if typing else data, True)

    printed, bare = form(FRENCH), form(FRENCH)
    bare.boxes = [box for box in bare.boxes if getattr(box, "text", "") != FRENCH]
    assert ImageChops.difference(seen(printed), seen(bare)).getbbox() is None
    assert ImageChops.difference(seen(printed, "i"), seen(form(), "i")).getbbox() is None
