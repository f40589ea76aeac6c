"""The shelf: every workshop in the order of the path, those with errors too, each with a picture of it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from kit.cli.app import main
from kit.web.press import Press
from kit.web.studio import Studio
from tests.cli.small import change


def test_workshops_stand_in_the_order_of_the_path_and_one_s_own_after_it(studio):
    shelf = {one.name: one for one in studio.shelf()}
    assert list(shelf)[:2] == ["cafe-debat", "idees-recues"] and list(shelf)[-2:] == ["deux", "un"]
    own = shelf["un"]
    assert (own.title, own.summary, own.length, own.people) == ("Un essai", "Un essai de rien.", "50 min", "2–12")
    assert (own.stage, own.language, own.faults) == ("", "fr", ())
    assert shelf["cafe-debat"].stage == "Ouvrir le débat"
    assert not any(one.faults for one in shelf.values())


def test_a_broken_script_is_there_with_its_errors_and_mended_as_it_was(studio, folder):
    before = studio.shelf()
    change(folder / "workshops" / "un.yaml", "audience:", "audiance:")
    broken = {one.name: one for one in studio.shelf()}
    assert [fault.code for fault in broken["un"].faults] == ["cle-inconnue"] and broken["un"].title == "un"
    assert not broken["deux"].faults
    with pytest.raises(LookupError):
        studio.cover("un")
    change(folder / "workshops" / "un.yaml", "audiance:", "audience:")
    assert studio.shelf() == before


@pytest.mark.slow
def test_a_deck_with_errors_is_told_at_every_workshop_that_prints_it(studio, folder):
    change(folder / "workshops" / "deux.yaml", "jeu-deux", "jeu-un")
    change(folder / "cards" / "jeu-un.yaml", "prompt", "promt")
    broken = {one.name: [(fault.code, fault.file) for fault in one.faults] for one in studio.shelf() if one.faults}
    assert broken == {name: [("choix-inconnu", "cards/jeu-un.yaml")] for name in ("un", "deux")}


@pytest.mark.slow
def test_new_scripts_are_there_at_once_and_old_ones_go(studio, folder):
    assert studio.shelf()
    script = (folder / "workshops" / "un.yaml").read_text("utf-8")
    (folder / "workshops" / "trois.yaml").write_text(script.replace("workshop: un", "workshop: trois"), "utf-8")
    (folder / "workshops" / "deux.yaml").unlink()
    assert [one.name for one in studio.shelf()][-2:] == ["trois", "un"]


def test_an_overlay_speaks_on_the_shelf_and_in_the_form(folder, tmp_path):
    overlay = tmp_path / "ici"
    (overlay / "workshops").mkdir(parents=True)
    (overlay / "overlay.yaml").write_text("overlay: ici\ntitle: Ici\norganisation: Les Alizés\n", "utf-8")
    (overlay / "workshops" / "un.yaml").write_text("workshop: un\ntitle: Un essai d'ici\n", "utf-8")
    studio = Studio(folder, [overlay])
    assert [one.title for one in studio.shelf() if one.name == "un"] == ["Un essai d'ici"]
    assert studio.usual("un")["organisation"] == "Les Alizés"
    build = studio.build("un", studio.read("un", studio.usual("un")))
    assert build.files and "Un essai d'ici" in build.files[0].title
    change(overlay / "overlay.yaml", "title: Ici", "titel: Ici")
    assert {fault.file.rpartition("/")[2] for one in studio.shelf() for fault in one.faults} == {"overlay.yaml"}
    assert studio.build("un", studio.read("un", {})).stale


def test_covers_are_made_once_for_the_same_words(studio, folder, monkeypatch):
    made = []
    cover = Press.cover
    monkeypatch.setattr(Press, "cover", lambda self, name, library: made.append(name) or cover(self, name, library))
    first = studio.cover("un")
    assert Image.open(io.BytesIO(first)).format == "PNG" and studio.cover("un") == first
    change(folder / "workshops" / "deux.yaml", "Un essai", "Un autre essai")
    assert studio.cover("un") == first and made == ["un"]
    change(folder / "cards" / "jeu-un.yaml", "Que voit-on ?", "Que voit-on d'ici ?")
    assert studio.cover("un") != first and made == ["un", "un"]


def test_a_workshop_without_cards_shows_its_first_sheet_or_its_guide(studio, folder):
    change(folder / "workshops" / "un.yaml", "print: [{deck: jeu-un, count: 1}]", "print: [{sheet: evaluation}]")
    sheet = Image.open(io.BytesIO(studio.cover("un")))
    change(folder / "workshops" / "un.yaml", "print: [{sheet: evaluation}]", "print: []")
    guide = Image.open(io.BytesIO(studio.cover("un")))
    assert sheet.tobytes() != guide.tobytes() and guide.width == 560


def test_the_command_line_and_the_page_are_of_one_mind_about_what_is_wrong(studio, folder, monkeypatch, capsys):
    change(folder / "workshops" / "un.yaml", "count: 1", "count: un")
    monkeypatch.chdir(folder)
    assert main(["check", "workshops/un.yaml"]) == 1
    said = capsys.readouterr().err
    faults = next(one for one in studio.shelf() if one.name == "un").faults
    assert faults and all(fault.sentence in said and fault.hint in said for fault in faults)
