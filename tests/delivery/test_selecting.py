"""A part of a deck printed by itself: the list that names it, what changed since a manifest or a version, the slip."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kit.cli.app import main
from kit.delivery import changes, manifest
from kit.delivery.freshness import is_fresh
from kit.delivery.manifest import card_digest
from kit.delivery.order import Edition, Order, Selection, Shop
from kit.delivery.packing import Pack, write_pack
from kit.delivery.selecting import check_selection, found_cards, selected
from kit.documents import faces
from kit.imposition.grid import Spacing
from kit.model.deck import Card, Category, Deck
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from tests.documents.golden import log
from tests.pdf.reading_back import texts

from .project import WORKSHOP, Project

DECK = """\
deck: cartes
title: Cartes
version: 1
updated: 2026-11
size: poker
template: prompt
categories:
  vu: {title: Vu, letter: V, shape: circle, colour: blue}
  su: {title: Su, letter: S, shape: square, colour: plum}
cards:
  - {card: C1, category: vu, front: Que voit-on ?, copies: 2}
  - {card: C2, category: vu, front: Qu'entend-on ?}
  - {card: C3, category: su, front: Que sait-on ?}
  - {card: C4, category: su, template: role, title: Scribe, icon: pencil, do: [Noter]}
"""


def deck_of(*names: str, deck: str = "essai", **more) -> Deck:
    cards = tuple(Card(card=Text(name), front=Text(f"Carte {name}")) for name in names)
    values = {"title": Text("Essai"), "updated": Text("2026-11"), "size": Size.parse("poker"), "template": "prompt"}
    return Deck(deck=Text(deck), cards=cards, **values | more)


def names(text: str, *decks: Deck) -> list[str]:
    found, faults = found_cards(text, list(decks))
    assert not faults
    return [str(card.card) for _, card in found]


def fault(text: str, *decks: Deck) -> tuple[str, dict]:
    ((code, facts),) = found_cards(text, list(decks))[1]
    return code, facts


# --- the list ----------------------------------------------------------------------------------------------------

SPOKEN = st.tuples(st.integers(1, 30), st.integers(1, 30), st.booleans(), st.sampled_from(("", " ", "\u00a0")),
                   st.sampled_from("-–—‑"))


@given(st.integers(1, 30), st.lists(SPOKEN, min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=120, deadline=None)
def test_a_list_names_what_a_person_would_say_it_names(count, parts, dice):
    """Any mixture of cards and ranges, in any order of the deck, however it is typed."""
    numbers = list(range(1, count + 1))
    dice.shuffle(numbers)
    deck, said, meant, odd = deck_of(*(f"IR{n:02}" for n in numbers)), [], set(), 0
    for first, last, ranged, space, dash in parts:
        pair = (first, last if ranged else first)
        written = [(f"ir{n:02}" if n % 2 else f"IR{n:02}") for n in pair]
        said.append(f"{space}{written[0]}{space}{dash}{space}{written[1]}" if ranged else f"{space}{written[0]}{space}")
        right = max(pair) <= count and pair[0] <= pair[1]
        meant |= set(range(pair[0], pair[1] + 1)) if right else set()
        odd += not right
    found, faults = found_cards(",".join(said), [deck])
    assert {str(card.card) for _, card in found} == {f"IR{n:02}" for n in meant}
    assert len(faults) == odd


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5, unique=True))
@settings(max_examples=150, deadline=None)
def test_any_list_over_any_names_ends_in_cards_or_in_reasons(text, called):
    deck = deck_of(*called)
    found, faults = found_cards(text, [deck])
    assert found or faults or not text.replace(";", ",").replace(",", " ").strip()
    report = Report()
    check_selection(Selection(cards=text), [deck], report)
    assert len(report) <= max(1, len(faults))


@pytest.mark.parametrize("text, meant", (
    ("IR05-08", ["IR05", "IR06", "IR07", "IR08"]), ("ir05 - Ir06;IR08,", ["IR05", "IR06", "IR08"]),
    ("BIS", ["BIS"]), ("IR07-IR07", ["IR07"]), ("BIS-IR07", ["BIS", "IR06", "IR07"]),
))
def test_ways_of_writing_a_list(text, meant):
    assert names(text, deck_of("IR05", "BIS", "IR06", "IR07", "IR08")) == meant


def test_names_with_a_hyphen_are_names_before_they_are_ranges():
    deck = deck_of("jeu-1", "jeu-2", "jeu-3", "jeu")
    assert names("JEU-2,jeu–3", deck) == ["jeu-2", "jeu-3"]
    assert names("jeu-1-jeu-3", deck) == ["jeu-1", "jeu-2", "jeu-3"]
    assert names("jeu-1-3", deck) == ["jeu-1", "jeu-2", "jeu-3"]


def test_cards_that_are_not_numbered_follow_the_order_of_their_deck():
    deck = deck_of("hiver", "printemps", "été", "automne")
    assert names("printemps-automne", deck) == ["printemps", "été", "automne"]
    assert names("E\u0301TE\u0301", deck) == ["été"], "an accent typed as a mark of its own"
    assert fault("automne-hiver", deck)[0] == "suite-a-l-envers"


@pytest.mark.parametrize("text, code, said", (
    ("IR1", "carte-inconnue", {"name": "IR1", "near": "IR01"}), ("IR01-IR99", "carte-inconnue", {"name": "IR99"}),
    ("zut", "carte-inconnue", {"name": "zut", "near": None, "first": "IR01", "last": "V2"}),
    ("IR03-IR01", "suite-a-l-envers", {"first": "IR03", "last": "IR01"}), ("IR01-", "suite-sans-bout", {}),
    ("-IR01", "suite-sans-bout", {}), ("-", "suite-sans-bout", {}), ("IR02-V1", "suite-sur-deux-jeux", {"last": "V1"}),
))
def test_a_part_that_names_nothing_is_refused_with_its_reason(text, code, said):
    decks = deck_of("IR01", "IR02", "IR03"), deck_of("V1", "V2", deck="vote")
    found, facts = fault(text, *decks)
    assert found == code and said.items() <= facts.items()


def test_a_name_is_looked_for_in_every_deck():
    one, two = deck_of("A1", "A2", "X"), deck_of("A2", "A3", deck="deux")
    assert names("A2,X", one, two) == ["A2", "A2", "X"]
    assert names("A2-A3", one, two) == ["A2", "A3"], "a range is of one deck"


def test_blank_cards_of_an_edition_come_along():
    deck = deck_of("A1", "A2", "+1", "+2")
    order = Order(selection=Selection("A2"), edition=Edition(blanks=2))
    assert [card.card for card, _ in selected(deck, order, Report()).cards] == ["A2", "+1", "+2"]
    assert selected(deck, order._replace(selection=Selection("B1")), Report()) is None


# --- what of a card is ink ---------------------------------------------------------------------------------------

FULL = {"title": "Titre", "front": "Devant", "fact": "Fait", "nuance": "Nuance", "question": "Question ?",
        "back": "Derrière", "icon": "heart", "status": "ouvert"}
OTHER = {**{key: f"Autre {key}" for key in FULL}, "icon": "anchor", "status": "nuance", "card": "C9",
         "template": "role", "do": (Text("Autre chose"),), "guide": (Text("FA2"),), "category": "su"}
UNPRINTED = {"sources": (Text("Un livre"),), "copies": 4, "changed": 2}
OF_DECK = {"title": Text("Autre"), "heading": Text("En tête"), "size": Size.parse("tarot"), "sides": 1,
           "template": "prompt"}
UNPRINTED_OF_DECK = {"version": 7, "updated": Text("2031-01"), "about": Text("Autre"), "weight": 90}


def full_deck(template: str) -> Deck:
    texts_ = {key: Text(value) if key != "status" else value for key, value in FULL.items()}
    card = Card(card=Text("C1"), category=Text("vu"), do=(Text("Faire"),), guide=(Text("FA1"),), **texts_)
    categories = {"vu": Category(title=Text("Vu"), letter=Text("V"), shape="circle", colour="blue"),
                  "su": Category(title=Text("Su"), letter=Text("S"), shape="square", colour="plum")}
    deck = deck_of("C0", template=template, sides=2, categories=categories)
    return replace(deck, cards=(card, replace(card, card=Text("C2"))))


@lru_cache
def ink(template: str, key: str = "", of_deck: bool = False) -> tuple[str, str]:
    """A card as it is drawn without the deck's version and date, and its digest, once one key was changed."""
    deck = full_deck(template)
    value = {**OTHER, **UNPRINTED, **OF_DECK, **UNPRINTED_OF_DECK}.get(key)
    if of_deck:
        deck = replace(deck, **{key: OF_DECK[key] if key in OF_DECK else UNPRINTED_OF_DECK[key]})
    elif key:
        value = Text(OTHER[key]) if isinstance(OTHER.get(key), str) and key not in ("status", "template") else value
        deck = replace(deck, cards=(replace(deck.cards[0], **{key: value}), *deck.cards[1:]))
    drawn = replace(deck, version=1, updated=Text("2026-11"))
    front, back = faces.draw(drawn.cards[0], drawn, _look())
    return log([front, back] if back else [front]), card_digest(deck.cards[0], deck, 0)


@lru_cache
def _look():
    from tests.pdf import making

    return making.look_at(Path(__file__).parent)[1]


@pytest.mark.parametrize("template", ("claim", "prompt", "sort", "vote", "role", "image", "token", "blank"))
def test_a_digest_changes_with_the_ink_and_with_nothing_else(template):
    plain, digest = ink(template)
    for key in OTHER:
        drawn, changed = ink(template, key)
        assert drawn == plain or changed != digest, key
    for key in OF_DECK:
        drawn, changed = ink(template, key, of_deck=True)
        assert drawn == plain or changed != digest, key
    assert {ink(template, key)[1] for key in UNPRINTED} == {digest}
    assert {ink(template, key, of_deck=True)[1] for key in UNPRINTED_OF_DECK} == {digest}


@pytest.mark.parametrize("key, value", (("title", "Voir"), ("letter", "W"), ("shape", "star"), ("colour", "green")))
def test_a_category_is_ink_on_its_own_cards_alone(key, value):
    deck = full_deck("prompt")
    other = replace(deck, categories={**deck.categories, "vu": replace(deck.categories["vu"], **{key: Text(value)})})
    assert card_digest(deck.cards[0], deck, 0) != card_digest(deck.cards[0], other, 0)
    apart = replace(deck.cards[0], category=Text("su"))
    assert card_digest(apart, deck, 0) == card_digest(apart, other, 0)


def test_every_key_is_known_to_be_ink_or_not():
    """Whoever adds a key decides whether a card that has it is printed again (kit/delivery/manifest.card_digest)."""
    apart = {"category", "template", "copies", "changed", "checked", "sources", "simple"}
    assert set(Card.__struct_fields__) == set(manifest._PRINTED) | apart
    assert set(Category.__struct_fields__) == {"title", "letter", "shape", "colour", "simple"}
    assert set(Deck.__struct_fields__) == {*OF_DECK, *UNPRINTED_OF_DECK, "deck", "categories", "cards", "simple",
                                           "reviewed_by"}


def test_an_image_takes_its_colour_from_its_place():
    images, prompts = full_deck("image"), full_deck("prompt")
    assert card_digest(images.cards[0], images, 0) != card_digest(images.cards[0], images, 1)
    assert card_digest(prompts.cards[0], prompts, 0) == card_digest(prompts.cards[0], prompts, 1)


def test_a_size_is_the_same_by_name_and_by_measures():
    deck = full_deck("prompt")
    assert card_digest(deck.cards[0], deck, 0) == card_digest(
        deck.cards[0], replace(deck, size=Size.parse("63 x 88 mm")), 0)


# --- reprints ----------------------------------------------------------------------------------------------------


class Printed:
    """A pack that was printed, its manifest kept; its deck may be edited, and what changed printed again."""

    def __init__(self, folder: Path, deck: str = DECK, whole: bool = False):
        self.deck, self.project, self.output = deck, Project(folder / "projet", deck=deck), folder / "output" / "essai"
        write_pack(self.project.pack(Order(only=() if whole else ("cards",))), self.output)
        self.kept = folder / "garde.json"
        self.kept.write_bytes((self.output / manifest.NAME).read_bytes())

    def edit(self, *pairs: str) -> None:
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in self.deck
            self.deck = self.deck.replace(old, new)
        self.project.write("cards/cartes.yaml", self.deck)
        self.project.open()

    def order(self, since: object = None) -> Order:
        return Order(only=("cards",), selection=Selection(since=str(since or self.kept)))

    def again(self, since: object = None) -> Pack | None:
        return self.project.pack(self.order(since))

    def said(self, since: object = None) -> list[str]:
        """What each page of the reprint says."""
        (data,) = self.again(since).files.values()
        return [text.replace("\u00a0", " ").replace("\u202f", " ").replace("\r\n", " ") for text in texts(data)]


@pytest.fixture
def printed(tmp_path):
    return Printed(tmp_path)


CARDS = {"C1": "Que voit-on", "C2": "Qu’entend-on", "C3": "Que sait-on", "C4": "Scribe"}


def reprinted(pages: list[str]) -> dict[str, int]:
    """How often each card of the deck is on the sheets of cards, by its foot."""
    sheets = " ".join(page for page in pages if "Mettre le jeu à jour" not in page)
    return {name: n for name in (*CARDS, "C5") if (n := sheets.count(f"Cartes · {name} · v"))}


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


# --- what a reprint leaves as it was -----------------------------------------------------------------------------


@pytest.mark.parametrize("selection", (Selection("C2-C3"), Selection(since="garde.json"), Selection(since="1")))
def test_the_pack_stays_what_was_printed(tmp_path, selection, monkeypatch):
    printed = Printed(tmp_path, whole=True)
    monkeypatch.chdir(printed.kept.parent)
    printed.edit("version: 1", "version: 2", "front: Qu'", "changed: 2, front: Eh bien qu'")
    before = {path.name: path.read_bytes() for path in printed.output.iterdir()}
    order = Order(only=("cards",), selection=selection)
    pack = printed.project.pack(order)
    write_pack(pack, printed.output, partly=True)
    after = {path.name: path.read_bytes() for path in printed.output.iterdir()}
    (new,) = after.keys() - before.keys()
    assert new == f"cartes-cartes-{'choix' if selection.cards else 'changees'}.pdf"
    assert {name for name in before if after[name] != before[name]} == {manifest.NAME}
    was, now = manifest.load(printed.kept), manifest.read(printed.output)
    assert now.files[:-1] == was.files and now.files[-1].part and now.decks == was.decks
    assert (now.order, now.inputs) == (was.order, was.inputs)
    assert changes.compared(printed.project.library.deck("cartes"), now) == changes.compared(
        printed.project.library.deck("cartes"), was), "the next comparison is with what is printed"
    assert not is_fresh(printed.output, printed.project.library, order)
    assert not is_fresh(printed.output, printed.project.library, Order()), "the deck changed"
    write_pack(printed.project.pack(), printed.output)
    assert is_fresh(printed.output, printed.project.library, Order()) and not (printed.output / new).exists()


def test_a_second_reprint_takes_the_place_of_the_first(tmp_path):
    two = WORKSHOP.replace("  - {deck: cartes, count: 1}", "  - {deck: cartes, count: 1}\n  - {deck: deux, count: 1}")
    printed = Printed(tmp_path)
    printed.project.write("workshops/essai.yaml", two)
    printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux"))
    printed.project.open()
    write_pack(printed.project.pack(Order(only=("cards",))), printed.output)
    printed.kept.write_bytes((printed.output / manifest.NAME).read_bytes())
    for edit in (("Que voit-on", "Que dit-on"), ()):
        printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace(*edit or ("", "")))
        printed.edit("Que sait-on", "Que sait-on encore")
        write_pack(printed.again(), printed.output, partly=True)
        there = {path.name for path in printed.output.glob("*-changees.pdf")}
        assert there == {"cartes-cartes-changees.pdf", *(["cartes-deux-changees.pdf"] if edit else [])}


