"""Any words, written in any way, are the same model, and are on paper as written or refused by name."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.delivery.order import Order
from kit.model.checking import convert
from kit.model.deck import Card, Deck
from kit.model.event import Event
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report
from kit.reading.door import Refused, decode
from kit.reading.loading import load
from kit.reading.source import Source
from tests.delivery.project import Project, printer
from tests.fuzz.scripts import HANDS, WORDS, Hand, values
from tests.pdf.reading_back import bare, texts

REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def tried(count: int) -> settings:
    """That many examples, the same on every machine: chance has its place in `python -m tests.fuzz --seed`."""
    return settings(max_examples=count, derandomize=True, deadline=None, database=None,
                    suppress_health_check=list(HealthCheck))


def read(data: bytes, kind: type) -> tuple[object, Report]:
    """A file as a struct, and what was said of it."""
    report = Report()
    try:
        found = load(Source("essai.yaml", decode(data)), report)
    except Refused as refused:
        report.error(refused.code, **refused.facts)
        return None, report
    return None if found is None else convert(found, kind, report), report


@tried(40)
@given(st.sampled_from((Card, Deck, Event, Workshop)).flatmap(lambda kind: st.tuples(st.just(kind), values(kind))))
def test_however_a_script_is_written_it_is_the_same(made):
    kind, value = made
    found = {name: read(hand.written(value), kind) for name, hand in HANDS.items()}
    models = [model for model, _ in found.values()]
    assert all(model == models[0] for model in models), found
    codes = [{d.code for d in report} for _, report in found.values()]
    assert all(code == codes[0] for code in codes), codes
    assert (models[0] is None or "caractere-interdit" in codes[0]) == bool(codes[0])


@tried(150)
@given(WORDS, st.sampled_from(list(HANDS.values())))
def test_a_text_is_read_to_the_character_or_its_character_is_named(text: str, hand: Hand):
    card, report = read(hand.written({"card": "C1", "front": text}), Card)
    refused = REFUSED.search(normalize("NFC", text))
    if refused:
        assert f"U+{ord(refused[0]):04X}" in {d.facts.get("char") for d in report}
    else:
        assert card and str(card.front) == normalize("NFC", text) and not len(report)


HEAD = b"deck: cartes\ntitle: Cartes\nupdated: 2026-11\nsize: a6-x4\ntemplate: prompt\ncards:\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    return Project(tmp_path_factory.mktemp("projet"))


LATIN = st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=("Cc", "Cf"))
ANY = st.characters(exclude_categories=("Cs", "Cc"))
ON_A_CARD = st.lists(st.one_of(*[st.text(LATIN, min_size=1, max_size=9)] * 8, st.text(ANY, min_size=1, max_size=2)),
                     min_size=1, max_size=5).map(" ".join)


@pytest.mark.parametrize("count", (15, pytest.param(60, marks=pytest.mark.slow)))
def test_a_text_is_on_paper_as_written_or_refused_by_name(project, count):
    tried(count)(given(ON_A_CARD)(lambda words: is_on_paper_or_refused(words, project)))()


def is_on_paper_or_refused(words: str, project: Project) -> None:
    card = Hand(flow=True).written({"card": "C1", "front": words})
    project.write("cards/cartes.yaml", HEAD + b"  - " + card)
    project.open()
    deck = project.library.deck("cartes")
    out = deck and deck_printout(deck, project.look, Order())
    pdf = out and pdf_of(out, printer(), project.report)
    words = normalize("NFC", words)
    for found in project.report:
        named = str(found.facts.get("char") or found.facts.get("word") or "")
        assert found.place.line == 7
        assert found.code == "carte-deborde" or named and (named in words or named.startswith("U+")), found
    if not project.report.errors:
        assert bare(words) in bare("".join(texts(pdf)))
