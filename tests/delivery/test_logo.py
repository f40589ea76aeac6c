"""A logo is read inside the project alone, is looked at before it is printed, and stands where the motif stood."""

from __future__ import annotations

import os
from io import BytesIO

import pytest
from PIL import Image as Pillow

from kit.delivery.order import Order, Shop
from kit.delivery.workbench import open_session
from kit.documents import guide, programme
from kit.documents.session import Logo
from kit.reading.messages import Messages
from kit.typesetting.page import MM, Image, Page, Run

from .project import Project


def png(width: int, height: int, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (width, height), (40, 120, 60)).save(out, kind)
    return out.getvalue()


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path / "projet")
    made.write("images/logo.png", png(800, 200))
    return made


def images(pages: list[Page]) -> list[Image]:
    return [box for page in pages for box in page.boxes if isinstance(box, Image)]


@pytest.mark.parametrize("document", (guide, programme))
def test_the_logo_is_at_the_top_right_in_its_proportions(project, document):
    session = project.session("logo: images/logo.png\norganisation: Le Relais")
    page, *others = document.pages(session, project.look)
    (logo,) = images([page])
    assert images(others) == []
    assert (round(logo.width / MM, 3), round(logo.height / MM, 3)) == (40, 10)
    assert 180 < (logo.x + logo.width) / MM < 200 and logo.y / MM < 30
    assert (logo.node.tag, logo.node.alt) == ("Figure", "Logo de Le Relais")
    beside = [box for box in page.boxes if isinstance(box, Run) and box.y - box.size < logo.y + logo.height]
    assert beside and all(box.x + box.width < logo.x for box in beside)


def test_words_of_its_own_come_before_those_made_of_the_organisation(project):
    words = "logo: images/logo.png\nlogo_alt: Une lampe allumée"
    for more in ("", "\norganisation: Le Relais"):
        (logo,) = images(programme.pages(project.session(words + more), project.look))
        assert logo.node.alt == "Une lampe allumée"


def test_a_logo_that_nothing_describes_is_an_error_at_its_place(project):
    assert project.session("start: 14h\nlogo: images/logo.png") is None
    assert [(d.severity, d.code, d.place.line, d.place.column) for d in project.report] == [
        ("error", "image-sans-description", 2, 7)]


def test_without_a_logo_the_motif_stands(project):
    assert images(guide.pages(project.session(), project.look)) == []


@pytest.mark.parametrize("width, height, printed", ((800, 200, (40, 10)), (100, 100, (18, 18)), (300, 900, (6, 18))))
def test_a_logo_keeps_its_proportions(width, height, printed):
    assert Logo(b"", width, height).printed == pytest.approx(printed)


def refused(project: Project, logo: str) -> list[tuple[str, str, int]]:
    """What is said of a logo that is not printed: severity, code and line."""
    assert project.session(f"start: 14h\nlogo: {logo}") is None
    return [(d.severity, d.code, d.place.line) for d in project.report]


@pytest.mark.parametrize(
    "name, data, code",
    (
        ("logo.png", b"GIF89a", "image-illisible"),
        ("logo.png", png(30, 30, "GIF"), "image-illisible"),
        ("logo.jpg", png(300, 300, "JPEG")[:600], "image-illisible"),
        ("logo.png", b"", "image-illisible"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image-illisible"),
        ("logo.png", bytes(20_000_001), "fichier-trop-gros"),
    ),
)
def test_a_logo_that_cannot_be_printed_is_an_error_at_its_place(project, name, data, code):
    project.write(name, data)
    assert refused(project, name) == [("error", code, 2)]


def test_a_logo_that_is_not_there_is_an_error(project):
    assert refused(project, "images/absent.png") == [("error", "fichier-illisible", 2)]
    project.open()
    assert refused(project, "images") == [("error", "fichier-special", 2)]


@pytest.mark.parametrize("path", ("../dehors.png", "images/../../dehors.png", "{outside}"))
def test_a_logo_outside_the_project_is_not_read(project, path):
    outside = project.folder.parent / "dehors.png"
    outside.write_bytes(png(800, 200))
    assert refused(project, path.format(outside=outside)) == [("error", "hors-du-projet", 2)]


@pytest.mark.skipif(os.name == "nt", reason="needs a right to make links, and pipes")
def test_a_link_that_leads_outside_is_not_followed_and_a_pipe_does_not_block(project):
    outside = project.folder.parent / "dehors.png"
    outside.write_bytes(png(800, 200))
    (project.folder / "lien.png").symlink_to(outside)
    assert refused(project, "lien.png") == [("error", "hors-du-projet", 2)]
    project.open()
    os.mkfifo(project.folder / "tuyau.png")
    assert refused(project, "tuyau.png") == [("error", "fichier-special", 2)]


def test_a_logo_with_too_few_pixels_is_printed_with_a_warning(project):
    project.write("petit.png", png(120, 54))
    session = project.session("logo: petit.png\nlogo_alt: Une lampe")
    (warning,) = project.report
    assert session.logo and (warning.severity, warning.code, warning.facts["dpi"]) == ("warning", "image-floue", 76)


@pytest.mark.parametrize("shop, width, said", ((False, 320, []), (True, 320, [(203, 300)]), (True, 480, []),
                                               (False, 160, [(102, 150)])))
def test_a_print_shop_wants_it_sharper(project, shop, width, said):
    """Of a logo 40 mm wide, the dots per inch that there are and that it takes."""
    project.write("moyen.png", png(width, width // 4))
    event = project.event("logo: moyen.png\nlogo_alt: Une lampe")
    assert open_session(project.library.workshop("essai"), event, project.library, shop).logo
    assert [(d.facts["dpi"], d.facts["least"]) for d in project.report] == said
    for diagnostic in project.report:
        sentence = Messages("fr").sentence(diagnostic)
        assert all(str(number) in sentence for number in said[0])


def test_a_pack_for_a_shop_says_so_and_one_for_home_does_not(project):
    project.write("moyen.png", png(320, 80))
    event = project.event("logo: moyen.png\nlogo_alt: Une lampe")
    assert project.pack(Order(event)) and project.codes == []
    assert project.pack(Order(event, shop=Shop())) and set(project.codes) == {"image-floue"}


def test_a_pack_with_a_logo_holds_it_and_one_with_a_bad_one_is_not_made(project):
    good, bad = project.event("logo: images/logo.png\nlogo_alt: Une lampe"), project.event("logo: absent.png")
    pack = project.pack(Order(good))
    assert b"/Subtype /Image" in pack.files["guide.pdf"] and b"/Subtype /Image" in pack.files["programme.pdf"]
    assert "images/logo.png" in pack.about.inputs
    assert project.pack(Order(bad)) is None
