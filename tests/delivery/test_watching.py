"""What a build read is watched: every way to save a file is noticed, once, and nothing that is half done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.delivery.watching import Watcher, watched
from kit.reading import looks
from kit.reading.door import listed, read_bytes


class Time:
    """A clock that only sleeping moves on, and what happens meanwhile: at a second, something is done."""

    def __init__(self) -> None:
        self.now, self.later = 0.0, []

    def at(self, second: float, do: Callable[[], object]) -> None:
        self.later.append((second, do))

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        due = [one for one in self.later if one[0] <= self.now]
        self.later = [one for one in self.later if one not in due]
        for _, do in due:
            do()


@pytest.fixture
def time(monkeypatch) -> Time:
    """No second goes by; a disk whose times show every change."""
    monkeypatch.setattr(looks, "_TICK", 0)
    return Time()


@pytest.fixture
def folder(tmp_path, time, monkeypatch) -> Path:
    """A project of one script, one deck and a logo, all of which were read."""
    monkeypatch.setattr(looks, "noted", {})
    for name in ("workshops/a.yaml", "cards/b.yaml", "logo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name} at first")
    for inner in ("workshops", "cards", "fonts"):
        for path in listed(tmp_path / inner):
            read_bytes(path, tmp_path)
    read_bytes(tmp_path / "logo.png", tmp_path)
    return tmp_path


@pytest.fixture
def told(folder, time) -> Callable[..., set[str]]:
    """What a watcher of the folder tells within some seconds, by the names of paths in it."""
    watcher = Watcher(looks.noted, lambda: time.now, time.sleep)
    return lambda patience=10.0: {Path(path).relative_to(folder).as_posix() for path in watcher.wait(patience)}


def save_over(path: Path, text: str) -> None:
    """As editors do that never leave a file half written."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text)
    os.replace(beside, path)


def save_aside(path: Path, text: str) -> None:
    """As editors do that keep what there was before."""
    path.rename(path.with_name(path.name + "~"))
    path.write_text(text)


@pytest.mark.parametrize("save", [Path.write_text, save_over, save_aside])
def test_a_save_is_told_once(folder, told, time, save):
    time.at(1, lambda: save(folder / "workshops/a.yaml", "one word more"))
    assert told() == {"workshops/a.yaml"}
    assert 1.1 <= time.now <= 1.35, "once nothing more is written, and soon"
    assert told() == set()


@pytest.mark.parametrize("change, paths", [
    (lambda home: (home / "workshops/new.yaml").write_text("new"), {"workshops/new.yaml"}),
    (lambda home: (home / "cards/b.yaml").rename(home / "cards/c.yaml"), {"cards/b.yaml", "cards/c.yaml"}),
    (lambda home: (home / "logo.png").unlink(), {"logo.png"}),
    (lambda home: (home / "fonts").mkdir() or (home / "fonts/Own.ttf").write_bytes(b"1"), {"fonts/Own.ttf"}),
    (lambda home: (home / "cards").rename(home / "jeux"), {"cards/b.yaml"}),
], ids=["new script", "renamed deck", "no logo", "new folder", "renamed folder"])
def test_what_comes_and_goes_is_told(folder, told, time, change, paths):
    time.at(1, lambda: change(folder))
    assert told() == paths
    assert told() == set()


def test_nothing_is_told_of_what_stays(folder, told, time):
    assert told(3.0) == set() and time.now == pytest.approx(3.0)


def test_a_file_is_told_once_it_is_written_to_its_end(folder, told, time):
    path = folder / "workshops/a.yaml"
    time.at(1.0, lambda: path.write_text("one"))
    time.at(1.08, lambda: path.write_text("one word"))
    time.at(1.16, lambda: path.write_text("one word more"))
    assert told() == {"workshops/a.yaml"}
    assert time.now >= 1.25 and path.read_text() == "one word more"


@pytest.mark.parametrize("away", [Path.unlink, lambda path: path.write_text("")], ids=["gone", "empty"])
def test_a_file_that_is_away_for_a_moment_was_saved(folder, told, time, away):
    path = folder / "workshops/a.yaml"
    time.at(1.0, lambda: away(path))
    time.at(1.2, lambda: path.write_text("back"))
    assert told() == {"workshops/a.yaml"}
    assert path.read_text() == "back"


