"""The print plan: what it says of each way to print, its pictures and what they are called, its sums."""

import re

import pytest

from kit.documents import print_plan
from kit.documents.print_plan import PrintSettings, totals
from kit.documents.session import CutPlan, Printout, Reduction
from kit.model.printer import Measure, PrinterProfile
from kit.model.theme import Ink
from kit.reading.source import Text
from kit.typesetting.page import MM, Page, Path, Rule, Run

from .desk import Desk, said

_SPACES = re.compile("[\u00a0\u202f\u2011]")


def printout(kind="deck", name="cartes-x", title="Cartes", pages=2, paper=(210, 297), **more) -> Printout:
    return Printout(kind, name, title, [Page.of_mm(*paper) for _ in range(pages)], paper, **more)


def planned(*printouts, **settings) -> tuple[list[Page], str]:
    """The pages of the plan, and all its words."""
    desk = Desk()
    pages = print_plan.pages(desk.session("cafe-debat", 12, "14:00"), list(printouts), desk.look,
                             PrintSettings(**settings))
    assert not desk.report.errors
    return pages, _SPACES.sub(" ", " ".join(words for _, words in said(pages)))


def figures(pages: list[Page]) -> list[str]:
    """The alternative texts of the pictures."""
    nodes = dict.fromkeys(box.node for page in pages for box in page.boxes if isinstance(box, Path | Run) and box.node)
    return [node.alt for node in nodes if node.tag == "Figure"]


def profile(**more) -> PrinterProfile:
    return PrinterProfile(printer=Text("Konica"), **{key: Measure(value) if isinstance(value, float) else value
                                                     for key, value in more.items()})


# --- what was set --------------------------------------------------------------------------------------------


def test_corrections_are_told_in_the_direction_in_which_they_were_made():
    _, words = planned(profile=profile(back_x=1.25, back_y=-0.5, back_turn=0.3, width=99.6, height=100.0))
    assert "Konica" in words
    assert "1,25 mm vers la gauche" in words, "backs land too far to the right"
    assert "0,5 mm vers le bas" in words and "0,3° dans le sens inverse" in words
    assert "100,4 % en largeur" in words and "100 % en hauteur" in words


def test_a_printer_that_does_not_slip_is_told_too():
    _, words = planned(profile=profile())
    assert "aucune correction" in words


@pytest.mark.parametrize(("settings", "told"), [
    ({"ink": Ink.GREY}, "noir et blanc"), ({"ink": Ink.SAVER}, "Encre économe"), ({"proof": True}, "épreuve"),
])
def test_ink_and_proof(settings, told):
    assert told in planned(**settings)[1] and told not in planned()[1]


# --- two sides -----------------------------------------------------------------------------------------------


STACKED = {"sides": 2, "flip": "two-stacks", "items": 18}


def test_two_stacks_are_told_by_their_pages():
    _, words = planned(printout(pages=13, stacks=(6, 6), **STACKED), two_stacks=True)
    assert "pages 1 à 6, puis pages 7 à 12" in words and "recto seul, page 13" in words
    assert "feuille 1 passe la première" in words and "calibrate --two-stacks" in words


def test_of_a_printer_that_is_known_the_plan_does_not_ask_to_try():
    _, words = planned(printout(pages=2, stacks=(1, 1), **STACKED), profile=profile(duplex="by-hand"))
    assert "pages 1, puis pages 2" in words and "Konica" in words
    assert "feuille 1 passe la première" not in words and "comme elle est sortie" in words


@pytest.mark.parametrize(("weight", "heaviest", "warned"), [
    (200, None, True), (190, None, False), (160, 120, True), (120, 120, False), (250, 300, False),
])
def test_heavy_paper_proposes_what_always_works(weight, heaviest, warned):
    known = {"profile": profile(heaviest=heaviest)} if heaviest else {}
    _, words = planned(printout(sides=2, flip="long-edge", weight=weight, items=9), **known)
    assert ("--duplex two-stacks" in words and "--duplex fold" in words) == warned


def test_paper_that_is_not_turned_is_never_too_heavy():
    for flip, sides in (("fold", 1), ("single", 1), ("two-stacks", 2), ("", 1)):
        assert "--duplex fold" not in planned(printout(sides=sides, flip=flip, weight=300, items=9))[1]


def test_documents_turned_by_hand():
    guide = printout("guide", "guide", "Guide", 8, sides=2, flip="long-edge")
    assert "pages impaires" in planned(guide, profile=profile(duplex="none"))[1]
    assert "pages impaires" in planned(guide, two_stacks=True)[1]
    assert "pages impaires" not in planned(guide, two_stacks=True, profile=profile())[1]
    assert "pages impaires" not in planned(guide)[1]


# --- cutting and assembling ------------------------------------------------------------------------------------


CUTS = CutPlan((210, 297), ((20, 20, 63, 88), (83, 20, 63, 88)),
               ((20, 0, 20, 297), (83, 0, 83, 297), (146, 0, 146, 297), (0, 20, 210, 20), (0, 108, 210, 108)))


