"""Copies for a word processor: every word in the order it is read, with real styles, and the same bytes every time."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from kit.delivery.order import Order
from kit.delivery.printouts import session_printouts
from kit.delivery.word_copies import copies, word_copy
from kit.documents.session import Printout
from kit.typesetting.page import Field, Node, Page, Run
from kit.typesetting.page import Path as Shape
from kit.typesetting.reading_order import Element, Words, read
from kit.word.document import write
from tests.documents.desk import Desk, bare
from tests.pdf.making import printer

ROOT = Path(__file__).resolve().parents[2]
WORKSHOPS = ("cafe-debat", "fiche-de-poste")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@cache
def made(workshop: str) -> dict[str, tuple[Printout, bytes]]:
    desk = Desk()
    session = desk.session(workshop, 12, "9:30", date="2027-01-12")
    outs = session_printouts(session, desk.look, Order())
    return {out.name: (out, data) for out, data in copies(outs, session, printer())}


def all_made() -> list[tuple[Printout, bytes]]:
    return [one for workshop in WORKSHOPS for one in made(workshop).values()]


def opened(data: bytes):
    return docx.Document(BytesIO(data))


def expected(element: Element) -> str:
    """The words of a tree, without those drawn within figures and the numbers that a list counts itself."""
    said = ""
    for kid in element.kids:
        if isinstance(kid, Words):
            said += f"{kid.text} "
        elif kid.tag != "Figure" and not (kid.tag == "Lbl" and re.fullmatch(r"[•–-]|\d+[.)]?", kid.text)):
            said += f"{expected(kid)} "
    return said


def found(data: bytes) -> str:
    return "".join(text.text or "" for text in opened(data).element.body.iter(qn("w:t"))).replace("☐", "")


def test_a_pack_has_its_documents_and_forms_and_no_poster():
    documents = {"guide", "programme", "co-animation", "scribe", "direction", "mes-reperes"}
    assert set(made("cafe-debat")) == {*documents, "restitution"}
    assert set(made("fiche-de-poste")) == {*documents, "fiche-de-poste-a4", "modalites"}


def test_every_word_is_there_in_the_order_it_is_read():
    for out, data in all_made():
        assert bare(found(data)) == bare(expected(read(out.pages))), out.name


def test_a_word_that_is_left_out_is_seen():
    out, data = made("cafe-debat")["programme"]
    page = out.pages[0]
    run = next(i for i, box in enumerate(page.boxes) if isinstance(box, Run) and box.node)
    shorter = Page(page.width, page.height)
    shorter.boxes = page.boxes[:run] + page.boxes[run + 1 :]
    assert bare(found(data)) != bare(expected(read([shorter])))


def test_headings_are_styles_and_skip_no_level():
    for out, data in all_made():
        names = [paragraph.style.name for paragraph in opened(data).paragraphs]
        levels = [0 if name == "Title" else int(name[-1]) for name in names if name == "Title" or "Heading" in name]
        assert levels[0] == 0 and levels.count(0) == 1, out.name
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), out.name


def test_every_picture_has_a_text_in_its_place():
    pictures = [shape for _, data in all_made() for shape in opened(data).inline_shapes]
    assert len(pictures) >= 2
    assert all(len(shape._inline.docPr.get("descr")) > 20 for shape in pictures)


def test_tables_have_heads_that_repeat_and_fill_their_measure():
    document = opened(made("cafe-debat")["guide"][1])
    heads = [table for table in document.tables if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert len(heads) >= 3
    section = document.sections[0]
    measure = section.page_width - section.left_margin - section.right_margin
    for table in heads:
        assert sum(column.width for column in table.columns) == pytest.approx(measure, rel=0.01)
        for row in table.rows:
            assert all(len(cell.paragraphs) == 1 or all(p.text for p in cell.paragraphs) for cell in row.cells)


def test_links_lead_to_headings_and_the_contents_count_their_pages():
    document = opened(made("cafe-debat")["guide"][1])
    names = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    targets = {link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))} - {None}
    counted = [text.text for text in document.element.iter(qn("w:instrText"))]
    assert len(targets) > 10 and targets <= names
    assert len(counted) > 10 and all(re.fullmatch(r" PAGEREF [\w-]+ \\h ", text) for text in counted)


def test_the_paper_the_language_and_what_a_file_says_of_itself():
    for out, data in all_made():
        document = opened(data)
        section, about = document.sections[0], document.core_properties
        assert section.page_width.mm == pytest.approx(out.paper[0], abs=0.5)
        assert section.page_height.mm == pytest.approx(out.paper[1], abs=0.5)
        assert about.title == out.title and about.language == "fr"
        assert {about.author, about.last_modified_by} <= {"kit-travail-pair", ""}
        spoken = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
        assert spoken == {"fr-FR"}


def test_the_same_words_give_the_same_bytes():
    out, data = made("cafe-debat")["guide"]
    assert word_copy(out, printer()) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- places to write ----------------------------------------------------------------------------------------------


def form(*boxes) -> docx.document.Document:
    page = Page(595, 842)
    page.add(*boxes)
    return opened(write([page], "Essai", "fr", lambda figure: (b"", 0)))


def label(text: str, node: Node, y: float = 100) -> Run:
    return Run(50, y, text, "regular", 10, "#000000", node, width=60)


def test_a_line_to_write_on_is_a_line_and_an_area_is_a_frame_of_its_height():
    line = Field(120, 90, 300, 14, "nom", "Nom", Node("Form"))
    area = Field(50, 200, 400, 90, "avis", "Avis", Node("Form"), lines=5)
    document = form(label("Nom", Node("P")), line, label("Avis", Node("P"), 190), area)
    assert document.paragraphs[0].text == "Nom \t"
    (table,) = document.tables
    assert table.rows[0].height.pt == pytest.approx(90, abs=0.5)


def test_a_box_to_tick_is_a_sign_and_ticked_where_it_is():
    items = [Node("LBody", Node("LI", node)) for node in [Node("L")] for _ in range(2)]
    boxes = [Field(50, 90 + 20 * i, 10, 10, "choix", "Choix", Node("Form", item), "oui", "oui" if i else "")
             for i, item in enumerate(items)]
    words = [label(text, item, 100 + 20 * i) for i, (text, item) in enumerate(zip(("non", "oui"), items, strict=True))]
    document = form(boxes[0], words[0], boxes[1], words[1])
    assert [paragraph.text for paragraph in document.paragraphs] == ["☐ non", "☒ oui"]


def test_lists_of_numbers_begin_at_one_again():
    boxes = []
    for group in range(2):
        node = Node("L")
        for number in range(2):
            item = Node("LI", node)
            y = 100 + 60 * group + 20 * number
            boxes += [label(f"{number + 1}.", Node("Lbl", item), y), label("mot", Node("LBody", item), y)]
    numbers = [p._p.pPr.numPr.numId.val for p in form(*boxes).paragraphs]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_a_figure_is_what_is_drawn_within_its_bounds():
    from kit.word.pictures import drawing

    page, node = Page(300, 300), Node("Figure", None, "Un carré.")
    square = (("M", 50, 50), ("L", 150, 50), ("L", 150, 150), ("L", 50, 150), ("Z",))
    page.add(Shape(square, "#ff0000", node=node), Run(280, 280, "loin", "regular", 10, "#000000", Node("P")))
    (figure,) = read([page]).elements("Figure")
    data, width = drawing(printer())(figure)
    assert data.startswith(b"\x89PNG") and width == pytest.approx(104)


# --- what else holds ------------------------------------------------------------------------------------------------


def test_without_a_copy_nothing_knows_the_word_processor():
    code = (
        "import sys; import kit.delivery.packing, kit.delivery.gallery, kit.cli.pack, kit.cli.sheet; "
        "import kit.cli.single; print([n for n in sys.modules if n.partition('.')[0] in ('docx', 'lxml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_a_word_processor_opens_them_and_finds_the_same_words(tmp_path):
    files = {f"{workshop}-{name}": one for workshop in WORKSHOPS for name, one in made(workshop).items()}
    for name, (_, data) in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run([OFFICE, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
                    *map(str, tmp_path.glob("*.docx"))], check=True, capture_output=True, timeout=300)
    for name, (out, _) in files.items():
        said = (tmp_path / f"{name}.txt").read_text("utf-8-sig").replace("☐", "")
        # The numbers of pages are those of the word processor, whose pages are others.
        assert letters(said) == letters(expected(read(out.pages))), name


def letters(text: str) -> str:
    return re.sub(r"\d", "", bare(text))