def test_what_changed_is_never_taken_for_up_to_date(printed):
    """A reprint into an empty folder makes its manifest; the file it compares with may have changed since."""
    printed.edit("Que voit-on", "Que regarde-t-on")
    write_pack(printed.again(), printed.output.parent / "autre", partly=True)
    assert not is_fresh(printed.output.parent / "autre", printed.project.library, printed.order())


def test_in_a_pack_decks_without_a_card_that_is_named_are_left_out(tmp_path):
    lines = "  - {deck: deux, count: 1}\n  - {deck: cartes, count: 2}"
    project = Project(tmp_path, WORKSHOP.replace("  - {deck: cartes, count: 1}", lines), DECK)
    project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace("card: C", "card: D"))
    for cards, files in (("C1", ["cartes"]), ("D1,c2", ["deux", "cartes"]), ("D1-D3", ["deux"])):
        pack = project.pack(Order(only=("cards",), selection=Selection(cards)))
        assert list(pack.files) == [f"cartes-{name}-choix.pdf" for name in files]
        assert not any("complet" in page for data in pack.files.values() for page in texts(data))
    assert project.pack(Order(only=("cards",), selection=Selection("C1,E1"))) is None
    assert project.codes == ["carte-inconnue"]


# --- manifests that are no use -----------------------------------------------------------------------------------


