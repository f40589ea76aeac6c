"""What a pack is made of: its files and their names, the manifest that describes them, what makes it out of date."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from kit.delivery import freshness, manifest
from kit.delivery.freshness import is_fresh
from kit.delivery.order import Order
from kit.delivery.packing import write_pack
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.pdf.content import Content
from kit.typesetting.page import Run

from .project import DECK, SHEET, WORKSHOP, Project

WHOLE = [
    "a-imprimer.pdf",
    "guide.pdf",
    "deroule.pdf",
    "co-animation.pdf",
    "scribe.pdf",
    "programme.pdf",
    "direction.pdf",
    "cartes-cartes.pdf",
    "regles.pdf",
    "pack.pdf",
    "agenda.ics",
]


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "projet")


# --- files -------------------------------------------------------------------------------------------------------


def test_a_pack_has_the_files_of_the_design_in_the_order_of_printing(project):
    pack = project.pack()
    assert [entry.file for entry in pack.about.files] == list(pack.files) == WHOLE


def test_no_page_is_drawn_twice(project, monkeypatch):
    """The whole is made of what was drawn for its files; the direction's page is not in it."""
    drawn, draw = [], Content.page
    monkeypatch.setattr(Content, "page", lambda self, page: drawn.append(page) or draw(self, page))
    whole = next(entry for entry in project.pack().about.files if entry.kind == "whole")
    assert len(drawn) - 1 == whole.pages > 5


@pytest.mark.parametrize(
    "only, files",
    (
        ("guide", ["guide.pdf"]),
        ("agenda", ["deroule.pdf", "programme.pdf", "agenda.ics"]),
        ("roles", ["co-animation.pdf", "scribe.pdf", "direction.pdf"]),
        ("cards", ["cartes-cartes.pdf"]),
        ("sheets", ["regles.pdf"]),
    ),
)
def test_a_part_of_a_pack_is_that_part(project, only, files):
    assert list(project.pack(Order(only=(only,))).files) == files


def test_every_file_has_a_name_of_its_own(tmp_path):
    lines = ("deck: cartes", "sheet: guide", "sheet: regles, size: A3", "sheet: regles, size: A3", "sheet: pack")
    more = "".join(f"\n  - {{{line}}}" for line in lines)
    project = Project(tmp_path, WORKSHOP.replace("\nsteps:", f"{more}\nsteps:"))
    for name in ("guide", "pack"):
        project.write(f"assets/sheets/{name}.yaml", SHEET.replace("sheet: regles", f"sheet: {name}"))
    pack = project.pack()
    assert [entry.file for entry in pack.about.files][7:-2] == [
        "cartes-cartes.pdf",
        "regles.pdf",
        "cartes-cartes-2.pdf",
        "guide-a4.pdf",
        "regles-a3.pdf",
        "regles-a3-2.pdf",
        "pack-a4.pdf",
    ]
    assert len(pack.files) == len(pack.about.files)


def test_a_name_does_not_change_with_the_part_that_is_asked_for(tmp_path):
    project = Project(tmp_path, WORKSHOP.replace("sheet: regles", "sheet: guide"))
    project.write("assets/sheets/guide.yaml", SHEET.replace("sheet: regles", "sheet: guide"))
    assert list(project.pack(Order(only=("sheets",))).files) == ["guide-a4.pdf"]


def test_tents_with_names_are_printed_once_and_the_blank_ones_as_often_as_needed(tmp_path):
    project = Project(
        tmp_path,
        WORKSHOP.replace("sheet: regles, count: 2, per: table", "sheet: regles, count: 1, per: participant"),
        sheet="sheet: regles\ntitle: Chevalets\ntemplate: tent\nprompt: Prénom\n",
    )
    order = Order(project.event("participants: 9\nfacilitators: [Ana, Bo, Cy]"))
    files = {entry.file: entry for entry in project.pack(order).about.files}
    assert (files["regles-equipe.pdf"].pages, files["regles-equipe.pdf"].copies) == (2, 1)
    assert (files["regles.pdf"].pages, files["regles.pdf"].copies) == (1, 5)


@pytest.mark.parametrize(
    "paper, size, sides", (("letter", "letter", (215.9, 279.4)), ("A4", "A4", (210, 297)), ("A3", "A4", (297, 420)))
)
def test_sheets_come_on_the_paper_in_the_printer(project, paper, size, sides):
    """A4 sheets are set for letter paper where that is what there is, two to the sheet on A3."""
    entry = next(
        entry for entry in project.pack(Order(paper=Size.parse(paper))).about.files if entry.file == "regles.pdf"
    )
    assert (entry.size, tuple(sorted(entry.paper))) == (size, sides)


