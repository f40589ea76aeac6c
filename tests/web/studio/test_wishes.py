"""The form: what is usual, what is typed, what cannot be and why; nothing that anyone types is an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kit.cli import options
from kit.delivery.profiles import save
from kit.imposition.turning import Turn
from kit.model.inclusive import WAYS
from kit.model.printer import Edges, PrinterProfile
from kit.model.theme import Ink
from kit.reading.messages import Messages
from kit.reading.source import Text
from kit.web import wishes
from kit.web.studio import Misfit, Studio, Wish

STRANGE = ["", " ", "\x00", "\u202e", "\ud800", "é" * 60_000, "0" * 5000, "-1", "1e9", "٣", "９", "NaN", "../../etc",
           "14h60", "24:00", "29/02/2027", "2027-02-30", "0/0/0000", "A4\n", "a4", "LETTER", "<script>", "{x}", "%s",
           "{0.__class__}", "9" * 4300, "1h" * 2000, "standard\x00", "long-edge ", "🌱", "\u0301", "\r\n", "1_000",
           "+8", "8.0", "²"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """A person's folder of settings, with one printer that was measured."""
    monkeypatch.setattr("kit.delivery.profiles.folder", lambda: tmp_path / "imprimantes")
    save(PrinterProfile(printer=Text("Bureau"), flip="short-edge", margins=Edges.even(7.0)))
    return tmp_path


def test_what_is_usual_is_said_as_one_would_type_it_and_asks_for_what_is_usual(studio):
    usual = studio.usual("un")
    assert tuple(usual) == wishes.FIELDS
    assert (usual["participants"], usual["start"], usual["duration"]) == ("6", "14:00", "50 min")
    wish = studio.read("un", usual)
    assert isinstance(wish, Wish) and wish.logo is None
    assert (wish.event.participants, wish.event.start, wish.event.duration) == (6, 14 * 60, None)
    assert wish.order == studio.read("un", {}).order == type(wish.order)()


@pytest.mark.parametrize("minutes, said", [(45, "45 min"), (60, "1h"), (110, "1h50"), (125, "2h05")])
def test_a_length_is_typed_so_that_it_is_read_again(minutes, said, studio):
    assert wishes.typed_length(minutes) == said
    assert studio.read("un", {"duration": said}).event.duration == minutes


def test_every_choice_can_be_chosen_and_is_one_of_the_command_line(studio):
    choices = studio.choices()
    assert choices["paper"][1:] == options.PAPERS and choices["duplex"][1:] == options.TURNS
    assert choices["ink"] == options.INKS and set(choices["edition"]) == set(options.EDITIONS)
    assert choices["inclusive"] == options.WAYS and choices["printer"] == ("", "Bureau")
    for field, values in choices.items():
        assert all(isinstance(studio.read("un", {field: value}), Wish) for value in values), field


def test_what_is_chosen_is_asked_for(studio):
    wish = studio.read("un", {"paper": "a3", "ink": "grey", "edition": "dys", "duplex": "fold", "inclusive": WAYS[1],
                              "organisation": " Les Alizés ", "place": "Ici"})
    assert (wish.order.paper.name, wish.order.ink, wish.edition, wish.order.turn) == ("A3", Ink.GREY, "dys", Turn.FOLD)
    assert (wish.event.inclusive, wish.event.organisation, wish.event.place) == (WAYS[1], "Les Alizés", "Ici")


def test_a_printer_turns_paper_as_it_does_unless_that_is_chosen(studio):
    wish = studio.read("un", {"printer": "Bureau"})
    assert wish.order.turn is Turn.SHORT_EDGE and wish.order.profile.printer == "Bureau"
    assert wish.order.spacing.margins == Edges.even(7.0) and wish.order.spacing.upright
    assert studio.read("un", {"printer": "bureau", "duplex": "long-edge"}).order.turn is Turn.LONG_EDGE


@pytest.mark.parametrize("field, value, said", [
    ("participants", "douze", "« Nombre de personnes » attend un nombre entier"), ("participants", "0", "entre 1 et 10000"),
    ("participants", "10001", "entre 1 et 10000"), ("date", "31/02/2027", "n'est pas une date"),
    ("start", "25h", "n'est pas une heure"), ("duration", "25h", "durée"), ("duration", "0", "24 heures"),
    ("place", "a\x07b", "caractère invisible U+0007"), ("organisation", "x" * 50_001, "50001 caractères"),
    ("paper", "A5", "choisissez parmi : A4, A3, letter"), ("duplex", "long-egde", "vouliez-vous dire « long-edge »"),
    ("printer", "Bureua", "vouliez-vous dire « Bureau »"), ("edition", "creme", "large"), ("ink", "rose", "saver"),
])
def test_what_cannot_be_is_said_at_its_field_in_one_line(studio, field, value, said):
    found = studio.read("un", studio.usual("un") | {field: value})
    assert [misfit.field for misfit in found] == [field]
    assert said in found[0].sentence and "\n" not in found[0].sentence


def test_all_that_cannot_be_is_said_at_once(studio):
    found = studio.read("un", dict.fromkeys(wishes.FIELDS, "\x07"))
    assert {misfit.field for misfit in found} == set(wishes.FIELDS) - {"logo"}


@pytest.mark.parametrize("count", [1000, pytest.param(10_000, marks=pytest.mark.slow)])
def test_thousands_of_strange_words_are_read_or_refused_and_never_an_exception(studio, count):
    chance = random.Random(2027)
    letters = "0123456789hH:/-., minA4€é\x00\x1b\u202e{}%<>\"'\\🌱"
    messages, read = Messages("fr"), 0
    for _ in range(count // len(wishes.FIELDS) + 1):
        values = {field: _strange(chance, letters) for field in wishes.FIELDS}
        found = wishes.read(values, None, {}, messages)
        assert isinstance(found, list) and all(type(one) is Misfit and len(one.sentence) < 600 for one in found)
        values = {field: text for field, text in values.items() if field not in {one.field for one in found}}
        found, read = wishes.read(values, None, {}, messages), read + len(values)
        assert isinstance(found, Wish) and (read % 50 or studio.agenda("un", found))
    assert read > count / 10


def _strange(chance: random.Random, letters: str) -> str:
    if chance.random() < 0.2:
        return chance.choice(STRANGE)
    return "".join(chance.choices(letters, k=chance.randint(0, 12)))


def test_fields_that_nobody_knows_ask_for_nothing(studio: Studio):
    assert studio.read("un", {"output": "/etc", "overlay": "..", "__class__": "x"}) == studio.read("un", {})
