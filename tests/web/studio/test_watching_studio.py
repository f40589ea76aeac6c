"""What is saved while the page is open is seen; what is looked at is built anew, if it is concerned."""

from __future__ import annotations

import time
from threading import Thread

import pytest

from tests.cli.small import change

SOON = 5.0  # seconds, far more than it takes


def settled() -> None:
    """Until a change that comes now shows in the times of files."""
    time.sleep(0.06)


def built(studio, name: str = "un"):
    settled()
    return studio.build(name, studio.read(name, studio.usual(name)))


def saved(studio, save) -> int:
    """The version after a save that happens while somebody waits."""
    Thread(target=lambda: (time.sleep(0.15), save())).start()
    return studio.changed(studio.version, SOON)


def test_without_a_change_one_waits_no_longer_than_one_is_patient(studio):
    build, begun = built(studio), time.monotonic()
    assert studio.changed(build.number, 0.15) == build.number
    assert 0.1 < time.monotonic() - begun < 2
    assert studio.changed(build.number - 1, SOON) == build.number


def test_a_save_builds_what_is_looked_at_anew(studio, folder):
    before = built(studio)
    version = saved(studio, lambda: change(folder / "workshops" / "un.yaml", "Un essai", "Un bel essai"))
    now = studio.built("un")
    assert version == now.number > before.number and "Un bel essai" in now.files[0].title
    assert studio.changed(version, 0.2) == version


@pytest.mark.slow
def test_an_error_shows_and_goes_when_it_is_mended(studio, folder):
    built(studio)
    saved(studio, lambda: change(folder / "cards" / "jeu-un.yaml", "front: Que", "frnt: Que"))
    assert studio.built("un").stale and studio.built("un").faults[0].file == "cards/jeu-un.yaml"
    saved(studio, lambda: change(folder / "cards" / "jeu-un.yaml", "frnt: Que", "front: Que"))
    assert not studio.built("un").stale and not studio.built("un").faults


@pytest.mark.slow
def test_another_workshop_that_changes_is_a_new_version_and_no_new_build(studio, folder):
    before = built(studio)
    version = saved(studio, lambda: change(folder / "workshops" / "deux.yaml", "Un essai", "Deux essais"))
    assert version > before.number and studio.built("un") is before
    assert [one.title for one in studio.shelf() if one.name == "deux"] == ["Deux essais"]


def test_a_new_script_is_noticed_before_anything_was_built(studio, folder):
    settled()
    script = (folder / "workshops" / "un.yaml").read_text("utf-8").replace("workshop: un", "workshop: trois")
    assert saved(studio, lambda: (folder / "workshops" / "trois.yaml").write_text(script, "utf-8")) == 1


@pytest.mark.slow
def test_several_who_wait_hear_of_one_change_once(studio, folder):
    before = built(studio)
    heard = []
    waiting = [Thread(target=lambda: heard.append(studio.changed(before.number, SOON))) for _ in range(5)]
    for thread in waiting:
        thread.start()
    time.sleep(0.2)
    change(folder / "workshops" / "un.yaml", "Un essai", "Un bel essai")
    for thread in waiting:
        thread.join(SOON)
    assert heard == [before.number + 1] * 5