def test_a_small_deck_for_each_participant_shares_sheets(tmp_path):
    project = Project(
        tmp_path, WORKSHOP.replace("{deck: cartes, count: 1}", "{deck: cartes, count: 1, per: participant}")
    )
    entry = next(entry for entry in project.pack().about.files if entry.kind == "deck")
    assert (entry.pages, entry.copies, entry.sheets) == (2, 1, 2)  # 6 decks of 3 cards, 9 to a sheet


def test_cards_too_large_for_the_paper_are_an_error_at_the_deck(tmp_path):
    project = Project(tmp_path, deck=DECK.replace("size: poker", "size: 250 x 300 mm"))
    assert project.pack() is None
    (error,) = project.report
    assert (error.code, error.place.line) == ("carte-trop-grande", 1)


def test_a_card_without_room_for_its_back_beside_it_is_an_error(tmp_path):
    project = Project(
        tmp_path, deck=DECK.replace("size: poker", "size: 180 x 200 mm").replace("updated", "sides: 2\nupdated")
    )
    assert project.pack(Order(turn=Turn.FOLD)) is None and project.codes == ["carte-trop-grande"]
    project.open()
    assert project.pack(Order(turn=Turn.LONG_EDGE)) is not None


@pytest.mark.parametrize("title", ("Cartes ✓ → **à** jouer", "Cartes\u202f: l'été", "« Cartes »"))
def test_the_small_print_of_a_sheet_takes_any_title(tmp_path, title):
    """What the regular face cannot draw is drawn where it is read; the slug does without."""
    project = Project(
        tmp_path, deck=DECK.replace("title: Cartes", f'title: "{title}"'), sheet=SHEET.replace("[A4, A3]", "[A2]")
    )
    pack = project.pack()
    assert pack, project.codes


# --- the manifest ------------------------------------------------------------------------------------------------


