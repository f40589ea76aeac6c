"""The page of all files: whole HTML, every link and picture there, nothing from elsewhere, nothing made twice."""

from __future__ import annotations

import errno
import os
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image as Pillow

from kit.delivery import manifest, pictures
from kit.delivery.gallery import INDEX, write_gallery
from kit.delivery.packing import write_pack
from kit.delivery.writing import NotWritten, write_file
from kit.pdf.archive import Information
from kit.typesetting.page import Page

from .project import DECK, WORKSHOP, Project, printer

VOID = {"meta", "img", "br", "hr", "link", "input"}


class Read(HTMLParser):
    """A page as a browser takes it: its elements, its words; whatever is not closed is a fault."""

    def __init__(self, text: str):
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)

    def all(self, tag: str, name: str) -> list[str]:
        return [attributes[name] for found, attributes in self.elements if found == tag and name in attributes]


def read(output: Path) -> Read:
    return Read((output / INDEX).read_text("utf-8"))


def test_every_link_and_every_picture_is_there(built):
    page = read(built)
    for link in page.all("a", "href"):
        assert link[1:] in page.all("section", "id") if link.startswith("#") else (built / unquote(link)).is_file()
    assert all((built / unquote(source)).is_file() for source in page.all("img", "src"))
    ids = page.all("section", "id")
    assert ids[-2:] == ["cartes", "supports"] and len(set(ids)) == len(ids) == 6


def test_every_page_of_every_file_has_one_picture(built):
    shown = set(read(built).all("img", "src"))
    for folder in sorted(path.parent for path in built.glob(f"*/{manifest.NAME}")):
        for entry in manifest.read(folder).files:
            names = {
                f"{pictures.FOLDER}/{folder.name}/{name}"
                for name in pictures.names_of(entry.file, entry.sha256, entry.pages)
            }
            assert len(names) == min(entry.pages, pictures.MOST)
            assert names <= shown if entry.sheets and not entry.private else not names & shown
            shown -= names
    assert all(source.split("/")[1] in ("cartes", "supports") for source in shown)
    made = {path.relative_to(built).as_posix() for path in (built / pictures.FOLDER).glob("*/*")}
    assert made == {unquote(source) for source in read(built).all("img", "src")}


def test_a_picture_is_a_picture_of_its_page(built):
    folder = built / pictures.FOLDER / "cafe-debat"
    for path in sorted(folder.iterdir())[::10]:
        with Pillow.open(path) as picture:
            assert picture.format == "JPEG" and max(picture.size) == 760
            assert picture.convert("L").getextrema()[0] < 128, "nothing on it"


def test_the_page_is_french_to_the_space(built):
    text = (built / INDEX).read_text("utf-8")
    assert '<html lang="fr">' in text
    said = " ".join(read(built).words + read(built).all("img", "alt"))
    assert not re.search(r"\w [;:!?»]|« \w|\d (pages?|feuilles?|personnes?|g/m²)", said)
    assert re.search("A2\u00a0: \\d × \\d\u00a0feuilles à assembler", said)


def test_nothing_comes_from_elsewhere(built):
    text = (built / INDEX).read_text("utf-8")
    assert not re.search(r"https?:|//|url\(|@import|<script|<iframe|javascript:|\son\w+=", text.replace("<!-- -->", ""))
    page = read(built)
    assert {tag for tag, _ in page.elements} <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "h1",
        "p",
        "nav",
        "ul",
        "li",
        "a",
        "main",
        "section",
        "h2",
        "h3",
        "img",
        "details",
        "summary",
        "div",
        "footer",
        "span",
    }


def test_every_picture_can_be_heard_and_headings_skip_no_level(built):
    page = read(built)
    assert all(attributes.get("alt") for tag, attributes in page.elements if tag == "img")
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_title_is_text_and_nothing_else(tmp_path):
    title = "<script>alert(1)</script> & \\\"ami\\\" 'x' $title"
    project = Project(
        tmp_path / "projet",
        WORKSHOP.replace(WORKSHOP.split("\n")[1], f'title: "{title}"'),
        deck=DECK.replace("title: Cartes", 'title: "</li> <b>R&D</b>"'),
    )
    output = tmp_path / "output"
    write_pack(project.pack(), output / "essai")
    write_gallery(output, project.library.locale)
    page = read(output)
    assert "script" not in {tag for tag, _ in page.elements} and "b" not in {tag for tag, _ in page.elements}
    assert any("<script>alert(1)</script> &" in words for words in page.words)
    assert any("</li> <b>R&D</b>" in words for words in page.words)
    assert any("</li> <b>R&D</b>" in alt for alt in page.all("img", "alt"))


def single(output: Path, name: str) -> None:
    write_file(
        output / "cartes" / name,
        printer().write([Page.of_mm(100, 100), Page.of_mm(50, 100)], Information("Mon jeu : été")),
    )


@pytest.fixture
def words(tmp_path):
    return Project(tmp_path / "projet").library.locale


