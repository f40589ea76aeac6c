"""A deck as pictures: sizes to the pixel, the same faces as on paper, sheets that a table on screen takes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import raw

from kit.cli.app import main
from kit.delivery import face_pictures as made
from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.delivery.editions import edited
from kit.delivery.face_pictures import COLUMNS, FAN, LONGEST, ROWS, Pictures, face_pictures, outdated, pixels
from kit.delivery.order import Edition, Order, Selection
from kit.imposition.grid import choose
from kit.model.deck import Deck
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Text

from .project import DECK, LARGE, Project, printer

TWO_SIDED = DECK.replace("size: poker", "size: poker\nsides: 2")


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path / "projet", deck=TWO_SIDED)


@pytest.fixture
def small(monkeypatch):
    """Sheets and fan drawn small, so that they take no time."""
    monkeypatch.setattr(made, "LONGEST", 400)
    monkeypatch.setattr(made, "_FAN_SIDE", 60)


def deck_of(project: Project, count: int = 2, **changes) -> Deck:
    """The project's deck with that many different cards."""
    deck = project.library.deck("cartes")
    cards = tuple(replace(deck.cards[1], card=Text(f"C{n}"), front=Text(f"Carte {n} ?")) for n in range(1, count + 1))
    return replace(deck, **{"cards": cards, "sides": 1} | changes)


def pictures(project: Project, deck: Deck | None = None, dpi: int = 72, order: Order = Order()) -> dict[str, bytes]:
    return face_pictures(deck or project.library.deck("cartes"), project.look, order, printer(), dpi)


def taken(project: Project, deck: Deck, *what: str, dpi: int = 72) -> dict[str, bytes]:
    """Some of a deck's pictures only."""
    with Pictures(deck, list(deck.cards), project.look, printer()) as made_:
        return {name: data for way in what for name, data in (
            made_.each(dpi) if way == "each" else [(FAN, made_.fan())] if way == "fan" else getattr(made_, way)())}


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def difference(one: Image.Image, other: Image.Image) -> float:
    """By how much of 255 two pictures differ on average."""
    return sum(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean) / 3


# --- faces -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ("poker", "mini", "pastille", "a6-x4", "visite", "57,2 x 88,9 mm"))
@pytest.mark.parametrize("dpi", (96, *(pytest.param(dpi, marks=pytest.mark.slow) for dpi in (72, 151))))
def test_a_face_is_its_trim_to_the_pixel(project, size, dpi):
    size = Size.parse(size)
    deck = deck_of(project, 1, size=size, template="blank")
    picture = opened(taken(project, deck, "each", dpi=dpi)["C1-recto.png"])
    assert picture.size == (round(size.width / 25.4 * dpi), round(size.height / 25.4 * dpi))
    assert picture.size == (pixels(size.width, dpi), pixels(size.height, dpi))
    assert picture.mode == "RGB" and picture.info.keys() == {"dpi"}
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_three_hundred_and_six_hundred_points_an_inch(project):
    deck = deck_of(project, 1)
    sizes = {dpi: opened(taken(project, deck, "each", dpi=dpi)["C1-recto.png"]).size for dpi in (300, 600)}
    assert sizes == {300: (744, 1039), 600: (1488, 2079)}


def test_every_card_is_there_once_with_both_its_faces(project, small):
    faces = {name for name in pictures(project) if re.fullmatch(r".*-(recto|verso)\.png", name)}
    assert faces == {f"{card}-{side}.png" for card in ("C1", "C2") for side in ("recto", "verso")}
    assert set(pictures(project, deck_of(project))) == {
        "C1-recto.png", "C2-recto.png", "planche.png", "eventail.png", "tts-rectos-1.png", "tts-dos.png",
        "lisez-moi.txt"}


def test_the_same_deck_gives_the_same_bytes(project, small):
    assert pictures(project) == pictures(project)


def on_paper(pdf: bytes, page: int, x: float, y: float, size: tuple[int, int], dpi: int) -> Image.Image:
    """What a sheet shows below and right of (x, y) mm, pixel on pixel."""
    document = pypdfium2.PdfDocument(pdf)
    sheet, scale = document[page], dpi / 72
    bitmap = pypdfium2.PdfBitmap.new_native(*size, raw.FPDFBitmap_BGRx, rev_byteorder=True)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    matrix = raw.FS_MATRIX(scale, 0, 0, scale, -x / 25.4 * dpi, -y / 25.4 * dpi)
    clip = raw.FS_RECTF(0, 0, *size)
    raw.FPDF_RenderPageBitmapWithMatrix(bitmap, sheet, matrix, clip, raw.FPDF_REVERSE_BYTE_ORDER)
    picture = bitmap.to_pil().convert("RGB")
    document.close()
    return picture


