"""What a reprint leaves as it was, which manifests are of no use to it, and what the command line says."""

from __future__ import annotations

import json

import pytest

from kit.cli.app import main
from kit.delivery import changes, manifest
from kit.delivery.freshness import is_fresh
from kit.delivery.order import Order, Selection
from kit.delivery.packing import write_pack
from tests.pdf.reading_back import texts

from .printed import DECK, Printed, reprinted
from .project import WORKSHOP, Project

# --- what a reprint leaves as it was -----------------------------------------------------------------------------


@pytest.mark.parametrize("selection", (Selection("C2-C3"), Selection(since="garde.json"), Selection(since="1")))
def test_the_pack_stays_what_was_printed(tmp_path, selection, monkeypatch):
    printed = Printed(tmp_path, whole=True)
    monkeypatch.chdir(printed.kept.parent)
    printed.edit("version: 1", "version: 2", "front: Qu'", "changed: 2, front: Eh bien qu'")
    before = {path.name: path.read_bytes() for path in printed.output.iterdir()}
    order = Order(only=("cards",), selection=selection)
    pack = printed.project.pack(order)
    write_pack(pack, printed.output, partly=True)
    after = {path.name: path.read_bytes() for path in printed.output.iterdir()}
    (new,) = after.keys() - before.keys()
    assert new == f"cartes-cartes-{'choix' if selection.cards else 'changees'}.pdf"
    assert {name for name in before if after[name] != before[name]} == {manifest.NAME}
    was, now = manifest.load(printed.kept), manifest.read(printed.output)
    assert now.files[:-1] == was.files and now.files[-1].part and now.decks == was.decks
    assert (now.order, now.inputs) == (was.order, was.inputs)
    assert changes.compared(printed.project.library.deck("cartes"), now) == changes.compared(
        printed.project.library.deck("cartes"), was), "the next comparison is with what is printed"
    assert not is_fresh(printed.output, printed.project.library, order)
    assert not is_fresh(printed.output, printed.project.library, Order()), "the deck changed"
    write_pack(printed.project.pack(), printed.output)
    assert is_fresh(printed.output, printed.project.library, Order()) and not (printed.output / new).exists()


def test_a_second_reprint_takes_the_place_of_the_first(tmp_path):
    two = WORKSHOP.replace("  - {deck: cartes, count: 1}", "  - {deck: cartes, count: 1}\n  - {deck: deux, count: 1}")
    printed = Printed(tmp_path)
    printed.project.write("workshops/essai.yaml", two)
    printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux"))
    printed.project.open()
    write_pack(printed.project.pack(Order(only=("cards",))), printed.output)
    printed.kept.write_bytes((printed.output / manifest.NAME).read_bytes())
    for edit in (("Que voit-on", "Que dit-on"), ()):
        printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace(*edit or ("", "")))
        printed.edit("Que sait-on", "Que sait-on encore")
        write_pack(printed.again(), printed.output, partly=True)
        there = {path.name for path in printed.output.glob("*-changees.pdf")}
        assert there == {"cartes-cartes-changees.pdf", *(["cartes-deux-changees.pdf"] if edit else [])}


def test_what_changed_is_never_taken_for_up_to_date(printed):
    """A reprint into an empty folder makes its manifest; the file it compares with may have changed since."""
    printed.edit("Que voit-on", "Que regarde-t-on")
    write_pack(printed.again(), printed.output.parent / "autre", partly=True)
    assert not is_fresh(printed.output.parent / "autre", printed.project.library, printed.order())


def test_in_a_pack_decks_without_a_card_that_is_named_are_left_out(tmp_path):
    lines = "  - {deck: deux, count: 1}\n  - {deck: cartes, count: 2}"
    project = Project(tmp_path, WORKSHOP.replace("  - {deck: cartes, count: 1}", lines), DECK)
    project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace("card: C", "card: D"))
    for cards, files in (("C1", ["cartes"]), ("D1,c2", ["deux", "cartes"]), ("D1-D3", ["deux"])):
        pack = project.pack(Order(only=("cards",), selection=Selection(cards)))
        assert list(pack.files) == [f"cartes-{name}-choix.pdf" for name in files]
        assert not any("complet" in page for data in pack.files.values() for page in texts(data))
    assert project.pack(Order(only=("cards",), selection=Selection("C1,E1"))) is None
    assert project.codes == ["carte-inconnue"]


# --- manifests that are no use -----------------------------------------------------------------------------------


def spoilt(printed: Printed, kind: str) -> object:
    about = json.loads(printed.kept.read_bytes())
    if kind == "old":
        for entry in about["files"]:
            for card in entry.get("deck", {}).get("cards", ()):
                del card["digest"], card["words"]
    elif kind == "elsewhere":
        about["workshop"] = "autre"
    elif kind == "cardless":
        about["files"] = [entry for entry in about["files"] if "deck" not in entry]
    elif kind == "part":
        about["files"] = [{**entry, "part": "choix"} for entry in about["files"]]
    texts_ = {"guide": b"%PDF-1.7", "deep": b'{"kit":' + b"[" * 100_000, "list": b"[]", "latin": b'{"kit": "\xe9"}'}
    path = printed.kept.with_name("x.json")
    path.write_bytes(texts_.get(kind) or json.dumps(about).encode())
    return path


