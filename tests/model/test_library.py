"""Where things are found, what a name means, and that no file, however odd, is more than a report."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS, Library
from kit.model.rules import all_steps
from kit.reading.diagnostics import Report
from kit.reading.door import listed, shipped
from kit.reading.source import Text

DECK = ("deck: {name}\ntitle: {title}\nupdated: 2026-11\nsize: poker\ntemplate: prompt\n"
        "cards: [{{card: A1, front: Bonjour}}]\n")
ODD = ["~", "[]", "{}", "[[]]", "[{}]", "''", "null", "- x", "&a [*a ]", "|", "5", "!x", "{a: }", "x\n  y: z",
       "[x, {y: z}]"]


@pytest.fixture
def project(tmp_path):
    for folder in ("workshops", "cards", "assets/sheets"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def library(project: Path) -> Library:
    return Library(project, Report())


def put_deck(project: Path, name: str, title: str = "À nous") -> Path:
    path = project / "cards" / f"{name}.yaml"
    path.write_text(DECK.format(name=name, title=title), "utf-8")
    return path


def codes(library: Library) -> list[str]:
    return [found.code for found in library.report]


def test_a_project_s_own_file_wins_over_the_shipped_one(project):
    name = listed(shipped("cards"))[0].stem
    put_deck(project, name)
    books = library(project)
    assert books.deck(name).title == "À nous"
    assert set(books.names(DECKS)) == {path.stem for path in listed(shipped("cards"))}


def test_names_come_in_alphabetical_order(project):
    put_deck(project, "zz")
    put_deck(project, "aa")
    names = list(library(project).names(DECKS))
    assert names == sorted(names)
    assert {"aa", "zz"} <= set(names)


@pytest.mark.parametrize("shelf, code", [(WORKSHOPS, "atelier-inconnu"), (DECKS, "jeu-inconnu"),
                                         (SHEETS_SHELF, "support-inconnu"), (PAPERS, "papier-inconnu")])
def test_an_unknown_name_suggests_the_nearest_and_lists_them(project, shelf, code):
    books = library(project)
    known = next(iter(books.names(shelf)))
    look = {WORKSHOPS: books.workshop, DECKS: books.deck, SHEETS_SHELF: books.sheet, PAPERS: books.paper}[shelf]
    assert look(Text(known + "x")) is None
    (found,) = books.report
    assert (found.code, found.facts["near"]) == (code, known)
    assert known in found.facts["names"]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/b", "", ".", "x\x00y", "x" * 5000])
def test_a_name_is_never_a_path(project, name):
    books = library(project)
    assert books.deck(name) is None
    assert codes(books) == ["jeu-inconnu"]


def test_a_file_is_read_once_and_each_error_told_once(project):
    put_deck(project, "jeu").write_text("deck: jeu\n", "utf-8")
    books = library(project)
    assert books.deck("jeu") is None
    before = codes(books)
    put_deck(project, "jeu")
    assert books.deck("jeu") is None
    assert codes(books) == before


@pytest.mark.skipif(os.name == "nt", reason="links are made otherwise there")
@pytest.mark.parametrize("path", ["/etc/hostname", "../dehors.yaml", "boucle.yaml", "absent.yaml", "workshops",
                                  "cards/tout.yaml"])
def test_opening_what_is_not_the_project_s_is_an_error(project, path):
    (project.parent / "dehors.yaml").write_text("deck: dehors\n", "utf-8")
    (project / "boucle.yaml").symlink_to("boucle.yaml")
    (project / "cards" / "tout.yaml").symlink_to(project.parent / "dehors.yaml")
    books = library(project)
    assert books.open(project / path) is None
    assert codes(books)[0] in ("hors-du-projet", "fichier-illisible", "fichier-special")


def test_a_file_is_what_its_first_key_says(project):
    put_deck(project, "jeu")
    path = project / "assets" / "sheets" / "resume.yaml"
    path.write_text("sheet: resume\ntitle: Résumé\ntemplate: digest\ndeck: idees-recues\nshow: facts\n", "utf-8")
    books = library(project)
    assert books.open(path).deck == "idees-recues" and books.open(project / "cards" / "jeu.yaml").deck == "jeu"
    assert codes(books) == []


def test_what_ships_is_right():
    books = Library(shipped("workshops").parent, Report())
    for shelf, look in ((WORKSHOPS, books.workshop), (DECKS, books.deck), (SHEETS_SHELF, books.sheet),
                        (PAPERS, books.paper)):
        assert all([look(name) for name in books.names(shelf)])
    assert books.theme() is not None
    assert codes(books) == []


@pytest.mark.parametrize("name", Library(shipped("workshops").parent, Report()).names(WORKSHOPS))
def test_steps_are_walked_in_the_order_they_are_written(name):
    books = Library(shipped("workshops").parent, Report())
    lines = [step.step.line for step in all_steps(books.workshop(name).steps) if step.step]
    assert lines == sorted(lines)


def _keys(lines: list[str]) -> list[int]:
    return [number for number, line in enumerate(lines) if ":" in line and not line.lstrip().startswith("#")]


@pytest.mark.parametrize("shelf", [WORKSHOPS, DECKS, SHEETS_SHELF], ids=lambda shelf: shelf.key)
def test_odd_values_and_lost_lines_never_raise(project, shelf):
    dice = random.Random(11)
    files = listed(shipped(shelf.folder))
    for _ in range(60):
        model = dice.choice(files)
        lines = model.read_text("utf-8").splitlines()
        for _ in range(dice.randint(1, 3)):
            lines = "\n".join(lines).splitlines()
            number = dice.choice(_keys(lines))
            if dice.random() < 0.4:
                del lines[number]
            else:
                lines[number] = f"{lines[number].partition(':')[0]}: {dice.choice(ODD)}"
        path = project / shelf.folder / model.name
        path.write_text("\n".join(lines), "utf-8")
        books = library(project)
        opened = books.open(path)
        assert opened is not None or books.report.errors
        for found in books.report:
            if found.place.source.text:
                assert 1 <= found.place.column <= len(found.place.source.line(found.place.line)) + 1
        path.unlink()