@pytest.mark.parametrize("edition", (Edition(), Edition(LARGE)))
def test_a_picture_is_the_face_that_is_printed(project, edition):
    deck, order, dpi = project.library.deck("cartes"), Order(edition=edition), 120
    out = deck_printout(deck, project.look, order)
    pdf = pdf_of(out, printer(), Report())
    shown = taken(project, edited(deck, edition), "each", dpi=dpi)
    grid = choose(order.sheet_paper, out.deck.size, order.spacing)
    slot = grid.slots[2 % grid.capacity]  # after two copies of the first card
    page = 2 * (2 // grid.capacity)
    second, first = opened(shown["C2-recto.png"]), opened(shown["C1-recto.png"])
    if out.deck.size.width > out.deck.size.height or grid.card != out.deck.size:
        pytest.skip("cards lie on their side")
    printed = on_paper(pdf, page, slot.x, slot.y, second.size, dpi)
    assert difference(printed, second) < 0.6 < 1 < difference(printed, first)


def test_a_picture_shows_no_ink_outside_the_trim(project):
    """Bleed is for paper: the corners of a face are its own ground, and its edge is the card's."""
    shown = opened(taken(project, project.library.deck("cartes"), "each", dpi=300)["C2-verso.png"])
    corners = {shown.getpixel((x, y)) for x in (0, shown.width - 1) for y in (0, shown.height - 1)}
    assert len(corners) == 1


# --- names -------------------------------------------------------------------------------------------------------


def test_files_have_plain_names_of_their_own(project):
    names = ("É/1", "e-1", "E 1", "../../x", "…", "con", "x" * 300)
    cards = tuple(replace(deck_of(project).cards[0], card=Text(name)) for name in names)
    files = list(taken(project, deck_of(project, cards=cards), "each"))
    assert files == [f"{stem}-recto.png" for stem in ("E-1", "e-1-2", "E-1-3", "x", "carte", "con", "x" * 60)]


def test_only_the_pictures_of_before_are_taken_out(tmp_path):
    kept = ("mes notes.txt", "photo.png", "recto.png", "C1-recto.png", "planche-a.png", "tts-rectos-1.jpg")
    gone = ("C2-verso.png", "tts-rectos-2.png", "tts-dos.png", "planche-3.png", "tts-versos-1.png")
    for name in (*kept, *gone):
        (tmp_path / name).touch()
    assert set(outdated(tmp_path, {"C1-recto.png": b""})) == set(gone)
    assert outdated(tmp_path / "absent", {}) == []


# --- sheets and fan ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count, sheets", (
    (1, [1]), (70, [69, 1]),
    *(pytest.param(sum(sheets), sheets, marks=pytest.mark.slow) for sheets in ([69], [69, 69, 2]))))
def test_sheets_for_tabletop_simulator_leave_their_last_cell_free(project, small, count, sheets):
    deck = deck_of(project, count, sides=2)
    with Pictures(deck, list(deck.cards), project.look, printer()) as pictures_:
        files, said = dict(pictures_.tabletop()), pictures_.about(72)
    assert [name for name in files if "tts-rectos" in name] == [f"tts-rectos-{n + 1}.png" for n in range(len(sheets))]
    assert [int(n) for n in re.findall(r"Number +(\d+)", said)] == sheets
    assert set(re.findall(r"(Width|Height) +(\d+)", said)) == {("Width", "10"), ("Height", "7")}
    for number, cards in enumerate(sheets, 1):
        for side in ("rectos", "versos"):
            sheet = opened(files[f"tts-{side}-{number}.png"])
            width, height = sheet.width // COLUMNS, sheet.height // ROWS
            assert sheet.size == (width * COLUMNS, height * ROWS) and max(sheet.size) <= 400
            full = [_inked(sheet, index, width, height) for index in range(COLUMNS * ROWS)]
            assert full == [True] * cards + [False] * (70 - cards)


def _inked(sheet: Image.Image, index: int, width: int, height: int) -> bool:
    x, y = index % COLUMNS * width, index // COLUMNS * height
    return sheet.crop((x, y, x + width, y + height)).convert("L").getextrema()[0] < 250


