"""A very long file that is renewed is, to the byte, the file that would be made anew."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from kit.cli.app import main
from kit.delivery import hands, pictures, selecting
from kit.documents import faces
from kit.pdf.document import Printer
from kit.reading import door
from tests.model.test_long_deck import CARD, HEAD
from tests.pdf import reading_back

COUNT = 60  # cards, of which nine stand on a sheet: 7 sheets
FILE = "cartes/long.pdf"


class Folder:
    """A project with a long deck; `made_first` holds what is made of it before any change, once for all tests."""

    def __init__(self, path: Path, made_first: Path):
        self.path, self.made_first = path, made_first
        (path / "cards").mkdir()
        self.write(text())

    def write(self, content: str) -> None:
        (self.path / "cards" / "long.yaml").write_text(content, "utf-8")

    def first(self) -> bytes:
        """The deck made as it is at first, as if in this folder."""
        if not self.made_first.exists():
            self.made()
            copytree(self.path / "output", self.made_first)
        copytree(self.made_first, self.path / "output", dirs_exist_ok=True)
        return (self.path / "output" / FILE).read_bytes()

    def made(self, *words: str, output: str = "output") -> bytes:
        assert main(["deck", "long", "--output", output, *words]) == 0
        return (self.path / output / FILE).read_bytes()


def text(count: int = COUNT) -> str:
    return HEAD + "".join(CARD.format(n=n) for n in range(count))


@pytest.fixture(scope="module")
def made_first(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("first") / "output"


@pytest.fixture
def folder(tmp_path, made_first, monkeypatch) -> Folder:
    monkeypatch.setattr(door, "LONG", 1)
    monkeypatch.setattr(faces, "MANY", 40)
    monkeypatch.setattr(pictures, "make_pictures", lambda *_: None)
    monkeypatch.setattr(hands, "hands", lambda: 1)
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path, made_first)


@pytest.fixture
def drawn(monkeypatch) -> list[int]:
    """How many batches of pages are drawn."""
    found: list[int] = []
    draw = Printer.draw
    monkeypatch.setattr(Printer, "draw", lambda printer, pages: found.append(len(pages)) or draw(printer, pages))
    return found


CHANGES = {
    "one card": (("Phrase 30", "Une autre phrase"), 1),
    "a letter that no card had": (("Fait 50", "Fût où l'œil dort"), 1),
    "as long as it was": (("Fait 41", "Fait 42"), 1),
    "the version": (("version: 1", "version: 2"), 7),
    "a card taken out": ((CARD.format(n=58), ""), 7),
    "a shape": (("shape: circle", "shape: square"), 7),
    "the first": (("Phrase 0,", "Phrase zéro,"), 1),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_renewed_is_what_is_made_anew(folder, drawn, name):
    (old, new), batches = CHANGES[name]
    folder.first()
    drawn.clear()
    folder.write(text().replace(old, new))
    renewed = folder.made()
    assert len(drawn) <= batches + 1  # the check-list is drawn anew
    assert renewed == folder.made(output="autre")


def test_nothing_changed_draws_nothing(folder, drawn):
    before = folder.first()
    drawn.clear()
    assert folder.made() == before and len(drawn) == 1  # the check-list


def test_a_card_that_takes_more_elements_moves_the_numbers_of_those_that_follow(folder, drawn):
    folder.first()
    folder.write(text().replace("nuance: Cela dépend.", "guide: [FA1]", 1))
    assert folder.made() == folder.made(output="autre")


def test_a_change_leaves_the_right_words_on_the_right_card(folder):
    folder.first()
    folder.write(text().replace("Phrase 30,", "Une toute autre phrase,"))
    said = reading_back.texts(folder.made())
    assert [number for number, page in enumerate(said) if "toute" in page][:1] == [2 * (30 // 9)]


@pytest.mark.parametrize("harm", ["cut", "other", "gone"])
def test_a_file_that_is_not_the_one_that_was_made_is_not_copied_from(folder, drawn, harm):
    made = folder.first()
    path = folder.path / "output" / FILE
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(made[:-5] if harm == "cut" else made.replace(b"endobj", b"endobJ", 1))
    drawn.clear()
    assert folder.made() == made and len(drawn) >= 7


@pytest.mark.parametrize("harm", [b"", b"x", b"\x00" * 5_000])
def test_what_is_kept_may_be_lost_or_harmed(folder, harm):
    made = folder.first()
    kept = list((folder.path / "output" / ".reserve").iterdir())
    assert kept
    for path in kept:
        path.write_bytes(harm)
    assert folder.made() == made


@pytest.mark.parametrize("words", [
    ("--duplex", "short-edge"), ("--ink", "grey"),
    *(pytest.param(words, marks=pytest.mark.slow) for words in (("--paper", "A3"), ("--gap", "4"), ("--cut-stack",)))])
def test_another_order_takes_nothing_from_the_last(folder, words):
    folder.first()
    assert folder.made(*words) == folder.made(*words, output="autre")


def test_a_card_that_does_not_fit_leaves_the_file_as_it_was(folder, capsys):
    made = folder.first()
    folder.write(text().replace("Fait 45", "Beaucoup trop de mots. " * 80))
    assert main(["deck", "long"]) == 1
    said = capsys.readouterr().err
    assert f"cards/long.yaml:{9 + 2 * 45}:" in said and "C45" in said
    assert (folder.path / "output" / FILE).read_bytes() == made


def test_several_processes_make_the_same_file(folder, monkeypatch):
    alone = folder.first()
    monkeypatch.setattr(hands, "hands", lambda: 3)
    assert folder.made(output="autre") == alone


def test_a_deck_that_nobody_counts_has_no_check_list(folder, monkeypatch):
    listed = folder.made()
    monkeypatch.setattr(selecting, "CHECKLIST_TO", COUNT - 1)
    alone = folder.made(output="autre")
    assert len(reading_back.texts(listed)) > 14 and len(reading_back.texts(alone)) == 14
