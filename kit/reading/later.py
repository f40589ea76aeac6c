"""Sequences whose items are made when they are asked for and then let go: what is too much to be held at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Later(Sequence[T]):
    """As many items as `count`, each made by its number; the `kept` that were asked for last are not made again."""

    def __init__(self, count: int, make: Callable[[int], T], kept: int = 0):
        self._count, self._make = count, lru_cache(kept)(make) if kept else make

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        return self._make(range(self._count)[index])

    def then(self, change: Callable[[T], U]) -> Later[U]:
        """What each item becomes."""
        return Later(self._count, lambda i: change(self._make(i)))

    def __mul__(self, times: int) -> Later[T]:
        """The same items over and over."""
        return Later(self._count * times, lambda i: self._make(i % self._count))
