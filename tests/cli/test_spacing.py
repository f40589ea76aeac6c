"""Margins, gap and bleed as a person asks for them: what they mean, and which cannot be had."""

from __future__ import annotations

import click
import pytest

from kit.cli.app import main
from kit.cli.ordering import order_of
from kit.cli.workroom import Workroom
from kit.imposition.grid import Spacing
from kit.model.printer import Edges, PrinterProfile
from kit.reading.source import Text


@pytest.fixture
def known(monkeypatch):
    """A printer that leaves 14 mm at the foot of the sheet."""
    profile = PrinterProfile(printer=Text("Accueil"), margins=Edges(4, 6, 14, 3))
    monkeypatch.setattr("kit.delivery.profiles.profile_named", lambda name, report: profile)


def spacing(**given) -> Spacing:
    return order_of(Workroom("human"), given).spacing


def test_what_nobody_asked_for_is_as_usual():
    assert spacing() == Spacing() == Spacing(Edges.even(5), 0, 1.5, Edges.even(4), False)


def test_a_bleed_that_nobody_asked_for_gives_way_in_a_narrow_gap():
    assert spacing(gap=1.0) == Spacing(gap=1)
    assert spacing(gap=0.0, bleed=3.0) == Spacing(bleed=3), "cards that abut have bleed outside only"
    assert spacing(gap=4.0, bleed=2.0, margin=12.0) == Spacing(Edges.even(12), 4, 2)


def test_a_print_shop_gets_room_for_two_bleeds():
    assert spacing(shop=True, imposed=True)[1:3] == (6, 3)
    assert spacing(shop=True, imposed=True, bleed=2.0)[1:3] == (4, 2)


def test_a_printer_says_where_ink_may_go(known):
    assert spacing(printer="Accueil") == Spacing(Edges(5, 6, 14, 5), 0, 1.5, Edges(4, 6, 14, 3), True)
    assert spacing(printer="Accueil", margin=16.0).margins == Edges.even(16)
    with pytest.raises(click.BadParameter, match="« Accueil » laisse 14 mm de blanc"):
        spacing(printer="Accueil", margin=13.9)


@pytest.mark.parametrize(("given", "reason"), [
    ({"gap": 1.0, "bleed": 1.0}, "se chevaucheraient"),
    ({"shop": True, "imposed": True, "gap": 5.0}, "il faut 6 mm au moins"),
    ({"shop": True, "imposed": True, "gap": 0.0}, "se chevaucheraient"),
    ({"gap": -0.5}, "-0,5 mm ne se peut pas"), ({"gap": 51.0}, "de 0 à 50 mm"),
    ({"bleed": -1.0}, "-1 mm"), ({"bleed": 3.1}, "de 0 à 3 mm"),
    ({"margin": -1.0}, "-1 mm"), ({"margin": 41.0}, "de 0 à 40 mm"),
])
def test_what_cannot_be_had_is_refused_with_its_reason(given, reason):
    with pytest.raises(click.BadParameter, match=reason):
        spacing(**given)


@pytest.mark.parametrize("given", [{"printer": "Accueil"}, {"gap": 6.0}, {"margin": 10.0}, {"stacked": True}])
def test_what_does_nothing_for_a_print_shop_is_refused(given, known):
    with pytest.raises(click.UsageError, match="--shop"):
        spacing(shop=True, **given)
    assert "printer" in given or spacing(shop=True, imposed=True, **given)


def test_the_command_line_reads_french_numbers(capsys):
    assert main(["deck", "missions", "--gap", "1,5", "--bleed", "1,25"]) == 2
    assert "avec 1,5 mm entre les cartes, deux fonds perdus de 1,25 mm se chevaucheraient" in " ".join(
        capsys.readouterr().err.split())


@pytest.mark.parametrize(("words", "said"), [
    (["deck", "missions", "--duplex", "fold"], "--duplex fold ne va pas avec --shop"),
    (["deck", "missions", "--imposed", "--duplex", "two-stacks"], "--duplex two-stacks ne va pas avec --shop"),
    (["deck", "missions", "--duplex", "long-edge"], "--duplex ne va que pour des cartes sur feuille"),
    (["deck", "missions", "--paper", "A3"], "--paper ne va que pour des cartes sur feuille"),
    (["sheet", "arbre-a-competences", "--reduce"], "--reduce ne va pas avec --shop"),
])
def test_what_a_print_shop_decides_itself_is_not_asked_for(words, said, capsys):
    assert main([*words, "--shop"]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
