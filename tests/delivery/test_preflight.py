"""The check of finished files finds what is planted in them, and says where; a proof leaves the real files be."""

from __future__ import annotations

import json

import msgspec
import pytest

from kit.cli.proofing import lines
from kit.delivery import preflight
from kit.delivery.inspection import Unreadable, inspect
from kit.delivery.preflight import HOME, MEND, SHOP, WATCH, Preflight
from kit.reading.diagnostics import Report
from kit.reading.messages import Messages
from kit.typesetting.page import MM, Node, Page, Run
from tests.pdf.making import written

from .foreign import drawn, entry, faulty, page_of, picture, words
from .project import Project


def codes(pdf: bytes, use: str = HOME, kind: str = "sheet") -> list[tuple[str, int]]:
    return [(found.code, found.page) for found in preflight.check(entry(kind=kind), pdf, use).findings]


@pytest.fixture
def good() -> bytes:
    page = Page.of_mm(100, 100)
    page.add(Run(40, 60, "Bonjour", "regular", 12, "#000000"))
    return written(page)


# --- planted faults ----------------------------------------------------------------------------------------------


def test_a_file_of_the_kit_has_nothing_against_it(good):
    checked = preflight.check(entry(), good, SHOP)
    assert (checked.verdict, checked.findings) == (preflight.GOOD, ())
    assert [font.name for font in checked.facts.fonts] == ["AtkinsonHyperlegibleNext-Regular"]
    assert (checked.facts.smallest.size, checked.facts.smallest.words) == (12, "Bonjour")


def test_a_font_that_is_not_in_the_file_is_found_on_its_first_page():
    def draw(canvas):
        canvas.showPage()
        words(canvas, 12)

    pdf = drawn(draw)
    assert codes(pdf) == [("police-absente", 2)]
    (font,) = inspect(pdf).fonts
    assert (font.name, font.embedded) == ("Helvetica", False)


@pytest.mark.parametrize("wide, use, faults", ((72, HOME, 1), (34, HOME, 0), (34, SHOP, 1), (17, SHOP, 0)))
def test_a_coarse_picture_is_found_at_the_size_that_it_is_printed(wide, use, faults):
    def draw(canvas):
        canvas.drawImage(picture(), 0, 0, wide, wide)
        canvas.drawImage(picture(), 100, 100, 10, 10)

    pdf = drawn(draw)
    assert codes(pdf, use) == [("image-grossiere", 1)] * faults
    assert inspect(pdf).coarsest.dpi == round(72 * 72 / wide)


def test_a_picture_that_is_stretched_is_as_coarse_as_its_longer_side():
    assert inspect(drawn(lambda canvas: canvas.drawImage(picture(), 0, 0, 36, 144))).coarsest.dpi == 36


def test_a_picture_is_measured_turned_and_inside_a_form():
    def draw(canvas):
        canvas.beginForm("forme")
        canvas.drawImage(picture(), 0, 0, 36, 36)
        canvas.endForm()
        canvas.rotate(30)
        canvas.scale(2, 2)
        canvas.doForm("forme")

    assert inspect(drawn(draw)).coarsest.dpi == 72


@pytest.mark.parametrize(
    "boxes, strays",
    (
        ({"trimBox": (10, 10, 190, 290), "bleedBox": (5, 5, 195, 295)}, []),
        ({"trimBox": (10, 10, 210, 290)}, [("TrimBox", "MediaBox"), ("TrimBox", "BleedBox")]),
        ({"trimBox": (10, 10, 190, 290), "bleedBox": (12, 5, 195, 295)}, [("TrimBox", "BleedBox")]),
        ({"bleedBox": (-9, 0, 200, 300)}, [("BleedBox", "MediaBox")]),
    ),
)
def test_boxes_that_leave_each_other_are_found(boxes, strays):
    pdf = drawn(lambda canvas: canvas.rect(50, 50, 9, 9), **boxes)
    assert [(stray.inner, stray.outer) for stray in inspect(pdf).stray_boxes] == strays
    assert codes(pdf) == [("cadre-qui-depasse", 1)] * len(strays)


