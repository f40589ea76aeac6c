"""Only the cards that changed are printed again, with a slip that says what to throw away and what to add."""

from __future__ import annotations

import pytest

from kit.delivery import changes, manifest
from kit.delivery.order import Order, Selection, Shop
from kit.delivery.selecting import selected
from kit.documents import faces
from kit.imposition.grid import Spacing
from kit.reading.diagnostics import Report
from tests.documents.golden import log
from tests.pdf.reading_back import texts

from .printed import DECK, Printed, reprinted
from .project import WORKSHOP, Project


@pytest.mark.parametrize("edit, cards", (
    (("Que voit-on", "Que regarde-t-on"), {"C1": 2}), (("pencil", "feather"), {"C4": 1}),
    (("colour: plum", "colour: teal"), {"C3": 1, "C4": 1}), (("letter: V", "letter: W"), {"C1": 2, "C2": 1}),
    (("title: Vu", "title: Voir"), {"C1": 2, "C2": 1}), (("[Noter]", "[Écrire]"), {"C4": 1}),
    (("cards:", "heading: Bonjour\ncards:"), {"C1": 2, "C2": 1, "C3": 1, "C4": 1}),
    (("size: poker", "size: tarot"), {"C1": 2, "C2": 1, "C3": 1, "C4": 1}),
    (("  - {card: C4", "  - {card: C5, front: Que croit-on ?}\n  - {card: C4"), {"C5": 1}),
    (("copies: 2", "copies: 5"), {"C1": 3}),
    (("card: C3", "card: C5"), {"C5": 1}),
))
def test_only_what_changed_is_printed_again(printed, edit, cards):
    printed.edit("version: 1", "version: 2", *edit)
    assert list(printed.again().files) == ["cartes-cartes-changees.pdf"]
    assert reprinted(printed.said()) == cards


@pytest.mark.parametrize("edit", (
    (), ("version: 1", "version: 2"), ("2026-11", "2027-02"), ("size: poker", "size: 63 x 88 mm"),
    ("front: Qu'", "sources: [Un livre], front: Qu'"), ("version: 1", "version: 3\nabout: Voici."),
    ("- {card: C2, category: vu, front: Qu'entend-on ?}\n  - {card: C3, category: su, front: Que sait-on ?}",
     "- {card: C3, category: su, front: Que sait-on ?}\n  - {card: C2, category: vu, front: Qu'entend-on ?}"),
))
def test_what_makes_no_ink_prints_nothing(printed, edit):
    if edit:
        printed.edit(*edit)
    pack = printed.again()
    assert pack.files == {} and pack.about.files == () and not printed.project.codes


def test_the_slip_says_what_to_throw_away_and_what_to_add(printed):
    printed.edit("version: 1", "version: 2", "2026-11", "2027-02", "Que voit-on", "Que regarde-t-on",
                 "  - {card: C2, category: vu, front: Qu'entend-on ?}\n", "",
                 "  - {card: C4", "  - {card: C5, front: Que croit-on ?}\n  - {card: C4")
    slip = printed.said()[-1]
    assert "De la version 1 (2026-11) à la version 2 (2027-02)." in slip
    away, into = slip.split("1. Retirer de la boîte et jeter")[1].split("2. Découper et ranger dans la boîte")
    into, check = into.split("3. Vérifier")
    assert "C1 Que voit-on ? remplacée (× 2)" in away and "C2 Qu’entend-on ? retirée du jeu" in away
    assert "C1 Que regarde-t-on ? nouvelle version (× 2)" in into and "C5 Que croit-on ? nouvelle carte" in into
    assert "C3" not in slip and "C4" not in slip
    assert "Le jeu compte maintenant 5 cartes." in check and "portent toutes deux" not in check


def test_a_slip_warns_where_old_and_new_bear_the_same_version(printed):
    printed.edit("Que voit-on", "Que regarde-t-on")
    slip = printed.said()[-1]
    assert "Version 1 (2026-11) : les cartes ont changé" in slip and "portent toutes deux « v1 »" in slip