def spoilt(printed: Printed, kind: str) -> object:
    about = json.loads(printed.kept.read_bytes())
    if kind == "old":
        for entry in about["files"]:
            for card in entry.get("deck", {}).get("cards", ()):
                del card["digest"], card["words"]
    elif kind == "elsewhere":
        about["workshop"] = "autre"
    elif kind == "cardless":
        about["files"] = [entry for entry in about["files"] if "deck" not in entry]
    elif kind == "part":
        about["files"] = [{**entry, "part": "choix"} for entry in about["files"]]
    texts_ = {"guide": b"%PDF-1.7", "deep": b'{"kit":' + b"[" * 100_000, "list": b"[]", "latin": b'{"kit": "\xe9"}'}
    path = printed.kept.with_name("x.json")
    path.write_bytes(texts_.get(kind) or json.dumps(about).encode())
    return path


@pytest.mark.parametrize("kind, code", (
    ("old", "manifeste-trop-ancien"), ("elsewhere", "manifeste-d-ailleurs"), ("cardless", "manifeste-sans-cartes"),
    ("part", "manifeste-sans-cartes"), ("guide", "manifeste-illisible"), ("deep", "manifeste-illisible"),
    ("list", "manifeste-illisible"), ("latin", "manifeste-illisible"),
))
def test_a_file_that_is_no_use_is_refused_with_its_reason(printed, kind, code):
    assert printed.again(spoilt(printed, kind)) is None
    (error,) = printed.project.report
    assert (error.code, error.file) == (code, str(printed.kept.with_name("x.json")))