def test_a_deck_alone_is_shown_by_its_title(tmp_path, words):
    single(tmp_path / "output", "mon jeu.pdf")
    write_gallery(tmp_path / "output", words)
    page = read(tmp_path / "output")
    assert "Mon jeu\u00a0: été" in page.words and "2\u00a0pages" in page.words
    assert all((tmp_path / "output" / unquote(source)).is_file() for source in page.all("img", "src"))
    assert len(set(page.all("img", "src"))) == 2 and page.all("section", "id") == ["cartes"]


def test_of_a_long_file_the_first_pages_are_shown_and_all_are_counted(tmp_path, words, monkeypatch):
    write_file(tmp_path / "output" / "cartes" / "x.pdf", printer().write([Page.of_mm(100, 100)] * 3, Information("x")))
    write_file(tmp_path / "output" / "cartes" / "y.pdf", printer().write([Page.of_mm(100, 100)] * 4, Information("y")))
    for most, said in ((1, set()), (3, {"Voir les 3\u00a0pages", "Voir les 3 premières pages, sur 4"})):
        monkeypatch.setattr(pictures, "MOST", most)
        write_gallery(tmp_path / "output", words)
        page = read(tmp_path / "output")
        assert len(set(page.all("img", "src"))) == sum(min(most, pages) for pages in (3, 4))
        assert {words for words in page.words if words.startswith("Voir")} == said
        assert page.all("img", "alt")[-1] == f"y, page\u00a0{most} sur 4"
        assert {"3\u00a0pages", "4\u00a0pages"} <= set(page.words)


def test_pictures_are_made_anew_only_for_what_changed(tmp_path):
    project, output = Project(tmp_path / "projet"), tmp_path / "output"
    folder = output / pictures.FOLDER / "essai"

    def build() -> dict[str, int]:
        project.open()
        write_pack(project.pack(), output / "essai")
        write_gallery(output, project.library.locale)
        return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}

    first, second = build(), build()
    assert first == second
    project.write("cards/cartes.yaml", DECK.replace("Que voit-on", "Que sait-on"))
    third = build()
    changed = {re.sub(r"-[0-9a-f]{10}-\d+\.jpg", "", name) for name in first.keys() ^ third.keys()}
    assert changed == {"cartes-cartes"}
    assert all(third[name] == first[name] for name in first.keys() & third.keys())


def test_pictures_of_what_is_gone_go(tmp_path):
    project, output = Project(tmp_path / "projet"), tmp_path / "output"
    write_pack(project.pack(), output / "essai")
    single(output, "x.pdf")
    write_gallery(output, project.library.locale)
    shutil.rmtree(output / "essai")
    write_gallery(output, project.library.locale)
    assert [path.name for path in (output / pictures.FOLDER).iterdir()] == ["cartes"]
    assert read(output).all("section", "id") == ["cartes"]


def test_several_at_once_make_the_same_pictures(tmp_path):
    project = Project(tmp_path / "projet")
    for jobs in (1, 3):
        write_pack(project.pack(), tmp_path / str(jobs) / "essai")
        write_gallery(tmp_path / str(jobs), project.library.locale, jobs)
    one, three = (
        {
            path.relative_to(tmp_path / jobs): path.read_bytes()
            for path in (tmp_path / jobs).rglob("*")
            if path.is_file()
        }
        for jobs in ("1", "3")
    )
    assert one == three


def test_a_damaged_folder_is_shown_as_far_as_it_goes(tmp_path):
    """A PDF that is gone or broken has no picture; a manifest that is none, no section; a link is not ours."""
    project, output = Project(tmp_path / "projet"), tmp_path / "output"
    write_pack(project.pack(), output / "essai")
    shutil.copytree(output / "essai", output / ".ancien-essai")  # a killed build's
    (output / "essai" / "guide.pdf").unlink()
    (output / "essai" / "programme.pdf").write_bytes(b"%PDF-1.7 casse")
    (output / "autre").mkdir()
    (output / "autre" / manifest.NAME).write_bytes(b"{}")
    single(output, "bon.pdf")
    (output / "cartes" / "casse.pdf").write_bytes(b"rien")
    if os.name != "nt":
        (output / "cartes" / "lien.pdf").symlink_to(tmp_path / "projet" / "cards" / "cartes.yaml")
    write_gallery(output, project.library.locale)
    page = read(output)
    assert page.all("section", "id") == ["essai", "cartes"]
    sources = page.all("img", "src")
    assert sources and not any("guide" in source or "programme" in source or "lien" in source for source in sources)


def test_a_gallery_that_cannot_be_written_leaves_the_one_that_was(tmp_path, words, monkeypatch):
    output = tmp_path / "output"
    single(output, "x.pdf")
    write_gallery(output, words)
    before = (output / INDEX).read_bytes()
    single(output, "y.pdf")
    with monkeypatch.context() as patch, pytest.raises(NotWritten) as refused:
        patch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOSPC, "plein")))
        write_gallery(output, words)
    assert refused.value.error.errno == errno.ENOSPC
    assert (output / INDEX).read_bytes() == before