def test_a_file_that_never_rests_is_told_all_the_same(folder, told, time):
    for tenth in range(100):
        time.at(1 + tenth / 20, lambda long="x" * tenth: (folder / "logo.png").write_text(long))
    assert told() == {"logo.png"}
    assert time.now < 4


@pytest.mark.parametrize("name", ["a.yaml~", "4913", "#a.yaml#", "a.yaml.tmp", ".a.yaml.swp"])
def test_what_editors_put_beside_a_file_is_nothing_new(folder, told, time, name):
    time.at(1, lambda: (folder / "workshops" / name).write_text("half"))
    assert told(3.0) == set()


def test_where_times_are_coarse_a_file_is_told_once_more_when_they_can_be_relied_on(folder, time, monkeypatch):
    """The second save within one second of the disk leaves no trace in size or times."""
    path, settled = str(folder / "logo.png"), {}
    monkeypatch.setattr(looks, "settled_look", lambda path: settled.get(path, looks.look(path)))
    settled[path] = None
    watcher = Watcher({path: looks.look(path)}, lambda: time.now, time.sleep)
    Path(path).write_text("saved once")
    assert watcher.wait(1.0) == {path}
    assert watcher.wait(1.0) == set()
    settled.clear()
    assert watcher.wait(1.0) == {path}
    assert watcher.wait(1.0) == set()


def test_a_slow_disk_is_left_alone_most_of_the_time(folder, time, monkeypatch):
    looked = []
    monkeypatch.setattr(looks, "look", lambda path: looked.append(path) or time.sleep(0.5) or "-")
    Watcher({"logo.png": "-"}, lambda: time.now, time.sleep).wait(10.0)
    assert len(looked) <= 5


def test_what_is_made_and_what_makes_it_is_not_watched(folder, monkeypatch):
    package = Path(looks.__file__).parents[1]
    read = (folder / "logo.png", folder / "output/a/manifest.json", folder / "output", package / "__init__.py",
            package / "locales/fr.yaml", sys.executable, package / "workshops/a.yaml", folder / "output-2/a.yaml")
    monkeypatch.setattr(looks, "noted", dict.fromkeys(map(str, read), "-"))
    assert set(watched(folder / "output")) == {
        str(folder / "logo.png"), str(folder / "output-2/a.yaml"), str(package / "workshops/a.yaml")}


_NAMES = st.sampled_from(["workshops/a.yaml", "workshops/n.yaml", "cards/b.yaml", "cards/m.yaml", "logo.png"])
_WAYS = st.sampled_from(["write", "over", "delete"])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.tuples(_NAMES, _WAYS), max_size=3), min_size=1, max_size=4))
def test_whatever_is_done_all_that_says_otherwise_is_told(tmp_path_factory, rounds):
    """And nothing that stays the file that it was."""
    home, now = tmp_path_factory.mktemp("home"), Time()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looks, "_TICK", 0)
        patch.setattr(looks, "noted", {})
        for inner in ("workshops", "cards"):
            (home / inner).mkdir()
            listed(home / inner)
        looks.note(home / "logo.png")
        watcher, count = Watcher(looks.noted, lambda: now.now, now.sleep), 0
        followed = {"logo.png"}  # of other files, their coming and going alone
        for edits in rounds:
            before, touched = _there(home), set()
            for name, way in edits:
                count += 1
                _do(home / name, way, f"{name} {count}")
                touched.add(name)
            told = {Path(path).relative_to(home).as_posix() for path in watcher.wait(1.0)}
            after = _there(home)
            assert told <= touched
            assert told >= {name for name in touched & followed if before.get(name) != after.get(name)}
            assert told >= {name for name in touched if (name in before) != (name in after)}


def _there(home: Path) -> dict[str, str]:
    return {path.relative_to(home).as_posix(): path.read_text() for path in home.rglob("*.*")}


def _do(path: Path, way: str, text: str) -> None:
    if way == "delete":
        path.unlink(missing_ok=True)
    elif way == "over":
        save_over(path, text)
    else:
        path.write_text(text)
