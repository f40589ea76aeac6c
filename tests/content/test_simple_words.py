"""The simple version that ships: it stands wherever a participant reads or hears something, and it says the same."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from kit.model.library import WORKSHOPS
from kit.model.plainness import length, sentences
from kit.model.rules import all_steps
from kit.model.simple import is_reviewed, simplifications, simplified, words
from kit.reading.source import Text
from tests.shipped import PROJECT, everything, library

from .test_claims import BACK_LENGTH, FORBIDDEN

LIBRARY = library()
SHIPPED = dict(everything())
WORKSHOP_NAMES = sorted(LIBRARY.names(WORKSHOPS))
CLAIMS = {str(card.card): card for card in LIBRARY.deck("idees-recues").cards if card.fact}
# What participants read, hold or fill in; the other sheets and decks are those of whoever leads.
READ = ("vote", "roles-du-debat", "relances", "missions", "images-pour-parler", "jetons-de-parole", "regles-du-debat",
        "travail-pair-definition", "position-d-accord", "position-pas-d-accord", "position-ca-depend", "evaluation",
        "besoins", "restitution", "fiche-de-poste", "question-ce-que-ca-changerait", "question-ce-qui-fait-hesiter",
        "a-retenir", "question-ecrite", "et-dans-ma-pratique", "je-partage", "on-parle-d-un-metier", "situations",
        "deux-metiers", "pour-relire-ma-fiche", "relecture-de-la-fiche", "roles-de-l-echange", "regles-de-l-echange",
        "ma-situation", "carnet-de-pratique", "reperes-pour-parler", "accord-image", "a-retenir-ecole",
        "un-axe-deux-bouts", "travail-pair-en-quelques-mots", *(f"memo-fa{number}" for number in range(1, 10)))
# Words that people in the field use without hearing them, and that are left to the standard version.
HEAVY = re.compile(r"représentations?\b|dispositif|acculturation|posture professionnelle|référentiel|expérientiel"
                   r"|mobilisable|co-construire|problématique|mise en œuvre|en situation de|légitim|paradigme", re.I)


def texts_of(thing) -> list[Text]:
    said = [text for _, simple in simplifications(thing) for text in words(simple).values()]
    return [text for value in said for text in (value if isinstance(value, tuple) else (value,))]


@pytest.mark.parametrize("name", CLAIMS)
def test_every_claim_is_said_simply_on_both_faces(name):
    assert set(words(CLAIMS[name].simple)) == {"front", "fact", "nuance", "question"}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_simple_claim_is_still_a_claim_and_its_question_a_question(name):
    simple = CLAIMS[name].simple
    assert not simple.front.endswith("?") and length(simple.front) <= 12
    assert simple.question.endswith("?")
    assert len(simple.fact) + len(simple.nuance) + len(simple.question) <= BACK_LENGTH
    for text in (simple.fact, simple.nuance, simple.question):
        assert not [rule for rule in FORBIDDEN if re.search(rule, text, re.IGNORECASE)], text


@pytest.mark.parametrize("name", CLAIMS)
def test_a_simple_card_has_the_figures_of_the_card_and_no_others(name):
    card = CLAIMS[name]
    plain = re.sub(r"\bFA\d|\(partie \d\)|2023/2024", " ", f"{card.fact} {card.nuance}")
    simple = re.sub(r"2023 et 2024", " ", f"{card.simple.fact} {card.simple.nuance}")
    assert sorted(set(re.findall(r"\d+", simple))) == sorted(set(re.findall(r"\d+", plain)))


def test_the_delicate_cards_keep_what_is_not_known():
    simple = {name: card.simple for name, card in CLAIMS.items()}
    assert "n'y répond pas" in simple["IR11"].fact
    assert "ne répond pas" in simple["IR13"].fact
    assert "dans cette démarche" in simple["IR03"].fact and "sans question sur la santé" in simple["IR03"].nuance
    assert "juriste" in simple["IR02"].nuance and "ne parle pas de la loi" in simple["IR02"].nuance
    assert "à revérifier" in simple["IR07"].fact and "à revérifier" in simple["IR06"].nuance
    assert "Le risque existe" in simple["IR05"].nuance


@pytest.mark.parametrize("name", WORKSHOP_NAMES)
def test_all_that_is_heard_in_a_workshop_is_said_simply(name):
    workshop = LIBRARY.workshop(name)
    assert {"title", "summary", "frame", "outcome", "aims", "debrief"} <= set(words(workshop.simple))
    for step in all_steps(workshop.steps):
        heard = {key for key in ("say", "ask") if getattr(step, key)}
        assert heard <= set(words(step.simple) if step.simple else ()), step.step
        if step.ask:
            assert len(step.simple.ask) == len(step.ask), step.step


@pytest.mark.parametrize("name", READ)
def test_what_participants_hold_has_a_simple_version(name):
    assert texts_of(SHIPPED[name])


@pytest.mark.parametrize("name", SHIPPED)
def test_simple_words_are_short_and_nobody_is_said_to_have_read_them(name):
    texts = texts_of(SHIPPED[name])
    lengths = [length(sentence) for text in texts for sentence in sentences(text)]
    assert not lengths or mean(lengths) <= 10
    assert [text for text in texts if HEAVY.search(text)] == []
    assert not is_reviewed(SHIPPED[name])


def test_the_labels_that_the_kit_fills_in_are_kept():
    fields = [field for section in simplified(LIBRARY.sheet("restitution")).sections for field in section.fields]
    assert {"1. Date et lieu", "20. Prochaine date"} <= {str(field.label) for field in fields}
    standard = [field for section in LIBRARY.sheet("restitution").sections for field in section.fields]
    assert [str(a.label).split(".")[0] for a in fields] == [str(b.label).split(".")[0] for b in standard]


def test_the_protected_word_is_not_printed():
    printed = [*PROJECT.glob("kit/locales/*.yaml"), *(PROJECT / "cards").glob("*.yaml"),
               *(PROJECT / "workshops").glob("*.yaml"), *(PROJECT / "assets/sheets").glob("*.yaml")]
    assert [path.name for path in printed if re.search(r"\bFALC\b|facile à lire", path.read_text("utf-8"), re.I)] == []
