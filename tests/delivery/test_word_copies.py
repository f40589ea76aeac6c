"""Copies for a word processor are part of their pack: listed, shown, up to date with their PDF, taken out with it."""

from __future__ import annotations

import pytest

from kit.delivery import manifest
from kit.delivery.freshness import is_fresh
from kit.delivery.gallery import write_gallery
from kit.delivery.order import Order
from kit.delivery.packing import write_pack
from tests.delivery.project import Project

WITH = Order(word=True)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


def names(folder) -> set[str]:
    return {path.name for path in folder.glob("*.docx")}


COPIES = {"guide.docx", "co-animation.docx", "scribe.docx", "programme.docx", "direction.docx"}


def test_they_are_made_when_asked_for_and_listed_without_paper(project):
    assert not [name for name in project.pack().files if name.endswith(".docx")]
    pack = project.pack(WITH)
    entries = {entry.file: entry for entry in pack.about.files if entry.kind == "word"}
    assert set(entries) == COPIES == {name for name in pack.files if name.endswith(".docx")}
    for name, entry in entries.items():
        assert entry.sheets == entry.pages == 0
        assert entry.sha256 == manifest.digest(pack.files[name])


def test_a_pack_with_them_is_up_to_date_until_one_changes(project, tmp_path):
    folder = tmp_path / "output" / "essai"
    write_pack(project.pack(WITH), folder)
    project.open()
    project.pack(WITH)
    assert is_fresh(folder, project.library, WITH) and not is_fresh(folder, project.library, Order())
    (folder / "guide.docx").write_bytes(b"")
    assert not is_fresh(folder, project.library, WITH)


def test_they_go_when_their_pdf_is_made_without_them(project, tmp_path):
    folder = tmp_path / "output" / "essai"
    write_pack(project.pack(WITH), folder)
    (folder / "mes-notes.docx").write_bytes(b"notes")
    write_pack(project.pack(Order(only=("guide",))), folder, partly=True)
    assert names(folder) == COPIES - {"guide.docx"} | {"mes-notes.docx"}
    write_pack(project.pack(), folder)
    assert names(folder) == {"mes-notes.docx"}


def test_the_page_of_all_files_leads_to_them(project, tmp_path):
    output = tmp_path / "output"
    write_pack(project.pack(WITH), output / "essai")
    write_gallery(output, project.library.locale)
    page = (output / "index.html").read_text("utf-8")
    assert page.count('.docx"') == len(COPIES) and 'href="essai/guide.docx"' in page


def test_a_booklet_has_a_copy_in_the_order_of_its_pages(project):
    from io import BytesIO

    import docx

    (guide,) = [data for name, data in project.pack(Order(word=True, booklet=True, only=("guide",))).files.items()
                if name == "guide.docx"]
    document = docx.Document(BytesIO(guide))
    assert document.sections[0].page_width.mm == pytest.approx(148.5, abs=0.5)
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert titles.index("Étape par étape") > titles.index("À quoi il sert")