def test_the_manifest_says_all_that_the_design_asks(project):
    pack = project.pack()
    about = json.loads(manifest.write(pack.about))
    for entry in about["files"]:
        assert entry["sha256"] == sha256(pack.files[entry["file"]]).hexdigest()
        assert entry["bytes"] == len(pack.files[entry["file"]])
        if entry["kind"] not in ("whole", "calendar"):
            assert {"kind", "title", "pages", "paper", "sides", "copies", "sheets", "weight"} <= entry.keys()
            assert entry["sheets"] == -(-entry["pages"] // entry["sides"]) * entry["copies"]
    deck = next(entry["deck"] for entry in about["files"] if "deck" in entry)
    assert deck == {
        "deck": "cartes",
        "version": 1,
        "updated": "2026-11",
        "cards": [
            {"card": "C1", "copies": 2, "version": 1, "words": "Que voit-on ?", "digest": deck["cards"][0]["digest"]},
            {"card": "C2", "copies": 1, "version": 1, "words": "Qu'entend-on ?", "digest": deck["cards"][1]["digest"]},
        ],
    }


def test_the_plan_and_the_manifest_count_the_same_sheets(project):
    pack = project.pack()
    total = sum(entry.sheets for entry in pack.about.files if entry.kind != "plan")
    from kit.delivery.packing import lay_out

    _, (plan, *_) = lay_out(project.library.workshop("essai"), project.library, project.look, Order())
    said = "".join(box.text for page in plan.pages for box in page.boxes if isinstance(box, Run)).replace("\u00a0", " ")
    assert f"{total} feuilles de papier" in said


def test_a_manifest_is_read_as_it_was_written(project, tmp_path):
    pack = project.pack()
    write_pack(pack, tmp_path / "essai")
    assert manifest.read(tmp_path / "essai") == pack.about
    assert manifest.write(manifest.read(tmp_path / "essai")) == manifest.write(pack.about)


@pytest.mark.parametrize("data", (b"", b'{"kit": "\xe9"}', b'{"kit":' + b"[" * 100_000, b"{}", b"[]", b"{", b"\xff", b'{"files": [{"file": "../x"}]}', b"null"))
def test_what_is_no_manifest_is_nobodys(tmp_path, data):
    (tmp_path / manifest.NAME).write_bytes(data)
    assert manifest.read(tmp_path) is None
    assert manifest.read(tmp_path / "absent") is None


def test_a_manifest_that_names_a_file_elsewhere_is_refused(project, tmp_path):
    text = manifest.write(project.pack().about).decode()
    for name in ("../guide.pdf", "/etc/passwd", ".guide.pdf", "a\\\\b"):
        (tmp_path / manifest.NAME).write_text(text.replace('"guide.pdf"', f'"{name}"'), "utf-8")
        assert manifest.read(tmp_path) is None, name


# --- up to date, or not ------------------------------------------------------------------------------------------


@pytest.fixture
def made(project, tmp_path):
    folder = tmp_path / "output" / "essai"
    write_pack(project.pack(), folder)
    project.open()
    assert is_fresh(folder, project.library, Order())
    return folder


def test_a_pack_stays_up_to_date_until_something_it_is_made_of_changes(project, made):
    for path, text in (
        ("workshops/essai.yaml", WORKSHOP),
        ("cards/cartes.yaml", DECK),
        ("assets/sheets/regles.yaml", SHEET),
    ):
        project.write(path, text + "# un commentaire\n")
        assert not is_fresh(made, project.library, Order()), path
        project.write(path, b"\xef\xbb\xbf" + text.encode())
        assert is_fresh(made, project.library, Order()), "a byte-order mark says nothing"
        project.write(path, text)
    assert is_fresh(made, project.library, Order())


def test_a_file_of_the_pack_that_changed_or_went_is_made_again(project, made):
    for path in sorted(made.iterdir()):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        fresh = is_fresh(made, project.library, Order())
        assert not fresh or path.name == manifest.NAME, path.name
        path.unlink()
        assert not is_fresh(made, project.library, Order()), path.name
        path.write_bytes(data)


def test_another_order_or_another_kit_makes_it_again(project, made, monkeypatch):
    others = [Order(project.event(text)) for text in ("participants: 7", "start: 14h", "duration: 90", "place: Dijon")]
    others += [Order(turn=Turn.FOLD), Order(paper=Size.parse("A3")), Order(only=("guide",))]
    assert not any(is_fresh(made, project.library, order) for order in others)
    assert len({tuple(sorted(order.described.items())) for order in others}) == len(others)
    monkeypatch.setattr(freshness, "__version__", "9.9")
    assert not is_fresh(made, project.library, Order())


def test_a_project_file_that_comes_before_a_shipped_one_makes_it_again(tmp_path):
    project = Project(tmp_path / "projet", WORKSHOP.replace("sheet: regles", "sheet: regles-du-debat"))
    pack = project.pack()
    assert not any(name.startswith("/") or ":" in name for name in pack.about.inputs), "no path of this machine"
    write_pack(pack, tmp_path / "essai")
    assert is_fresh(tmp_path / "essai", project.library, Order())
    project.write("assets/sheets/regles-du-debat.yaml", SHEET.replace("sheet: regles", "sheet: regles-du-debat"))
    assert not is_fresh(tmp_path / "essai", project.library, Order())


def test_a_new_logo_makes_it_again(project, tmp_path):
    from .test_logo import png

    project.write("logo.png", png(800, 200))
    order = Order(project.event("logo: logo.png\nlogo_alt: Une lampe"))
    write_pack(project.pack(order), tmp_path / "essai")
    assert is_fresh(tmp_path / "essai", project.library, order)
    project.write("logo.png", png(800, 201))
    assert not is_fresh(tmp_path / "essai", project.library, order)


# --- writing a pack ----------------------------------------------------------------------------------------------


def test_a_pack_takes_the_place_of_the_one_before(project, made):
    (made / "mes notes.txt").write_bytes(b"notes")
    project.write("workshops/essai.yaml", WORKSHOP.replace("  - {sheet: regles, count: 2, per: table}\n", ""))
    project.open()
    write_pack(project.pack(), made)
    assert {path.name for path in made.iterdir()} == {*WHOLE, manifest.NAME, "mes notes.txt"} - {"regles.pdf"}


def test_a_part_of_a_pack_leaves_the_rest_and_its_manifest_names_all(project, made):
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    project.write("cards/cartes.yaml", DECK.replace("Que voit-on", "Que sait-on"))
    project.open()
    write_pack(project.pack(Order(only=("cards",))), made, partly=True)
    after = {path.name: path.read_bytes() for path in made.iterdir()}
    assert {name for name in after if after[name] != before.get(name)} == {"cartes-cartes.pdf", manifest.NAME}
    assert [entry.file for entry in manifest.read(made).files] == WHOLE
    assert not is_fresh(made, project.library, Order()), "the plan and the whole are of the cards before"
    assert is_fresh(made, project.library, Order(only=("cards",)))
