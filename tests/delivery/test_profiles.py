"""Printer profiles: what is kept is what is found, by the name people say; nothing is lost, nothing written over."""

from __future__ import annotations

import os
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kit.delivery import profiles
from kit.delivery.profiles import NameTaken, file_stem, printer_of, profile_named, profile_names, save
from kit.delivery.writing import NotWritten
from kit.model.printer import Edges, Hundred, Offset, PrinterProfile, Tilt
from kit.reading.diagnostics import Report
from kit.reading.source import Text

SAID = "Konica du CCAS, bac 2, 200 g"
STRANGE = ["Étage : « l'autre » # 2", "- tiret", "null", "打印机", "con", "..", "a/b\\c", "'\"", "x" * 100, "É" * 50,
           "~", "{a}"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "kit-travail-pair" / "imprimantes"


def printer(name: str = SAID, **values) -> PrinterProfile:
    return PrinterProfile(printer=Text(name), **values)


def found(name: str) -> PrinterProfile | None:
    report = Report()
    profile = profile_named(name, report)
    assert not list(report)
    return profile


hundredths = st.integers(-1000, 1000).map(lambda n: n / 100)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hundredths, hundredths, st.integers(-300, 300), st.integers(9000, 11000),
       st.tuples(*[st.integers(0, 400)] * 4), st.sampled_from(["long-edge", "short-edge"]))
def test_what_is_kept_is_what_is_found(x, y, turn, width, margins, flip):
    kept = printer(back_x=Offset(x), back_y=Offset(y), back_turn=Tilt(turn / 100), width=Hundred(width / 100),
                   margins=Edges(*(margin / 10 for margin in margins)), flip=flip, duplex="by-hand", stack="reversed",
                   heaviest=120)
    save(kept, {"back_x": "vers la droite : # oui"})
    assert found(SAID) == kept


def test_a_printer_is_known_by_its_name_and_by_its_file(home):
    path = save(printer())
    assert path == home / "konica-du-ccas-bac-2-200-g.yaml"
    assert found(SAID) == found(path.stem) == printer()
    assert profile_names() == [SAID]
    assert printer_of("KONICA du CCAS bac 2 (200 g)") == SAID


@pytest.mark.parametrize("name", STRANGE)
def test_strange_names_come_back(home, name):
    path = save(printer(name, heaviest=100))
    assert path.parent == home and path.stem.isascii() and len(path.stem) <= 80 and path.stem.strip(".- ")
    assert found(name).printer == name and found(path.stem).heaviest == 100


def test_no_two_strange_names_share_a_file():
    assert all(file_stem(one) != file_stem(other) for one, other in combinations(STRANGE, 2))


def test_the_same_name_is_updated_and_another_is_never_written_over(home):
    save(printer(heaviest=100))
    save(printer(heaviest=120))
    assert found(SAID).heaviest == 120
    before = (home / "konica-du-ccas-bac-2-200-g.yaml").read_bytes()
    with pytest.raises(NameTaken) as taken:
        save(printer("Konica du CCAS bac 2 200 g"))
    assert taken.value.other == SAID
    assert (home / "konica-du-ccas-bac-2-200-g.yaml").read_bytes() == before


def test_an_unknown_name_is_told_the_known_ones():
    save(printer())
    save(printer("Brother"))
    for name, near in (("Brothr", "Brother"), ("konica", SAID), ("Epson", None)):
        report = Report()
        assert profile_named(name, report) is None
        (diagnostic,) = report
        assert diagnostic.code == "imprimante-inconnue" and diagnostic.facts["near"] == near
        assert diagnostic.facts["names"] == ["brother", "konica-du-ccas-bac-2-200-g"]


def test_mistakes_of_a_hand_are_told_at_their_place(home):
    path = save(printer())
    path.write_text(path.read_text("utf-8").replace("back_x: 0", "back_x: 75").replace("flip:", "flap:"), "utf-8")
    report = Report()
    assert profile_named(SAID, report) is None
    assert [(d.code, d.place.line, d.place.column) for d in report] == [
        ("decalage-hors-bornes", 2, 9), ("cle-inconnue", 8, 1)]
    assert all(d.file == path.as_posix() for d in report)
    # A file that is wrong hinders no other, and is still called by its name.
    save(printer("Brother"))
    assert found("Brother") and profile_names() == ["Brother", SAID]


def test_a_file_that_is_no_profile_keeps_its_place(home):
    path = save(printer())
    path.write_text("- rien\n", "utf-8")
    assert profile_names() == ["konica-du-ccas-bac-2-200-g"]
    with pytest.raises(NameTaken):
        save(printer())


def test_where_nothing_may_be_written_that_is_said(home):
    home.parent.write_bytes(b"a file")
    with pytest.raises(NotWritten):
        save(printer())


@pytest.mark.skipif(os.name == "nt", reason="the machine is asked to fail in a way of its own")
def test_a_profile_is_whole_or_as_it_was(home, monkeypatch):
    path = save(printer(heaviest=100))
    monkeypatch.setattr("kit.delivery.writing.os.replace", _no_room)
    with pytest.raises(NotWritten):
        save(printer(heaviest=120))
    assert found(SAID).heaviest == 100 and sorted(home.iterdir()) == [path]


def _no_room(*_):
    raise OSError(28, "No space left on device")


def test_turned_over_its_other_edge_a_printer_slips_the_other_way():
    one = printer(back_x=Offset(1), back_y=Offset(-2), back_turn=Tilt(0.5))
    other = one.over("short-edge")
    assert (other.flip, other.back_x, other.back_y, other.back_turn) == ("short-edge", -1, 2, 0.5)
    assert other.over("long-edge") == one and one.over("long-edge") is one


def test_every_key_of_a_profile_is_written():
    text = profiles.written(printer(), {})
    assert [line.partition(":")[0] for line in text.splitlines()] == list(PrinterProfile.__struct_fields__)
    assert replace(printer(), heaviest=90) != printer()