def test_cuts_are_numbered_in_their_order_and_told():
    pages, words = planned(printout(cutting=CUTS, cuts=5, items=2))
    assert "5 coupes : 1 à 3, puis 4 à 5" in words
    [alt] = figures(pages)
    assert "2 pièces" in alt and "5 coupes" in _SPACES.sub(" ", alt)
    numbers = [box for page in pages for box in page.boxes
               if isinstance(box, Run) and box.node and box.node.tag == "Figure"]
    assert [box.text for box in numbers] == ["1", "2", "3", "4", "5"]
    assert [box.x for box in numbers[:3]] == sorted(box.x for box in numbers[:3])
    assert len({box.y for box in numbers[:3]}) == 1 and len({box.x + box.width / 2 for box in numbers[3:]}) == 1


def test_the_picture_of_a_sheet_is_to_scale():
    pages, _ = planned(printout(cutting=CUTS, cuts=5, items=2))
    level = sorted({(box.x1, box.x2) for page in pages for box in page.boxes
                    if isinstance(box, Rule) and box.width == 0.9 and box.y1 == box.y2})
    upright = sorted({box.x1 for page in pages for box in page.boxes
                      if isinstance(box, Rule) and box.width == 0.9 and box.x1 == box.x2})
    [(left, right)] = level
    scale = (right - left - 4) / 210
    assert [(x - left - 2) / scale for x in upright] == pytest.approx([20, 83, 146])


def test_decks_that_are_cut_alike_share_a_picture():
    pages, words = planned(printout(cutting=CUTS, cuts=5, items=2), printout(title="Autres", cutting=CUTS, cuts=5))
    assert len(figures(pages)) == 1 and "Cartes, Autres" in words


def test_folds_are_dashed_and_told():
    folded = CUTS._replace(folds=((115, 0, 115, 297),))
    pages, words = planned(printout(cutting=folded, cuts=5, flip="fold", items=2))
    dashed = [box for page in pages for box in page.boxes if isinstance(box, Rule) and box.width == 0.9 and box.dash]
    assert len(dashed) == 1 and dashed[0].x1 == dashed[0].x2 and "plier sur les tirets" in words


def poster(**more) -> Printout:
    return printout("sheet", "affiche", "Affiche", 4, weight=120, cuts=2, items=1, tiles=(2, 2), use="A3", **more)


def test_posters_in_tiles_have_a_picture_with_rows_and_columns():
    pages, words = planned(poster())
    assert "A3 en 4 feuilles : 2 rangées de 2" in words
    assert "2 rangées de 2 feuilles" in _SPACES.sub(" ", figures(pages)[0])
    texts = [box.text for page in pages for box in page.boxes
             if isinstance(box, Run) and box.node and box.node.tag == "Figure"]
    assert [_SPACES.sub(" ", text) for text in texts] == [
        "rangée 1", "colonne 1", "rangée 1", "colonne 2", "rangée 2", "colonne 1", "rangée 2", "colonne 2"]
    assert "--reduce" not in words


def test_a_reduction_is_proposed_and_then_told_as_done():
    _, words = planned(poster(reduction=Reduction(92.8, 2)))
    assert "À 92,8 % de sa taille, 2 feuilles au lieu de 4" in words and "--reduce" in words
    _, words = planned(poster()._replace(tiles=(1, 2), reduction=Reduction(92.8, 2)))
    assert "réduite à 92,8 %" in words and "--reduce" not in words


# --- booklets, sleeves, shops ------------------------------------------------------------------------------------


def test_the_booklet_is_folded_and_stapled():
    guide = printout("guide", "guide", "Guide", 10, (297, 210), sides=2, flip="short-edge", booklet=True)
    pages, words = planned(guide)
    assert "bord court" in words and "Agrafer" in words and "5 feuilles" in words
    assert "page 20 à gauche" in _SPACES.sub(" ", figures(pages)[0])


def test_sleeves_are_counted():
    assert "40 pochettes transparentes de 66 × 91 mm" in planned(printout(items=40, sleeves="66 × 91 mm"))[1]


def test_what_goes_to_a_shop_is_told_apart_and_costs_no_paper_here():
    shop = printout(pages=40, paper=(87, 112), sides=2, flip="long-edge", copies=3, weight=300, items=60, shop=True)
    for page in shop.pages:
        page.trim, page.bleed = (12 * MM, 12 * MM, 63 * MM, 88 * MM), (9 * MM, 9 * MM, 69 * MM, 94 * MM)
    here = printout("guide", "guide", "Guide", 4)
    assert totals([shop, here]) == totals([here])
    _, words = planned(here, shop)
    assert "3 exemplaires de 20 cartes" in words and "63 × 88 mm" in words and "fond perdu 3 mm" in words
    assert "300 g/m²" in words and "PDF/X-4" in words and "4 feuilles" in words
    assert "Ces fichiers sont des épreuves" in planned(shop, proof=True)[1]
    assert "PDF/X-4" not in planned(here)[1]


# --- sums --------------------------------------------------------------------------------------------------------


def test_folding_and_two_stacks_and_stapling_take_time():
    plain = printout(pages=20, items=90)
    for slower in (plain._replace(flip="fold"), plain._replace(copies=2, sides=2, stacks=(10, 10)),
                   plain._replace(copies=4, sides=2, booklet=True)):
        usual = slower._replace(flip="", stacks=(0, 0), booklet=False)
        assert totals([slower]).minutes > totals([usual]).minutes


def test_two_stacks_take_as_many_sheets_as_automatic_duplex():
    stacked = printout(pages=13, sides=2, stacks=(6, 6), copies=2)
    assert totals([stacked]).sheets == 14 == totals([printout(pages=13, sides=2, copies=2)]).sheets