def test_cards_that_only_went_leave_a_slip_alone(printed):
    printed.edit("version: 1", "version: 2", "copies: 2", "copies: 1",
                 "  - {card: C3, category: su, front: Que sait-on ?}\n", "")
    pages = printed.said()
    assert len(pages) == 1 and reprinted(pages) == {}
    assert "C1 Que voit-on ? 1 exemplaire en trop" in pages[0] and "C3 Que sait-on ? retirée du jeu" in pages[0]
    assert "2. Vérifier" in pages[0] and "Découper" not in pages[0]


def test_a_print_shop_gets_cards_alone_and_the_slip_is_a_file_of_its_own(printed):
    printed.edit("version: 1", "version: 2", "Que voit-on", "Que regarde-t-on")
    order = printed.order()._replace(shop=Shop(), spacing=Spacing(gap=6.0, bleed=3.0))
    cards, slip = printed.project.pack(order).files.items()
    assert (cards[0], slip[0]) == ("cartes-cartes-changees.pdf", "cartes-cartes-changees-fiche.pdf")
    assert not any("Mettre le jeu à jour" in page.replace("\u00a0", " ") for page in texts(cards[1]))
    assert ["C1" in page for page in texts(slip[1])] == [True]


def test_a_larger_deck_gets_a_new_check_list_for_each_of_its_boxes(tmp_path):
    more = "".join(f"  - {{card: D{n}, front: Et {n} ?}}\n" for n in range(8))
    printed = Printed(tmp_path, DECK + more)
    workshop = WORKSHOP.replace("{deck: cartes, count: 1}", "{deck: cartes, count: 3}")
    printed.project.write("workshops/essai.yaml", workshop)
    printed.edit("version: 1", "version: 2", "Et 3 ?", "Et trois ?")
    pages = printed.said()
    assert "Ces feuilles servent à 3 exemplaires du jeu" in pages[1]
    assert sum("Le jeu est-il complet ?" in page and "D7" in page for page in pages) == 3


def test_moved_images_are_printed_again_because_their_colours_move(tmp_path):
    cards = [f"  - {{card: M{n}, icon: {icon}, title: Image {n}}}\n" for n, icon in enumerate(("heart", "sun", "key"))]
    head = DECK[:DECK.index("categories")].replace("prompt", "image") + "cards:\n"
    printed = Printed(tmp_path, head + "".join(cards))
    printed.edit("".join(cards), "".join((cards[1], cards[0], cards[2])))
    assert [line.card for line in changes.compared(
        printed.project.library.deck("cartes"), manifest.load(printed.kept)).come] == ["M1", "M0"]


def test_a_chosen_card_looks_as_it_does_among_all(tmp_path):
    """Images take their colour from their place: a card by itself keeps it."""
    project = Project(tmp_path, deck=DECK[:DECK.index("categories")].replace("prompt", "image") + "cards:\n" + "".join(
        f"  - {{card: M{n}, icon: {icon}, title: Image {n}}}\n" for n, icon in enumerate(("heart", "sun", "key"))))
    deck = project.library.deck("cartes")
    whole = [log([page]) for page, _ in faces.draw_deck(deck, project.look)]
    choice = selected(deck, Order(selection=Selection("M2")), Report())
    assert [log([page]) for page, _ in faces.draw_deck(deck, project.look, choice.cards)] == whole[2:]


@pytest.mark.parametrize("version, cards", ((1, {"C2": 1, "C3": 1}), (2, {"C3": 1}), (3, {})))
def test_since_a_version_what_is_marked_as_changed_later(printed, version, cards):
    printed.edit("version: 1", "version: 3", "front: Qu'", "changed: 2, front: Qu'", "front: Que sait",
                 "changed: 3, front: Que sait")
    if not cards:
        assert printed.again(version).files == {}
        return
    pages = printed.said(f"v{version}")
    assert reprinted(pages) == cards
    assert f"De la version {version} à la version 3" in pages[-1] and "changée ou nouvelle" in pages[-1]
