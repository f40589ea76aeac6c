"""Same input, same version: same bytes; whoever's machine it is, wherever it stands, whatever the day.

The shipped packs are built elsewhere once, in tests/test_promises.py; here a small project is built in odder places.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

from kit.cli.app import main
from tests.delivery.project import DECK, SHEET, WORKSHOP
from tests.fuzz.samples import written
from tests.test_promises import held

ROOT = Path(__file__).resolve().parents[1]
LINES = (["pack", "essai", "autre"], ["deck", "cartes"], ["sheet", "regles"])
# Another day and hour, for all who ask Python; nobody of the kit should.
CLOCK = """
import datetime, time
class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls(*{day!r})
class Moment(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return cls(*{day!r}, 23, 59, 59, tzinfo=zone)
    utcnow = today = now
datetime.date, datetime.datetime = Date, Moment
time.time = lambda: {seconds!r}
"""
START = """
import os, sys
os.umask({umask!r})
from kit.cli.app import main
if __name__ == "__main__":
    sys.exit(max(main(words) for words in {lines!r}))
"""


def project(folder: Path) -> Path:
    """Two workshops, a deck and a sheet."""
    for name in ("essai", "autre"):
        written(folder, f"workshops/{name}.yaml", WORKSHOP.replace("workshop: essai", f"workshop: {name}").encode())
    written(folder, "cards/cartes.yaml", DECK.encode()), written(folder, "assets/sheets/regles.yaml", SHEET.encode())
    return folder


def built(folder: Path, day: tuple[int, int, int], umask: int, lines: list[list[str]],
          **environment: str | None) -> Path:
    """The output of a project in that folder; a variable that is None is not set."""
    project(folder)
    code = CLOCK.format(day=day, seconds=day[0] * 31_556_952.0 - 62e9) + START.format(umask=umask, lines=lines)
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, encoding="utf-8",
                          errors="replace", env={name: value for name, value in given.items() if value is not None})
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
    return folder / "output"


@pytest.fixture(scope="module")
def usual(tmp_path_factory) -> Path:
    folder = project(tmp_path_factory.mktemp("ici"))
    with chdir(folder):
        assert [main(words) for words in LINES] == [0] * len(LINES)
    return folder / "output"


@pytest.mark.parametrize("day, umask, jobs, environment", (
    ((2028, 2, 29), 0o077, "4", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
                                 "SOURCE_DATE_EPOCH": "abc", "HOME": "/nulle/part"}),
    pytest.param(
        (1999, 12, 31), 0o002, "1", {"PYTHONHASHSEED": "random", "TZ": "pas/une/zone", "LC_ALL": "C", "LANG": None,
                                     "SOURCE_DATE_EPOCH": "-9" * 12, "HOME": None, "XDG_CONFIG_HOME": None},
        marks=pytest.mark.slow),
))
def test_the_machine_the_place_and_the_day_change_no_byte(usual, tmp_path, day, umask, jobs, environment):
    """Workshops in another order and with other `--jobs` too."""
    lines = [[*LINES[0][:1], *reversed(LINES[0][1:]), "--jobs", jobs], *LINES[1:]]
    place = tmp_path / "Élise & fils" / "un dossier qui est tout au fond" / ("très" * 20)
    one, other = held(usual), held(built(place, day, umask, lines, **environment))
    assert one.keys() == other.keys() and len(one) > 20
    assert [name for name in one if one[name] != other[name]] == []


def test_a_folder_that_is_gone_is_a_refusal_and_no_trace(tmp_path, monkeypatch, capsys):
    gone = tmp_path / "parti"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["list"]) == 3
    assert "Traceback" not in capsys.readouterr().err
