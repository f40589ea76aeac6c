"""What is read, and in which order: golden logs of one pack; and the tags of finished files say the same."""

from __future__ import annotations

import re
from functools import cache

import pytest

from kit.delivery.order import Order
from kit.delivery.printouts import plan_printout, session_printouts
from kit.documents.session import Printout
from kit.model.values import Size
from kit.pdf.document import Information
from kit.typesetting.page import Node, Page, Placed, Run
from kit.typesetting.reading_order import Element, Words, read
from tests.documents.desk import Desk, bare
from tests.documents.reading import log
from tests.pdf.making import printer
from tests.pdf.tree import Tree


@cache
def pack(name: str = "cafe-debat", **options) -> dict[str, Printout]:
    desk = Desk()
    order = Order(**{key: value for key, value in options.items() if value})
    session = desk.session(name, 12, "9:30", date="2027-01-12", place="Dijon")
    outs = session_printouts(session, desk.look, order)
    assert not desk.report.errors
    return {out.name: out for out in [plan_printout(session, desk.look, order, outs), *outs]}


@pytest.mark.parametrize("name", ["guide", "cartes-roles-du-debat", "restitution", "a-imprimer", "co-animation", "scribe",
                                  "direction"])
def test_what_is_read(golden, name):
    golden(f"reading-{name}", log(pack()[name].pages))


# --- the tags of finished files ---------------------------------------------------------------------------------


def told(pages: list[Page]) -> tuple[list[str], str]:
    """Tags in order, without those that only links add; and all words in a row."""
    tags, words = [], []

    def walk(element: Element) -> None:
        tags.append(element.tag)
        for kid in element.kids:
            words.append(kid.text) if isinstance(kid, Words) else walk(kid)

    walk(read(pages))
    return tags, bare("".join(words))


def tagged(pages: list[Page]) -> tuple[list[str], str]:
    said = list(Tree(printer().write(pages, Information("Essai"))).read())
    return [tag for tag, _ in said if tag and tag != "Link"], bare("".join(words for _, words in said))


def check(pages: list[Page]) -> None:
    expected, found = told(pages), tagged(pages)
    assert found[0] == expected[0]
    assert found[1] == expected[1]


@pytest.mark.parametrize("name", ["cafe-debat", "fiche-de-poste", "idees-recues"])
def test_the_tags_of_a_file_say_what_its_pages_say(name):
    for out in pack(name).values():
        assert expected_words(out) > 0
        check(out.pages)


def expected_words(out: Printout) -> int:
    return len(told(out.pages)[1])


def test_so_do_those_of_a_booklet_and_of_tiles():
    check(pack(booklet=True)["guide"].pages)
    tiled = pack(paper=Size.parse("A4"), only=("sheets",))["besoins"]
    assert tiled.tiles != (1, 1)
    check(tiled.pages)


def test_a_card_is_read_front_then_back():
    """Front and back lie on two sides of a sheet, and follow each other all the same."""
    deck = next(out for out in pack("idees-recues").values() if out.name == "cartes-idees-recues")
    cards = [element for element in read(deck.pages).kids if isinstance(element, Element) and element.tag == "Sect"]
    # A card's place in the deck is printed on both its faces.
    assert len(cards) >= 20
    for card in cards:
        numbers = re.findall(r"\bIR\d\d\b", " ".join(kid.text for kid in card.elements("P", "H1", "H2")))
        assert len(set(numbers)) <= 1
        assert len({id(page) for part in (card, *card.elements()) for page, _ in part.boxes}) == 2


# --- small pages --------------------------------------------------------------------------------------------------


def run(text: str, node: Node | None, x: float = 10, y: float = 20, width: float = 0.0) -> Run:
    return Run(x, y, text, "regular", 10, "#000000", node, width=width)


def words(*runs: Run) -> str:
    page = Page(200, 200)
    page.add(*runs)
    return read([page]).text


def test_a_word_cut_at_the_end_of_a_line_is_one_word_again():
    node = Node("P")
    assert words(run("accom\xad", node), run("pagner", node, y=32)) == "accompagner"


def test_lines_and_columns_stand_apart_and_faces_of_one_line_do_not():
    node = Node("P")
    assert words(run("une", node), run("ligne", node, y=32)) == "une ligne"
    assert words(run("FA4", node, width=20), run("mardi", node, x=120)) == "FA4 mardi"
    assert words(run("gr", node, width=8), run("as", node, x=18)) == "gras"


def test_what_only_repeats_or_means_nothing_is_not_read():
    face, sheet = Page(50, 50), Page(200, 200)
    face.add(run("carte", Node("P")), run("folio", None))
    sheet.add(Placed(face, 0, 0, copy=1), Placed(face, 60, 0, copy=2), Placed(face, 120, 0, copy=-1))
    assert read([sheet]).text == "carte carte"


def test_an_order_that_tags_do_not_follow_is_seen():
    first, second = Page(100, 100), Page(100, 100)
    first.add(run("un", Node("P")))
    second.add(run("deux", Node("P")))
    assert told([first, second]) == tagged([first, second]) != tagged([second, first])
