"""Properties, tried on a few examples with every run of the tests and on many with the slow ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy


def tried(*drawn: SearchStrategy, few: int, many: int, **how: Any) -> Callable[[Callable], Callable]:
    """`@given` of these, twice: `few` examples, and slowly `many`; `how` goes to `settings`."""
    def of(check: Callable[..., None]) -> Callable[[int], None]:
        def tries(count: int) -> None:
            settings(max_examples=count, deadline=None, **how)(given(*drawn)(check))()

        tries.__name__, tries.__doc__, tries.__module__ = check.__name__, check.__doc__, check.__module__
        return pytest.mark.parametrize("count", (few, pytest.param(many, marks=pytest.mark.slow)))(tries)

    return of
