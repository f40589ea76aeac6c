"""Several who ask at the same time each get their own answer, and memory does not grow with what is built."""

from __future__ import annotations

import gc
import resource
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest


@pytest.mark.slow
def test_builds_pictures_and_running_orders_at_the_same_time(studio, folder):
    wishes = {str(people): studio.read("un", {"participants": str(people)}) for people in range(4, 6)}
    alone = {}
    for people, wish in wishes.items():
        studio.build("un", wish)
        alone[people] = studio.pdf("un", "f2")
    other = studio.build("deux", studio.read("deux", {}))
    pictures = [studio.page("deux", file.id, 1, 90) for file in other.files if file.pages]

    def ask(number: int) -> bool:
        people = str(4 + number // 4 % 2)
        if number % 4 == 0:
            build = studio.build("un", wishes[people])
            return not build.faults and build.wish is wishes[people] and studio.pdf("un", "f2") in alone.values()
        if number % 4 == 1:
            file = [file for file in other.files if file.pages][number % len(pictures)]
            studio._album.__init__()
            return studio.page("deux", file.id, 1, 90) in pictures
        if number % 4 == 2:
            return studio.agenda("un", wishes[people]).quantities[0].count == int(people)
        return studio.cover("un").startswith(b"\x89PNG")

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(16)))


@pytest.mark.slow
def test_a_script_that_is_written_while_it_is_read_never_ends_anything(studio, folder):
    script = folder / "workshops" / "un.yaml"
    text, wish = script.read_text("utf-8"), studio.read("un", {})

    def ask(number: int) -> bool:
        if number % 3 == 0:
            script.write_text(text[:len(text) // 2] if number % 2 else text, "utf-8")
            return True
        return bool(studio.build("un", wish) if number % 3 == 1 else (studio.shelf(), studio.agenda("un", wish)))

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(15)))
    script.write_text(text, "utf-8")
    assert not studio.build("un", wish).faults


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="where memory is counted in kilobytes")
def test_memory_is_flat_over_three_hundred_builds(studio, folder):
    def build(number: int) -> None:
        old = (folder / "cards" / "jeu-un.yaml").read_text("utf-8")
        (folder / "cards" / "jeu-un.yaml").write_text(old.replace("?", f"{number} ?", 1), "utf-8")
        found = studio.build("un", studio.read("un", {"participants": str(2 + number % 10)}))
        assert found.files and not found.faults
        if number % 5 == 0:
            studio.page("un", "f2", 1, 300 + number % 50)
        (folder / "cards" / "jeu-un.yaml").write_text(old, "utf-8")

    used = []
    for number in range(300):
        build(number)
        if number in (99, 299):
            gc.collect()
            used.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    assert used[1] - used[0] < 30_000  # kilobytes