def test_what_is_cut_off_and_how_far_ink_goes_is_measured():
    bleed, trim = [10 * MM, 10 * MM, 79 * MM, 104 * MM], [13 * MM, 13 * MM, 76 * MM, 101 * MM]
    pdf = drawn(lambda canvas: canvas.rect(50, 50, 9, 9), (89 * MM, 114 * MM), trimBox=trim, bleedBox=bleed)
    (size,) = inspect(pdf).sizes
    assert (size.width, size.height, size.trim, size.bleed, size.pages) == (89, 114, (63, 88), 3, 1)
    assert codes(pdf, SHOP, "deck") == []
    narrow = drawn(lambda canvas: canvas.rect(50, 50, 9, 9), (89 * MM, 114 * MM), trimBox=trim, bleedBox=trim)
    assert codes(narrow, SHOP, "deck") == [("fond-perdu-etroit", 1)] and codes(narrow, HOME, "deck") == []


def test_small_type_is_found_with_its_words():
    pdf = written(*[page_of(size, f"corps {size}") for size in (9, 4, 5)])
    assert codes(pdf) == [("texte-minuscule", 2)]
    smallest = inspect(pdf).smallest
    assert (smallest.size, smallest.words, smallest.page) == (4, "corps 4", 2)


@pytest.mark.parametrize("turn", (0, 30, 90, 200))
@pytest.mark.parametrize("inside_a_form", (False, True))
def test_type_is_measured_as_it_is_printed(turn, inside_a_form):
    """8 points, at half their height and twice their width, whichever way they run."""

    def draw(canvas):
        canvas.translate(100, 150)
        canvas.rotate(turn)
        canvas.scale(2, 0.5)
        if inside_a_form:
            canvas.beginForm("forme")
            words(canvas, 8)
            canvas.endForm()
            canvas.doForm("forme")
        else:
            words(canvas, 8)

    assert inspect(drawn(draw)).smallest.size == pytest.approx(4, abs=0.02)


def test_a_letter_in_a_mark_is_no_type_and_a_letter_that_is_read_is():
    for node, size in ((None, 12), (Node("P"), 3)):
        page = Page.of_mm(100, 100)
        page.add(Run(40, 60, "Bonjour", "regular", 12, "#000000", Node("P")))
        page.add(Run(9, 9, "P", "bold", 3, "#ffffff", node))
        assert inspect(written(page)).smallest.size == size


def test_black_made_of_colours_is_found_for_a_shop_alone():
    page = Page.of_mm(100, 100)
    page.add(Run(40, 60, "presque noir", "regular", 12, "#22282b"), Run(40, 90, "vert", "regular", 12, "#265a36"))
    pdf = written(page)
    assert codes(pdf, SHOP) == [("noir-en-couleurs", 1)] and codes(pdf, HOME) == []
    assert inspect(pdf).mixed_black.words == "presque noir"


@pytest.mark.parametrize("data", (b"", b"%PDF-1.7\n", b"rien", b"%PDF-1.7\n" + bytes(500)))
def test_what_is_no_pdf_is_a_finding_not_a_crash(data):
    with pytest.raises(Unreadable):
        inspect(data)
    checked = preflight.check(entry(), data, HOME)
    assert (checked.verdict, checked.facts, checked.findings[0].code) == (MEND, None, "pdf-illisible")


# --- ink ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fill, coverage", (((0, 0, 0), 50), ((1, 1, 1), 0), ((0.5, 0.5, 0.5), 25), ((1, 0, 0), 100), ((0, 1, 1), 50))
)
def test_ink_is_what_covers_the_paper(fill, coverage):
    """Half the page is filled; red takes two inks, cyan one, grey a part of the black."""

    def draw(canvas):
        canvas.setFillColorRGB(*fill)
        canvas.rect(0, 0, 200, 150, stroke=0, fill=1)
        canvas.showPage()

    ink = inspect(drawn(draw)).ink
    assert ink.mean == pytest.approx(coverage, abs=0.3) and ink.most == ink.mean
    assert len(ink.colours) == 1


