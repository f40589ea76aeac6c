"""A deck as a file to print: what the print plan is told of its sheets, and why it cannot be laid."""

from __future__ import annotations

import pytest

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import Order
from kit.documents.session import Printout
from kit.imposition.grid import Spacing
from kit.imposition.turning import Turn
from kit.model.printer import Edges, Offset, PrinterProfile
from kit.model.values import Size
from kit.model.workshop import Printed
from kit.planning.quantities import Group
from kit.reading.source import Text
from kit.typesetting.page import MM, Page

from .project import DECK, Project

TWICE = DECK.replace("updated", "sides: 2\nupdated")
MANY = "".join(f"\n  - {{card: D{n}, front: Carte {n} ?}}" for n in range(1, 18))


@pytest.fixture
def laid(tmp_path):
    """The printout of a deck for an order, and the project whose report tells of it."""

    def lay(order: Order, deck: str = TWICE, *line) -> tuple[Printout, Project]:
        project = Project(tmp_path, deck=deck)
        return deck_printout(project.library.deck("cartes"), project.look, order, *line), project

    return lay


@pytest.mark.parametrize("turn, sides, sheets, stacks", [
    (Turn.LONG_EDGE, 2, 4, (0, 0)), (Turn.SHORT_EDGE, 2, 4, (0, 0)), (Turn.TWO_STACKS, 2, 4, (3, 3)),
    (Turn.FOLD, 1, 6, (0, 0)), (Turn.SINGLE, 1, 7, (0, 0)),
])
def test_sheets_of_paper_are_counted_right(laid, turn, sides, sheets, stacks):
    """20 cards, 9 to a sheet, or 4 pairs; and the check-list, on a sheet of its own."""
    out, _ = laid(Order(turn=turn), TWICE.rstrip() + MANY + "\n")
    assert (out.items, out.sides, out.sheets, out.stacks, out.flip) == (20, sides, sheets, stacks, turn)
    assert out.cutting.paper == out.paper and len(out.cutting.cuts) == out.cuts
    assert len(out.cutting.pieces) == (4 if turn == Turn.FOLD else 9)
    assert bool(out.cutting.folds) == (turn == Turn.FOLD)


def test_what_follows_two_stacks_is_printed_on_one_side():
    out = Printout("deck", "x", "X", [Page(10, 10)] * 8, (210, 297), sides=2, stacks=(3, 3), copies=2)
    assert out.sheets == 2 * (3 + 2)


def test_a_deck_without_backs_is_one_stack(laid):
    out, _ = laid(Order(turn=Turn.TWO_STACKS), DECK)
    assert (out.sides, out.stacks, out.flip, out.sheets) == (1, (0, 0), "", 1)


def test_spacing_and_order_of_cutting_are_those_asked_for(laid):
    """Stacked, the fullest sheet holds fewer cards than would fit: 20 on 3 sheets are 7 and 7 and 6."""
    long = TWICE.rstrip() + MANY + "\n"
    out, _ = laid(Order(stacked=True), long)
    assert len(out.cutting.pieces) == 7 and out.cuts == 4 + 4
    out, _ = laid(Order(spacing=Spacing(gap=3)), long)
    (x, *_), (following, *_) = out.cutting.pieces[:2]
    assert following - x == 63 + 3 and out.cuts == 12
    out, _ = laid(Order(spacing=Spacing(margins=Edges.even(30))), long)
    assert all(x >= 30 and y >= 30 for x, y, *_ in out.cutting.pieces)


def test_stacked_copies_are_one_file_whose_piles_are_one_deck_after_the_other(laid):
    line = (Printed(deck=Text("cartes"), count=1, per="table"), Group(12, 3, 1))
    plain, _ = laid(Order(), TWICE.rstrip() + MANY + "\n", *line)
    assert (plain.copies, plain.items) == (3, 60)
    stacked, _ = laid(Order(stacked=True), TWICE.rstrip() + MANY + "\n", *line)
    assert (stacked.copies, stacked.items) == (1, 60)


def test_on_a_printer_that_is_known_backs_are_corrected_and_paper_stays_upright(laid):
    profile = PrinterProfile(printer=Text("Accueil"), back_x=Offset(1), margins=Edges(4, 4, 12, 4), flip="short-edge",
                             stack="reversed")
    spacing = Spacing(Edges(5, 5, 12, 5), 0, 1.5, profile.margins, True)
    order = Order(turn=Turn.TWO_STACKS, paper=Size.parse("A4"), profile=profile, spacing=spacing)
    out, _ = laid(order, TWICE.replace("poker", "visite").rstrip() + MANY + "\n")
    half = out.stacks[0]
    assert out.paper == (210, 297)
    moved = [page.correction.dx if page.correction else 0 for page in out.pages]
    assert moved == [0] * half + [pytest.approx(-MM)] * half + [0] * (len(out.pages) - 2 * half)
    titles = [page.title.split(" · ")[-2] for page in out.pages[half:2 * half]]
    assert titles == ["feuille 3/3", "feuille 2/3", "feuille 1/3"]
    bottom = max(y + height for _, y, _, height in out.cutting.pieces)
    top = min(y for _, y, *_ in out.cutting.pieces)
    assert top >= 12 and 297 - bottom >= 12, "about the short edge, the head of a front is the foot of its back"


@pytest.mark.parametrize("margins, said", [(Edges.even(40), "40"), (Edges(5, 38, 5, 38.5), "5 / 38 / 5 / 38,5")])
def test_margins_that_leave_no_room_are_named(laid, margins, said):
    out, project = laid(Order(spacing=Spacing(margins=margins)), TWICE.replace("poker", "138 x 150 mm"))
    (error,) = project.report
    assert (error.code, error.place.line, error.facts["margins"]) == ("marges-trop-larges", 1, said) and not out.pages


def test_a_slip_that_leaves_no_room_is_no_silent_loss(laid):
    """Five millimetres to the left: what is sent goes as far to the right, past where this printer prints."""
    profile = PrinterProfile(printer=Text("Accueil"), back_x=Offset(-5))
    spacing = Spacing(upright=True)
    out, project = laid(Order(profile=profile, spacing=spacing), TWICE.replace("poker", "198 x 200 mm"))
    assert project.codes == ["marges-trop-larges"] and not out.pages
    out, project = laid(Order(profile=profile, spacing=spacing), DECK.replace("poker", "198 x 200 mm"))
    assert project.codes == [] and len(out.pages) == 3, "what has no back is not moved"
