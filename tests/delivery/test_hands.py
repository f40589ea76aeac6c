"""Work shared among processes comes back in order and whole, whatever becomes of a child."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from kit.delivery import hands
from kit.delivery.hands import shared

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
HERE = os.getpid()


def made_by(make: Callable[[int], object], count: int = 40, workers: int = 3, said=lambda: 0) -> list:
    return list(shared(count, lambda n: [make(n), os.getpid()], said, workers))


@pytest.fixture
def started(monkeypatch) -> list[int]:
    """The processes that were started; none may be left, running or not waited for."""
    found: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: found.append(child := fork()) or child)
    return found


def is_left(process: int) -> bool:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


@pytest.mark.parametrize("workers", [1, 2, 3, pytest.param(60, marks=pytest.mark.slow)])
def test_items_come_in_order_from_as_many_processes(workers, started):
    found = made_by(lambda n: "x" * n * 1000, 40, workers)
    assert [text for text, _ in found] == ["x" * n * 1000 for n in range(40)]
    assert len({process for _, process in found}) == min(workers, 40)
    assert len(started) == min(workers, 40) - 1 and not any(map(is_left, started))


def test_nothing_is_shared_of_nothing():
    assert list(shared(0, str, lambda: 0)) == []


def test_what_a_child_cannot_do_is_done_here():
    def make(number: int) -> int:
        if number % 3 == 1 and os.getpid() != HERE:
            raise ValueError
        return number

    found = made_by(make)
    assert [number for number, _ in found] == list(range(40))
    assert {process for number, process in found if number % 3 == 1} == {HERE}


def test_an_error_that_is_met_here_too_is_raised_here(started):
    with pytest.raises(ZeroDivisionError):
        made_by(lambda n: 1 // (n - 5))
    assert started and not any(map(is_left, started))


def test_what_a_child_reports_is_reported_here():
    said: list[int] = []
    found = list(shared(9, lambda n: said.append(n) or n if n == 4 else n, lambda: len(said), 2))
    assert found == list(range(9)) and said == [4]


def test_the_work_of_a_child_that_is_killed_is_done_here(started):
    def make(number: int) -> int:
        if number == 7 and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert [number for number, _ in made_by(make, 40, 3)] == list(range(40))
    assert started and not any(map(is_left, started))


def test_who_stops_listening_leaves_no_child(started):
    items = shared(1_000, lambda n: "x" * 100_000, lambda: 0, 3)
    next(items)
    items.close()
    assert started and not any(map(is_left, started))


def test_a_system_without_fork_does_all_by_itself(monkeypatch):
    monkeypatch.delattr(os, "fork")
    assert hands.hands() == 1