@pytest.mark.parametrize("size", ("poker", "visite", "45 x 45 mm", "20 x 280 mm"))
def test_a_sheet_is_as_large_as_it_may_be_and_no_larger(project, size):
    deck = deck_of(project, 1, size=Size.parse(size), template="blank")
    sheet, back = map(opened, taken(project, deck, "tabletop").values())
    assert LONGEST - max(COLUMNS, ROWS) <= max(sheet.size) <= LONGEST
    assert back.size == (sheet.width // COLUMNS, sheet.height // ROWS)


def test_front_and_back_of_a_card_stand_in_the_same_cell(project, monkeypatch):
    monkeypatch.setattr(made, "LONGEST", 1500)
    files = taken(project, deck_of(project, 3, sides=2), "each", "tabletop", dpi=150)
    for side, kind in (("rectos", "recto"), ("versos", "verso")):
        sheet = opened(files[f"tts-{side}-1.png"])
        width, height = sheet.width // COLUMNS, sheet.height // ROWS
        for index in range(3):
            cell = sheet.crop((index * width, 0, (index + 1) * width, height))
            faces = [opened(files[f"C{n}-{kind}.png"]).resize(cell.size) for n in (1, 2, 3)]
            assert difference(cell, faces[index]) == min(difference(cell, face) for face in faces) < 3


@pytest.mark.parametrize("count, cards", (
    (1, 1), (30, 7), *(pytest.param(count, count, marks=pytest.mark.slow) for count in (2, 7))))
def test_a_fan_shows_up_to_seven_cards_on_nothing(project, count, cards, monkeypatch):
    monkeypatch.setattr(made, "_FAN_SIDE", 200)
    seen = []
    from kit.delivery import picture_sheets

    original = picture_sheets.fan
    monkeypatch.setattr(picture_sheets, "fan", lambda faces: seen.append(len(faces)) or original(faces))
    fan = opened(taken(project, deck_of(project, count), "fan")[FAN])
    assert seen == [cards] and fan.mode == "RGBA"
    alpha = fan.getchannel("A")
    assert alpha.getbbox() == (0, 0, *fan.size), "nothing around it but what is seen"
    corners = [alpha.getpixel((x, y)) for x in (0, fan.width - 1) for y in (0, fan.height - 1)]
    assert max(corners) < 40 and alpha.getextrema() == (0, 255)
    assert len(set(alpha.histogram()[1:255])) > 20, "edges and shadow fade"
    assert alpha.getpixel((fan.width // 2, fan.height // 3)) == 255


def test_a_fan_leans_as_a_hand_does(project, monkeypatch):
    """As wide on the left as on the right, the outer cards lower than the middle one."""
    monkeypatch.setattr(made, "_FAN_SIDE", 200)
    fan = opened(taken(project, deck_of(project, 7), "fan")[FAN])
    alpha = fan.getchannel("A").point(lambda a: 255 * (a > 200))
    mirrored = alpha.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert ImageStat.Stat(ImageChops.difference(alpha, mirrored)).mean[0] < 1.5
    tops = [alpha.crop((x, 0, x + 4, alpha.height)).getbbox()[1] for x in (alpha.width // 10, alpha.width // 2)]
    assert tops[0] > tops[1] + 20
    end = alpha.getbbox()[2]
    right = alpha.crop((end - 3, 0, end, alpha.height)).getbbox()
    assert right[3] < alpha.height / 2, "its upper corner reaches furthest"


def test_a_fan_shows_what_is_written_before_what_is_to_be_written(project, small, monkeypatch):
    deck = deck_of(project, 3)
    blank = replace(deck.cards[2], template="blank")
    shown = []
    with Pictures(deck, [*deck.cards[:2], blank], project.look, printer()) as pictures_:
        monkeypatch.setattr(pictures_.faces, "picture",
                            lambda index, size: shown.append(index) or Image.new("RGB", size))
        pictures_.fan()
    assert shown == [0, 1]


def test_a_contact_sheet_shows_every_face_and_its_number(project, monkeypatch):
    monkeypatch.setattr(made, "_ON_CONTACT", 4)
    deck = deck_of(project, 6, sides=2)
    files = taken(project, deck, "contacts", "each")
    assert [name for name in files if name.startswith("planche")] == ["planche.png", "planche-2.png"]
    from kit.documents.pictures import contact_sheet

    sheet = contact_sheet(deck, list(deck.cards[:4]), project.look, 1, 2)
    said = [box.text for box in sheet.page.boxes if hasattr(box, "text")]
    assert [text for text in said if re.fullmatch(r"C\d", text)] == ["C1", "C2", "C3", "C4"]
    assert "Cartes\u00a0(1\u00a0sur\u00a02)" in " ".join(said).replace(" ", "\u00a0")
    picture = opened(files["planche.png"])
    assert picture.size == (sheet.page.width * 2, sheet.page.height * 2) and len(sheet.spots) == 8
    for index, (x, y) in enumerate(sheet.spots):
        width, height = (side * 2 for side in sheet.face)
        assert 0 <= x * 2 and x * 2 + width <= picture.width and y * 2 + height <= picture.height
        cell = picture.crop((x * 2, y * 2, x * 2 + width, y * 2 + height))
        face = opened(files[f"C{index // 2 + 1}-{('recto', 'verso')[index % 2]}.png"]).resize(cell.size)
        assert difference(cell, face) < 4, index
    last = contact_sheet(deck, list(deck.cards[4:]), project.look, 2, 2)
    (x, y), picture = last.spots[2], opened(files["planche-2.png"])
    cell = picture.crop((x * 2, y * 2, x * 2 + width, y * 2 + height))
    faces = [opened(files[f"C{n}-recto.png"]).resize(cell.size) for n in range(1, 7)]
    assert difference(cell, faces[-1]) == min(difference(cell, face) for face in faces)


def test_captions_never_overlap_however_long(project):
    cards = tuple(replace(card, card=Text(f"Une carte au nom vraiment très {'très ' * 20}long, numéro {n}"))
                  for n, card in enumerate(deck_of(project, 5).cards))
    from kit.documents.pictures import contact_sheet

    sheet = contact_sheet(deck_of(project, cards=cards), list(cards), project.look)
    runs = [box for box in sheet.page.boxes if hasattr(box, "text")]
    for x, y in sheet.spots:
        inside = (x, y, x + sheet.face[0], y + sheet.face[1])
        assert not any(inside[0] < run.x < inside[2] and inside[1] < run.y < inside[3] for run in runs)
    assert max(run.y for run in runs) < sheet.page.height


# --- the command, and the page that shows it ---------------------------------------------------------------------


def test_the_command_writes_a_set_and_the_page_shows_it(project, small, tmp_path, monkeypatch):
    monkeypatch.chdir(project.folder)
    output = tmp_path / "output"
    home = output / "cartes" / "cartes-images"
    assert main(["deck", "cartes", "--png", "72", "--output", str(output)]) == 0
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    assert before == pictures(project)
    (home / "photo.jpg").write_bytes(b"a moi")
    page = (output / "index.html").read_text("utf-8")
    links = re.findall(r'(?:href|src)="([^"#]+)"', page)
    assert all((output / link).exists() for link in links)
    focused = re.findall(r'<a [^>]*href="(cartes[^"]+)"|(<summary>)', page)
    assert [link or summary for link, summary in focused] == [
        "cartes/cartes.pdf", "cartes/cartes.pdf", "<summary>",
        "cartes/cartes-images/planche.png", "cartes/cartes-images/"]
    assert 'alt="Quelques cartes du jeu «\u00a0Cartes\u00a0», en éventail"' in page.replace("\u202f", "\u00a0")
    project.write("cards/cartes.yaml", TWO_SIDED.replace("card: C2", "card: C9"))
    assert main(["deck", "cartes", "--png", "72", "--output", str(output)]) == 0
    assert {path.name for path in home.iterdir()} == {name.replace("C2", "C9") for name in before} | {"photo.jpg"}


def test_without_pictures_the_page_is_as_it_was(project, tmp_path, monkeypatch):
    monkeypatch.chdir(project.folder)
    assert main(["deck", "cartes", "--output", str(tmp_path / "output")]) == 0
    page = (tmp_path / "output" / "index.html").read_text("utf-8")
    assert "eventail" not in page and 'class="fan"' not in page
    assert not list(Path(tmp_path, "output", "cartes").glob("*-images"))


def test_some_cards_have_a_folder_of_their_own(project, small, tmp_path, monkeypatch):
    monkeypatch.chdir(project.folder)
    assert main(["deck", "cartes", "--png", "72", "--cards", "C2", "--output", str(tmp_path)]) == 0
    names = {path.name for path in (tmp_path / "cartes" / "cartes-choix-images").iterdir()}
    assert {"C2-recto.png", "C2-verso.png"} <= names and not any(name.startswith("C1") for name in names)
    assert pictures(project, order=Order(selection=Selection("Z"))) == {}
