"""A file of one's own: it prints at once, what one then gets wrong is said, and nothing that stands is written over."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import starting
from kit.delivery.starting import Named, copied, kinds
from kit.model.library import Library
from kit.model.naming import title_of
from kit.reading.diagnostics import Report
from kit.reading.door import shipped

from .small import change, state

STARTERS = sorted(shipped("starters").glob("*.yaml"))
FILES = {"workshop": "workshops/{}.yaml", "deck": "cards/{}.yaml", "sheet": "assets/sheets/{}.yaml"}
SHIPPED = {kind: shipped(file.rpartition("/")[0]) for kind, file in FILES.items()}


@pytest.fixture
def empty(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_first_workshop_is_written_printed_broken_and_mended(empty, run):
    """The story of a newcomer, in an empty folder."""
    made = run("new", "workshop", "Mon", "Atelier", "été")
    assert made.status == 0 and made.err.count("\n") == 1 and "pack mon-atelier-ete\n" in made.err
    schemas = {path.name for path in (empty / ".kit/schema").iterdir()}
    assert {"workshop.json", "deck.json", "sheet.json"} <= schemas
    assert [name for name in state(empty) if name.endswith(".yaml")] == ["cards/mon-atelier-ete.yaml",
                                                                        "workshops/mon-atelier-ete.yaml"]
    printed = run("pack", "mon-atelier-ete")
    assert printed.status == 0 and "attention" not in printed.err
    assert (empty / "output/mon-atelier-ete/cartes-mon-atelier-ete.pdf").is_file()
    script = empty / "workshops/mon-atelier-ete.yaml"
    change(script, "    minutes: 10/15/20", "    minuts: 10/15/20")
    said = run("pack", "mon-atelier-ete")
    line = next(n for n, text in enumerate(script.read_text("utf-8").splitlines(), 1) if "minuts" in text)
    assert said.status == 1 and f"workshops/mon-atelier-ete.yaml:{line}:5" in said.err and "« minutes »" in said.err
    change(script, "minuts", "minutes")
    assert run("pack", "mon-atelier-ete", "--only", "agenda").status == 0


def test_there_is_a_starter_of_each_kind():
    assert set(kinds()) == set(FILES) == {path.stem for path in STARTERS}


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.stem)
def test_a_starter_is_short_and_holds_the_craft(path):
    text = path.read_text("utf-8")
    lines = text.splitlines()
    depth = "../" * (FILES[path.stem].count("/"))
    assert len(lines) <= 60 and max(map(len, lines)) <= 120 and sum("#" in line for line in lines) >= 10
    assert lines[0] == f"# yaml-language-server: $schema={depth}.kit/schema/{path.stem}.json"
    assert "Carnet de répétition" in text and "tested: []" in text and "python3 build.py" in lines[1]


@pytest.mark.parametrize("kind", ("deck", "sheet"))
def test_a_deck_and_a_sheet_print_at_once_without_a_warning(empty, run, kind, monkeypatch):
    monkeypatch.setattr("sys.argv", ["kit-travail-pair"])
    said = run("new", kind, "le-mien")
    assert said.err == f"{FILES[kind].format('le-mien')} : à vous d'écrire. Pour voir ce que cela donne : " \
                       f"kit-travail-pair {kind} le-mien\n"
    text = (empty / FILES[kind].format("le-mien")).read_text("utf-8")
    assert "title: Le mien\n" in text and f"kit-travail-pair {kind} le-mien" in text and "build.py" not in text
    assert run("check", "--strict", FILES[kind].format("le-mien")).status == 0
    assert run(kind, "le-mien").status == 0


def test_a_workshop_prints_without_a_warning(empty, run):
    run("new", "workshop", "le-mien")
    assert run("check", "--strict", "workshops/le-mien.yaml").status == 0


def test_a_workshop_takes_the_deck_of_its_name_where_there_is_one(empty, run):
    run("new", "deck", "midi")
    before = state(empty)
    assert run("new", "workshop", "midi").status == 0
    assert state(empty) == before | {"workshops/midi.yaml": state(empty)["workshops/midi.yaml"]}
    assert run("check", "--strict", "workshops/midi.yaml").status == 0


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_written_over(empty, run, kind):
    path = empty / FILES[kind].format("le-mien")
    path.parent.mkdir(parents=True)
    path.write_text("à moi", "utf-8")
    before = state(empty)
    for more in ((), ("--from", next(SHIPPED[kind].glob("*-*.yaml")).stem)):
        said = run("new", kind, "le-mien", *more)
        assert said.status == 2 and FILES[kind].format("le-mien") in said.err and "choisissez un autre nom" in said.err
        assert state(empty) == before


def test_a_file_that_comes_meanwhile_is_not_written_over(empty, run, monkeypatch):
    """Between the look and the writing, somebody else writes."""
    path, looked = empty / "cards/le-mien.yaml", starting.standing

    def standing(drafts):
        there = looked(drafts)
        path.parent.mkdir(exist_ok=True)
        path.write_text("à moi", "utf-8")
        return there

    monkeypatch.setattr(starting, "standing", standing)
    assert run("new", "deck", "le-mien").status == 2 and path.read_text("utf-8") == "à moi"


@pytest.mark.parametrize("words, said", (
    (("new", "workshp", "x"), "« workshop »"), (("new", "Ateliers", "x"), "« workshop »"),
    (("new", "feuille", "x"), "« sheet »"), (("new", "rien", "x"), "Au choix"),
    (("new", "workshop", "a/b"), "« a-b »"), (("new", "workshop", "../x"), "« x »"), (("new", "deck", "Мир"), "A à Z"),
    (("new", "sheet", "x" * 61), "60 au plus"), (("new", "sheet", "-"), "A à Z"),
    (("new", "workshop", "parcours"), "« parcours-2 »"), (("new", "sheet", "con"), "« con-2 »"),
    (("new", "workshop", "cafe-debat-dys"), "garde le nom"),
    (("new", "workshop", "cafe-debat"), "mon-cafe-debat --from cafe-debat"), (("new", "deck", "Vote"), "mon-vote"),
    (("new", "deck", "x", "--from", "relance"), "« relances »"),
    (("new", "deck", "x", "--from", "cafe-debat"), "new workshop NOM --from cafe-debat"),
    (("new", "deck", "x", "--from", "zzzz"), "list"), (("new", "workshop"), "NOM"), (("new",), "workshop|deck|sheet"),
))
def test_what_cannot_be_is_refused_with_a_way_out(empty, run, words, said):
    refused = run(*words)
    assert refused.status == 2 and said in refused.err and not list(empty.iterdir())


@pytest.mark.parametrize("words, name, title", (
    ("Mon Atelier été", "mon-atelier-ete", "Mon Atelier été"), ("un-coeur", "un-coeur", "Un coeur"),
    ("Cœur à cœur", "coeur-a-coeur", "Cœur à cœur"), ("L'accueil, non", None, ""), ("2027", "2027", "2027"),
    ("  du  midi ", "du-midi", "Du midi"), ("L’été_chaud", "l-ete-chaud", "L’été_chaud"),
))
def test_words_make_a_name_and_a_title(words, name, title):
    from kit.model.naming import name_of

    assert name_of(words) == name and (name is None or title_of(words) == title)


def copy_of(kind: str, name: str, folder: Path) -> tuple[list[str], Report]:
    """The lines that a copy of what ships has and the first does not; what the copy is then complained of for."""
    report = Report()
    library = Library(folder, report)
    (draft,) = copied(kind, folder, Named("le-mien", "Le mien", "kit"), name, library)
    old = (SHIPPED[kind] / f"{name}.yaml").read_text("utf-8").splitlines()
    new = [line[2:] for line in difflib.ndiff(old, draft.text.splitlines()) if line.startswith("+ ")]
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    draft.path.write_text(draft.text, "utf-8")
    assert Library(folder, report).open(draft.path), list(report)
    draft.path.unlink()
    return new, report


def check_copies(kind: str, names, folder: Path) -> None:
    for name in names:
        new, report = copy_of(kind, name, folder)
        changed = [line for line in new if not line.startswith("# yaml-language-server:")]
        assert len(changed) == 2 and not len(report), name
        assert re.match(f"{kind}: le-mien\\b", changed[0]) and re.match("title: Le mien\\b", changed[1]), name


@pytest.mark.parametrize("kind, names", (("workshop", ["cafe-debat"]), ("deck", ["vote", "idees-recues-ecole"]),
                                         ("sheet", ["arbre-a-competences", "a-retenir"])))
def test_a_copy_differs_by_its_name_and_its_title_alone(tmp_path, kind, names):
    check_copies(kind, names, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_everything_that_ships_can_be_copied(tmp_path, kind):
    check_copies(kind, sorted(path.stem for path in SHIPPED[kind].glob("*.yaml") if path.stem != "parcours"), tmp_path)


def test_a_file_that_is_wrong_is_not_copied(project, run):
    change(project / "cards/jeu-un.yaml", "template: prompt", "template: promt")
    said = run("new", "deck", "x", "--from", "jeu-un")
    assert said.status == 1 and "cards/jeu-un.yaml:5" in said.err and not (project / "cards/x.yaml").exists()


def test_a_copy_of_ones_own_keeps_notes_and_line_ends(project, run):
    path = project / "cards/jeu-un.yaml"
    path.write_bytes(("# Une note\r\n" + path.read_text("utf-8").replace("\n", "  # é\r\n")).encode())
    assert run("new", "deck", "Autre", "--from", "jeu-un").status == 0
    copy = (project / "cards/autre.yaml").read_bytes().decode()
    assert copy.split("\r\n", 1)[1].startswith("deck: autre  # é\r\ntitle: Autre  # é\r\n") and "# Une note" in copy


def test_files_go_where_one_stands_and_never_into_a_shelf_of_it(empty, run, monkeypatch):
    (empty / "workshops").mkdir()
    monkeypatch.chdir(empty / "workshops")
    said = run("new", "deck", "x")
    assert said.status == 2 and str(empty) in said.err and not list((empty / "workshops").iterdir())


def test_where_nothing_can_be_written_the_machine_says_so(empty, run):
    (empty / "cards").write_text("", "utf-8")
    said = run("new", "deck", "x")
    assert said.status == 3 and "cards" in said.err


def test_the_command_is_named_as_it_was_typed(empty, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", [str(shipped("workshops").parent / "build.py")])
    assert main(["new", "sheet", "x"]) == 0
    assert f"{shipped('workshops').parent / 'build.py'} sheet x\n" in capsys.readouterr().err