def test_a_folder_stands_for_the_manifest_in_it(printed, tmp_path):
    printed.edit("Que voit-on", "Que regarde-t-on")
    assert list(printed.again(printed.output).files) == ["cartes-cartes-changees.pdf"]
    for path in (tmp_path / "absent.json", tmp_path):
        assert printed.again(path) is None
    assert set(printed.project.codes) == {"fichier-illisible"}


def test_a_manifest_too_large_to_be_one_is_not_read(printed, monkeypatch):
    monkeypatch.setattr(manifest, "IMAGE_LIMIT", 1000)
    assert printed.again() is None and printed.project.codes == ["fichier-trop-gros"]


def test_a_new_deck_of_a_workshop_is_new_altogether(printed):
    about = json.loads(printed.kept.read_bytes())
    for entry in about["files"]:
        if "deck" in entry:
            entry["deck"]["deck"] = "autre"
    printed.kept.write_text(json.dumps(about), "utf-8")
    pages = printed.said()
    assert reprinted(pages) == {"C1": 2, "C2": 1, "C3": 1, "C4": 1} and "pour la première fois" in pages[-1]


def test_a_few_cards_of_a_larger_deck_come_without_its_check_list(tmp_path):
    project = Project(tmp_path, deck=DECK + "".join(f"  - {{card: D{n}, front: Et {n} ?}}\n" for n in range(8)))
    ((_, data),) = project.pack(Order(only=("cards",), selection=Selection("D2-D4"))).files.items()
    (page,) = texts(data)
    assert "D3" in page and "complet" not in page


