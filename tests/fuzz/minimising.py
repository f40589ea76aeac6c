"""A file that breaks something becomes the smallest one that still does: lines go first, then bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

TRIALS = 120


def signature(said: str) -> str:
    """What is the same for the same fault: the words up to what depends on the file."""
    return re.sub(r"(:\d+):.*", r"\1", said)


def smallest(data: bytes, fails: Callable[[bytes], bool], trials: int = TRIALS) -> bytes:
    """The bytes without whatever the fault can do without, as far as the trials go."""
    budget = [trials]
    lines = _shortened(data.splitlines(True), lambda parts: fails(b"".join(parts)), budget)
    short = b"".join(lines)
    parts = _shortened([short[i:i + 1] for i in range(len(short))], lambda parts: fails(b"".join(parts)), budget)
    return b"".join(parts)


def _shortened(parts: Sequence[bytes], fails: Callable[[Sequence[bytes]], bool], budget: list[int]) -> Sequence[bytes]:
    """Stretches are left out, from half of all down to one part at a time."""
    size = len(parts) // 2
    while size and budget[0] > 0:
        at = 0
        while at < len(parts) and budget[0] > 0:
            budget[0] -= 1
            without = [*parts[:at], *parts[at + size:]]
            if fails(without):
                parts = without
            else:
                at += size
        size //= 2
    return parts
