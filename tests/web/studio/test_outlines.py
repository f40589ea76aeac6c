"""The slider: at every length from the shortest to the usual one the minutes add up, and what is protected stays."""

from __future__ import annotations

import pytest

from kit import speech
from kit.model.library import WORKSHOPS, Library
from kit.reading.diagnostics import Report
from kit.reading.door import shipped
from kit.web.studio import Outline, Studio
from tests.cli.small import change
from tests.web.studio.conftest import ROOT

NAMES = sorted(Library(shipped("workshops").parent, Report()).names(WORKSHOPS))


def outline(studio, name: str, **values: str) -> Outline:
    found = studio.agenda(name, studio.read(name, studio.usual(name) | values))
    assert isinstance(found, Outline), found
    return found


def total(found: Outline) -> int:
    main = [row for row in found.rows if not row.lane]
    return sum(row.minutes for row in main) - 2 * sum(row.minutes for row in main if row.kind == "overlap")


@pytest.mark.parametrize("name", NAMES)
def test_at_every_length_the_minutes_add_up_and_what_is_protected_stays(shipped_studio, name):
    usual = outline(shipped_studio, name)
    assert usual.minutes == usual.usual == total(usual) and not usual.gives
    assert usual.shortest <= usual.usual <= usual.longest
    held = {row.title: row.minutes for row in usual.rows if row.protected}
    for minutes in {usual.shortest, *range(usual.shortest, usual.usual, 15), usual.usual + 20}:
        found = outline(shipped_studio, name, duration=str(minutes))
        assert found.minutes == minutes == total(found)
        assert {row.title: row.minutes for row in found.rows if row.protected} == held
        assert {row.state for row in found.rows if row.protected} <= {"kept"}
        assert {row.title for row in found.rows if row.title} >= {row.title for row in usual.rows if row.title}
        assert len(found.gives) == sum(row.state != "kept" for row in found.rows if row.title)


def test_rows_say_what_becomes_of_each_step(shipped_studio):
    found = outline(shipped_studio, "cafe-debat", duration="1h30", participants="23", start="18h")
    assert (found.start, found.end, found.minutes, found.shortest) == ("18 h", "19 h 30", 90, 85)
    states = {row.title: (row.clock, row.state, row.minutes, row.usual) for row in found.rows}
    assert states["Accueil café, prénoms"] == ("18 h", "shortened", 10, 15)
    assert states["Pause"] == ("", "dropped", 0, 10)
    assert states["Récolte des besoins"] == ("19 h", "kept", 15, 15)
    assert [row.title for row in found.rows][5:8] == ["Débat 2 : qu'est-ce qui nous fait hésiter ?", "Pause",
                                                     "Récolte des besoins"]
    assert "« Pause » n'a pas lieu : 10 min de moins." in found.gives
    assert "« Accueil café, prénoms » dure 10 min au lieu de 15 min." in found.gives
    people = [(one.label, one.count) for one in found.quantities if one.kind == "people"]
    assert people == [("personnes", 23), ("tables", 5), ("personnes pour animer", 2)]


def test_a_length_that_is_too_short_is_said_with_what_is_missing(shipped_studio):
    wish = shipped_studio.read("cafe-debat", {"duration": "80"})
    faults = shipped_studio.agenda("cafe-debat", wish)
    assert [fault.code for fault in faults] == ["duree-trop-courte"] and "85" in faults[0].sentence + faults[0].hint


def test_lanes_pins_and_envelopes_are_rows_too(studio, folder):
    change(folder / "workshops" / "un.yaml", "  - {step: jeu, title: Jeu, kind: debate, minutes: 30/40/60}", """\
  - parallel:
      - [{step: a, title: Dedans, kind: work, minutes: 10/20/30}]
      - [{step: b, title: Dehors, kind: work, minutes: 5/10/10}]
  - {step: c, title: Un tour, kind: work, untimed: true, minutes: 5/10/10}
  - {step: d, title: Encore un, kind: work, untimed: true, minutes: 5/10/10}
  - {step: e, title: En plus, kind: work, optional: true, minutes: 0/10/10}
  - {step: repas, title: Repas, kind: break, at: "15:30", minutes: 30}""")
    found = outline(studio, "un")
    assert [(row.title, row.clock, row.lane) for row in found.rows] == [
        ("Cadre", "14 h", 0), ("En parallèle : Dedans / Dehors", "14 h 10", 0), ("Dedans", "14 h 10", 1),
        ("Dehors", "14 h 10", 2), ("Un tour", "14 h 30", 0), ("Encore un", "14 h 30", 0), ("En plus", "14 h 50", 0),
        ("", "15 h", 0), ("Repas", "15 h 30", 0)]
    assert found.rows[-2].kind == "gap" and total(found) == found.minutes == 120


def test_it_is_told_in_the_words_of_the_edition(shipped_studio):
    simple = outline(shipped_studio, "cafe-debat", edition="simple")
    assert [row.minutes for row in simple.rows] == [row.minutes for row in outline(shipped_studio, "cafe-debat").rows]
    assert [row.title for row in simple.rows] != [row.title for row in outline(shipped_studio, "cafe-debat").rows]


def test_a_page_in_english_writes_hours_and_lengths_as_english_does(request):
    speech.speak("en")
    request.addfinalizer(lambda: speech.speak(speech.USUAL))
    studio = Studio(ROOT)
    found = outline(studio, "cafe-debat", duration="1h50", start="18h")
    assert (found.start, found.end) == ("18:00", "19:50") and found.rows[0].clock == "18:00"
    assert any("10 min" in sentence for sentence in found.gives)
    assert next(one for one in studio.shelf() if one.name == "cafe-debat").length == "2 h"


def test_a_script_with_errors_has_its_faults_in_place_of_an_outline(studio, folder):
    wish = studio.read("un", {})
    change(folder / "workshops" / "un.yaml", "minutes: 10", "minutes: dix")
    faults = studio.agenda("un", wish)
    assert [(fault.code, fault.file) for fault in faults] == [("trois-nombres", "workshops/un.yaml")]
