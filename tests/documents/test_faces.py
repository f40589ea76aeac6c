"""Card faces: every text on its card, inside the safe zone, at a size one can read; what does not fit names its card."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kit.documents import faces
from kit.documents.checklist import checklist
from kit.documents.faces import face
from kit.documents.faces.sizes import HELD, SHARED
from kit.model.deck import Shape
from kit.model.library import DECKS
from kit.model.values import Size
from kit.typesetting.page import MM, Path, Rule, Run
from kit.typesetting.reading_order import read
from kit.typesetting.shapes import symbol

from .desk import PROJECT, Desk, bare, heard, runs

NAMES = sorted(path.stem for path in (PROJECT / "cards").glob("*.yaml"))
SMALLEST, HAND = 6.5, 9.0


@pytest.fixture(scope="module")
def desk():
    return Desk()


def drawn(desk, name):
    deck = desk.library.deck(name)
    return deck, faces.draw_deck(deck, desk.look)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_a_card_is_on_it(desk, name):
    deck, faced = drawn(desk, name)
    for card, (front, back) in zip(deck.expanded(), faced, strict=True):
        words = "".join(heard([front])) + ("".join(heard([back])) if back else "")
        for text in (card.front, card.title, card.fact, card.nuance, card.question, card.back, *card.do):
            assert text is None or bare(text) in words, (card.card, text)
        if deck.template_of(card) not in ("token", "blank", "badge"):
            assert bare(card.card) in words, "each card tells which it is"
    assert not desk.complaints


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_safe_zone(desk, name):
    deck, faced = drawn(desk, name)
    safe = (2.0 if deck.template == "token" else 3.0) * MM
    for front, back in faced:
        for page in filter(None, (front, back)):
            for box in page.boxes:
                left, top, right, bottom = extent(box)
                if page is back and box is page.boxes[0] and left < 0:
                    continue  # the ground, which is to be cut
                assert left >= safe - 0.5 and right <= page.width - safe + 0.5, (page.title, box)
                assert top >= safe - 0.5 and bottom <= page.height - safe + 0.5, (page.title, box)


def extent(box):
    if isinstance(box, Run):
        return box.x, box.y - box.size * 0.75, box.x + box.width, box.y + box.size * 0.2
    if isinstance(box, Rule):
        return min(box.x1, box.x2), min(box.y1, box.y2), max(box.x1, box.x2), max(box.y1, box.y2)
    assert isinstance(box, Path)
    xs = [v for s in box.segments for v in s[1::2]]
    ys = [v for s in box.segments for v in s[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("name", NAMES)
def test_type_is_large_enough(desk, name):
    deck, faced = drawn(desk, name)
    for front, back in faced:
        for run in runs([page for page in (front, back) if page]):
            assert run.size >= SMALLEST, (front.title, run)
    for card, (front, back) in zip(deck.expanded(), faced, strict=True):
        for text in filter(None, (card.front, card.fact, card.nuance, card.question)):
            if deck.template_of(card) == "claim":
                words = bare(text)
                sizes = [run.size for page in (front, back) for run in runs([page]) if len(bare(run.text)) > 12 and bare(run.text) in words]
                assert min(sizes, default=HAND) >= HAND, card.card


def test_sizes_and_floors_come_from_one_place(desk, monkeypatch):
    """What an edition changes there changes every template."""
    least, large = 14.0, 1.6
    more = SHARED._replace(floor=least, **{key: size * large for key, size in SHARED._asdict().items() if key not in ("mark", "floor")})
    monkeypatch.setattr(face, "sizes_of", lambda deck: more)
    for name in ("idees-recues", "missions", "relances", "roles-du-debat", "vote", "images-pour-parler"):
        deck = replace(desk.library.deck(name), size=Size.parse("A4"))
        for pages in faces.draw_deck(deck, desk.look):
            words = [run for run in runs(list(filter(None, pages))) if len(bare(run.text)) > 12]
            assert min((run.size for run in words if run.colour == desk.look.theme.ink), default=least) >= least, (name, pages[0].title)
            assert min(run.size for run in words) >= SHARED.foot * large * 0.75, (name, pages[0].title)


def test_a_card_below_its_floor_is_refused(monkeypatch):
    desk = Desk()
    monkeypatch.setattr(face, "sizes_of", lambda deck: HELD._replace(floor=18.0))
    faces.draw_deck(desk.library.deck("idees-recues"), desk.look)
    assert ("carte-deborde", "18") in {(d.code, d.facts["floor"]) for d in desk.report}


def test_a_card_that_overflows_names_itself(tmp_path):
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "long.yaml").write_text(
        "deck: long\ntitle: Long\nupdated: 2026-11\nsize: poker\ntemplate: prompt\ncards:\n"
        "  - {card: C1, front: Court}\n  - card: C2\n    front: " + "beaucoup trop de mots " * 80 + "\n", encoding="utf-8")
    desk = Desk(tmp_path)
    faces.draw_deck(desk.library.deck("long"), desk.look)
    (found,) = list(desk.report)
    assert (found.code, found.facts["card"], found.place.line) == ("carte-deborde", "C2", 9)
    assert found.facts["lines"] > 10


def test_front_and_back_of_a_card_are_one_section(desk):
    _, faced = drawn(desk, "idees-recues")
    for front, back in faced:
        sections = {run.node.parent for page in (front, back) for run in runs([page]) if run.node}
        assert len(sections) == 1 and sections.pop().tag == "Sect"


def test_copies_are_drawn_once_and_listed_often(desk):
    deck, faced = drawn(desk, "pieces-de-l-arbre")
    assert len(faced) == len(deck.expanded()) > len({id(front) for front, _ in faced}) == len(deck.cards)


@pytest.mark.parametrize("shape", Shape.__args__)
def test_every_shape_is_drawn_about_its_centre(shape):
    points = [(x, y) for s in symbol(shape, 100, 200, 10) for x, y in zip(s[1::2], s[2::2], strict=True)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    assert 83 <= min(xs) < 95 and 105 < max(xs) <= 117
    assert 183 <= min(ys) < 196 and 204 < max(ys) <= 217


def test_the_checklist_names_every_card(desk):
    for name in NAMES:
        deck = desk.library.deck(name)
        words = "".join(heard(checklist(deck, desk.look)))
        assert all(bare(card.card) in words for card in deck.cards), name


def test_all_decks_are_looked_at():
    assert list(Desk().library.names(DECKS)) == NAMES


@pytest.mark.parametrize(("template", "rest"), [("role", "do: [Écouter]"), ("token", "category: a"), ("image", "copies: 1")])
def test_an_unknown_drawing_is_never_left_out_in_silence(tmp_path, template, rest):
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "dessin.yaml").write_text(
        f"deck: dessin\ntitle: Dessin\nupdated: 2026-11\nsize: jeton\ntemplate: {template}\n"
        "categories:\n  a: {title: A, letter: A, shape: circle, colour: blue}\n"
        f"cards:\n  - {{card: D1, title: Un, icon: coffeee, {rest}}}\n", encoding="utf-8")
    desk = Desk(tmp_path)
    faces.draw_deck(desk.library.deck("dessin"), desk.look)
    found = [d for d in desk.report if d.code == "icone-inconnue"]
    assert [(d.facts["near"], d.place.line) for d in found] == [("coffee", 9)]


def test_every_back_of_a_claim_names_its_fiches_and_its_date(desk):
    deck = desk.library.deck("idees-recues")
    dated = replace(deck, cards=tuple(replace(card, checked=f"2031-{n:02}") for n, card in enumerate(deck.cards, 1)))
    for one in (deck, dated):
        for card in one.claims:
            told = "".join(heard([faces.draw(card, one, desk.look)[1]]))
            assert bare(one.date_of(card)) in told and all(bare(fiche) in told for fiche in card.guide), card.card
    assert not desk.complaints


def test_the_foot_of_a_face_is_read_last():
    desk = Desk()
    for name in desk.library.names(DECKS):
        deck = desk.library.deck(name)
        for card in deck.cards if deck.template in ("claim", "prompt", "role", "sort") else ():
            for side in filter(None, faces.draw(card, deck, desk.look)):
                *_, last = read([side]).elements("P")
                assert str(card.card) in last.text and f"v{deck.version}" in last.text, (name, card.card, last.text)
