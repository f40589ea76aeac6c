"""A simple version takes the place of the standard one, text by text; and what makes it hard to read is said."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.model.deck import Card, Category, Deck
from kit.model.library import Library
from kit.model.plainness import LONGEST, check_plainness, length, sentences
from kit.model.simple import (
    Simple,
    SimpleCard,
    SimpleCategory,
    SimpleDeck,
    has_simple,
    is_reviewed,
    simplifications,
    simplified,
    words,
)
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from tests.shipped import PROJECT, everything

SHIPPED = [thing for _, thing in everything()]


def card(simple: SimpleCard | None = None, **texts) -> Card:
    return Card(card=Text("C1"), simple=simple, **{key: Text(value) for key, value in texts.items()})


def deck(*cards: Card, **keys) -> Deck:
    return Deck(deck=Text("essai"), title=Text("Essai"), updated=Text("2027-01"), size=Size.parse("poker"),
                template="prompt", cards=cards, **keys)


def warnings(**simple: str) -> list[tuple[str, str]]:
    """The codes that the simple words of a card get, each with the words at fault."""
    report = Report()
    check_plainness(card(SimpleCard(**{key: Text(value) for key, value in simple.items()})), report)
    assert not report.errors
    return sorted((found.code, found.facts["found"]) for found in report)


# In the place of the standard text


def test_what_is_simple_replaces_and_what_is_not_stays():
    plain = simplified(card(SimpleCard(front=Text("Court")), front="Long et compliqué", fact="Un fait"))
    assert (plain.front, plain.fact, plain.card) == ("Court", "Un fait", "C1")


def test_a_simple_list_replaces_the_whole_list():
    plain = simplified(Card(card=Text("R"), do=(Text("a"), Text("b")), simple=SimpleCard(do=(Text("c"),))))
    assert plain.do == ("c",)


def test_cards_and_categories_inside_a_deck_are_simplified_and_the_rest_is_the_same():
    other = card(front="Autre")
    place = Category(title=Text("Place"), letter=Text("P"), shape="circle", colour="blue",
                     simple=SimpleCategory(title=Text("Ma place")))
    standard = deck(card(SimpleCard(front=Text("Court")), front="Long"), other, categories={"place": place},
                    simple=SimpleDeck(title=Text("Mon jeu")))
    plain = simplified(standard)
    assert (plain.title, plain.cards[0].front, plain.categories["place"].title) == ("Mon jeu", "Court", "Ma place")
    assert plain.cards[1] is other
    assert (plain.size, type(plain.size), plain.deck) == (standard.size, Size, "essai")
    assert standard.cards[0].front == "Long"


def test_steps_of_parallel_lanes_are_simplified(tmp_path):
    (tmp_path / "workshops").mkdir()
    script = (PROJECT / "workshops/cafe-debat.yaml").read_text("utf-8")
    lanes = ("steps:\n  - parallel:\n"
             "      - - {step: a, title: Un, kind: work, minutes: 5, simple: {title: Petit un}}\n"
             "      - - {step: b, title: Deux, kind: work, minutes: 5}\n")
    before, after = script.split("\nsteps:\n")
    text = f"{before}\n{lanes}\nvariants:{after.split('variants:', 1)[1]}".replace("cafe-debat", "essai", 1)
    (tmp_path / "workshops/essai.yaml").write_text(text, "utf-8")
    lanes = simplified(Library(tmp_path, Report()).workshop("essai")).steps[0].parallel
    assert [lane[0].title for lane in lanes] == ["Petit un", "Deux"]


def test_without_simple_words_a_thing_is_itself():
    standard = deck(card(front="Une"))
    assert simplified(standard) is standard and not has_simple(standard)


@pytest.mark.parametrize("thing", SHIPPED, ids=lambda thing: str(thing.title))
def test_simplifying_twice_is_simplifying_once_and_changes_words_alone(thing):
    plain = simplified(thing)
    assert type(plain) is type(thing) and simplified(plain) == plain
    changed = {name for name in thing.__struct_fields__ if getattr(plain, name) != getattr(thing, name)}
    allowed = set(thing.simple.__struct_fields__) if thing.simple else set()
    nested = {name for name in changed if not isinstance(getattr(thing, name), str)}
    assert changed <= allowed | nested
    assert [type(part) for part, _ in simplifications(plain)] == [type(part) for part, _ in simplifications(thing)]


def test_every_simple_text_stands_in_the_simple_version():
    for thing in SHIPPED:
        for part, simple in simplifications(simplified(thing)):
            assert all(getattr(part, key) == text for key, text in words(simple).items())


def test_it_is_reviewed_once_somebody_is_said_to_have_read_it():
    assert not any(is_reviewed(thing) for thing in SHIPPED)
    assert is_reviewed(deck(card(), reviewed_by=Text("un groupe de relecture, 2027-03")))


def test_no_simple_key_has_to_be_written():
    assert all(not field.required for kind in Simple.__subclasses__() for field in msgspec.structs.fields(kind))


# What makes it hard to read


@pytest.mark.parametrize(("text", "code", "found"), [
    ("Une phrase qui a vraiment beaucoup trop de mots pour que vous puissiez la lire vite", "simple-phrase-longue",
     "Une phrase qui a vraiment…"),
    ("Le CHRS ouvre.", "simple-sigle", "CHRS"), ("Voyez avec la RH.", "simple-sigle", "RH"),
    ("Le guide le dit : voir FA1.", "simple-sigle", "FA1"), ("Prenez IR03.", "simple-sigle", "IR03"),
    ("Il y a 2 ETP.", "simple-sigle", "ETP"), ("La feuille A3 est là.", "simple-sigle", "A3"),
    ("Du café, du thé, etc.", "simple-signe", "etc."), ("Venez à 14 h 30.", "simple-signe", "14 h 30"),
    ("Restez 5 min.", "simple-signe", "5 min"), ("Il y en a 10 %.", "simple-signe", "%"),
    ("Un ou/et deux.", "simple-signe", "ou/et"), ("La carte n° 3.", "simple-signe", "n°"),
    ("C'est *vous*.", "simple-italique", "*vous*"), ("C'est ***vous***.", "simple-italique", "***vous***"),
    ("C'est _vous_.", "simple-italique", "_vous_"),
    ("Un·e collègue.", "simple-point-median", "Un·e"), ("Des salarié.e.s.", "simple-point-median", "salarié.e.s"),
    ("Vous êtes prêt(e)s.", "simple-point-median", "prêt(e)s"), ("Une salarié-e.", "simple-point-median", "salarié-e"),
    ("Lisez (vite) la carte.", "simple-parentheses", "(vite)"),
    ("La partie II.", "simple-chiffres-romains", "II"), ("Le XXIe siècle.", "simple-chiffres-romains", "XXIe"),
    ("Ouvrez l'annexe V.", "simple-chiffres-romains", "l'annexe V"),
    ("Ce n'est pas impossible.", "simple-double-negation", "pas impossible"),
    ("Vous ne parlez pas sans jeton.", "simple-double-negation", "ne parlez pas sans"),
    ("Vous pouvez ne pas ne pas venir.", "simple-double-negation", "pas ne pas"),
    ("Prenez la carte verte.", "simple-couleur", "carte verte"), ("Levez la verte.", "simple-couleur", "la verte"),
    ("Lisez ce qui est en rouge.", "simple-couleur", "en rouge"),
])
def test_what_is_hard_to_read_is_said_with_its_words(text, code, found):
    assert warnings(front=text) == [(code, found)]


@pytest.mark.parametrize("text", [
    "Prenez la carte au triangle vert.", "La carte verte a la lettre D.", "Une orange, une rose, un feu de bois.",
    "CHRS : un lieu où dormir. Le CHRS ouvre à 18 heures.", "Le CHRS, c'est un lieu où dormir.",
    "C'est **votre** choix.", "Lisez [cette page](https://travail-pair.org/a_b_c).", "Vous pouvez venir.",
    "Vis ta vie. Vers midi, il viendra.", "Il n'est pas venu. Il n'a rien dit.", "Le 3 mars, à 14 heures.",
    "Est-ce possible ? Peut-être. « D'accord. » Oui.", "Écrivez les lettres C, A, P et X.", "Va-t-elle venir ?",
    "Ce n'est pas n'importe qui.", "Voyez avec les autres.",
    "Un jour gris, nous marchons dans la neige blanche.",
])
def test_what_is_easy_is_let_be(text):
    assert warnings(front=text) == []


def test_an_explanation_on_the_same_card_counts_and_on_another_does_not():
    assert warnings(fact="CHRS : un lieu où dormir.", question="Le CHRS est-il loin ?") == []
    assert warnings(question="Le CHRS est-il loin ?") == [("simple-sigle", "CHRS")]


def test_the_standard_words_are_nobodys_business():
    report = Report()
    check_plainness(card(SimpleCard(fact=Text("Court.")), front="Le CHRS (n° 3) n'est *pas* interdit."), report)
    assert not len(report)


def test_sentences_end_where_a_reader_ends_them():
    text = "Lisez. Puis parlez ! « Et vous ? » Moi ? Du pain, du vin… et du fromage.\nUne ligne"
    assert sentences(text) == ["Lisez.", "Puis parlez !", "« Et vous ?", "Moi ?", "Du pain, du vin… et du fromage.",
                               "Une ligne"]
    assert length("L'équipe a un rendez-vous à 14,5 km.") == 7


@given(st.integers(min_value=1, max_value=40))
def test_a_sentence_is_long_from_one_word_above_the_limit(count):
    assert bool(warnings(front=" ".join(["mot"] * count))) == (count > LONGEST)


@settings(max_examples=60, deadline=1000)
@given(st.text(st.sampled_from("aA1 '._*-·()[]/IVXé:?!\n«»"), max_size=60), st.integers(1, 200))
def test_any_text_is_checked_in_bounded_time(text, times):
    check_plainness(card(SimpleCard(front=Text(text * times))), Report())
