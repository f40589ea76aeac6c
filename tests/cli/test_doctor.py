"""What an installation says of itself: all is well here, and each thing that may be amiss is found with its cure."""

from __future__ import annotations

import errno
import json

import pytest

from kit.cli import doctor
from kit.delivery import installation
from kit.delivery.installation import Wanted, libraries


def refuse(_folder):
    raise OSError(errno.EROFS, "Read-only file system")


def test_all_is_well_here(project, run):
    said = run("doctor")
    assert said.status == 0 and said.err == "" and "à voir" not in said.out
    for word in ("kit ", "Python", "reportlab", "polices", "16 ateliers", str(project), "imprimantes", "langues"):
        assert word in said.out
    assert not (project / "output").exists()


@pytest.mark.parametrize("broken, finding", (
    ({"try_writing": refuse}, "lecture seule"), ({"room_on_disk": lambda _: 1_000_000}, "0,0 Go"),
    ({"libraries": lambda extra="": [Wanted("reportlab", "5.0", "4.2")]}, "reportlab 5.0 (4.2)"),
    ({"libraries": lambda extra="": [Wanted("reportlab", "5.0", "")]}, "reportlab 5.0 (—)"),
))
def test_what_is_amiss_is_said_with_its_cure(project, run, monkeypatch, broken, finding):
    for name, instead in broken.items():
        monkeypatch.setattr(installation, name, instead)
    said = run("doctor")
    lines = said.out.splitlines()
    at = next(n for n, line in enumerate(lines) if finding in line)
    assert said.status == 3 and lines[at].startswith("à voir") and "→ " in lines[at + 1]
    assert lines[-1] == "Une chose empêche d'imprimer."
    found = json.loads(run("doctor", "--format", "json").out)
    assert [one["stops"] for one in found if finding in one["says"]] == [True]


def test_little_room_on_the_disk_is_said_and_stops_nothing(project, run, monkeypatch):
    monkeypatch.setattr(installation, "room_on_disk", lambda _: 200_000_000)
    said = run("doctor")
    assert said.status == 0 and "à voir" in said.out and "Libérez de la place" in said.out


def test_what_cannot_even_be_looked_at_is_a_finding(project, run, monkeypatch):
    def _letters(_output):
        raise ImportError("no msgspec")

    monkeypatch.setattr(doctor, "LOOKS", (_letters,))
    said = run("doctor")
    assert said.status == 3 and "no msgspec" in said.out


def test_the_libraries_are_those_that_setup_asks_for():
    wanted = {library.name: library for library in libraries()}
    assert {"reportlab", "click", "pyyaml"} <= wanted.keys() and all(one.serves for one in wanted.values())
    assert "pytest" in {library.name for library in libraries("test")}
    assert not Wanted("x", "5.10", "5.9").serves and Wanted("x", "5.9", "5.10").serves