def test_the_page_that_takes_most_ink_is_named():
    def draw(canvas):
        for height in (30, 150, 60):
            canvas.rect(0, 0, 200, height, stroke=0, fill=1)
            canvas.showPage()

    ink = inspect(drawn(draw)).ink
    assert (ink.most, ink.page, ink.mean) == (pytest.approx(50, abs=0.2), 2, pytest.approx(80 / 3, abs=0.2))


# --- what is said ------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def about(pdf: bytes, use: bool = False) -> Preflight:
    return preflight.preflight("Essai", [entry()], {"essai.pdf": pdf}, use)


def test_the_json_has_the_shape_that_is_declared(good):
    for pdf in (good, faulty(), b"rien"):
        checked = about(pdf)
        assert msgspec.json.decode(preflight.write(checked), type=Preflight) == checked
    assert set(json.loads(preflight.write(about(good)))) == {"kit", "name", "use", "files"}


def test_words_name_the_file_and_the_page(project):
    said = "\n".join(lines(about(faulty()), project.look.words))
    verdict = "à corriger avant d'imprimer"
    assert said.startswith(f"Contrôle de « Essai » : {verdict}.\nessai.pdf : {verdict}\n")
    for sentence in (
        "page 2 : la police « Helvetica » n'est pas dans le fichier",
        "page 1 : TrimBox sort de MediaBox",
        "page 2 : « Quelques mots » est écrit en 4 points, c'est trop petit (au moins 6)",
        "page 2 : une image n'a que 72 points par pouce, il en faut 150",
        "2 feuilles · recto verso · 1 exemplaire",
        "plus petit texte : 4 points, page 2, « Quelques mots »",
    ):
        assert sentence in said


def test_a_good_file_is_said_to_be_good(project, good):
    said = list(lines(about(good), project.look.words))
    assert said[:2] == ["Contrôle de « Essai » : tout va bien.", "essai.pdf : tout va bien"]
    assert "1 police, dans le fichier · aucune image" in said[3]


def test_every_finding_has_its_words_and_every_grave_one_its_sentences(project):
    found = [preflight.check(entry(kind="deck"), pdf, SHOP) for pdf in (faulty(), b"rien", _mixed())]
    assert {one.code for checked in found for one in checked.findings} == {
        *preflight.GRAVE, "texte-minuscule", "image-grossiere", "noir-en-couleurs", "fond-perdu-etroit"
    }
    for checked in found:
        assert all("{" not in line for line in lines(Preflight(kit="", name="x", use=SHOP, files=(checked,)),
                                                     project.look.words))
    for language in ("fr", "en"):
        report = Report()
        preflight.complain(Preflight(kit="", name="x", use=SHOP, files=tuple(found)), report)
        sentences = [Messages(language).sentence(diagnostic) for diagnostic in report]
        assert {diagnostic.code for diagnostic in report} == set(preflight.GRAVE)
        assert all("essai.pdf" in sentence for sentence in sentences)


def _mixed() -> bytes:
    page = Page.of_mm(100, 100)
    page.trim = page.bleed = (20, 20, 100, 100)
    page.add(Run(40, 60, "presque noir", "regular", 12, "#22282b"))
    return written(page)


def test_the_gravest_file_gives_the_verdict(good):
    small = written(page_of(4, "corps"))
    files = {"a.pdf": good, "b.pdf": small}
    entries = [entry(name) for name in files]
    assert preflight.preflight("Essai", entries, files, False).verdict == WATCH
    assert preflight.preflight("Essai", entries, files | {"a.pdf": b"rien"}, False).verdict == MEND
