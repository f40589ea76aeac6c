"""What is made with a region's folder tells of it, is made anew when it changes, and touches no file below."""

from __future__ import annotations

import time
from hashlib import sha256

import pytest

from kit.cli.app import main, told
from kit.delivery.manifest import read
from kit.delivery.order import Order
from kit.delivery.packing import make_pack
from kit.model.event import Event
from kit.model.library import Library
from kit.model.overlays import overlaid
from kit.reading.diagnostics import Report
from kit.reading.door import shipped
from kit.reading.later import Later
from tests.delivery.project import DECK, SHEET, Project, printer
from tests.pdf.reading_back import texts

EXAMPLE = shipped("docs") / "exemples" / "hebergement"
REGION = """\
overlay: region
title: Notre région
organisation: Le Relais
words: {tout le monde: chacun}
partners: [{name: Le Cercle, what: parler, for: [FA1]}]
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for module in ("kit.cli.single", "kit.delivery.gallery"):  # the page of pictures only shows what was written
        monkeypatch.setattr(f"{module}.write_gallery", lambda *given, **more: None)
    found = Project(tmp_path)
    found.write("region/overlay.yaml", REGION)
    found.write("region/cards/cartes.yaml", "deck: cartes\ncards: {change: {C1: {front: Que voit-on ici ?}}}\n")
    return found


def packed(project, *more: str) -> dict[str, str]:
    """The digests of what is made."""
    command = ["pack", "essai", "--overlay", "region", "--jobs", "1", *more]
    assert main(command) == 0
    folder = project.folder / "output" / "essai"
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_same_folder_gives_the_same_bytes_and_nothing_is_made_twice(project, capsys):
    first = packed(project)
    capsys.readouterr()
    assert packed(project) == first and "déjà à jour" in capsys.readouterr().err
    assert packed(project, "--force") == first


@pytest.mark.parametrize("path, text", [
    ("region/overlay.yaml", REGION.replace("chacun", "chacune")),
    ("region/cards/cartes.yaml", "deck: cartes\ncards: {change: {C1: {front: Que voit-on là ?}}}\n"),
    ("region/assets/sheets/regles.yaml", "sheet: regles\nlead: On parle.\n"),
])
def test_a_change_in_the_folder_makes_it_anew(project, capsys, path, text):
    first = packed(project)
    capsys.readouterr()
    project.write(path, text)
    assert packed(project)["pack.pdf"] != first["pack.pdf"] and "déjà à jour" not in capsys.readouterr().err


def test_without_the_folder_it_is_another_pack(project):
    first = packed(project)
    assert main(["pack", "essai", "--jobs", "1"]) == 0
    about = read(project.folder / "output" / "essai")
    assert not about.overlays and "overlays" not in about.order
    assert packed(project) == first


def test_no_file_below_is_touched(project):
    def tree():
        return {path: path.read_bytes() for path in project.folder.rglob("*")
                if path.is_file() and "output" not in path.parts}

    before = tree()
    packed(project)
    assert tree() == before


def test_the_manifest_the_guide_and_the_plan_say_so(project):
    project.open()
    library = overlaid(Library(project.folder, Report()), [project.folder / "region"])
    order = Order(event=library.usual_event.over(Event(participants=6)), overlays=library.overlays)
    pack = make_pack(library.workshop("essai"), library, project.look, printer(), order)
    laid = [(laid.overlay, laid.title, laid.version) for laid in pack.about.overlays]
    assert laid == [("region", "Notre région", 1)]
    guide, plan = (" ".join(" ".join(texts(pack.files[name])).split()) for name in ("guide.pdf", "a-imprimer.pdf"))
    assert "Le Relais" in guide and "Partenaires près d" in guide and "Le Cercle" in guide
    assert "Notre région" in guide and "Notre région" in plan
    assert not any("region" in name for name in pack.about.inputs)


def test_where_the_folder_is_on_this_machine_is_told_to_no_one(project, tmp_path_factory, capsys):
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "region"
    project.folder.joinpath("region").rename(elsewhere)
    (elsewhere / "assets/sheets").mkdir(parents=True)
    (elsewhere / "assets/sheets/neuve.yaml").write_text(SHEET.replace("regles", "neuve"), "utf-8")
    (elsewhere / "workshops").mkdir()
    (elsewhere / "workshops/essai.yaml").write_text("workshop: essai\nprint: {add: [{sheet: neuve}]}\n", "utf-8")
    command = ["pack", "essai", "--overlay", str(elsewhere), "--jobs", "1"]
    assert main(command) == 0 and main(command) == 0 and "déjà à jour" in capsys.readouterr().err
    folder = project.folder / "output/essai"
    assert (folder / "neuve.pdf").is_file()
    assert "ailleurs" not in (folder / "manifest.json").read_text("utf-8")


def test_cards_that_the_folder_changes_are_those_printed_again(project, capsys):
    packed(project)
    kept = project.folder / "garde.json"
    kept.write_bytes((project.folder / "output/essai/manifest.json").read_bytes())
    project.write("region/cards/cartes.yaml", "deck: cartes\ncards: {change: {C2: {front: Qui parle ?}}}\n")
    assert main(["pack", "essai", "--overlay", "region", "--changed-since", str(kept), "--jobs", "1"]) == 0
    part = next(entry for entry in read(project.folder / "output/essai").files if entry.part)
    assert [card.card for card in part.deck.cards] == ["C1", "C2"]


def test_a_very_long_deck_is_said_in_the_words_of_the_folder(project, monkeypatch):
    monkeypatch.setattr("kit.reading.door.LONG", 100)
    project.write("cards/cartes.yaml", DECK.replace(", copies: 2", ""))
    assert isinstance(Library(project.folder, Report()).deck("cartes").cards, Later)
    library = overlaid(Library(project.folder, Report()), [project.folder / "region"])
    assert library.deck("cartes").cards[0].front == "Que voit-on ici ?"


def test_the_example_of_the_page_does_what_it_says():
    library = overlaid(Library(shipped("workshops").parent, Report()), [EXAMPLE])
    tree, deck = library.sheet("arbre-a-competences"), library.deck("idees-recues")
    assert tree.leaves.name == "Gestes" and tree.leaves.meaning == "Ce que la personne sait faire : « sait… »"
    assert [str(card.card) for card in deck.cards][-2:] == ["HB01", "BLANC"]
    assert library.workshop("idees-recues").audience.count("personnes hébergées") == 1
    assert {p.name.split(" (")[0] for p in library.partners(["FA1"])} == {"La Maison des Peupliers"}


@pytest.mark.slow
def test_the_example_of_the_page_is_sound(monkeypatch, capsys):
    monkeypatch.chdir(shipped("workshops").parent)
    assert main(["check", "--overlay", "docs/exemples/hebergement"]) == 0
    assert "tout va bien" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["region/overlay.yaml", "region/cards/cartes.yaml", "region/workshops/neuf.yaml"])
def test_what_is_said_at_once_is_not_once_the_folder_changed(project, path):
    command = ["deck", "cartes", "--overlay", "region"]
    time.sleep(0.06)  # long enough after the files were written
    assert main(command) == 0 and told(command)
    assert not told(["deck", "cartes"])
    before = project.folder.joinpath(path).read_bytes() if project.folder.joinpath(path).exists() else b""
    project.write(path, before + b"\n# encore\n")
    assert not told(command)


def test_each_row_of_a_table_is_made_with_it(project):
    project.write("annee.csv", "lieu;organisation\nDijon;\nLille;La Source\n")
    assert main(["pack", "essai", "--overlay", "region", "--events", "annee.csv", "--only", "guide"]) == 0
    guides = [project.folder / "output" / f"essai-{name}" / "guide.pdf" for name in ("le-relais", "la-source")]
    first, second = (" ".join(" ".join(texts(guide)).split()) for guide in guides)
    assert "Le Relais" in first and "La Source" in second and "Notre région" in first and "Le Cercle" in second
    assert "Pour qui Chacun" in first


def test_its_logo_is_found_in_the_folder(project):
    from PIL import Image

    Image.new("RGB", (600, 240), "green").save(project.folder / "region/logo.png")
    project.write("region/overlay.yaml", REGION + "logo: logo.png\n")
    first = packed(project, "--only", "guide")
    Image.new("RGB", (600, 240), "red").save(project.folder / "region/logo.png")
    assert packed(project, "--only", "guide")["guide.pdf"] != first["guide.pdf"]


@pytest.mark.parametrize("change, line", [
    (("Notre région", "Notre région 日"), 2),  # it is printed within a sentence of the kit
    (("tout le monde: chacun", "bienvenue: salut 日"), 4), (("tout le monde: chacun", "voir: entrevoir 日"), 4),
])
def test_a_letter_that_cannot_be_drawn_is_said_where_the_region_wrote_it(project, capsys, change, line):
    project.write("region/overlay.yaml", REGION.replace(*change))
    assert main(["pack", "essai", "--overlay", "region", "--jobs", "1"]) == 1
    said = capsys.readouterr().err
    assert f"region/overlay.yaml:{line}:" in said and said.count("erreur[") == 1