def test_first_words_are_cut_between_words():
    deck = deck_of("A", heading=None)
    card = replace(deck.cards[0], front=Text("Un **mot** " + "et puis encore " * 9))
    said = manifest.first_words(card, deck)
    assert said.startswith("Un mot et") and said.endswith(("et …", "puis …", "encore …")) and len(said) < 74
    assert manifest.first_words(replace(card, front=Text("x" * 200)), deck) == "x" * 70 + " …"


# --- the command line --------------------------------------------------------------------------------------------


@pytest.fixture
def standing(printed, monkeypatch):
    monkeypatch.chdir(printed.project.folder)
    return lambda *words: main([*words, "--output", str(printed.output.parent)])


@pytest.mark.parametrize("more", ((), ("--force",), ("--proof",)))
def test_nothing_changed_is_said_and_nothing_is_written(printed, standing, capsys, more):
    before = {path: path.stat().st_mtime_ns for path in printed.output.parent.rglob("*")}
    assert standing("pack", "essai", "--changed-since", str(printed.kept), *more) == 0
    assert "aucune carte n'a changé" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in printed.output.parent.rglob("*")} == before


@pytest.mark.parametrize("words", (
    ("pack", "--cards", "C1"), ("pack", "--changed-since", "garde.json"), ("pack", "essai", "--cards", " , "),
    ("pack", "essai", "--cards", "C1", "--changed-since", "1"), ("pack", "essai", "--cards", "C1", "--only", "guide"),
    ("pack", "essai", "--arrival", "05/04/2027", "--only", "agenda"), ("pack", "essai", "--changed-since", ""), ("deck", "cartes", "--cards", ""), ("deck", "cartes", "--png", "50"),
))
def test_a_command_line_that_contradicts_itself_is_refused(standing, words):
    assert standing(*words) == 2


def test_some_cards_of_decks_alone_have_files_of_their_own(printed, standing, capsys):
    printed.project.write("cards/deux.yaml", DECK.replace("deck: cartes", "deck: deux").replace("card: C", "card: D"))
    home = printed.output.parent / "cartes"
    assert standing("deck", "cartes", "deux") == 0
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    assert standing("deck", "cartes", "deux", "--cards", "D1,c2,Z9") == 1 and "Z9" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert standing("deck", "cartes", "deux", "--cards", "c2") == 0
    assert {path.name for path in home.iterdir()} - before.keys() == {"cartes-choix.pdf"}
    assert all((home / name).read_bytes() == data for name, data in before.items())
    (page,) = texts(home / "cartes-choix.pdf")
    assert "Cartes · C2 · v1" in page and "C1" not in page


def test_every_pack_may_be_compared_with_a_version(printed, standing):
    """Without a workshop's name: those that have nothing new say so."""
    printed.edit("version: 1", "version: 2", "front: Qu'", "changed: 2, front: Qu'")
    assert standing("pack", "essai", "--changed-since", "1") == 0
    assert (printed.output / "cartes-cartes-changees.pdf").exists()
