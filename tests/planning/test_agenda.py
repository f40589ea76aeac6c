"""How times and lengths are written."""

from __future__ import annotations

import pytest

from kit.planning.agenda import clock, length


@pytest.mark.parametrize(("minutes", "written"), [
    (845, "14 h 05"), (840, "14 h"), (0, "0 h"), (5, "0 h 05"), (1439, "23 h 59"), (1440, "0 h (+1)"),
    (1470, "0 h 30 (+1)"), (2 * 1440 + 600, "10 h (+2)")])
def test_clock(minutes, written):
    assert clock(minutes) == written


@pytest.mark.parametrize(("minutes", "written"), [
    (0, "0 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30"), (65, "1 h 05"), (1440, "24 h"), (1800, "30 h")])
def test_length(minutes, written):
    assert length(minutes) == written
