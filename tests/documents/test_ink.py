"""Ink: what is saved is not printed, what is grey is printed with black alone, and all of it is still read."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from io import BytesIO
from itertools import chain

import pypdfium2
import pytest
from PIL import Image as Pillow
from PIL.ImageStat import Stat

from kit.cli.app import main
from kit.delivery.workbench import load_fonts, load_look
from kit.documents import faces, guide, programme, running_order, sheets
from kit.documents.faces.face import BLEED
from kit.documents.manuscript import Manuscript
from kit.documents.session import Logo
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS
from kit.model.theme import Colour, Ink
from kit.model.values import Size
from kit.pdf.document import Information, Printer
from kit.typesetting.page import MM, Page, Path, Placed, Run
from kit.typesetting.shapes import rectangle
from tests.shipped import PROJECT, trials

from .desk import Desk

AA, AAA = 4.5, 7.0
PALE = 0.9  # the luminance from which a fill costs next to nothing
LARGE, THIN = (3 * MM) ** 2, 2.0  # from what area, in square points, a fill is a solid; up to what width, a line
LITTLE = 6.0  # percent of black that lines and letters come to by themselves: there is next to nothing to save
_fonts = lru_cache(load_fonts)


@lru_cache
def desk(ink: Ink) -> Desk:
    made = Desk()
    made.look = load_look(made.library, _fonts(), paper=Size.parse("A4"), ink=ink)
    return made


def cards(name: str, ink: Ink) -> list[Page]:
    """Every face of a deck, once."""
    at = desk(ink)
    deck = at.library.deck(name)
    return [face for card in deck.cards for face in faces.draw(card, deck, at.look) if face]


def sheet(name: str, ink: Ink) -> list[Page]:
    """A blank sheet at its first size."""
    at = desk(ink)
    made = at.library.sheet(name)
    decks = {str(made.deck): at.library.deck(made.deck)} if hasattr(made, "deck") else {}
    return sheets.draw(made, Size.parse(made.sizes[0]), at.look, decks)


@lru_cache
def documents(name: str, ink: Ink) -> list[Page]:
    """What a pack says in words."""
    at = desk(ink)
    session = at.session(name)
    return [page for module in (guide, programme, running_order) for page in module.pages(session, at.look)]


def written(pages: list[Page]) -> bytes:
    return Printer(_fonts()).write(pages, Information(title="Encre"))


def pictures(pages: list[Page], dpi: int) -> list[Pillow.Image]:
    with pypdfium2.PdfDocument(written(pages)) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil() for page in document]


def boxes(page: Page):
    """The boxes of a page and of the pages set on it."""
    for box in page.boxes:
        yield from boxes(box.page) if isinstance(box, Placed) else (box,)


# --- saver -------------------------------------------------------------------------------------------


def area(path: Path) -> float:
    """The area of a shape, by its corners."""
    points = [segment[-2:] for segment in path.segments if len(segment) > 1]
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True))) / 2


def breadth(path: Path) -> float:
    """The shorter side of the box around a shape."""
    xs, ys = ([v for segment in path.segments for v in segment[i::2]] for i in (1, 2))
    return min(max(xs) - min(xs), max(ys) - min(ys))


def solids(pages: list[Page]) -> list[Path]:
    """The shapes that are large and filled with more than a very light grey."""
    paths = [box for page in pages for box in boxes(page) if isinstance(box, Path) and box.fill]
    large = [path for path in paths if area(path) > LARGE and breadth(path) > THIN]
    return [path for path in large if Colour(path.fill).luminance < PALE]


def test_the_search_for_solids_finds_one():
    page = Page.of_mm(100, 100)
    page.add(Path(rectangle(9, 9, 4 * MM, 4 * MM, 3), "#c8c8c8"), Path(rectangle(9, 9, 2 * MM, 2 * MM), "#000000"),
             Path(rectangle(9, 9, 1.4, 50 * MM), "#000000"), Path(rectangle(0, 0, 90 * MM, 90 * MM), "#ffffff"))
    assert solids([page]) == page.boxes[:1]
    assert solids(cards("idees-recues", Ink.COLOUR)) and solids(documents("cafe-debat", Ink.COLOUR))


@pytest.mark.parametrize("name", trials(DECKS))
def test_no_solid_stays_on_a_card(name):
    assert solids(cards(name, Ink.SAVER)) == []


@pytest.mark.parametrize("name", trials(SHEETS_SHELF, "arbre-a-competences"))
def test_no_solid_stays_on_a_sheet(name):
    assert solids(sheet(name, Ink.SAVER)) == []


@pytest.mark.parametrize("name", trials(WORKSHOPS))
def test_no_solid_stays_in_a_document(name):
    assert solids(documents(name, Ink.SAVER)) == []


def test_the_tree_is_drawn_in_lines():
    """Its wood and leaves are painted over by a smaller, white self, so it is looked at as it is printed."""
    (page,) = sheet("arbre-a-competences", Ink.SAVER)
    page.boxes = [box for box in page.boxes if not isinstance(box, Run)]
    (picture,) = pictures([page], 50)
    shrunk = picture.resize((picture.width // 5, picture.height // 5), Pillow.Resampling.BOX)  # 2.5 mm
    assert shrunk.getextrema()[0] > 90, "nowhere is a square of 2.5 mm black"
    assert Stat(picture).mean[0] > 245


def darkness(pages: list[Page]) -> float:
    """How much of the paper is black, on average, in percent."""
    shades = [Stat(picture).mean[0] for picture in pictures(pages, 18)]
    return 100 - sum(shades) / len(shades) / 2.55


@pytest.mark.parametrize("name", trials(WORKSHOPS))
def test_a_pack_costs_clearly_less_ink(name):
    at = desk(Ink.COLOUR)
    printed = at.library.workshop(name).print

    def pack(ink: Ink) -> list[Page]:
        parts = [cards(p.deck, ink) if p.deck else sheet(p.sheet, ink) for p in printed]
        return [*documents(name, ink), *chain.from_iterable(parts)]

    saved, usual = darkness(pack(Ink.SAVER)), darkness(pack(Ink.COLOUR))
    assert saved < 0.75 * usual or saved < usual < LITTLE


def test_what_stood_on_a_ground_stands_in_an_outline():
    """Where there was a boundary, there still is one."""
    for name in ("idees-recues", "missions", "relances"):
        for coloured, saved in zip(cards(name, Ink.COLOUR), cards(name, Ink.SAVER), strict=True):
            grounds = [box for box in coloured.boxes if isinstance(box, Path) and area(box) > LARGE]
            bleeding = [box for box in grounds if box.segments[0][1] < 0]
            lines = [box for box in saved.boxes if isinstance(box, Path) and area(box) > LARGE and box.stroke]
            assert len(lines) == len(grounds) - len(bleeding), saved.title


@pytest.mark.parametrize("bar", [None, "#3f7d4e"])
def test_a_panel_becomes_an_outline_or_a_line_at_its_left(bar):
    for ink in Ink:
        look = desk(ink).look
        leaf = Manuscript(look, "Essai")
        (_, first, _) = leaf.panel(leaf.text("Un mot."), look.accent("green").tint, bar=bar)
        panel = first.panel
        if ink == Ink.SAVER:
            assert (panel.fill, panel.stroke) == (None, None if bar else look.theme.line) and panel.thick < THIN
        else:
            assert (panel.fill, panel.stroke) == (look.accent("green").tint, None) and panel.thick > THIN


def words(pages: list[Page]) -> list[tuple]:
    """What is said, where and how large."""
    return [(box.x, box.y, box.text, box.size) for page in pages for box in boxes(page) if isinstance(box, Run)]


@pytest.mark.parametrize("name", trials(WORKSHOPS))
def test_saving_ink_moves_no_word_of_a_document(name):
    usual, saved, grey = (words(documents(name, ink)) for ink in Ink)
    assert usual == saved == grey


def test_saving_ink_moves_no_word_of_a_card():
    assert words(cards("idees-recues", Ink.COLOUR)) == words(cards("idees-recues", Ink.SAVER))


# --- grey --------------------------------------------------------------------------------------------


def colours(theme):
    yield from (theme.ink, theme.soft, theme.line, theme.paper, theme.ground)
    for swatch in theme.accents.values():
        yield from (swatch.solid, swatch.tint, swatch.ink)


def neutral(colour: str) -> bool:
    return colour[1:3] == colour[3:5] == colour[5:7]


def test_a_grey_is_as_light_as_its_colour():
    theme = desk(Ink.COLOUR).library.theme()
    for before, after in zip(colours(theme), colours(theme.inked(Ink.GREY)), strict=True):
        assert neutral(after) and abs(before.luminance - after.luminance) < 0.005, (before, after)
    assert [Colour(c).grey for c in ("#000000", "#ffffff", "#777777")] == ["#000000", "#ffffff", "#777777"]


@pytest.mark.parametrize("edition", [*Ink, "shop"])
def test_words_are_read_on_every_ground(edition):
    theme = desk(Ink.COLOUR).library.theme()
    theme = theme.for_shop() if edition == "shop" else theme.inked(edition)
    for ground in (theme.paper, theme.ground, *(swatch.tint for swatch in theme.accents.values())):
        assert theme.ink.contrast(ground) >= AAA and theme.soft.contrast(ground) >= AA
    for swatch in theme.accents.values():
        for ground in (theme.paper, theme.ground, swatch.tint):
            assert swatch.ink.contrast(ground) >= AA
        assert theme.paper.contrast(swatch.ink) >= AAA, "letters of badges"


def beneath(run: Run, page: Page) -> str:
    """The fill of the last shape drawn before a word that has its middle inside; paper where there is none."""
    x, y, found = run.x + run.width / 2, run.y - run.size * 0.3, "#ffffff"
    for box in page.boxes[:page.boxes.index(run)]:
        if isinstance(box, Path) and box.fill and len(box.segments) > 2:
            xs, ys = ([v for segment in box.segments for v in segment[i::2]] for i in (1, 2))
            if min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys):
                found = box.fill
    return found


@pytest.mark.parametrize("ink", Ink)
@pytest.mark.parametrize("name", trials(DECKS))
def test_words_are_read_on_every_card(name, ink):
    theme = desk(ink).look.theme
    for page in cards(name, ink):
        for run in (box for box in page.boxes if isinstance(box, Run)):
            least = AAA if run.colour == theme.ink else AA
            assert Colour(run.colour).contrast(Colour(beneath(run, page))) >= least, (page.title, run)


def streams(pdf: bytes):
    """Dictionary and content of every stream of a file."""
    for found in re.finditer(rb"<<((?:[^<>]|<[^<>]*>|<<[^<>]*>>)*)>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        about, data = found.groups()
        yield about, zlib.decompressobj().decompress(data) if b"/FlateDecode" in about else data


_COLOURED = re.compile(rb"(?:^|\s)(?:rg|RG|k|K|sc|SC|scn|SCN)(?:\s|$)")


def coloured(pdf: bytes) -> list[bytes]:
    """What of a file is printed with more than black ink: operators of pages, and pictures."""
    found = []
    for about, data in streams(pdf):
        if b"/Image" in about and b"/DeviceGray" not in about:
            found.append(about)
        elif b"/Subtype" not in about and b"/Length1" not in about and b" Tf " in data:
            found += _COLOURED.findall(data)
    return found


def logo() -> Logo:
    out = BytesIO()
    Pillow.new("RGB", (400, 200), (40, 120, 60)).save(out, "PNG")
    return Logo(out.getvalue(), 400, 200)


def with_logo(ink: Ink) -> bytes:
    at = desk(ink)
    session = at.session("cafe-debat")._replace(logo=logo())
    return written([*programme.pages(session, at.look), *guide.pages(session, at.look)])


def test_a_grey_document_is_printed_with_black_alone_and_its_logo_too():
    assert coloured(with_logo(Ink.GREY)) == []
    found = coloured(with_logo(Ink.COLOUR))
    assert any(b"/DeviceRGB" in part for part in found) and len(found) > 100, "or nothing is looked for"


@pytest.mark.parametrize("name", trials(DECKS))
def test_grey_cards_are_printed_with_black_alone(name):
    assert coloured(written(cards(name, Ink.GREY))) == []


@pytest.mark.parametrize("name", trials(SHEETS_SHELF))
def test_a_grey_sheet_is_printed_with_black_alone(name):
    assert coloured(written(sheet(name, Ink.GREY))) == []


@pytest.mark.parametrize("pages, shelf", [(cards, DECKS), (sheet, SHEETS_SHELF)], ids=["cards", "sheet"])
def test_lines_keep_their_colour_where_ink_is_only_saved(pages, shelf):
    assert coloured(written(pages(next(iter(desk(Ink.SAVER).library.names(shelf))), Ink.SAVER)))


# --- the print shop ------------------------------------------------------------------------------------


def test_for_the_print_shop_words_are_black_and_accents_keep_their_colour():
    theme = desk(Ink.COLOUR).library.theme()
    shop = theme.for_shop()
    assert shop.ink == "#000000" and neutral(shop.soft) and neutral(shop.line)
    assert (shop.paper, shop.ground) == (theme.paper, theme.ground)
    changed = [name for name in theme.accents if shop.accents[name] != theme.accents[name]]
    assert changed == ["grey"] and neutral(shop.accents["grey"].ink), "an accent that is a grey already is one"


# --- grounds that bleed ----------------------------------------------------------------------------------


def bleeding(page: Page) -> list[Path]:
    b = BLEED * MM
    return [box for box in page.boxes
            if isinstance(box, Path) and box.segments == rectangle(-b, -b, page.width + 2 * b, page.height + 2 * b)]


@pytest.mark.parametrize("name", trials(DECKS))
@pytest.mark.parametrize("ink", Ink)
def test_backs_alone_have_a_ground_that_bleeds(name, ink):
    at = desk(ink)
    deck = at.library.deck(name)
    for card in deck.cards:
        front, back = faces.draw(card, deck, at.look)
        assert bleeding(front) == []
        if back:
            category = deck.categories.get(card.category)
            tint = at.look.accent(category.colour if category else "green").tint
            found = bleeding(back)
            assert [path.fill for path in found] == ([] if ink == Ink.SAVER else [tint])
            assert all(path is back.boxes[0] and path.node is None for path in found), "under all else, and decoration"


@pytest.mark.parametrize("shelf", [DECKS, SHEETS_SHELF], ids=lambda shelf: shelf.key)
def test_all_cards_and_sheets_are_looked_at(shelf):
    files = sorted(path.stem for path in (PROJECT / shelf.folder).glob("*.yaml"))
    assert sorted(trial.values[0] for trial in trials(shelf)) == files


# --- from the command line -------------------------------------------------------------------------------


def test_the_ink_that_is_asked_for_is_the_ink_that_is_printed(tmp_path):
    """From the option to the file, for a deck and for a sheet."""
    for ink in Ink:
        output = ["--ink", ink.value, "--output", str(tmp_path / ink)]
        assert main(["deck", "pastilles", *output]) == 0 and main(["sheet", "position-d-accord", *output]) == 0
    found = {ink: [coloured(path.read_bytes()) for path in sorted((tmp_path / ink).rglob("*.pdf"))] for ink in Ink}
    assert found[Ink.GREY] == [[], []]
    assert all(found[Ink.COLOUR]) and all(found[Ink.SAVER])
    made = {ink: next((tmp_path / ink).rglob("*pastilles*.pdf")).read_bytes() for ink in Ink}
    assert len(set(made.values())) == len(Ink)
