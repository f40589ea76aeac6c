"""Editions of a deck: large print one can read, blanks like their neighbours, slips for sleeves, a box that fits."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations, product
from pathlib import Path

import pytest
from pypdfium2 import raw

from kit.cli.app import main
from kit.delivery.box_printouts import box_printout
from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.delivery.editions import edited, sleeve_of, stem_of
from kit.delivery.order import Edition, Order
from kit.documents import faces
from kit.documents.checklist import checklist
from kit.imposition.turning import Turn
from kit.model.edition import Reading
from kit.model.editions import SLEEVES, LargePrint
from kit.model.library import DECKS
from kit.model.theme import Ink
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.typesetting.page import MM, Page, Placed, Run
from kit.typesetting.page import Path as Drawn
from tests.delivery.project import LARGE as LARGE_PRINT
from tests.documents.desk import PROJECT, Desk, bare, heard, runs
from tests.pdf.making import printer
from tests.pdf.reading_back import ink, opened

NAMES = sorted(path.stem for path in (PROJECT / "cards").glob("*.yaml"))
LARGE = Edition(LARGE_PRINT)
BODY, LABEL, FOOT = 18.0, 14.0, 12.0
SLUG = 6.5  # of the line that is cut away with the margins of the sheet


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


def printed(desk: Desk, name: str, edition: Edition, **order) -> tuple:
    out = deck_printout(desk.library.deck(name), desk.look, Order(edition=edition, **order))
    assert not desk.complaints, desk.complaints
    return out, pdf_of(out, printer(), Report())


# --- large print ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_what_a_card_says_in_large_print_is_18_points_or_more(desk, name):
    deck = edited(desk.library.deck(name), LARGE)
    told = {str(card.card): bare("".join(str(text) for text in (
        card.front, card.title, card.fact, card.nuance, card.question, card.back, *card.do) if text))
        for card in deck.cards}
    for card, pair in zip(deck.expanded(), faces.draw_deck(deck, desk.look), strict=True):
        said = "".join(heard([page for page in pair if page]))
        for text in filter(None, (card.front, card.fact, card.nuance, card.question, card.title, *card.do)):
            assert bare(text) in said, (card.card, text)
        for run in runs([page for page in pair if page]):
            assert not run.node or run.size >= FOOT, (card.card, run)
            if run.node and len(bare(run.text)) > 3 and bare(run.text) in told[card.card]:
                assert run.size >= BODY or run.text == str(card.card), (card.card, run)
    assert not desk.complaints, desk.complaints


def test_headers_are_14_points_or_more_and_feet_12(desk):
    deck = edited(desk.library.deck("idees-recues"), LARGE)
    front, back = faces.draw_deck(deck, desk.look)[0]
    sizes = {bare(run.text): run.size for run in runs([front, back])}
    assert sizes["place"] >= LABEL and sizes["ir01"] >= LABEL
    feet = [run.size for run in runs([front, back]) if run.y > front.height - 10 * MM]
    assert feet and min(feet) >= FOOT


def test_the_sizes_of_large_print_are_those_in_the_file(desk):
    out, pdf = printed(desk, "idees-recues", LARGE)
    words = bare("".join(str(card.fact or "") + str(card.front) for card in out.deck.cards))
    with opened(pdf) as document:
        found = [line for page in document for line in lines_of(page)]
    body = [size for text, size in found if len(bare(text)) > 12 and bare(text) in words]
    assert len(body) > 100 and min(body) >= BODY - 0.01
    assert min(size for text, size in found if size > SLUG + 0.01 and len(text.strip()) > 1) >= FOOT - 0.01


def lines_of(page) -> list[tuple[str, float]]:
    """What stands on each line of a page, and in what size, in points."""
    words = page.get_textpage()
    found: list[tuple[str, float]] = []
    text, size = "", 0.0
    for i in range(words.count_chars()):
        char, now = chr(raw.FPDFText_GetUnicode(words, i)), raw.FPDFText_GetFontSize(words, i)
        if char in "\r\n" or (not char.isspace() and now != size):
            found.append((text, size))
            text = ""
        if char not in "\r\n":
            text, size = text + char, size if char.isspace() else now
    return [(text, size) for text, size in (*found, (text, size)) if text.strip()]


def test_large_print_that_does_not_fit_names_its_card_and_the_size(tmp_path):
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "long.yaml").write_text(
        "deck: long\ntitle: Long\nupdated: 2026-11\nsize: poker\ntemplate: prompt\ncards:\n"
        "  - {card: C1, front: Court}\n  - card: C2\n    front: " + "mots " * 190 + "\n", encoding="utf-8")
    desk = Desk(tmp_path)
    faces.draw_deck(edited(desk.library.deck("long"), LARGE), desk.look)
    (found,) = list(desk.report)
    assert (found.code, found.facts["card"], found.facts["size"]) == ("carte-deborde", "C2", "138 × 196 mm")
    assert float(found.facts["floor"].replace(",", ".")) >= BODY


def test_a_disc_in_large_print_is_refused_before_its_word_is_small(tmp_path):
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "jetons.yaml").write_text(
        "deck: jetons\ntitle: Jetons\nupdated: 2026-11\nsize: jeton\ntemplate: token\n"
        "categories: {p: {title: P, letter: P, shape: circle, colour: blue}}\n"
        "cards:\n  - {card: J1, category: p, title: Demander la parole}\n", encoding="utf-8")
    desk = Desk(tmp_path)
    faces.draw_deck(edited(desk.library.deck("jetons"), LARGE), desk.look)
    (found,) = list(desk.report)
    assert (found.code, found.facts["floor"], found.facts["size"]) == ("carte-deborde", "18", "70 × 70 mm")


def test_two_large_cards_go_on_a_sheet_that_is_cut_straight(desk):
    out, _ = printed(desk, "relances", LARGE)
    assert out.deck.size[:2] == (138, 196) and out.paper == (297, 210)
    assert len(out.pages) == 6 + 1, "twelve cards, and the check-list"
    folded, _ = printed(desk, "idees-recues", LARGE, turn=Turn.FOLD)
    assert folded.paper == (297, 210), "a front and its back lie side by side"


def test_the_checklist_is_in_large_print_too(desk):
    for name in NAMES:
        deck = edited(desk.library.deck(name), LARGE)
        assert all(run.size >= BODY for run in runs(checklist(deck, desk.look)) if run.node), name
    assert not desk.complaints


# --- sizes, copies, blanks -----------------------------------------------------------------------------


def test_an_edition_that_changes_nothing_is_the_deck_itself(desk):
    for name in desk.library.names(DECKS):
        deck = desk.library.deck(name)
        assert edited(deck, Edition()) == deck and stem_of(deck, Edition()) == name


def test_size_and_copies(desk):
    deck = desk.library.deck("jetons-de-parole")
    made = edited(deck, Edition(size=Size.parse("70 x 70 mm"), copies=4))
    assert made.size[:2] == (70, 70) and [card.copies for card in made.cards] == [12]
    assert [card.copies for card in deck.cards] == [3], "the deck itself stays as it was"
    assert isinstance(edited(deck, LARGE), LargePrint) and edited(deck, LARGE).size[:2] == (70, 70)


@pytest.mark.parametrize("name", NAMES)
def test_blanks_are_cards_of_the_deck_each_with_its_own_name(desk, name):
    deck = desk.library.deck(name)
    made = edited(deck, Edition(blanks=5, copies=2))
    assert sum(card.copies for card in made.cards) == 2 * sum(card.copies for card in deck.cards) + 5
    assert len({card.card for card in made.cards}) == len(made.cards)
    drawn = faces.draw_deck(made, desk.look)[-5:]
    assert not desk.complaints
    for front, back in drawn:
        assert (front.width / MM, front.height / MM) == pytest.approx(deck.size[:2])
        assert (back is not None) == deck.has_backs
        drawn_on = [box for box in front.boxes if isinstance(box, Drawn)]
        assert drawn_on and all(2 * MM - 0.1 <= value <= max(front.width, front.height) - 2 * MM + 0.1
                                for box in drawn_on for segment in box.segments for value in segment[1:])


def test_a_blank_name_that_is_taken_is_passed_over(desk):
    deck = desk.library.deck("vote")
    twice = edited(edited(deck, Edition(blanks=2)), Edition(blanks=2))
    assert [str(card.card) for card in twice.cards[-4:]] == ["+1", "+2", "+3", "+4"]


def test_a_blank_claim_has_the_heading_and_the_headings_of_its_deck(desk):
    front, back = faces.draw_deck(edited(desk.library.deck("idees-recues"), Edition(blanks=1)), desk.look)[-1]
    assert bare("Chez nous, on entend aussi") in "".join(heard([front])), "as the blank card of the deck"
    said = "".join(heard([back]))
    assert all(bare(desk.look.words(f"card.{key}")) in said for key in ("fact", "nuance"))
    (front, _), = faces.draw_deck(edited(desk.library.deck("relances"), Edition(blanks=1)), desk.look)[-1:]
    assert bare("Pour relancer") in "".join(heard([front]))


def test_no_two_editions_share_a_file(desk):
    deck = desk.library.deck("idees-recues")
    sizes = (None, Size.parse("a5"), Size.parse("70 x 120 mm"), Size.parse("70.5 x 120 mm"))
    editions = [Edition(*fields)
                for fields in product((Reading(), LARGE_PRINT), sizes, (1, 2), (0, 3), (False, True))]
    stems = [stem_of(deck, edition) for edition in editions]
    assert len(set(stems)) == len(stems)
    assert all(stem.isascii() and "." not in stem and " " not in stem for stem in stems)
    assert stem_of(deck, Edition(size=Size.parse("poker"))) == "idees-recues", "its own size is no edition"
    assert stem_of(deck, LARGE) == "idees-recues-grands-caracteres"
    assert stem_of(deck, Edition(size=Size.parse("A5"))) == "idees-recues-a5"


# --- sleeves -------------------------------------------------------------------------------------------


def test_slips_are_a_millimetre_smaller_than_the_card_and_carry_all_of_it(desk):
    edition = Edition(sleeves=True)
    out, pdf = printed(desk, "idees-recues", edition, turn=Turn.SINGLE)
    assert (out.sleeves, out.weight, out.sides, out.flip) == ("66 × 91 mm", 100, 1, "single")
    assert {(round(x, 3), round(y, 3)) for *_, x, y in out.cutting.pieces} == {(62, 87)}
    placed = [box for page in out.pages for box in page.boxes if isinstance(box, Placed)]
    assert len(placed) == 2 * 20
    whole = faces.draw_deck(desk.library.deck("idees-recues"), desk.look)
    spoken = {bare("".join(run.text for run in runs([face]))) for pair in whole for face in pair}
    assert {bare("".join(run.text for run in runs([box.page]))) for box in placed} == spoken
    slips = {box.page.title: box.page for box in placed}
    for face in (face for pair in whole for face in pair):
        for run, there in zip(runs([face]), runs([slips[face.title]]), strict=True):
            assert (run.x - there.x, run.y - there.y) == pytest.approx((0.5 * MM, 0.5 * MM)), "cut off all round"
    with opened(pdf) as document:
        assert all(4 <= char.left and char.right <= 206 for page in document for char in ink(page))


@pytest.mark.parametrize("size", [sleeve.card for sleeve in SLEEVES], ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_sleeve_holds_its_card_and_is_found_for_it(desk, size):
    sleeve = sleeve_of(desk.library.deck("vote"), Edition(size=size, sleeves=True), desk.report)
    assert sleeve.card == size
    assert 2 <= sleeve.outer.width - size.width <= 3 and 2 <= sleeve.outer.height - size.height <= 4
    smaller = Size(size.width - 2.5, size.height)
    other = sleeve_of(desk.library.deck("vote"), Edition(size=smaller, sleeves=True), Desk().report)
    assert other is None or other.card != size, "a slip that slides about is not held"


def test_without_a_sleeve_the_nearest_is_named():
    desk = Desk()
    deck_printout(desk.library.deck("missions"), desk.look, Order(edition=Edition(sleeves=True), turn=Turn.SINGLE))
    (found,) = list(desk.report)
    assert found.code == "pochette-introuvable"
    assert (found.facts["size"], found.facts["near"]) == ("70 × 98 mm", "63 × 88 mm")


# --- the box -------------------------------------------------------------------------------------------


@lru_cache
def box_of(name: str, edition: Edition = Edition(), ink: Ink = Ink.COLOUR, turn: Turn = Turn.LONG_EDGE):
    desk = Desk()
    look = type(desk.look)(desk.library.theme(), desk.look.words, desk.look.setter, desk.look.icons, ink=ink)
    out = box_printout(desk.library.deck(name), look, Order(edition=edition, ink=ink, turn=turn))
    assert not desk.complaints, desk.complaints
    return out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ink", [Ink.COLOUR, Ink.SAVER, Ink.GREY])
def test_a_box_says_what_is_in_it(desk, name, ink):
    deck, (page,) = desk.library.deck(name), box_of(name, ink=ink).pages
    said = bare("".join(run.text for face in panels(page) for run in face.boxes if isinstance(run, Run)))
    cards = sum(card.copies for card in deck.cards)
    for words in (deck.title, "Le jeu est-il complet ?", f"{cards} carte", f"version {deck.version}", deck.updated):
        assert bare(words) in said, words
    for box in (box for face in panels(page) for box in face.boxes if isinstance(box, Run)):
        assert box.size >= (6.5 if len(box.text) > 1 else 5.5), box
    if deck.size.width > 60 and len(deck.categories) > 1:
        assert all(bare(category.title) in said for category in deck.categories.values())


def panels(page: Page) -> list[Page]:
    return [box.page for box in page.boxes if isinstance(box, Placed)]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_on_a_panel_stays_on_it(name):
    for face in panels(box_of(name).pages[0]):
        for box in face.boxes:
            if isinstance(box, Run):
                assert box.x >= 0 and box.x + box.width <= face.width + 0.1, box
                assert box.y - box.size * 0.75 >= 0 and box.y + box.size * 0.22 <= face.height + 0.1, box


def test_long_titles_of_categories_are_smaller_or_left_out_never_over_the_edge(tmp_path):
    (tmp_path / "cards").mkdir()
    for words, listed in ((6, True), (14, False)):
        (tmp_path / "cards" / "long.yaml").write_text(
            "deck: long\ntitle: Long\nupdated: 2026-11\nsize: poker\ntemplate: prompt\ncategories:\n"
            f"  a: {{title: {'mots ' * words}, letter: A, shape: circle, colour: blue}}\n"
            "  b: {title: B, letter: B, shape: square, colour: orange}\ncards:\n"
            "  - {card: C1, category: a, front: Un}\n  - {card: C2, category: b, front: Deux}\n", encoding="utf-8")
        desk = Desk(tmp_path)
        (page,) = box_printout(desk.library.deck("long"), desk.look, Order()).pages
        said = [run for face in panels(page) for run in face.boxes if isinstance(run, Run)]
        assert any("mots mots" in run.text for run in said) == listed
        assert all(run.x + run.width <= face.width for face in panels(page) for run in face.boxes
                   if isinstance(run, Run))


def test_the_title_is_the_heading_and_lines_are_decoration():
    page = box_of("idees-recues").pages[0]
    tags = [run.node.tag for face in panels(page) for run in face.boxes if isinstance(run, Run) and run.node]
    assert tags.count("H1") == 1 and not any(getattr(box, "node", None) for box in page.boxes if isinstance(box, Drawn))


def test_a_box_grows_with_its_cards():
    depths = [depth_of(box_of("idees-recues", *made)) for made in (
        (Edition(),), (Edition(copies=2),), (Edition(copies=2), Ink.COLOUR, Turn.FOLD))]
    assert depths[0] < depths[1] < depths[2]
    assert depth_of(box_of("idees-recues", Edition(sleeves=True), Ink.COLOUR, Turn.SINGLE)) > depths[0]


def depth_of(out) -> float:
    """The depth that the notes beside the net give, in mm."""
    said = "".join(run.text for face in panels(out.pages[0]) for run in face.boxes if isinstance(run, Run))
    return float(said.split("Dedans")[1].split("mm")[0].split("×")[-1].replace("\u202f", "").replace(",", ".").strip())


def test_a_box_too_large_for_any_paper_says_which_it_takes():
    desk = Desk()
    order = Order(edition=Edition(LARGE_PRINT, copies=3))
    assert box_printout(desk.library.deck("images-pour-parler"), desk.look, order).pages == []
    (found,) = list(desk.report)
    assert found.code == "boite-trop-grande" and "mm" in found.facts["size"]


# --- on the command line -------------------------------------------------------------------------------


def test_each_edition_is_a_file_of_its_own(tmp_path, capsys):
    def run(*words: str) -> int:
        return main(["deck", "vote", "--output", str(tmp_path), *words])

    assert run() == 0
    first = (tmp_path / "cartes" / "vote.pdf").read_bytes()
    assert run("--edition", "large", "--box") == 0 and run("--size", "poker", "--sleeves") == 0
    assert {path.name for path in (tmp_path / "cartes").glob("*.pdf")} == {
        "vote.pdf", "vote-grands-caracteres.pdf", "vote-grands-caracteres-boite.pdf", "vote-poker-pochettes.pdf"}
    assert (tmp_path / "cartes" / "vote.pdf").read_bytes() == first
    assert "3 pochettes de 66 × 91 mm" in capsys.readouterr().err


def test_sleeves_turn_nothing_over_unless_asked(tmp_path):
    assert main(["deck", "idees-recues", "--sleeves", "--output", str(tmp_path)]) == 0
    with opened(tmp_path / "cartes" / "idees-recues-pochettes.pdf") as document:
        said = [page.get_textpage().get_text_range() for page in document]
    assert ["verso" in page.split("feuille")[-1] for page in said[:6]] == [False] * 3 + [True] * 3


@pytest.mark.parametrize(("words", "said"), [
    (("--size", "pokr"), "vouliez-vous dire « poker »"), (("--size", "5 x 5 mm"), "trop petit"),
    (("--sleeves", "--shop"), "--shop"), (("--copies", "0"), "--copies"), (("--edition", "moyen"), "--edition")])
def test_an_impossible_edition_is_refused_before_anything_is_written(tmp_path, capsys, words, said):
    assert main(["deck", "vote", "--output", str(tmp_path), *words]) == 2
    assert said in capsys.readouterr().err and not list(Path(tmp_path).iterdir())


def test_editions_differ(desk):
    deck = desk.library.deck("vote")
    made = [edited(deck, edition) for edition in (Edition(), LARGE, Edition(copies=2), Edition(blanks=1))]
    assert all(first != second for first, second in combinations(made, 2))
