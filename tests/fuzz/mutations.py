"""Bytes become other bytes: a few small harms each time, to bytes, lines and values; the same for the same seed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.nasties import ALL, BYTES, EXTREMES, MARKUP, UNICODE

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]
_VALUE = re.compile(rb"(?<=: )[^\n]+|(?<=- )[^\n]+")
_CELL = re.compile(rb"[^;,\t\r\n]+")
_KEY = re.compile(rb"[A-Za-z_-]+(?=:)")
_INDENT = re.compile(rb"( *)(.*)", re.DOTALL)
_NUMBER = re.compile(rb"\d+")
_WORD = re.compile(r"[^\W\d_]+")


def mutated(random: Random, data: bytes, others: Sequence[bytes], ways: Sequence[Mutation], most: int = 4) -> bytes:
    """The bytes after one or more harms, of these ways."""
    for _ in range(random.randint(1, most)):
        data = random.choice(ways)(random, data, others)
    return data


def flip(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """One bit is another."""
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1:]


def insert(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A byte or a few where none were wanted."""
    at = random.randint(0, len(data))
    more = random.choice((random.randbytes(random.randint(1, 8)), random.choice(BYTES), random.choice(ALL)))
    return data[:at] + more + data[at:]


def delete(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Some bytes are gone; mostly few."""
    at = random.randint(0, len(data))
    return data[:at] + data[at + random.choice((1, 1, 2, 5, 20, 200)):]


def truncate(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The end is gone."""
    return data[:random.randint(0, len(data))]


def repeat(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A stretch stands twice, or many times."""
    at = random.randint(0, len(data))
    return data[:at] + data[at:at + random.randint(1, 60)] * random.choice((2, 3, 30)) + data[at:]


def splice(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The beginning of this file and the end of another, cut at lines or anywhere."""
    other = random.choice(others)
    if random.random() < 0.5:
        ours, theirs = data.splitlines(True), other.splitlines(True)
        return b"".join(ours[:random.randint(0, len(ours))] + theirs[random.randint(0, len(theirs)):])
    return data[:random.randint(0, len(data))] + other[random.randint(0, len(other)):]


def _on_lines(change: Callable[[Random, list[bytes], int], None]) -> Mutation:
    """A mutation of the lines of a file, at one of them."""

    def mutation(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
        lines = data.split(b"\n")
        change(random, lines, random.randrange(len(lines)))
        return b"\n".join(lines)

    return mutation


def _twice(random: Random, lines: list[bytes], at: int) -> None:
    lines.insert(random.randint(0, len(lines)), lines[at])


def _gone(random: Random, lines: list[bytes], at: int) -> None:
    del lines[at:at + random.choice((1, 1, 3))]


def _swapped(random: Random, lines: list[bytes], at: int) -> None:
    other = random.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indented(random: Random, lines: list[bytes], at: int) -> None:
    text = lines[at].lstrip(b" ")
    lines[at] = random.choice((b"", b" ", b"  ", b"    ", b"\t", b" " * 40, b"- ", b"  - ")) + text


def _indents_swapped(random: Random, lines: list[bytes], at: int) -> None:
    other = random.randrange(len(lines))
    (lead, one), (indent, two) = (_INDENT.match(lines[number]).groups() for number in (at, other))
    lines[at], lines[other] = indent + one, lead + two


def _blank(random: Random, lines: list[bytes], at: int) -> None:
    lines[at:at] = [random.choice((b"", b"   ", b"#", b"# x", b"---", b"..."))] * random.randint(1, 4)


def _on_match(pattern: re.Pattern, words: Sequence[bytes]) -> Mutation:
    """A mutation that puts a word in the place of one of the matches, before it, or behind it."""

    def mutation(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        start, end = random.choice(found).span()
        at, to = random.choice(((start, end), (start, end), (start, start), (end, end)))
        return data[:at] + random.choice(words) + data[to:]

    return mutation


def _borrow(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The value of one key is that of another, of this file or of another one."""
    ours, theirs = list(_VALUE.finditer(data)), _VALUE.findall(random.choice((data, random.choice(others))))
    if not ours or not theirs:
        return data
    start, end = random.choice(ours).span()
    return data[:start] + random.choice(theirs) + data[end:]


def reword(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Among the words of a text, or instead of one, something else: written so that it is read as it stands."""
    values = [found for found in _VALUE.finditer(data) if b" " in found[0] and found[0][:1] not in b"[{|>"]
    if not values:
        return data
    start, end = random.choice(values).span()
    text = data[start:end].decode("utf-8", "replace").strip("\"'")
    words = list(_WORD.finditer(text)) or [re.match("", text)]
    at, to = random.choice(words).span()
    more = "".join(random.choices((*UNICODE, *MARKUP), k=random.choice((1, 1, 1, 2, 5))))
    text = text[:at] + more + text[random.choice((at, to)):]
    return data[:start] + json.dumps(text, ensure_ascii=False).encode("utf-8", "replace") + data[end:]


OF_VALUES: tuple[Mutation, ...] = (
    _on_match(_VALUE, ALL), _on_match(_VALUE, ALL), _on_match(_NUMBER, EXTREMES), _borrow,
)
OF_CELLS = (_on_match(_CELL, ALL), _on_match(_CELL, EXTREMES))
OF_LINES: tuple[Mutation, ...] = tuple(map(_on_lines, (_twice, _gone, _swapped, _indented, _indents_swapped, _blank)))
OF_BYTES: tuple[Mutation, ...] = (flip, insert, delete, truncate, repeat)
OF_FILES = (*OF_VALUES, *OF_LINES, *OF_BYTES, splice, _on_match(_KEY, ALL))