@pytest.mark.parametrize("kind, code", (
    ("old", "manifeste-trop-ancien"), ("elsewhere", "manifeste-d-ailleurs"), ("cardless", "manifeste-sans-cartes"),
    ("part", "manifeste-sans-cartes"), ("guide", "manifeste-illisible"), ("deep", "manifeste-illisible"),
    ("list", "manifeste-illisible"), ("latin", "manifeste-illisible"),
))
def test_a_file_that_is_no_use_is_refused_with_its_reason(printed, kind, code):
    assert printed.again(spoilt(printed, kind)) is None
    (error,) = printed.project.report
    assert (error.code, error.file) == (code, str(printed.kept.with_name("x.json")))


def test_a_folder_stands_for_the_manifest_in_it(printed, tmp_path):
    printed.edit("Que voit-on", "Que regarde-t-on")
    assert list(printed.again(printed.output).files) == ["cartes-cartes-changees.pdf"]
    for path in (tmp_path / "absent.json", tmp_path):
        assert printed.again(path) is None
    assert set(printed.project.codes) == {"fichier-illisible"}


def test_a_manifest_too_large_to_be_one_is_not_read(printed, monkeypatch):
    monkeypatch.setattr(manifest, "IMAGE_LIMIT", 1000)
    assert printed.again() is None and printed.project.codes == ["fichier-trop-gros"]


def test_a_new_deck_of_a_workshop_is_new_altogether(printed):
    about = json.loads(printed.kept.read_bytes())
    for entry in about["files"]:
        if "deck" in entry:
            entry["deck"]["deck"] = "autre"
    printed.kept.write_text(json.dumps(about), "utf-8")
    pages = printed.said()
    assert reprinted(pages) == {"C1": 2, "C2": 1, "C3": 1, "C4": 1} and "pour la première fois" in pages[-1]


def test_a_few_cards_of_a_larger_deck_come_without_its_check_list(tmp_path):
    project = Project(tmp_path, deck=DECK + "".join(f"  - {{card: D{n}, front: Et {n} ?}}\n" for n in range(8)))
    ((_, data),) = project.pack(Order(only=("cards",), selection=Selection("D2-D4"))).files.items()
    (page,) = texts(data)
    assert "D3" in page and "complet" not in page


# --- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def standing(printed, monkeypatch):
    monkeypatch.chdir(printed.project.folder)
    return lambda *words: main([*words, "--output", str(printed.output.parent)])


@pytest.mark.parametrize("more", ((), ("--force",), ("--proof",)))
def test_nothing_changed_is_said_and_nothing_is_written(printed, standing, capsys, more):
    before = {path: path.stat().st_mtime_ns for path in printed.output.parent.rglob("*")}
    assert standing("pack", "essai", "--changed-since", str(printed.kept), *more) == 0
    assert "aucune carte n'a changé" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in printed.output.parent.rglob("*")} == before


@pytest.mark.parametrize("words", (
    ("pack", "--cards", "C1"), ("pack", "--changed-since", "garde.json"), ("pack", "essai", "--cards", " , "),
    ("pack", "essai", "--cards", "C1", "--changed-since", "1"), ("pack", "essai", "--cards", "C1", "--only", "guide"),
    ("pack", "essai", "--arrival", "05/04/2027", "--only", "agenda"), ("pack", "essai", "--changed-since", ""), ("deck", "cartes", "--cards", ""), ("deck", "cartes", "--png", "50"),
))
def test_a_command_line_that_contradicts_itself_is_refused(standing, words):
    assert standing(*words) == 2


def test_some_cards_of_decks_alone_have_files_of_their_own(printed, standing, capsys):
    printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace("card: C", "card: D"))
    home = printed.output.parent / "cartes"
    assert standing("deck", "cartes", "deux") == 0
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    assert standing("deck", "cartes", "deux", "--cards", "D1,c2,Z9") == 1 and "Z9" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert standing("deck", "cartes", "deux", "--cards", "c2") == 0
    assert {path.name for path in home.iterdir()} - before.keys() == {"cartes-choix.pdf"}
    assert all((home / name).read_bytes() == data for name, data in before.items())
    (page,) = texts(home / "cartes-choix.pdf")
    assert "Cartes · C2 · v1" in page and "C1" not in page


def test_every_pack_may_be_compared_with_a_version(printed, standing):
    """Without a workshop's name: those that have nothing new say so."""
    printed.edit("version: 1", "version: 2", "front: Qu'", "changed: 2, front: Qu'")
    assert standing("pack", "essai", "--changed-since", "1") == 0
    assert (printed.output / "cartes-cartes-changees.pdf").exists()
